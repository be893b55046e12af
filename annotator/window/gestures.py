"""What the actions do: from what is selected and chosen to a verb; the only place where the window speaks to the
model's verbs.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import QObject

from annotator import workflow
from annotator.core import edits
from annotator.core.issue import Article, Issue, Segment
from annotator.core.operations import Operation
from annotator.core.records import ArticleKind, Position, Role, State
from annotator.core.text import ends_sentence
from annotator.window.article_editor import ArticleEditor
from annotator.window.document import Document
from annotator.window.focus import Focus
from annotator.window.marks import Mark, marks_at
from annotator.window.raw_view import RawView


class Gestures(QObject):
    """The gestures on the open issue; each settles what is being typed first, and is one operation or none."""

    def __init__(self, raw: RawView, editor: ArticleEditor, focus: Focus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.raw = raw
        self.editor = editor
        self.focus = focus
        self._document: Document | None = None

    def show_document(self, document: Document) -> None:
        """Work on another issue."""
        self._document = document
        document.changed.connect(self._keep_choice)

    @property
    def document(self) -> Document:
        assert self._document is not None, "actions are off while no issue is open"
        return self._document

    @property
    def issue(self) -> Issue:
        return self.document.issue

    def undo(self) -> None:
        self.document.undo()

    def redo(self) -> None:
        self.document.redo()

    def split_here(self) -> None:
        """Begin an article at the caret."""
        self.editor.store_typing()
        self.split_at(self._caret())

    def split_at(self, place: Position) -> None:
        """Begin an article at a place, and choose it."""
        if self.document.act(edits.split_at, place):
            self._choose(self.issue.layout.article_at(place.raw))

    def merge_with_previous(self) -> None:
        """Make the segment at the caret the end of the one before it."""
        start = self.segment().start
        if self.document.act(edits.merge_with_previous, self.segment().boundary.id):
            self._choose(self.issue.layout.article_at(start))
            self.focus.place(Position(start), self)

    def move_boundary(self, boundary_id: str, to: int) -> None:
        """Move a boundary as far as it may go, and the caret of the raw text with it: keys go on from there."""
        if self.document.act(edits.move_boundary, boundary_id, to):
            start = self.issue.by_id[boundary_id].anchor.raw
            self.raw.select(start, start)

    def boundary_line_up(self) -> None:
        """Move the boundary of the segment at the caret to the line before."""
        segment, blocks = self.segment(), self.raw.blocks
        number = blocks.block_at(max(0, segment.start - 1))
        while number and (not blocks.is_line_start(number) or blocks.starts[number] == blocks.ends[number]):
            number -= 1
        self.move_boundary(segment.boundary.id, blocks.starts[number])

    def boundary_line_down(self) -> None:
        """Move the boundary of the segment at the caret to the line behind."""
        segment, blocks = self.segment(), self.raw.blocks
        number = blocks.block_at(segment.start) + 1
        while number < len(blocks.starts) - 1 and (
            not blocks.is_line_start(number) or blocks.starts[number] == blocks.ends[number]
        ):
            number += 1
        if number < len(blocks.starts):
            self.move_boundary(segment.boundary.id, blocks.starts[number])

    def boundary_left(self) -> None:
        self.move_boundary(self.segment().boundary.id, self.segment().start - 1)

    def boundary_right(self) -> None:
        self.move_boundary(self.segment().boundary.id, self.segment().start + 1)

    def continue_article(self, article_id: str) -> None:
        """Make the segment at the caret the next piece of another article."""
        self.editor.store_typing()
        segment = self.segment()
        before = self.document.offsets(self.issue.layout.article_of(article_id)).text
        inside = not ends_sentence(before)
        if self.document.act(edits.continue_article, segment.boundary.id, article_id, inside=inside):
            self._choose(self.issue.layout.article_of(article_id))
            self.focus.place(Position(segment.start), self)

    def begin_article(self) -> None:
        """Make the segment at the caret an article of its own."""
        segment = self.segment()
        if self.document.act(edits.begin_article, segment.boundary.id):
            self._choose(self.issue.layout.article_of(segment.boundary.id))

    def set_kind(self, kind: ArticleKind) -> None:
        self.document.act(edits.set_kind, self.focus.article_id, kind)

    def set_part(self, role: Role | None) -> None:
        """Give the selected text, or the paragraph of the caret, a role; None makes it body."""
        self.editor.store_typing()
        self.document.act(edits.set_part, *self._raw_span(), role)

    def tag(self, label: str) -> None:
        """Tag the selected text, or the word at the caret."""
        self.editor.store_typing()
        self.document.act(edits.tag, self._article().id, *self._stretch(), label)

    def untag(self) -> None:
        """Take the innermost name at the caret away."""
        self.editor.store_typing()
        mark = next((mark for mark in self._marks_here() if mark.label), None)
        if mark is not None:
            self.document.act(edits.untag, mark.record)

    def accept(self) -> None:
        """Accept the suggestion at the caret, and go to the next."""
        self._decide(accepting=True)

    def reject(self) -> None:
        """Reject the suggestion or revert the correction at the caret."""
        self._decide(accepting=False)

    def next_doubt(self) -> None:
        """Go to the next open suggestion of the article, or of the next article that has one."""
        self.editor.store_typing()
        here = self.editor.selection()[1]
        mark = next((m for m in self.editor.marks() if m.open and m.start >= here and m.end > here - 1), None)
        if mark is None:
            article = next(self._articles_with_doubts(), None)
            if article is None:
                return
            self._choose(article)
            mark = next((m for m in self.editor.marks() if m.open), None)
        if mark is not None:
            self.editor.select(mark.start, mark.end)
            self.editor.scroll_to(mark.start)
            self.focus.place(self.editor.offsets.to_position(mark.start), self.editor)

    def approve(self) -> None:
        """Make the article gold, and choose the next one that is not."""
        if self.document.act(edits.approve, self.focus.article_id):
            following = next(
                (a for a in self._articles_behind() if not a.approved and a.kind != ArticleKind.FURNITURE), None
            )
            if following is not None:
                self._choose(following)

    def reopen(self) -> None:
        self.document.act(edits.reopen, self.focus.article_id)

    def next_article(self) -> None:
        self._step(1)

    def previous_article(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        articles = self.issue.articles
        index = articles.index(self._article()) + by
        if 0 <= index < len(articles):
            self._choose(articles[index])

    def _decide(self, *, accepting: bool) -> None:
        self.editor.store_typing()
        marks = self._marks_here()
        mark = next((mark for mark in marks if mark.open), None)
        if mark is None and not accepting:
            mark = next((mark for mark in marks if not mark.label), None)
        if mark is None:
            return
        verb = edits.accept if accepting else edits.reject
        if self.document.act(verb, mark.record) and mark.open:
            self.next_doubt()

    def _marks_here(self) -> list[Mark]:
        """The marks at the selection: those that lie just there first."""
        start, end = self.editor.selection()
        exact = [mark for mark in self.editor.marks() if (mark.start, mark.end) == (start, end)]
        return exact + [mark for mark in marks_at(self.editor.marks(), start) if mark not in exact]

    def _articles_behind(self) -> Iterator[Article]:
        """The articles behind the chosen one, then those before it, then itself."""
        articles = self.issue.articles
        index = articles.index(self._article())
        return chain(articles[index + 1 :], articles[: index + 1])

    def _articles_with_doubts(self) -> Iterator[Article]:
        for article in self._articles_behind():
            corrections = chain(
                self.issue.of_article(self.issue.corrections, article),
                self.issue.of_article(self.issue.entities, article),
            )
            if not article.approved and any(record.state == State.SUGGESTED for record in corrections):
                yield article

    def _article(self) -> Article:
        return self.issue.layout.article_of(self.focus.article_id)

    def _choose(self, article: Article) -> None:
        self.focus.choose(article.id)

    def _keep_choice(self, operation: Operation) -> None:
        """After an operation: when the chosen article is gone, the one that holds its place is chosen."""
        chosen = self.focus.article_id
        gone = (change.before for change in operation.changes if change.before and change.before.id == chosen)
        place = (self.issue.by_id.get(chosen) or next(gone)).anchor
        article = self.issue.layout.article_at(place.raw)
        if article.id != chosen:
            self._choose(article)
            self.focus.place(place, self)

    def _caret(self) -> Position:
        if self.raw.hasFocus():
            return Position(self.raw.caret())
        return self.editor.offsets.to_position(self.editor.caret())

    def segment(self) -> Segment:
        """The segment at the caret."""
        return self.issue.layout.segment_at(self._caret().raw)

    def _stretch(self) -> tuple[int, int]:
        """What is selected, or the word at the caret, as a stretch of the chosen article's text."""
        pane = self.raw if self.raw.hasFocus() else self.editor
        start, end = pane.selection()
        if start == end:
            start, end = workflow.word_at(pane.blocks.text, start) or (start, end)
        return (start, end) if pane is self.editor else self.editor.offsets.to_stretch(Position(start), Position(end))

    def _raw_span(self) -> tuple[int, int]:
        """The raw span of what is selected; of the whole paragraph where nothing is."""
        pane = self.raw if self.raw.hasFocus() else self.editor
        start, end = pane.selection()
        if start == end:
            block = pane.blocks.block_at(start)
            start, end = pane.blocks.starts[block], pane.blocks.ends[block]
        return (start, end) if pane is self.raw else self.editor.offsets.to_raw(start, end)
