"""Gestures on the text: joining paragraphs, and seeing what stood at a place."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QToolTip

from annotator.core import edits
from annotator.core.errors import Refused, Why
from annotator.core.records import Span
from annotator.window.desk import Desk
from annotator.window.looks.literal import literally

_BREAK = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n)\s*")
_LONGEST = 2000
"""The largest number of characters of a passage that are searched for."""

_LATIN = re.compile(r"[A-Za-z0-9,.;:!?]")


class TextGestures:
    """The gestures on the text at the caret."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def join_paragraphs(self) -> None:
        """Join the selected paragraphs, or that of the caret and the next: with a space between Latin letters, without
        one in Chinese.
        """
        editor = self.desk.editor
        editor.store_typing()
        text = editor.blocks.text
        start, end = editor.selection()
        if start == end:
            match = _BREAK.search(text, start)
            breaks = [match] if match else []
        else:
            breaks = list(_BREAK.finditer(text, start, end))
        joins = [(b.start(), b.end(), _between(text, b)) for b in breaks if b.end() < len(text)]
        if joins and self.desk.open_issue.act(edits.correct_all, editor.article_id, joins) and start == end:
            editor.select(joins[0][0], joins[0][0])

    def find_twin(self) -> None:
        """Ask about the selected passage when it stands at another place of the issue too."""
        desk = self.desk
        desk.editor.store_typing()
        start, end = desk.raw_selection()
        twin = _twin(desk.issue.raw, start, end)
        if twin is None:
            desk.open_issue.refused.emit(Refused(Why.NO_TWIN if start < end else Why.EMPTY))
        else:
            desk.open_issue.act(edits.mark_duplicate, start, end, twin)

    def what_stood_here(self) -> None:
        """Show what was at the caret before it was corrected, and what is known of the entities there."""
        editor = self.desk.editor if self.desk.editor.hasFocus() else self.desk.raw
        tip = editor.tip_at(editor.selection()[0])
        place = editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft())
        QToolTip.showText(place, literally(tip), editor)


def _twin(raw: str, start: int, end: int) -> Span | None:
    """The nearest other place of a passage, ignoring white space."""
    words = raw[start:end].split()
    if not words:
        return None
    pattern = r"\s*".join(re.escape(char) for char in "".join(words)[:_LONGEST])
    twins = [Span(*match.span()) for match in re.finditer(pattern, raw)]
    others = [span for span in twins if span.end <= start or end <= span.start]
    return min(others, key=lambda span: abs(span.start - start), default=None)


def _between(text: str, match: re.Match[str]) -> str:
    """The text put between two lines that are joined."""
    before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return " " if _LATIN.match(before) and _LATIN.match(behind) else ""
