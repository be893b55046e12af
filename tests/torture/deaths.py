"""How a program is killed at a random moment, and what must be true of its database afterwards."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from annotator.core.history import Entry, Step
from annotator.store import Library
from tests.torture.committer import receipt

ROOT = Path(__file__).parents[2]
LONGEST = 40
"""After how many receipts at most a program is killed."""


def killed(module: str, path: Path | str, seed: int, env: Mapping[str, str] = {}) -> list[str]:
    """Let a program work on a database and kill it at a random moment, or let its disk kill it; its receipts."""
    chance = random.Random(seed)
    command = [sys.executable, "-m", module, str(path), str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, **env}) as running:
        assert running.stdout is not None
        lines = [running.stdout.readline() for _ in range(chance.randint(1, LONGEST))]
        time.sleep(chance.random() * 0.01)  # not a wait for anything: the moment lies between two operations, or in one
        running.kill()
        lines += running.stdout.readlines()
    assert running.returncode == -9
    return [line.rstrip("\n") for line in lines if line.endswith("\n")]


def said_by_check(path: Path) -> tuple[int, str]:
    """The exit code of the real `annotator check`, and all that it prints."""
    command = [sys.executable, "-m", "annotator", "check", "--database", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


class Survivor:
    """A database whose programs are killed, and all the receipts that they have given."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.receipts: list[str] = []

    def after_death(self, receipts: list[str]) -> None:
        """See that the database is sound, and holds all that was acknowledged and at most one operation more."""
        assert said_by_check(self.path) == (0, "")
        stored = Counter(self._stored())
        self.receipts += receipts
        acknowledged = Counter(self.receipts)
        assert acknowledged - stored == Counter()
        # At most what was on its way when the kill came.
        surplus = list((stored - acknowledged).elements())
        assert len(surplus) <= 1
        self.receipts += surplus
        self._undo_all_and_redo_all()

    def _stored(self) -> list[str]:
        with Library.open(self.path, create=False) as library:
            return [
                receipt(row.id, entry.number, library.operation(row.id, entry.number))
                for row in library.issues()
                for entry in library.history(row.id).entries
            ]

    def _undo_all_and_redo_all(self) -> None:
        """In a copy, take every operation back to the beginning and make it again: the same records come of it."""
        copy = self.path.with_name("copy.db")
        shutil.copy(self.path, copy)
        with Library.open(copy, create=False) as library:
            library.database.synchronous = 0  # nobody kills the test
            for row in library.issues():
                before = library.load(row.id)
                times = repeat(library, row.id, Step.UNDO)
                assert library.load(row.id) == before.without_records()
                repeat(library, row.id, Step.REDO, times)
                assert library.load(row.id) == before
            assert list(library.check()) == []
        copy.unlink()


def repeat(library: Library, issue_id: int, step: Step, times: int = sys.maxsize) -> int:
    """Undo, or redo, in an issue so often, or as often as it goes; how often that was."""
    history = library.history(issue_id)
    for done in range(times):
        entry = history.to_undo if step == Step.UNDO else history.to_redo
        if entry is None:
            return done
        operation = library.operation(issue_id, entry.number)
        again = Entry(history.next_number, operation.name, step, "ann", time.time())
        library.commit(issue_id, operation.inverse() if step == Step.UNDO else operation, again)
        history.add(again)
    return times
