"""Models that are trained from exported files, by the consumers' own tools, have learned something."""

from __future__ import annotations

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


def test_spacy_learns_names_from_an_export(folder: Path) -> None:
    score = proof.names_by_spacy(folder / "gold.spacy", folder, steps=100)
    assert score.untrained < 0.05
    assert score.trained > 0.15


def test_crfsuite_learns_from_an_export_where_articles_begin(folder: Path) -> None:
    score = proof.beginnings_by_crfsuite(folder / "gold", folder)
    assert score.trained > 0.9
    assert score.untrained < 0.75
