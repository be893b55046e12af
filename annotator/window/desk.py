"""The desk that the gestures work at: the panes, what is chosen in them, and the open issue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from annotator import workflow
from annotator.core.issue import Article, Issue, Segment
from annotator.core.labels import Label
from annotator.core.operations import Operation
from annotator.core.records import Position, Record, Region
from annotator.core.search import Hit, Query
from annotator.settings import Settings
from annotator.window.focus import Focus
from annotator.window.open_issue import OpenIssue
from annotator.window.page.page_side import PageSide
from annotator.window.panes.article_editor import ArticleEditor
from annotator.window.panes.marks import changed_places, main_changes, places_of

if TYPE_CHECKING:
    from annotator.workflow import Library

T = TypeVar("T")


class Database(Protocol):
    """What panels and dialogs need from the database beyond the open issue; errors are shown.

    `ask` asks the library something in the background; `act` applies a verb to each issue. `search` gives the hits in
    all issues some at a time, at last None, unless something else is looked for meanwhile. `open` opens an issue,
    unless it is open; whether it is.
    """

    def ask(self, question: Callable[[Library], T], then: Callable[[T], object]) -> None: ...
    def act(self, verbs: Mapping[int, Callable[..., Operation]], then: Callable[[], object]) -> None: ...
    def search(self, query: Query, replacement: str, hear: Callable[[list[Hit] | None], object]) -> None: ...
    def open(self, issue_id: int) -> bool: ...


class Desk(QObject):
    """Where the caret is, what is selected, and which article is chosen, in the words of the model.

    `approved` carries the article, how many open doubts that accepted, and how many it rejected; `preferred` carries
    settings that were changed while working; `message` is a sentence about what a gesture has done. `relabelled`: there
    is another label set.
    """

    approved = Signal(str, int, int)
    preferred = Signal(dict)
    message = Signal(str)
    relabelled = Signal()

    def __init__(self, side: PageSide, editor: ArticleEditor, focus: Focus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.side = side
        self.raw = side.raw
        self.editor = editor
        self.focus = focus
        self.labels: Sequence[Label] = ()
        self.settings = Settings()
        self.database: Database
        self._open_issue: OpenIssue | None = None
        self._selecting = QTimer(self, singleShot=True, interval=0)  # as a text may be about to change, too
        self._selecting.timeout.connect(self._show_selection)
        for pane in (self.raw, editor):
            pane.selectionChanged.connect(self._selecting.start)

    def offer_labels(self, labels: Sequence[Label]) -> None:
        """Let entities have the labels of another set."""
        self.labels = labels
        self.relabelled.emit()

    def show_open_issue(self, open_issue: OpenIssue) -> None:
        """Work on another issue."""
        self._open_issue = open_issue
        open_issue.changed.connect(self._keep_choice)

    @property
    def open_issue(self) -> OpenIssue:
        assert self._open_issue is not None, "actions are off while no issue is open"
        return self._open_issue

    @property
    def issue(self) -> Issue:
        return self.open_issue.issue

    @property
    def article(self) -> Article:
        """The chosen article."""
        return self.issue.layout.article_of(self.focus.article_id)

    @property
    def caret(self) -> Position:
        """The place of the caret, in the pane that has the keys."""
        if self.raw.hasFocus():
            return Position(self.raw.caret())
        return self.editor.offsets.to_position(self.editor.caret())

    @property
    def segment(self) -> Segment:
        """The segment at the caret."""
        return self.issue.layout.segment_at(self.caret.raw)

    def stretch(self) -> tuple[int, int]:
        """What is selected, or the word at the caret, as a stretch of the chosen article's text."""
        pane = self.raw if self.raw.hasFocus() else self.editor
        start, end = pane.selection()
        if start == end:
            start, end = workflow.word_at(pane.blocks.text, start) or (start, end)
        return (start, end) if pane is self.editor else self.editor.offsets.to_stretch(Position(start), Position(end))

    def is_in_article(self) -> bool:
        """Whether what is selected lies in the chosen article."""
        if not self.raw.hasFocus():
            return True
        start, end = self.raw.selection()
        segments = self.issue.layout.segments_between(start, max(start, end - 1))
        return all(self.issue.layout.article_of(s.boundary.id).id == self.focus.article_id for s in segments)

    def raw_selection(self) -> tuple[int, int]:
        """The raw span of what is selected; empty at the caret where nothing is."""
        pane = self.raw if self.raw.hasFocus() else self.editor
        start, end = pane.selection()
        return (start, end) if pane is self.raw else self.editor.offsets.to_raw(start, end)

    def _show_selection(self) -> None:
        has_text = self.raw.open_issue is not None and self.editor.article is not None
        self.focus.select(*(self.raw_selection() if has_text else (0, 0)))

    def raw_span(self) -> tuple[int, int]:
        """The raw span of what is selected; of the whole paragraph where nothing is."""
        pane = self.raw if self.raw.hasFocus() else self.editor
        start, end = pane.selection()
        if start == end:
            block = pane.blocks.block_at(start)
            start, end = pane.blocks.starts[block], pane.blocks.ends[block]
        return (start, end) if pane is self.raw else self.editor.offsets.to_raw(start, end)

    def choose(self, article: Article) -> None:
        """Make an article the chosen one."""
        self.focus.choose(article.id)

    def show_place(self, position: Position) -> None:
        """Choose the article at a place, show the place on both sides, and put both carets there."""
        self.choose(self.issue.layout.article_at(position.raw))
        self.focus.place(position, self)
        offset = self.editor.offsets.to_text(position)
        self.editor.select(offset, offset)
        self.raw.select(position.raw, position.raw)

    def show_change(self, operation: Operation) -> None:
        """Show on both sides what an operation changed, and move each caret there if it is elsewhere; of areas their
        page.
        """
        areas = [change.record for change in main_changes(operation)]
        if self.side.page is not None and areas and all(isinstance(area, Region) for area in areas):
            self.side.page.show_page(areas[0].page)  # type: ignore[attr-defined]
            return
        places = changed_places(self.issue, operation)
        if not places:
            return
        start, end = self._nearest(places)
        self.choose(self.issue.layout.article_at(start.raw))
        low, high = self.editor.offsets.to_stretch(start, end)
        if low <= self.editor.caret() <= high:
            self.focus.place(self.editor.offsets.to_position(self.editor.caret()), self)
            if not start.raw <= self.raw.caret() <= end.raw:
                self.raw.select(start.raw, start.raw)
        else:
            self.show_place(start)

    def _nearest(self, places: Sequence[tuple[Position, Position]]) -> tuple[Position, Position]:
        """The place nearest to the caret if the chosen article has any of them, else the first."""
        layout, caret = self.issue.layout, self.caret.raw
        here = [place for place in places if layout.article_at(place[0].raw).id == self.focus.article_id]
        return min(here, key=lambda place: abs(place[0].raw - caret)) if here else places[0]

    def show_stretch(self, article_id: str, start: int, end: int) -> None:
        """Choose an article, select a stretch of its text, and show it on both sides."""
        self.editor.store_typing()
        self.focus.choose(article_id)
        if self.focus.article_id == article_id:
            self.editor.select(start, end)
            self.editor.scroll_to(start)
            self.focus.place(self.editor.offsets.to_position(start), self.editor)

    def show_record(self, record: Record) -> None:
        """Choose the article of a record, select the record's text, and show it on both sides."""
        self.editor.store_typing()
        self.choose(self.issue.layout.article_at(record.anchor.raw))
        start, end = self.editor.offsets.to_stretch(*places_of(record))
        self.editor.select(start, end)
        self.editor.scroll_to(start)
        self.focus.place(record.anchor, self.editor)

    def _keep_choice(self, operation: Operation) -> None:
        """After an operation: if the chosen article no longer exists, choose the one at its place."""
        chosen = self.focus.article_id
        gone = (change.before for change in operation.changes if change.before and change.before.id == chosen)
        place = (self.issue.by_id.get(chosen) or next(gone)).anchor
        article = self.issue.layout.article_at(place.raw)
        if article.id != chosen:
            self.choose(article)
            self.focus.place(place, self)
