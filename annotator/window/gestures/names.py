"""Gestures on names: tagging and untagging."""

from __future__ import annotations

from annotator.core import edits
from annotator.core.errors import Refused, Why
from annotator.window.desk import Desk


class NameGestures:
    """The gestures on the selected name, or the one at the caret."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def tag(self, label: str) -> None:
        """Tag the selected text, or the word at the caret."""
        self.desk.editor.store_typing()
        if self.desk.is_in_article():
            self.desk.document.act(edits.tag, self.desk.article.id, *self.desk.stretch(), label)
        else:
            self.desk.document.refused.emit(Refused(Why.TWO_ARTICLES))

    def untag(self) -> None:
        """Take the innermost name at the caret away."""
        self.desk.editor.store_typing()
        mark = next((mark for mark in self.desk.editor.marks_here() if mark.label), None)
        if mark is not None:
            self.desk.document.act(edits.untag, mark.record)
