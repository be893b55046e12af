"""Changes a sample of places of some rooms or modules, and prints the share of changes that the room's tests notice.

    python -m tests.mutants.run annotator/core annotator/store/codec.py --count 150 --seed 0

Each change is judged by the tests of its room that run the changed line; a change that no test runs is not noticed.
Nothing in the work tree is touched. Changes that mean the same are listed with their reasons in `equivalent.txt`, and
are not drawn.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from queue import SimpleQueue

from tests.mutants.changes import Change, places

ROOT = Path(__file__).resolve().parents[2]
EQUIVALENT = Path(__file__).with_name("equivalent.txt")
_SLACK = 60.0
"""So much longer (seconds) than all tests of its room a change may take; then it counts as noticed, for a loop without
an end.
"""
_PYTEST = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:benchmark", "-p", "tests.mutants.quick"]
_KEPT = ("annotator", "tests", "resources", "pyproject.toml", "README.md", "CHANGELOG.md")


@dataclass(frozen=True)
class Lines:
    """Which tests of a room run which lines of its modules."""

    of: dict[str, dict[str, list[int]]]
    """The lines by module and test."""
    took: float
    """How long (seconds) all tests took."""

    @cached_property
    def breadth(self) -> Counter[str]:
        """How many lines each test runs."""
        found: Counter[str] = Counter()
        for runs in self.of.values():
            found.update({name: len(lines) for name, lines in runs.items()})
        return found

    def tests(self, change: Change) -> list[str]:
        """The tests that run the changed line; for one that runs while the module is imported, those that use it. Those
        that run least come first, as they are about what changes.
        """
        runs = {name: set(lines) for name, lines in self.of.get(str(change.path), {}).items()}
        found = sorted(name for name, lines in runs.items() if name and change.line in lines)
        if not found and change.line in runs.get("", ()):
            found = sorted(filter(None, runs))
        return sorted(found, key=self.breadth.__getitem__)


def copy(into: Path) -> Path:
    """A copy of what the tests need, in which changes are made."""
    for name in _KEPT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, into / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, into / name)
    return into


def run(tree: Path, *arguments: str, longest: float | None = None) -> int:
    """Run Python in a copy; the exit code, or 1 where it takes too long. What has no such limit is shown."""
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, cwd=tree, env=env, timeout=longest, capture_output=longest is not None, check=False
        ).returncode
    except subprocess.TimeoutExpired:
        return 1


def lines_run(tree: Path, room: Path) -> Lines:
    """Run the tests of a room, which must pass, and see which of them runs what."""
    settings = tree / "coverage.ini"
    settings.write_text(f"[run]\nsource = {room}\n[json]\nshow_contexts = True\n")
    tests = [str(path) for path in tests_of(room)]
    began = time.monotonic()
    code = run(tree, "-m", "coverage", "run", f"--rcfile={settings}", *_PYTEST, *tests)
    took = time.monotonic() - began
    if code:
        raise SystemExit(f"The tests of {room} fail without any change.")
    run(tree, "-m", "coverage", "json", f"--rcfile={settings}", "-o", "lines.json")
    found: dict[str, dict[str, list[int]]] = {}
    for path, told in json.loads((tree / "lines.json").read_text())["files"].items():
        for line, contexts in told["contexts"].items():
            for context in contexts:
                found.setdefault(path, {}).setdefault(context, []).append(int(line))
    return Lines(found, took)


def tests_of(room: Path) -> list[Path]:
    """The folders of tests that fit a room."""
    return [Path("tests") / room.name]


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


def is_noticed(tree: Path, change: Change, lines: Lines) -> bool:
    """Whether a test fails after a change."""
    tests = lines.tests(change)
    if not tests:
        return False
    module = tree / change.path
    kept = module.read_text(encoding="utf-8")
    module.write_text(change.code, encoding="utf-8")
    try:
        return run(tree, *_PYTEST, "-x", *tests, longest=lines.took + _SLACK) != 0
    finally:
        module.write_text(kept, encoding="utf-8")


def measure(room: Path, wanted: list[Path], count: int, seed: int, workers: int) -> None:
    """Judge a sample of the changes in a room or some of its modules, and print what was noticed."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        trees = [copy(Path(folder, str(number), "desk")) for number in range(workers)]
        lines = lines_run(trees[0], room)
        changes = drawn(wanted, count, seed)
        free: SimpleQueue[Path] = SimpleQueue()
        for tree in trees:
            free.put(tree)

        def judge(change: Change) -> bool:
            tree = free.get()
            try:
                return is_noticed(tree, change, lines)
            finally:
                free.put(tree)

        with ThreadPoolExecutor(workers) as pool:
            noticed = list(pool.map(judge, changes))
    report(room, changes, noticed, lines)
    share, took = sum(noticed) / max(1, len(changes)), time.monotonic() - began
    said = f"{room}: {sum(noticed)} of {len(changes)} changes noticed ({share:.2f})"
    print(f"{said}, {took:.0f} s, seed {seed}", flush=True)


def report(room: Path, changes: list[Change], noticed: list[bool], lines: Lines) -> None:
    """Print each change that was not noticed, and the share of each module."""
    for change, was_noticed in zip(changes, noticed, strict=True):
        if not was_noticed:
            print(change, "" if lines.tests(change) else "(no test of this room runs it)", sep="   ")
    all_of = Counter(change.path for change in changes)
    seen = Counter(change.path for change, was_noticed in zip(changes, noticed, strict=True) if was_noticed)
    for path, number in sorted(all_of.items()):
        print(f"{seen[path]:4} of {number:3}  {path}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    os.chdir(ROOT)
    by_room: dict[Path, list[Path]] = {}
    for path in chosen.paths:
        by_room.setdefault(Path(*path.parts[:2]), []).append(path)
    for room, wanted in by_room.items():
        measure(room, wanted, chosen.count, chosen.seed, chosen.workers)


if __name__ == "__main__":
    main()
