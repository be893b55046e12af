"""Where the talk is of the same things: lexical chains over the paragraphs of an issue.

Two neighbouring characters that are rare in the issue stand for a word; where they come again soon, a chain links the
two paragraphs, and every gap between is crossed by it (Morris and Hirst 1991; Hearst 1997, TextTiling).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import log
from operator import add
from typing import NamedTuple

REACH = 900
"""Characters over which a chain holds."""
_KEPT = 2_000
"""Characters of a paragraph that are read."""


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
    pairs = [set(map(add, text[:_KEPT], text[1:_KEPT])) for text in texts]
    spread = Counter[str]()
    for one in pairs:
        spread.update(one)
    most = max(4, len(texts) // 25)
    weight = {
        pair: log(len(texts) / count) + 0.5
        for pair, count in spread.items()
        if 1 < count <= most and pair[0] > "\u2fff" and pair[1] > "\u2fff" and pair.isalnum()
    }
    ends = list(accumulate(map(len, texts)))
    last: dict[str, int] = {}
    size = [0.0] * len(texts)
    back, ahead = size.copy(), size.copy()
    over = [0.0] * (len(texts) + 1)
    for index, one in enumerate(pairs):
        start = ends[index] - len(texts[index])
        for pair in one & weight.keys():
            worth = weight[pair]
            size[index] += worth
            before = last.get(pair)
            last[pair] = index
            if before is not None and start - ends[before] < REACH:
                worth *= 1 - (start - ends[before]) / REACH
                back[index] += worth
                ahead[before] += worth
                over[before + 1] += worth
                over[index + 1] -= worth
    crossing = list(accumulate(over))
    room = _room(size, ends)
    return [
        Cohesion(back[i] / (size[i] or 1), ahead[i] / (size[i] or 1), crossing[i] / (room[i] or 1))
        for i in range(len(texts))
    ]


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
