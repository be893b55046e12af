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
from annotator.store.codec import decode
from annotator.store.counts import counted
from annotator.store.errors import UNREADABLE, damage, trouble

if TYPE_CHECKING:
    from annotator.store.library import Library


def faults(library: Library) -> Iterator[str]:
    """Each fault as one line; those of an issue begin with its id and title. Nothing is written."""
    try:
        with trouble(library.address):
            yield from library.database.faults()
            yield from _faults_beyond_issues(library)
        rows = library.issues()
    except AnnotatorError as error:
        yield str(error)
        return
    for row in rows:
        name = f"issue {row.id} “{' '.join(str(row.title).split())}”"
        yield from (f"{name}: {fault}" for fault in _of_one_moment(library, row.id))


def _faults_beyond_issues(library: Library) -> Iterator[str]:
    """What is wrong with rows that SQLite does not hold to an issue, and with the label set."""
    tables = library.tables
    issues = {number for (number,) in tables.rows(tables.issue.select(tables.issue.c.id))}
    for table in (tables.version, tables.gold):
        for (number,) in tables.rows(table.select(table.c.issue).distinct()):
            if number not in issues:
                yield f"a row of “{table.__name__}” belongs to no issue"
    version = tables.version
    for number, changes in tables.rows(version.select(version.c.issue, version.c.changes)):
        try:
            decode("version", changes)
        except UNREADABLE:
            yield f"issue {number}: another person's version can't be read"
    for lists in (library.labels, library.rules, library.word_lists.listed):
        try:
            lists()
        except AnnotatorError as error:
            yield str(error)
            return
    known = {name for (name,) in tables.rows(tables.label.select(tables.label.c.name))}
    for name in tables.labels_in_use():
        if name not in known:
            yield f"the label “{name}”, which names have, is not in the label set"


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
