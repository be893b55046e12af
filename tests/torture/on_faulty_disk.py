"""Goes through what is done with a database, each call to the disk failing in its turn, and sees what becomes of it:
`python -m tests.torture.on_faulty_disk FOLDER STRIDE`, with the faulty disk under it.

For each kind of fault a line is printed: how many were injected, and how often the work went on, or was refused with
which sentence. All that a fault may do is checked here; the first thing that should not be ends the program.
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

from annotator.core.operations import Operation, added
from annotator.core.records import Note, Position
from annotator.store import Library, StoreError
from tests.store.samples import FROM_ELSEWHERE, MADE, add_sample, step
from tests.torture.disks import FAULTS, arm, disarm

OLD = Path(__file__).parents[1] / "store" / "old" / "version-1.db"
LARGE = Operation("note", added([Note(id="n9", origin="ann", start=Position(0), end=Position(1), text="注" * 20_000)]))
Fault = Callable[[], None]


def make(path: Path, fault: Fault) -> None:
    """Make a database where there is none."""
    fault()
    Library.open(path).close()


def migrate(path: Path, fault: Fault) -> None:
    """Open a database of the first schema."""
    shutil.copy(OLD, path)
    fault()
    Library.open(path).close()


def add(path: Path, fault: Fault) -> None:
    """Add a second issue."""
    with Library.open(path) as library:
        add_sample(library)
        fault()
        try:
            add_sample(library, FROM_ELSEWHERE)
        except StoreError:
            disarm()
            assert library.load(1) == MADE
            assert len(library.issues()) == 1
            raise


def commit(path: Path, fault: Fault) -> None:
    """Store one more operation; where that fails, nothing has changed, and it can be stored when the disk is well."""
    with Library.open(path) as library:
        issue_id = add_sample(library)
        fault()
        try:
            step(library, issue_id, LARGE)
        except StoreError:
            disarm()
            if len(library.history(issue_id).entries) == 2:  # else it was stored, and reading it failed
                assert library.load(issue_id) == MADE
                step(library, issue_id, LARGE)
            raise
        finally:
            disarm()
            assert "n9" in library.load(issue_id).by_id


def close(path: Path, fault: Fault) -> None:
    """Close, when all is written from beside the database into it."""
    with Library.open(path) as library:
        step(library, add_sample(library), LARGE)
        fault()


WORK = (make, migrate, add, commit, close)


def tried(path: Path, work: Callable[[Path, Fault], None], fault: Fault) -> tuple[str, int]:
    """What came of some work in which a call fails, and how many calls could have failed."""
    try:
        work(path, fault)
        outcome = "went on"
    except StoreError as error:
        outcome = str(error).replace(f"{path}: ", "")
    seen = disarm()
    with Library.open(path) as library:  # whatever happened, the database can be opened and is sound
        assert list(library.check()) == []
        add_sample(library)
    return outcome, seen


def sweep(folder: Path, kind: str, *, lasting: bool, stride: int) -> Counter[str]:
    """The outcomes of all work under one kind of fault, in every call, or in each of so many."""
    calls, how = FAULTS[kind]
    outcomes: Counter[str] = Counter()
    for work in WORK:
        for at in count(1, stride):
            folder.mkdir()
            outcome, seen = tried(folder / "library.db", work, partial(arm, calls, at, how, lasting=lasting))
            shutil.rmtree(folder)
            if seen < at:  # there are no more calls than those before
                break
            outcomes[outcome] += 1
    return outcomes


def main(folder: Path, stride: int) -> None:
    """Go through all faults."""
    for kind in FAULTS:
        for lasting in (False, True):
            outcomes = sweep(folder / "place", kind, lasting=lasting, stride=stride)
            told = "; ".join(f"{number} × {outcome}" for outcome, number in outcomes.most_common())
            print(f"{kind}{' from then on' if lasting else ''}: {outcomes.total()} injected: {told}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
