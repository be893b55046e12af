"""Draws a page with what is marked on it, and lets it be scrolled, dragged and zoomed. It knows boxes and no texts."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollBar, QStyle, QWidget

from annotator.core.geometry import Box
from annotator.window.page.adjustments import AS_IT_LIES, Light, Pose
from annotator.window.page.drawing import Drawing
from annotator.window.page.outlines import AreaOutline, Outline
from annotator.window.page.page_image import PageImage
from annotator.window.page.painting import Marks, paint_areas, paint_faint, paint_marks, paint_outlines, paint_paper
from annotator.window.page.placement import Placement
from annotator.window.page.tool import PageTool

ZOOM_STEP = 1.25
_WHEEL_STEP = 1.15
_CLOSEST = 8.0
"""So many pixels of the screen a unit of the page may have at most."""
_SMALLEST = 0.3
"""How much smaller than the whole page in sight it may become."""
_SMALLER = 0.8
_EDGE = 4  # pixels around a frame that are painted again with it


class Fit(Enum):
    """How the page is fitted into the view, whatever size that has."""

    WIDTH = auto()
    PAGE = auto()
    FREE = auto()


class ImageArea(QAbstractScrollArea):
    """Shows a page, turned as its pose says; places on it are in its own units, whatever its pose.

    While the page moves it is drawn quickly and coarsely, and smoothly by a thread once it is still.

    `pressed` carries a place that was clicked, `pointed` the one under the mouse, or None; `turned` asks for another
    page, so many further on. A tool takes the mouse and the keys first; `tool_left` wishes it gone.
    """

    pressed = Signal(QPointF)
    pointed = Signal(object)
    turned = Signal(int)
    tool_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("imageArea")
        self.setAccessibleName(self.tr("Page image"))
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard to the text
        self.size_ = QSizeF()
        self._pose = AS_IT_LIES
        self.marks = Marks()
        self.tool: PageTool | None = None
        self._is_with_tool = False
        self._drawing = Drawing(self)
        self._drawing.drawn.connect(self.viewport().update)
        self._lines: Sequence[Box] = ()
        self.outlined: Sequence[Outline] = ()
        self.areas: Sequence[AreaOutline] = ()
        self.faint: Sequence[Box] = ()
        self._scale = 1.0
        self._fit = Fit.WIDTH
        self._grabbed: QPoint | None = None
        self._is_dragging = False

    def show_page(
        self,
        size: tuple[int, int],
        image: PageImage | None,
        lines: Sequence[Box] = (),
        pose: Pose = AS_IT_LIES,
    ) -> None:
        """Show a page of a size in a pose; without an image it is paper with the places of its lines on it.

        An image in another pose is turned for as long as there is none in this one.
        """
        middle = QPointF(self.viewport().rect().center())
        is_other, held = QSizeF(*size) != self.size_, self.place_at(middle)
        self.size_, self._drawing.image, self._lines = QSizeF(*size), image, () if image else lines
        if is_other or pose != self._pose:
            self._pose = pose
            self.fit(self._fit)
            if self._fit is Fit.FREE and not is_other:
                self._hold(held, middle)
        self.viewport().update()

    def show_light(self, light: Light) -> None:
        """Show the page in another light."""
        if light != self._drawing.light:
            self._drawing.light = light
            self.viewport().update()

    @property
    def light(self) -> Light:
        """The light that the page is shown in."""
        return self._drawing.light

    def is_busy(self) -> bool:
        """Whether the page will be drawn more smoothly in a moment."""
        return self._drawing.is_busy()

    def close_jobs(self) -> None:
        """Draw nothing more in the background, for good."""
        self._drawing.close()

    def outline(self, outlines: Sequence[Outline], areas: Sequence[AreaOutline] = ()) -> None:
        """Draw the outlines of some articles and areas, or of none."""
        if (outlines, areas) != (self.outlined, self.areas):
            self.outlined, self.areas = outlines, areas
            self.viewport().update()

    def tint(self, faint: Sequence[Box]) -> None:
        """Tint faint print in some boxes, or nowhere."""
        if faint != self.faint:
            self.faint = faint
            self.viewport().update()

    def mark(self, marks: Marks) -> None:
        """Mark something else."""
        if marks != self.marks:
            stale = [*self.marks.boxes, *marks.boxes]
            self.marks = marks
            for box in stale:
                self.viewport().update(self.rect_of(box).toAlignedRect().adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE))

    def use(self, tool: PageTool | None) -> None:
        """Let a tool take the mouse and the keys, or none."""
        self.cancel_tool()
        self.tool = tool
        self._rest_cursor()
        self.viewport().update()

    def cancel_tool(self) -> bool:
        """Give up what the tool has under way; whether anything was."""
        self._is_with_tool = False
        was_busy = self.tool is not None and self.tool.cancel()
        if was_busy:
            self.viewport().update()
        return was_busy

    def cancel_drag(self) -> None:
        """Give up what the mouse has under way with the tool."""
        if self._is_with_tool:
            self.cancel_tool()

    def fit(self, fit: Fit) -> None:
        """Fit the page into the view, now and whenever that gets another size."""
        self._fit = fit
        if fit is not Fit.FREE and not self.size_.isEmpty():
            self._scale = self._scale_to_fit(fit)
        self._place_bars()
        self.viewport().update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Make the page larger or smaller; what is at a point of the view, by default its middle, stays there."""
        if self.size_.isEmpty():
            return
        point = at or QPointF(self.viewport().rect().center())
        place = self.place_at(point)
        least = _SMALLEST * self._scale_to_fit(Fit.PAGE)
        self._scale = max(min(self._scale * factor, _CLOSEST), least)
        self._fit = Fit.FREE
        self._place_bars()
        self._hold(place, point)
        self.viewport().update()

    def _hold(self, place: QPointF, point: QPointF) -> None:
        """Scroll so that a place on the page is at a point of the view, as far as there is room."""
        there = self._placement().to_view.map(place) - self._origin() - point
        self.horizontalScrollBar().setValue(round(there.x()))
        self.verticalScrollBar().setValue(round(there.y()))

    def reveal(self, line: Box, character: Box) -> None:
        """Scroll until a character, and its line as far as it has room, is well in sight."""
        rect, room = self.rect_of(line), QRectF(self.viewport().rect())
        if not room.top() <= rect.top() <= rect.bottom() <= room.bottom():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(rect.center().y() - room.height() / 3))
        rect = self.rect_of(character)
        if not room.left() <= rect.left() <= rect.right() <= room.right():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + round(rect.center().x() - room.width() / 2))

    def rect_of(self, box: Box) -> QRectF:
        """Where a box of the page is in the view (pixels); the rectangle around it where the page is slanted."""
        return self._placement().rect_of(box)

    def place_at(self, point: QPointF) -> QPointF:
        """The place on the page at a point of the view."""
        return self._placement().place_at(point)

    def _placement(self) -> Placement:
        return Placement(self.size_, self._pose, self._scale, self._origin())

    @property
    def _sheet(self) -> QSizeF:
        return self._pose.shown_size(self.size_)

    def _scale_to_fit(self, fit: Fit) -> float:
        room, page = QSizeF(self.maximumViewportSize()), self._sheet
        across, down = room.width() / page.width(), room.height() / page.height()
        if fit is Fit.PAGE:
            return max(min(across, down), 1e-3)
        if across <= down:
            return max(across, 1e-3)
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return max((room.width() - bar) / page.width(), 1e-3)

    def _origin(self) -> QPointF:
        """Where the top left corner of the sheet is in the view (whole pixels); one that is smaller than it stands in
        its middle.
        """
        room, page = self.viewport().size(), self._sheet * self._scale
        x, y = -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
        across, down = (room.width() - page.width()) / 2, (room.height() - page.height()) / 2
        return QPointF(round(max(across, x)), round(max(down, y)))

    def _place_bars(self) -> None:
        page, room = (self._sheet * self._scale).toSize(), self.maximumViewportSize()
        width = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        is_high = page.height() > room.height()
        is_wide = page.width() > room.width() - width * is_high
        is_high = page.height() > room.height() - width * is_wide
        _place_bar(self.horizontalScrollBar(), page.width(), room.width() - width * is_high)
        _place_bar(self.verticalScrollBar(), page.height(), room.height() - width * is_wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(self._fit)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._drawing.stop()
        self.viewport().scroll(dx, dy)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:  # one that an error leaves open would end the process
            painter.setClipRect(event.rect())
            self._paint(painter, event.rect())

    def _paint(self, painter: QPainter, exposed: QRect) -> None:
        placement, room = self._placement(), self.viewport().rect()
        if self._drawing.image is None:
            paint_paper(painter, placement, self._lines)
        else:
            self._drawing.paint(painter, placement, exposed, room, self.devicePixelRatioF())
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _SMALLER)
        painter.setFont(font)
        is_inverted = self._drawing.light.is_inverted
        paint_areas(painter, placement, self.areas, exposed, is_inverted=is_inverted)
        paint_outlines(painter, placement, self.outlined, exposed, is_inverted=is_inverted)
        paint_faint(painter, placement, self.faint, exposed)
        paint_marks(painter, placement, self.marks, self.palette().highlight().color())
        if self.tool is not None:
            self.tool.paint(painter, self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_WHEEL_STEP ** (event.angleDelta().y() / 120), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._is_with_tool:
            if event.button() == Qt.MouseButton.RightButton:
                self.cancel_tool()
            return
        if self.tool is not None and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus()  # so that its keys, and Esc, arrive here
            self._is_with_tool = self.tool.press(self.place_at(event.position()), event.modifiers())
            self.viewport().update()
            if self._is_with_tool:
                return
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._grabbed, self._is_dragging = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self.tool is not None and self._grabbed is None and self.tool.move(self.place_at(event.position())):
            self.viewport().update()
        if self._is_with_tool:
            return
        if self._grabbed is None:
            self.pointed.emit(self.place_at(event.position()))
        elif self._is_dragging or (point - self._grabbed).manhattanLength() >= QApplication.startDragDistance():
            self._is_dragging = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            by = point - self._grabbed
            self._grabbed = point
            for bar, distance in ((self.horizontalScrollBar(), by.x()), (self.verticalScrollBar(), by.y())):
                bar.setValue(bar.value() - distance)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_with_tool:
            if self.tool is not None and event.button() == Qt.MouseButton.LeftButton:
                self._is_with_tool = False
                self.tool.release(self.place_at(event.position()))
                self.viewport().update()
            return
        is_click = self._grabbed is not None and not self._is_dragging
        self._grabbed, self._is_dragging = None, False
        self._rest_cursor()
        if is_click and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(self.place_at(event.position()))

    def _rest_cursor(self) -> None:
        """The cursor of the tool, or the usual one."""
        if self.tool is not None:
            self.viewport().setCursor(self.tool.cursor)
        else:
            self.viewport().unsetCursor()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar = event.key(), self.verticalScrollBar()
        if self.tool is not None and self._press_key_of(self.tool, event):
            self.viewport().update()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(ZOOM_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / ZOOM_STEP)
        elif key == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.turned.emit(1)
        elif key == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turned.emit(-1)
        elif (step := _STEPS.get(Qt.Key(key))) is not None:
            self.verticalScrollBar().triggerAction(step)
        else:
            super().keyPressEvent(event)

    def _press_key_of(self, tool: PageTool, event: QKeyEvent) -> bool:
        """Whether the tool takes a key; Esc gives up what is under way in it, or else leaves it for the text."""
        if event.key() != Qt.Key.Key_Escape:
            return tool.press_key(Qt.Key(event.key()), event.modifiers())
        was_busy = self.cancel_tool()
        if not was_busy:
            self.tool_left.emit()
        return was_busy


_STEPS = {
    Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QScrollBar.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QScrollBar.SliderAction.SliderToMaximum,
}


def _place_bar(bar: QScrollBar, length: int, room: int) -> None:
    bar.setRange(0, max(0, length - room))
    bar.setPageStep(room)
    bar.setSingleStep(max(1, room // 20))
