"""The queue of open suggestions: what is in it, in which order, and that it follows every operation."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.doubts import Doubts, by_place, doubt_kind, doubts_of, is_doubt, is_unsure, least_certain_first
from annotator.core.issue import Issue
from annotator.core.operations import Change, Operation
from annotator.core.records import (
    Boundary,
    Correction,
    CorrectionKind,
    Entity,
    Note,
    Part,
    Position,
    Record,
    Role,
    State,
)
from tests.core.histories import histories

SUGGESTED = State.SUGGESTED


def correction(name: str = "c", start: int = 1, sure: float = 0.5, state: State = SUGGESTED) -> Correction:
    return Correction(id=name, origin="r 1", start=start, end=start + 1, text="", confidence=sure, state=state)


def boundary(start: int) -> Boundary:
    return Boundary(id="b", origin="s 1", start=start, state=SUGGESTED)


PART = Part(id="p", origin="s 1", start=0, end=1, role=Role.HEADLINE, state=SUGGESTED)
ENTITY = Entity(id="e", origin="n 1", start=Position(0), end=Position(1), label="PER", state=SUGGESTED)
NOTE = Note(id="n", origin="ann", start=Position(0), end=Position(1), state=SUGGESTED)


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        (correction(), True),
        (correction(state=State.ACCEPTED), False),
        (correction(state=State.REJECTED), False),
        (boundary(1), True),
        (boundary(0), False),
        (PART, True),
        (ENTITY, True),
        (NOTE, False),
    ],
)
def test_what_nobody_has_decided_on_is_in_doubt(record: Record, wanted: bool) -> None:
    assert is_doubt(record) == wanted


@pytest.mark.parametrize(
    ("record", "kind"), [(correction(), "other"), (boundary(1), "boundary"), (PART, "part"), (ENTITY, "entity")]
)
def test_a_doubt_has_the_kind_of_what_it_is_about(record: Record, kind: str) -> None:
    assert doubt_kind(record) == kind


def test_lines_in_the_wrong_encoding_are_decided_on_by_themselves() -> None:
    rule, kind = "character.mojibake", CorrectionKind.CHARACTER
    line = Correction(id="c", origin="r 1", start=1, end=5, text="老桥", kind=kind, rule=rule)
    assert doubt_kind(line) == "encoding"
    assert doubt_kind(replace(line, rule="character.lookalike")) == "character"


def test_a_correction_in_doubt_has_its_own_kind() -> None:
    joined = Correction(id="c", origin="r 1", start=1, end=2, text="", kind=CorrectionKind.LINE_JOIN)
    assert doubt_kind(joined) == "line-join"


def test_only_what_is_less_certain_is_unsure() -> None:
    assert is_unsure(correction(sure=0.49), 0.5)
    assert not is_unsure(correction(sure=0.5), 0.5)


def test_a_name_that_an_edit_hurt_is_unsure_however_certain_it_was() -> None:
    hurt = Entity(id="e", origin="n 1", start=Position(0), end=Position(1), label="PER", doubtful=True)
    assert is_unsure(hurt, 0.0)
    assert not is_unsure(ENTITY, 0.0)


def test_the_least_certain_comes_first_and_equal_ones_by_their_places() -> None:
    records = [correction("d", 9, 0.2), correction("c", 3, 0.9), correction("b", 5, 0.9), correction("a", 3, 0.9)]
    chance = Doubts(records, takes=lambda _record: True, key=least_certain_first)
    assert [chance[row] for row in range(len(chance))] == ["d", "a", "c", "b"]
    places = Doubts(records, takes=lambda _record: True, key=by_place)
    assert [places[row] for row in range(len(places))] == ["a", "c", "b", "d"]


def test_what_is_not_in_the_list_has_no_row() -> None:
    doubts = Doubts([correction("a", 3)], takes=lambda _record: True, key=by_place)
    assert doubts.row_of(correction("a", 3)) == 0
    assert doubts.row_of(correction("b", 2)) == -1
    assert doubts.row_of(correction("b", 4)) == -1


def test_a_suggestion_that_stays_one_keeps_its_row_and_one_that_moves_changes_it() -> None:
    doubts = Doubts([correction("a", 3), correction("b", 6)], takes=lambda _record: True, key=by_place)
    same = Operation("op", (Change(correction("a", 3), correction("a", 3)),))
    assert (doubts.gone(same), doubts.come(same)) == ([], [])
    moved = Operation("op", (Change(correction("a", 3), correction("a", 9)),))
    assert (doubts.gone(moved), doubts.come(moved)) == ([0], [correction("a", 9)])
    both = Operation("op", (Change(correction("a", 3), None), Change(correction("b", 6), None)))
    assert doubts.gone(both) == [1, 0]


def is_long(record: Record) -> bool:
    return not isinstance(record, Correction) or record.end > record.start


@given(histories(), st.sampled_from([least_certain_first, by_place]))
def test_the_queue_that_follows_a_history_is_the_one_made_of_what_came_of_it(
    history: list[tuple[Issue, Operation, Issue]], key: object
) -> None:
    if not history:
        return
    doubts = Doubts(history[0][0].records(), takes=is_long, key=key)  # type: ignore[arg-type]
    for _before, operation, after in history:
        for row in doubts.gone(operation):
            doubts.remove(row)
        for record in doubts.come(operation):
            row = doubts.place_for(record)
            doubts.insert(record)
            assert doubts.row_of(record) == row
        wanted = sorted((r for r in doubts_of(after) if is_long(r)), key=key)  # type: ignore[arg-type]
        assert [doubts[row] for row in range(len(doubts))] == [record.id for record in wanted]
