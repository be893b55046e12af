"""The panel of odd names: found in the background, mended and dismissed by keys, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.core.findings import Odd
from annotator.tour import press, select_text
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from annotator.window.panels.findings import FindingsPanel
from tests.window.desks import CTRL, SHIFT, key, undo


@pytest.fixture
def panel(window: MainWindow, open_issue: OpenIssue, qtbot: QtBot) -> FindingsPanel:
    window.focus_.choose("bridge")
    window.editor.setFocus()
    select_text(window, "石板")
    press(window, Qt.Key.Key_3, CTRL)
    select_text(window, "夜")
    press(window, Qt.Key.Key_4, CTRL)
    select_text(window, "本报讯 昨")
    press(window, Qt.Key.Key_4, CTRL)
    press(window, Qt.Key.Key_K, CTRL, SHIFT)
    found = window.docks.of(FindingsPanel)
    qtbot.waitUntil(lambda: not found.is_busy() and bool(found.model.items))
    return found


def test_return_mends_what_is_odd_and_undo_brings_it_back(
    panel: FindingsPanel, window: MainWindow, open_issue: OpenIssue, qtbot: QtBot
) -> None:
    before = open_issue.issue
    row = next(n for n, finding in enumerate(panel.model.items) if finding.kind == Odd.INSIDE_WORD)
    panel.table.setFocus()
    panel.table.go_to(row)
    finding = panel.model.items[row]
    start, end = window.editor.selection()
    assert window.editor.blocks.text[start:end] == finding.text
    key(panel.table, Qt.Key.Key_Return)
    assert open_issue.issue != before
    qtbot.waitUntil(lambda: not panel.is_busy())
    assert finding not in panel.model.items
    undo(window)
    assert open_issue.issue == before
    qtbot.waitUntil(lambda: not panel.is_busy() and finding in panel.model.items)


def test_delete_says_that_it_is_right_for_good(panel: FindingsPanel, open_issue: OpenIssue, qtbot: QtBot) -> None:
    panel.table.setFocus()
    while panel.model.items:
        key(panel.table, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda: not panel.is_busy())
    assert any(entity.vouched for entity in open_issue.issue.entities)


def test_the_findings_are_filtered_by_their_kind(panel: FindingsPanel) -> None:
    panel.kinds.setCurrentIndex(panel.kinds.findData(Odd.INSIDE_WORD.value))
    panel.kinds.activated.emit(panel.kinds.currentIndex())
    assert {finding.kind for finding in panel.model.items} == {Odd.INSIDE_WORD}
    panel.kinds.setCurrentIndex(panel.kinds.findData(Odd.BRACKETS.value))
    panel.kinds.activated.emit(panel.kinds.currentIndex())
    assert panel.model.items == []
