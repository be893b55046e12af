"""How much of a text was spoken of shortly before, or comes again soon: shares of its pairs of characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import add
from typing import NamedTuple

REACHES = (300, 1_000, 3_000)
"""Within so many characters a pair counts as near."""
_LINE, _AROUND = 60, (120, 400)
"""So many characters of a line, and of the text below and above it, are looked for."""

Shares = tuple[float, float, float]
"""The share of a text's pairs that stand within each of `REACHES`."""


class Recurrence(NamedTuple):
    """How much of a line stands before the gap above it, and after the line; how much of the text below it stands
    before the gap, and how much of the text above the gap stands behind it: of a few sentences, and of more.
    """

    line_before: Shares
    line_after: Shares
    lead_before: Shares
    section_before: Shares
    tail_after: Shares
    past_after: Shares


class _Ask(NamedTuple):
    """Which of a text's pairs, `first` to before `last`, are looked for before the place `at`."""

    at: int
    first: int
    last: int


def recurrences(texts: Sequence[str], leads: Mapping[int, int]) -> dict[int, Recurrence]:
    """The recurrence of each line, an index of `texts` with that of its lead; linear in the length of the texts."""
    whole = "".join(texts)
    pairs = list(map(add, whole, whole[1:]))
    starts = [0, *accumulate(map(len, texts))]
    before: list[_Ask] = []
    after: list[_Ask] = []
    for at, lead in leads.items():
        gap, end, below = starts[at], starts[at + 1], starts[lead]
        before.append(_Ask(gap, gap, min(end - 1, gap + _LINE)))
        after.append(_Ask(end, gap, min(end - 1, gap + _LINE)))
        before.extend(_Ask(gap, below, below + around) for around in _AROUND)
        after.extend(_Ask(gap, max(gap - around, 0), max(gap - 1, 0)) for around in _AROUND)
    length = len(whole)
    earlier = _shares(pairs, before)
    later = _shares(
        pairs[::-1], [_Ask(length - at, length - 1 - last, length - 1 - first) for at, first, last in after]
    )
    threes = zip(leads, zip(*[iter(earlier)] * 3, strict=True), zip(*[iter(later)] * 3, strict=True), strict=True)
    return {
        at: Recurrence(line_before, line_after, lead_before, section_before, tail_after, past_after)
        for at, (line_before, lead_before, section_before), (line_after, tail_after, past_after) in threes
    }


def _shares(pairs: Sequence[str], asks: Sequence[_Ask]) -> list[Shares]:
    """For each question the share of its pairs that were last seen within each reach before the place."""
    seen: dict[str, int] = {}
    done = 0
    shares: list[Shares] = [(0.0, 0.0, 0.0)] * len(asks)
    for number, (at, first, last) in sorted(enumerate(asks), key=lambda one: one[1].at):
        seen.update(zip(pairs[done:at], range(done, at), strict=False))
        done = max(done, at)
        asked = set(pairs[first:last])
        places = sorted([place for place in map(seen.get, asked) if place is not None])
        near, middle, wide = (len(places) - bisect_right(places, at - reach) for reach in REACHES)
        size = len(asked) + 1
        shares[number] = near / size, middle / size, wide / size
    return shares
