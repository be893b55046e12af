"""What the application does with the label set of the database, and with its lists of entities."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from annotator import workflow
from annotator.app.backups import Backups
from annotator.app.open_library import OpenLibrary
from annotator.app.voice import Voice
from annotator.core.errors import AnnotatorError
from annotator.core.labels import Label
from annotator.window.dialogs.labels import LabelsDialog
from annotator.window.dialogs.lists import ListsDialog
from annotator.window.main_window import MainWindow


class LabelsAndLists(QObject):
    """Lets people change which labels entities may have, and which texts are entities."""

    def __init__(self, window: MainWindow, opened: OpenLibrary, backups: Backups, voice: Voice) -> None:
        super().__init__(window)
        self._window, self._opened, self._backups, self._voice = window, opened, backups, voice

    def ask_labels(self) -> None:
        """Ask which labels entities may have, and what existing labels become."""

        def show(in_use: dict[str, int]) -> None:
            dialog = LabelsDialog(self._opened.library.labels.all(), in_use, self._window)
            dialog.chosen.connect(self.take)
            dialog.open()

        # In the background, as all entities are looked through for it.
        self._opened.ask(lambda library: library.labels.in_use(), show)

    def take(self, labels: list[Label], renames: dict[str, str]) -> None:
        """Keep another label set; where entities change with it, a backup is made first."""
        if renames:  # entities change all over the database
            self._backups.before(lambda: self._set(labels, renames))
        else:
            self._set(labels, renames)

    def _set(self, labels: list[Label], renames: dict[str, str]) -> None:
        window, library = self._window, self._opened.library
        open_issue, article = window.open_issue, window.focus_.article_id
        if not window.leave_issue():
            return
        try:
            self._opened.show_left_out(library.labels.change(labels, renames, author=window.settings.person))
        except AnnotatorError as error:
            self._voice.complain(error)
        window.show_labels(library.labels.all())
        if open_issue is not None:
            self._opened.show_issue(open_issue.issue_id)
            window.focus_.choose(article)

    def ask_lists(self) -> None:
        """Show the lists of entities, to which more can be added."""
        dialog = ListsDialog(self._opened.library.word_lists.names(), self._opened.library.labels.all(), self._window)
        dialog.dropped.connect(self._opened.library.word_lists.drop)
        dialog.file_requested.connect(lambda path, label: self.keep_list(path, label, dialog))
        dialog.open()

    def keep_list(self, path: Path, label: str, dialog: ListsDialog) -> None:
        """Keep the entities in a file as a list."""
        try:
            count = workflow.keep_list(self._opened.library, path, label=label)
        except AnnotatorError as error:
            self._voice.complain(error)
            return
        dialog.show_lists(self._opened.library.word_lists.names())
        self._window.show_message(self.tr("{0} entities are kept; “Make new suggestions” takes them up.").format(count))
