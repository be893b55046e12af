"""Verbs on notes: what somebody writes about a place. A note changes no text, so it may stand in approved articles."""

from __future__ import annotations

from dataclasses import replace

from annotator.core.edits.ground import operation
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.operations import Change, Operation
from annotator.core.records import Note, Position


def add_note(issue: Issue, start: int, end: int, text: str, *, author: str) -> Operation:
    """Write a note about the raw span [start, end), or the raw place where the two are the same.

    It stands on raw text, so nothing that is corrected there moves it.
    """
    _checked(text)
    note = Note(
        id=issue.free_id("n", start), origin=author, start=Position(start), end=Position(end), text=text.strip()
    )
    return operation("add_note", [Change(None, note)])


def change_note(issue: Issue, note_id: str, text: str, *, author: str) -> Operation:
    """Replace the text of a note."""
    _checked(text)
    note = _note(issue, note_id)
    return operation("change_note", [Change(note, replace(note, text=text.strip(), origin=author))])


def remove_note(issue: Issue, note_id: str, *, author: str) -> Operation:
    """Take a note away."""
    return operation("remove_note", [Change(_note(issue, note_id), None)])


def _checked(text: str) -> None:
    if not text.strip():
        raise Refused(Why.NOTHING)


def _note(issue: Issue, note_id: str) -> Note:
    note = issue.by_id[note_id]
    assert isinstance(note, Note), f"{note_id} is not a note"
    return note
