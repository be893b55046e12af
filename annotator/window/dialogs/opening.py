"""What the window asks in dialogs: one method for each action that opens one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from annotator.core import edits
from annotator.window.actions import Actions
from annotator.window.desk import Desk
from annotator.window.dialogs.changes import ChangesDialog
from annotator.window.dialogs.continue_article import ContinueDialog
from annotator.window.dialogs.details import DetailsDialog
from annotator.window.dialogs.guide import show_guide
from annotator.window.dialogs.keys import KeysDialog
from annotator.window.dialogs.newspaper import NewspaperDialog
from annotator.window.dialogs.palette import PaletteDialog
from annotator.window.dialogs.preferences import PreferencesDialog
from annotator.window.gestures.boundaries import BoundaryGestures


class Dialogs:
    """Opens the dialogs of a window and passes on their results; `write_page` writes a page into a file."""

    def __init__(
        self, window: QWidget, desk: Desk, actions: Actions, language: str, write_page: Callable[[Path, str], object]
    ) -> None:
        self._window = window
        self._desk = desk
        self._boundaries = BoundaryGestures(desk)
        self._actions = actions
        self._language = language
        self._write_page = write_page

    def continue_article(self) -> None:
        """Ask which article the segment at the caret continues, and link them."""
        dialog = ContinueDialog(self._desk.open_issue, self._desk.segment, self._window)
        dialog.chosen.connect(self._boundaries.go_on_with)
        dialog.open()

    def newspaper(self) -> None:
        """Ask for the newspaper of the issue."""
        desk = self._desk
        desk.editor.store_typing()
        if desk.open_issue.may_edit():
            desk.database.ask(lambda library: library.listing.newspapers(), self._ask_newspaper)

    def details(self) -> None:
        """Ask what the catalogue says of the issue and the chosen article."""
        desk = self._desk
        desk.editor.store_typing()
        if desk.open_issue.may_edit():
            desk.database.ask(lambda library: library.listing.newspapers(), self._ask_details)

    def show_changes(self) -> None:
        """Show the chosen article against the raw text."""
        desk = self._desk
        desk.editor.store_typing()
        dialog = ChangesDialog(desk.open_issue, desk.focus.article_id, self._language, self._window)
        dialog.export_requested.connect(self._write_page)
        dialog.open()

    def show_guide(self) -> None:
        """Open the guide at what has the keyboard."""
        show_guide(QApplication.activeModalWidget() or self._window)

    def show_palette(self) -> None:
        """Ask for an action by a few letters of it."""
        PaletteDialog(self._actions, self._window).open()

    def show_keys(self) -> None:
        """Show all actions with their keys, which can be changed there."""
        dialog = KeysDialog(self._actions, self._window)
        dialog.keys_chosen.connect(self._on_keys_chosen)
        dialog.open()

    def preferences(self) -> None:
        """Ask what the person prefers, and keep it."""
        dialog = PreferencesDialog(self._desk.settings, self._window)
        dialog.chosen.connect(self._desk.preferred)
        dialog.open()

    def _ask_newspaper(self, known: Sequence[str]) -> None:
        if not self._desk.focus.article_id:
            return  # the issue was closed in between
        open_issue = self._desk.open_issue
        issue = open_issue.issue
        dialog = NewspaperDialog(issue.title, issue.newspaper, known, self._window)
        dialog.chosen.connect(lambda title: open_issue.act(edits.set_newspaper, title))
        dialog.open()

    def _ask_details(self, known: Sequence[str]) -> None:
        if not self._desk.focus.article_id:
            return  # the issue was closed in between
        open_issue = self._desk.open_issue
        dialog = DetailsDialog(open_issue.issue, self._desk.focus.article_id, known, self._window)
        dialog.chosen.connect(lambda said, newspaper: open_issue.act(edits.set_details, said, newspaper))
        dialog.open()

    def _on_keys_chosen(self, name: str, keys: str) -> None:
        others = {other: chosen for other, chosen in self._desk.settings.keys.items() if other != name}
        own = {} if keys == self._actions.rows[name].keys else {name: keys}
        self._desk.preferred.emit({"keys": {**others, **own}})
