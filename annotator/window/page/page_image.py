"""The image of a page in several sizes; grey stays grey, which a pixmap would take four times the memory for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from annotator.workflow import Level


class PageImage:
    """The levels of an image, the smallest first: each is half as wide and high as the next one."""

    def __init__(self, levels: Sequence[Level]) -> None:
        self._levels = levels  # Qt reads their pixels where they are
        self._images = [_qt_image(level) for level in levels]

    @property
    def width(self) -> int:
        return self._images[-1].width()

    @property
    def height(self) -> int:
        return self._images[-1].height()

    @property
    def bytes_taken(self) -> int:
        """How much memory its pixels take."""
        return sum(len(level.pixels) for level in self._levels)

    def level_for(self, width: float) -> QImage:
        """The smallest level that has so many pixels across, or else the largest one."""
        return next((image for image in self._images if image.width() >= width), self._images[-1])

    def draw(self, painter: QPainter, target: QRectF, pixels: float, *, smooth: bool) -> None:
        """Draw all of it into a rectangle, whose units are so many pixels of the screen each."""
        image = self.level_for(target.width() * pixels)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(target, image, QRectF(0, 0, *QSizeF(image.size()).toTuple()))


def _qt_image(level: Level) -> QImage:
    form = QImage.Format.Format_Grayscale8 if level.is_grey else QImage.Format.Format_RGB888
    return QImage(level.pixels, level.width, level.height, level.width * (1 if level.is_grey else 3), form)
