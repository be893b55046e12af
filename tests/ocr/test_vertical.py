"""The characters of a vertical line are set side by side, marks and brackets as in horizontal print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

np: Any = pytest.importorskip("numpy", reason="needs the extra ocr")
SIZE = 40
Shape = tuple[int, int, int, int]
WHOLE: Shape = (4, 36, 4, 36)
"""The top, bottom, left and right of what is printed in a cell."""


def line(shapes: Sequence[Shape], pitch: int = SIZE, margin: int = 6) -> Any:
    """A vertical line with black shapes in its cells, whose upper edges are a pitch apart."""
    pixels = np.full((pitch * len(shapes) + 2 * margin, SIZE + 2 * margin), 255, np.uint8)
    for number, (top, bottom, left, right) in enumerate(shapes):
        at = margin + number * pitch
        pixels[at + top : at + bottom, margin + left : margin + right] = 0
    return pixels


def row_of(pixels: Any) -> Any:
    from annotator.ocr.vertical import side_by_side

    return side_by_side(pixels)


@pytest.mark.parametrize("pitch", [40, 46, 60])
def test_each_character_has_a_cell_wherever_it_stands_along_the_line(pitch: int) -> None:
    row = row_of(line([WHOLE] * 12, pitch))
    assert len(row.cells) == 12
    for number, (top, bottom) in enumerate(row.cells):
        start = 6 + number * pitch
        assert top <= start + 4
        assert start + 36 <= bottom
    assert row.pixels.shape[1] == 12 * row.width


def test_what_is_read_in_a_cell_leads_back_to_the_character() -> None:
    row = row_of(line([WHOLE] * 5))
    left, top, right, bottom = row.place(2.5 * row.width)
    assert (left, right) == (10, 42)
    assert top <= 6 + 2 * SIZE + 4 < 6 + 2 * SIZE + 36 <= bottom


def printed(row: Any, number: int) -> tuple[float, float, bool]:
    """How far down and across (0 to 1) the middle of what stands in a cell of a row is, and whether it is wide."""
    cell = row.pixels[:, number * row.width : (number + 1) * row.width]
    down, across = np.nonzero(cell < 128)
    height, width = np.ptp(down) + 1, np.ptp(across) + 1
    return down.mean() / cell.shape[0], across.mean() / cell.shape[1], bool(width > height)


def test_a_comma_in_the_upper_right_corner_goes_to_the_lower_left_one() -> None:
    down, across, _is_wide = printed(row_of(line([WHOLE, WHOLE, (4, 14, 26, 36), WHOLE, WHOLE])), 2)
    assert down > 0.6
    assert across < 0.4


@pytest.mark.parametrize("shape", [(26, 34, 6, 34), (4, 12, 6, 34)])
def test_a_bracket_is_turned_upright(shape: Shape) -> None:
    assert not printed(row_of(line([WHOLE, WHOLE, shape, WHOLE, WHOLE])), 2)[2]


def test_a_stroke_in_the_middle_stays_as_it_is() -> None:
    assert printed(row_of(line([WHOLE, WHOLE, (18, 22, 4, 36), WHOLE, WHOLE])), 2)[2]


def test_a_dash_along_the_line_lies_along_the_row() -> None:
    assert printed(row_of(line([WHOLE, WHOLE, (0, 40, 18, 22), WHOLE, WHOLE])), 2)[2]


@pytest.mark.parametrize("shape", [(1, 1), (2, 90), (300, 2), (50, 20)])
def test_paper_without_print_has_no_row(shape: tuple[int, int]) -> None:
    assert row_of(np.full(shape, 200, np.uint8)) is None


def test_noise_of_any_shape_is_set_into_some_row() -> None:
    chance = np.random.default_rng(1)
    for height, width in [(2, 2), (3, 2), (40, 2), (900, 3), (120, 80), (5, 60)]:
        row = row_of(chance.integers(0, 256, (height, width), dtype=np.uint8))
        assert row is None or row.pixels.size
