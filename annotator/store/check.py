"""Is the database sound? Its own checks first, then each issue: raw text, journal, records, the laws of the model."""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING

from annotator.core import laws
from annotator.core.errors import AnnotatorError, Conflict
from annotator.core.issue import Issue
from annotator.core.operations import Operation, apply
from annotator.store.counts import counted
from annotator.store.errors import damage, trouble

if TYPE_CHECKING:
    from annotator.store.library import Library


def faults(library: Library) -> Iterator[str]:
    """Each fault as one line; those of an issue begin with its id and title. Nothing is written."""
    try:
        with trouble(library.address):
            yield from library.database.faults()
        rows = library.issues()
    except AnnotatorError as error:
        yield str(error)
        return
    for row in rows:
        name = f"issue {row.id} “{' '.join(row.title.split())}”"
        yield from (f"{name}: {fault}" for fault in _of_one_moment(library, row.id))


def _of_one_moment(library: Library, issue_id: int) -> list[str]:
    """The faults of an issue, as another program may be storing something meanwhile."""
    try:
        with library.snapshot(), damage(library.address, f"Issue {issue_id}"):
            return list(_issue_faults(library, issue_id))
    except AnnotatorError as error:
        return [str(error)]


def _issue_faults(library: Library, issue_id: int) -> Iterator[str]:
    issue = library.load(issue_id)
    if sha256(issue.raw.encode()).hexdigest() != _checksum(library, issue_id):
        yield "the raw text is not what was imported"
    yield from laws.faults(issue)
    row = library.row(issue_id)
    if (row.articles, row.approved, row.doubts) != counted(issue.records()):
        yield "the list of issues counts its articles or doubts wrongly"
    yield from _journal_faults(library, issue_id, issue)
    yield from library.text_index.faults(issue_id, issue)


def _checksum(library: Library, issue_id: int) -> str:
    table = library.tables.raw
    rows = library.tables.rows(table.select(table.c.sha256).where(table.c.issue == issue_id))
    return str(rows[0][0])


def _journal_faults(library: Library, issue_id: int, issue: Issue) -> Iterator[str]:
    """Where the journal and the records do not tell the same story."""
    numbers = [entry.number for entry in library.history(issue_id).entries]
    missing = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
    if missing:
        yield f"row {missing[0]} of the journal is missing"
        return
    operations = [library.operation(issue_id, number) for number in numbers]
    whole = Operation("replay", tuple(chain.from_iterable(operation.changes for operation in operations)))
    try:
        replayed = apply(issue.without_records(), whole).by_id
    except Conflict as error:
        yield f"the journal contradicts itself: {error}"
        return
    for name in sorted({*replayed, *issue.by_id}):
        if replayed.get(name) != issue.by_id.get(name):
            yield f"the record {name} is not as the journal says"
