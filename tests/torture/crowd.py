"""A program that works on a library together with others: `python -m tests.torture.crowd LIBRARY SEED SECONDS`.

It does what people and scripts do: it edits an issue for a while under a lease, or changes one in passing, and reads
between. Of each operation that is stored it prints the receipt.
"""

from __future__ import annotations

import random
import sys
import time
from functools import partial
from pathlib import Path

from annotator import workflow
from annotator.core.errors import Held
from annotator.core.issue import Issue
from annotator.core.operations import Operation, apply
from annotator.store import Library
from tests.torture.committer import gesture, receipt


def _verb(chance: random.Random, issue: Issue, *, author: str, issue_id: int) -> Operation:
    return gesture(issue, chance)


def in_passing(library: Library, issue_id: int, chance: random.Random) -> None:
    """Change an issue as a script does, if nobody edits it."""
    try:
        done = workflow.act_in(library, issue_id, partial(_verb, chance), author=f"script {chance.random()}")
    except Held:
        return
    if done is not None:
        print(receipt(issue_id, done.number, library.operation(issue_id, done.number)), flush=True)


def at_the_desk(library: Library, issue_id: int, chance: random.Random) -> None:
    """Edit an issue for a while as a person does, if nobody else does."""
    if library.leases.take(issue_id, person=f"person {chance.random()}") is not None:
        return
    with library.snapshot():
        begun, last = library.load(issue_id), len(library.history(issue_id).entries)
    for _step in range(chance.randint(1, 8)):
        in_passing(library, issue_id, chance)
        library.leases.renew(issue_id, token=library.leases.token)
    # Nobody else has done anything meanwhile: what is there is what was there, and what this program has done.
    for entry in library.history(issue_id).entries[last:]:
        begun = apply(begun, library.operation(issue_id, entry.number))
    assert library.load(issue_id) == begun
    library.leases.keep_only()


def read(library: Library, issue_id: int, chance: random.Random) -> None:
    """Read for a while, all of one moment."""
    with library.snapshot():
        before = library.load(issue_id), len(library.history(issue_id).entries)
        time.sleep(chance.uniform(0, 0.05))
        assert before == (library.load(issue_id), len(library.history(issue_id).entries))


def main(path: Path, seed: str, seconds: float) -> None:
    """Work for some seconds."""
    chance = random.Random(seed)
    end = time.monotonic() + seconds
    with Library.open(path) as library:
        issues = [row.id for row in library.issues()]
        while time.monotonic() < end:
            act = chance.choices([in_passing, at_the_desk, read], [4, 2, 1])[0]
            act(library, chance.choice(issues), chance)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
