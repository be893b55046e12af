"""The image of a page on the screen: coarse and quick while it moves, smooth by a thread once it is still."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QTransform

from annotator.window.page.adjustments import PLAIN
from annotator.window.page.page_image import PageImage
from annotator.window.page.placement import Placement
from annotator.window.page.tiles import Picture, Tiles

_STILL_AFTER = 80  # milliseconds without a movement, after which it is drawn smoothly


class Drawing(QObject):
    """Paints what of an image is in sight; `drawn` says that it can be painted more smoothly now."""

    drawn = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.image: PageImage | None = None
        self.light = PLAIN
        self._in_sight = QRect()
        self._tiles = Tiles(self)
        self._tiles.drawn.connect(self.drawn)
        self._moving = QTimer(self, singleShot=True, interval=_STILL_AFTER)
        self._moving.timeout.connect(lambda: self._tiles.ask(self._in_sight))

    def paint(self, painter: QPainter, placement: Placement, exposed: QRect, room: QRect, ratio: float) -> None:
        """Paint the part of the image that is exposed, of a view with some room and so many pixels of the screen for
        each of its own.

        An image in another pose than the page is turned, and stays coarse.
        """
        image, sheet = self.image, placement.sheet
        seen = QRectF(exposed).intersected(sheet).toAlignedRect()
        if image is None or seen.isEmpty():
            return
        self._in_sight = _in_pixels(QRectF(room).intersected(sheet).toAlignedRect(), placement, ratio)
        area = _in_pixels(seen, placement, ratio)
        if image.pose != placement.pose:
            self._tiles.show(None)
            self._paint_coarsely(painter, image, placement, seen)
            return
        self._tiles.show(Picture(image, placement.size, placement.scale * ratio, self.light))
        if not self._tiles.holds(area):
            self._paint_coarsely(painter, image, placement, seen)
            if not self._tiles.is_drawing(area):
                self._moving.start()
        painter.save()
        painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)  # the squares at its edges reach beyond the sheet
        painter.translate(placement.origin)
        painter.scale(1 / ratio, 1 / ratio)
        self._tiles.paint(painter, area)
        painter.restore()

    def _paint_coarsely(self, painter: QPainter, image: PageImage, placement: Placement, seen: QRect) -> None:
        """Paint a part with one pixel for each of the view's, which takes a quarter of the time on a fine screen."""
        origin, size, scale = placement.origin.toPoint(), placement.size, placement.scale
        to_view = QTransform.fromScale(scale, scale)
        if image.pose != placement.pose:
            to_page, _exists = image.pose.to_sheet(size).inverted()
            to_view = to_page * placement.pose.to_sheet(size) * to_view
        painter.drawImage(seen, image.drawn(seen.translated(-origin), size, to_view, light=self.light))

    def stop(self) -> None:
        """Leave it coarse for now, as it moves."""
        self._tiles.stop()

    def close(self) -> None:
        """Draw nothing more in the background, for good."""
        self._moving.stop()
        self._tiles.close()

    def is_busy(self) -> bool:
        """Whether it can be painted more smoothly in a moment."""
        return self._moving.isActive() or self._tiles.is_busy()


def _in_pixels(rect: QRect, placement: Placement, ratio: float) -> QRect:
    """A part of the view, in pixels of the screen from the corner of the sheet."""
    there = QRectF(rect.translated(-placement.origin.toPoint()))
    return QRectF(there.topLeft() * ratio, there.size() * ratio).toAlignedRect()
