"""The passages of an issue: the folded texts that the index holds, so that anything in a text is in one of them.

The raw text is cut into windows, of which only the last ones ever change, where text is read later. The corrected text
is the raw text but where a correction reads differently when folded, and where an article goes on elsewhere: each such
place has a passage of its own, with what stands around it. A search for at most LONGEST folded characters thus finds
each place, and others that are to be told from them by a look at the text itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, pairwise
from typing import TypeAlias

from annotator.core.issue import Article, Issue
from annotator.core.operations import Change, Operation
from annotator.core.records import Addition, Boundary, Correction, Position, Record
from annotator.core.search import Folding

LONGEST = 8
"""The largest number of folded characters of a query that are looked up."""

_WINDOW = 4_000
_CHUNK = 4 * LONGEST
_Pieces = Iterator[tuple[int, str]]
"""Text on the way from a place, each piece with the raw offset at which it ends."""


TEXTUAL = (Boundary, Correction)
"""The types of records that make the corrected text and its articles."""


class Side(StrEnum):
    """Of what a passage is: raw text, corrected text around a correction, or around the seam of two segments."""

    RAW = "raw"
    MENDED = "mended"
    SEAM = "seam"


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A folded text, and the raw span [start, end) in whose articles it stands (code points)."""

    side: Side
    start: int
    end: int
    text: str


PassageRow: TypeAlias = tuple[int, str, int, int, str]
"""A passage as it is stored: its issue, side, start, end and text."""


@dataclass(frozen=True, slots=True)
class Passages:
    """All passages of an issue, and the name of the folding that they were made with."""

    folding: str
    all: tuple[Passage, ...]


def passages_of(issue: Issue, fold: Folding) -> Passages:
    """The passages of an issue of which no part is indexed yet."""
    whole = (windows(issue.raw, fold), mended(issue, fold, 0, len(issue.raw)), seams(issue, fold))
    return Passages(fold.name, tuple(chain.from_iterable(whole)))


def windows(raw: str, fold: Folding) -> Iterator[Passage]:
    """The passages of a raw text; each overlaps the next a little."""
    starts = range(0, len(raw), _WINDOW)
    texts = [fold(raw[start : start + _WINDOW]) for start in starts]
    behind = ""
    for number in reversed(range(len(texts))):  # from the end, as white space alone may fill many windows
        texts[number], behind = texts[number] + behind, (texts[number] + behind)[: LONGEST - 1]
    for start, text in zip(starts, texts, strict=True):
        yield Passage(Side.RAW, start, min(start + _WINDOW, len(raw)), text)


def changing(operation: Operation) -> list[Correction]:
    """The corrections, before and after, by which an operation may change the corrected text."""
    corrections = []
    for change in operation.changes:
        before, after = _text(change.before), _text(change.after)
        if before != after:
            corrections += [side for side in change.sides if isinstance(side, Correction) and side.applies]
    return corrections


def moves_text(operation: Operation) -> bool:
    """Whether an operation changes where segments begin or what they continue."""
    return any(_place(change.before) != _place(change.after) for change in operation.changes)


def additions(operation: Operation) -> list[Change]:
    """The changes by which an operation appends to the raw text, or undoes that."""
    return [change for change in operation.changes if isinstance(change.record, Addition)]


def raw_before(changes: Sequence[Change], raw: str) -> str:
    """What a raw text was before some additions came or went."""
    low = min(side.start for change in changes for side in change.sides if isinstance(side, Addition))
    gone = [change.before for change in changes if isinstance(change.before, Addition)]
    return raw[:low] + "".join(addition.text for addition in sorted(gone, key=lambda addition: addition.start))


def mended(issue: Issue, fold: Folding, start: int, end: int) -> Iterator[Passage]:
    """The passages of the corrections that start in a raw span (its end included) and read differently when folded."""
    for index in range(bisect_left(issue.corrections, Position(start), key=_anchor), len(issue.corrections)):
        correction = issue.corrections[index]
        if correction.start > end:
            return
        text = fold(correction.text)
        if correction.applies and text != fold(issue.raw[correction.start : correction.end]):
            before, _ = _take(_backward(issue, index, correction.start, 0), fold, back=True)
            behind, _ = _take(_forward(issue, index + 1, correction.end, len(issue.raw) + 1), fold)
            start_, end_ = correction.start, max(correction.end, correction.start + 1)
            yield Passage(Side.MENDED, start_, end_, before + text + behind)


def around(issue: Issue, fold: Folding, changed: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The raw spans, apart from each other, in which the passages of corrections depend on changed raw spans."""
    spans = []
    for start, end in changed:
        index = bisect_left(issue.corrections, Position(start), key=_anchor)
        _, low = _take(_backward(issue, index, start, 0), fold, back=True)
        behind = bisect_left(issue.corrections, Position(end), key=_anchor)
        while behind < len(issue.corrections) and issue.corrections[behind].start == start:
            behind += 1  # an insertion does not follow itself
        _, high = _take(_forward(issue, behind, end, len(issue.raw) + 1), fold)
        spans.append((low, max(high, end)))
    return list(_joined(sorted(spans)))


def seams(issue: Issue, fold: Folding) -> Iterator[Passage]:
    """The passages of the places where an article continues elsewhere in the raw text."""
    heads = {boundary.continues for boundary in issue.boundaries} - {""}
    articles = {article.id: article for head in heads if (article := _article(issue, head))}
    for article in articles.values():
        for number, (one, other) in enumerate(pairwise(article.segments), 1):
            if one.end != other.start:
                before = _take(_up_to(issue, article, number), fold, back=True)[0]
                behind = _take(_from(issue, article, number), fold)[0]
                yield Passage(Side.SEAM, other.start, other.start + 1, before + behind)


def _article(issue: Issue, boundary: str) -> Article | None:
    return issue.layout.article_of(boundary) if boundary in issue.by_id else None


def _up_to(issue: Issue, article: Article, number: int) -> _Pieces:
    """The text before a segment of an article, from its end on."""
    for segment in reversed(article.segments[:number]):
        index = bisect_left(issue.corrections, Position(issue.reach(segment)), key=_anchor)
        yield from _backward(issue, index, segment.end, segment.start)


def _from(issue: Issue, article: Article, number: int) -> _Pieces:
    """The text of a segment of an article, and after it."""
    for segment in article.segments[number:]:
        index = bisect_left(issue.corrections, Position(segment.start), key=_anchor)
        yield from _forward(issue, index, segment.start, issue.reach(segment))


def _forward(issue: Issue, index: int, at: int, end: int) -> _Pieces:
    """The corrected text from a raw offset on, with the corrections from a number on that start before an offset."""
    while index < len(issue.corrections) and issue.corrections[index].start < end:
        correction = issue.corrections[index]
        if correction.applies and correction.start >= at:
            yield from _plain(issue.raw, at, correction.start)
            yield correction.end, correction.text
            at = correction.end
        index += 1
    yield from _plain(issue.raw, at, min(end, len(issue.raw)))


def _backward(issue: Issue, index: int, at: int, start: int) -> _Pieces:
    """The corrected text before a raw offset back to another one, with the corrections before a number."""
    while index and issue.corrections[index - 1].start >= start:
        index -= 1
        correction = issue.corrections[index]
        if correction.applies and correction.end <= at:
            yield from _plain_back(issue.raw, at, correction.end)
            yield correction.start, correction.text
            at = correction.start
    yield from _plain_back(issue.raw, at, start)


def _plain(raw: str, start: int, end: int) -> _Pieces:
    for at in range(start, end, _CHUNK):
        stop = min(at + _CHUNK, end)
        yield stop, raw[at:stop]


def _plain_back(raw: str, end: int, start: int) -> _Pieces:
    for at in range(end, start, -_CHUNK):
        stop = max(at - _CHUNK, start)
        yield stop, raw[stop:at]


def _take(runs: _Pieces, fold: Folding, *, back: bool = False) -> tuple[str, int]:
    """As many folded characters as a hit may have beside the one that matters, and the raw offset after them."""
    text, reached = "", 0
    for at, run in runs:
        reached = at
        text = fold(run) + text if back else text + fold(run)
        if len(text) >= LONGEST - 1:
            break
    return (text[-(LONGEST - 1) :] if back else text[: LONGEST - 1]), reached


def _joined(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sorted spans with those joined that overlap or touch."""
    last: tuple[int, int] | None = None
    for start, end in spans:
        if last is not None and start <= last[1]:
            last = last[0], max(last[1], end)
        else:
            if last is not None:
                yield last
            last = start, end
    if last is not None:
        yield last


def _text(record: Record | None) -> tuple[int, int, str] | None:
    is_read = isinstance(record, Correction) and record.applies
    return (record.start, record.end, record.text) if is_read else None  # type: ignore[union-attr]


def _place(record: Record | None) -> tuple[int, str] | None:
    return (record.start, record.continues) if isinstance(record, Boundary) else None


def _anchor(record: Record) -> Position:
    return record.anchor
