"""Damaged files with pages (ALTO, PAGE XML, hOCR, ABBYY, METS, JSON, IIIF, PDF and images) are read or refused.

No process that reads them fails, hangs, opens a file outside of its folder, or takes a gigabyte. `PAGE_FILES=10000`
tries so many (`make torture` does); the suite only some.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("PIL", reason="needs the extra ocr")
pytest.importorskip("pypdfium2", reason="needs the extra pdf")
PAGE_FILES = int(os.environ.get("PAGE_FILES", "130"))
BATCH = 500
MOST_MEMORY = 2**30
OUTCOMES = {"read", "refused", "ended the process that decoded them"}


@pytest.mark.skipif(sys.platform == "win32", reason="it asks for memory as Linux and macOS tell it")
@pytest.mark.parametrize("first", range(0, PAGE_FILES, BATCH))
def test_a_damaged_file_is_read_or_refused_and_does_no_harm(
    first: int, record_property: Callable[[str, object], None]
) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.torture.page_files", str(first), str(min(first + BATCH, PAGE_FILES))]
    done = subprocess.run(
        command, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    found = json.loads(done.stdout)
    assert set(found["told"]) <= OUTCOMES
    assert found["opened"] == []
    assert found["memory"] < MOST_MEMORY
    for name, number in found["told"].items():
        record_property(f"damaged page files {name}", number)
