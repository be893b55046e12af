"""All by keyboard: the palette, the sheet of keys, the keys that a person chooses, and where the keyboard is."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDoubleSpinBox,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator import settings
from annotator.app import Application
from annotator.tour import press
from annotator.window.action_table import ACTIONS
from annotator.window.dialogs.keys import KeysDialog
from annotator.window.dialogs.palette import PaletteDialog
from annotator.window.dialogs.preferences import PreferencesDialog
from annotator.window.looks.schemes import SCHEMES
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from tests.window import samples
from tests.window.accessibility import described
from tests.window.desks import ALT, CTRL, SHIFT, SMALL, closed, key, opened, put, put_caret, undo


def dialog_of(window: MainWindow, kind: type[QDialog]) -> QDialog:
    found = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    assert len(found) == 1
    return found[0]


def palette_of(window: MainWindow) -> PaletteDialog:
    press(window, Qt.Key.Key_P, CTRL, SHIFT)
    found = dialog_of(window, PaletteDialog)
    assert isinstance(found, PaletteDialog)
    return found


def sheet_of(window: MainWindow) -> KeysDialog:
    press(window, Qt.Key.Key_F1, CTRL)
    found = dialog_of(window, KeysDialog)
    assert isinstance(found, KeysDialog)
    return found


def item_of(sheet: KeysDialog, text: str) -> QTreeWidgetItem:
    [item] = sheet.tree.findItems(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    return item


def test_the_palette_does_what_a_few_letters_name_and_the_keyboard_is_where_it_was(
    window: MainWindow, open_issue: OpenIssue
) -> None:
    put_caret(window, "周阿姨", behind=True)
    count = len(open_issue.issue.articles)
    palette = palette_of(window)
    QTest.keyClicks(palette.words, "caret split")
    key(palette.words, Qt.Key.Key_Return)
    assert len(open_issue.issue.articles) == count + 1
    assert window.editor.hasFocus()
    undo(window)
    assert len(open_issue.issue.articles) == count


def test_the_palette_is_walked_by_the_arrows_and_left_by_escape(window: MainWindow, open_issue: OpenIssue) -> None:
    before = open_issue.issue
    palette = palette_of(window)
    QTest.keyClicks(palette.words, "article")
    key(palette.words, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    key(palette.words, Qt.Key.Key_Escape)
    assert open_issue.issue is before


def test_the_palette_offers_only_what_can_be_done(bare_desk: Application) -> None:
    palette = palette_of(bare_desk.window)
    QTest.keyClicks(palette.words, "merge with")
    assert palette.list.model().rowCount() == 0
    palette.words.clear()
    QTest.keyClicks(palette.words, "quit")
    assert palette.list.model().rowCount() == 1
    palette.close()


def test_the_sheet_of_keys_is_searched(window: MainWindow) -> None:
    sheet = sheet_of(window)
    QTest.keyClicks(sheet.filter, "merge")
    assert not item_of(sheet, "Merge with the previous").isHidden()
    assert item_of(sheet, "Quit").isHidden()
    sheet.close()


def test_chosen_keys_work_at_once_and_are_kept(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "settings.json"
    desk = opened(tmp_path / "desk.db", qtbot, settings_file=file)
    open_issue = put(desk, samples.RAW)
    sheet = sheet_of(desk.window)
    sheet.tree.setCurrentItem(item_of(sheet, "Split at the caret"))
    sheet.edit.setFocus()
    QTest.keyClick(sheet.edit, Qt.Key.Key_K, CTRL)
    sheet.change.click()
    assert item_of(sheet, "Split at the caret").text(1) == "Ctrl+K"
    sheet.close()
    put_caret(desk.window, "周阿姨", behind=True)
    count = len(open_issue.issue.articles)
    press(desk.window, Qt.Key.Key_K, CTRL)
    assert len(open_issue.issue.articles) == count + 1
    closed(desk)
    again = opened(tmp_path / "desk.db", qtbot, settings.load(file), settings_file=file)
    action = again.window.actions_.by_name["split_here"]
    assert action.shortcut() == QKeySequence("Ctrl+K")
    sheet = sheet_of(again.window)
    sheet.tree.setCurrentItem(item_of(sheet, "Split at the caret"))
    sheet.restore.click()
    assert action.shortcut() == QKeySequence("Ctrl+Return")
    assert settings.load(file).keys == {}
    closed(again)


def test_keys_that_are_taken_are_refused_and_it_says_by_what(window: MainWindow) -> None:
    sheet = sheet_of(window)
    sheet.tree.setCurrentItem(item_of(sheet, "Split at the caret"))
    sheet.edit.setKeySequence(QKeySequence("Ctrl+M"))
    sheet.change.click()
    assert "Merge with the previous" in sheet.message.text()
    assert window.actions_.by_name["split_here"].shortcut() == QKeySequence("Ctrl+Return")
    sheet.close()


def test_no_two_actions_have_the_same_keys(window: MainWindow) -> None:
    used = [keys.toString() for action in window.actions_.by_name.values() for keys in action.shortcuts()]
    assert len(used) == len(set(used))


def test_preferences_are_used_at_once_and_kept(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "settings.json"
    desk = opened(tmp_path / "desk.db", qtbot, settings_file=file)
    put(desk, samples.RAW)
    raw = desk.window.raw
    before = raw.blockBoundingRect(raw.document().firstBlock()).height()
    press(desk.window, Qt.Key.Key_Comma, CTRL)
    dialog = dialog_of(desk.window, PreferencesDialog)
    assert isinstance(dialog, PreferencesDialog)
    for name, value in (("line_spacing", 2.0), ("font_size", 13.0)):
        dialog.editors[name].setValue(value)  # type: ignore[attr-defined]
    author = dialog.editors["author"]
    assert isinstance(author, QLineEdit)
    author.setText("白沙")
    dialog.accept()
    assert raw.blockBoundingRect(raw.document().firstBlock()).height() > 1.6 * before
    assert raw.font().pointSizeF() == 13.0
    kept = settings.load(file)
    assert (kept.author, kept.line_spacing, kept.font_size) == ("白沙", 2.0, 13.0)
    closed(desk)


def test_every_preference_is_shown_as_it_is_and_changed_only_where_a_person_changes_it(qtbot: QtBot) -> None:
    chosen = settings.Settings(language="en", font_family="Serif", ask_below=100, log_texts=True)
    dialog = PreferencesDialog(chosen)
    qtbot.addWidget(dialog)
    changes: list[dict[str, object]] = []
    dialog.chosen.connect(changes.append)
    assert list(dialog.editors) == list(settings.PREFERENCES)
    dialog.accept()
    assert changes == [{}]


def test_preferences_take_no_number_that_the_settings_file_would_not(qtbot: QtBot) -> None:
    dialog = PreferencesDialog(settings.Settings())
    qtbot.addWidget(dialog)
    numbers = {name: box for name, box in dialog.editors.items() if isinstance(box, QSpinBox | QDoubleSpinBox)}
    assert set(numbers) == {name for name, row in settings.PREFERENCES.items() if row.high < math.inf}
    for name, box in numbers.items():
        row = settings.PREFERENCES[name]
        assert row.low == box.minimum()
        assert row.high - 1 <= box.maximum() < row.high


def test_what_is_typed_and_clicked_hits_its_line_when_lines_stand_apart(
    window: MainWindow, open_issue: OpenIssue, qtbot: QtBot
) -> None:
    window.editor.space_lines(1.8)
    window.editor.repaint()
    offset = window.editor.blocks.text.rindex("照片做")
    point = window.editor.rects(offset, offset + 3)[0].center()
    QTest.mouseClick(window.editor.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert offset <= window.editor.caret() <= offset + 3
    QTest.keyClicks(window.editor, "x")
    assert window.editor.store_typing()
    tops = [window.editor.top_of(n) for n in range(len(window.editor.blocks.text))]
    assert tops == sorted(tops)


def test_panes_zoom_and_panels_are_as_they_were_left(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "settings.json"
    desk = opened(tmp_path / "desk.db", qtbot, settings_file=file)
    put(desk, samples.RAW)
    name = next(iter(desk.window.docks.panels))
    desk.window.docks.show(name)
    desk.window.gestures.view.zoom(2)
    desk.window.panes.setSizes([500, 900])
    sizes = desk.window.panes.sizes()
    closed(desk)
    again = opened(tmp_path / "desk.db", qtbot, settings.load(file), settings_file=file)
    assert again.window.docks.panels[name].isVisible()
    assert again.window.settings.font_size == SMALL.font_size + 2
    assert abs(again.window.panes.sizes()[0] - sizes[0]) < 20
    closed(again)


ASKING_THE_SYSTEM = {"open_file", "import_folder", "open_page", "open_database"}
"""The actions that wait in a dialog of the system."""


@pytest.mark.parametrize("name", sorted({row.name for row in ACTIONS} - {"quit", "first_steps", *ASKING_THE_SYSTEM}))
def test_the_keyboard_is_never_lost(window: MainWindow, open_issue: OpenIssue, name: str) -> None:
    put_caret(window, "周阿姨")
    window.actions_.by_name[name].trigger()
    for dialog in window.findChildren(QDialog):
        dialog.close()
    found = QApplication.focusWidget()
    assert found is not None
    assert found.isVisible()
    assert window.isAncestorOf(found)


def test_the_panes_are_walked_by_keys(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Left, ALT)
    assert window.raw.hasFocus()
    press(window, Qt.Key.Key_Right, ALT)
    assert window.editor.hasFocus()


def stops(root: QWidget) -> Iterator[QWidget]:
    """Where Tab leads to from what has the keyboard, one after the other, until it is there again."""
    seen: list[QWidget] = []
    while True:
        QTest.keyClick(root.windowHandle(), Qt.Key.Key_Tab)
        stop = QApplication.focusWidget()
        assert stop is not None
        if stop in seen:
            return
        seen.append(stop)
        yield stop


def unmarked(root: QWidget) -> list[str]:
    """Where Tab leads to without anything to be seen of it."""
    found = []
    before = root.grab().toImage()
    for stop in stops(root):
        after = root.grab().toImage()
        place = QRect(stop.mapTo(root, QPoint()), stop.size())
        # A default button looks the same, whether it has the keyboard or not.
        is_marked = before.copy(place) != after.copy(place) or (isinstance(stop, QPushButton) and stop.isDefault())
        if not is_marked or not root.rect().intersects(place):
            found.append(described(stop))
        before = after
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
def test_it_is_seen_where_tab_leads_to(window: MainWindow, open_issue: OpenIssue, scheme: str, qtbot: QtBot) -> None:
    window.change_settings(theme=scheme)
    for panel in ("queue_panel", "search_panel"):
        window.docks.show(panel)
    window.raw.setFocus()
    QApplication.processEvents()
    assert unmarked(window) == []
    window.actions_.by_name["preferences"].trigger()
    dialog = dialog_of(window, PreferencesDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert unmarked(dialog) == []
    dialog.close()
    window.change_settings(theme="light")


def nameless(root: QWidget) -> list[str]:
    """The widgets that a person can reach by keyboard and of which a screen reader could say nothing."""
    found = []
    for widget in root.findChildren(QWidget):
        is_reached = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if is_reached and widget.window() is root.window() and not widget.objectName().startswith("qt_"):
            told = QAccessible.queryAccessibleInterface(widget)
            if told is None or not told.text(QAccessible.Text.Name):
                found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}")
    return found


def test_a_screen_reader_has_a_name_for_every_control(window: MainWindow, open_issue: OpenIssue) -> None:
    for panel in window.docks.panels:
        window.docks.show(panel)
    assert nameless(window) == []


@pytest.mark.parametrize(
    "name",
    [
        "continue_article",
        "choose_issue",
        "preferences",
        "show_keys",
        "show_palette",
        "export",
        "show_backups",
        "report_problem",
    ],
)
def test_a_screen_reader_has_a_name_for_every_control_of_a_dialog(
    window: MainWindow, open_issue: OpenIssue, name: str
) -> None:
    put_caret(window, "周阿姨")
    window.actions_.by_name[name].trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert nameless(dialog) == []
    dialog.close()


class Greedy(QLineEdit):
    """A line that takes all keys for itself, as lines do on X11 with Ctrl+E, Ctrl+K and Ctrl+U."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def test_the_keys_of_actions_are_not_taken_by_the_line_that_has_the_keyboard(window: MainWindow) -> None:
    line = Greedy(window)
    line.show()
    line.setFocus()
    done: list[str] = []
    for name in ("export", "undo"):
        action = window.actions_.by_name[name]
        action.triggered.disconnect()
        action.triggered.connect(partial(done.append, name))
    press(window, Qt.Key.Key_E, CTRL)
    assert done == ["export"]
    line.setText("")
    QTest.keyClicks(line, "e")
    press(window, Qt.Key.Key_Z, CTRL)  # stays the line's own
    assert (done, line.text()) == (["export"], "")
    window.actions_.rekey("export", "Ctrl+K")
    press(window, Qt.Key.Key_K, CTRL)
    assert done == ["export", "export"]
    press(window, Qt.Key.Key_E, CTRL)
    assert done == ["export", "export"]
