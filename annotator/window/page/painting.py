"""How articles and marks are painted over a page: outlines, numbers, arrows from column to column, and tints."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from annotator.core.geometry import Box
from annotator.window.looks import theme
from annotator.window.looks.colour_vision import ink_on, readable
from annotator.window.messages import region_kind_name
from annotator.window.page.outlines import AreaOutline, Outline, ways
from annotator.window.page.placement import Placement

_AROUND, _LABEL = 3, 30  # pixels between a column and its outline, and that its number may take beyond it
_HEAD = 9  # pixels of the head of an arrow
_HALF_ANGLE = math.pi / 7  # of that head
_PAPER, _INVERTED = QColor("#E0E0E0"), QColor("#202020")
_SELECTED, _HOVERED, _ON_LINE, _ON_CHARACTER, _FAINT = 0.28, 0.18, 0.08, 0.32, 0.25


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked on a page: the line of the caret and its character, what is selected, and what the mouse is over
    elsewhere.
    """

    line: Box | None = None
    character: Box | None = None
    hovered: Sequence[Box] = ()
    selected: Sequence[Box] = ()

    @property
    def boxes(self) -> list[Box]:
        return [box for box in (self.line, self.character, *self.hovered, *self.selected) if box is not None]


def paint_paper(painter: QPainter, placement: Placement, lines: Sequence[Box]) -> None:
    """A page without an image: paper with the places of its lines on it."""
    painter.setBrush(Qt.GlobalColor.white)
    painter.setPen(Qt.PenStyle.NoPen)
    width, height = placement.size.toSize().toTuple()
    painter.drawConvexPolygon(placement.shape_of(Box(0, 0, width, height)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(Qt.GlobalColor.lightGray, 1))
    for box in lines:
        painter.drawConvexPolygon(placement.shape_of(box))


def paint_outlines(
    painter: QPainter, placement: Placement, outlines: Sequence[Outline], exposed: QRect, *, is_inverted: bool
) -> None:
    """The columns of articles, each with the number of its article, and arrows to the one that is read next."""
    ground, part = _INVERTED if is_inverted else _PAPER, placement.part_at(exposed, _LABEL + _AROUND)
    for outline in outlines:
        colour = readable(theme.band_colour(outline.article, furniture=outline.is_furniture), ground)
        for place, box in enumerate(outline.boxes):
            if not box.meets(part):
                continue
            shape = placement.shape_of(box, _AROUND)
            painter.setPen(QPen(colour, 2))
            painter.drawConvexPolygon(shape)
            if not outline.is_furniture:
                sign = "↳" if outline.goes_on or place else ""
                _paint_number(painter, shape.boundingRect().topLeft(), colour, f"{sign}{outline.article + 1}")
    for article, one, other in ways(outlines):
        start, end = _arrow(placement.rect_of(one), placement.rect_of(other))
        if QRectF(start, end).normalized().adjusted(-_HEAD, -_HEAD, _HEAD, _HEAD).intersects(exposed):
            _paint_arrow(painter, start, end, readable(theme.band_colour(article, furniture=False), ground))


def paint_areas(
    painter: QPainter, placement: Placement, areas: Sequence[AreaOutline], exposed: QRect, *, is_inverted: bool
) -> None:
    """Areas of the page in dashes, each with the name of what it shows, in the colour of its article or grey."""
    ground = _INVERTED if is_inverted else _PAPER
    for area in areas:
        shape = placement.to_view.map(QPolygonF([QPointF(*corner) for corner in area.polygon]))
        around = shape.boundingRect()
        if not around.adjusted(-2, -2, 2, 2).intersects(exposed):
            continue
        grey = theme.band_colour(0, furniture=True)
        colour = readable(grey if area.article is None else theme.band_colour(area.article, furniture=False), ground)
        painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
        painter.drawPolygon(shape)
        name = region_kind_name(area.kind)
        label = QRectF(around.topLeft(), painter.fontMetrics().size(0, name)).adjusted(0, 0, 8, 2)
        if label.width() <= around.width() and label.height() <= around.height():
            painter.fillRect(label, colour)
            painter.setPen(ink_on(colour))
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, name)


def _paint_number(painter: QPainter, corner: QPointF, colour: QColor, text: str) -> None:
    """A number at the left of a corner, where it hides no text."""
    room = painter.fontMetrics().size(0, text)
    label = QRectF(corner.x() - room.width() - 3, corner.y() - 1, room.width() + 4, room.height())
    painter.fillRect(label, colour)
    painter.setPen(ink_on(colour))
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)


def _arrow(one: QRectF, other: QRectF) -> tuple[QPointF, QPointF]:
    """From where one column is left to where the next one begins: between columns that stand side by side it goes
    along the gap, where it hides no text.
    """
    if other.top() < one.bottom() and one.center().x() < other.center().x():
        return QPointF(min(one.right(), other.left()), one.bottom()), other.topLeft()
    if other.top() < one.bottom() and other.center().x() < one.center().x():
        return QPointF(max(one.left(), other.right()), one.bottom()), other.topRight()
    if one.center().y() <= other.center().y():
        return QPointF(one.center().x(), one.bottom()), QPointF(other.center().x(), other.top())
    return QPointF(one.center().x(), one.top()), QPointF(other.center().x(), other.bottom())


def _paint_arrow(painter: QPainter, start: QPointF, end: QPointF, colour: QColor) -> None:
    angle = math.atan2(end.y() - start.y(), end.x() - start.x())
    sides = (
        end - QPointF(math.cos(angle + turn), math.sin(angle + turn)) * _HEAD for turn in (-_HALF_ANGLE, _HALF_ANGLE)
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 2))
    painter.drawLine(start, end)
    painter.setBrush(colour)
    painter.drawConvexPolygon(QPolygonF([end, *sides]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_faint(painter: QPainter, placement: Placement, faint: Sequence[Box], exposed: QRect) -> None:
    """A tint over print that could not be read for sure."""
    part = placement.part_at(exposed)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tinted(theme.faint_colour(), _FAINT))
    for box in (one for one in faint if one.meets(part)):
        painter.drawConvexPolygon(placement.shape_of(box))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_marks(painter: QPainter, placement: Placement, marks: Marks, colour: QColor) -> None:
    """What is marked, in tints of a colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    for strength, boxes in (
        (_SELECTED, marks.selected),
        (_HOVERED, marks.hovered),
        (_ON_CHARACTER, () if marks.character is None else (marks.character,)),
    ):
        painter.setBrush(theme.tinted(colour, strength))
        for box in boxes:
            painter.drawConvexPolygon(placement.shape_of(box))
    if marks.line is not None:
        painter.setBrush(theme.tinted(colour, _ON_LINE))
        painter.setPen(QPen(colour, 2))
        painter.drawConvexPolygon(placement.shape_of(marks.line, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
