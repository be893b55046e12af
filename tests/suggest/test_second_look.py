"""The second look: what is counted at a doubtful line, and how trees judge it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.core.records import ArticleKind
from annotator.suggest.split import numbers, read, trees, weights
from annotator.suggest.split.recurrence import recurrences
from annotator.suggest.split.trees import Trees
from tests.newsprint import RAW

BRIDGE = "老桥昨天重新开放，桥面换了石板，栏杆按旧照片仿制，夜里有灯，行人都说好。"
SCHOOL = "湖城小学下月搬进新校舍，学生有了操场和食堂，家长纷纷前来参观，老师忙着布置。"


def test_a_row_goes_left_up_to_the_most_and_right_above_it() -> None:
    judge = Trees(("size",), ((0, 3.0, 1.0, (0, 5.0, -1.0, -2.0)), 0.5))
    assert [judge.log_odds([size]) for size in (3, 4, 6)] == [1.5, -0.5, -1.5]


def test_trees_are_read_as_they_were_written() -> None:
    judge = Trees(("size",), ((0, 3.0, 1.0, -1.0), 0.5))
    assert trees.from_json(trees.to_json(judge)) == judge


def test_a_headline_recurs_below_it_and_the_text_above_does_not() -> None:
    near = recurrences([BRIDGE, "湖城小学下月搬家", SCHOOL], {1: 2})[1]
    assert near.line_before == (0, 0)
    assert near.line_after[0] > 0.5
    assert near.lead_before[0] < 0.2
    assert near.tail_after[0] < 0.2


def test_what_stands_further_away_than_a_reach_is_not_near() -> None:
    near, far = recurrences([BRIDGE, "别" * 500, BRIDGE], {2: 2})[2].line_before
    assert near == 0
    assert far > 0.9


def test_each_number_has_a_reason_and_a_name_of_its_own() -> None:
    assert all(number.reason for number in numbers.TABLE)
    assert len(set(numbers.names())) == len(numbers.names())


def test_the_shipped_trees_are_over_the_numbers_of_the_table() -> None:
    shipped = weights.shipped().trees
    assert shipped is not None
    assert list(shipped.names) == numbers.names()


@pytest.mark.parametrize(("odds", "opens"), [(60.0, True), (-60.0, False)])
def test_the_second_look_decides_what_is_in_doubt_and_nothing_else(odds: float, opens: bool) -> None:
    first = replace(weights.shipped(), trees=None)
    judge = Trees(tuple(numbers.names()), (odds,))
    alone, looked = read(RAW, first), read(RAW, replace(first, trees=judge))
    sure = {one.start for one in alone.boundaries if one.confidence > 0.998 and one.kind != ArticleKind.FURNITURE}
    starts = {one.start for one in looked.boundaries}
    assert sure <= starts
    assert (len(starts) >= len(alone.boundaries)) == opens or starts == {one.start for one in alone.boundaries}
