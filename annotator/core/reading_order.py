"""The order in which lines of print are read, from where they stand: columns, and blocks beneath each other in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median

from annotator.core.pages import Block, Line

_SHRUNK = 0.2
"""This share of a line's thickness is left off at either side: detectors make boxes larger than the ink."""
_GUTTER = 0.3
"""So wide, in thicknesses of a line, is at least what parts columns."""
_WIDE = 2
"""A gap between lines of so many thicknesses parts what stands above and below it."""
_UPRIGHT = 1.5


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line, and its edges as if it ran from left to right."""

    line: Line
    left: float
    top: float
    right: float
    bottom: float


def in_order(lines: Sequence[Line]) -> list[Block]:
    """The blocks that lines make, in the order in which they are read; lines without a box come last.

    A page is cut into columns where a gap goes all the way down, else across at its widest gap, and so on in each part.
    Where most lines run down, columns follow one another from right to left.
    """
    known = [line for line in lines if not line.box.is_empty]
    down = sum(_runs_down(line) for line in known) * 2 > len(known)
    placed = [_placed(line, down=down) for line in known]
    blocks = [Block(lines=[one.line for one in group]) for group in _groups(placed)] if placed else []
    others = [line for line in lines if line.box.is_empty]
    return [*blocks, Block(lines=others)] if others else blocks


def _runs_down(line: Line) -> bool:
    return len(line.text) > 1 and line.box.height >= _UPRIGHT * line.box.width


def _placed(line: Line, *, down: bool) -> _Placed:
    left, top, right, bottom = line.box
    along, across = ((top, bottom), (-right, -left)) if down else ((left, right), (top, bottom))
    off = _SHRUNK * (across[1] - across[0])
    return _Placed(line, along[0], across[0] + off, along[1], across[1] - off)


def _groups(lines: Sequence[_Placed]) -> Iterator[list[_Placed]]:
    waiting = [list(lines)]
    while waiting:
        group = waiting.pop()
        parts = _columns(group)
        if len(parts) == 1:
            parts = _rows(group, _WIDE * _thickness(group))
        if len(parts) == 1:
            yield sorted(group, key=lambda one: (one.top + one.bottom, one.left))
        else:
            waiting += reversed(parts)


def _along(one: _Placed) -> tuple[float, float]:
    return one.left, one.right


def _across(one: _Placed) -> tuple[float, float]:
    return one.top, one.bottom


def _parted(
    lines: Sequence[_Placed], edges: Callable[[_Placed], tuple[float, float]], least: float
) -> list[list[_Placed]]:
    """The parts of some lines between which there is a gap of at least so much."""
    parts: list[list[_Placed]] = []
    reached = 0.0
    for one in sorted(lines, key=edges):
        start, end = edges(one)
        if not parts or start - reached >= least:
            parts.append([])
            reached = end
        parts[-1].append(one)
        reached = max(reached, end)
    return parts


def _rows(lines: Sequence[_Placed], least: float) -> list[list[_Placed]]:
    """Lines above and below the widest gap between them, if a line could lie in it; else what goes over all columns
    and the columns beneath it, each by itself.
    """
    rows = _parted(lines, _across, 0)
    gaps = [min(one.top for one in row) - max(one.bottom for one in before) for before, row in pairwise(rows)]
    if gaps and max(gaps) >= least:
        at = gaps.index(max(gaps)) + 1
        return [list(chain(*rows[:at])), list(chain(*rows[at:]))]
    parts: list[list[_Placed]] = [rows[0]]
    for row in rows[1:]:
        both = [*parts[-1], *row]
        if _has_columns(both) or not (_has_columns(parts[-1]) or _has_columns(row)):
            parts[-1] = both
        else:
            parts.append(row)
    return parts


def _has_columns(lines: Sequence[_Placed]) -> bool:
    return len(_columns(lines)) > 1


def _columns(lines: Sequence[_Placed]) -> list[list[_Placed]]:
    return _parted(lines, _along, _GUTTER * _thickness(lines))


def _thickness(lines: Sequence[_Placed]) -> float:
    return median(one.bottom - one.top for one in lines)
