"""A linear chain of labels: the best sequence, and how sure each label is (Rabiner 1989; Lafferty and others 2001)."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from operator import add, mul

Row = Sequence[float]


def best_path(scores: Sequence[Row], steps: Sequence[Row]) -> list[int]:
    """The labels of the sequence with the highest sum of scores and steps (Viterbi); linear in the length."""
    if not scores:
        return []
    into = list(zip(*steps, strict=True))
    reached = [list(scores[0])]
    for row in scores[1:]:
        before = reached[-1]
        reached.append([max(map(add, before, column)) + own for column, own in zip(into, row, strict=True)])
    path = [reached[-1].index(max(reached[-1]))]
    for before in reached[-2::-1]:
        ways = list(map(add, before, into[path[-1]]))
        path.append(ways.index(max(ways)))
    return path[::-1]


def marginals(scores: Sequence[Row], steps: Sequence[Row]) -> list[list[float]]:
    """The probability of each label at each place (forward-backward, scaled at each place)."""
    if not scores:
        return []
    odds = [[exp(step) for step in row] for row in steps]
    into = list(zip(*odds, strict=True))
    local = [_spread(row) for row in scores]
    forward = [_normal(local[0])]
    for row in local[1:]:
        reached = forward[-1]
        forward.append(_normal([sum(map(mul, reached, column)) * own for column, own in zip(into, row, strict=True)]))
    backward = [1.0] * len(odds)
    messages = [forward[-1]]
    for row, before in zip(local[:0:-1], forward[-2::-1], strict=True):
        ahead = list(map(mul, backward, row))
        backward = _normal([sum(map(mul, ahead, out)) for out in odds])
        messages.append(_normal(list(map(mul, before, backward))))
    return messages[::-1]


def _spread(row: Row) -> list[float]:
    """Scores as odds, the highest 1; none is nought, so that no path dies out."""
    top = max(row)
    return [exp(max(score - top, -200.0)) for score in row]


def _normal(row: Sequence[float]) -> list[float]:
    total = sum(row)
    return [value / total for value in row]
