"""The blocks of print of a page, each of one article: what a person puts in order by hand.

A block is a headline or a column of text, by where its lines stand (`sheet`), wherever these lines are in the raw text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from annotator.core.geometry import Box, Spot, around, box_of
from annotator.core.issue import Issue
from annotator.core.reading_order import MOST_LINES, groups
from annotator.core.records import ArticleKind, RegionKind, Span
from annotator.core.sheet import Print, PrintedBlock, Sheet


@dataclass(frozen=True, slots=True)
class PageBlock:
    """Lines of a page that are read from top to bottom (vertical ones from right to left) and are of one article.

    `spans` are the raw spans of its lines in that order, with the white space behind each; those that follow one
    another are one. `article` is the id of its article.
    """

    spans: tuple[Span, ...]
    box: Box
    article: str
    is_large: bool = False

    @property
    def start(self) -> int:
        """Where its first line begins in the raw text."""
        return self.spans[0].start


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    box: Box


@dataclass(frozen=True, slots=True)
class _Print:
    lines: tuple[_Line, ...]
    is_large: bool


class PrintedPage:
    """What is printed on a page as blocks, whatever the articles are; it changes only with what was read, and rules."""

    def __init__(self, issue: Issue, page: int) -> None:
        self.page = page
        self._stands_on = self._ground(issue)
        self._prints = tuple(_prints(issue, page))

    def is_of(self, issue: Issue, page: int) -> bool:
        """Whether it is that of a page of an issue as it is now."""
        return page == self.page and all(
            one is other for one, other in zip(self._ground(issue), self._stands_on, strict=True)
        )

    def blocks(self, issue: Issue) -> list[PageBlock]:
        """The blocks of the page in the order of reading: article by article, each in the order of its segments."""
        made = [block for printed in self._prints for block in _divided(issue, printed)]
        places: dict[str, tuple[int, int]] = {}
        for number, article in enumerate(issue.articles):
            for place, segment in enumerate(article.segments):
                places[segment.boundary.id] = number, place
        return sorted(made, key=lambda b: (*places[issue.layout.segment_at(b.start).boundary.id], b.start))

    @staticmethod
    def _ground(issue: Issue) -> tuple[object, ...]:
        return issue.raw, issue.geometry, issue.regions


def guessed(issue: Issue, page: int) -> list[list[Span]]:
    """What the lines of a page seem to be as articles (see `reading_order`), those that are approved or are furniture
    aside: the raw spans of each, in the order of reading.
    """
    lines = [line for line in _placed(issue, page) if not _is_settled(issue, line)]
    spans = list(_spans(issue, page, lines))
    prints = [Print(line.box, issue.raw[line.start : line.end]) for line in lines]
    made = groups(prints, _areas(issue, page))
    return [[spans[number] for block in group.blocks for number in block] for group in made]


def _is_settled(issue: Issue, line: Spot) -> bool:
    articles = (
        issue.layout.article_of(segment.boundary.id)
        for segment in issue.layout.segments_between(line.start, line.end - 1)
    )
    return any(article.approved or article.kind == ArticleKind.FURNITURE for article in articles)


def _placed(issue: Issue, page: int) -> list[Spot]:
    return [line for line in issue.geometry.lines_of(page) if not line.box.is_empty]


def _areas(issue: Issue, page: int) -> list[Print]:
    """The photos, rules and the like of a page."""
    return [
        Print(box_of(region.polygon), is_rule=region.kind == RegionKind.RULE)
        for region in issue.regions
        if region.live and region.page == page and region.kind != RegionKind.TEXT
    ]


def _prints(issue: Issue, page: int) -> Iterator[_Print]:
    lines = _placed(issue, page)
    if not lines:
        return
    spans = list(_spans(issue, page, lines))
    for block in _printed(issue, page, lines):
        yield _Print(tuple(_Line(spans[number], lines[number].box) for number in block.lines), block.is_head)


def _spans(issue: Issue, page: int, lines: Iterable[Spot]) -> Iterator[Span]:
    """The raw span of each line up to the next one that has a place, or that is on another page."""
    layer = issue.geometry.lines
    for line in lines:
        number = bisect_right(layer.starts, line.start)
        while number < len(layer) and layer.pages[number] == page and layer.box(number).is_empty:
            number += 1
        yield Span(line.start, layer.starts[number] if number < len(layer) else len(issue.raw))


def _printed(issue: Issue, page: int, lines: list[Spot]) -> list[PrintedBlock]:
    if len(lines) > MOST_LINES:
        return [PrintedBlock(list(range(len(lines))), around(line.box for line in lines))]
    prints = [Print(line.box, issue.raw[line.start : line.end]) for line in lines]
    sheet = Sheet(prints, _areas(issue, page))
    return [*sheet.heads(), *sheet.blocks()]


def _divided(issue: Issue, printed: _Print) -> Iterator[PageBlock]:
    """The blocks that articles make of a printed one."""
    owned = [some for line in printed.lines for some in _owned(issue, line)]
    for article, some in groupby(owned, key=lambda some: some[0]):
        lines = [line for _article, line in some]
        spans: list[Span] = []
        for line in lines:
            if spans and spans[-1].end == line.span.start:
                spans[-1] = Span(spans[-1].start, line.span.end)
            else:
                spans.append(line.span)
        yield PageBlock(tuple(spans), around(line.box for line in lines), article, printed.is_large)


def _owned(issue: Issue, line: _Line) -> Iterator[tuple[str, _Line]]:
    """What of a line is of which article; it is more than one where a boundary stands in it."""
    start, end = line.span
    segments = issue.layout.segments_between(start, end - 1)
    for segment in segments:
        span = Span(max(start, segment.start), min(end, segment.end))
        box = line.box if len(segments) == 1 else around(spot.box for spot in issue.geometry.spots(*span))
        if not box.is_empty:
            yield issue.layout.article_of(segment.boundary.id).id, _Line(span, box)
