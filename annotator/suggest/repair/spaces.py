"""Spaces that belong to no word: between Chinese characters, around their punctuation, and characters nobody sees."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import mul

from annotator.core.records import CorrectionKind, Part, Span
from annotator.suggest import cues
from annotator.suggest.repair.fixes import HAN, Fix

SPACE = CorrectionKind.SPACE
REACH = 100
"""How far from a space the full stop may stand that shows it to be in a sentence, in characters."""
NEAR = 10
"""So many lines to either side tell whether a line stands on a spaced page."""
SPACED = 0.15
"""On a spaced page, spaces stand behind more than this share of the characters of running text."""
SINGLE = 0.2
"""On such a page, at least this share of them part a single character from the text; items are longer."""
SURE, ASKED = 0.9, 0.4
SINGLES_LEAST = 3
"""Fewer single characters between spaces are names."""

_MARKS = "，。、：；！？“”（）《》"
_UNSEEN = re.compile("[\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]+")
_LINE = re.compile(r"[^\r\n\f]+")
_GAP = re.compile(rf" (?<=[{HAN}{_MARKS}] )(?=[{HAN}{_MARKS}])")
_LETTERSPACED = re.compile(rf"(?<![^\s{_MARKS}])[{HAN}](?: [{HAN}，。、：；！？“”]){{4,}}(?! ?[^\s{_MARKS}])")
_BEFORE_MARK = re.compile(rf" (?<=[{HAN}] )(?=[，。、；：！？”’）》」』](?! ))")
_AFTER_MARK = re.compile(rf" (?<=[，、；：“‘（《「『] )(?=[{HAN}])")
_SPACE = re.compile(r"\s")
_STRAY = re.compile(rf" (?<=[{HAN}]{{3}} )(?=[{HAN}]{{3}})")
_PROSE = re.compile("[，。]")
_CLAUSE_MARK = re.compile("[，。；、：！？]")
_CLAUSE = re.compile(rf"[{HAN} ]+")
_AND_MORE = re.compile("等.{0,8}$")


def unseen(raw: str) -> Iterator[Fix]:
    """Characters without width and control characters: nothing stands for them."""
    for match in _UNSEEN.finditer(raw):
        yield Fix(*match.span(), "", SPACE, "space.unseen", 0.95)


def stray_spaces(raw: str, parts: Sequence[Part], rows: Sequence[Span] = ()) -> Iterator[Fix]:
    """Spaces that part no words: all of a page on which OCR put them between characters, else those of running text.

    Those of heads, bylines and captions part names and lines, those of `rows` (of tables and lists) part cells, and
    those of names part names: they are left alone.
    """
    for at, confidence in _letterspaced(raw, rows):
        yield Fix(at, at + 1, "", SPACE, "space.letterspaced", confidence)
    roles, cells = _Spans(parts), _Spans(rows)
    for pattern in (_BEFORE_MARK, _AFTER_MARK):
        for match in pattern.finditer(raw):
            if not roles.cover(match.start()):
                yield Fix(*match.span(), "", SPACE, "space.beside-mark", 0.9)
    for match in _STRAY.finditer(raw):
        at = match.start()
        if not roles.cover(at) and not cells.cover(at) and _in_sentence(raw, at):
            yield Fix(*match.span(), "", SPACE, "space.stray", 0.6)


def _letterspaced(raw: str, rows: Sequence[Span]) -> Iterator[tuple[int, float]]:
    """The spaces of spaced pages, and those of single clauses that are spaced throughout, with how sure that is: items
    of one character each look like a headline.
    """
    gaps = [match.start() for match in _GAP.finditer(raw)]
    alone = [at for at, next_one in pairwise(gaps) if next_one - at == 2]
    if len(alone) < SINGLES_LEAST:
        return
    cells = _Spans(rows)
    lines = [match.span() for match in _LINE.finditer(raw)]
    starts = [start for start, _ in lines]
    counts = _counts(starts, gaps)
    singles = _counts(starts, alone)
    spaced = _on_spaced_page(raw, lines, counts, singles)
    for (start, end), count, is_spaced in zip(lines, counts, spaced, strict=True):
        if not count or cells.cover(start):
            continue
        line = raw[start:end]
        stretches = [(0, len(line))] if is_spaced else [match.span() for match in _LETTERSPACED.finditer(line)]
        names = _lists_of_names(line)
        for first, last in stretches:
            confidence = SURE if is_spaced or _CLAUSE_MARK.search(line, first, last) else ASKED
            for match in _GAP.finditer(line, first, last):
                if not names.cover(match.start()):
                    yield start + match.start(), confidence


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


def _lists_of_names(line: str) -> _Spans:
    """The clauses of a line that hold nothing but people's names, perhaps with how many there are."""
    clauses = ((match.start(), _AND_MORE.sub("", match[0])) for match in _CLAUSE.finditer(line) if " " in match[0])
    return _Spans([Span(at, at + len(one)) for at, one in clauses if cues.is_list_of_names(cues.fold(one))])


class _Spans:
    """Sorted spans asked for offsets that only grow."""

    def __init__(self, spans: Sequence[Part | Span]) -> None:
        self._spans = sorted((span.start, span.end) for span in spans)
        self._at = 0

    def cover(self, raw: int) -> bool:
        """Whether an offset lies in one of the spans."""
        if self._at and raw < self._spans[self._at - 1][1]:
            self._at = 0
        while self._at < len(self._spans) and self._spans[self._at][1] <= raw:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at][0] <= raw


def _in_sentence(raw: str, at: int) -> bool:
    """Whether a space stands in running text: a full stop on its line, no other space near, and no row of items."""
    begin, end = raw.rfind("\n", max(0, at - REACH), at) + 1 or max(0, at - REACH), raw.find("\n", at, at + REACH)
    line = raw[begin : end if at < end else at + REACH]
    alone = not _SPACE.search(raw, max(begin, at - 12), at) and not _SPACE.search(raw, at + 1, at + 13)
    return "。" in line and 12 < at - begin and alone and not _is_of_items(line)


def _is_of_items(line: str) -> bool:
    """Whether the spaces of a line part items: there are several, and hardly fewer than marks."""
    spaces = len(_STRAY.findall(line))
    return 1 < spaces and len(_CLAUSE_MARK.findall(line)) < 2 * spaces
