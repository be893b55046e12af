"""Repeated passages: which copy is removed, why, and whether text was lost in its place.

The text is searched without its white space. Content-defined anchors (one character in seven, by its code) carry a hash
of the sixteen characters that follow; two equal hashes are candidates, which are widened to both sides and then judged
by what stands at their edges (the anchors after Manber, "Finding similar files in a large file system", 1994).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from annotator.core.records import APPLY_FROM, CorrectionKind, Span
from annotator.suggest.repair.fixes import Fix
from annotator.suggest.repair.packed import Packed

SHINGLE = 16
"""Characters that must be equal before two places are compared at all."""
SHORTEST = 40
"""Shorter passages are repeated on purpose too often: slogans, titles, names of laws."""
FARTHEST = 1500
"""How far apart the copies may begin, in characters without white space: a column or two."""
SHORTEST_CLAUSE, FARTHEST_CLAUSE = 45, 800
"""The same for passages without the end of a sentence, more of which are repeated on purpose."""
PRIOR = 2.5
"""How much worse (as a logarithm) the earlier copy must fit than the later one to be removed."""
SMOOTH = 0.5
"""Added to every count of neighbours, so that unseen neighbours are merely unlikely."""
WINDOW = 30_000
"""How many characters to either side tell whether two characters belong together."""
ASKED = 0.45
"""The confidence of what is only asked about. A copy is taken out unasked where its rule was wrong fewer than once in a
hundred times, whichever paper is left out.
"""
MOST_WEIGHED = 200
"""Of more repeats than this the earlier copies simply stay, so that time stays linear."""

_ANCHOR = re.compile(f"[{''.join(map(re.escape, map(chr, range(0x23, 0xD800, 7))))}]")
_SENTENCE_END = re.compile(r"[。！？!?；;…]|\.(?!\d)")
_PARAGRAPH_END = re.compile(r"[。！？!?；;…：:][”’」』）)]*\s*\n|\n[^\S\n]*\S{1,12}\n")
"""A line that ends as paragraphs do, or a short one that is a line of its own."""
_DATELINE = re.compile(r"[日电電社訊讯]\s*[电電訊讯][\s（(，,：:　]")
_BEFORE = 12
"""The number of characters before a copy that may belong to its dateline."""
_CLAUSE_ENDS = frozenset("，。！？；：…,.!?;:”’」』）)")


@dataclass(frozen=True, slots=True)
class Repeat:
    """A passage in its two places, in characters without white space: `first` and `second` begin, `length` long."""

    first: int
    second: int
    length: int


def find_repeats(packed: Packed, starts: Sequence[int] = ()) -> list[Fix]:
    """The fixes that take out the wrong copy of each passage that stands twice, and the gaps that it left.

    `starts` are the sorted starts of the boundaries: no correction reaches over one.
    """
    judged = [(repeat, *verdict) for repeat in repeats_in(packed.text) if (verdict := _judge(packed, repeat))]
    weighed = len(judged) <= MOST_WEIGHED
    fixes: list[Fix] = []
    for repeat, rule, confidence in judged:
        fixes += _fixes(packed, repeat, rule, confidence, starts, weighed=weighed)
    return sorted(fixes, key=lambda fix: fix.start)


def repeats_in(text: str) -> Iterator[Repeat]:
    """The longest equal passages of a text without white space, each with its nearest copy before it; linear."""
    seen: dict[int, int] = {}
    done = 0
    for match in _ANCHOR.finditer(text, 0, max(0, len(text) - SHINGLE)):
        here = match.start()
        key = hash(text[here : here + SHINGLE])
        there = seen.get(key)
        seen[key] = here
        if there is None or here < done or here - there < SHORTEST or FARTHEST < here - there:
            continue
        repeat = _widened(text, there, here, done)
        if SHORTEST <= repeat.length:
            done = repeat.second + repeat.length
            yield repeat


def _widened(text: str, first: int, second: int, done: int) -> Repeat:
    """The longest equal passage around two equal places; the copies never overlap, nor what was found before."""
    apart = second - first
    end = 0
    while end < apart and second + end < len(text) and text[first + end] == text[second + end]:
        end += 1
    start = 0
    while start < min(apart - end, first, second - done) and text[first - start - 1] == text[second - start - 1]:
        start += 1
    return Repeat(first - start, second - start, start + end)


def _judge(packed: Packed, repeat: Repeat) -> tuple[str, float] | None:
    """The rule and confidence by which a passage stands twice by mistake; None for a passage said twice on purpose.

    A quotation, a slogan or a lead that stands twice begins and ends with a clause; a copy that slipped in does not, or
    it follows the first one at once.
    """
    text, end = packed.text, repeat.second + repeat.length
    if _is_of_lines(packed, repeat):
        return ("duplicate.lines", ASKED) if _is_lines(packed, repeat) else None
    has_sentence = _SENTENCE_END.search(text, repeat.second + 1, end)
    if has_sentence and repeat.first + repeat.length == repeat.second:
        return "duplicate.adjacent", 0.95
    cuts = _cut(packed, repeat.second) + _cut(packed, end)
    if cuts and _SENTENCE_END.search(text, repeat.second + 1, end - 2):
        return "duplicate.inside-sentence", 0.98 if cuts == 2 else ASKED
    near = repeat.second - repeat.first <= FARTHEST_CLAUSE
    if cuts == 2 and near and SHORTEST_CLAUSE <= repeat.length:
        return "duplicate.inside-clause", ASKED if _has_dateline(packed, repeat) else 0.9
    if _is_lines(packed, repeat):
        return "duplicate.lines", ASKED
    return None


def _is_of_lines(packed: Packed, repeat: Repeat) -> bool:
    """Whether a copy holds the end of a paragraph: then articles, notices or rows are alike, and nothing slipped in."""
    return any(
        _PARAGRAPH_END.search(packed.raw, *packed.span(start, repeat.length)) for start in (repeat.first, repeat.second)
    )


def _has_dateline(packed: Packed, repeat: Repeat) -> bool:
    """Whether a copy holds an agency's opening words, which are the same in each of its reports of one event."""
    span = packed.span(repeat.second, repeat.length)
    return _DATELINE.search(packed.raw, max(0, span.start - _BEFORE), span.end) is not None


def _cut(packed: Packed, at: int) -> bool:
    """Whether a clause is cut here: no closing mark before or after."""
    text = packed.text
    if not 0 < at < len(text):
        return False
    return text[at - 1] not in _CLAUSE_ENDS and text[at] not in _CLAUSE_ENDS


def _is_lines(packed: Packed, repeat: Repeat) -> bool:
    """Whether both copies are whole lines that end as sentences do."""
    spans = packed.span(repeat.first, repeat.length), packed.span(repeat.second, repeat.length)
    if not _SENTENCE_END.search(packed.raw, spans[1].end - 2, spans[1].end):
        return False
    return all(_line_start(packed.raw, span.start) and _line_end(packed.raw, span.end) for span in spans)


def _line_start(raw: str, at: int) -> bool:
    return not raw[raw.rfind("\n", max(0, at - 12), at) + 1 or max(0, at - 12) : at].strip()


def _line_end(raw: str, at: int) -> bool:
    return raw[at : at + 1] in ("", "\n", "\r")


def _fixes(
    packed: Packed, repeat: Repeat, rule: str, confidence: float, starts: Sequence[int], *, weighed: bool
) -> Iterator[Fix]:
    """The removal of the wrong copy and, where the text before and after it does not fit, a gap."""
    first, second = packed.span(repeat.first, repeat.length), packed.span(repeat.second, repeat.length)
    if weighed and not _second_is_wrong(packed, repeat):
        yield Fix(*_within_segment(first, starts), "", CorrectionKind.DUPLICATE, rule + ".first", ASKED, second)
        return
    wrong = _within_segment(second, starts)
    yield Fix(*wrong, "", CorrectionKind.DUPLICATE, rule, confidence, first)
    lost = _lost(packed, repeat, wrong) if weighed and APPLY_FROM <= confidence else None
    if lost is not None and lost.end not in starts:
        yield Fix(*lost, "", CorrectionKind.GAP, "gap.overwritten", 0.6)


def _second_is_wrong(packed: Packed, repeat: Repeat) -> bool:
    """Whether the later copy is the one to remove; it is, unless the earlier one fits its place clearly worse.

    A copy fits if the characters at its edges belong together, and so do those around the other one without it.
    """
    first, second, length = repeat.first, repeat.second, repeat.length
    fits = [
        _fit(packed, at - 1, at, repeat) + _fit(packed, at + length - 1, at + length, repeat) for at in (first, second)
    ]
    healed = [_fit(packed, at - 1, at + length, repeat) for at in (first, second)]
    return fits[1] + healed[0] < fits[0] + healed[1] + PRIOR


def _fit(packed: Packed, left: int, right: int, repeat: Repeat) -> float:
    """How much likelier two characters are as neighbours than by chance, as a logarithm; the passage aside."""
    text = packed.text
    if left < 0 or len(text) <= right:
        return 0.0
    pair = text[left] + text[right]
    edges = {repeat.first, repeat.first + repeat.length, repeat.second, repeat.second + repeat.length}
    low, high = max(0, left - WINDOW), min(len(text), right + WINDOW)
    seen = text.count(pair, low, high) - sum(text[edge - 1 : edge + 1] == pair for edge in edges)
    by_chance = text.count(pair[0], low, high) * text.count(pair[1], low, high) / (high - low)
    return log((seen + SMOOTH) / (by_chance + SMOOTH))


def _lost(packed: Packed, repeat: Repeat, wrong: Span) -> Span | None:
    """Where text was overwritten: the removed copy ends a line in mid-sentence, and what follows does not fit."""
    at = wrong.end
    after = at + len(packed.raw[at : at + 100]) - len(packed.raw[at : at + 100].lstrip())
    if "\n" not in packed.raw[at:after] or 0 < _fit(packed, repeat.second - 1, repeat.second + repeat.length, repeat):
        return None
    return Span(at, after)


def _within_segment(span: Span, starts: Sequence[int]) -> Span:
    """The larger side of a span that a boundary cuts."""
    cut = bisect_left(starts, span.start + 1)
    if cut == len(starts) or span.end <= starts[cut]:
        return span
    at = starts[cut]
    return Span(span.start, at) if span.end - at <= at - span.start else Span(at, span.end)
