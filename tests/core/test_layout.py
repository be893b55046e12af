"""Boundaries: where one lands that is dragged, and what becomes of entities, parts and healed breaks at its place."""

from __future__ import annotations

from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import edits
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, added, apply
from annotator.core.records import (
    ArticleKind,
    Boundary,
    Correction,
    CorrectionKind,
    Entity,
    Part,
    Position,
    Record,
    Role,
    State,
    Status,
)
from tests.core.histories import VERBS, Chooser, histories

RAW = "甲乙丙丁戊己庚辛壬癸子丑"
LAYING = ("move", "split", "merge", "continue", "begin")
Steps = list[tuple[Issue, Operation, Issue]]


def made(*records: Record, raw: str = RAW) -> Issue:
    return apply(Issue(raw=raw), Operation("made", added(records)))


def boundary(at: int, **more: object) -> Boundary:
    return Boundary(id=f"b{at}", origin="split 1", start=at, **more)  # type: ignore[arg-type]


CORRECTIONS = [
    Correction(id=f"c{start}", origin="ann", start=start, end=end, text=text)
    for start, end, text in ((1, 2, "寅卯"), (4, 4, "辰巳"), (7, 9, "午"), (10, 11, ""))
]


@st.composite
def laid(draw: st.DrawFn) -> Steps:
    """A history of boundaries, entities and parts, in a text in which each character is another one."""
    issue, steps = made(*draw(st.sampled_from([[], CORRECTIONS]))), []
    for name in draw(st.lists(st.sampled_from([*LAYING, *LAYING, "tag", "tag", "set_part"]), min_size=4, max_size=16)):
        try:
            operation = VERBS[name](Chooser(draw, issue))
        except Refused:
            continue
        steps.append((issue, operation, apply(issue, operation)))
        issue = steps[-1][2]
    return steps


def read(issue: Issue, entity: Entity) -> str:
    return OffsetMap(issue, issue.layout.article_at(entity.start.raw)).slice(entity.start, entity.end)


def reading(issue: Issue) -> str:
    """The texts of all articles, each without breaks between its segments."""
    return "\n".join(OffsetMap(issue, article).text.replace("\n", "") for article in issue.articles)


def runs(entity: str, text: str) -> list[str]:
    """The stretches of an entity that a text holds one behind the other."""
    places = [text.index(character) for character in entity]
    groups = groupby(range(len(entity)), key=lambda index: places[index] - index)
    return ["".join(entity[index] for index in group) for _shift, group in groups]


@given(laid())
def test_an_entity_keeps_the_longest_stretch_that_is_still_read_in_one_go(steps: Steps) -> None:
    for before, operation, after in steps:
        for entity in before.entities if operation.relays else ():
            kept = after.by_id[entity.id]
            assert isinstance(kept, Entity)
            stretches = runs(read(before, entity).replace("\n", ""), reading(after))
            assert read(after, kept).replace("\n", "") == max(stretches, key=len)
            assert kept.doubtful == (entity.doubtful or len(stretches) > 1)


@given(laid())
def test_each_character_keeps_its_part_wherever_boundaries_go(steps: Steps) -> None:
    def roles(issue: Issue) -> list[Role | None]:
        return [next((p.role for p in issue.parts if p.start <= at < p.end), None) for at in range(len(RAW))]

    for before, operation, after in steps:
        if operation.name != "set_part":
            assert roles(after) == roles(before)


@given(laid())
def test_work_has_begun_on_just_the_articles_that_are_laid_in_another_way(steps: Steps) -> None:
    for before, operation, after in steps:
        if not operation.relays:
            continue
        old = {article.id: [(s.boundary.id, s.start, s.end) for s in article.segments] for article in before.articles}
        for article in after.articles:
            same = old.get(article.id) == [(s.boundary.id, s.start, s.end) for s in article.segments]
            if not same:
                assert article.status == Status.IN_PROGRESS
            elif article.head == before.by_id[article.id]:
                continue
            else:
                assert article.head in (change.after for change in operation.changes)


@given(histories(), st.data())
def test_a_dragged_boundary_goes_as_far_as_there_is_room(steps: Steps, data: st.DataObject) -> None:
    issue = steps[-1][2] if steps else Issue(raw=RAW)
    index = data.draw(st.integers(0, len(issue.boundaries) - 1))
    dragged = issue.boundaries[index]
    low = issue.boundaries[index - 1].start if index else 0
    high = issue.boundaries[index + 1].start if index + 1 < len(issue.boundaries) else len(issue.raw)
    free = {at for at in range(low + 1, high) if not any(c.live and c.start < at < c.end for c in issue.corrections)}
    for to in range(-2, len(issue.raw) + 3):
        place = edits.clamped(issue, dragged.id, to)
        way = range(min(to, dragged.start), max(to, dragged.start) + 1)
        if index == 0:
            assert place == 0
        else:
            assert place in way
            assert place == dragged.start or place in free
            assert not [at for at in way if at in free and abs(at - to) < abs(place - to)]


@given(histories(verbs=("move", "split", "correct", "tag", "continue")))
def test_only_the_boundary_that_is_moved_moves(steps: Steps) -> None:
    for before, operation, after in steps:
        if operation.name == "move_boundary" and operation:
            starts = [{b.id: b.start for b in issue.boundaries} for issue in (before, after)]
            assert len([name for name in starts[0] if starts[0][name] != starts[1][name]]) == 1
            assert starts[0].keys() == starts[1].keys()


@pytest.mark.parametrize(
    ("place", "why"),
    [
        (Position(0), Why.NO_ROOM),
        (Position(4), Why.NO_ROOM),
        (Position(len(RAW)), Why.NO_ROOM),
        (Position(7), Why.IN_CORRECTION),
        (Position(10, 1), Why.IN_CORRECTION),
    ],
)
def test_an_article_can_not_begin_where_one_begins_or_where_text_was_corrected(place: Position, why: Why) -> None:
    issue = made(boundary(4), Correction(id="c", origin="ann", start=6, end=8, text="字"))
    with pytest.raises(Refused) as refusal:
        edits.split_at(issue, place, author="ann")
    assert refusal.value.why == why


@pytest.mark.parametrize("place", [1, 3, 5, 6, 8, 11])
def test_an_article_begins_anywhere_else(place: int) -> None:
    issue = made(boundary(4, kind=ArticleKind.NOTICE), Correction(id="c", origin="ann", start=6, end=8, text="字"))
    after = apply(issue, edits.split_at(issue, Position(place), author="ann"))
    [new] = [b for b in after.boundaries if b.id not in issue.by_id]
    assert (new.start, new.kind) == (place, ArticleKind.NOTICE if place > 4 else ArticleKind.ARTICLE)


@pytest.mark.parametrize("approved", ["b0", "b4"])
def test_neither_side_of_a_boundary_that_is_moved_may_be_approved(approved: str) -> None:
    issue = made(boundary(4), boundary(8))
    issue = apply(issue, edits.approve(issue, approved, author="ann"))
    with pytest.raises(Refused) as refusal:
        edits.move_boundary(issue, "b4", 5, author="ann")
    assert refusal.value.why == Why.APPROVED
    assert edits.move_boundary(issue, "b4", 4, author="ann").changes == ()


@pytest.mark.parametrize(
    ("join", "stays"),
    [
        ({"start": 2, "end": 4}, False),  # it ends where the article will begin
        ({"start": 4, "end": 6}, False),  # it begins there
        ({"start": 4, "end": 4}, False),
        ({"start": 2, "end": 4, "text": " "}, False),
        ({"start": 2, "end": 4, "text": "字"}, True),
        ({"start": 2, "end": 4, "kind": CorrectionKind.SPACE}, True),
        ({"start": 1, "end": 3}, True),
        ({"start": 5, "end": 6}, True),
    ],
)
def test_a_line_break_is_no_longer_healed_where_an_article_begins(join: dict[str, object], stays: bool) -> None:
    fields = {"text": "", "kind": CorrectionKind.LINE_JOIN, **join}
    issue = made(Correction(id="c", origin="repair 1", rule="r", **fields))  # type: ignore[arg-type]
    after = apply(issue, edits.split_at(issue, Position(4), author="ann"))
    assert after.by_id["c"].state == (State.ACCEPTED if stays else State.REJECTED)


@pytest.mark.parametrize(("start", "end", "cut"), [(1, 4, False), (4, 6, False), (1, 5, True), (3, 8, True)])
def test_a_part_is_cut_only_where_an_article_begins_inside_it(start: int, end: int, cut: bool) -> None:
    issue = made(Part(id="p", origin="ann", start=start, end=end, role=Role.BYLINE))
    after = apply(issue, edits.split_at(issue, Position(4), author="ann"))
    assert [(p.start, p.end) for p in after.parts] == ([(start, 4), (4, end)] if cut else [(start, end)])


def test_a_piece_goes_on_behind_the_last_piece_and_brings_its_own_along() -> None:
    issue = made(boundary(2), boundary(4), boundary(6, continues="b4"), boundary(8, continues="b0"))
    after = apply(issue, edits.continue_article(issue, "b4", "b0", author="ann"))
    assert [[s.start for s in article.segments] for article in after.articles] == [[0, 8, 4, 6], [2]]
    assert all(one.end <= other.start for one, other in pairwise(after.layout.segments))


def test_the_records_of_an_article_are_found_without_a_look_at_the_place_of_any(monkeypatch: pytest.MonkeyPatch):
    name = Entity(id="e", origin="ann", start=Position(4, 1), end=Position(5), label="PER")
    issue = made(boundary(4), *CORRECTIONS, name)
    for kind in (Correction, Entity):
        monkeypatch.setattr(kind, "anchor", property(lambda _record: pytest.fail("an anchor is made for each look")))
    assert [one.id for one in issue.of_article(issue.corrections, issue.articles[0])] == ["c1"]
    assert [one.id for one in issue.of_article(issue.corrections, issue.articles[1])] == ["c4", "c7", "c10"]
    assert issue.of_article(issue.entities, issue.articles[1]) == [name]
