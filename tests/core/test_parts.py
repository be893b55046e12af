"""Parts: each character has the role that it was given last."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import edits
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.operations import Operation, added, apply
from annotator.core.records import Boundary, Part, Role, State, Status

RAW = "甲乙丙丁戊己庚辛壬癸"
ROLES = [None, Role.HEADLINE, Role.BYLINE]

spans = st.tuples(st.integers(0, 10), st.integers(0, 10)).map(lambda pair: (min(pair), max(pair)))


def issue(*records: Part | Boundary, raw: str = RAW) -> Issue:
    return apply(Issue(raw=raw), Operation("made", added(records)))


def part(start: int, end: int, **more: object) -> Part:
    return Part(id=f"p{start}", origin="ann", start=start, end=end, role=Role.HEADLINE, **more)  # type: ignore[arg-type]


@given(st.lists(st.tuples(spans, st.sampled_from(ROLES)), max_size=8), st.booleans())
def test_each_character_has_the_role_that_it_was_given_last(
    given_roles: list[tuple[tuple[int, int], Role | None]], in_two: bool
) -> None:
    guess = part(2, 7, rule="r", state=State.SUGGESTED)
    now = issue(guess)
    wanted = [Role.HEADLINE if 2 <= at < 7 else None for at in range(len(RAW))]
    if in_two:
        now = issue(Boundary(id="b7", origin="ann", start=7, continues="b0"), guess)
    for (start, end), role in given_roles:
        try:
            now = apply(now, edits.set_part(now, start, end, role, author="ann"))
        except Refused:
            assert start == end or wanted[start:end] == [role] * (end - start)
            continue
        wanted[start:end] = [role] * (end - start)
        live = [one for one in now.parts if one.live]
        assert [next((p.role for p in live if p.start <= at < p.end), None) for at in range(len(RAW))] == wanted
        assert list(faults(now)) == []
        assert now.articles[0].status == Status.IN_PROGRESS


@pytest.mark.parametrize(("start", "end", "becomes"), [(0, 4, (1, 3)), (0, 3, (1, 3)), (1, 4, (1, 3)), (1, 2, (1, 2))])
def test_white_space_at_the_edges_of_a_part_is_left_out(start: int, end: int, becomes: tuple[int, int]) -> None:
    now = issue(raw=" 甲乙\n")
    now = apply(now, edits.set_part(now, start, end, Role.HEADLINE, author="ann"))
    assert [(p.start, p.end) for p in now.parts] == [becomes]


def test_white_space_alone_is_no_part() -> None:
    with pytest.raises(Refused) as refusal:
        edits.set_part(issue(raw=" 甲\n"), 2, 3, Role.HEADLINE, author="ann")
    assert refusal.value.why == Why.EMPTY


def test_a_part_may_end_where_another_article_begins() -> None:
    now = issue(Boundary(id="b5", origin="ann", start=5))
    now = apply(now, edits.set_part(now, 3, 5, Role.HEADLINE, author="ann"))
    now = apply(now, edits.set_part(now, 5, 6, Role.HEADLINE, author="ann"))
    assert [(p.start, p.end) for p in now.parts] == [(3, 5), (5, 6)]
    with pytest.raises(Refused) as refusal:
        edits.set_part(now, 3, 6, Role.BYLINE, author="ann")
    assert refusal.value.why == Why.TWO_ARTICLES
