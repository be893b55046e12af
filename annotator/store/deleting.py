"""Issues that were deleted: each is kept whole, with its journal, and can be brought back, also by another program."""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

import json
import logging
import time
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from peewee import Table

from annotator.core.marking import marked
from annotator.core.records import RECORD_TYPES
from annotator.store.counts import counted
from annotator.store.errors import StoreError, damage, trouble
from annotator.store.issues import StoredIssues
from annotator.store.leases import Leases
from annotator.store.listing import Listing
from annotator.store.passages import TEXTUAL
from annotator.store.tables import named
from annotator.store.text_index import TextIndex

log = logging.getLogger(__name__)

OF_ISSUES = ("raw", "geometry", "journal", "version", *(kind.table for kind in RECORD_TYPES))
"""The tables whose rows belong to an issue, and can't be made again."""

_MADE_AGAIN = ("gold", "lease")
_BINARY = "base64"

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class DeletedIssue:
    """An issue that was deleted: the number under which it is kept, its title, who deleted it, and when (seconds since
    1970).
    """

    id: int
    title: str
    author: str
    at: float


class DeletedIssues:
    """The deleted issues of a library. Every method may raise StoreError; one that raises has stored nothing."""

    def __init__(self, issues: StoredIssues, leases: Leases, index: TextIndex) -> None:
        self._issues, self._leases, self._index = issues, leases, index
        self._table = issues.tables.deleted

    def all(self) -> list[DeletedIssue]:
        """All of them, the one that was deleted last first."""
        columns = named(self._table, ("id", "title", "author", "at"))
        with trouble(self._issues.address):
            rows = self._issues.tables.rows(self._table.select(*columns).order_by(self._table.c.id.desc()))
        return [DeletedIssue(*row) for row in rows]

    def delete(self, issue_id: int, *, author: str) -> DeletedIssue:
        """Take an issue out of the library and keep it among the deleted ones; Held if somebody else is editing it."""
        with self._issues.transaction(on=issue_id):
            self._leases.guard(issue_id)
            title, at = Listing(self._issues).row(issue_id).title, time.time()
            kept = packed(self._rows_of(issue_id))
            number = self._table.insert(title=title, author=author, at=at, data=kept).execute()
            self._index.remove(issue_id, self._issues.load(issue_id, TEXTUAL))
            for name in (*OF_ISSUES, *_MADE_AGAIN):
                table = self._of(name)
                table.delete().where(table.c.issue == issue_id).execute()
            self._issues.tables.issue.delete().where(self._issues.tables.issue.c.id == issue_id).execute()
        log.info("issue %d deleted, kept as %d", issue_id, number)
        return DeletedIssue(number, title, author, at)

    def bring_back(self, number: int) -> int:
        """Put a deleted issue back; its id, which is another one where its own has been given away."""
        table = self._table
        with self._issues.transaction():
            rows = self._issues.tables.rows(table.select(table.c.data).where(table.c.id == number))
            if not rows:
                raise StoreError(marked("Trouble", "{0}: There is no deleted issue {1}."), self._issues.address, number)
            with damage(self._issues.address, f"The deleted issue {number}"):
                kept = unpacked(bytes(rows[0][0]))
                [issue] = kept.pop("issue")
            issue_id = self._put_issue(issue)
            for name, others in kept.items():
                for row in others:
                    self._of(name).insert(issue=issue_id, **row).execute()
            table.delete().where(table.c.id == number).execute()
            self._put_what_follows(issue_id)
        log.info("deleted issue %d brought back as issue %d", number, issue_id)
        return issue_id

    def forget(self, numbers: Sequence[int]) -> None:
        """Drop deleted issues for good."""
        with self._issues.transaction():
            self._table.delete().where(self._table.c.id.in_(list(numbers))).execute()

    def _of(self, name: str) -> Table:
        return Table(name, _database=self._issues.database)

    def _rows_of(self, issue_id: int) -> dict[str, Rows]:
        """The rows of an issue by their tables, without the column that names it."""
        rows = {"issue": self._rows("issue", "id", issue_id)}
        for name in OF_ISSUES:
            rows[name] = [
                {column: value for column, value in row.items() if column != "issue"}
                for row in self._rows(name, "issue", issue_id)
            ]
        for row in rows["version"]:
            del row["id"]
        return rows

    def _rows(self, name: str, column: str, value: int) -> Rows:
        database = self._issues.database
        cursor = database.execute_sql(f'SELECT * FROM "{name}" WHERE "{column}" = {database.param}', (value,))
        names = [one[0] for one in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def _put_issue(self, row: dict[str, Any]) -> int:
        table = self._issues.tables.issue
        if self._issues.tables.rows(table.select(table.c.id).where(table.c.id == row["id"])):
            row = {column: value for column, value in row.items() if column != "id"}
        issue_id: int = table.insert(**row).execute()
        return issue_id

    def _put_what_follows(self, issue_id: int) -> None:
        """Count and index an issue from its records; an earlier version of the program may have counted otherwise."""
        issue, table = self._issues.load(issue_id), self._issues.tables.issue
        table.update(**counted(issue.records())._asdict()).where(table.c.id == issue_id).execute()
        self._index.put(issue_id, issue)


def packed(rows: Mapping[str, Rows]) -> bytes:
    """Rows by their tables, as compressed JSON; bytes stand in it as base64."""
    return zlib.compress(json.dumps(rows, ensure_ascii=False, default=_binary).encode("utf-8", "surrogateescape"))


def unpacked(data: bytes) -> dict[str, Rows]:
    """The rows that were packed; ValueError, LookupError, TypeError or zlib.error on damaged data."""
    text = zlib.decompress(data).decode("utf-8", "surrogateescape")
    kept: dict[str, Rows] = json.loads(text, object_hook=lambda one: b64decode(one[_BINARY]) if _BINARY in one else one)
    are_rows = all(isinstance(some, list) and all(isinstance(row, dict) for row in some) for some in kept.values())
    if not are_rows or len(kept["issue"]) != 1 or not kept.keys() <= {"issue", *OF_ISSUES}:
        raise ValueError("this is no issue")
    return kept


def _binary(value: Any) -> dict[str, str]:
    return {_BINARY: b64encode(bytes(value)).decode()}
