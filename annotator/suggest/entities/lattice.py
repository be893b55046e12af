"""The choice among overlapping spans: the set of spans with the highest sum of scores, and how sure each span is.

A semi-Markov model without memory (Sarawagi and Cohen 2004): each span has a score, what lies outside all of them none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import exp, log1p
from typing import NamedTuple, TypeVar


class Scored(NamedTuple):
    """A half-open span with the logarithm of its odds against being no entity."""

    start: int
    end: int
    score: float


_T = TypeVar("_T")


def clusters(items: Iterable[_T], span: Callable[[_T], tuple[int, int]]) -> Iterator[list[_T]]:
    """Items sorted by their start, in runs that overlap without a gap."""
    run: list[_T] = []
    reach = -1
    for item in items:
        start, end = span(item)
        if run and reach <= start:
            yield run
            run = []
        run.append(item)
        reach = max(reach, end)
    if run:
        yield run


def best(cluster: Sequence[Scored]) -> list[int]:
    """The indexes of the spans that overlap nowhere and have the highest sum of scores; O(n log n)."""
    if _all_overlap(cluster):
        score, index = max((span.score, -index) for index, span in enumerate(cluster))
        return [-index] if 0 < score else []
    points, place, ending, _ = _grid(cluster)
    reached = [0.0] * len(points)
    taken: list[int | None] = [None] * len(points)
    for point in range(1, len(points)):
        top = reached[point - 1]
        for index in ending[point]:
            total = reached[place[cluster[index].start]] + cluster[index].score
            if top < total:
                top, taken[point] = total, index
        reached[point] = top
    chosen = []
    point = len(points) - 1
    while 0 < point:
        last = taken[point]
        if last is None:
            point -= 1
        else:
            chosen.append(last)
            point = place[cluster[last].start]
    return chosen[::-1]


def marginals(cluster: Sequence[Scored]) -> list[float]:
    """The probability of each span (forward-backward); O(n log n)."""
    if _all_overlap(cluster):
        odds = [exp(min(300.0, span.score)) for span in cluster]
        total = 1 + sum(odds)
        return [one / total for one in odds]
    points, place, ending, starting = _grid(cluster)
    ahead, back = [0.0] * len(points), [0.0] * len(points)
    for point in range(1, len(points)):
        total = ahead[point - 1]
        for index in ending[point]:
            total = _either(total, ahead[place[cluster[index].start]] + cluster[index].score)
        ahead[point] = total
    for point in range(len(points) - 2, -1, -1):
        total = back[point + 1]
        for index in starting[point]:
            total = _either(total, back[place[cluster[index].end]] + cluster[index].score)
        back[point] = total
    return [
        exp(min(0.0, ahead[place[span.start]] + span.score + back[place[span.end]] - ahead[-1])) for span in cluster
    ]


def _all_overlap(cluster: Sequence[Scored]) -> bool:
    """Whether at most one of the spans can be chosen."""
    return len(cluster) == 1 or max([span.start for span in cluster]) < min([span.end for span in cluster])


def _grid(cluster: Sequence[Scored]) -> tuple[list[int], dict[int, int], list[list[int]], list[list[int]]]:
    """The places where spans begin or end, their numbers, and which spans end and begin at each."""
    points = sorted({span.start for span in cluster} | {span.end for span in cluster})
    place = {point: number for number, point in enumerate(points)}
    ending: list[list[int]] = [[] for _ in points]
    starting: list[list[int]] = [[] for _ in points]
    for index, span in enumerate(cluster):
        ending[place[span.end]].append(index)
        starting[place[span.start]].append(index)
    return points, place, ending, starting


def _either(one: float, other: float) -> float:
    """The logarithm of the sum of two numbers given by their logarithms."""
    if one < other:
        one, other = other, one
    return one + log1p(exp(max(-60.0, other - one)))
