"""Models that are trained from exported files, by the consumers' own tools, have learned something."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import SHARED
from tests.training import proof

CASES = SHARED / "measure" / "cases"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CASES.is_dir(), reason="no issues with known answers beside the repository"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where gold is exported to, in three parts."""
    folder = tmp_path_factory.mktemp("proof")
    proof.exported(CASES, folder, styles=["dump"], most=30)
    return folder


def test_spacy_trains_on_the_names_of_an_export(folder: Path) -> None:
    """How much it learns is for `make proof`: in the few steps that a suite has time for that hangs on the machine."""
    proof.names_by_spacy(folder / "gold.spacy", folder, steps=20)
    assert json.loads((folder / "trained.json").read_text(encoding="utf-8"))["ents_per_type"].keys() >= {"PER", "LOC"}


def test_crfsuite_learns_from_an_export_where_articles_begin(folder: Path) -> None:
    score = proof.beginnings_by_crfsuite(folder / "gold", folder)
    assert score.trained > 0.9
    assert score.untrained < 0.75
