"""An export does not take the place of one in which people have worked since, unless they want that."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import formats
from annotator.core.errors import WorkedOn
from annotator.formats.options import Options
from annotator.formats.writing import Scope
from annotator.suggest import words
from tests.store.samples import MADE

OPTIONS = Options(scope=Scope.ANY, words=words.words)


def export(path: Path, name: str = "brat", *, force: bool = False) -> None:
    formats.write([MADE], name, path, OPTIONS, force=force)


def annotate(path: Path) -> Path:
    """Add a line to the first file of annotations, as brat does."""
    file = min(path.glob("*.ann"))
    with file.open("a") as opened:
        opened.write("#99\tAnnotatorNotes T1\tmine\n")
    return file


def test_what_was_annotated_in_place_is_not_replaced_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "gold"
    export(path)
    export(path)
    file = annotate(path)
    (path / "own.txt").write_text("mine")
    with pytest.raises(WorkedOn, match="1 files of it were changed, 1 added and 0 removed") as refused:
        export(path)
    assert file.name in str(refused.value)
    assert "mine" in file.read_text()
    export(path, force=True)
    assert "mine" not in file.read_text()
    export(path)


def test_a_single_file_that_was_edited_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "gold.conll"
    export(path, "conll")
    path.write_text("mine")
    with pytest.raises(WorkedOn):
        export(path, "conll")
    assert path.read_text() == "mine"


def test_a_folder_without_its_report_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "gold"
    export(path)
    (tmp_path / "gold.report.json").unlink()
    with pytest.raises(WorkedOn, match="its report is missing"):
        export(path)


def test_a_folder_that_was_renamed_with_its_report_is_known(tmp_path: Path) -> None:
    export(tmp_path / "gold")
    (tmp_path / "gold").rename(tmp_path / "other")
    (tmp_path / "gold.report.json").rename(tmp_path / "other.report.json")
    export(tmp_path / "other")
    annotate(tmp_path / "other")
    with pytest.raises(WorkedOn):
        export(tmp_path / "other")


def test_what_a_program_leaves_in_a_folder_that_it_looks_at_is_nobody_s_work(tmp_path: Path) -> None:
    export(tmp_path / "gold")
    (tmp_path / "gold" / ".stats_cache").write_text("{}")
    export(tmp_path / "gold")
