"""The raw side: the text as it came, with its boundaries, and what was changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from annotator.core.issue import Segment
from annotator.core.operations import Operation
from annotator.core.records import ArticleKind, Boundary, Position
from annotator.window.descriptions import description, faint_description
from annotator.window.focus import Focus
from annotator.window.looks import theme
from annotator.window.open_issue import OpenIssue
from annotator.window.panes.boundary_bar import BoundaryBar, Preview
from annotator.window.panes.linked_pane import LinkedPane
from annotator.window.panes.marks import Mark, faint_raw_marks, raw_marks, raw_span
from annotator.window.panes.sight import Sight


class RawView(LinkedPane):
    """The raw text of the issue, immutable, with the boundary bar at its left."""

    topic = "articles"

    def __init__(self, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(focus, parent)
        self.setObjectName("rawView")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.preview: Preview | None = None
        self.bar = BoundaryBar(self, focus)
        self.bar.pressed.connect(self.look_at)
        self.bar.previewed.connect(self._on_previewed)
        self.put_beside(self.bar)
        focus.chosen.connect(self._on_chosen)

    def show_open_issue(self, open_issue: OpenIssue) -> None:
        """Show another issue."""
        self.bar.show_open_issue(open_issue)
        self.open_issue = open_issue
        self.place_side()
        self.show_text(open_issue.issue.raw)
        open_issue.changed.connect(self._on_changed)
        open_issue.hindered.connect(self.bar.cancel)

    def clear_issue(self) -> None:
        """Show no issue."""
        self.bar.show_open_issue(None)
        self.open_issue = None
        self.show_text("")

    def segments_in(self, sight: Sight) -> Sequence[Segment]:
        """The segments of the visible text."""
        return self.open_issue.issue.layout.segments_between(*sight.span) if self.open_issue else ()

    def marks_between(self, start: int, end: int) -> Iterator[Mark]:
        if self.open_issue is not None:
            yield from faint_raw_marks(self.open_issue.issue, start, end)
            yield from raw_marks(self.open_issue.issue, start, end)

    def tip_at(self, offset: int) -> str:
        issue = self.open_issue.issue if self.open_issue else None
        marks = [mark for mark in raw_marks(issue, offset, offset) if mark.start <= offset < mark.end] if issue else []
        if issue is None:
            return ""
        said = [faint_description(issue, offset), *(description(issue, issue.by_id[mark.record]) for mark in marks)]
        return "\n\n".join(filter(None, said))

    def paint_under(self, painter: QPainter, sight: Sight) -> None:
        """A light ground under the chosen article, and a grey one under furniture."""
        height = float(self.viewport().height())
        for segment in self.segments_in(sight):
            kind = self._article_kind(segment)
            chosen = self._is_chosen(segment)
            if chosen or kind == ArticleKind.FURNITURE:
                top = max(0.0, sight.top_of(segment.start))
                bottom = min(height, sight.top_of(segment.end)) if segment.end < len(self.blocks.text) else height
                ground = QRectF(0, top, self.viewport().width(), bottom - top)
                colour = self.palette().highlight().color() if chosen else self.palette().text().color()
                painter.fillRect(ground, theme.tinted(colour, 0.07 if chosen else 0.04))

    def _article_kind(self, segment: Segment) -> ArticleKind:
        assert self.open_issue is not None
        return self.open_issue.issue.layout.article_of(segment.boundary.id).kind

    def _is_chosen(self, segment: Segment) -> bool:
        assert self.open_issue is not None
        return self.open_issue.issue.layout.article_of(segment.boundary.id).id == self.focus.article_id

    def paint_over(self, painter: QPainter, sight: Sight) -> None:
        """The boundaries as lines, and the one that is being dragged where it would land."""
        painter.setPen(QPen(theme.tinted(self.palette().text().color(), 0.5), 1))
        for segment in self.segments_in(sight):
            if segment.start and not (self.preview and self.preview.boundary_id == segment.boundary.id):
                self._paint_boundary(painter, sight, segment.start)
        if self.preview is not None:
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            self._paint_boundary(painter, sight, self.preview.to)

    def _paint_boundary(self, painter: QPainter, sight: Sight, offset: int) -> None:
        """A line above the visual line of an offset; inside a line of text, a step at the character."""
        rects = sight.rects(offset, offset)
        if not rects:
            return
        rect, width = rects[0], self.viewport().width()
        is_line_start = offset in (self.blocks.starts[self.blocks.block_at(offset)], 0)
        if is_line_start:
            painter.drawLine(QPointF(0, rect.top()), QPointF(width, rect.top()))
            return
        painter.drawLine(QPointF(0, rect.bottom()), rect.bottomLeft())
        painter.drawLine(rect.bottomLeft(), rect.topLeft())
        painter.drawLine(rect.topLeft(), QPointF(width, rect.top()))

    def place_at(self, offset: int) -> Position | None:
        return Position(offset) if self.open_issue else None

    def offset_of(self, position: Position) -> int | None:
        return position.raw

    def look_at(self, offset: int) -> None:
        """Choose the article at an offset that is visible here, and show the place on the other side."""
        if self.open_issue is not None:
            with self.following():
                self.focus.choose(self.open_issue.issue.layout.article_at(offset).id)
            super().look_at(offset)

    def _on_changed(self, operation: Operation) -> None:
        self.bar.cancel()  # the dragged boundary may no longer exist
        self.bar.update()
        if operation.relays:
            self.place_side()  # there may be more articles to number
            self.viewport().update()
        else:
            records = (record for change in operation.changes for record in change.sides)
            self.refresh(raw_span(record) for record in records if not isinstance(record, Boundary))

    def _on_previewed(self, preview: Preview | None) -> None:
        before, self.preview = self.preview, preview
        if before is None or preview is None:
            self.viewport().update()
            return
        self.refresh([(before.to, before.to), (preview.to, preview.to)])

    def _on_chosen(self, article_id: str) -> None:
        if self.open_issue is None or not article_id:
            return
        if not self._is_following:
            with self.following():
                self.scroll_to(self.open_issue.issue.layout.article_of(article_id).segments[0].start)
        self.viewport().update()
        self.bar.update()

    def _on_scrolled(self) -> None:
        if self.bar.preview is None:
            super()._on_scrolled()
