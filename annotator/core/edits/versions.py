"""Adopts what another version of an issue says beyond the issue itself, place by place, as far as it fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from annotator.core.claims import Difference, What, differences, on_shared_text
from annotator.core.edits.settling import adopted
from annotator.core.edits.steps import Steps
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.operations import Change
from annotator.core.records import Boundary, Correction, Decided, Note, Part, Record

Claim = tuple[object, ...]


def version_changes(
    issue: Issue, version: Issue, *, author: str, replacing: bool = False
) -> tuple[list[Change], list[tuple[Difference, Why]]]:
    """The changes that adopt a version's boundaries, corrections, parts and notes, and the differences that remain,
    with reasons.

    Where the issue differs it wins, and what the version lacks is kept; with `replacing` the version wins in both
    cases. What is adopted was decided as the version says. The entities are not looked at, nor is text that was read
    later in only one of the two.
    """
    _own, version = on_shared_text(issue, version)
    how = {claim: record.decided for record in version.records() if record.live and (claim := _claim(record))}
    steps = Steps(issue)
    left: list[tuple[Difference, Why]] = []
    for difference in differences(issue, version):
        if difference.what == What.ENTITY or not (difference.second or replacing):
            continue
        if difference.first and not replacing:
            left.append((difference, Why.SAID_OTHERWISE))
            continue
        try:
            steps.make(_decided_as(how, adopted(steps.issue, difference, version, author=author)))
        except Refused as error:
            left.append((difference, error.why))
    steps.make(_new_notes(steps.issue, version))
    return steps.changes, left


def _decided_as(how: Mapping[Claim, Decided], changes: Iterable[Change]) -> Iterator[Change]:
    """The changes, with new records decided as they were in a version."""
    last: dict[str, Record] = {}
    for change in changes:
        before, after = change.before, change.after
        before = last.get(before.id, before) if before else None
        if after is not None and after.live:
            after = replace(after, decided=how.get(_claim(after), after.decided))
        if after is not None:
            last[after.id] = after
        yield Change(before, after)


def _claim(record: Record) -> Claim:
    """What a boundary, a part or a correction says about which place; nothing for other records."""
    match record:
        case Boundary():
            return (record.start,)
        case Part():
            return record.start, record.end, record.role
        case Correction():
            return record.start, record.end, record.text
    return ()


def _new_notes(issue: Issue, version: Issue) -> list[Change]:
    """The changes that add the notes that an issue does not have."""
    known = {(note.start, note.end, note.text) for note in issue.notes}
    new = [note for note in version.notes if note.live and (note.start, note.end, note.text) not in known]
    return [Change(None, _renamed(issue, note, number)) for number, note in enumerate(new)]


def _renamed(issue: Issue, note: Note, number: int) -> Note:
    return note if note.id not in issue.by_id else replace(note, id=issue.free_id(f"n{number}.", note.start.raw))
