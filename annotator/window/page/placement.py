"""Where a page lies in its view: which place on the page is at which point, whatever its pose and zoom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QPolygonF, QTransform

from annotator.core.geometry import Box
from annotator.window.page.adjustments import Pose


@dataclass(frozen=True)
class Placement:
    """A page of a size in a pose: its sheet has so many pixels of the view a unit, and its corner at a point there."""

    size: QSizeF
    pose: Pose
    scale: float
    origin: QPointF

    @property
    def sheet(self) -> QRectF:
        """Where the sheet is in the view."""
        return QRectF(self.origin, self.pose.shown_size(self.size) * self.scale)

    @cached_property
    def to_view(self) -> QTransform:
        """From places on the page to points of the view."""
        scale, origin = self.scale, self.origin
        return self.pose.to_sheet(self.size) * QTransform(scale, 0, 0, scale, origin.x(), origin.y())

    def place_at(self, point: QPointF) -> QPointF:
        """The place on the page at a point of the view."""
        to_page, _exists = self.to_view.inverted()
        return to_page.map(point)

    def part_at(self, rect: QRect, around: float = 0.0) -> Box:
        """The part of the page in a rectangle of the view, and so many pixels around it."""
        to_page, _exists = self.to_view.inverted()
        part = to_page.mapRect(QRectF(rect).adjusted(-around, -around, around, around)).toAlignedRect()
        return Box(part.left(), part.top(), part.left() + part.width(), part.top() + part.height())

    def rect_of(self, box: Box) -> QRectF:
        """Where a box of the page is in the view; the rectangle around it where the page is slanted."""
        return self.to_view.mapRect(QRectF(box.left, box.top, box.width, box.height))

    def shape_of(self, box: Box, around: float = 0.0) -> QPolygonF:
        """The outline of a box of the page in the view, so many pixels further out."""
        by = around / self.scale
        rect = QRectF(box.left, box.top, box.width, box.height).adjusted(-by, -by, by, by)
        return self.to_view.map(QPolygonF([rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft()]))
