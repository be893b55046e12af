"""The open suggestions of an issue, all of them, in an order in which they can be worked through."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator

from annotator.core.issue import Issue
from annotator.core.operations import Change, Operation
from annotator.core.records import READ_AGAIN, Boundary, Correction, Entity, Part, Record, State

WRONGLY_DECODED = "character.mojibake"
"""The rule of lines that were read in the wrong encoding: most are of one mistake, and decided on together."""

Key = tuple[float, tuple[int, int], str]


def is_judged(record: Record) -> bool:
    """Whether a record is one of those that are suggested for people to decide on. That an issue begins somewhere is
    none, nor is its newspaper, or what else the catalogue says.
    """
    if isinstance(record, Boundary):
        return record.start > 0
    return isinstance(record, Part | Correction | Entity)


def is_doubt(record: Record) -> bool:
    """Whether the program made a record for people to decide on, and nobody has."""
    return record.state == State.SUGGESTED and is_judged(record)


def is_unsure(record: Record, certainty: float) -> bool:
    """Whether what is in doubt is less certain than that (0 to 1), or an edit took characters of an entity."""
    return record.confidence < certainty or (isinstance(record, Entity) and record.doubtful)


def doubt_kind(record: Record) -> str:
    """What a suggestion is about: "boundary", "part", "entity", "encoding", "reading", or the kind of a correction."""
    match record:
        case Correction(rule=rule) if rule == WRONGLY_DECODED:
            return "encoding"
        case Correction(rule=rule) if rule == READ_AGAIN:
            return "reading"
        case Correction():
            return record.kind.value
        case Boundary():
            return "boundary"
        case Entity():
            return "entity"
    return "part"


def doubts_of(issue: Issue) -> Iterator[Record]:
    """All open suggestions of an issue, type by type."""
    return filter(is_doubt, issue.records())


def least_certain_first(record: Record) -> Key:
    """The order of the queue: by confidence, equal ones by their places."""
    return record.confidence, record.anchor, record.id


def by_place(record: Record) -> Key:
    """The order of the raw text."""
    return 0.0, record.anchor, record.id


class Doubts:
    """The open suggestions that `takes` selects, in the order of `key`, updated with each operation in O(log n)."""

    def __init__(
        self, records: Iterable[Record], *, takes: Callable[[Record], bool], key: Callable[[Record], Key]
    ) -> None:
        self._takes = takes
        self._key = key
        self._keys = sorted(key(record) for record in records if self._holds(record))

    def __len__(self) -> int:
        return len(self._keys)

    def __getitem__(self, row: int) -> str:
        """The id of the record in a row."""
        return self._keys[row][2]

    def row_of(self, record: Record) -> int:
        """The row of a record; -1 where it is not in the list."""
        row = bisect_left(self._keys, self._key(record))
        return row if row < len(self._keys) and self._keys[row][2] == record.id else -1

    def gone(self, operation: Operation) -> list[int]:
        """The rows that an operation, which is made already, empties; the last one first."""
        befores = (change.before for change in _net(operation) if change.before and not self._stays(change.after))
        return sorted((row for row in map(self.row_of, befores) if row >= 0), reverse=True)

    def come(self, operation: Operation) -> list[Record]:
        """The records that an operation puts into the list."""
        return [record for change in _net(operation) if (record := change.after) and self._is_new(record)]

    def remove(self, row: int) -> None:
        """Take a row out."""
        del self._keys[row]

    def place_for(self, record: Record) -> int:
        """The row that a new record would have."""
        return bisect_left(self._keys, self._key(record))

    def insert(self, record: Record) -> None:
        """Put a record in."""
        insort(self._keys, self._key(record))

    def _holds(self, record: Record) -> bool:
        return is_doubt(record) and self._takes(record)

    def _stays(self, after: Record | None) -> bool:
        return after is not None and self._holds(after) and self.row_of(after) >= 0

    def _is_new(self, record: Record) -> bool:
        return self._holds(record) and self.row_of(record) < 0


def _net(operation: Operation) -> list[Change]:
    """What an operation does to each record in all, which may change in it more than once."""
    net: dict[str, Change] = {}
    for change in operation.changes:
        earlier = net.get(change.record.id)
        net[change.record.id] = Change(earlier.before, change.after) if earlier else change
    return [change for change in net.values() if change.before or change.after]
