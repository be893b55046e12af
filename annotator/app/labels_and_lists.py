"""What the application does with the label set of the database, and with its lists of entities."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator import workflow
from annotator.core.errors import AnnotatorError
from annotator.core.labels import Label
from annotator.window.dialogs.labels import LabelsDialog
from annotator.window.dialogs.lists import ListsDialog

if TYPE_CHECKING:
    from annotator.app.application import Application


class LabelsAndLists(QObject):
    """Lets people change which labels entities may have, and which texts are entities."""

    def __init__(self, app: Application) -> None:
        super().__init__(app)
        self._app = app

    def ask_labels(self) -> None:
        """Ask which labels entities may have, and what becomes of those that there are."""

        def show(in_use: dict[str, int]) -> None:
            dialog = LabelsDialog(self._app.library.labels.all(), in_use, self._app.window)
            dialog.chosen.connect(self.take)
            dialog.open()

        # In the background, as all entities are looked through for it.
        self._app.whole_database.ask(lambda library: library.labels.in_use(), show)

    def take(self, labels: list[Label], renames: dict[str, str]) -> None:
        """Keep another label set; where entities change with it, a backup is made first."""
        if renames:  # entities change all over the database
            self._app.backups.before(lambda: self._set(labels, renames))
        else:
            self._set(labels, renames)

    def _set(self, labels: list[Label], renames: dict[str, str]) -> None:
        window, library = self._app.window, self._app.library
        open_issue, article = window.open_issue, window.focus_.article_id
        if not window.leave_issue():
            return
        try:
            self._app.show_left_out(library.labels.change(labels, renames, author=window.settings.person))
        except AnnotatorError as error:
            self._app.complain(error)
        window.show_labels(library.labels.all())
        if open_issue is not None:
            self._app.show_issue(open_issue.issue_id)
            window.focus_.choose(article)

    def ask_lists(self) -> None:
        """Show the lists of entities, to which more can be added."""
        dialog = ListsDialog(self._app.library.word_lists.names(), self._app.library.labels.all(), self._app.window)
        dialog.dropped.connect(self._app.library.word_lists.drop)
        dialog.file_requested.connect(lambda path, label: self.keep_list(path, label, dialog))
        dialog.open()

    def keep_list(self, path: Path, label: str, dialog: ListsDialog) -> None:
        """Keep the entities in a file as a list."""
        try:
            count = workflow.keep_list(self._app.library, path, label=label)
        except AnnotatorError as error:
            self._app.complain(error)
            return
        dialog.show_lists(self._app.library.word_lists.names())
        self._app.window.show_message(self.tr("{0} entities are kept; “Suggest anew” takes them up.").format(count))
