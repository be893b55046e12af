"""Disks that fail when they are told to: `faulty_disk.c`, compiled by the C compiler and put under a program."""

from __future__ import annotations

import ctypes
import errno
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).with_name("faulty_disk.c")
WRITE, SYNC, SIZE, READ = 1, 2, 4, 8
SHORT, KILL = -1, -2
"""How a call fails besides by an error: half is written, or half is written and the program killed."""

FAULTS = {
    "write: no space": (WRITE, errno.ENOSPC),
    "write: I/O error": (WRITE, errno.EIO),
    "write: short": (WRITE, SHORT),
    "sync: I/O error": (SYNC, errno.EIO),
    "truncate: I/O error": (SIZE, errno.EIO),
    "read: I/O error": (READ, errno.EIO),
}
"""What can be injected, by name."""


def compiled(folder: Path) -> Path:
    """The compiled library; the test is skipped where there is no compiler, or no way to put it under a program."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("there is no C compiler for the disk that fails, or this is not Linux")
    made = folder / "faulty_disk.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(SOURCE)], check=True)
    return made


def faulty(
    library: Path, path: Path, *, kinds: int = 0, at: int = 0, how: int = 0, lasting: bool = False
) -> dict[str, str]:
    """The environment of a program whose calls on a file, and on those beside it, fail from the start or when armed."""
    return {
        "LD_PRELOAD": str(library),
        "FAULTY_PATH": str(path),
        "FAULTY_ARM": f"{kinds} {at} {how} {int(lasting)}",
    }


def arm(kinds: int, at: int, how: int, *, lasting: bool) -> None:
    """In the program itself: from now on the call of that number fails, and all after it where that is `lasting`."""
    ctypes.CDLL(None).faulty_arm(kinds, at, how, int(lasting))


def disarm() -> int:
    """Let nothing fail any more; how many calls there were that could have."""
    disk = ctypes.CDLL(None)
    seen: int = disk.faulty_seen()
    disk.faulty_arm(0, 0, 0, 0)
    return seen
