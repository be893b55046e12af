"""Suggesting anew: what a newer suggester says is taken up, and nothing that a person has decided changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import edits
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Change, Operation, added, apply
from annotator.core.records import Boundary, Correction, Decided, Entity, Note, Part, Position, Role, State, Status
from tests.core.histories import histories, suggested_issues

RAW = "甲乙丙,丁。\n戊己庚,辛。\n壬癸。"


def suggested(*records: object) -> Issue:
    issue = Issue(raw=RAW)
    return apply(issue, Operation("split", added(records)))  # type: ignore[arg-type]


def comma(at: int, **more: object) -> Correction:
    fields = {"id": f"c{at}", "origin": "repair 1", "rule": "r", "text": "，", "state": State.SUGGESTED, **more}
    return Correction(start=at, end=at + 1, **fields)  # type: ignore[arg-type]


def boundary(at: int) -> Boundary:
    return Boundary(id=f"b{at}", origin="split 1", start=at, state=State.SUGGESTED)


def name(start: int, end: int, label: str = "PER") -> Entity:
    return Entity(
        id=f"e{start}",
        origin="names 1",
        start=Position(start),
        end=Position(end),
        label=label,
        state=State.SUGGESTED,
    )


def renewed(issue: Issue, other: Issue) -> Issue:
    return apply(issue, edits.renew(issue, other, author="ann"))


def test_an_untouched_issue_becomes_what_is_suggested_now() -> None:
    old, new = suggested(boundary(7), comma(3)), suggested(boundary(14), comma(10), name(0, 2))
    assert renewed(old, new) == new


@pytest.mark.parametrize("inside", [True, False])
def test_a_piece_of_an_untouched_article_goes_on_as_is_suggested_now(inside: bool) -> None:
    new = suggested(boundary(7), replace(boundary(14), continues="b0", inside=inside))
    assert renewed(suggested(boundary(14)), new) == new


def test_a_piece_does_not_go_on_an_article_that_is_begun() -> None:
    old = suggested(boundary(7), boundary(14))
    old = apply(old, edits.correct(old, "b0", 0, 1, "午", author="ann"))
    after = renewed(old, suggested(boundary(7), replace(boundary(14), continues="b0", inside=True)))
    assert [(b.start, b.continues, b.inside) for b in after.boundaries] == [
        (0, "", False),
        (7, "", False),
        (14, "", False),
    ]


def test_what_is_no_longer_suggested_goes_but_for_the_end_of_a_begun_article() -> None:
    old = suggested(boundary(4), boundary(7), boundary(10), boundary(14))
    old = apply(old, edits.correct(old, "b4", 0, 1, "午", author="ann"))
    assert [b.start for b in renewed(old, suggested()).boundaries] == [0, 4, 7]


def test_what_is_suggested_under_an_id_in_use_gets_another_one() -> None:
    old = suggested(replace(boundary(7), id="b"), comma(3, id="c"))
    old = apply(old, edits.correct(old, "b", 0, 1, "午", author="ann"))
    old = apply(old, edits.accept(old, "c", author="ann"))
    after = renewed(old, suggested(replace(boundary(4), id="b"), comma(10, id="c"), comma(5, id="x")))
    assert {c.start: c.id for c in after.corrections if c.origin != "ann"}.keys() == {3, 5, 10}
    assert len({record.id for record in after.records()}) == len(list(after.records()))
    assert (after.by_id["c"].anchor, after.by_id["b"].anchor) == (Position(3), Position(7))


def test_boundaries_that_came_with_the_file_stay() -> None:
    given = [replace(boundary(7), state=State.ACCEPTED, decided=Decided.SOURCE)]
    [first] = Issue(raw=RAW).boundaries
    head = replace(first, decided=Decided.SOURCE)
    old = apply(Issue(raw=RAW), Operation("import", (Change(first, head), *added(given))))
    after = renewed(old, suggested(boundary(14), comma(10)))
    assert [b.start for b in after.boundaries] == [0, 7]
    assert [c.id for c in after.corrections] == ["c10"]


def test_a_question_that_approving_only_closed_may_be_asked_again() -> None:
    old = suggested(comma(3, state=State.REJECTED, decided=Decided.SWEPT))
    after = renewed(old, suggested(comma(3, id="c3new", confidence=0.3)))
    assert [(c.id, c.state) for c in after.corrections] == [("c3", State.REJECTED), ("c3new", State.SUGGESTED)]


def test_what_was_rejected_does_not_come_back() -> None:
    old = suggested(comma(3), name(0, 2))
    old = apply(old, edits.reject(old, "c3", "e0", author="ann"))
    after = renewed(old, suggested(comma(3, id="c3new", confidence=0.8), name(0, 2), name(4, 5)))
    assert [c.state for c in after.corrections] == [State.REJECTED]
    assert [(e.id, e.state) for e in after.entities] == [("e0", State.REJECTED), ("e4", State.SUGGESTED)]


def test_a_begun_article_keeps_its_boundaries_and_gains_what_is_new() -> None:
    old = suggested(boundary(7), boundary(14))
    old = apply(old, edits.correct(old, "b7", 0, 1, "午", author="ann"))
    after = renewed(old, suggested(boundary(10), comma(3), comma(10)))
    assert [b.start for b in after.boundaries] == [0, 7, 14]
    assert [c.start for c in after.corrections] == [3, 7, 10]


@pytest.mark.parametrize(
    ("place", "comes"),
    [
        ((0, 2), True),  # apart
        ((0, 3), True),  # beside
        ((9, 10), True),
        ((4, 5), True),  # inside
        ((3, 5), True),
        ((6, 8), True),
        ((2, 10), True),  # around
        ((3, 10), True),
        ((2, 8), True),
        ((3, 8), False),  # the same
        ((2, 4), False),  # across its start
        ((2, 7), False),
        ((5, 9), False),  # across its end
        ((4, 10), False),
    ],
)
def test_a_new_name_neither_crosses_nor_repeats_one_that_somebody_made(place: tuple[int, int], comes: bool) -> None:
    old = Issue(raw="甲乙丙丁戊己庚辛壬癸子丑")
    old = apply(old, edits.tag(old, "b0", 3, 8, "LOC", author="ann"))
    new = apply(Issue(raw=old.raw), Operation("entities", added([name(*place)])))
    assert [(e.start.raw, e.end.raw) for e in renewed(old, new).entities if e.origin != "ann"] == [place] * comes


def test_of_new_names_that_cross_each_other_the_first_comes() -> None:
    old = Issue(raw="甲乙丙丁戊己庚辛壬癸子丑")
    old = apply(old, edits.tag(old, "b0", 10, 11, "LOC", author="ann"))
    new = replace(Issue(raw=old.raw), entities=(name(0, 4), name(3, 6), name(6, 8)))
    assert [(e.start.raw, e.end.raw) for e in renewed(old, new).entities] == [(0, 4), (6, 8), (10, 11)]


@pytest.mark.parametrize(
    ("place", "comes"),
    [((0, 1), True), ((1, 3), True), ((2, 4), False), ((4, 5), False), ((5, 8), False), ((6, 8), True)],
)
def test_a_new_part_comes_where_it_has_room(place: tuple[int, int], comes: bool) -> None:
    old = suggested(boundary(14))
    old = apply(old, edits.set_part(old, 3, 6, Role.BYLINE, author="ann"))
    part = Part(id="p", origin="split 1", start=place[0], end=place[1], role=Role.HEADLINE, state=State.SUGGESTED)
    after = renewed(old, suggested(boundary(14), part))
    assert [(p.start, p.end) for p in after.parts if p.origin != "ann"] == [place] * comes


def test_a_new_part_that_would_reach_over_a_boundary_does_not_come() -> None:
    old = suggested(boundary(7))
    old = apply(old, edits.set_part(old, 0, 1, Role.BYLINE, author="ann"))
    parts = [Part(id=f"p{s}", origin="split 1", start=s, end=e, role=Role.HEADLINE) for s, e in ((3, 7), (5, 8))]
    assert [p.start for p in renewed(old, suggested(*parts)).parts if p.origin != "ann"] == [3]


@pytest.mark.parametrize(
    ("place", "comes"),
    [((2, 3), True), ((3, 4), False), ((3, 3), False), ((4, 5), False), ((5, 6), True), ((2, 4), False)],
)
def test_a_new_correction_comes_where_no_other_stands(place: tuple[int, int], comes: bool) -> None:
    old = suggested()
    old = apply(old, edits.correct(old, "b0", 3, 5, "午", author="ann"))
    new = Correction(id="c", origin="repair 1", start=place[0], end=place[1], text="未", state=State.SUGGESTED)
    after = renewed(old, suggested(new))
    assert [(c.start, c.end) for c in after.corrections if c.origin != "ann"] == [place] * comes


def test_a_merged_boundary_stays_merged() -> None:
    old = suggested(boundary(7), boundary(14))
    old = apply(old, edits.merge_with_previous(old, "b7", author="ann"))
    after = renewed(old, suggested(boundary(7), boundary(14)))
    assert [b.start for b in after.boundaries] == [0, 14]


def test_an_approved_article_stays_as_it_is() -> None:
    old = suggested(boundary(7), comma(3))
    old = apply(old, edits.approve(old, old.articles[0].id, author="ann"))
    after = renewed(old, suggested(comma(3, text="、"), comma(10), name(0, 2)))
    assert after.articles[0].status == Status.APPROVED
    assert [(c.start, c.text) for c in after.corrections] == [(3, "，"), (10, "，")]
    assert not after.entities


@given(st.data())
def test_whatever_was_decided_stays_and_the_laws_hold(data: st.DataObject) -> None:
    steps = data.draw(histories())
    if not steps:
        return
    issue = steps[-1][2]
    other = data.draw(suggested_issues(issue.raw))
    operation = edits.renew(issue, other, author="ann")
    after = apply(issue, operation)
    assert list(faults(after)) == []
    assert apply(after, operation.inverse()) == issue
    for record in issue.records():
        if record.state != State.SUGGESTED and not isinstance(record, Boundary):
            assert after.by_id[record.id] == record
    for article in issue.articles:
        if article.status != Status.UNTOUCHED:
            kept = after.layout.article_of(article.id)
            assert [(s.boundary, s.start, s.end) for s in kept.segments] == [
                (s.boundary, s.start, s.end) for s in article.segments
            ]
        if article.status == Status.APPROVED:
            same = after.layout.article_of(article.id)
            assert OffsetMap(after, same).text == OffsetMap(issue, article).text
    assert not edits.renew(after, other, author="ann")


def test_notes_stay() -> None:
    old = suggested(comma(3))
    note = Note(id="n1", origin="ann", start=Position(0), end=Position(1), text="?")
    old = apply(old, Operation("note", added([note])))
    assert renewed(old, suggested()).notes == (note,)
