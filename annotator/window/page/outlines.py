"""Where the articles of an issue stand on a page: the columns of each, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.core.geometry import Box, Polygon, Spot, around
from annotator.core.issue import Issue
from annotator.core.records import ArticleKind, RegionKind

_GAP = 4
"""A line that stands further below the one before than so many times its height begins another column."""

_LARGER = 1.25
"""A line that is so much larger than another one is not of the same size."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An article on a page: its number among all, from 0, and the boxes of its columns, in the order of reading.

    `goes_on`: it began on another page, or further up in the text.
    """

    article: int
    is_furniture: bool
    goes_on: bool
    boxes: Sequence[Box]


@dataclass(frozen=True, slots=True)
class AreaOutline:
    """An area of a page: what it shows, and the number of its article among all, from 0, None where it has none."""

    kind: RegionKind
    polygon: Polygon
    article: int | None


def areas_of(issue: Issue, page: int) -> list[AreaOutline]:
    """The areas of a page, by its index, but for the rules, which are seen."""
    return [
        AreaOutline(region.kind, region.polygon, None if region.apart else _number_at(issue, region.start))
        for region in issue.regions
        if region.live and region.page == page and region.kind != RegionKind.RULE
    ]


def _number_at(issue: Issue, raw: int) -> int:
    return issue.layout.number_of(issue.layout.article_at(raw).id)


def outlines_of(issue: Issue, page: int) -> list[Outline]:
    """The articles of a page, by its index, in the order of the raw text: one for each segment."""
    outlines = []
    for segment_start, lines in _by_segment(issue, page):
        boundary = issue.layout.segment_at(segment_start).boundary
        article = issue.layout.article_of(boundary.id)
        goes_on = boundary.id != article.id or lines[0].start > _first_line(issue, segment_start)
        is_furniture = article.kind == ArticleKind.FURNITURE
        outlines.append(Outline(issue.layout.number_of(article.id), is_furniture, goes_on, list(_columns(lines))))
    return outlines


def ways(outlines: Sequence[Outline]) -> Iterator[tuple[int, Box, Box]]:
    """From which column of an article to which other one the reading goes on, each with the number of the article."""
    columns: dict[int, list[Box]] = {}
    for outline in outlines:
        if not outline.is_furniture:
            columns.setdefault(outline.article, []).extend(outline.boxes)
    for article, boxes in columns.items():
        for one, other in pairwise(boxes):
            yield article, one, other


def _by_segment(issue: Issue, page: int) -> Iterator[tuple[int, list[Spot]]]:
    """The lines of a page that have a place, segment by segment; each with where the segment begins."""
    lines: dict[int, list[Spot]] = {}
    for line in issue.geometry.lines_of(page):
        if not line.box.is_empty:
            lines.setdefault(issue.layout.segment_at(line.start).start, []).append(line)
    yield from lines.items()


def _first_line(issue: Issue, start: int) -> int:
    """Where the first line of a segment begins, as one may begin with an empty line."""
    starts = issue.geometry.lines.starts
    return next((starts[number] for number in issue.geometry.lines.between(start, len(issue.raw))), start)


def _columns(lines: Sequence[Spot]) -> Iterator[Box]:
    """The boxes around lines that stand beneath each other, or beside each other where they are vertical."""
    column = alike = lines[0].box
    for before, line in pairwise(lines):
        if _goes_on(alike, before.box, line.box):
            column = around((column, line.box))
            alike = around((alike, line.box)) if _is_alike(before.box, line.box) else line.box
        else:
            yield column
            column = alike = line.box
    yield column


def _is_alike(one: Box, other: Box) -> bool:
    """Whether two lines are set in about one size."""
    sizes = sorted(min(box.width, box.height) for box in (one, other))
    return sizes[1] < _LARGER * sizes[0]


def _goes_on(column: Box, before: Box, box: Box) -> bool:
    """Whether a line stands behind the last one of a column, in that; the column is that of the lines of one size."""
    if box.height > box.width and before.height > before.width:  # vertical lines go from right to left
        is_near = box.right <= before.left + before.width // 2 and before.left - box.right < _GAP * before.width
        return is_near and box.top < column.bottom and column.top < box.bottom
    is_near = box.top >= before.top + before.height // 2 and box.top - before.bottom < _GAP * before.height
    return is_near and box.left < column.right and column.left < box.right
