"""Stores until the disk is full, makes room, and goes on: `python -m tests.torture.on_full_disk FOLDER`."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from annotator.core.issue import Issue
from annotator.core.operations import Operation, added, apply
from annotator.core.records import Note, Position
from annotator.store import Library, StoreError
from tests.store.samples import MADE, add_sample, step

ROOM = 200_000
"""What is set free (bytes) when nothing more can be stored."""


def _note(number: int) -> Operation:
    text = "".join(chr(0x4E00 + (number * 7919 + place * 104729) % 20_000) for place in range(3_000))
    note = Note(id=f"full{number}", origin="ann", start=Position(0), end=Position(1), text=text)
    return Operation("note", added([note]))


def fill(library: Library, issue_id: int, issue: Issue) -> tuple[Issue, StoreError]:
    """Store until that fails: the issue as it was acknowledged last, and what was said."""
    for number in count(len(issue.notes)):
        try:
            step(library, issue_id, _note(number))
        except StoreError as error:
            return issue, error
        issue = apply(issue, _note(number))
    raise AssertionError


def main(folder: Path) -> None:
    """Fill the disk twice."""
    spare, path = folder / "spare", folder / "library.db"
    spare.write_bytes(bytes(ROOM))
    with Library.open(path) as library:
        issue_id = add_sample(library)
        issue, error = fill(library, issue_id, MADE)
        assert library.load(issue_id) == issue
        spare.unlink()
        more, error = fill(library, issue_id, issue)
        assert len(more.notes) > len(issue.notes)
        assert library.load(issue_id) == more
    with Library.open(path) as library:  # also on a disk that is full
        assert library.load(issue_id) == more
        assert list(library.check()) == []
    print(len(more.notes), str(error).replace(f"{path}: ", ""))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
