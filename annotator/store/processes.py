"""Programs on this machine: distinguishes one from a later one with the same number, and says whether it still runs."""

from __future__ import annotations

import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True, slots=True)
class Process:
    """A program: the machine since its last start (and the container in it), its number there, and when it began.

    `place` and `began` serve only for comparison. If the machine's clock was set in the meantime, it is another place.
    """

    place: str
    number: int
    began: str

    @property
    def is_dead(self) -> bool:
        """Whether the program is known to have ended; of other places nothing is known."""
        if self.place != _place():
            return False
        try:
            process = psutil.Process(self.number)
            return process.status() == psutil.STATUS_ZOMBIE or _began(process) != self.began
        except psutil.NoSuchProcess:
            return True
        except psutil.AccessDenied:
            return False


def this_process() -> Process:
    """The program that asks."""
    return Process(_place(), os.getpid(), _began(psutil.Process()))


def _place() -> str:
    parts = [platform.node(), f"{psutil.boot_time():.0f}"]
    with suppress(OSError):
        # Containers may share all but the numbers of their programs.
        parts.append(str(Path("/proc/self/ns/pid").readlink()))
    return " ".join(parts)


def _began(process: psutil.Process) -> str:
    return str(process.create_time())
