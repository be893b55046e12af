"""Where one left off comes back: database, issue, article, caret and scroll, wherever the mouse pointer rests."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator import paths
from annotator.app import Application
from annotator.app.recent import last_database
from annotator.settings import Settings
from annotator.window.main_window import MainWindow
from annotator.window.panes.text_pane import TextPane
from annotator.window.place import Place, place_in, with_place
from tests.window.desks import closed, opened, put
from tests.window.samples import RAW, long_raw


def wheel(pane: TextPane) -> None:
    """Turn the wheel over a pane, by a page."""
    point = QPointF(40, 40)
    event = QWheelEvent(
        point,
        pane.viewport().mapToGlobal(point),
        QPoint(),
        QPoint(0, -9_000),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pane.viewport(), event)


def seen(window: MainWindow) -> tuple[object, ...]:
    return window.focus_.article_id, window.editor.caret(), window.editor.top(), window.raw.top()


def test_the_same_issue_article_caret_and_scroll_come_back(tmp_path: Path, qtbot: QtBot) -> None:
    desk = opened(tmp_path / "desk.db", qtbot)
    put(desk, long_raw())
    put(desk, RAW)
    desk.show_issue(1)
    window = desk.window
    window.focus_.choose("stork")
    window.editor.select(1_500, 1_500)
    wheel(window.raw)
    before = seen(window)
    assert before[2] > 0
    assert before[3] > 0
    closed(desk)
    again = opened(tmp_path / "desk.db", qtbot, window.settings)
    again.opened.show_latest()
    assert again.window.open_issue is not None
    assert again.window.open_issue.issue_id == 1
    assert seen(again.window) == before
    closed(again)


def test_another_database_is_left_and_found_again_where_it_was(desk: Application, tmp_path: Path) -> None:
    desk.window.focus_.choose("stork")
    desk.window.editor.select(9, 9)
    before = seen(desk.window)
    desk.open_library(tmp_path / "other.db")
    assert desk.window.windowTitle() == "other — Correction desk"
    desk.open_library(tmp_path / "desk.db")
    assert seen(desk.window) == before
    assert desk.window.windowTitle() == "湖畔晨报 — desk — Correction desk"


def test_the_first_open_article_is_chosen_wherever_the_pointer_rests(bare_desk: Application, qtbot: QtBot) -> None:
    window = bare_desk.window
    window.raw.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    put(bare_desk, long_raw())
    window.resize(900, 500)
    QApplication.processEvents()
    assert window.focus_.article_id == "bridge"
    window.raw.verticalScrollBar().setValue(window.raw.verticalScrollBar().maximum())
    assert window.focus_.article_id == "bridge"


def test_the_wheel_leads_the_other_side(bare_desk: Application) -> None:
    put(bare_desk, long_raw())
    for _page in range(9):
        wheel(bare_desk.window.raw)
    assert bare_desk.window.focus_.article_id == "stork"


def test_the_window_begins_in_the_database_that_was_open_last(tmp_path: Path) -> None:
    there, gone = tmp_path / "there.db", tmp_path / "gone.db"
    there.touch()
    recent = {str(gone): "", "postgresql://host/x": "", str(there): ""}
    assert last_database(Settings(recent=recent)) == there
    assert last_database(Settings()) == paths.default_database()


def test_recent_issues_and_databases_are_in_the_menu(desk: Application, tmp_path: Path) -> None:
    desk.open_library(tmp_path / "a & b.db")
    desk.open_library(tmp_path / "desk.db")
    menu = desk.recent.menu
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["湖畔晨报", "", str(tmp_path / "a && b.db")]
    menu.actions()[-1].trigger()
    assert desk.library.address == tmp_path / "a & b.db"


@pytest.mark.parametrize("kept", ["", "{", "[1]", "[1,2,3,4,5]", '[1,"a",-1,0,0]', '["1","a",1,1,1]', "[" * 9999, "7"])
def test_a_place_that_can_not_be_read_is_none(kept: str) -> None:
    assert place_in({"a": kept}, "a") is None


def test_the_newest_databases_are_remembered() -> None:
    recent: dict[str, str] = {}
    for number in range(40):
        recent = with_place(recent, f"{number}", Place(number, "a", 1, 2, 3))
    assert list(recent)[:2] == ["39", "38"]
    assert len(recent) < 20
    assert place_in(recent, "39") == Place(39, "a", 1, 2, 3)
