"""Programs that work on one database at the same time lose nothing, of their own or of another's, and never hear of it.

`make torture CROWD_SECONDS=60` lets them work that long; the suite only a moment.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from annotator.store import Library
from tests.store.samples import FROM_ELSEWHERE, add_sample
from tests.torture.committer import receipt
from tests.torture.deaths import ROOT

SECONDS = os.environ.get("CROWD_SECONDS", "4")
PROGRAMS = 4


def test_programs_on_one_database_lose_nothing_and_do_not_fail(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        issues = [add_sample(library), add_sample(library, FROM_ELSEWHERE)]
    command = [sys.executable, "-m", "tests.torture.crowd", str(path)]
    running = [
        subprocess.Popen(
            [*command, str(seed), SECONDS], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for seed in range(PROGRAMS)
    ]
    said = [one.communicate() for one in running]
    assert [errors for _lines, errors in said] == [""] * PROGRAMS
    assert [one.returncode for one in running] == [0] * PROGRAMS
    acknowledged = [line for lines, _errors in said for line in lines.splitlines()]
    with Library.open(path) as library:
        assert list(library.check()) == []
        stored = [
            receipt(issue, entry.number, library.operation(issue, entry.number))
            for issue in issues
            for entry in library.history(issue).entries[2:]
        ]
        assert sorted(acknowledged) == sorted(stored)
        assert library.leases.all() == {}
    print(f"{PROGRAMS} programs stored {len(stored)} operations in {SECONDS} seconds")
    assert len(stored) > PROGRAMS
