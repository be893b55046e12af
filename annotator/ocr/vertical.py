"""Vertical lines: their characters set side by side, as the engine reads lines that run from left to right.

Marks and brackets are put as horizontal print has them: a comma in the upper right corner of its cell into the lower
left one, a bracket that opens downwards turned, so that it opens to the right.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

import cv2
import numpy as np

Pixels = np.ndarray[Any, Any]
"""Rows of pixels from 0 (black) to 255."""
_Numbers = np.ndarray[Any, Any]

_INK = 0.35
"""How dark print is at least, from that of the paper (0) to the darkest (1)."""
_SHORTEST, _LONGEST = 0.45, 1.5
"""The height of a cell, in pitches."""
_STRAIN, _CUT = 2.0, 3.0
"""What a cell of another height than the pitch costs, and what a cut through print does."""
_FINEST = 24
"""Cells are found in so many steps for each character, at least."""
_SPECK, _SMALL = 0.2, 0.45
"""The size of a mark such as a comma, in widths of a full character."""
_APART, _HEIGHT = 1.06, 1.3
"""The pitch and the height of the horizontal line, in widths of the vertical one."""


class Row(NamedTuple):
    """A vertical line set from left to right: its pixels, the width of a cell in them, the top and the bottom of each
    cell in the vertical line, and the left and the right edge of the print there.
    """

    pixels: Pixels
    width: int
    cells: list[tuple[int, int]]
    edges: tuple[int, int]

    def place(self, middle: float) -> tuple[int, int, int, int]:
        """Where in the vertical line stands (left, top, right, bottom) what has its middle somewhere in the row."""
        top, bottom = self.cells[min(max(int(middle / self.width), 0), len(self.cells) - 1)]
        return self.edges[0], top, self.edges[1], bottom


def side_by_side(line: Pixels) -> Row | None:
    """A vertical line with its characters side by side; None where nothing is printed."""
    ink = _ink(line)
    across = np.flatnonzero(ink.mean(axis=0) > 0.03)
    if not len(across):
        return None
    left, right = int(across[0]), int(across[-1]) + 1
    ink, print_ = ink[:, left:right], line[:, left:right]
    cells = _cells(ink.mean(axis=1), right - left)
    if not cells:
        return None
    paper = int(np.percentile(line, 80))
    width = max(round(_APART * (right - left)), 2)
    row = np.full((round(_HEIGHT * width), width * len(cells)), paper, np.uint8)
    for number, (top, bottom) in enumerate(cells):
        cell = _as_horizontal(print_[top:bottom], ink[top:bottom], right - left, paper)
        _paste(row[:, number * width : (number + 1) * width], cell)
    return Row(row, width, cells, (left, right))


def _ink(pixels: Pixels) -> _Numbers:
    """How dark each place is (0 to 1) without the noise, that of the paper 0."""
    grain = max(pixels.shape[1] // 16, 1)
    smooth: _Numbers = cv2.blur(pixels, (grain, grain)).astype(np.float32)
    dark, bright = (float(level) for level in np.percentile(smooth, (2, 75)))
    ink = np.clip((bright - smooth) / max(bright - dark, 1), 0, 1)
    ink[ink < _INK] = 0
    return ink


def _cells(rows: _Numbers, width: int) -> list[tuple[int, int]]:
    """The top and the bottom of each character of a vertical line, by how much is printed at each height."""
    printed = np.flatnonzero(rows > 0.02)
    if not len(printed):
        return []
    pitch = _pitch(rows, width)
    step = max(int(pitch / _FINEST), 1)
    first, last = int(printed[0]), int(printed[-1]) + 1
    rest = -(last - first) % step
    ink = np.append(rows[first:last], np.zeros(rest)).reshape(-1, step).mean(axis=1)
    cuts = _cuts(ink, pitch / step)
    edges = [max(first + at * step, 0) for at in cuts]
    return [(top, min(bottom, len(rows))) for top, bottom in pairwise(edges) if top < bottom]


def _pitch(rows: _Numbers, width: int) -> float:
    """How far the characters stand apart: the distance at which a line of this width is most like itself."""
    rows = rows - rows.mean()
    lags = range(int(0.85 * width), min(int(1.8 * width), len(rows) - width))
    alike = [float(np.dot(rows[:-lag], rows[lag:])) / (len(rows) - lag) for lag in lags if lag]
    return float(lags[int(np.argmax(alike))] if len(alike) > 2 else max(width, 1))


def _cuts(ink: _Numbers, pitch: float) -> list[int]:
    """Where the characters begin and the last one ends: cuts about a pitch apart, through as little ink as can be.

    What is printed may begin and end anywhere in its first and last cell.
    """
    around = int(pitch)
    ink = np.concatenate([np.zeros(around), ink, np.zeros(around + 1)])
    heights = np.arange(max(int(_SHORTEST * pitch), 1), max(int(_LONGEST * pitch), 1) + 1)
    strains = _STRAIN * ((heights - pitch) / pitch) ** 2
    cost = np.full(len(ink), np.inf)
    cost[: around + 1] = 0
    before = np.zeros(len(ink), np.int64)
    for at in range(around + 1, len(ink)):
        fitting = heights[heights <= at]
        if not len(fitting):
            continue
        costs = cost[at - fitting] + strains[: len(fitting)]
        best = int(np.argmin(costs))
        cost[at], before[at] = costs[best] + _CUT * ink[at], at - fitting[best]
    at = len(ink) - around - 1 + int(np.argmin(cost[len(ink) - around - 1 :]))
    cuts = [at]
    while at > around:
        at = int(before[at])
        cuts.append(at)
    return [cut - around for cut in reversed(cuts)]


def _as_horizontal(cell: Pixels, ink: _Numbers, width: int, paper: int) -> Pixels:
    """A cell as horizontal print has it; `width` is that of a full character."""
    down, across = np.flatnonzero(ink.max(axis=1)), np.flatnonzero(ink.max(axis=0))
    if not len(down) or not len(across):
        return cell
    top, bottom, left, right = int(down[0]), int(down[-1]) + 1, int(across[0]), int(across[-1]) + 1
    tall, wide = (bottom - top) / width, (right - left) / width
    y, x = (top + bottom) / 2 / len(cell), (left + right) / 2 / width
    if _SPECK < max(tall, wide) < _SMALL and abs(x - 0.5) < 0.1:  # a comma in the middle, as traditional print has it
        return _moved(cell, (top, bottom, left, right), (round(0.75 * len(cell)), round(0.25 * width)), paper)
    if wide < _SMALL and x > 0.6 and y < 0.6:
        return _moved(cell, (top, bottom, left, right), (round((1 - y) * len(cell)), round((1 - x) * width)), paper)
    if max(tall, wide) < _SMALL:
        is_turned = y > 0.6 or (x < 0.4 and y < 0.4)  # a quotation mark
    elif wide > 0.6:  # a bracket; what is thin and in the middle is the number one
        is_turned = tall < 0.58 and (tall > 0.3 or abs(y - 0.5) > 0.14)
    else:  # a dash or an ellipsis
        is_turned = wide < 0.3 and (tall > 0.92 or _runs(ink[top:bottom].max(axis=1) > 0) > 2)
    return np.rot90(_squared(cell, paper)) if is_turned else cell


def _runs(rows: _Numbers) -> int:
    """How many stretches of rows have print."""
    return int(np.count_nonzero(np.diff(rows.astype(np.int8), prepend=0) == 1))


def _moved(cell: Pixels, box: tuple[int, int, int, int], middle: tuple[int, int], paper: int) -> Pixels:
    """A cell with what stands in a box (top, bottom, left, right) moved so that its middle (down, across) is there."""
    top, bottom, left, right = box
    moved = np.full_like(cell, paper)
    down = min(max(middle[0] - (bottom - top) // 2, 0), cell.shape[0] - (bottom - top))
    across = min(max(middle[1] - (right - left) // 2, 0), cell.shape[1] - (right - left))
    moved[down : down + bottom - top, across : across + right - left] = cell[top:bottom, left:right]
    return moved


def _squared(cell: Pixels, paper: int) -> Pixels:
    """A cell in the middle of a square."""
    size = max(cell.shape)
    square = np.full((size, size), paper, np.uint8)
    _paste(square, cell)
    return square


def _paste(ground: Pixels, cell: Pixels) -> None:
    """Put the middle of a cell into the middle of a ground that may be smaller."""
    height, width = (min(one, other) for one, other in zip(ground.shape, cell.shape, strict=True))
    (down, right), (top, left) = (
        ((pixels.shape[0] - height) // 2, (pixels.shape[1] - width) // 2) for pixels in (ground, cell)
    )
    ground[down : down + height, right : right + width] = cell[top : top + height, left : left + width]
