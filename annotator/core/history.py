"""Undo and redo, derived from the journal: which operation is next to undo and which to redo."""

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


MADE_BY_PROGRAM = frozenset(
    {"import", "split", "repair", "rules", "entities", "renew", "take_names", "differences", "repair_database"}
)
"""The operations that a program makes in a person's name: few of their changes has anybody looked at."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way through the history: rows whose operations to undo or redo, in this order."""

    step: Step
    entries: tuple[Entry, ...]

    def __bool__(self) -> bool:
        return bool(self.entries)


class History:
    """The stacks of what can be undone and redone, as the numbers of journal rows.

    An undone operation can be redone until something else is done; after that it remains only in the journal.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: list[Entry] = []
        self._done: list[Entry] = []
        self._undone: list[Entry] = []
        self._last_hand: dict[int, str] = {}
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Add the next row of the journal."""
        self.entries.append(entry)
        match entry.step:
            case Step.DO:
                self._done.append(entry)
                self._undone.clear()
            case Step.UNDO:
                self._undone.append(self._done.pop())
                self._last_hand[self._undone[-1].number] = entry.author
            case Step.REDO:
                self._done.append(self._undone.pop())
                self._last_hand[self._done[-1].number] = entry.author

    @property
    def to_undo(self) -> Entry | None:
        """The row whose operation undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def to_redo(self) -> Entry | None:
        """The row whose operation redo would repeat."""
        return self._undone[-1] if self._undone else None

    def back(self) -> Way:
        """The way that undo goes; an empty one where nothing is left to take back."""
        return Way(Step.UNDO, tuple(self._done[-1:]))

    def again(self) -> Way:
        """The way that redo goes; an empty one where nothing was taken back."""
        return Way(Step.REDO, tuple(self._undone[-1:]))

    def way_to(self, number: int) -> Way:
        """The way to where the operation of a row was the last; an empty one where none leads there.

        0 stands for the issue without any operation.
        """
        undone = [entry.number for entry in reversed(self._undone)]
        if number in undone:
            return Way(Step.REDO, tuple(reversed(self._undone))[: undone.index(number) + 1])
        if number and number not in self.standing:
            return Way(Step.UNDO, ())
        return Way(Step.UNDO, tuple(entry for entry in reversed(self._done) if entry.number > number))

    def not_by(self, author: str, way: Way) -> list[Entry]:
        """The rows of a way that undo something that an author did not do: what others or a program did, undid or
        redid.
        """
        return [entry for entry in way.entries if self._is_anothers(entry, author, way.step)]

    def _is_anothers(self, entry: Entry, author: str, step: Step) -> bool:
        if self.last_hand(entry) != author:
            return True
        return step == Step.UNDO and (entry.author != author or entry.name in MADE_BY_PROGRAM)

    def last_hand(self, entry: Entry) -> str:
        """Who last undid or redid the operation of a row, or else did it."""
        return self._last_hand.get(entry.number, entry.author)

    @property
    def standing(self) -> frozenset[int]:
        """The numbers of the rows whose operations have not been taken back."""
        return frozenset(entry.number for entry in self._done)

    @property
    def next_number(self) -> int:
        """The number that the next row will have."""
        return self.entries[-1].number + 1 if self.entries else 1
