"""Full, failing and torn disks under the real program: what is acknowledged is there, and what fails is said plainly.

In `make torture` each call to the disk fails once; in the suite only each in so many.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import workflow
from annotator.paths import sample_issue
from annotator.store import Library
from tests.torture.deaths import ROOT, said_by_check
from tests.torture.disks import faulty

STRIDE = os.environ.get("STRIDE", "53")
SMALL_DISK = 'mount -t tmpfs -o size="$1" none "$2" && shift 2 && exec "$@"'


def _run(command: list[str], env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    whole = {**os.environ, **(env or {})}
    return subprocess.run(command, cwd=ROOT, env=whole, capture_output=True, text=True, check=False)


def test_a_disk_that_fails_at_any_call_loses_nothing(faulty_disk: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.torture.on_faulty_disk", str(tmp_path), STRIDE]
    done = _run(command, faulty(faulty_disk, tmp_path))
    print(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    for kind in ("no space", "short", "I/O error"):
        assert f"{kind}:" in done.stdout
    assert "The disk is full, so" in done.stdout
    assert "The disk failed" in done.stdout


@pytest.fixture
def on_small_disk(tmp_path: Path) -> list[str]:
    """How a command begins that runs with `place` in the test's folder as a disk of 900 kB; skipped where it can't."""
    place = tmp_path / "place"
    place.mkdir()
    begin = ["unshare", "--map-root-user", "--mount", "sh", "-c", SMALL_DISK, "sh", "900k", str(place)]
    if shutil.which("unshare") is None or _run([*begin, "true"]).returncode:
        pytest.skip("no small disk can be mounted here, not even in a name space of its own")
    return begin


def test_a_full_disk_is_said_plainly_and_the_work_goes_on_when_there_is_room(
    on_small_disk: list[str], tmp_path: Path
) -> None:
    done = _run([*on_small_disk, sys.executable, "-m", "tests.torture.on_full_disk", str(tmp_path / "place")])
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(
        " The disk is full, so the last step was not stored; all before it is safe. Make room and try again.\n"
    )


def test_an_import_onto_a_full_disk_is_one_line(on_small_disk: list[str], tmp_path: Path) -> None:
    files = []
    for number in range(60):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(f"第{number}期\n\n{sample_issue().read_text(encoding='utf-8')}", encoding="utf-8")
    database = tmp_path / "place" / "a b%'.db"
    program = [sys.executable, "-m", "annotator", "import", *map(str, files), "--database", str(database)]
    done = _run([*on_small_disk, *program, "--no-entities"])
    assert done.returncode == 2
    assert done.stderr == (
        f"annotator: {database}: The disk is full, so the last step was not stored; all before it is safe. "
        "Make room and try again.\n"
    )


def test_an_export_onto_a_full_disk_is_one_line_and_the_earlier_one_stands(
    on_small_disk: list[str], tmp_path: Path
) -> None:
    database, gold = tmp_path / "a.db", tmp_path / "place" / "gold"
    with workflow.open_library(database, create=True) as library:
        list(workflow.import_all(library, [sample_issue()], author="ann", entities=False))
    command = f"{sys.executable} -m annotator export --database {database} --to brat --status any --output {gold}"
    script = (
        f"{command} 2> {tmp_path}/first && cp -a {gold} {tmp_path}/before && "
        f"{{ dd if=/dev/zero of={gold.parent}/rest bs=4k 2> {tmp_path}/dd; {command}; }}; "
        f"echo $?; diff -r {tmp_path}/before {gold} && ls -A {gold.parent}"
    )
    done = _run([*on_small_disk, "sh", "-c", script])
    assert done.stdout.splitlines() == ["2", "gold", "gold.report.json", "rest"]
    [line] = done.stderr.splitlines()
    assert line.startswith(f"annotator: {gold}: ")
    assert "No space left" in line or "disk is full" in line


def test_a_read_error_is_told_by_check_in_a_line(faulty_disk: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    assert said_by_check(path) == (0, "")
    env = faulty(faulty_disk, path, kinds=8, at=3, how=5, lasting=True)
    done = _run([sys.executable, "-m", "annotator", "check", "--database", str(path)], env)
    assert done.returncode in (1, 2)
    assert (done.stdout + done.stderr).count("\n") == 1
    assert "The disk failed" in done.stdout + done.stderr
