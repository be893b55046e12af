"""What the window asks in dialogs: one method for each action that opens one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.core import edits
from annotator.window.dialogs.changes import ChangesDialog
from annotator.window.dialogs.continue_article import ContinueDialog
from annotator.window.dialogs.keys import KeysDialog
from annotator.window.dialogs.newspaper import NewspaperDialog
from annotator.window.dialogs.palette import PaletteDialog
from annotator.window.dialogs.preferences import PreferencesDialog

if TYPE_CHECKING:
    from annotator.window.main_window import MainWindow


class Dialogs:
    """Opens the dialogs of a window and hands on what they bring."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def continue_article(self) -> None:
        """Ask which article the segment at the caret goes on, and link them."""
        desk = self._window.desk
        dialog = ContinueDialog(desk.open_issue, desk.segment, self._window)
        dialog.chosen.connect(self._window.gestures.boundaries.go_on_with)
        dialog.open()

    def newspaper(self) -> None:
        """Ask which newspaper the issue is of."""
        desk = self._window.desk
        desk.editor.store_typing()
        if desk.open_issue.may_edit():
            desk.database.ask(lambda library: library.listing.newspapers(), self._ask_newspaper)

    def show_changes(self) -> None:
        """Show the chosen article against the raw text."""
        desk = self._window.desk
        desk.editor.store_typing()
        dialog = ChangesDialog(desk.open_issue, desk.focus.article_id, self._window.language, self._window)
        dialog.export_requested.connect(self._window.page_requested)
        dialog.open()

    def show_palette(self) -> None:
        """Ask for an action by a few letters of it."""
        PaletteDialog(self._window.actions_, self._window).open()

    def show_keys(self) -> None:
        """Show all actions with their keys, which can be changed there."""
        dialog = KeysDialog(self._window.actions_, self._window)
        dialog.keys_chosen.connect(self._on_keys_chosen)
        dialog.open()

    def preferences(self) -> None:
        """Ask what the person prefers, and keep it."""
        dialog = PreferencesDialog(self._window.settings, self._window)
        dialog.chosen.connect(lambda changes: self._window.change_settings(**changes))
        dialog.open()

    def _ask_newspaper(self, known: Sequence[str]) -> None:
        open_issue = self._window.open_issue
        if open_issue is None:
            return  # it was closed meanwhile
        dialog = NewspaperDialog(open_issue.issue, known, self._window)
        dialog.chosen.connect(lambda title: open_issue.act(edits.set_newspaper, title))
        dialog.open()

    def _on_keys_chosen(self, name: str, keys: str) -> None:
        others = {other: chosen for other, chosen in self._window.settings.keys.items() if other != name}
        own = {} if keys == self._window.actions_.rows[name].keys else {name: keys}
        self._window.change_settings(keys={**others, **own})
