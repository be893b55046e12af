"""Tesseract reads where it is installed: alone, or as a second reading whose differences become alternatives."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase

from annotator import ocr, workflow
from annotator.core.errors import AnnotatorError
from annotator.core.geometry import Box
from annotator.store import Library

pytest.importorskip("PIL", reason="needs the extra ocr")
needs_tesseract = pytest.mark.skipif(not ocr.is_installed(ocr.Engine.TESSERACT), reason="needs Tesseract with Chinese")
TEXT = "湖城的老桥在昨天上午重新开放两岸的人都来看新栏杆"


def line(text: str) -> tuple[object, ...]:
    characters = [(at, at + 1, (40 * at, 0, 40 * at + 40, 40), 0.9, [("木", 0.1)]) for at in range(len(text))]
    return text, (0, 0, 40 * len(text), 40), 0.9, characters


def others(text: str, second: str) -> list[str]:
    """The first alternative of each character of a line, where a second reading of it is known."""
    from annotator.ocr import tesseract

    words = [
        tesseract._Word(("1",), Box(40 * at, 0, 40 * at + 40, 40), 0.5, char) for at, char in enumerate(second) if char
    ]
    characters = tesseract._with_alternatives(line(text), words)[3]  # type: ignore[arg-type]
    return [others[0][0] for *_about, others in characters]


def test_what_is_read_otherwise_is_the_first_alternative() -> None:
    assert others("老桥修好", "老挢修好") == ["木", "挢", "木", "木"]


def test_what_was_left_out_is_an_alternative_of_the_character_before_it() -> None:
    assert others("老修好", "老桥修好") == ["老桥", "木", "木"]


def test_marks_of_another_width_and_what_the_second_left_out_change_nothing() -> None:
    assert others("老桥，修好", "老桥,好") == ["木"] * 5
    assert others("老桥", "") == ["木"] * 2


def page(tmp_path: Path) -> Path:
    from tests.ocr.drawn import drawn

    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        pytest.skip("there is no font to draw a page with")
    (tmp_path / "a.png").write_bytes(drawn(TEXT, width=900, height=300, columns=1, size=40).data)
    return tmp_path / "a.png"


@needs_tesseract
def test_it_reads_a_page_alone_and_says_that_it_did(qapp: object, tmp_path: Path) -> None:
    with Library.open(tmp_path / "a.db") as library:
        [[imported]] = workflow.import_files(library, [page(tmp_path)], author="ann", engine=workflow.Engine.TESSERACT)
    assert not isinstance(imported, AnnotatorError)
    raw = "".join(imported.issue.raw.split())
    assert len({*raw} & {*TEXT}) > 0.8 * len({*TEXT})
    assert imported.issue.additions[0].origin.startswith("tesseract ")
    assert len(imported.issue.geometry.characters) == len(raw)


def test_where_it_is_not_installed_it_is_refused_with_what_to_install(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.ocr.asking._tesseract", lambda question: [])
    monkeypatch.setattr("annotator.ocr.asking._NEEDED", ("PIL",))
    with Library.open(tmp_path / "a.db") as library:
        [[error]] = workflow.import_files(library, [page(tmp_path)], author="ann", engine=workflow.Engine.BOTH)
    assert "install Tesseract with its data for Chinese" in str(error)
