"""What the laws say of an issue that breaks one of them, and that they say nothing at the edge of what they allow."""

from __future__ import annotations

import pytest

from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.operations import Operation, added, apply
from annotator.core.records import Boundary, Correction, Entity, Note, Part, Position, Record, Role, State, Status

RAW = "甲乙丙丁戊己庚辛壬癸"


def boundary(at: int, **more: object) -> Boundary:
    return Boundary(id=f"b{at}", origin="ann", start=at, **more)  # type: ignore[arg-type]


def part(start: int, end: int, state: State = State.ACCEPTED) -> Part:
    return Part(id=f"p{start}x{end}", origin="ann", start=start, end=end, role=Role.HEADLINE, state=state)


def correction(start: int, end: int, text: str = "字", **more: object) -> Correction:
    return Correction(id=f"c{start}x{end}", origin="ann", start=start, end=end, text=text, **more)  # type: ignore[arg-type]


def entity(start: int | Position, end: int | Position, state: State = State.ACCEPTED) -> Entity:
    low, high = (Position(at) if isinstance(at, int) else at for at in (start, end))
    return Entity(id=f"e{low.raw}x{high.raw}", origin="ann", start=low, end=high, label="PER", state=state)


def note(start: Position, end: Position) -> Note:
    return Note(id="n", origin="ann", start=start, end=end, text="?")


def said(*records: Record, issue: Issue | None = None) -> list[str]:
    return list(faults(apply(issue or Issue(raw=RAW), Operation("made", added(records)))))


@pytest.mark.parametrize(
    "records",
    [
        [boundary(1), boundary(9)],
        [boundary(5, continues="b0"), boundary(7, continues="b5")],
        [boundary(5, status=Status.APPROVED)],
        [boundary(5), part(0, 5), part(5, 6), part(6, 10)],
        [part(2, 4), part(3, 5, State.REJECTED)],
        [boundary(5), correction(0, 5), correction(5, 5), correction(6, 6), correction(7, 10)],
        [correction(10, 10)],
        [correction(2, 4), correction(3, 5, state=State.REJECTED)],
        [correction(2, 4), correction(3, 5, state=State.SUGGESTED, confidence=0.4)],
        [boundary(5), entity(0, 5), entity(5, 10)],
        [entity(0, 4), entity(0, 2), entity(2, 4), entity(3, 4), entity(4, 6)],
        [entity(0, 4), entity(2, 6, State.REJECTED)],
        [entity(3, 3, State.REJECTED)],
        [boundary(5), correction(5, 5), entity(0, 5)],
        [note(Position(0), Position(0))],
        [note(Position(0), Position(10))],
        [note(Position(10), Position(10))],
    ],
)
def test_a_sound_issue_has_no_fault(records: list[Record]) -> None:
    assert said(*records) == []


@pytest.mark.parametrize(
    ("records", "fault"),
    [
        ([boundary(10)], "boundary b10 stands behind the text"),
        (
            [boundary(5), Boundary(id="x", origin="ann", start=5)],
            "two boundaries stand at one place",
        ),
        ([boundary(5, continues="b3")], "boundary b5 continues b3, which is not there"),
        ([boundary(5, continues="b0", status=Status.APPROVED)], "boundary b5 is approved but begins no article"),
        ([part(3, 3)], "part p3x3 does not lie in one segment"),
        ([part(5, 4)], "part p5x4 does not lie in one segment"),
        ([boundary(5), part(4, 6)], "part p4x6 does not lie in one segment"),
        ([part(8, 11)], "part p8x11 does not lie in one segment"),
        ([part(2, 4), part(3, 5)], "part p3x5 overlaps another one"),
        ([part(2, 6), part(3, 4)], "part p3x4 overlaps another one"),
        ([correction(5, 4)], "correction c5x4 does not lie in one segment"),
        ([boundary(5), correction(4, 6)], "correction c4x6 does not lie in one segment"),
        ([correction(8, 11)], "correction c8x11 does not lie in one segment"),
        ([correction(2, 4), correction(3, 5)], "correction c3x5 overlaps another one"),
        ([correction(2, 2), correction(2, 3)], "correction c2x3 overlaps another one"),
        ([correction(0, 0), correction(0, 1)], "correction c0x1 overlaps another one"),
        ([boundary(5), entity(4, 6)], "entity e4x6 ends in another article"),
        ([boundary(5), correction(5, 5, "子丑"), entity(4, Position(5, 1))], "entity e4x5 ends in another article"),
        ([entity(3, 3)], "entity e3x3 has no text"),
        ([correction(3, 5, ""), entity(3, 5)], "entity e3x5 has no text"),
        ([entity(2, 4), entity(3, 5)], "entity e3x5 crosses entity e2x4"),
        ([entity(0, 6), entity(2, 4), entity(5, 7)], "entity e5x7 crosses entity e0x6"),
        ([note(Position(1, 1), Position(2))], "note n does not stand on raw text"),
        ([note(Position(1), Position(2, 1))], "note n does not stand on raw text"),
        ([note(Position(-1), Position(2))], "note n does not stand on raw text"),
        ([note(Position(3), Position(2))], "note n does not stand on raw text"),
        ([note(Position(9), Position(11))], "note n does not stand on raw text"),
    ],
)
def test_what_breaks_a_law_is_named(records: list[Record], fault: str) -> None:
    assert said(*records) == [fault]


@pytest.mark.parametrize(("record", "name"), [(part(-1, 2), "part p-1x2"), (correction(-1, 2), "correction c-1x2")])
def test_what_begins_before_the_text_has_no_place_in_it(record: Record, name: str) -> None:
    assert said(record) == [f"{name} does not lie in one segment", f"{name} overlaps another one"]


def test_boundaries_in_a_circle_are_each_named() -> None:
    circle = [boundary(3, continues="b6"), boundary(6, continues="b3")]
    assert said(*circle) == [f"boundary b{at} continues itself in a circle" for at in (3, 6)]


def test_an_issue_begins_with_a_boundary() -> None:
    late = Issue(raw=RAW, boundaries=(boundary(1),))
    assert list(faults(late)) == ["the first segment does not begin at the start of the issue"]


def test_an_issue_without_text_is_sound() -> None:
    assert list(faults(Issue(raw=""))) == []
    assert said(boundary(1), issue=Issue(raw="")) == ["boundary b1 stands behind the text"]
