"""A program that is killed while it replaces an export leaves the old one or the new one, and the next clears up.

In `make torture` it is killed at each step; in the suite only at each in so many.
"""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from tests.torture.deaths import ROOT
from tests.torture.replacing import hidden, what_stands, write

STRIDE = min(4, int(os.environ.get("STRIDE", "4")))


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_whenever_it_is_killed_the_old_stands_or_the_new_with_its_report(kind: str, tmp_path: Path) -> None:
    seen = set()
    for step in count(1, STRIDE):
        write(tmp_path, kind, "old")
        command = [sys.executable, "-m", "tests.torture.replacing", str(tmp_path), kind, str(step)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            break
        assert (done.returncode, done.stderr) == (-9, "")
        text, report = what_stands(tmp_path)
        assert text in ("old", "new")
        assert report in (text, "")
        seen.add(text)
        write(tmp_path, kind, "again")
        assert what_stands(tmp_path) == ("again", "again")
        assert hidden(tmp_path) == []
    assert seen == {"old", "new"}
