"""Changes a sample of places of some rooms or modules, and prints the share of changes that the room's tests notice.

    python -m tests.mutants.run annotator/core annotator/store/codec.py --count 150 --seed 0

Each change is judged by the tests of its room that run the changed line; a change that no test runs is not noticed, and
one after which a test does not end is. The changes are made in copies, and the work tree stays as it is however the
program ends. Changes that mean the same are listed with their reasons in `equivalent.txt`, and are not drawn.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

from tests.mutants.changes import Change, places
from tests.mutants.tree import Measured, Tree, copy

T = TypeVar("T")
EQUIVALENT = Path(__file__).with_name("equivalent.txt")


def drawn(wanted: list[Path], count: int, seed: int) -> list[Change]:
    """So many changes, each at another place, without those that mean the same or nothing."""
    same = set(EQUIVALENT.read_text(encoding="utf-8").splitlines())
    modules = sorted(module for path in wanted for module in (path.rglob("*.py") if path.is_dir() else [path]))
    chance = random.Random(seed)
    all_places = [changes for module in modules for _place, changes in sorted(places(module).items())]
    chance.shuffle(all_places)
    found: list[Change] = []
    for changes in all_places:
        change = chance.choice(changes)
        if change.is_code and f"{change.path} | {change.lines[0]} | {change.lines[1]}" not in same:
            found.append(change)
        if len(found) == count:
            break
    return found


class Crew:
    """So many workers, each with a copy of the project that lies in a folder."""

    def __init__(self, number: int, original: Path, stack: ExitStack) -> None:
        self._pool = ThreadPoolExecutor(number)
        stack.callback(self._pool.shutdown, cancel_futures=True)
        self._free: SimpleQueue[Tree] = SimpleQueue()
        for one in range(number):
            tree = Tree(original, original.with_name(f"worker-{one}"))
            stack.callback(tree.close)
            self._free.put(tree)

    def do(self, job: Callable[[Tree], T]) -> Future[T]:
        """Do a job as soon as a worker is free."""

        def done() -> T:
            tree = self._free.get()
            try:
                return job(tree)
            finally:
                self._free.put(tree)

        return self._pool.submit(done)


def judge(room: Path, changes: list[Change], measured: Measured, crew: Crew) -> str:
    """Judge changes of a room; print those that were not noticed and the share of each module, and say that of all."""
    all_of, seen = Counter(change.path for change in changes), Counter[Path]()
    ended = 0
    judged = [crew.do(lambda tree, change=change: tree.judge(change, measured)) for change in changes]  # type: ignore[misc]
    for change, code in zip(changes, judged, strict=True):
        seen[change.path] += code.result() != 0
        ended += code.result() < 0
        if code.result() == 0:
            print(change, "" if measured.tests(change) else "(no test of this room runs it)", sep="   ", flush=True)
    for path, number in sorted(all_of.items()):
        print(f"{seen[path]:4} of {number:3}  {path}")
    share = f"{seen.total() / max(1, len(changes)):.2f}"
    return f"{room}: {seen.total()} of {len(changes)} changes noticed ({share}), {ended} as a test did not end"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    by_room: dict[Path, list[Path]] = {}
    for path in chosen.paths:
        by_room.setdefault(Path(*path.parts[:2]), []).append(path)
    began = time.monotonic()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="annotator-mutants-")))
        folder.chmod(0o755)  # the tests' PostgreSQL belongs to somebody else
        original = folder / "original"
        copy(original)
        stack.callback(os.chdir, Path.cwd())
        os.chdir(original)
        crew = Crew(chosen.workers, original, stack)
        measured = {room: crew.do(lambda tree, room=room: tree.measured(room)) for room in by_room}  # type: ignore[misc]
        found = [
            judge(room, drawn(wanted, chosen.count, chosen.seed), measured[room].result(), crew)
            for room, wanted in by_room.items()
        ]
    print(*found, f"{time.monotonic() - began:.0f} s, seed {chosen.seed}", sep="\n")


if __name__ == "__main__":
    main()
