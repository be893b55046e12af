"""The ways through the history: what lies on them, and whose work it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.history import MADE_BY_PROGRAM, Entry, History, Step, Way

STEPS = st.lists(st.tuples(st.sampled_from(Step), st.sampled_from(["ann", "bea"])), max_size=30)


def entry(number: int, author: str = "ann", step: Step = Step.DO, name: str = "tag") -> Entry:
    return Entry(number, name, step, author, 0.0)


def history(steps: list[tuple[Step, str]]) -> History:
    """The history of some steps, without those that are impossible where they come."""
    made = History()
    for step, author in steps:
        if {Step.DO: True, Step.UNDO: made.to_undo, Step.REDO: made.to_redo}[step]:
            made.add(entry(made.next_number, author, step))
    return made


def went(before: History, way: Way) -> History:
    """The history after a way."""
    after = History(before.entries)
    for _entry in way.entries:
        after.add(entry(after.next_number, step=way.step))
    return after


def numbers(way: Way) -> list[int]:
    return [entry.number for entry in way.entries]


@given(STEPS)
def test_the_way_to_a_row_ends_where_that_row_was_the_last(steps: list[tuple[Step, str]]) -> None:
    before = history(steps)
    for row in before.entries:
        way = before.way_to(row.number)
        after = went(before, way)
        if way:
            assert after.to_undo == row
        else:
            assert before.to_undo == row or row.step != Step.DO or row.number not in before.standing


@given(STEPS)
def test_the_way_to_nothing_takes_everything_back(steps: list[tuple[Step, str]]) -> None:
    before = history(steps)
    assert went(before, before.way_to(0)).standing == frozenset()


@given(STEPS)
def test_undo_and_redo_are_ways_of_one_step(steps: list[tuple[Step, str]]) -> None:
    before = history(steps)
    assert before.back().entries == tuple(filter(None, [before.to_undo]))
    assert before.again().entries == tuple(filter(None, [before.to_redo]))
    assert (before.back().step, before.again().step) == (Step.UNDO, Step.REDO)


def test_the_ways_lead_in_the_order_of_the_stacks() -> None:
    before = History([entry(number) for number in (1, 2, 3)])
    assert numbers(before.way_to(1)) == [3, 2]
    assert numbers(went(before, before.way_to(0)).way_to(2)) == [1, 2]


def test_no_way_leads_to_what_was_taken_back_before_something_else_was_done() -> None:
    before = History([entry(1), entry(2), entry(3, step=Step.UNDO), entry(4)])
    assert not before.way_to(2)
    assert numbers(before.way_to(1)) == [4]


def test_only_others_work_is_not_ones_own() -> None:
    before = History([entry(1, "bea"), entry(2, "ann")])
    assert before.not_by("ann", before.way_to(0)) == [entry(1, "bea")]
    assert before.not_by("bea", before.way_to(0)) == [entry(2, "ann")]


@pytest.mark.parametrize("name", sorted(MADE_BY_PROGRAM))
def test_what_a_program_made_in_ones_name_is_not_ones_own_until_one_took_it_back(name: str) -> None:
    before = History([entry(1, name=name)])
    assert before.not_by("ann", before.back()) == [entry(1, name=name)]
    taken_back = went(before, before.back())
    assert taken_back.not_by("ann", taken_back.again()) == []


def test_what_others_took_back_is_not_ones_own_to_make_again() -> None:
    before = History([entry(1, "ann"), entry(2, "bea", Step.UNDO)])
    assert before.not_by("ann", before.again()) == [entry(1, "ann")]
    assert before.not_by("bea", before.again()) == []
    assert before.last_hand(entry(1, "ann")) == "bea"


def test_what_others_made_again_is_not_ones_own_to_take_back() -> None:
    before = History([entry(1, "ann"), entry(2, "ann", Step.UNDO), entry(3, "bea", Step.REDO)])
    assert before.not_by("ann", before.back()) == [entry(1, "ann")]


def test_what_one_took_back_of_others_is_still_their_work_when_it_stands_again() -> None:
    before = History([entry(1, "bea"), entry(2, "ann", Step.UNDO)])
    assert before.not_by("ann", before.again()) == []
    again = went(before, before.again())
    assert again.not_by("ann", again.back()) == [entry(1, "bea")]
