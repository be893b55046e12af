"""How much of a text occurred shortly before, or recurs soon: shares of its pairs of characters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import add
from typing import NamedTuple

REACHES = (300, 1_000)
"""Within this many characters a pair counts as near."""
_LINE, _AROUND = 60, 120
"""The number of characters of a line, and of the text below and above it, that are searched for."""

Shares = tuple[float, float]
"""The share of a text's pairs that stand within each of `REACHES`."""


class Recurrence(NamedTuple):
    """How much of a line occurs before the gap above it, and after the line; how much of the text below it occurs
    before the gap, and how much of the text above the gap recurs after it.
    """

    line_before: Shares
    line_after: Shares
    lead_before: Shares
    tail_after: Shares


def recurrences(texts: Sequence[str], leads: Mapping[int, int]) -> dict[int, Recurrence]:
    """The recurrence of each line, an index of `texts` with that of its lead."""
    whole = "".join(texts)
    starts = [0, *accumulate(map(len, texts))]
    return {at: _recurrence(whole, starts[at], starts[at + 1], starts[lead]) for at, lead in leads.items()}


def _recurrence(whole: str, gap: int, end: int, below: int) -> Recurrence:
    before = [whole[max(gap - reach, 0) : gap] for reach in REACHES]
    after = [whole[end : end + reach] for reach in REACHES]
    line = whole[gap : min(end, gap + _LINE)]
    return Recurrence(
        _shares(line, before),
        _shares(line, after),
        _shares(whole[below : below + _AROUND], before),
        _shares(whole[max(gap - _AROUND, 0) : gap], [line + text for text in after]),
    )


def _shares(text: str, places: Sequence[str]) -> Shares:
    """The share of the text's pairs that stand in each of two places, of which the second holds the first."""
    near, far = places
    pairs = set(map(add, text, text[1:]))
    met = [pair for pair in pairs if pair in far]
    return sum(map(near.__contains__, met)) / (len(pairs) + 1), len(met) / (len(pairs) + 1)
