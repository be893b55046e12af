"""What the mouse holds of an area, and what becomes of its corners then: pure geometry, in units of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from annotator.core import polygons
from annotator.core.geometry import Box, Point, Polygon, box_of
from annotator.core.records import Region


class Held(Enum):
    """What of an area is held."""

    CORNER = auto()
    EDGE = auto()
    INSIDE = auto()


@dataclass(frozen=True, slots=True)
class Grip:
    """What of an area is held, and the number of the corner, or of the one that the edge leaves."""

    held: Held
    number: int = 0


def grip_at(polygon: Polygon, x: float, y: float, reach: float) -> Grip | None:
    """What of an area is at a place: a corner or an edge within reach, or its inside."""
    corners = [max(abs(corner.x - x), abs(corner.y - y)) for corner in polygon]
    nearest = min(range(len(corners)), key=corners.__getitem__)
    if corners[nearest] <= reach:
        return Grip(Held.CORNER, nearest)
    edge = polygons.nearest_edge(polygon, x, y)
    if edge.distance <= reach:
        return Grip(Held.EDGE, edge.corner)
    return Grip(Held.INSIDE) if polygons.holds(polygon, x, y) else None


def reshaped(polygon: Polygon, grip: Grip, start: Point, to: Point, page: Box) -> Polygon:
    """An area of which a grip is dragged from one place to another on its page.

    A rectangle stays one; another area gets a corner where its edge is dragged.
    """
    x, y = to.x - start.x, to.y - start.y
    if grip.held is Held.INSIDE:
        return polygons.moved(polygon, x, y, page)
    if polygons.is_rectangle(polygon):
        return _resized(polygon, grip, x, y, page)
    corners = list(polygon)
    if grip.held is Held.EDGE:
        corners.insert(grip.number + 1, to)
    else:
        corners[grip.number] = to
    return tuple(Point(*_within(corner, page)) for corner in corners)


def _resized(polygon: Polygon, grip: Grip, x: int, y: int, page: Box) -> Polygon:
    """An upright rectangle of which a corner or an edge is moved: all corners that share its sides go along."""
    held = polygon[grip.number]
    other = polygon[(grip.number + 1) % 4]
    across = grip.held is Held.CORNER or held.x == other.x
    down = grip.held is Held.CORNER or held.y == other.y
    made = (
        Point(corner.x + x * (across and corner.x == held.x), corner.y + y * (down and corner.y == held.y))
        for corner in polygon
    )
    return box_of(_within(corner, page) for corner in made).polygon


def _within(corner: Point, page: Box) -> Point:
    return Point(max(page.left, min(corner.x, page.right)), max(page.top, min(corner.y, page.bottom)))


def stretched(polygon: Polygon, x: int, y: int, page: Box) -> Polygon:
    """An area made wider and higher by some units at its right and its bottom, at least one unit wide and high."""
    left, top, right, bottom = box_of(polygon)
    across = (max(1, min(right + x, page.right) - left)) / max(1, right - left)
    down = (max(1, min(bottom + y, page.bottom) - top)) / max(1, bottom - top)
    return tuple(
        Point(left + round((corner.x - left) * across), top + round((corner.y - top) * down)) for corner in polygon
    )


def regions_at(regions: Iterable[Region], x: float, y: float) -> Iterator[Region]:
    """The regions that hold a place, the smallest first."""
    holding = (region for region in regions if polygons.holds(region.polygon, x, y))
    yield from sorted(holding, key=lambda region: polygons.size(region.polygon))
