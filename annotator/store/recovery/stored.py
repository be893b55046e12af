"""Reads what is left of an issue, whatever happened to its rows, and writes it again."""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

from itertools import chain, takewhile
from typing import TYPE_CHECKING

from peewee import Table

from annotator.core.geometry import Geometry
from annotator.core.history import Entry, Step
from annotator.core.issue import TABLES, Issue
from annotator.core.operations import Operation, added
from annotator.core.records import RECORD_TYPES, Record
from annotator.core.text import is_text
from annotator.store.codec import CODECS, decode, encode, row_change
from annotator.store.counts import Counts
from annotator.store.errors import UNREADABLE
from annotator.store.pages import read
from annotator.store.recovery.replay import JournalRow, Mended, Stored, with_records
from annotator.store.tables import named

if TYPE_CHECKING:
    from annotator.store.library import Library

_JOURNAL = ("number", "name", "step", "author", "at", "changes")


def stored_issue(library: Library, issue_id: int) -> Stored | None:
    """What can be read of an issue; None where its raw text can't."""
    issue, raw = library.tables.issue, library.tables.raw
    listed = named(issue, ("pages", "changed_at", *Counts._fields))
    [(pages, at, *counts)] = library.tables.rows(issue.select(*listed).where(issue.c.id == issue_id))
    try:
        [(text,)] = library.tables.rows(raw.select(raw.c.text).where(raw.c.issue == issue_id))
        base = Issue(raw=bytes(text).decode(), pages=read(pages), geometry=library.geometry(issue_id))
    except UNREADABLE:
        return None
    records, lost = _records(library, issue_id)
    journal = tuple(_journal(library, issue_id))
    return Stored(with_records(base, records), lost, journal, at if isinstance(at, float) else 0.0, Counts(*counts))


def geometry_of(data: bytes) -> Geometry | None:
    """The geometry that was stored; None where it can't be read."""
    try:
        geometry = Geometry.unpacked(bytes(data))
        return geometry if geometry.layers else None
    except UNREADABLE:
        return None


def _records(library: Library, issue_id: int) -> tuple[dict[str, Record], tuple[str, ...]]:
    """The records of an issue that can be read, by their ids, and the ids of the others."""
    records: dict[str, Record] = {}
    lost = []
    for kind in TABLES:
        place = CODECS[kind].columns.index("id")
        for row in chain.from_iterable(library.tables.records(kind, issue_id)):
            try:
                [record] = CODECS[kind].records([row])
            except UNREADABLE:
                record = None
            if record is None or record.id in records or not all(is_text(v) for v in row if isinstance(v, str)):
                lost.append(str(row[place]))
            else:
                records[record.id] = record
    return records, tuple(lost)


def _journal(library: Library, issue_id: int) -> list[JournalRow]:
    """The rows of a journal, as far as they can be read; those that have no number are those that lack, or the last."""
    table = library.tables.journal
    query = table.select(*named(table, _JOURNAL)).where(table.c.issue == issue_id).order_by(table.c.number)
    rows = []
    nameless = 0
    for number, name, step, author, at, changes in library.tables.rows(query):
        if not isinstance(number, int) or number < 1:
            nameless += 1
        elif not is_text(name) or not is_text(author):
            rows.append(JournalRow(number, None, operation_of("", changes)))
        else:
            rows.append(JournalRow(number, _entry(number, name, step, author, at), operation_of(name, changes)))
    last = rows[-1].number if rows else 0
    gaps = last - len(rows)
    return rows + [JournalRow(last + n, None, None) for n in range(1, nameless - gaps + 1)]


def _entry(number: int, name: str, step: str, author: str, at: float) -> Entry | None:
    try:
        return Entry(number, name, Step(step), author, float(at))
    except UNREADABLE:
        return None


def operation_of(name: str, changes: bytes) -> Operation | None:
    """The operation that was encoded; None where it can't be read."""
    try:
        return decode(name, changes)
    except UNREADABLE:
        return None


def write_issue(library: Library, issue_id: int, stored: Stored, whole: Mended) -> None:
    """Store the records and the journal of an issue instead of those that it has."""
    for kind in RECORD_TYPES:
        table = Table(kind.table, _database=library.database)
        table.delete().where(table.c.issue == issue_id).execute()
    library.tables.make(issue_id, map(row_change, added(whole.issue.records())))
    pairs = zip(stored.rows, whole.journal, strict=False)
    kept = len(list(takewhile(lambda pair: (pair[0].entry, pair[0].operation) == pair[1], pairs)))
    journal = library.tables.journal
    is_kept = journal.c.number.between(1, kept)
    journal.delete().where(journal.c.issue == issue_id, ~is_kept).execute()
    for entry, operation in whole.journal[kept:]:
        library.tables.write_row(issue_id, entry, encode(operation))


def as_text(value: str) -> str:
    """The text with the sign � where bytes were none."""
    return value.encode(errors="surrogateescape").decode(errors="replace")
