"""A copy of the project, in which changes are made and judged."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.mutants.changes import Change
from tests.mutants.quick import MEASURED
from tests.mutants.server import SAID

ROOT = Path(__file__).resolve().parents[2]
_KEPT = ("annotator", "tests", "resources", "pyproject.toml", "README.md", "CHANGELOG.md")
_PYTEST = ["-q", "-p", "no:cacheprovider", "-p", "no:benchmark", "-p", "tests.mutants.quick"]
_PYTEST += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # the server has loaded the plugins already


@dataclass(frozen=True)
class Measured:
    """Which tests of a room run which lines of its modules, and how long they take."""

    lines: dict[str, dict[str, list[str]]]
    """The tests by module and line; what runs while a module is loaded belongs to the test ""."""
    times: dict[str, float]
    """The seconds of each test, its parameters apart."""

    @cached_property
    def took(self) -> dict[str, float]:
        """The seconds of each test, with all its parameters."""
        found: dict[str, float] = {}
        for name, seconds in self.times.items():
            test = name.partition("[")[0]
            found[test] = found.get(test, 0.0) + seconds
        return found

    def tests(self, change: Change) -> list[str]:
        """The tests that run the changed line, the quickest first; for one that runs while the module is loaded only,
        those that use the module.
        """
        lines = self.lines.get(str(change.path), {})
        found = set(lines.get(str(change.line), ()))
        if found == {""}:
            found = {test for tests in lines.values() for test in tests}
        return sorted(found - {""}, key=lambda test: (self.took[test], test))


def copy(into: Path) -> None:
    """Copy what the tests need out of the work tree, which may change from now on."""
    into.mkdir()
    for name in _KEPT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, into / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, into / name)


class Tree:
    """A copy of the copy, with a process that runs tests in it."""

    def __init__(self, original: Path, folder: Path) -> None:
        self._root, self._temporary = folder / "desk", folder / "tmp"
        self._temporary.mkdir(parents=True)
        shutil.copytree(original, self._root)
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.mutants.server"],
            cwd=self._root,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(self._temporary)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # so that it is ended by `close` only
        )

    def close(self) -> None:
        """End the process; what waits for a run fails."""
        self._server.terminate()
        self._server.wait()

    def measured(self, room: Path) -> Measured:
        """Run the tests of a room, which must pass."""
        if self._run("--measure", str(room), str(Path("tests") / room.name)):
            print((self._root / SAID).read_text(encoding="utf-8"))
            raise SystemExit(f"The tests of {room} fail without any change.")
        return Measured(**json.loads((self._root / MEASURED).read_text(encoding="utf-8")))

    def judge(self, change: Change, measured: Measured) -> int:
        """Make a change, and take it back when the tests that run it have run; the exit code of pytest, or less than
        zero where it was ended.
        """
        tests = measured.tests(change)
        if not tests:
            return 0
        (self._root / MEASURED).write_text(json.dumps({"times": measured.times}), encoding="utf-8")
        module = self._root / change.path
        before, times = module.read_bytes(), module.stat()
        module.write_text(change.code, encoding="utf-8")
        try:
            return self._run("-x", *tests)
        finally:
            module.write_bytes(before)
            os.utime(module, ns=(times.st_atime_ns, times.st_mtime_ns))  # so that the compiled module holds again

    def _run(self, *arguments: str) -> int:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        whole = [*_PYTEST, f"--basetemp={self._temporary / 'pytest'}", *arguments]
        print(json.dumps(whole), file=self._server.stdin, flush=True)
        return int(self._server.stdout.readline())
