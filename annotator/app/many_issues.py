"""What the application does with the issues of the database as a list: one is opened, several changed or deleted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from annotator import workflow
from annotator.app.background import Background
from annotator.app.exports import Exports
from annotator.app.open_library import OpenLibrary
from annotator.app.suggestions import Suggestions
from annotator.app.whole_database import WholeDatabase
from annotator.core import edits
from annotator.core.issue import Issue
from annotator.core.lease import Lease
from annotator.core.operations import Operation
from annotator.window.dialogs.deleted import DeletedDialog
from annotator.window.dialogs.issues import IssuesDialog
from annotator.window.dialogs.newspaper import NewspaperDialog
from annotator.window.looks.literal import plain_box
from annotator.window.main_window import MainWindow

if TYPE_CHECKING:
    from annotator.workflow import DeletedIssue


class ManyIssues(QObject):
    """Shows the list of issues, and does what is asked for those that are selected in it."""

    def __init__(
        self,
        window: MainWindow,
        opened: OpenLibrary,
        background: Background,
        whole_database: WholeDatabase,
        exports: Exports,
        suggestions: Suggestions,
    ) -> None:
        super().__init__(window)
        self._window, self._opened, self._background = window, opened, background
        self._whole_database, self._exports, self._suggestions = whole_database, exports, suggestions
        self._dialog: IssuesDialog | None = None

    def show(self) -> None:
        """Show the issues of the library, to open one or do something with several."""
        library = self._opened.library
        dialog = IssuesDialog(
            library.listing,
            library.leases.all(),
            self._window,
            newspapers=library.listing.newspapers(),
            is_read_only=library.is_read_only,
        )
        dialog.chosen.connect(self._opened.show_issue)
        dialog.export_wanted.connect(self._export)
        dialog.suggest_wanted.connect(self.suggest_again)
        dialog.newspaper_wanted.connect(self._ask_newspaper)
        dialog.delete_wanted.connect(self._ask_to_delete)
        dialog.deleted_wanted.connect(self.show_deleted)
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None

    def _refresh(self) -> None:
        if self._dialog is not None:
            self._dialog.refresh()

    def _export(self, ids: list[int]) -> None:
        if self._dialog is not None:
            self._dialog.reject()
        self._exports.ask(ids)

    def _ask_newspaper(self, ids: list[int]) -> None:
        listing = self._opened.library.listing
        row = listing.row(ids[0])
        title = row.title if len(ids) == 1 else self.tr("%n issue(s)", "", len(ids))
        dialog = NewspaperDialog(title, row.newspaper, listing.newspapers(), self._dialog)
        dialog.chosen.connect(partial(self.set_newspaper, ids))
        dialog.open()

    def set_newspaper(self, ids: list[int], title: str) -> None:
        """Set the newspaper of issues, one step in each; what others edit is left out."""

        def verb(issue: Issue, *, author: str, issue_id: int) -> Operation:
            return edits.set_newspaper(issue, title, author=author)

        self._whole_database.act(dict.fromkeys(ids, verb), self._refresh)

    def suggest_again(self, ids: list[int]) -> None:
        """Make new suggestions for issues; people's decisions stay."""
        open_issue, settings = self._window.open_issue, self._window.settings
        if open_issue is not None and open_issue.issue_id in ids:
            self._suggestions.suggest_again()
            ids = [one for one in ids if one != open_issue.issue_id]
        database = self._opened.library.address

        def work(progress: workflow.OnProgress) -> tuple[list[workflow.Done], list[Lease]]:
            with workflow.open_library(database) as library:
                return workflow.renew_in_all(
                    library, ids, author=settings.person, entities=settings.tag_entities, progress=progress
                )

        def show(outcome: tuple[list[workflow.Done], list[Lease]]) -> None:
            self._whole_database.remember(*outcome)
            self._refresh()

        if ids:
            self._background.start_with_progress(self.tr("Looking for suggestions…"), work, show, ends_early=True)

    def _ask_to_delete(self, ids: list[int]) -> None:
        text = self.tr("Delete %n issue(s)? They are kept whole, and “Deleted issues…” brings them back.", "", len(ids))
        box = plain_box(QMessageBox.Icon.Question, self.tr("Delete issues"), text, self._dialog or self._window)
        delete = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        delete.clicked.connect(partial(self.delete, ids))
        box.open()

    def delete(self, ids: list[int]) -> None:
        """Delete issues; those that others edit stay."""
        window, opened = self._window, self._opened
        author = window.settings.person
        if window.open_issue is not None and window.open_issue.issue_id in ids:
            if not window.leave_issue():
                return
            opened.library.leases.keep_only()

        def show(outcome: tuple[list[DeletedIssue], list[Lease]]) -> None:
            kept, held = outcome
            text = self.tr("Issues deleted: {0}. “Deleted issues…” in the list of issues brings them back.")
            window.show_message(text.format(len(kept)))
            opened.show_left_out(held)
            self._refresh()
            if window.open_issue is None:
                opened.show_latest()

        opened.ask(lambda library: workflow.delete(library, ids, author=author), show)

    def show_deleted(self) -> None:
        """Show the issues that were deleted."""
        dialog = DeletedDialog(self._opened.library.deleted.all(), self._dialog or self._window)

        def show(_nothing: object) -> None:
            dialog.show_issues(self._opened.library.deleted.all())
            self._refresh()

        dialog.back_wanted.connect(
            lambda numbers: self._opened.ask(lambda library: workflow.bring_back(library, numbers), show)
        )
        dialog.removal_wanted.connect(lambda numbers: self._ask_to_remove(numbers, dialog, show))
        dialog.open()

    def _ask_to_remove(self, numbers: list[int], dialog: DeletedDialog, show: Callable[[object], None]) -> None:
        text = self.tr("Remove %n deleted issue(s) for good? Nothing brings them back then.", "", len(numbers))
        box = plain_box(QMessageBox.Icon.Warning, dialog.windowTitle(), text, dialog)
        remove = box.addButton(self.tr("Remove for good"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        remove.clicked.connect(lambda: self._opened.ask(lambda library: library.deleted.forget(numbers), show))
        box.open()
