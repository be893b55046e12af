"""Imports of the longest files that are accepted, each in a process of its own, and what storing takes of the work."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator import workflow
from annotator.workflow import importing
from annotator.workflow.preparing import Ground, Input, prepared
from annotator.workflow.suggesting import known_to
from tests.benchmarks.archive import Size, composed
from tests.benchmarks.figures import Figure
from tests.benchmarks.imports import FILES

LONGEST = 64 * 2**20
MOST_MEMORY = 1000  # MiB
FEW, MANY = 600_000, 3_000_000
MOST_TIMES = 7


def measured(kind: str, size: int) -> dict[str, float]:
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.imports", kind, str(size)]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


@pytest.mark.parametrize("form", FILES)
def test_an_import_of_the_longest_file_takes_less_than_a_gigabyte(form: str) -> None:
    assert measured(form, LONGEST)["memory"] < MOST_MEMORY


def test_a_line_of_as_many_keys_as_are_accepted_takes_less_than_a_gigabyte() -> None:
    assert measured("keys", 3_900_000)["memory"] < MOST_MEMORY


def test_time_grows_with_empty_lines_as_their_number_does() -> None:
    assert measured("blank", MANY)["took"] < MOST_TIMES * measured("blank", FEW)["took"]


def test_storing_an_issue_takes_a_small_part_of_preparing_it(tmp_path: Path, tell: Callable[[Figure], None]) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(4)]
    for number, path in enumerate(paths):
        path.write_text(composed(number, Size(issues=4))[0].raw, encoding="utf-8")
    with workflow.open_library(tmp_path / "a.db", create=True) as library:
        known = known_to(library, entities=True)
        begun = time.process_time()
        ready = [pickle.dumps(one) for path in paths for one in prepared(Input(path), Ground(known))]
        prepared_in = time.process_time() - begun
        begun = time.process_time()
        for one in ready:
            importing._stored(library, pickle.loads(one), known, "benchmark", 0.0)
        stored_in = time.process_time() - begun
    figure = Figure("4 issues stored, beside preparing them", stored_in * 1000, prepared_in * 1000, prepared_in * 150)
    tell(figure)
    assert figure.holds, str(figure)
