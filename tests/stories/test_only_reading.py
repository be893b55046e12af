"""A database on a read-only share or on a full disk can be read, also with what a killed program has left beside it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.store import Library
from tests.window import samples

ROOT = Path(__file__).resolve().parents[2]
READ_ONLY = 'mount --bind "$1" "$2" && mount -o remount,ro,bind "$2" && shift 2 && exec "$@"'
FULL = (
    'mount -t tmpfs -o size=2m none "$2" && cp "$1"/* "$2" && ! cat /dev/zero > "$2/filling" 2>/dev/null '
    '&& shift 2 && exec "$@"'
)
WHY = {
    READ_ONLY: "The file or its folder is read-only, so nothing can be stored there. Allow writing there.",
    FULL: "The disk is full, so nothing can be stored there; what is stored is safe. Make room and try again.",
}


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)


@pytest.fixture(params=[READ_ONLY, FULL], ids=["read-only", "full"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    """How a command begins that sees the files of `files` in `place`, where nothing can be written."""
    for name in ("files", "place", "elsewhere"):
        (tmp_path / name).mkdir()
    (tmp_path / "files" / "any").write_text("any")
    folders = [str(tmp_path / "files"), str(tmp_path / "place")]
    begin = ["unshare", "--map-root-user", "--mount", "sh", "-c", request.param, "sh", *folders]
    if shutil.which("unshare") is None or _run([*begin, "true"]).returncode:
        pytest.skip("nothing can be mounted here, not even in a name space of its own")
    return begin


def _make(tmp_path: Path, beside: tuple[str, ...]) -> Path:
    """A database as a killed program leaves it, with the files `beside` it, or as a closed one where there are none.

    The place where it is seen.
    """
    made = tmp_path / "library.db"
    issue, operations = samples.made(samples.RAW)
    with Library.open(made) as library:
        library.add(issue, operations, author="ann")
        for end in beside:
            shutil.copy(f"{made}{end}", tmp_path / "files")
    if not beside:
        shutil.copy(made, tmp_path / "files")
    return tmp_path / "place" / "library.db"


@pytest.mark.parametrize("beside", [(), ("", "-wal", "-shm")], ids=["closed", "killed"])
def test_what_can_not_be_written_is_checked_exported_backed_up_and_shown(
    place: list[str], tmp_path: Path, beside: tuple[str, ...]
) -> None:
    database = _make(tmp_path, beside)
    command = [sys.executable, "-m", "tests.stories.only_reading", str(database), str(tmp_path / "elsewhere")]
    done = _run([*place, *command])
    why = WHY[place[5]]
    reads = ["check 0", "export 0", str(tmp_path / "elsewhere" / "copy.db"), "backup 0", "shown True"]
    refuses = [f"why ✎ {database}: {why}", "done False", "still shown True", "messages []"]
    said = done.stdout.splitlines()
    assert said[:5] == reads, done.stderr
    if not (beside and FULL in place):  # there what lay beside was put into the database, which makes some room
        assert said[5:] == refuses
    with Library.open(tmp_path / "elsewhere" / "copy.db") as copy:
        assert copy.load(1).raw == samples.RAW
        assert len(copy.history(1).entries) == 2


def test_what_lies_beside_and_can_not_be_read_is_not_left_out_silently(place: list[str], tmp_path: Path) -> None:
    database = _make(tmp_path, ("", "-wal"))
    done = _run([*place, sys.executable, "-m", "annotator", "check", "--database", str(database)])
    assert (done.returncode, done.stdout) == (2, "")
    beside = (
        "What was stored last lies beside it in library.db-wal, and is read only where something can be written. "
        "Copy both files into another folder, and open the copy."
    )
    assert done.stderr == f"annotator: {database}: {WHY[FULL] if FULL in place else beside}\n"
