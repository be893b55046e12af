"""A strip of print: a line as it stands on its page, enlarged, with a place in it marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.core.faint import faint_print, joined
from annotator.core.geometry import Box, Geometry, Spot
from annotator.core.issue import Issue
from annotator.window.looks import theme
from annotator.window.page.page_image import PageImage
from annotator.window.page.prints import Prints

_ENLARGED = 2.4
"""A strip is so many times as high as a line of text."""
_AROUND = 0.15
"""So much of its thickness is shown at either side of a line."""
_NARROWEST = 4
"""No character of a line that goes down the page is so many times as high as it is wide."""
_EDGE = 2  # pixels around the print
_FAINT, _MARKED = 0.25, 0.16
_GAP = 3.0  # pixels at either side of a gap that are tinted
_PAPER = QColor(Qt.GlobalColor.white)


@dataclass(frozen=True, slots=True)
class Cut:
    """A line of print as a strip shows it: `places` along the line (units of the page) where its characters begin, and
    the last one ends, and `xs` where these are in the strip (pixels).

    The characters of a line that goes down the page, as that is shown, are set side by side.
    """

    line: Spot
    places: list[int]
    xs: list[float]
    scale: float
    is_down: bool
    is_in_pieces: bool

    @classmethod
    def of(cls, geometry: Geometry, line: Spot, height: float, quarters: int) -> Cut:
        """A line in a strip whose print is so many pixels high, on a page that is turned by some quarters."""
        places = geometry.edges(line)
        is_down = line.is_vertical != bool(quarters % 2)
        thickness, widths = _thickness(line), [float(behind - place) for place, behind in pairwise(places)]
        size = max(float(thickness), sum(widths) / len(widths)) if is_down else float(thickness)
        if is_down:
            widths = [max(thickness * (1 + 2 * _AROUND), size / _NARROWEST)] * len(widths)
        scale = height / (size * (1 + 2 * _AROUND))
        xs = [x * scale for x in accumulate(widths, initial=0.0)]
        return cls(line, places, xs, scale, is_down, is_in_pieces=is_down or quarters != 0)

    @property
    def width(self) -> float:
        """How wide it is (pixels)."""
        return self.xs[-1]

    def stretch(self, start: int, end: int) -> tuple[float, float]:
        """From where to where a raw span goes, as far as it lies in the line."""
        last = len(self.xs) - 1
        low, high = (min(max(raw - self.line.start, 0), last) for raw in (start, end))
        return self.xs[low], self.xs[high]

    def raw_at(self, x: float) -> int:
        """The raw offset of the character at a place in the strip."""
        last = len(self.xs) - 2
        return self.line.start + min(max(bisect_right(self.xs, x) - 1, 0), last)

    def pieces(self, left: float, right: float, height: float) -> Iterator[tuple[Box, QRectF]]:
        """The boxes on the page that make the strip between two places of it, and where each is to be drawn."""
        if not self.is_in_pieces:
            begin, length = self.places[0], self.places[-1] - self.places[0]
            low, high = max(0, floor(left / self.scale)), min(length, ceil(right / self.scale))
            yield self._box(begin + low, begin + high), QRectF(low * self.scale, 0, (high - low) * self.scale, height)
            return
        first, behind = max(0, bisect_right(self.xs, left) - 1), bisect_left(self.xs, right)
        for number in range(first, min(behind, len(self.xs) - 1)):
            start, end = self.places[number], self.places[number + 1]
            x, to = self.xs[number], self.xs[number + 1]
            size = (end - start) * self.scale if self.is_down else height
            yield self._box(start, end), QRectF(x, (height - size) / 2, to - x, size)

    def _box(self, start: int, end: int) -> Box:
        """The box of a stretch of the line, with a little around it."""
        around, (left, top, right, bottom) = round(_AROUND * _thickness(self.line)), self.line.box
        if self.line.is_vertical:
            return Box(left - around, start, right + around, end)
        return Box(start, top - around, end, bottom + around)


def _thickness(line: Spot) -> int:
    return max(1, line.box.width if line.is_vertical else line.box.height)


def line_for(geometry: Geometry, raw: int) -> Spot | None:
    """The line of print that a raw offset stands in or behind, or else the one that follows it."""
    line = geometry.line_at(raw)
    if line is None or raw > line.end:
        behind = bisect_left(geometry.lines.starts, raw)
        line = geometry.lines[behind] if behind < len(geometry.lines) else line
    return line


class Strip(QWidget):
    """Shows the line of print of a raw span, cut from the image of its page; a click says which character it is on.

    It is blank while there is nothing to be shown, or the image is still to come.
    """

    pressed = Signal(int)

    def __init__(self, prints: Prints, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAccessibleName(self.tr("Line of print"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._prints = prints
        self.marked: tuple[int, int] | None = None
        self._aim: float | None = None
        self._image: PageImage | None = None
        self._cut: Cut | None = None
        self._quarters = 0

    def sizeHint(self) -> QSize:
        return QSize(0, round(_ENLARGED * self.fontMetrics().height()))

    def look_at(self, span: tuple[int, int] | None) -> None:
        """Show the line where a raw span begins, the span marked; None: show none."""
        self.marked = span
        self._make_cut()
        self.update()

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to be seen."""
        return self._cut is None

    @property
    def wanted_width(self) -> int:
        """How wide the whole line is."""
        return round(self._cut.width) + 2 * _EDGE if self._cut is not None else 0

    def aim(self, x: float) -> None:
        """Keep what is marked as near as possible to a place in the strip."""
        self._aim = x
        self.update()

    def marked_at(self) -> float:
        """Where in the whole line the middle of what is marked is (pixels)."""
        assert self._cut is not None and self.marked is not None
        return sum(self._cut.stretch(*self.marked)) / 2

    def _make_cut(self) -> None:
        issue = self._prints.issue
        line = line_for(issue.geometry, self.marked[0]) if issue is not None and self.marked is not None else None
        if issue is None or line is None or line.box.is_empty or line.start >= line.end:
            self._cut = None
            return
        self._image = self._prints.image(line.page)
        if self._image is None:
            self._cut = None
        elif self._cut is None or self._cut.line != line or self._quarters != self._image.pose.quarters:
            self._quarters = self._image.pose.quarters
            self._cut = Cut.of(issue.geometry, line, self.height() - 2 * _EDGE, self._quarters)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self._cut = None
            self._make_cut()

    def _left(self) -> float:
        """Where the line begins in the strip: what is marked is in sight."""
        assert self._cut is not None
        room = self.width() - 2 * _EDGE
        if self._cut.width <= room:
            return _EDGE
        aim = self._aim if self._aim is not None else self.width() / 2
        return min(_EDGE, max(aim - self.marked_at(), self.width() - _EDGE - self._cut.width))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:  # one that an error leaves open would end the process
            issue = self._prints.issue
            if self._cut is not None and self._image is not None and issue is not None:
                painter.fillRect(self.rect(), _PAPER)
                painter.save()
                painter.translate(self._left(), _EDGE)
                self._paint_print(painter, issue, self._cut, self._image)
                self._paint_marks(painter, issue, self._cut)
                painter.restore()
                painter.setPen(QPen(self.palette().highlight().color(), 1))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_print(self, painter: QPainter, issue: Issue, cut: Cut, image: PageImage) -> None:
        page, height = issue.pages[cut.line.page], self.height() - 2 * _EDGE
        size = QSizeF(page.width, page.height) if page.width and page.height else QSizeF(image.width, image.height)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left = -self._left()
        for box, target in cut.pieces(left, left + self.width(), height):
            level, source = image.cut(box, size)
            painter.drawImage(target, level, source)

    def _paint_marks(self, painter: QPainter, issue: Issue, cut: Cut) -> None:
        height, line = self.height() - 2 * _EDGE, cut.line
        for faint in joined(faint_print(issue, line.start, line.end)):
            x, to = cut.stretch(faint.start, faint.end)
            rect = QRectF(x - _GAP, 0, 2 * _GAP, height) if faint.is_gap else QRectF(x, 0, to - x, height)
            painter.fillRect(rect, theme.tinted(theme.faint_colour(), _FAINT))
        if self.marked is None:
            return
        x, to = cut.stretch(*self.marked)
        colour = self.palette().highlight().color()
        painter.setPen(QPen(colour, 2))
        if x < to:
            painter.fillRect(QRectF(x, 0, to - x, height), theme.tinted(colour, _MARKED))
            painter.drawRect(QRectF(x, 1, to - x, height - 2))
        else:
            painter.drawLine(QPointF(x, 0), QPointF(x, height))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._cut is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(self._cut.raw_at(event.position().x() - self._left()))
