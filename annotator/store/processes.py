"""Programs on this machine: how one is told from a later one that was given its number, and whether it still runs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PROC = Path("/proc")
_ENDED = ("Z", "X")


@dataclass(frozen=True, slots=True)
class Process:
    """A program: the machine since its last start (and the container in it), its number there, and when it began.

    `place` and `began` are the system's own words, to be compared only; both are empty where it does not tell.
    """

    place: str
    number: int
    began: str

    @property
    def is_dead(self) -> bool:
        """Whether the program is known to have ended; of other places nothing is known."""
        return bool(self.place) and self.place == _place() and _began(self.number) != self.began


def this_process() -> Process:
    """The program that asks."""
    return Process(_place(), os.getpid(), _began(os.getpid()))


@cache
def _place() -> str:
    try:
        start = (_PROC / "sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{start} {(_PROC / 'self/ns/pid').readlink()}"
    except OSError:
        return ""


def _began(number: int) -> str:
    """When a program began (clock ticks since the machine's start); nothing where it has ended."""
    try:
        # Its name may hold brackets and spaces: what follows the last bracket has the same order everywhere.
        state, *rest = (_PROC / str(number) / "stat").read_bytes().rpartition(b")")[2].decode("ascii").split()
    except (OSError, ValueError):
        return ""
    return "" if state in _ENDED else rest[18]
