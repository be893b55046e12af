"""Screens of three sizes: no window is larger than the one it opens on, and everything in it can be reached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.window.dialogs.dialog import CLOSE, Dialog
from annotator.window.looks.flow import Flow
from annotator.window.main_window import MainWindow
from annotator.window.panels.queue import QueuePanel
from tests.window.desks import SMALL, closed, opened

LARGEST = replace(SMALL, window_size=(29_000, 29_000))


class LargeDialog(Dialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lay_out(self.ending(CLOSE), size=(9_000, 9_000))


def screen(name: str) -> QScreen:
    return next(one for one in QApplication.screens() if one.name() == name)


def moved_to(window: MainWindow, name: str, qtbot: QtBot) -> QScreen:
    """The window as large as the screen of a name, on it."""
    area = screen(name).availableGeometry()
    window.setGeometry(area)
    qtbot.waitUntil(lambda: window.screen().name() == name and window.size() == area.size())
    return screen(name)


def test_a_window_is_not_larger_than_the_screen_it_opens_on(tmp_path: Path, qtbot: QtBot) -> None:
    desk = opened(tmp_path / "desk.db", qtbot, LARGEST)
    room = desk.window.screen().availableGeometry()
    assert room.contains(desk.window.geometry())
    assert desk.window.height() > room.height() * 0.9
    closed(desk)


@pytest.mark.parametrize("name", ["laptop", "small"])
def test_a_dialog_is_not_larger_than_the_screen_of_its_window(window: MainWindow, name: str, qtbot: QtBot) -> None:
    room = moved_to(window, name, qtbot).availableGeometry()
    dialog = LargeDialog(window)
    assert dialog.width() < room.width()
    assert dialog.height() < room.height()


def _asked(desk: Application) -> list[Callable[[], object]]:
    dialogs = desk.window.dialogs
    return [
        dialogs.continue_article,
        dialogs.show_changes,
        dialogs.show_palette,
        dialogs.show_keys,
        dialogs.preferences,
        desk.many_issues.show,
        desk.opening.open_server,
        desk.backups.show,
        desk.exports.ask,
        desk.comparisons.ask,
        desk.labels_and_lists.ask_labels,
        desk.labels_and_lists.ask_lists,
        desk.reports.show,
    ]


def test_every_dialog_fits_on_a_small_screen(desk: Application, qtbot: QtBot) -> None:
    window = desk.window
    room = moved_to(window, "small", qtbot).availableGeometry()
    for ask in _asked(desk):
        ask()
        qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(QDialog)))
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                assert dialog.width() <= room.width(), dialog.objectName()
                assert dialog.height() <= room.height(), dialog.objectName()
                dialog.close()


def test_maximised_and_the_place_are_kept(tmp_path: Path, qtbot: QtBot) -> None:
    desk = opened(tmp_path / "desk.db", qtbot)
    desk.window.move(200, 100)
    desk.window.resize(QSize(1000, 700))
    before = desk.window.geometry()
    desk.window.close()
    kept = desk.window.settings
    again = opened(tmp_path / "desk.db", qtbot, kept)
    assert again.window.geometry() == before
    again.window.showMaximized()
    again.window.close()
    kept = again.window.settings
    assert kept.window_size == (1000, 700)
    last = opened(tmp_path / "desk.db", qtbot, kept)
    assert last.window.isMaximized()
    for one in (desk, again, last):
        closed(one)


@pytest.mark.parametrize("panel", ["queue_panel", "search_panel", "names_panel", "pieces_panel"])
def test_a_panel_at_the_foot_leaves_ten_lines_of_both_texts(window: MainWindow, panel: str, qtbot: QtBot) -> None:
    moved_to(window, "small", qtbot)
    window.docks.show(panel)
    QApplication.processEvents()
    assert window.size() == screen("small").availableGeometry().size()
    for pane in (window.raw, window.editor):
        assert pane.viewport().height() >= 10 * pane.fontMetrics().height()
    assert window.articles.isVisible()
    assert window.articles.viewport().height() > 40


def test_the_label_buttons_stand_in_the_bar_of_a_window_of_1100_pixels(window: MainWindow) -> None:
    window.resize(1100, 700)
    QApplication.processEvents()
    for label in window.desk.labels:
        button = window.bar.widgetForAction(window.actions_.by_name[f"tag_{label.name}"])
        assert isinstance(button, QToolButton)
        assert button.isVisible(), label.name


def test_parts_go_on_below_where_there_is_no_more_room_beside_each_other(qtbot: QtBot) -> None:
    whole, parts = QWidget(), [QPushButton(text) for text in ("Accept", "Reject", "Hidden", "Rest")]
    qtbot.addWidget(whole)
    row = Flow(*parts[:3], None, parts[3])
    whole.setLayout(row)
    parts[2].hide()
    whole.resize(900, 200)
    whole.show()
    assert len({part.y() for part in parts if part.isVisible()}) == 1
    assert parts[3].geometry().right() == whole.width() - 1
    whole.resize(row.minimumSize().width() + 30, 200)
    assert len({part.y() for part in parts if part.isVisible()}) == 3
    assert row.heightForWidth(whole.width()) > 3 * row.minimumSize().height()


def _left(window: MainWindow, widget: QWidget) -> int:
    return widget.mapTo(window, widget.rect().topLeft()).x()


def test_the_list_stands_above_the_text_unless_the_window_is_low(window: MainWindow, qtbot: QtBot) -> None:
    assert _left(window, window.articles) == _left(window, window.editor)
    moved_to(window, "small", qtbot)
    window.docks.show("search_panel")
    qtbot.waitUntil(lambda: _left(window, window.editor) >= _left(window, window.articles) + window.articles.width())


@pytest.mark.parametrize("width", [800, 1300])
def test_the_queue_shows_all_its_columns_in_a_narrow_window(window: MainWindow, width: int) -> None:
    window.actions_.by_name["queue_panel"].trigger()
    table = window.docks.of(QueuePanel).table
    for wide in (1300, 700, width):
        table.resize(wide, 200)
    header = table.horizontalHeader()
    assert header.length() <= table.viewport().width()
    assert min(header.sectionSize(column) for column in range(header.count())) >= 40
