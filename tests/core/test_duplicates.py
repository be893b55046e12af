"""Passages that stand twice: one copy stays, both stay, or the place of one is a gap."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import edits
from annotator.core.edits import Keep
from annotator.core.errors import Refused
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, added, apply
from annotator.core.records import Correction, CorrectionKind, Span, State

RAW = "开头。\n老桥修好了。\n中间。\n老桥修好了。\n结尾。\n"
FIRST, SECOND = Span(4, 10), Span(15, 21)


def issue(confidence: float = 0.9, *, first_goes: bool = False) -> Issue:
    own, twin = (FIRST, SECOND) if first_goes else (SECOND, FIRST)
    made = Correction(
        id="d",
        origin="repair 1",
        rule="duplicate.adjacent",
        state=State.SUGGESTED,
        confidence=confidence,
        start=own.start,
        end=own.end,
        text="",
        kind=CorrectionKind.DUPLICATE,
        twin=twin,
    )
    return apply(Issue(raw=RAW), Operation("repair", added([made])))


def text(issue: Issue) -> str:
    return OffsetMap(issue).text


WANTED = {
    Keep.FIRST: RAW[: SECOND.start] + RAW[SECOND.end :],
    Keep.SECOND: RAW[: FIRST.start] + RAW[FIRST.end :],
    Keep.BOTH: RAW,
}


@pytest.mark.parametrize("keep", [Keep.FIRST, Keep.SECOND, Keep.BOTH])
@pytest.mark.parametrize("confidence", [0.9, 0.3])
@pytest.mark.parametrize("first_goes", [True, False])
def test_the_copy_that_is_kept_is_the_one_that_stands(keep: Keep, confidence: float, first_goes: bool) -> None:
    before = issue(confidence, first_goes=first_goes)
    operation = edits.settle_duplicate(before, "d", keep, author="ann")
    after = apply(before, operation)
    assert text(after) == WANTED[keep]
    assert list(faults(after)) == []
    assert apply(after, operation.inverse()) == before


def test_a_gap_takes_the_copy_away_and_says_that_text_is_lost() -> None:
    before = issue()
    after = apply(before, edits.settle_duplicate(before, "d", Keep.GAP, author="ann"))
    assert text(after) == WANTED[Keep.FIRST]
    [gap] = after.corrections
    assert (gap.kind, gap.state, gap.twin) == (CorrectionKind.GAP, State.ACCEPTED, FIRST)


@pytest.mark.parametrize(("one", "other"), list(product([Keep.FIRST, Keep.SECOND, Keep.BOTH], repeat=2)))
def test_a_decision_can_be_changed(one: Keep, other: Keep) -> None:
    after = apply(issue(), edits.settle_duplicate(issue(), "d", one, author="ann"))
    if one == other:
        with pytest.raises(Refused):
            edits.settle_duplicate(after, "d", other, author="ann")
        return
    changed = apply(after, edits.settle_duplicate(after, "d", other, author="ann"))
    assert text(changed) == WANTED[other]
    assert list(faults(changed)) == []


def test_an_approved_article_is_left_alone() -> None:
    before = issue()
    before = apply(before, edits.approve(before, "b0", author="ann"))
    with pytest.raises(Refused):
        edits.settle_duplicate(before, "d", Keep.SECOND, author="ann")


def test_a_person_asks_about_a_passage_and_settles_it() -> None:
    before = Issue(raw=RAW)
    asked = apply(before, edits.mark_duplicate(before, *SECOND, FIRST, author="ann"))
    [question] = asked.corrections
    assert not question.applies
    after = apply(asked, edits.settle_duplicate(asked, question.id, Keep.FIRST, author="ann"))
    assert text(after) == WANTED[Keep.FIRST]


@given(st.lists(st.sampled_from(list(Keep)), min_size=1, max_size=5), st.booleans())
def test_whatever_is_decided_in_turn_the_laws_hold(decisions: list[Keep], first_goes: bool) -> None:
    now = issue(first_goes=first_goes)
    for keep in decisions:
        try:
            now = apply(now, edits.settle_duplicate(now, "d", keep, author="ann"))
        except Refused:
            continue
        assert list(faults(now)) == []
        if keep != Keep.GAP:
            assert text(now) == WANTED[keep]
