"""Faint print: characters that their reader was not sure of, and gaps in a line where one may be missing.

A character that the reader dropped has no confidence at all: only the place that it leaves tells of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, groupby, pairwise
from statistics import median_low
from typing import NamedTuple

from annotator.core.geometry import Box, Geometry, Layer, Spot, around
from annotator.core.issue import Issue
from annotator.core.records import Correction, Decided, State

SURE = 0.9
"""A character that its reader was less sure of (0 to 1) is faint."""
WIDE = 1.5
"""Two characters further apart than so many, from middle to middle, have a gap between them."""

_PAGES_KEPT = 64
_LONGEST = 100
"""A correction that begins further before a place (code points) is of lines, and judges no character in them."""


class Faint(NamedTuple):
    """The raw span [start, end) of faint print and its box on a page, by its index; a gap has no characters."""

    start: int
    end: int
    page: int
    box: Box

    @property
    def is_gap(self) -> bool:
        return self.start == self.end


def faint_print(issue: Issue, start: int, end: int) -> Iterator[Faint]:
    """The faint print that overlaps or touches a raw span, in the order of the raw text, but not where a person has
    corrected the text, and so has judged the print.
    """
    for run in _runs(issue.geometry.lines, start, end):
        yield from _unjudged(issue, run, start, end)


def joined(faint: Iterable[Faint]) -> list[Faint]:
    """Faint print, which comes in order, neighbours in a line as one: much less where all of a page is."""
    runs: list[Faint] = []
    for one in faint:
        last = runs[-1] if runs else None
        if last is not None and not last.is_gap and not one.is_gap and (last.end, last.page) == (one.start, one.page):
            runs[-1] = Faint(last.start, one.end, one.page, around((last.box, one.box)))
        else:
            runs.append(one)
    return runs


def faint_of_page(issue: Issue, page: int) -> list[Faint]:
    """The faint print of a page, by its index, that nobody has judged."""
    return [faint for faint in _of_page(issue.geometry, issue.raw, page) if not _is_judged(issue, faint)]


def faint_behind(issue: Issue, span: tuple[int, int]) -> Iterator[Faint]:
    """The faint print that comes after a raw span, in the order of the raw text."""
    start, end = span[0], len(issue.raw)
    runs = _runs(issue.geometry.lines, start, end)
    return (one for run in runs for one in _unjudged(issue, run, start, end) if one[:2] > span)


def faint_before(issue: Issue, span: tuple[int, int]) -> Iterator[Faint]:
    """The faint print that comes before a raw span, the nearest first."""
    runs = reversed(_runs(issue.geometry.lines, 0, span[0]))
    return (one for run in runs for one in reversed(_unjudged(issue, run, 0, span[0])) if one[:2] < span)


class _Run(NamedTuple):
    """Lines of one page that follow one another in the raw text, as its span [start, end)."""

    page: int
    start: int
    end: int


def _runs(lines: Layer, start: int, end: int) -> list[_Run]:
    """The lines that overlap or touch a raw span, page by page."""
    first, behind = bisect_left(lines.ends, start), bisect_left(lines.starts, end + 1)
    runs: list[_Run] = []
    for page, numbers in groupby(range(first, behind), key=lines.pages.__getitem__):
        of_page = list(numbers)
        runs.append(_Run(page, lines.starts[of_page[0]], lines.ends[of_page[-1]]))
    return runs


def _unjudged(issue: Issue, run: _Run, start: int, end: int) -> list[Faint]:
    """What of a run overlaps or touches a raw span, and is not judged."""
    of_page = _of_page(issue.geometry, issue.raw, run.page)
    low = bisect_left(of_page, max(run.start, start), key=lambda faint: faint.end)
    behind = bisect_right(of_page, min(run.end, end), key=lambda faint: faint.start)
    return [faint for faint in of_page[low:behind] if not _is_judged(issue, faint)]


def _is_judged(issue: Issue, faint: Faint) -> bool:
    """Whether a person has corrected the text there."""
    near = issue.starting_in(issue.corrections, max(0, faint.start - _LONGEST), faint.end + 1)
    return any(_judges(correction, faint) for correction in near)


def _judges(correction: Correction, faint: Faint) -> bool:
    if correction.state != State.ACCEPTED or correction.decided != Decided.SEEN:
        return False
    if faint.is_gap:
        return correction.start <= faint.start <= correction.end
    return correction.start < faint.end and faint.start < correction.end


@lru_cache(maxsize=_PAGES_KEPT)
def _of_page(geometry: Geometry, raw: str, page: int) -> tuple[Faint, ...]:
    """All of a page; kept, as geometry and raw text stay what they are."""
    lines = (_of_line(geometry, raw, line) for line in geometry.lines_of(page))
    return tuple(sorted(chain.from_iterable(lines)))


def _of_line(geometry: Geometry, raw: str, line: Spot) -> Iterator[Faint]:
    for layer in (geometry.characters, geometry.words):
        if numbers := layer.between(line.start, line.end):
            for number in layer.less_sure(numbers, SURE):
                start, end = layer.starts[number], layer.ends[number]
                if not raw[start:end].isspace():
                    yield Faint(start, end, line.page, layer.box(number))
            if layer is geometry.characters:
                yield from _gaps(layer, numbers, raw, line)
            return
    if line.confidence is not None and line.confidence < SURE:
        yield Faint(line.start, line.end, line.page, line.box)


def _gaps(layer: Layer, numbers: range, raw: str, line: Spot) -> Iterator[Faint]:
    """The gaps between neighbours of a line. A character is as large as most are in the line, or as these two are; of
    two marks or letters nothing can be said, as they are narrower than their place.
    """
    one, behind = numbers.start, numbers.stop
    across, down = (layer.columns.lefts, layer.columns.rights), (layer.columns.tops, layer.columns.bottoms)
    lows, highs = (side[one:behind] for side in (down if line.is_vertical else across))
    middles = [(low + high) / 2 for low, high in zip(lows, highs, strict=True)]
    pitches = [other - middle for middle, other in pairwise(middles)]
    usual = median_low(pitches) if len(pitches) > 1 else 0.0
    for at, pitch in enumerate(pitches):
        if pitch <= WIDE * usual:
            continue
        own = (highs[at] - lows[at] + highs[at + 1] - lows[at + 1]) / 2
        end, start = layer.ends[one + at], layer.starts[one + at + 1]
        is_of_words = end == start and raw[end - 1].isalnum() and raw[start].isalnum()
        if is_of_words and own and pitch > WIDE * own:
            boxes = layer.box(one + at), layer.box(one + at + 1)
            if not any(box.is_empty for box in boxes):
                yield Faint(start, start, line.page, _between(*boxes, vertical=line.is_vertical))


def _between(one: Box, other: Box, *, vertical: bool) -> Box:
    if vertical:
        return Box(min(one.left, other.left), one.bottom, max(one.right, other.right), other.top)
    return Box(one.right, min(one.top, other.top), other.left, max(one.bottom, other.bottom))
