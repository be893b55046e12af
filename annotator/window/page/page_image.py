"""The image of a page in several sizes; grey stays grey, which a pixmap would take four times the memory for."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from annotator.core.geometry import Box
from annotator.window.page.adjustments import AS_IT_LIES, PLAIN, Light, Pose
from annotator.workflow import Level, Pyramid


class PageImage:
    """The levels of an image, the smallest first: each is half as wide and high as the next one.

    They hold the sheet that has room for the image in its pose. Its width and height are those before it was turned.
    """

    def __init__(self, pyramid: Pyramid, pose: Pose = AS_IT_LIES) -> None:
        self._levels = pyramid.levels  # of which the images read the pixels
        self._images = [qt_image(level) for level in pyramid.levels]
        self.width, self.height = pyramid.size
        self.pose = pose

    @property
    def bytes_taken(self) -> int:
        """How much memory its pixels take."""
        return sum(len(level.pixels) for level in self._levels)

    def level_for(self, width: float) -> QImage:
        """The smallest level that has so many pixels across, or else the largest one."""
        return next((image for image in self._images if image.width() >= width), self._images[-1])

    def drawn(
        self, rect: QRect, page: QSizeF, to_pixels: QTransform, *, light: Light = PLAIN, smooth: bool = False
    ) -> QImage:
        """A part of a picture of the sheet of a page, of a size: `to_pixels` leads from places on the sheet to pixels.

        It may be drawn by any thread.
        """
        sheet = self.pose.shown_size(page)
        level = self.level_for(sheet.width() * math.sqrt(abs(to_pixels.determinant())))
        is_plain = light == PLAIN
        made = QImage(rect.size(), QImage.Format.Format_RGB32 if is_plain else level.format())
        made.fill(Qt.GlobalColor.white)
        with QPainter(made) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.setTransform(to_pixels * QTransform.fromTranslate(-rect.x(), -rect.y()))
            painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), level, QRectF(level.rect()))
        return made if is_plain else light.fallen_on(made).convertToFormat(QImage.Format.Format_RGB32)

    def cut(self, box: Box, page: QSizeF) -> tuple[QImage, QRectF]:
        """The largest level, and where a box on the page, of a size, is in it: upright, as the page is shown."""
        level, sheet = self._images[-1], self.pose.shown_size(page)
        to_level = QTransform.fromScale(level.width() / sheet.width(), level.height() / sheet.height())
        rect = QRectF(box.left, box.top, box.width, box.height)
        return level, (self.pose.to_sheet(page) * to_level).mapRect(rect)


def qt_image(level: Level) -> QImage:
    """A level as an image of Qt's, which reads its pixels where they are."""
    form = QImage.Format.Format_Grayscale8 if level.is_grey else QImage.Format.Format_RGB888
    return QImage(level.pixels, level.width, level.height, level.width * (1 if level.is_grey else 3), form)
