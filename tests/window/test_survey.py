"""How the work goes is shown in tables and charts, and saved."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core.records import ArticleKind, CorrectionKind, State
from annotator.window.dialogs.survey import SurveyDialog
from annotator.window.dialogs.survey_sheets import as_csv
from annotator.window.looks import chart
from annotator.window.main_window import MainWindow
from annotator.workflow import Survey
from annotator.workflow.surveying import Agreed, Amount, Verdict, Work

DAY = date(2026, 3, 1)
SURVEY = Survey(
    newspapers={"": Amount(1, 0, 3), "湖畔晨报": Amount(4, 2, 1)},
    kinds={ArticleKind.NOTICE: Amount(2, 1)},
    work={(DAY, "王芳"): Work(3, 9, 540.0), (DAY, "李明"): Work(0, 1, 0.0)},
    corrections={CorrectionKind.SPACE: {State.ACCEPTED: 2}},
    doubts={"boundary": 4},
    suggestions={DAY: Verdict(3, 1, 0)},
    agreement={("李明", "王芳"): Agreed(1, None, 0.5, 0.25)},
)


def shown(dialog: SurveyDialog) -> list[list[str]]:
    model = dialog.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.fixture
def dialog(qtbot: QtBot) -> SurveyDialog:
    made = SurveyDialog(SURVEY)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def saved(dialog: SurveyDialog) -> dict[Path, bytes]:
    files: dict[Path, bytes] = {}
    dialog.save_requested.connect(files.__setitem__)
    return files


def test_each_sheet_says_what_was_counted(dialog: SurveyDialog) -> None:
    expected = {
        "By day": [["2026-03-01", "3", "10", "0.1", "3.0"]],
        "By person": [["李明", "0", "1", "0.0", "–"], ["王芳", "3", "9", "0.1", "3.0"]],
        "By newspaper": [["not known", "1", "0", "3"], ["湖畔晨报", "4", "2", "1"]],
        "By kind": [["notice", "2", "1"]],
        "Time per article": [["2026-03-01", "李明", "0", "–"], ["2026-03-01", "王芳", "3", "3.0"]],
        "Corrections": [["space", "0", "2", "0"]],
        "Doubts left": [["boundary", "4"]],
        "Quality of suggestions": [["2026-03-01", "3", "1", "0", "75.0", "100.0"]],
        "Agreement": [["李明 · 王芳", "1", "–", "50.0", "25.0"]],
    }
    for number, (title, rows) in enumerate(expected.items()):
        dialog.list.setCurrentRow(number)
        assert (dialog.sheet.title, shown(dialog)) == (title, rows)
    assert dialog.list.count() == len(expected)


def test_a_sheet_is_saved_as_a_table_that_starts_no_formula(
    dialog: SurveyDialog, saved: dict[Path, bytes], tmp_path: Path
) -> None:
    dialog.write(tmp_path / "days.csv")
    [header, row] = csv.reader(saved[tmp_path / "days.csv"].decode("utf-8-sig").splitlines())
    assert header[:2] == ["Day", "Approved"]
    assert row[:3] == ["2026-03-01", "3", "10"]
    hostile = replace(dialog.sheet, rows=[("=1+1", 1)])
    assert as_csv(hostile).decode("utf-8-sig").splitlines()[1] == "'=1+1,1"


def test_without_the_library_the_tables_stay_and_one_sentence_says_what_to_install(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(chart, "library", lambda: None)
    made = SurveyDialog(SURVEY)
    qtbot.addWidget(made)
    made.show()
    assert made.advice.isVisible()
    assert "newspaper-annotator[charts]" in made.advice.text()
    files: list[Path] = []
    made.save_requested.connect(lambda path, _data: files.append(path))
    made.write(tmp_path / "days.svg")
    assert files == [tmp_path / "days.svg.csv"]


def test_charts_are_saved_as_picture_and_drawing(
    dialog: SurveyDialog, saved: dict[Path, bytes], tmp_path: Path
) -> None:
    pytest.importorskip("pyqtgraph")
    dialog.show()
    for number in range(dialog.list.count()):
        dialog.list.setCurrentRow(number)
        for _ in range(2):  # a chart finds the room for its names as it is painted
            QApplication.processEvents()
        for ending in ("png", "svg"):
            dialog.write(tmp_path / f"{number}.{ending}")
        with Image.open(BytesIO(saved[tmp_path / f"{number}.png"])) as image:
            colours = image.convert("RGB").getcolors(1 << 24)
        assert len(colours or ()) > 2
        assert ElementTree.fromstring(saved[tmp_path / f"{number}.svg"]).tag.endswith("svg")
    assert "湖畔晨报".encode() in saved[tmp_path / "2.svg"]


def test_a_sheet_without_rows_has_an_empty_chart(qtbot: QtBot) -> None:
    made = SurveyDialog(Survey())
    qtbot.addWidget(made)
    for number in range(made.list.count()):
        made.list.setCurrentRow(number)
        assert shown(made) == []


def test_the_menu_counts_in_the_background_and_what_is_saved_is_written(
    desk: Application, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.actions_.by_name["show_survey"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(SurveyDialog)))
    [opened] = window.findChildren(SurveyDialog)
    assert opened.sheets[2].rows == [("not known", *shown_counts(desk))]
    opened.write(tmp_path / "days.csv")
    assert (tmp_path / "days.csv").read_bytes().startswith(b"\xef\xbb\xbfDay")
    opened.close()


def shown_counts(desk: Application) -> tuple[int, int, int]:
    [row] = desk.library.issues()
    return row.articles, row.approved, row.doubts
