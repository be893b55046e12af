"""Approving: it says what it decides, asks about doubts that are less certain than wanted, and decides nothing unseen
because a key is held.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.core.records import Decided, State, Status
from annotator.tour import press
from annotator.window.dialogs.approve import ApproveDialog
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from annotator.window.panels.queue import QueuePanel

GOING_ON = {
    "undo",
    "redo",
    "next_doubt",
    "next_hit",
    "previous_hit",
    "next_article",
    "previous_article",
    "next_name",
    "previous_name",
    "wider_name",
    "next_page",
    "previous_page",
    "next_region",
    "previous_region",
    "next_faint",
    "previous_faint",
    "larger_image",
    "smaller_image",
    "larger_text",
    "smaller_text",
}
"""The actions that may go on while their keys are held, with those that move an edge by a step."""


def do(window: MainWindow, name: str) -> None:
    window.actions_.by_name[name].trigger()


def status_of(open_issue: OpenIssue, article: str) -> Status:
    return open_issue.issue.layout.article_of(article).status


def asked(window: MainWindow) -> ApproveDialog:
    [dialog] = [found for found in window.findChildren(ApproveDialog) if found.isVisible()]
    return dialog


def test_approving_says_over_the_text_what_it_decided(window: MainWindow, open_issue: OpenIssue) -> None:
    window.editor.setFocus()
    do(window, "approve")
    assert status_of(open_issue, "bridge") == Status.APPROVED
    swept = [record for record in open_issue.issue.records() if record.swept]
    assert window.toast.isVisible()
    assert window.editor.isAncestorOf(window.toast)
    assert f"accepts {len(swept)}, rejects 0; Ctrl+Z" in window.toast.text()
    do(window, "undo")
    assert window.toast.text().startswith("Taken back: approving — ")


def test_approving_asks_first_where_a_doubt_is_less_certain_than_wanted(
    window: MainWindow, open_issue: OpenIssue
) -> None:
    window.focus_.choose("stork")
    do(window, "approve")
    dialog = asked(window)
    assert status_of(open_issue, "stork") != Status.APPROVED
    assert dialog.certainty.value() == window.settings.ask_below
    assert "comma" in dialog.model.items
    dialog.reject()
    assert status_of(open_issue, "stork") != Status.APPROVED
    do(window, "approve")
    asked(window).all_the_same.click()
    assert status_of(open_issue, "stork") == Status.APPROVED
    comma = open_issue.issue.by_id["comma"]
    assert (comma.state, comma.decided) == (State.REJECTED, Decided.SWEPT)
    assert "rejects 1" in window.toast.text()


def test_the_question_leads_to_the_doubts(window: MainWindow, open_issue: OpenIssue, qtbot: QtBot) -> None:
    window.focus_.choose("stork")
    do(window, "approve")
    dialog = asked(window)
    assert dialog.go.isDefault()
    dialog.table.go_to(dialog.model.items.index("comma"))
    dialog.go.click()
    start, end = window.editor.selection()
    assert window.editor.blocks.text[start:end] == ","
    assert status_of(open_issue, "stork") != Status.APPROVED


def test_the_certainty_that_is_asked_about_is_chosen_in_the_question_and_kept(
    window: MainWindow, open_issue: OpenIssue
) -> None:
    window.focus_.choose("stork")
    do(window, "approve")
    dialog = asked(window)
    dialog.certainty.setValue(0)
    assert dialog.model.items == []
    assert not dialog.go.isEnabled()
    dialog.reject()
    assert window.settings.ask_below == 0
    do(window, "approve")
    assert status_of(open_issue, "stork") == Status.APPROVED


def test_only_what_moves_on_goes_on_while_its_keys_are_held(window: MainWindow) -> None:
    going = {name for name, action in window.actions_.by_name.items() if action.autoRepeat()}
    assert {name for name in going if not name.startswith(("boundary_", "name_"))} == GOING_ON


def test_a_double_click_approves_one_article(window: MainWindow, open_issue: OpenIssue) -> None:
    button = window.bar.widgetForAction(window.actions_.by_name["approve"])
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    assert [article.id for article in open_issue.issue.articles if article.approved] == ["bridge"]


def test_a_key_that_is_held_decides_one_doubt_and_goes_on_to_none(window: MainWindow, open_issue: OpenIssue) -> None:
    press(window, Qt.Key.Key_F9)
    queue = window.docks.of(QueuePanel)
    count = len(queue.doubts)
    for code in (Qt.Key.Key_Return, Qt.Key.Key_A, Qt.Key.Key_Delete, Qt.Key.Key_R):
        QApplication.sendEvent(
            queue.table, QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, "", True)
        )
    assert len(queue.doubts) == count
    row = queue.table.currentIndex().row()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(queue.table, held)
    assert queue.table.currentIndex().row() == row + 1


def test_a_key_that_is_told_as_let_go_and_pressed_again_at_one_moment_is_held(
    window: MainWindow, open_issue: OpenIssue
) -> None:
    def told(what: QEvent.Type, at: int) -> None:
        event = QKeyEvent(what, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        event.setTimestamp(at)
        QApplication.sendEvent(window, event)

    told(QEvent.Type.ShortcutOverride, 100)
    do(window, "approve")
    told(QEvent.Type.KeyRelease, 150)
    told(QEvent.Type.ShortcutOverride, 150)
    do(window, "approve")
    assert [article.id for article in open_issue.issue.articles if article.approved] == ["bridge"]
    told(QEvent.Type.KeyRelease, 200)
    told(QEvent.Type.ShortcutOverride, 300)
    window.focus_.choose("weather")
    do(window, "approve")
    assert status_of(open_issue, "weather") == Status.APPROVED
