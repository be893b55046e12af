"""Where bands and handles stand: pure geometry."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from annotator.window.panes.bands import HANDLE_REACH, Band, bands, handle_at

HEIGHT = 500.0
rising = st.lists(st.floats(-2000, 3000), min_size=1, max_size=12).map(sorted)


@given(rising)
def test_bands_lie_in_the_view_one_below_the_other(tops: list[float]) -> None:
    found = bands([0] * len(tops), tops, 0, HEIGHT)
    assert all(0 <= band.top <= band.bottom <= HEIGHT for band in found)
    assert all(one.bottom <= other.top for one, other in itertools.pairwise(found))


@given(rising)
def test_bands_cover_the_view_from_the_first_top_on(tops: list[float]) -> None:
    found = bands([0] * len(tops), tops, 0, HEIGHT)
    covered = sum(band.bottom - band.top for band in found)
    assert covered == max(0.0, HEIGHT - max(0.0, tops[0])) or abs(covered - (HEIGHT - max(0.0, tops[0]))) < 1e-6


def test_bands_tell_their_segment_counted_from_the_first_in_sight() -> None:
    assert bands([0, 9, 20, 40], [-30.0, 100.0], 2, HEIGHT) == [Band(2, 0.0, 100.0), Band(3, 100.0, HEIGHT)]


def test_a_band_that_has_left_the_view_is_not_there() -> None:
    assert bands([0, 9], [-300.0, -100.0], 0, HEIGHT) == [Band(1, 0.0, HEIGHT)]


def test_the_mouse_takes_hold_of_the_nearest_handle_within_reach() -> None:
    tops = [10.0, 18.0, 60.0]
    assert handle_at(tops, 4, 15.0) == 5
    assert handle_at(tops, 4, 60.0 + HANDLE_REACH) == 6
    assert handle_at(tops, 4, 61.0 + HANDLE_REACH) is None


def test_the_first_boundary_of_the_issue_has_no_handle() -> None:
    assert handle_at([0.0], 0, 0.0) is None
    assert handle_at([0.0, 5.0], 0, 1.0) == 1
