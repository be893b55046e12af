"""Undo and redo, read off the journal: which operation would be taken back next, and which made again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """How an operation came into the journal."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the journal without its changes: its number in the issue (from 1), the operation's name, and who did
    it when.

    `at` is seconds since 1970 (UTC).
    """

    number: int
    name: str
    step: Step
    author: str
    at: float


class History:
    """The stacks of what can be undone and redone, as the numbers of journal rows.

    An undone operation can be redone until something else is done; then it stays in the journal only.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: list[Entry] = []
        self._done: list[Entry] = []
        self._undone: list[Entry] = []
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Take up the next row of the journal."""
        self.entries.append(entry)
        match entry.step:
            case Step.DO:
                self._done.append(entry)
                self._undone.clear()
            case Step.UNDO:
                self._undone.append(self._done.pop())
            case Step.REDO:
                self._done.append(self._undone.pop())

    @property
    def to_undo(self) -> Entry | None:
        """The row whose operation undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def to_redo(self) -> Entry | None:
        """The row whose operation redo would make again."""
        return self._undone[-1] if self._undone else None

    @property
    def standing(self) -> frozenset[int]:
        """The numbers of the rows whose operations have not been taken back."""
        return frozenset(entry.number for entry in self._done)

    @property
    def next_number(self) -> int:
        """The number that the next row will have."""
        return self.entries[-1].number + 1 if self.entries else 1
