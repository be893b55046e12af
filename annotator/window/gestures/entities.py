"""Gestures on entities: tagging, moving edges, going from one to the next, and tagging the same text elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from annotator.core import edits
from annotator.core.errors import Refused, Why
from annotator.window.desk import Desk
from annotator.window.dialogs.propagate import PropagateDialog
from annotator.window.panes.marks import Mark
from annotator.window.panes.words import word_end


class EntityGestures:
    """The gestures on the selected entity, or the one at the caret."""

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
        """Remove the innermost entity at the caret."""
        self.desk.editor.store_typing()
        mark = self._mark()
        if mark is not None:
            self.desk.open_issue.act(edits.untag, mark.record)

    def next_entity(self) -> None:
        """Select the next entity of the article."""
        self._go(1)

    def previous_entity(self) -> None:
        """Select the entity before."""
        self._go(-1)

    def wider_entity(self) -> None:
        """Select the next longer entity around the selection or the caret."""
        self.desk.editor.store_typing()
        start, end = self.desk.editor.selection()
        around = [m for m in self._names() if m.start <= start and end <= m.end and (m.start, m.end) != (start, end)]
        if around:
            narrowest = min(around, key=lambda mark: mark.end - mark.start)
            self.desk.editor.select(narrowest.start, narrowest.end)

    def entity_longer(self) -> None:
        """Move the end of the entity a character later."""
        self._stretch(lambda text, start, end: (start, end + 1))

    def entity_shorter(self) -> None:
        """Move the end of the entity a character earlier."""
        self._stretch(lambda text, start, end: (start, end - 1))

    def entity_longer_by_word(self) -> None:
        """Move the end of the entity a word later."""
        self._stretch(lambda text, start, end: (start, word_end(text, end, back=False)))

    def entity_shorter_by_word(self) -> None:
        """Move the end of the entity a word earlier."""
        self._stretch(lambda text, start, end: (start, word_end(text, end, back=True)))

    def entity_begins_word_earlier(self) -> None:
        """Move the beginning of the entity a word earlier."""
        self._stretch(lambda text, start, end: (word_end(text, start, back=True), end))

    def entity_begins_word_later(self) -> None:
        """Move the beginning of the entity a word later."""
        self._stretch(lambda text, start, end: (word_end(text, start, back=False), end))

    def entity_begins_earlier(self) -> None:
        """Move the beginning of the entity a character earlier."""
        self._stretch(lambda text, start, end: (start - 1, end))

    def entity_begins_later(self) -> None:
        """Move the beginning of the entity a character later."""
        self._stretch(lambda text, start, end: (start + 1, end))

    def stretch(self, entity_id: str, start: int, end: int) -> None:
        """Move an entity to a stretch of the article's text."""
        self.desk.open_issue.act(edits.stretch_entity, entity_id, start, end)

    def propagate(self) -> None:
        """Ask where else to tag the text of the entity, or the selected text."""
        self.desk.editor.store_typing()
        mark, (start, end) = self._mark(), self.desk.editor.selection()
        if mark is not None and start < end and (mark.start, mark.end) != (start, end):
            mark = None  # what is selected is meant, not the entity that it lies in
        start, end = (mark.start, mark.end) if mark else self.desk.stretch()
        text = self.desk.editor.blocks.text[start:end]
        if not text.strip():
            self.desk.open_issue.refused.emit(Refused(Why.EMPTY))
            return
        PropagateDialog(self.desk, text, mark.label if mark else "PER", self.desk.editor.window()).open()

    def _names(self) -> list[Mark]:
        return [mark for mark in self.desk.editor.marks() if mark.label]

    def _mark(self) -> Mark | None:
        """The entity at the caret, the shortest first; a selected one before all."""
        return next((mark for mark in self.desk.editor.marks_here() if mark.label), None)

    def _go(self, by: int) -> None:
        editor = self.desk.editor
        editor.store_typing()
        here = editor.selection()
        spans = sorted({(mark.start, mark.end) for mark in self._names()})
        others = [span for span in spans if (span > here if by > 0 else span < here)]
        if others:
            start, end = others[0 if by > 0 else -1]
            self.desk.show_stretch(editor.article_id, start, end)

    def _stretch(self, edges: Callable[[str, int, int], tuple[int, int]]) -> None:
        """Move the edges of the entity at the caret to what `edges` computes from the text and its present place."""
        self.desk.editor.store_typing()
        mark = self._mark()
        if mark is None:
            return
        text = self.desk.editor.blocks.text
        start, end = edges(text, mark.start, mark.end)
        if 0 <= start and end <= len(text) and self.desk.open_issue.act(edits.stretch_entity, mark.record, start, end):
            self.desk.editor.select(start, end)
