"""The geometry of areas on a page: pure functions on their corners, which come in the order around the area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from annotator.core.geometry import Box, Point, Polygon, box_of


class Edge(NamedTuple):
    """The edge that leaves the corner of a number, and the place on it that is nearest to another place."""

    corner: int
    place: Point
    distance: float


def holds(polygon: Polygon, x: float, y: float) -> bool:
    """Whether a place lies inside an area."""
    is_inside = False
    for one, other in _edges(polygon):
        if (one.y > y) != (other.y > y) and x < one.x + (y - one.y) * (other.x - one.x) / (other.y - one.y):
            is_inside = not is_inside
    return is_inside


def is_rectangle(polygon: Polygon) -> bool:
    """Whether an area is an upright rectangle, whichever corner comes first and whichever way round they go."""
    corners = set(polygon)
    return (
        len(polygon) == len(corners) == 4
        and corners == set(box_of(polygon).polygon)
        and all(one.x == other.x or one.y == other.y for one, other in _edges(polygon))
    )


def moved(polygon: Polygon, x: int, y: int, within: Box) -> Polygon:
    """An area that is moved by a distance, as far as it stays within a box that holds it."""
    left, top, right, bottom = box_of(polygon)
    x = max(within.left - left, min(x, within.right - right))
    y = max(within.top - top, min(y, within.bottom - bottom))
    return tuple(Point(one.x + x, one.y + y) for one in polygon)


def nearest_edge(polygon: Polygon, x: float, y: float) -> Edge:
    """The edge of an area that is nearest to a place."""
    edges = (
        Edge(number, place, abs(place.x - x) + abs(place.y - y))
        for number, (one, other) in enumerate(_edges(polygon))
        for place in [_nearest(one, other, x, y)]
    )
    return min(edges, key=lambda edge: edge.distance)


def cut(polygon: Polygon, at: int, *, across: bool) -> tuple[Polygon, Polygon]:
    """What of an area lies above and below a level line at `at` (`across`), or left and right of an upright one.

    By the method of Sutherland and Hodgman: of an area with a bay, the two sides of that are joined along the line.
    """
    way = 1 if across else 0
    return _side(polygon, at, way, 1), _side(polygon, at, way, -1)


def size(polygon: Polygon) -> float:
    """How large an area is, in square units."""
    return abs(sum(one.x * other.y - other.x * one.y for one, other in _edges(polygon))) / 2


def hull(points: Iterable[Point]) -> Polygon:
    """The smallest area without bays that holds all of some points, clockwise (monotone chain)."""
    ordered = sorted(set(points))
    return tuple(_chain(ordered) + _chain(ordered[::-1])) if len(ordered) > 2 else tuple(ordered)


def _edges(polygon: Polygon) -> Iterator[tuple[Point, Point]]:
    return pairwise((*polygon, *polygon[:1]))


def _nearest(one: Point, other: Point, x: float, y: float) -> Point:
    across, down = other.x - one.x, other.y - one.y
    length = across * across + down * down
    share = max(0.0, min(((x - one.x) * across + (y - one.y) * down) / length, 1.0)) if length else 0.0
    return Point(round(one.x + share * across), round(one.y + share * down))


def _side(polygon: Polygon, at: int, way: int, sign: int) -> Polygon:
    """What lies before a line (`sign` 1) or behind it (-1), counted along x (`way` 0) or y (1)."""
    corners: list[Point] = []
    for one, other in _edges(polygon):
        before, behind = (at - one[way]) * sign, (at - other[way]) * sign
        if before >= 0:
            corners.append(one)
        if before * behind < 0:
            share = (at - one[way]) / (other[way] - one[way])
            corners.append(Point(round(one.x + share * (other.x - one.x)), round(one.y + share * (other.y - one.y))))
    return tuple(one for one, other in _edges(tuple(corners)) if one != other)


def _chain(points: list[Point]) -> list[Point]:
    """The corners of the hull from the first point to the last one, which is left out."""
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain[:-1]


def _turn(one: Point, other: Point, third: Point) -> int:
    return (other.x - one.x) * (third.y - one.y) - (other.y - one.y) * (third.x - one.x)
