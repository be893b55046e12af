"""What settling a difference takes over from a version, to its very edges, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.core import edits
from annotator.core.claims import Difference, What, differences
from annotator.core.edits.settling import adopted
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, added, apply
from annotator.core.records import (
    ArticleKind,
    Boundary,
    Correction,
    Entity,
    Note,
    Part,
    Position,
    Record,
    Role,
    State,
    Status,
)

RAW = "甲乙丙丁戊己庚辛壬癸"


def issue(*records: Record) -> Issue:
    return apply(Issue(raw=RAW), Operation("made", added(records)))


def boundary(at: int, **more: object) -> Boundary:
    return Boundary(id=f"b{at}", origin="ann", start=at, **more)  # type: ignore[arg-type]


def correction(start: int, end: int, text: str, **more: object) -> Correction:
    fields = {"id": f"c{start}x{end}", "origin": "ann", **more}
    return Correction(start=start, end=end, text=text, **fields)  # type: ignore[arg-type]


def part(start: int, end: int, role: Role = Role.BYLINE) -> Part:
    return Part(id=f"p{start}x{end}", origin="ann", start=start, end=end, role=role)


def entity(start: int, end: int, label: str = "PER", **more: object) -> Entity:
    fields = {"id": f"e{start}x{end}", "origin": "ann", **more}
    return Entity(start=Position(start), end=Position(end), label=label, **fields)  # type: ignore[arg-type]


def settled(own: Issue, version: Issue, what: What, start: int = 3, end: int = 6) -> Issue:
    changes = adopted(own, Difference(what, start, end, "", ""), version, author="cyd")
    return apply(own, Operation("settle", tuple(changes)))


def stand(one: Issue) -> list[tuple[int, int, str]]:
    return [(c.start, c.end, c.text) for c in one.corrections if c.applies]


@pytest.mark.parametrize(
    ("own", "version", "becomes"),
    [
        ([(3, 6, "子")], [], []),
        ([(3, 4, "子"), (5, 6, "丑")], [], []),
        ([], [(3, 6, "子")], [(3, 6, "子")]),
        ([(3, 6, "子")], [(3, 6, "丑")], [(3, 6, "丑")]),
        ([(3, 4, "子")], [(3, 4, "子"), (5, 6, "丑")], [(3, 4, "子"), (5, 6, "丑")]),
        ([(1, 3, "子"), (6, 8, "丑")], [], [(1, 3, "子"), (6, 8, "丑")]),  # what only borders on it stays
        ([(1, 3, "子")], [(3, 6, "丑")], [(1, 3, "子"), (3, 6, "丑")]),
        ([(3, 3, "子")], [], []),
        ([], [(1, 3, "子"), (6, 8, "丑")], []),
        ([], [(2, 4, "子")], []),
        ([(6, 6, "子")], [], []),
    ],
)
def test_the_corrections_between_the_ends_of_a_difference_become_those_of_the_version(
    own: list[tuple[int, int, str]], version: list[tuple[int, int, str]], becomes: list[tuple[int, int, str]]
) -> None:
    one, other = (issue(*(correction(*record) for record in some)) for some in (own, version))
    assert stand(settled(one, other, What.TEXT)) == becomes


@pytest.mark.parametrize("across", [(2, 4), (5, 7), (2, 7)])
def test_a_correction_across_an_end_of_a_difference_stands_against_it(across: tuple[int, int]) -> None:
    with pytest.raises(Refused) as refusal:
        settled(issue(correction(*across, "子")), issue(correction(3, 6, "丑")), What.TEXT)
    assert refusal.value.why == Why.OVERLAPS


def test_a_correction_over_a_boundary_of_the_issue_stands_against_it() -> None:
    with pytest.raises(Refused) as refusal:
        settled(issue(boundary(5)), issue(correction(3, 6, "丑")), What.TEXT)
    assert refusal.value.why == Why.IN_CORRECTION
    after = settled(issue(boundary(5)), issue(correction(3, 5, "丑")), What.TEXT)
    assert stand(after) == [(3, 5, "丑")]


def test_a_suggestion_that_goes_is_rejected_and_a_persons_own_vanishes() -> None:
    guess = correction(3, 4, "子", origin="repair 1", rule="r", state=State.SUGGESTED)
    after = settled(issue(guess, correction(5, 6, "丑")), issue(), What.TEXT)
    assert [(c.id, c.state) for c in after.corrections] == [("c3x4", State.REJECTED)]


def test_a_correction_of_the_version_gets_another_id_where_its_own_is_taken() -> None:
    after = settled(issue(correction(8, 9, "子", id="c")), issue(correction(3, 4, "丑", id="c")), What.TEXT)
    assert stand(after) == [(3, 4, "丑"), (8, 9, "子")]
    assert len({c.id for c in after.corrections}) == 2


def test_entities_keep_their_characters_while_text_is_settled() -> None:
    own = issue(entity(1, 3), entity(4, 5, "LOC"), entity(7, 9, "ORG"), correction(3, 4, "子丑寅"))
    after = settled(own, issue(correction(3, 4, "卯")), What.TEXT)
    offsets = OffsetMap(after)
    assert [offsets.slice(e.start, e.end) for e in after.entities] == ["乙丙", "戊", "辛壬"]
    assert not any(e.doubtful for e in after.entities)


@pytest.mark.parametrize("back", [False, True])
def test_an_entity_between_two_corrections_of_a_difference_keeps_its_characters(back: bool) -> None:
    apart = [correction(3, 4, "子丑"), correction(5, 6, "寅卯")]
    own, version = issue(entity(4, 5), *(apart if back else ())), issue(*(() if back else apart))
    after = settled(own, version, What.TEXT)
    (only,) = after.entities
    assert (OffsetMap(after).slice(only.start, only.end), only.doubtful) == ("戊", False)
    assert stand(after) == stand(version)


@pytest.mark.parametrize(
    ("own", "version", "becomes"),
    [
        ([(3, 6)], [], []),
        ([(1, 3), (6, 8)], [], [(1, 3), (6, 8)]),  # what only borders on it stays
        ([(2, 4)], [], []),  # what reaches into it goes as a whole
        ([(5, 8)], [], []),
        ([], [(3, 6)], [(3, 6)]),
        ([], [(3, 4), (5, 6)], [(3, 4), (5, 6)]),
        ([], [(2, 4), (5, 7)], []),
        ([(3, 5)], [(4, 6)], [(4, 6)]),
    ],
)
def test_the_parts_in_a_difference_become_those_of_the_version(
    own: list[tuple[int, int]], version: list[tuple[int, int]], becomes: list[tuple[int, int]]
) -> None:
    one, other = issue(*(part(*span) for span in own)), issue(*(part(*span) for span in version))
    after = settled(one, other, What.PART)
    assert [(p.start, p.end) for p in after.parts if p.live] == becomes


@pytest.mark.parametrize(
    ("own", "version", "becomes"),
    [
        ([(3, 6, "PER")], [], []),
        ([(3, 6, "PER")], [(3, 6, "LOC")], [(3, 6, "LOC")]),
        ([(3, 5, "PER")], [(3, 5, "PER"), (5, 6, "LOC")], [(3, 5, "PER"), (5, 6, "LOC")]),
        ([(2, 4, "PER"), (5, 7, "PER")], [], [(2, 4, "PER"), (5, 7, "PER")]),
        ([(1, 3, "PER")], [(6, 8, "LOC")], [(1, 3, "PER")]),
        ([(4, 5, "PER")], [(3, 6, "LOC")], [(3, 6, "LOC")]),
    ],
)
def test_the_entities_in_a_difference_become_those_of_the_version(
    own: list[tuple[int, int, str]], version: list[tuple[int, int, str]], becomes: list[tuple[int, int, str]]
) -> None:
    one, other = issue(*(entity(*each) for each in own)), issue(*(entity(*each) for each in version))
    after = settled(one, other, What.ENTITY)
    assert [(e.start.raw, e.end.raw, e.label) for e in after.entities if e.live] == becomes


def test_an_entity_that_stays_is_not_touched() -> None:
    one = issue(entity(3, 5, authority="Q1"))
    assert adopted(one, Difference(What.ENTITY, 3, 6, "", ""), issue(entity(3, 5)), author="cyd") == []


def test_a_boundary_is_put_taken_away_and_made_of_the_same_kind() -> None:
    version = issue(boundary(4, kind=ArticleKind.NOTICE))
    there = settled(issue(), version, What.BOUNDARY, 4, 4)
    assert [(b.start, b.kind) for b in there.boundaries] == [(0, ArticleKind.ARTICLE), (4, ArticleKind.NOTICE)]
    assert differences(there, version) == []
    gone = settled(there, issue(), What.BOUNDARY, 4, 4)
    assert [b.start for b in gone.boundaries] == [0]
    changed = settled(issue(boundary(4)), version, What.BOUNDARY, 4, 4)
    assert [b.kind for b in changed.boundaries] == [ArticleKind.ARTICLE, ArticleKind.NOTICE]


@pytest.mark.parametrize("inside", [True, False])
def test_a_piece_goes_on_where_the_version_says_it_does(inside: bool) -> None:
    version = issue(boundary(2), boundary(4), boundary(6, continues="b2", inside=inside))
    own = issue(boundary(2), boundary(4), boundary(6))
    after = settled(own, version, What.BOUNDARY, 6, 6)
    assert differences(after, version) == []
    again = settled(after, own, What.BOUNDARY, 6, 6)
    assert differences(again, own) == []


def test_what_was_taken_away_since_is_not_settled() -> None:
    own, version = issue(), issue(boundary(4))
    note = Note(id="n", origin="ann", start=Position(4), end=Position(4), text="?")
    noted = apply(own, Operation("note", added([note])))
    head = replace(noted.boundaries[0], status=Status.APPROVED)
    locked = replace(noted, boundaries=(head,), by_id={})
    [difference] = differences(own, version)
    with pytest.raises(Refused) as refusal:
        edits.settle(locked, "n", difference, version, author="cyd")
    assert refusal.value.why == Why.APPROVED
    assert [b.start for b in apply(noted, edits.settle(noted, "n", difference, version, author="cyd")).boundaries] == [
        0,
        4,
    ]
