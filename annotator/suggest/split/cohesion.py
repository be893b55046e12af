"""Where the topic stays the same: lexical chains over the paragraphs of an issue.

Two neighbouring characters that are rare in the issue stand for a word; where they come again soon, a chain links the
two paragraphs, and every gap between is crossed by it (Morris and Hirst 1991; Hearst 1997, TextTiling).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from math import log
from typing import NamedTuple

REACH = 900
"""Characters over which a chain holds."""
_KEPT = 2_000
"""Characters of a paragraph that are read."""
_FIRST = 0x2FFF
"""All Chinese characters come after this one."""


class Cohesion(NamedTuple):
    """How a paragraph hangs together with its surroundings, as shares between 0 and 1.

    `back` and `ahead`: the share of its rare pairs that stood shortly before, or come again soon; `over`: the share of
    the chains that pass over the gap above it, of those that could.
    """

    back: float
    ahead: float
    over: float


def cohesion_of(texts: Sequence[str]) -> list[Cohesion]:
    """The cohesion of each paragraph, in time linear in the text."""
    pairs = list(map(_pairs, texts))
    spread: Counter[int] = Counter()
    for one in pairs:  # not all in one call, for which every other thread would wait
        spread.update(one)
    most = max(4, len(texts) // 25)
    worths = [0.0, *(log(max(len(texts), 1) / number) + 0.5 for number in range(1, most + 1))]
    letters = _letters()
    weight = {
        pair: worths[number]
        for pair, number in spread.items()
        if 1 < number <= most and letters[pair & 0xFFFF] and letters[pair >> 16]
    }
    words = weight.keys()
    ends = list(accumulate(map(len, texts)))
    last: dict[int, int] = {}
    size = [0.0] * len(texts)
    back, ahead = size.copy(), size.copy()
    over = [0.0] * (len(texts) + 1)
    near = 0
    for index, one in enumerate(pairs):
        start = ends[index] - len(texts[index])
        while near < index and start - ends[near] >= REACH:
            near += 1
        rare = words & one
        tied = 0.0
        for pair in last.keys() & rare:
            before = last[pair]
            if before >= near:
                worth = weight[pair] * (1 - (start - ends[before]) / REACH)
                tied += worth
                ahead[before] += worth
                over[before + 1] += worth
        last.update(dict.fromkeys(rare, index))
        size[index] = sum(map(weight.__getitem__, rare))
        back[index] = tied
        over[index + 1] -= tied
    crossing = list(accumulate(over))
    room = _room(size, ends)
    return [
        Cohesion(back[i] / (size[i] or 1), ahead[i] / (size[i] or 1), crossing[i] / (room[i] or 1))
        for i in range(len(texts))
    ]


def _pairs(text: str) -> set[int]:
    """The pairs of neighbouring characters, each one number: numbers are counted in half the time."""
    units = text[:_KEPT].encode("utf-16-le", "surrogatepass")
    whole = memoryview(units)
    even, odd = (whole[first : len(units) - (len(units) - first) % 4].cast("I") for first in (0, 2))
    return {*even.tolist(), *odd.tolist()}


@cache
def _letters() -> bytes:
    """For each code unit whether it is a Chinese character."""
    return bytes(code > _FIRST and chr(code).isalnum() for code in range(0x10000))


def _room(size: Sequence[float], ends: Sequence[int]) -> list[float]:
    """The weight that could pass over each gap: the lesser of what stands within reach above and below it."""
    total = [0.0, *accumulate(size)]
    room = []
    low = high = 0
    for index, start in enumerate([0, *ends[:-1]][: len(ends)]):
        while ends[low] < start - REACH:
            low += 1
        while high < len(ends) and ends[high] < start + REACH:
            high += 1
        room.append(min(total[index] - total[low], total[min(high + 1, len(ends))] - total[index]))
    return room
