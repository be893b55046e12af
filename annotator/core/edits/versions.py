"""What another version of an issue says beyond the issue itself, taken up place by place, as far as it fits."""

from __future__ import annotations

from dataclasses import replace

from annotator.core.agreement import Difference, What, differences
from annotator.core.edits.settling import adopted
from annotator.core.edits.steps import Steps
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.operations import Change
from annotator.core.records import Note


def version_changes(
    issue: Issue, version: Issue, *, author: str, replacing: bool = False
) -> tuple[list[Change], list[tuple[Difference, Why]]]:
    """The changes that take up a version's boundaries, corrections, parts and notes, and the differences that remain,
    with the reason.

    Where the issue says something else it stays, and what the version does not say stays too; with `replacing` the
    version is right about both. The names are not looked at.
    """
    steps = Steps(issue)
    left: list[tuple[Difference, Why]] = []
    for difference in differences(issue, version):
        if difference.what == What.NAME or not (difference.second or replacing):
            continue
        if difference.first and not replacing:
            left.append((difference, Why.SAID_OTHERWISE))
            continue
        try:
            steps.make(adopted(steps.issue, difference, version, author=author))
        except Refused as error:
            left.append((difference, error.why))
    steps.make(_new_notes(steps.issue, version))
    return steps.changes, left


def _new_notes(issue: Issue, version: Issue) -> list[Change]:
    """The changes that add the notes that an issue does not have."""
    known = {(note.start, note.end, note.text) for note in issue.notes}
    new = [note for note in version.notes if note.live and (note.start, note.end, note.text) not in known]
    return [Change(None, _named_anew(issue, note, number)) for number, note in enumerate(new)]


def _named_anew(issue: Issue, note: Note, number: int) -> Note:
    return note if note.id not in issue.by_id else replace(note, id=issue.free_id(f"n{number}.", note.start.raw))
