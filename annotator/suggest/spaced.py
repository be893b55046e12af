"""Pages on which OCR put spaces between the characters: which lines stand on one, and what they say without them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import mul

from annotator.core.records import Span
from annotator.suggest import cues
from annotator.suggest.lines import HAN, Line

NEAR = 10
"""So many lines to either side tell whether a line stands on a spaced page."""
SPACED = 0.15
"""On a spaced page, spaces stand behind more than this share of the characters of running text."""
SINGLE = 0.2
"""On such a page, at least this share of them part a single character from the text; items are longer."""
SINGLES_LEAST = 3
"""Fewer single characters between spaces are names."""

MARKS = "，。、：；！？“”（）《》"
GAP = re.compile(rf" (?<=[{HAN}{MARKS}] )(?=[{HAN}{MARKS}])")
"""A space between two Chinese characters or marks."""
_LINE = re.compile(r"[^\r\n\f]+")
_PROSE = re.compile("[，。]")
_CLAUSE = re.compile(rf"[{HAN} ]+")
_AND_MORE = re.compile("等.{0,8}$")


def gapped_lines(raw: str) -> Iterator[tuple[tuple[int, int], bool]]:
    """The lines with spaces between their characters, as code points, and whether each stands on a spaced page; none
    where all spaces may part names.
    """
    gaps = [match.start() for match in GAP.finditer(raw)]
    alone = [at for at, next_one in pairwise(gaps) if next_one - at == 2]
    if len(alone) < SINGLES_LEAST:
        return
    lines = [match.span() for match in _LINE.finditer(raw)]
    starts = [start for start, _ in lines]
    counts = _counts(starts, gaps)
    spaced = _on_spaced_page(raw, lines, counts, _counts(starts, alone))
    for line, count, is_spaced in zip(lines, counts, spaced, strict=True):
        if count:
            yield line, is_spaced


def unspaced(raw: str, lines: Sequence[Line]) -> list[Line]:
    """The lines of a raw text, those on spaced pages with their text as it is without the spaces; places stay."""
    spaced = {
        bisect_right(lines, end, key=lambda line: line.start) - 1
        for (_, end), is_spaced in gapped_lines(raw)
        if is_spaced
    }
    return (
        [line._replace(text=_closed(line.text)) if at in spaced else line for at, line in enumerate(lines)]
        if spaced
        else [*lines]
    )


def _closed(text: str) -> str:
    """A line without the spaces between its characters, but for those that part people's names."""
    kept = {at for name in lists_of_names(text) for at in range(name.start, name.end)}
    return GAP.sub(lambda gap: gap[0] if gap.start() in kept else "", text)


def _counts(starts: Sequence[int], places: Sequence[int]) -> list[int]:
    """How many of some places lie in each of the lines that start at `starts`."""
    counts = [0] * len(starts)
    for at in places:
        counts[bisect_right(starts, at) - 1] += 1
    return counts


def _on_spaced_page(
    raw: str, lines: Sequence[tuple[int, int]], gaps: Sequence[int], singles: Sequence[int]
) -> Iterator[bool]:
    """For each line whether the running text around it is spaced; `gaps` counts the spaces of each, `singles` the
    single characters between two.
    """
    prose = [_PROSE.search(raw, start, end) is not None for start, end in lines]

    def sums(counts: Iterable[int]) -> list[int]:
        return [0, *accumulate(map(mul, counts, prose))]

    sizes, parted, alone = sums(end - start for start, end in lines), sums(gaps), sums(singles)
    for index in range(len(lines)):
        low, high = max(0, index - NEAR), min(len(lines), index + NEAR + 1)
        spaces = parted[high] - parted[low]
        is_spaced = SPACED * (sizes[high] - sizes[low] - spaces) < spaces
        yield is_spaced and SINGLE * spaces <= alone[high] - alone[low]


def lists_of_names(line: str) -> list[Span]:
    """The clauses of a line that hold nothing but people's names, perhaps with how many there are."""
    clauses = ((match.start(), _AND_MORE.sub("", match[0])) for match in _CLAUSE.finditer(line) if " " in match[0])
    return [Span(at, at + len(one)) for at, one in clauses if cues.is_list_of_names(cues.fold(one))]
