"""Exports beside the bare writing of the same records as JSON, each in a process of its own, and their memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

import pytest

from annotator import formats
from tests.benchmarks.figures import Figure

MOST_MEMORY = 300  # MiB
MOST_TIMES = 5.0
BY_LIBRARIES = {"cas", "huggingface", "spacy", "xlsx"}
"""What a library writes takes what the library takes; it is shown, and held to no bound."""
LONGER = {"brat": 15.0, "conll": 9.0, "hipe": 22.0, "pairs": 9.0, "tei": 14.0, "w3c": 6.0}
"""What takes longer than MOST_TIMES as yet: two files for each article, a line for each character, all text twice."""
WRITTEN = sorted(name for name, found in formats.formats().items() if found.is_written)


@pytest.mark.parametrize("name", WRITTEN)
def test_an_export_takes_a_few_times_what_json_takes(
    name: str, request: pytest.FixtureRequest, tell: Callable[[Figure], None]
) -> None:
    articles = request.config.getoption("--articles")
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.exports", name, str(articles)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    bound = float("inf") if name in BY_LIBRARIES else found["floor"] * LONGER.get(name, MOST_TIMES) * 1000
    tell(Figure(f"export {name}, {articles} articles", found["took"] * 1000, found["floor"] * 1000, bound))
    assert found["took"] * 1000 <= bound
    if name not in BY_LIBRARIES:
        assert found["memory"] < MOST_MEMORY
