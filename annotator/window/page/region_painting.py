"""How the tool for areas paints them: filled, with handles where they are held, and what they show."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from annotator.core.geometry import Box, Point, Polygon
from annotator.core.issue import Issue
from annotator.core.records import ArticleKind, Region
from annotator.window.looks import theme
from annotator.window.looks.colour_vision import ink_on, readable
from annotator.window.messages import region_kind_name
from annotator.window.page.tool import Canvas

_HANDLE = 4  # pixels of half a handle
_PAPER, _GREY, _WHITE = QColor("#E0E0E0"), QColor("#505050"), QColor(Qt.GlobalColor.white)
_FILLED, _FILLED_CHOSEN = 0.10, 0.24


def spot(area: Canvas, point: Point) -> QPointF:
    """Where a place of the page is in the view."""
    return area.rect_of(Box(*point, *point)).topLeft()


def paint_region(
    painter: QPainter, area: Canvas, issue: Issue, region: Region, *, is_chosen: bool, corner: int | None
) -> None:
    """A region with what it shows and the number of its article; a chosen one has handles, that of a chosen corner
    filled.
    """
    colour = _colour(issue, region)
    _paint_area(
        painter, area, region.polygon, QPen(colour, 3 if is_chosen else 2), _FILLED_CHOSEN if is_chosen else _FILLED
    )
    _paint_title(painter, area, _title(issue, region), region.polygon, colour, always=is_chosen)
    if is_chosen:
        _paint_handles(painter, area, region.polygon, colour, corner)


def paint_draft(painter: QPainter, area: Canvas, polygon: Polygon, colour: QColor, *, corner: int | None) -> None:
    """What is drawn and has no kind yet, in dashes."""
    _paint_area(painter, area, polygon, QPen(colour, 2, Qt.PenStyle.DashLine), _FILLED)
    _paint_handles(painter, area, polygon, colour, corner)


def _paint_area(painter: QPainter, area: Canvas, polygon: Polygon, pen: QPen, strength: float) -> None:
    painter.setPen(pen)
    painter.setBrush(theme.tinted(pen.color(), strength))
    painter.drawPolygon(QPolygonF([spot(area, corner) for corner in polygon]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_title(painter: QPainter, area: Canvas, text: str, polygon: Polygon, colour: QColor, *, always: bool) -> None:
    """A title in the corner, where it has room: those of many rules would hide the page."""
    around = QPolygonF([spot(area, corner) for corner in polygon]).boundingRect()
    label = QRectF(around.topLeft(), painter.fontMetrics().size(0, text)).adjusted(0, 0, 8, 2)
    if always or (label.width() <= around.width() and label.height() <= around.height()):
        painter.fillRect(label, colour)
        painter.setPen(ink_on(colour))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)


def _paint_handles(painter: QPainter, area: Canvas, polygon: Polygon, colour: QColor, corner: int | None) -> None:
    painter.setPen(QPen(colour, 1.5))
    for number, (one, other) in enumerate(zip(polygon, (*polygon[1:], polygon[0]), strict=True)):
        painter.setBrush(colour if number == corner else _WHITE)
        painter.drawRect(_handle(spot(area, one)))
        painter.setBrush(_WHITE)
        painter.drawEllipse(_handle((spot(area, one) + spot(area, other)) / 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _handle(at: QPointF) -> QRectF:
    return QRectF(at.x() - _HANDLE, at.y() - _HANDLE, 2 * _HANDLE, 2 * _HANDLE)


def _colour(issue: Issue, region: Region) -> QColor:
    """That of its article, as in the bar; grey where it has none."""
    if region.apart:
        return _GREY
    article = issue.layout.article_at(region.start)
    number, is_furniture = issue.layout.number_of(article.id), article.kind == ArticleKind.FURNITURE
    return readable(theme.band_colour(number, furniture=is_furniture), _PAPER)


def _title(issue: Issue, region: Region) -> str:
    name = region_kind_name(region.kind)
    if region.apart:
        return name
    return f"{name} · {issue.layout.number_of(issue.layout.article_at(region.start).id) + 1}"
