"""Notes: they stand on raw text, in any article, and nothing that is corrected moves them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import edits
from annotator.core.errors import Refused
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.operations import Operation, added, apply
from annotator.core.records import Note, Position
from tests.core.histories import VERBS, Chooser, suggested_issues


def test_a_note_is_written_changed_and_removed() -> None:
    issue = Issue(raw="老桥修好了。")
    written = apply(issue, edits.add_note(issue, 0, 2, " 哪座桥？\n", author="ann"))
    [note] = written.notes
    assert (note.start, note.end, note.text, note.origin) == (Position(0), Position(2), "哪座桥？", "ann")
    changed = apply(written, edits.change_note(written, note.id, "东关桥", author="bo"))
    assert (changed.notes[0].text, changed.notes[0].origin) == ("东关桥", "bo")
    assert apply(changed, edits.remove_note(changed, note.id, author="ann")) == issue


def test_an_empty_note_is_refused() -> None:
    with pytest.raises(Refused):
        edits.add_note(Issue(raw="桥"), 0, 1, " \n", author="ann")


def test_a_note_may_stand_in_an_approved_article() -> None:
    issue = Issue(raw="老桥修好了。")
    issue = apply(issue, edits.approve(issue, "b0", author="ann"))
    assert apply(issue, edits.add_note(issue, 6, 6, "完", author="ann")).notes


@pytest.mark.parametrize(
    "places", [(Position(0), Position(9)), (Position(2), Position(1)), (Position(0, 1), Position(1))]
)
def test_a_note_outside_of_the_raw_text_is_a_fault(places: tuple[Position, Position]) -> None:
    note = Note(id="n0", origin="ann", start=places[0], end=places[1], text="?")
    assert list(faults(apply(Issue(raw="老桥"), Operation("add_note", added([note])))))


@given(st.data())
def test_nothing_that_is_done_to_the_text_moves_a_note(data: st.DataObject) -> None:
    issue = data.draw(suggested_issues())
    chooser = Chooser(data.draw, issue)
    start, end = sorted((chooser.raw(), chooser.raw()))
    issue = apply(issue, edits.add_note(issue, start, end, "?", author="ann"))
    notes = issue.notes
    for name in data.draw(st.lists(st.sampled_from([verb for verb in VERBS if verb != "note"]), max_size=5)):
        try:
            issue = apply(issue, VERBS[name](Chooser(data.draw, issue)))
        except Refused:
            continue
    assert [(note.id, note.start, note.end) for note in issue.notes] == [(n.id, n.start, n.end) for n in notes]
    assert list(faults(issue)) == []
