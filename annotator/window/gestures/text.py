"""Gestures on the text: joining paragraphs, and seeing what stood at a place."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QToolTip

from annotator.core import edits
from annotator.window.desk import Desk
from annotator.window.text_pane import literally

_BREAK = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n)\s*")
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
            found = _BREAK.search(text, start)
            breaks = [found] if found else []
        else:
            breaks = list(_BREAK.finditer(text, start, end))
        joins = [(b.start(), b.end(), _between(text, b)) for b in breaks if b.end() < len(text)]
        if joins and self.desk.document.act(edits.correct_all, editor.article_id, joins) and start == end:
            editor.select(joins[0][0], joins[0][0])

    def what_stood_here(self) -> None:
        """Tell what stood at the caret before it was corrected, and what is known of the names there."""
        editor = self.desk.editor if self.desk.editor.hasFocus() else self.desk.raw
        told = editor.told_at(editor.selection()[0])
        place = editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft())
        QToolTip.showText(place, literally(told), editor)


def _between(text: str, found: re.Match[str]) -> str:
    """What stands between two lines that are joined."""
    before, behind = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return " " if _LATIN.match(before) and _LATIN.match(behind) else ""
