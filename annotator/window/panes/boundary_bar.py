"""The bar beside the raw text: a coloured band for each segment, and a handle at each boundary that can be dragged."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from annotator.core import edits
from annotator.core.issue import Segment
from annotator.core.records import ArticleKind, Status
from annotator.window.focus import Focus
from annotator.window.looks import theme
from annotator.window.open_issue import OpenIssue
from annotator.window.panes import bands
from annotator.window.panes.text_pane import TextPane

_NARROWEST = 54  # pixels
_BAND = 17  # pixels that the bands take beside the numbers
_GRIP = 6.0
_SCROLL_EVERY = 40  # milliseconds between two lines while a drag is held outside the view


@dataclass(frozen=True, slots=True)
class Preview:
    """A boundary that is being dragged, and the raw offset where it would land."""

    boundary_id: str
    to: int


class BoundaryBar(QWidget):
    """Bands and handles of the visible segments of the pane beside it.

    `boundary_dropped` asks to move a boundary to a raw offset, `split_requested` to begin an article at one, and
    `pressed` carries the raw offset of a press beside the handles.
    """

    topic = "articles"
    boundary_dropped = Signal(str, int)
    split_requested = Signal(int)
    menu_requested = Signal(int, object)
    pressed = Signal(int)
    previewed = Signal(object)

    def __init__(self, pane: TextPane, focus: Focus) -> None:
        super().__init__(pane)
        self.setObjectName("boundaryBar")
        self.setAccessibleName(self.tr("Boundaries"))
        self.setToolTip(
            self.tr("Drag a handle to move a boundary. Alt: any character, Esc: cancel. Double click: split here.")
        )
        self.setMouseTracking(True)
        self.pane = pane
        self.open_issue: OpenIssue | None = None
        self._focus = focus
        self.preview: Preview | None = None
        self._mouse = QPointF()
        self._free = False
        self._is_cancelling = False  # the right button, whose menu is not wanted then
        self._scroller = QTimer(self, interval=_SCROLL_EVERY)
        self._scroller.timeout.connect(self._scroll_on)

    def sizeHint(self) -> QSize:
        sign = max(theme.STATUS_SIGNS.values(), key=self.fontMetrics().horizontalAdvance)
        count = len(self.open_issue.issue.articles) if self.open_issue else 0
        return QSize(max(_NARROWEST, self.fontMetrics().horizontalAdvance(f"↳{count} {sign}") + _BAND), 0)

    def show_open_issue(self, open_issue: OpenIssue | None) -> None:
        """Show the boundaries of another issue, or none."""
        self.cancel()
        self.open_issue = open_issue

    def _segments(self) -> list[tuple[Segment, float]]:
        """The visible segments with the tops of their bands (see `Sight.top_of`), the dragged boundary where it would
        land.
        """
        segments = []
        sight = self.pane.sight()
        for segment in self.open_issue.issue.layout.segments_between(*sight.span) if self.open_issue else ():
            is_dragged = self.preview is not None and self.preview.boundary_id == segment.boundary.id
            start = self.preview.to if self.preview and is_dragged else segment.start
            segments.append((segment, sight.top_of(start)))
        return segments

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), theme.window_colour())
        segments = self._segments()
        tops = [top for _segment, top in segments]
        for band in bands.bands([0] * len(segments), tops, 0, float(self.height())):
            self._paint_band(painter, segments[band.segment][0], band)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)  # of use, and cheap, for the round handles only
        for segment, top in segments:
            if segment.start and -_GRIP < top < self.height() + _GRIP:
                self._paint_handle(painter, segment, top)

    def _paint_band(self, painter: QPainter, segment: Segment, band: bands.Band) -> None:
        issue = self.open_issue.issue  # type: ignore[union-attr]
        article = issue.layout.article_of(segment.boundary.id)
        number = issue.layout.number_of(article.id)
        furniture = article.kind == ArticleKind.FURNITURE
        colour = theme.band_colour(number, furniture=furniture)
        area = QRectF(self.width() - 14, band.top, 10, band.bottom - band.top)
        if article.status == Status.APPROVED:
            painter.fillRect(area, theme.tinted(colour, 0.35))
            painter.setPen(colour)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        else:
            painter.fillRect(area, colour)
        if article.id == self._focus.article_id:
            painter.fillRect(QRectF(self.width() - 3, band.top, 3, area.height()), self.palette().highlight())
        if band.bottom - band.top > self.fontMetrics().height() and not furniture:
            painter.setPen(self.palette().text().color())
            sign = theme.STATUS_SIGNS[article.status]
            goes_on = "↳" if segment.boundary.continues else ""
            label = f"{goes_on}{number + 1} {sign}"
            area = QRectF(0, band.top + 2, self.width() - _BAND, self.fontMetrics().height() + 2)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight, label)

    def _paint_handle(self, painter: QPainter, segment: Segment, top: float) -> None:
        is_dragged = self.preview is not None and self.preview.boundary_id == segment.boundary.id
        is_open = segment.boundary.state == "suggested"
        painter.setPen(self.palette().text().color())
        painter.setBrush(self.palette().highlight() if is_dragged else theme.handle_colour(is_open=is_open))
        painter.drawRoundedRect(QRectF(self.width() - 17, top - _GRIP / 2, 15, _GRIP), 3, 3)

    def _handle(self, y: float) -> Segment | None:
        segments = self._segments()
        first = 0 if segments and not segments[0][0].start else 1
        index = bands.handle_at([top for _s, top in segments], first, y)
        return segments[index - first][0] if index is not None else None

    def _line_start_at(self, point: QPointF, between: tuple[int, int] = (-1, sys.maxsize)) -> int:
        """The raw offset at the mouse: the nearest line start between two others, or with Alt held the nearest
        character.
        """
        inside = QPointF(max(0.0, point.x() - self.width()), max(0.0, min(point.y(), self.height() - 1.0)))
        offset = self.pane.offset_at(inside)
        if self._free:
            return offset
        blocks, (low, high) = self.pane.blocks, between
        number = blocks.block_at(max(low + 1, min(offset, high - 1)))
        around = range(max(0, number - 1), min(len(blocks.starts), number + 2))
        starts = [blocks.starts[n] for n in around if blocks.is_line_start(n) and low < blocks.starts[n] < high]
        return min(starts, key=lambda start: abs(self.pane.top_of(start) - inside.y()), default=offset)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_cancelling = event.button() != Qt.MouseButton.LeftButton and self.preview is not None
        if event.button() != Qt.MouseButton.LeftButton:
            self.cancel()
            return
        segment = self._handle(event.position().y())
        if segment is None:
            self._free = True
            self.pressed.emit(self._line_start_at(event.position()))
            return
        if self.open_issue is None or not self.open_issue.may_edit() or self._is_refused(segment, self.open_issue):
            return
        self._show(Preview(segment.boundary.id, segment.start))
        self.grabKeyboard()  # for Esc

    def _is_refused(self, segment: Segment, open_issue: OpenIssue) -> bool:
        """Whether the boundary of a segment can't be moved; why is said."""
        why = edits.unmovable(open_issue.issue, segment.boundary.id)
        if why is not None:
            open_issue.refused.emit(why)
        return why is not None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.preview is None:
            on_handle = self._handle(event.position().y()) is not None
            self.setCursor(Qt.CursorShape.SplitVCursor if on_handle else Qt.CursorShape.ArrowCursor)
            return
        self._mouse, self._free = event.position(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._drag()
        outside = not 0 <= self._mouse.y() < self.height()
        if outside != self._scroller.isActive():
            self._scroller.start() if outside else self._scroller.stop()

    def _drag(self) -> None:
        assert self.preview is not None and self.open_issue is not None
        issue = self.open_issue.issue
        start = issue.by_id[self.preview.boundary_id].anchor.raw
        neighbours = issue.layout.segment_at(start - 1).start, issue.layout.segment_at(start).end
        to = edits.clamped(issue, self.preview.boundary_id, self._line_start_at(self._mouse, neighbours))
        self._show(Preview(self.preview.boundary_id, to))

    def _scroll_on(self) -> None:
        bar = self.pane.verticalScrollBar()
        bar.setValue(bar.value() + (1 if self._mouse.y() > 0 else -1))
        self._drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        preview = self.preview
        self.cancel()
        if preview is not None and event.button() == Qt.MouseButton.LeftButton:
            self.boundary_dropped.emit(preview.boundary_id, preview.to)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._free = False
        if self.open_issue is not None and self._handle(event.position().y()) is None:
            self.split_requested.emit(self._line_start_at(event.position()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.preview is not None or self._is_cancelling or self.open_issue is None:
            return
        self._free = False
        point = QPointF(event.pos())
        segment = self._handle(point.y())
        self.menu_requested.emit(segment.start if segment else self._line_start_at(point), event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pane.wheelEvent(event)

    def cancel(self) -> None:
        """Drop the boundary that is being dragged, if any."""
        self._scroller.stop()
        if self.preview is not None:
            self.releaseKeyboard()
            self._show(None)

    def _show(self, preview: Preview | None) -> None:
        if preview != self.preview:
            self.preview = preview
            self.previewed.emit(preview)
            self.update()
