"""Is the database sound? Its own checks first, then each issue: raw text, journal, records, the laws of the model."""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from hashlib import sha256
from itertools import chain

from annotator.core import laws
from annotator.core.errors import AnnotatorError, Conflict
from annotator.core.issue import Issue
from annotator.core.marking import phrase
from annotator.core.operations import Operation, apply
from annotator.store.codec import decode
from annotator.store.counts import counted
from annotator.store.deleting import unpacked
from annotator.store.errors import UNREADABLE, damage, trouble
from annotator.store.issues import StoredIssues
from annotator.store.listing import Listing
from annotator.store.tables import Tables
from annotator.store.text_index import TextIndex
from annotator.store.word_lists import gathered


def faults(
    issues: StoredIssues, index: TextIndex, lists: Sequence[Callable[[], object]], only: Collection[int] | None = None
) -> Iterator[str]:
    """Each fault as one line; those of an issue begin with its id and title. Nothing is written.

    `lists` read what else belongs to the library; `only` says which issues are looked at, by default all.
    """
    try:
        with trouble(issues.address):
            yield from issues.database.faults()
            yield from _faults_beyond_issues(issues, lists)
        rows = Listing(issues).all()
    except AnnotatorError as error:
        yield str(error)
        return
    for row in rows:
        if only is not None and row.id not in only:
            continue
        title = " ".join(str(row.title).split())
        for fault in _of_one_moment(issues, index, row.id):
            yield phrase("Fault", "issue {0} “{1}”: {2}").format(row.id, title, fault)


def _faults_beyond_issues(issues: StoredIssues, lists: Sequence[Callable[[], object]]) -> Iterator[str]:
    """What is wrong with rows that SQLite does not hold to an issue, and with the label set."""
    tables = issues.tables
    numbers = {number for (number,) in tables.rows(tables.issue.select(tables.issue.c.id))}
    for table in (tables.version, tables.gold, tables.geometry):
        for (number,) in tables.rows(table.select(table.c.issue).distinct()):
            if number not in numbers:
                yield phrase("Fault", "a row of “{0}” belongs to no issue").format(table.__name__)
    yield from _unreadable(tables)
    for read in lists:
        try:
            read()
        except AnnotatorError as error:
            yield str(error)
            return
    known = {name for (name,) in tables.rows(tables.label.select(tables.label.c.name))}
    for name in tables.labels_in_use():
        if name not in known:
            yield phrase("Fault", "the label “{0}”, which entities have, is not in the label set").format(name)


def _unreadable(tables: Tables) -> Iterator[str]:
    """Deleted issues and gathered entities that are meaningless."""
    deleted = tables.deleted
    for number, data in tables.rows(deleted.select(deleted.c.id, deleted.c.data)):
        try:
            unpacked(bytes(data))
        except UNREADABLE:
            yield phrase("Fault", "the deleted issue {0} can't be read").format(number)
    gold = tables.gold
    for number, names in tables.rows(gold.select(gold.c.issue, gold.c.names)):
        try:
            gathered(names)
        except UNREADABLE:
            yield phrase("Fault", "issue {0}: its entities in the gold can't be read").format(number)


def _of_one_moment(issues: StoredIssues, index: TextIndex, issue_id: int) -> list[str]:
    """The faults of an issue, while another program may be storing something."""
    try:
        with issues.snapshot(), damage(issues.address, f"Issue {issue_id}"):
            return list(_issue_faults(issues, index, issue_id))
    except AnnotatorError as error:
        return [str(error)]


def _issue_faults(issues: StoredIssues, index: TextIndex, issue_id: int) -> Iterator[str]:
    issue = issues.load(issue_id)
    if sha256(issue.first_raw.encode()).hexdigest() != _checksum(issues, issue_id):
        yield phrase("Fault", "the raw text is not what was imported")
    yield from laws.faults(issue)
    row = Listing(issues).row(issue_id)
    if (row.articles, row.approved, row.doubts) != counted(issue.records()):
        yield phrase("Fault", "the list of issues counts its articles or doubts wrongly")
    yield from _journal_faults(issues, issue_id, issue)
    yield from _version_faults(issues, issue_id, issue.without_records())
    yield from index.faults(issue_id, issue)


def _version_faults(issues: StoredIssues, issue_id: int, base: Issue) -> Iterator[str]:
    """Other people's versions that are meaningless."""
    table = issues.tables.version
    for (changes,) in issues.tables.rows(table.select(table.c.changes).where(table.c.issue == issue_id)):
        try:
            apply(base, decode("version", changes))
        except (*UNREADABLE, Conflict):
            yield phrase("Fault", "another person's version can't be read")


def _checksum(issues: StoredIssues, issue_id: int) -> str:
    table = issues.tables.raw
    rows = issues.tables.rows(table.select(table.c.sha256).where(table.c.issue == issue_id))
    return str(rows[0][0])


def _journal_faults(issues: StoredIssues, issue_id: int, issue: Issue) -> Iterator[str]:
    """Where the journal and the records do not tell the same story."""
    numbers = [entry.number for entry in issues.history(issue_id).entries]
    missing = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
    if missing:
        yield phrase("Fault", "row {0} of the journal is missing").format(missing[0])
        return
    operations = [issues.operation(issue_id, number) for number in numbers]
    whole = Operation("replay", tuple(chain.from_iterable(operation.changes for operation in operations)))
    try:
        replayed = apply(issue.without_records(), whole).by_id
    except Conflict as error:
        yield phrase("Fault", "the journal contradicts itself: {0}").format(error)
        return
    for name in sorted({*replayed, *issue.by_id}):
        if replayed.get(name) != issue.by_id.get(name):
            yield phrase("Fault", "the record {0} is not as the journal says").format(name)
