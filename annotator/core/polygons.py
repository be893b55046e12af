"""The geometry of areas on a page: pure functions on their corners, which come in the order around the area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from annotator.core.geometry import Point, Polygon


def holds(polygon: Polygon, x: float, y: float) -> bool:
    """Whether a place lies inside an area."""
    is_inside = False
    for one, other in _edges(polygon):
        if (one.y > y) != (other.y > y) and x < one.x + (y - one.y) * (other.x - one.x) / (other.y - one.y):
            is_inside = not is_inside
    return is_inside


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
