"""Two people's gold of one issue: compared, and settled by keys into a third, adjudicated gold."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from annotator import workflow
from annotator.app import Application
from annotator.core import edits
from annotator.core.claims import differences
from annotator.core.errors import AnnotatorError
from annotator.core.issue import Issue
from annotator.core.operations import Operation
from annotator.store import Library
from annotator.tour import press
from annotator.window.dialogs.compare import CompareDialog
from annotator.window.main_window import MainWindow
from annotator.window.panels.differences import DifferencesPanel
from tests.window import samples
from tests.window.desks import key, undo

Verb = Callable[[Issue], Operation]


def gold(path: Path, *verbs: Verb) -> Path:
    """A database with the sample, as one person has left it."""
    with Library.open(path) as library:
        issue, operations = samples.made(samples.RAW)
        issue_id = library.add(issue, operations, author=path.stem)
        for verb in verbs:
            workflow.act_in(library, issue_id, lambda now, author, issue_id, v=verb: v(now), author=path.stem)
    return path


def tagged(words: str, label: str, author: str) -> Verb:
    def verb(issue: Issue) -> Operation:
        start = samples.BRIDGE_TEXT.index(words)
        return edits.tag(issue, "bridge", start, start + len(words), label, author=author)

    return verb


@pytest.fixture
def others(tmp_path: Path) -> tuple[Path, Path]:
    """The gold of ann and of bob: they differ in two names, a word and a boundary."""
    return (
        gold(tmp_path / "ann.db", tagged("栏杆", "LOC", "ann"), tagged("夜里", "TIME", "ann")),
        gold(
            tmp_path / "bob.db",
            tagged("栏杆", "ORG", "bob"),
            lambda issue: edits.correct(issue, "bridge", 0, 2, "旧桥", author="bob"),
            lambda issue: edits.merge_with_previous(issue, "weather", author="bob"),
        ),
    )


def version(path: Path) -> Issue:
    with Library.open(path) as library:
        return library.load(1)


@pytest.fixture
def panel(bare_desk: Application, others: tuple[Path, Path], tmp_path: Path, qtbot: QtBot) -> DifferencesPanel:
    """The panel of differences, ann's database compared with bob's into a third one."""
    bare_desk.open_library(others[0])
    window = bare_desk.window
    window.actions_.by_name["compare_gold"].trigger()
    dialog = window.findChild(CompareDialog)
    assert dialog is not None
    dialog.other.setText(str(others[1]))
    dialog.into.setText(str(tmp_path / "both.db"))
    dialog.accept()
    qtbot.waitUntil(lambda: not bare_desk.is_busy() and bare_desk.library.path.name == "both.db")
    for box in window.findChildren(QMessageBox):
        assert "F1" in box.text()
        box.close()
    window.activateWindow()
    found = window.docks.of(DifferencesPanel)
    qtbot.waitUntil(found.isVisible)
    return found


@pytest.mark.parametrize("person", [0, 1])
def test_each_difference_is_settled_by_a_key_and_makes_a_third_gold(
    person: int, panel: DifferencesPanel, bare_desk: Application, others: tuple[Path, Path]
) -> None:
    assert len(panel.model.items) == 4
    panel.table.setFocus()
    panel.table.go_to(0)
    while panel.model.items:
        key(panel.table, (Qt.Key.Key_1, Qt.Key.Key_2)[person])
    open_issue = bare_desk.window.open_issue
    assert open_issue is not None
    assert differences(open_issue.issue, version(others[person])) == []
    assert open_issue.issue.notes == ()
    assert list(bare_desk.library.check()) == []


def test_what_is_settled_is_taken_back_and_stays_over_a_restart(
    panel: DifferencesPanel, bare_desk: Application, qtbot: QtBot
) -> None:
    window: MainWindow = bare_desk.window
    panel.table.setFocus()
    panel.table.go_to(1)
    key(panel.table, Qt.Key.Key_2)
    key(panel.table, Qt.Key.Key_3)
    assert len(panel.model.items) == 2
    undo(window)
    assert len(panel.model.items) == 3
    bare_desk.open_library(bare_desk.library.path)
    assert len(panel.model.items) == 3
    assert panel.take[0].text() == "Take ann's (1)"
    press(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(panel.model.items) == 2


def test_the_command_prints_the_figures_and_makes_the_third_database(others: tuple[Path, Path], tmp_path: Path) -> None:
    export = tmp_path / "bob.jsonl"
    with Library.open(others[1]) as library:
        workflow.export(library, "jsonl", export, workflow.Options(scope=workflow.Scope.ANY))
    into = tmp_path / "third.db"
    command = [sys.executable, "-m", "annotator", "compare", str(others[0]), str(export), "--into", str(into)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert "entities, strict F1" in done.stdout
    assert "boundary similarity" in done.stdout
    with Library.open(into) as library:
        assert len(library.load(1).notes) == 4
        assert [person for person, _issue in library.versions(1)] == ["ann", "bob"]
        assert list(library.check()) == []
    again = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert again.returncode == 2
    assert "is there already" in again.stderr


def test_gold_of_other_issues_is_not_compared(others: tuple[Path, Path], tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with Library.open(other) as library:
        library.add(Issue(raw="别的报纸\n"), [], author="cyd")
    with pytest.raises(AnnotatorError, match="no issue with the same raw text"):
        workflow.adjudicate(others[0], other, tmp_path / "none.db", author="ann")
    assert not (tmp_path / "none.db").exists()
