"""The one primitive: a change is one record before and after; an operation is a name and the changes that it made."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.core.errors import Conflict
from annotator.core.issue import TABLES, Issue
from annotator.core.marking import marked
from annotator.core.records import Addition, ArticleKind, Boundary, Position, Record


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; None where it is absent."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The changed record, after the change if it still exists."""
        record = self.after or self.before
        assert record is not None, "a change has at least one side"
        return record

    @property
    def sides(self) -> tuple[Record, ...]:
        """The record before and after, where it exists."""
        return tuple(record for record in (self.before, self.after) if record)

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that a user did: its name (that of the verb) and the changes that it made, in order."""

    name: str
    changes: tuple[Change, ...]

    def inverse(self) -> Operation:
        """The operation that takes this one back."""
        return Operation(self.name, tuple(change.inverse() for change in reversed(self.changes)))

    @property
    def relays(self) -> bool:
        """Whether it changes where articles begin, which segments they consist of, or their kind."""
        return any(_ground(change.before) != _ground(change.after) for change in self.changes)

    def __bool__(self) -> bool:
        return bool(self.changes)


def added(records: Iterable[Record]) -> tuple[Change, ...]:
    """The changes that add records."""
    return tuple(Change(None, record) for record in records)


def apply(issue: Issue, operation: Operation) -> Issue:
    """The issue after an operation; raises Conflict when a record is not what the operation says it was."""
    if not operation:
        return issue
    by_id = dict(issue.by_id)
    tables: dict[str, list[Record]] = {}
    for change in operation.changes:
        name = TABLES[type(change.record)]
        if name not in tables:
            tables[name] = list(getattr(issue, name))
        _make(change, tables[name], by_id)
    if "additions" in tables:
        _see_that_they_go_on(issue.came_to, tables["additions"])
    return issue.with_tables({name: tuple(records) for name, records in tables.items()}, by_id)


def _see_that_they_go_on(end: int, additions: Iterable[Record]) -> None:
    """Conflict where additions don't follow one another from the end of the imported raw text."""
    for addition in additions:
        assert isinstance(addition, Addition), "no other record is in their table"
        if addition.start != end:
            raise Conflict(marked("Trouble", "The record {0} is not as the operation says it was."), addition.id)
        end = addition.end


def _make(change: Change, table: list[Record], by_id: dict[str, Record]) -> None:
    before, after = change.before, change.after
    if before is not None:
        if by_id.get(before.id) != before:
            raise Conflict(marked("Trouble", "The record {0} is not as the operation says it was."), before.id)
        del by_id[before.id]
        del table[bisect_left(table, before.order, key=_order)]
    if after is not None:
        if after.id in by_id:
            raise Conflict(marked("Trouble", "The record {0} is there already."), after.id)
        by_id[after.id] = after
        insort(table, after, key=_order)


def _ground(record: Record | None) -> tuple[int, str, ArticleKind] | None:
    return (record.start, record.continues, record.kind) if isinstance(record, Boundary) else None


def _order(record: Record) -> tuple[Position, str]:
    return record.order
