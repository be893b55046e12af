"""Exports beside the bare writing of the same records as JSON, or beside the library that writes them, each in a
process of its own, and their memory.
"""

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
BY_LIBRARIES = {"cas": 2.0, "huggingface": 5.5, "spacy": 1.6, "xlsx": float("inf")}
"""How many times as long as the library alone what it writes may take; a workbook is held to no bound."""
LONGER = {"brat": 22.0, "conll": 9.5, "hipe": 22.0, "pairs": 7.0, "tei": 13.0, "w3c": 6.0}
"""What takes longer than MOST_TIMES as yet: two files for each article, a line for each character, all text twice."""
OF_PAGES = {"alto", "coco", "hocr", "iiif", "line-images", "mets", "page", "pdf", "yolo"}
"""What takes only issues with pages of print, which these have not."""
WRITTEN = sorted(name for name, one in formats.formats().items() if one.is_written and name not in OF_PAGES)


@pytest.mark.parametrize("name", WRITTEN)
def test_an_export_takes_a_few_times_what_json_takes(
    name: str, request: pytest.FixtureRequest, tell: Callable[[Figure], None]
) -> None:
    articles = request.config.getoption("--articles")
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.exports", name, str(articles)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    bound = found["floor"] * {**LONGER, **BY_LIBRARIES}.get(name, MOST_TIMES) * 1000
    tell(Figure(f"export {name}, {articles} articles", found["took"] * 1000, found["floor"] * 1000, bound))
    assert found["took"] * 1000 <= bound
    if name not in BY_LIBRARIES:
        assert found["memory"] < MOST_MEMORY
