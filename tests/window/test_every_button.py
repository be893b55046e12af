"""Every button, menu entry and tool is pressed once: none may raise, or make Qt say anything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from annotator.app import Application
from tests.window import samples
from tests.window.desks import put

_LEAVES = {"quit"}


@pytest.fixture(autouse=True)
def no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody chooses a file in the system's own dialogs, which would wait for it."""
    for asks, answer in (("getSaveFileName", ("", "")), ("getOpenFileName", ("", "")), ("getOpenFileNames", ([], ""))):
        monkeypatch.setattr(QFileDialog, asks, lambda *_args, answer=answer, **_options: answer)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_options: "")
    monkeypatch.setattr(QMenu, "popup", lambda *_args: None)
    monkeypatch.setattr(QMenu, "exec", lambda *_args: None)


def buttons(widget: QWidget) -> Iterator[QAbstractButton]:
    """The buttons of a widget that can be pressed, those that close it last."""
    found = [b for b in widget.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
    yield from sorted(found, key=lambda button: button.parent().inherits("QDialogButtonBox"))


def press_all(widget: QWidget, qtbot: QtBot, desk: Application) -> None:
    for button in buttons(widget):
        if widget.isVisible() and button.isVisible() and button.isEnabled():
            button.click()
            settle(desk, qtbot, widget)


def dialogs() -> list[QDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


def settle(desk: Application, qtbot: QtBot, but: QWidget | None = None) -> None:
    """Wait for what is under way, and close what has come up."""
    panels = desk.window.docks.panels.values()
    qtbot.waitUntil(lambda: not desk.is_busy() and not any(panel.jobs.is_busy() for panel in panels), timeout=20_000)
    for dialog in dialogs():
        if dialog is not but:
            dialog.close()


@pytest.mark.parametrize("has_issue", [True, False])
def test_every_action_and_every_button_of_its_dialog_can_be_used(
    bare_desk: Application, qtbot: QtBot, has_issue: bool
) -> None:
    for name, action in list(bare_desk.window.actions_.by_name.items()):
        if name in _LEAVES:
            continue
        if has_issue and bare_desk.window.open_issue is None:
            put(bare_desk, samples.RAW)
        assert isinstance(action, QAction)
        bare_desk.window.activateWindow()
        bare_desk.window.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        action.trigger()
        for dialog in dialogs():
            press_all(dialog, qtbot, bare_desk)
        settle(bare_desk, qtbot)


@pytest.mark.parametrize("has_issue", [True, False])
def test_every_button_of_every_panel_can_be_pressed(bare_desk: Application, qtbot: QtBot, has_issue: bool) -> None:
    if has_issue:
        put(bare_desk, samples.RAW)
    for panel in bare_desk.window.docks.panels.values():
        bare_desk.window.docks.raise_(panel)
        qtbot.waitUntil(panel.isVisible)
        press_all(panel, qtbot, bare_desk)
