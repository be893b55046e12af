"""How the lines of pages are set: their size, where in their columns they stand, the white space and the rules above.

Sizes are relative to those of the body text of the page, so that only what differs on a page says something.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from annotator.core.geometry import Box, box_of
from annotator.core.issue import Issue
from annotator.core.reading_order import MOST_LINES
from annotator.core.records import RegionKind
from annotator.core.sheet import Print, Sheet, overlap
from annotator.suggest.lines import Line

LEAST = 0.8
"""The share of the lines of an issue that have a place on a page, at least, where the places are looked at."""

_FARTHEST = 20.0
"""No distance counts as larger."""
_MOST_RULES = 500
_STRIPS = 1_000
"""A page is looked at in no more upright strips."""
_WIDE = 0.8
"""A line is as wide as its column from this share of an ordinary line on."""


class Setting(NamedTuple):
    """How a line is set.

    `size` and `height` are relative to those of the body; `left` and `right` the distances to the edges of the columns
    that it stands in, in characters, `columns` how many these are; `above` is the white space up to what is printed
    above it, in lines of text, `ruled` says that a rule runs there, `photo` that it is a photo; `box` lies in turned
    coordinates where lines run downwards.
    """

    page: int
    size: float
    height: float
    left: float
    right: float
    columns: int
    above: float
    ruled: bool
    photo: bool
    box: Box


def settings_of(issue: Issue, lines: Sequence[Line]) -> list[Setting | None]:
    """How each line of an issue is set, None where that is unknown; nothing at all where it is for most of them."""
    if not issue.geometry:
        return []
    by_start: dict[int, Setting] = {}
    areas = areas_of(issue)
    for page in range(len(issue.pages)):
        by_start |= _of_page(issue, page, areas.get(page, ()))
    starts = sorted(by_start)
    made: list[Setting | None] = []
    for line in lines:
        at = bisect_left(starts, line.end) - 1
        made.append(by_start[starts[at]] if at >= 0 and starts[at] + 1 > line.start - line.indent else None)
    known = sum(one is not None for one in made)
    return made if known >= LEAST * max(len(lines), 1) else []


def areas_of(issue: Issue) -> Mapping[int, Sequence[Print]]:
    """The photos and rules on each page of an issue that has some."""
    areas: dict[int, list[Print]] = defaultdict(list)
    for region in issue.regions:
        box = box_of(region.polygon)
        if region.live and not box.is_empty:
            areas[region.page].append(Print(box, is_rule=region.kind == RegionKind.RULE))
    return areas


def _of_page(issue: Issue, page: int, areas: Sequence[Print]) -> Mapping[int, Setting]:
    """The settings of the lines of a page, by their offsets."""
    spots = [spot for spot in issue.geometry.lines_of(page) if not spot.box.is_empty]
    if not spots or len(spots) > MOST_LINES:
        return {}
    sheet = Sheet([Print(spot.box, issue.raw[spot.start : spot.end]) for spot in spots], areas)
    return dict(zip((spot.start for spot in spots), _settings(sheet, page), strict=True))


def _settings(sheet: Sheet, page: int) -> Iterator[Setting]:
    columns = _columns(sheet)
    leading = max(sheet.leading, 1.0)
    pitch = max(sheet.pitch, 1.0)
    above = _above(sheet)
    photos = {*sheet.photos}
    rules = [rule for rule in sheet.rules if rule.width > rule.height][:_MOST_RULES]
    for number, box in enumerate(sheet.boxes):
        own = [column for column in columns if min(column[1], box.right) - max(column[0], box.left) > pitch / 2]
        left, right = (own[0][0], own[-1][1]) if own else (box.left, box.right)
        upper = above[number]
        top = upper.bottom if upper is not None else box.top
        yield Setting(
            page,
            min(sheet.pitches[number] / pitch, _FARTHEST),
            min(box.height / max(sheet.height, 1), _FARTHEST),
            _bounded((box.left - left) / pitch),
            _bounded((right - box.right) / pitch),
            len(own),
            _bounded((box.top - top) / leading) if upper is not None else _FARTHEST,
            any(top - leading / 2 < rule.top < box.top + leading / 2 and overlap(rule, box) > 0.5 for rule in rules),
            upper is not None and upper in photos,
            box,
        )


def _bounded(distance: float) -> float:
    return max(-_FARTHEST, min(distance, _FARTHEST))


def _columns(sheet: Sheet) -> list[tuple[float, float]]:
    """The left and right edges of the columns of a page, from left to right."""
    wide = sorted(
        (box.left, box.right) for box in sheet.boxes if _WIDE * sheet.column <= box.width <= 1.25 * sheet.column
    )
    groups: list[list[tuple[int, int]]] = []
    for edges in wide:
        if groups and edges[0] - groups[-1][0][0] < sheet.column / 2:
            groups[-1].append(edges)
        else:
            groups.append([edges])
    return [
        (
            sorted(left for left, _right in group)[len(group) // 10],
            sorted(right for _left, right in group)[-1 - len(group) // 10],
        )
        for group in groups
    ]


def _above(sheet: Sheet) -> list[Box | None]:
    """What is printed above each line, text or a photo: the lowest of what begins higher and reaches over it."""
    lowest: dict[int, Box] = {}
    made: list[Box | None] = [None] * len(sheet.boxes)
    step = max(int(sheet.pitch), max(box.right for box in (*sheet.boxes, *sheet.photos)) // _STRIPS, 1)
    things = sorted(
        [*((box, number) for number, box in enumerate(sheet.boxes)), *((photo, -1) for photo in sheet.photos)],
        key=lambda thing: thing[0].top,
    )
    for box, number in things:
        bins = range(box.left // step, max(box.right - 1, box.left) // step + 1)
        if number >= 0:
            over = {lowest[at] for at in bins if at in lowest}
            made[number] = max(
                (one for one in over if one.top < box.top and overlap(one, box) > 0.2),
                key=lambda one: one.bottom,
                default=None,
            )
        for at in bins:
            if at not in lowest or lowest[at].bottom < box.bottom:
                lowest[at] = box
    return made
