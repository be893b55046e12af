"""Operations as the rows that they change: those of a long text are kept packed until they are stored."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator
from typing import Self

from annotator.core.operations import Operation
from annotator.core.records import Entity
from annotator.store.codec import RowChange, row_change
from annotator.store.counts import Counts, difference

_PACK_FROM = 10_000
"""So many rows are packed together; fewer are kept as they are."""


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
        if len(self._rest) >= _PACK_FROM:
            self._packed.append(zlib.compress(pickle.dumps(self._rest), 1))
            self._rest = []

    def __iter__(self) -> Iterator[RowChange]:
        for packed in self._packed:
            yield from pickle.loads(zlib.decompress(packed))
        yield from self._rest

    def __len__(self) -> int:
        return self._length


def joined(operations: Iterable[Operation]) -> list[OperationRows]:
    """The rows of operations, those of one name made one, which stands where the first of them stood."""
    by_name: dict[str, OperationRows] = {}
    for operation in operations:
        by_name.setdefault(operation.name, OperationRows(operation.name)).take(operation)
    return list(by_name.values())
