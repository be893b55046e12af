"""Operations as the rows that they change: those of a long text are kept packed until they are stored.

A process that prepares issues makes of them here what it can, so that the one that stores them all need not.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Self

from annotator.core.issue import TABLES, Issue
from annotator.core.operations import Operation
from annotator.core.records import Boundary, Entity
from annotator.store.codec import CODECS, Row, RowChange, encode_rows, row_change
from annotator.store.counts import Counts, difference
from annotator.store.passages import TEXTUAL

_PACK_FROM = 10_000
"""So many rows are packed together; fewer are kept as they are."""

_ID = 0
"""Where the id of a record stands in its row."""


class OperationRows:
    """The rows of an operation, with all that storing it wants to know; they would fill the memory as records.

    `labels` are those of the entities that it adds or changes, `counts` by how much it changes the counts of its issue.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.labels: set[str] = set()
        self.counts = Counts(0, 0, 0)
        self._packed: list[bytes] = []
        self._rest: list[RowChange] = []
        self._length = 0
        self._encoded: bytes | None = None

    @classmethod
    def of(cls, operation: Operation) -> Self:
        """The rows of one operation."""
        rows = cls(operation.name)
        rows.take(operation)
        return rows

    def take(self, operation: Operation) -> None:
        """Go on with the changes of an operation."""
        self.labels |= {change.after.label for change in operation.changes if isinstance(change.after, Entity)}
        self.counts = self.counts.plus(difference(operation))
        self._rest += map(row_change, operation.changes)
        self._length += len(operation.changes)
        self._encoded = None
        if len(self._rest) >= _PACK_FROM:
            self._packed.append(zlib.compress(pickle.dumps(self._rest), 1))
            self._rest = []

    def encoded(self) -> bytes:
        """The operation as the journal holds it; worked out when it is first asked for."""
        if self._encoded is None:
            self._encoded = encode_rows(self)
        return self._encoded

    def __iter__(self) -> Iterator[RowChange]:
        for packed in self._packed:
            yield from pickle.loads(zlib.decompress(packed))
        yield from self._rest

    def __len__(self) -> int:
        return self._length


def text_of(raw: str, operations: Iterable[OperationRows]) -> Issue:
    """The articles and their corrected text, as an issue, that its first operations make of a raw text."""
    rows: dict[str, dict[str, Row]] = {kind.table: {} for kind in TEXTUAL}
    rows[Boundary.table] = {boundary.id: CODECS[Boundary].row(boundary) for boundary in Issue(raw).boundaries}
    for table, before, after in chain.from_iterable(operations):
        if table in rows:
            if before is not None:
                rows[table].pop(before[_ID], None)
            if after is not None:
                rows[table][after[_ID]] = after
    made = {kind: CODECS[kind].records([*rows[kind.table].values()]) for kind in TEXTUAL}
    return Issue(raw, **{TABLES[kind]: tuple(sorted(some, key=lambda one: one.order)) for kind, some in made.items()})  # type: ignore[arg-type]


def joined(operations: Iterable[Operation]) -> list[OperationRows]:
    """The rows of operations, those of one name made one, which stands where the first of them stood."""
    by_name: dict[str, OperationRows] = {}
    for operation in operations:
        by_name.setdefault(operation.name, OperationRows(operation.name)).take(operation)
    return list(by_name.values())
