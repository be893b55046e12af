"""Gestures on names: tagging, moving edges, going from one to the next, and tagging the same text elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from annotator.core import edits
from annotator.core.errors import Refused, Why
from annotator.window.desk import Desk
from annotator.window.dialogs.propagate import PropagateDialog
from annotator.window.panes.marks import Mark
from annotator.window.panes.words import word_end


class NameGestures:
    """The gestures on the selected name, or the one at the caret."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def tag(self, label: str) -> None:
        """Tag the selected text, or the word at the caret."""
        self.desk.editor.store_typing()
        if self.desk.is_in_article():
            self.desk.open_issue.act(edits.tag, self.desk.article.id, *self.desk.stretch(), label)
        else:
            self.desk.open_issue.refused.emit(Refused(Why.TWO_ARTICLES))

    def untag(self) -> None:
        """Take the innermost name at the caret away."""
        self.desk.editor.store_typing()
        mark = self._mark()
        if mark is not None:
            self.desk.open_issue.act(edits.untag, mark.record)

    def next_name(self) -> None:
        """Select the next name of the article."""
        self._go(1)

    def previous_name(self) -> None:
        """Select the name before."""
        self._go(-1)

    def wider_name(self) -> None:
        """Select the next longer name around the selection or the caret."""
        self.desk.editor.store_typing()
        start, end = self.desk.editor.selection()
        around = [m for m in self._names() if m.start <= start and end <= m.end and (m.start, m.end) != (start, end)]
        if around:
            narrowest = min(around, key=lambda mark: mark.end - mark.start)
            self.desk.editor.select(narrowest.start, narrowest.end)

    def name_longer(self) -> None:
        """Let the name end a character later."""
        self._stretch(lambda text, start, end: (start, end + 1))

    def name_shorter(self) -> None:
        """Let the name end a character earlier."""
        self._stretch(lambda text, start, end: (start, end - 1))

    def name_longer_by_word(self) -> None:
        """Let the name end a word later."""
        self._stretch(lambda text, start, end: (start, word_end(text, end, back=False)))

    def name_shorter_by_word(self) -> None:
        """Let the name end a word earlier."""
        self._stretch(lambda text, start, end: (start, word_end(text, end, back=True)))

    def name_begins_word_earlier(self) -> None:
        """Let the name begin a word earlier."""
        self._stretch(lambda text, start, end: (word_end(text, start, back=True), end))

    def name_begins_word_later(self) -> None:
        """Let the name begin a word later."""
        self._stretch(lambda text, start, end: (word_end(text, start, back=False), end))

    def name_begins_earlier(self) -> None:
        """Let the name begin a character earlier."""
        self._stretch(lambda text, start, end: (start - 1, end))

    def name_begins_later(self) -> None:
        """Let the name begin a character later."""
        self._stretch(lambda text, start, end: (start + 1, end))

    def stretch(self, entity_id: str, start: int, end: int) -> None:
        """Let a name stand at a stretch of the article's text."""
        self.desk.open_issue.act(edits.stretch_name, entity_id, start, end)

    def propagate(self) -> None:
        """Ask where else the text of the name, or the selected text, is to be tagged."""
        self.desk.editor.store_typing()
        mark, (start, end) = self._mark(), self.desk.editor.selection()
        if mark is not None and start < end and (mark.start, mark.end) != (start, end):
            mark = None  # what is selected is meant, not the name that it lies in
        start, end = (mark.start, mark.end) if mark else self.desk.stretch()
        text = self.desk.editor.blocks.text[start:end]
        if not text.strip():
            self.desk.open_issue.refused.emit(Refused(Why.EMPTY))
            return
        PropagateDialog(self.desk, text, mark.label if mark else "PER", self.desk.editor.window()).open()

    def _names(self) -> list[Mark]:
        return [mark for mark in self.desk.editor.marks() if mark.label]

    def _mark(self) -> Mark | None:
        """The name at the caret, the shortest first; a selected one before all."""
        return next((mark for mark in self.desk.editor.marks_here() if mark.label), None)

    def _go(self, by: int) -> None:
        editor = self.desk.editor
        editor.store_typing()
        here = editor.selection()
        names = sorted({(mark.start, mark.end) for mark in self._names()})
        found = [span for span in names if (span > here if by > 0 else span < here)]
        if found:
            start, end = found[0 if by > 0 else -1]
            self.desk.show_stretch(editor.article_id, start, end)

    def _stretch(self, edges: Callable[[str, int, int], tuple[int, int]]) -> None:
        """Let the name at the caret begin and end where `edges` says, by the text and where it begins and ends now."""
        self.desk.editor.store_typing()
        mark = self._mark()
        if mark is None:
            return
        text = self.desk.editor.blocks.text
        start, end = edges(text, mark.start, mark.end)
        if 0 <= start and end <= len(text) and self.desk.open_issue.act(edits.stretch_name, mark.record, start, end):
            self.desk.editor.select(start, end)
