"""Replaces a file or a folder with its report and is killed at one step: `python -m tests.torture.replacing FOLDER
file|folder STEP`.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from annotator.staging import staged

STEPS = ("rename", "replace", "unlink", "rmdir", "mkdir", "touch")
"""The methods of Path by which something is replaced; each call of one is a moment at which it can fail."""


def at_step(number: int, what: Callable[[], object]) -> Callable[[], int]:
    """From now on do something just before the step of that number (from 1); what says how many steps there were."""
    count = 0

    def instead(real: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object, **options: object) -> object:
            nonlocal count
            count += 1
            if count == number:
                what()
            return real(*args, **options)

        return step

    for name in STEPS:
        setattr(Path, name, instead(getattr(Path, name)))
    return lambda: count


def write(folder: Path, kind: str, text: str) -> None:
    """Put a file, or a folder with two, in its place, with a report beside it."""
    with staged(folder / "gold", folder / "gold.report") as (new, report):
        if kind == "folder":
            new.mkdir()
            (new / "a").write_text(text)
        (new / "b" if kind == "folder" else new).write_text(text)
        report.write_text(text)


def what_stands(folder: Path) -> tuple[str, str]:
    """The text that all of it says, and what its report says; nothing for a report that is not there."""
    gold, report = folder / "gold", folder / "gold.report"
    [text] = {file.read_text() for file in ([gold / "a", gold / "b"] if gold.is_dir() else [gold])}
    return text, report.read_text() if report.exists() else ""


def hidden(folder: Path) -> list[str]:
    """What is left of work that was not finished."""
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


if __name__ == "__main__":
    at_step(int(sys.argv[3]), lambda: os.kill(os.getpid(), signal.SIGKILL))
    write(Path(sys.argv[1]), sys.argv[2], "new")
