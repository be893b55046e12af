"""A page, or what is selected of it, is read again, and what differs is asked about among the doubts."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core.geometry import Box
from annotator.core.pages import Line
from annotator.ocr import Engine, Treatment
from annotator.window.dialogs.read_again import ReadAgainDialog
from annotator.window.panels.queue import QueuePanel
from tests.window import pages
from tests.window.desks import closed, opened

Read = Callable[[str, str], None]


@pytest.fixture
def desk(drawn: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Application]:
    """A desk on a copy of that library, its first page looked at."""
    shutil.copy(drawn / "a.db", tmp_path)
    shutil.copytree(drawn / "a.db.images", tmp_path / "a.db.images")
    desk = opened(tmp_path / "a.db", qtbot)
    desk.opened.show_latest()
    yield desk
    closed(desk)


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> Read:
    """Lets two engines be here, which read all lines of the first page as they are but one."""
    monkeypatch.setattr("annotator.ocr.is_installed", lambda _engine=None: True)

    def reads(wrong: str, right: str) -> None:
        places = [(pages.row_text(0, column, row), pages.row_box(column, row)) for column in (0, 1) for row in range(3)]
        lines = [Line(text=text.replace(wrong, right), box=box, confidence=0.9) for text, box in places]
        lines.append(Line(text="又一行", box=Box(60, 1000, 300, 1040)))

        def lines_of_pages(*about: object, treatment: Treatment, **_how: object) -> Iterator[object]:
            assert isinstance(about[-1], Engine)
            assert isinstance(treatment, Treatment)
            yield (800, 1100), lines

        monkeypatch.setattr("annotator.ocr.lines_of_pages", lines_of_pages)

    return reads


def trigger(desk: Application) -> None:
    action = desk.window.findChild(QAction, "read_again")
    assert action is not None
    action.trigger()


def dialog_of(desk: Application) -> ReadAgainDialog:
    trigger(desk)
    [dialog] = desk.window.findChildren(ReadAgainDialog)
    return dialog


def summary(desk: Application, qtbot: QtBot) -> list[str]:
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(QMessageBox)))
    [box] = desk.window.findChildren(QMessageBox)
    text = box.text()
    box.close()
    return text.splitlines()


def asked(desk: Application) -> list[tuple[str, str]]:
    assert desk.window.open_issue is not None
    issue = desk.window.open_issue.issue
    return [(issue.raw[one.start : one.end], one.text) for one in issue.corrections if one.rule == "reading.again"]


def test_what_another_reading_of_the_page_says_is_asked_one_by_one_and_undone_at_once(
    desk: Application, other: Read, qtbot: QtBot
) -> None:
    other("第甲版乙栏乙行", "第甲版乙档乙行")
    dialog = dialog_of(desk)
    assert [dialog.place.itemText(at) for at in range(dialog.place.count())] == [
        "the whole page A1",
        "the line at the caret",
    ]
    assert [dialog.engine.itemText(at) for at in range(dialog.engine.count())] == ["RapidOCR", "Tesseract"]
    dialog.accept()
    assert summary(desk, qtbot) == [
        "Asked about, among the doubts: 1",
        "Lines that read the same: 5",
        "Lines that were not found again: 19",
        "Lines where the text has none: 1",
    ]
    assert asked(desk) == [("栏", "档")]
    queue = desk.window.docks.of(QueuePanel)
    assert (queue.isVisible(), queue.kinds.currentText(), len(queue.doubts)) == (True, "read otherwise", 1)
    queue.accept()
    assert desk.window.open_issue is not None
    assert desk.window.open_issue.undo()
    assert desk.window.open_issue.undo()
    assert asked(desk) == []


def test_only_the_place_of_what_is_selected_is_looked_at(desk: Application, other: Read, qtbot: QtBot) -> None:
    other("行", "衍")
    raw = desk.window.raw
    assert desk.window.open_issue is not None
    start = desk.window.open_issue.issue.raw.index("第甲版甲栏乙行")
    raw.setFocus()
    raw.select(start, start + 3)
    dialog = dialog_of(desk)
    assert dialog.place.currentText() == "the place of what is selected"
    dialog.engine.setCurrentIndex(1)
    dialog.treatment.setCurrentIndex(2)
    dialog.accept()
    assert summary(desk, qtbot) == ["Asked about, among the doubts: 1", "Lines that read the same: 0"]
    [question] = [one for one in desk.window.open_issue.issue.corrections if one.rule == "reading.again"]
    assert start < question.start < start + 7
    assert "PP-OCR" not in question.origin
    assert question.origin.endswith(" large")


def test_what_reads_the_same_changes_nothing(desk: Application, other: Read, qtbot: QtBot) -> None:
    other("x", "y")
    assert desk.window.open_issue is not None
    before = desk.window.open_issue.issue
    dialog_of(desk).accept()
    assert summary(desk, qtbot)[:2] == ["Nothing new is asked.", "Lines that read the same: 6"]
    assert desk.window.open_issue.issue is before


def test_a_page_whose_image_is_missing_is_not_read(
    desk: Application, other: Read, tmp_path: Path, qtbot: QtBot
) -> None:
    other("x", "y")
    shutil.rmtree(tmp_path / "a.db.images")
    dialog_of(desk).accept()
    assert summary(desk, qtbot) == ["The image of this page is missing. Point to it first, beside the raw text."]


def test_without_an_engine_it_is_said_what_to_install(
    desk: Application, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("annotator.ocr.is_installed", lambda _engine=None: False)
    trigger(desk)
    assert summary(desk, qtbot) == ["Nothing here reads images: pip install 'newspaper-annotator[ocr]'."]
