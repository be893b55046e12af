"""Gestures on the print that the text was read from: the way to what is faint in it, and what else it may say."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication

from annotator.core import edits
from annotator.core.errors import Refused, Why
from annotator.core.faint import Faint, faint_before, faint_behind
from annotator.core.records import Position
from annotator.window.desk import Desk
from annotator.window.page.alternatives import AlternativesMenu, choices_at


class PrintGestures:
    """The gestures on the print at the caret."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def next_faint(self) -> None:
        """Go to the next character that its reader was not sure of, or gap where one may be missing."""
        self.desk.editor.store_typing()
        self._show(faint_behind(self.desk.issue, self.desk.raw_selection()))

    def previous_faint(self) -> None:
        """Go to the doubtful character or the gap before."""
        self.desk.editor.store_typing()
        self._show(faint_before(self.desk.issue, self.desk.raw_selection()))

    def show_strip(self) -> None:
        """Show strips of print above the text and in the panels, or none."""
        if not self.desk.side.has_pages:
            text = QCoreApplication.translate("PageGestures", "This issue came as text, without pages.")
            self.desk.message.emit(text)
            return
        self.desk.preferred.emit({"strip_shown": not self.desk.settings.strip_shown})

    def show_alternatives(self) -> None:
        """List what else the character at the caret may be."""
        editor = self.desk.editor
        editor.store_typing()
        if self.desk.article.approved:
            self.desk.open_issue.refused.emit(Refused(Why.APPROVED))
            return
        offset = self._offset()
        choices = choices_at(self.desk.issue, editor.offsets, offset)
        if not choices:
            text = QCoreApplication.translate("PrintGestures", "Nothing is known that looks like this character.")
            self.desk.message.emit(text)
            return
        menu = AlternativesMenu(choices, partial(self._choose, editor.article_id, offset), editor)
        rects = editor.rects(offset, offset + 1)
        corner = rects[0].bottomLeft().toPoint() if rects else editor.cursorRect().bottomLeft()
        menu.popup(editor.viewport().mapToGlobal(corner))

    def _offset(self) -> int:
        """Where the character at the caret stands in the chosen article's text, or the first one that is selected."""
        if self.desk.raw.hasFocus():
            return self.desk.editor.offsets.to_text(Position(self.desk.raw_selection()[0]))
        return self.desk.editor.selection()[0]

    def _choose(self, article_id: str, offset: int, text: str) -> None:
        """Correct a character, and go on behind it."""
        desk, behind = self.desk, offset + len(text)
        if desk.open_issue.act(edits.correct, article_id, offset, offset + 1, text):
            desk.show_stretch(article_id, behind, behind)

    def _show(self, ways: Iterable[Faint]) -> None:
        """Show the first of some that can be corrected."""
        layout = self.desk.issue.layout
        faint = next((one for one in ways if not layout.article_at(one.start).approved), None)
        if faint is None:
            text = QCoreApplication.translate("PrintGestures", "There is no further doubtful character or gap.")
            self.desk.message.emit(text)
            return
        self.desk.choose(layout.article_at(faint.start))
        stretch = self.desk.editor.offsets.to_stretch(Position(faint.start), Position(faint.end))
        self.desk.show_stretch(self.desk.focus.article_id, *stretch)
