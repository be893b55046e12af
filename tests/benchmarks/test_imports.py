"""Imports of the longest files that are accepted, each in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

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
