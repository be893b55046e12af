"""Where offsets and entities go when the text under them is edited."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import edits
from annotator.core.edits.ground import TextEdit, TextEdits
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, added, apply
from annotator.core.records import Boundary, Correction, Entity, Position, Record, State

SIZE = 10
RAW = "甲乙丙丁戊己庚辛壬癸"


@st.composite
def some_edits(draw: st.DrawFn) -> list[TextEdit]:
    """Edits of a text of ten characters, apart from each other."""
    cuts = sorted(draw(st.lists(st.integers(0, SIZE), max_size=6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    apart = [pair for number, pair in enumerate(pairs) if not number or cuts[2 * number - 1] < pair[0]]
    return [TextEdit(start, end, draw(st.integers(0, 3))) for start, end in apart]


def edited(edits: list[TextEdit]) -> list[tuple[str, int]]:
    """The text after the edits: what is left of the old one ("old") by its offsets, and what is put in by its edit."""
    text: list[tuple[str, int]] = []
    at = 0
    for number, edit in enumerate(edits):
        text += [("old", offset) for offset in range(at, edit.start)]
        text += [("new", number)] * edit.size
        at = edit.end
    return text + [("old", offset) for offset in range(at, SIZE)]


@given(some_edits())
def test_a_span_begins_and_ends_at_its_characters_as_long_as_they_are_there(some: list[TextEdit]) -> None:
    text, all_of = edited(some), TextEdits(some)
    for offset in range(SIZE):
        if ("old", offset) in text:
            assert text[all_of.moved_start(offset)] == ("old", offset)
            assert text[all_of.moved_end(offset + 1) - 1] == ("old", offset)


@given(some_edits())
def test_an_edge_inside_what_is_replaced_leaves_the_new_text_outside(some: list[TextEdit]) -> None:
    text, all_of = edited(some), TextEdits(some)
    for number, edit in enumerate(some):
        before = len([one for one in text if one < ("old", edit.start) and one[0] == "old"])
        before += sum(other.size for other in some[:number])
        for offset in range(edit.start + 1, edit.end):
            assert all_of.moved_end(offset) == before
            assert all_of.moved_start(offset) == before + edit.size
        assert all_of.moved_end(edit.start) <= before
        assert edit.start == edit.end or all_of.moved_start(edit.start) == before
        assert edit.start == edit.end or all_of.moved_end(edit.end) == before + edit.size


@given(some_edits())
def test_one_edit_moves_offsets_as_it_does_among_others(some: list[TextEdit]) -> None:
    for edit in some:
        alone = TextEdits([edit])
        for offset in range(SIZE + 1):
            assert alone.moved_start(offset) == edit.moved_start(offset)
            assert alone.moved_end(offset) == edit.moved_end(offset)


@given(some_edits())
def test_an_edit_is_around_what_it_takes_away_whole_and_cuts_what_lies_inside_it(some: list[TextEdit]) -> None:
    all_of = TextEdits(some)
    for start in range(SIZE + 1):
        assert all_of.cut(start) == any(edit.start < start < edit.end for edit in some)
        for end in range(start, SIZE + 1):
            around = [edit for edit in some if edit.start <= start < end <= edit.end]
            assert all_of.around(start, end) == (around[0] if around else None)


def issue(*records: Record) -> Issue:
    return apply(Issue(raw=RAW), Operation("made", added(records)))


def entity(start: int, end: int, **more: object) -> Entity:
    fields = {"id": f"e{start}x{end}", "origin": "ann", "label": "PER", **more}
    return Entity(start=Position(start), end=Position(end), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("start", "end", "text", "reads", "doubtful"),
    [
        (2, 5, "子丑", "子丑", False),  # all of it, and nothing else
        (1, 5, "子丑", "子丑", True),
        (2, 6, "子", "子", True),
        (2, 4, "子丑", "子丑戊", False),  # a part of it
        (3, 4, "子丑", "丙子丑戊", False),
        (3, 5, "子", "丙子", False),
        (1, 3, "子", "丁戊", True),  # across an edge of it
        (4, 6, "子", "丙丁", True),
        (3, 3, "子", "丙子丁戊", False),  # put in
        (2, 2, "子", "丙丁戊", False),
        (5, 5, "子", "丙丁戊", False),
        (0, 2, "子", "丙丁戊", False),
        (5, 7, "", "丙丁戊", False),
    ],
)
def test_an_entity_covers_what_is_typed_in_it_and_is_doubtful_where_it_lost_its_edge(
    start: int, end: int, text: str, reads: str, doubtful: bool
) -> None:
    before = issue(entity(2, 5))
    after = apply(before, edits.correct(before, "b0", start, end, text, author="ann"))
    [moved] = after.entities
    assert OffsetMap(after, after.articles[0]).slice(moved.start, moved.end) == reads
    assert moved.doubtful is doubtful


def test_an_entity_of_which_nothing_is_left_is_rejected_at_its_place() -> None:
    before = issue(entity(2, 5))
    after = apply(before, edits.correct(before, "b0", 1, 6, "", author="ann"))
    [gone] = after.entities
    assert (gone.state, gone.start, gone.end, gone.doubtful) == (State.REJECTED, gone.end, gone.start, True)


def test_edits_may_be_told_in_any_order() -> None:
    wanted = [(4, 6, "丑"), (4, 4, "子"), (8, 9, ""), (1, 2, "寅")]
    after = apply(issue(), edits.correct_all(issue(), "b0", wanted, author="ann"))
    assert OffsetMap(after).text == "甲寅丙丁子丑庚辛癸"


def deletion(at: int, **more: object) -> Correction:
    fields = {"origin": "repair 1", "rule": "r", "state": State.SUGGESTED, "confidence": 0.9, **more}
    return Correction(id=f"c{at}", start=at, end=at + 1, text="", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(("start", "end", "stays"), [(2, 3, True), (1, 2, True), (1, 3, False), (0, 1, True)])
def test_a_suggested_deletion_is_taken_up_by_what_is_typed_over_it(start: int, end: int, stays: bool) -> None:
    before = issue(deletion(2))  # between the second and the third character of the text
    after = apply(before, edits.correct(before, "b0", start, end, "子", author="ann"))
    assert (after.by_id["c2"].state == State.SUGGESTED) is stays


def test_a_place_outside_an_article_counts_as_the_nearest_one_in_it() -> None:
    whole = issue(Boundary(id="b4", origin="ann", start=4))
    first, second = (OffsetMap(whole, article) for article in whole.articles)
    assert [second.to_text(Position(at)) for at in (0, 3, 4, 5)] == [0, 0, 0, 1]
    assert [first.to_text(Position(at)) for at in (0, 3, 4, 9)] == [0, 3, 4, 4]


def test_an_entity_is_stretched_to_where_no_other_one_stands_across() -> None:
    before = issue(entity(2, 4), entity(6, 8), entity(0, 1, state=State.SUGGESTED, rule="r"))
    for start, end, why in ((6, 8, Why.SAME_ENTITY), (3, 7, Why.CROSSES)):
        with pytest.raises(Refused) as refusal:
            edits.stretch_entity(before, "e2x4", start, end, author="ann")
        assert refusal.value.why == why
    after = apply(before, edits.stretch_entity(before, "e2x4", 3, 8, author="ann"))
    assert [(e.start.raw, e.end.raw) for e in after.entities if e.live] == [(0, 1), (3, 8), (6, 8)]
    same = edits.stretch_entity(before, "e2x4", 2, 4, author="ann")
    assert [change for change in same.changes if isinstance(change.record, Entity)] == []


@pytest.mark.parametrize(
    ("wanted", "come"),
    [
        ([(0, 2), (1, 3)], [(0, 2)]),
        ([(0, 2), (2, 4), (3, 5), (4, 6)], [(0, 2), (2, 4), (4, 6)]),
        ([(1, 3), (0, 2)], [(0, 2)]),
        ([(0, 4), (1, 2)], [(0, 4)]),
        ([(6, 9), (7, 9)], [(7, 9)]),  # the first one would cross an entity, the second does not
    ],
)
def test_of_stretches_that_overlap_the_first_is_named(wanted: list[tuple[int, int]], come: list[object]) -> None:
    before = issue(entity(7, 10))
    made = edits.propagate(before, [("b0", *stretch) for stretch in wanted], "LOC", author="ann")
    after = apply(before, made)
    assert [(e.start.raw, e.end.raw) for e in after.entities if e.label == "LOC"] == come
