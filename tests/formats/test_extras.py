"""Without a library that a format needs, the message names what to install, and nothing is left behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from annotator import formats
from tests.formats.writer import OF_ANY_ARTICLE

WRITING = """
import sys

blocked, folder, *names = sys.argv[1:]
for name in blocked.split():
    sys.modules[name] = None  # as if it were not installed
from pathlib import Path
from annotator import formats
from annotator.core.errors import AnnotatorError
from annotator.core.geometry import Box, Geometry, Layer, Spot
from annotator.core.issue import Issue, Page
from annotator.formats.options import Options
from annotator.formats.writing import Scope

geometry = Geometry(Layer.of([Spot(0, 2, Box(0, 0, 20, 10))]))
issue = Issue("老桥", pages=(Page("1", 0, 2, 90, 90),), geometry=geometry)
for name in names:
    path = Path(folder) / f"{name}{formats.formats()[name].suffixes[0]}"
    try:
        formats.write([issue], name, path, Options(scope=Scope.ANY))
    except AnnotatorError as error:
        print(error)
"""
LIBRARIES = {"cas": "cassis", "huggingface": "pyarrow", "xlsx": "openpyxl", "spacy": "spacy"}
EXTRAS = {"xlsx": "sheets"}


def told(blocked: str, folder: Path, *names: str) -> str:
    """What is said where issues are written in formats while libraries are not there."""
    arguments = [sys.executable, "-c", WRITING, blocked, str(folder), *names]
    return subprocess.run(arguments, capture_output=True, encoding="utf-8", check=True).stdout


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_missing_library_is_named_with_what_to_install(name: str, tmp_path: Path) -> None:
    assert f"pip install 'newspaper-annotator[{EXTRAS.get(name, name)}]'" in told(LIBRARIES[name], tmp_path, name)
    assert list(tmp_path.iterdir()) == []


def test_all_other_formats_need_no_library(tmp_path: Path) -> None:
    names = [name for name in OF_ANY_ARTICLE if name not in LIBRARIES]
    assert told(" ".join([*LIBRARIES.values(), "datasets", "lxml", "label_studio_sdk"]), tmp_path, *names) == ""
    assert len([file for file in tmp_path.iterdir() if not formats.lies_beside(file)]) == len(names)
