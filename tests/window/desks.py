"""How the tests open a desk, and what they do there that the tour does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core.address import Address
from annotator.settings import Settings
from annotator.tour import press, type_text
from annotator.window.dialogs.others_work import OthersWorkDialog
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from annotator.window.panes.article_editor import ArticleEditor
from tests.window import samples

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
LANGUAGE = "en"
SMALL = Settings(author="ann", tag_entities=False, window_size=(1440, 800))
NEVER_ASKING = replace(SMALL, ask_below=0)
"""Approving asks nothing, so that no question waits for somebody who plays with the keys."""

Keys = tuple[Qt.Key, Qt.KeyboardModifier]
NONE = Qt.KeyboardModifier.NoModifier
TYPING: tuple[Keys, ...] = (
    (Qt.Key.Key_Backspace, NONE),
    (Qt.Key.Key_Delete, NONE),
    (Qt.Key.Key_Return, NONE),
    (Qt.Key.Key_Return, SHIFT),
)
ACTS: tuple[Keys, ...] = (
    (Qt.Key.Key_Z, CTRL),
    (Qt.Key.Key_Z, CTRL),
    (Qt.Key.Key_Y, CTRL),
    (Qt.Key.Key_Return, CTRL),
    (Qt.Key.Key_M, CTRL),
    (Qt.Key.Key_J, CTRL | SHIFT),
    (Qt.Key.Key_G, CTRL),
    (Qt.Key.Key_G, CTRL | SHIFT),
    (Qt.Key.Key_1, CTRL),
    (Qt.Key.Key_2, ALT),
    (Qt.Key.Key_0, CTRL),
    (Qt.Key.Key_F6, NONE),
    (Qt.Key.Key_F7, NONE),
    (Qt.Key.Key_F8, NONE),
    (Qt.Key.Key_Down, ALT | SHIFT),
    (Qt.Key.Key_Left, ALT | SHIFT),
    (Qt.Key.Key_PageDown, CTRL),
    (Qt.Key.Key_PageUp, CTRL),
    (Qt.Key.Key_Left, ALT),
    (Qt.Key.Key_Right, ALT),
)
"""Keys that people work with, besides those that type."""


def opened(
    address: Address, qtbot: QtBot, settings: Settings = SMALL, *, settings_file: Path | None = None
) -> Application:
    """An application on a database, its window active."""
    desk = Application(settings, address, LANGUAGE, settings_file=settings_file)
    desk.window.show()
    with qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    return desk


def closed(desk: Application) -> None:
    """Close an application for good."""
    desk.close()
    desk.window.deleteLater()
    desk.deleteLater()


def put(desk: Application, raw: str, line_end: str = "\n") -> OpenIssue:
    """Store a raw text with the sample's records, and show it."""
    issue, operations = samples.made(raw, line_end)
    desk.show_issue(desk.library.add(issue, operations, author="test"))
    assert desk.window.open_issue is not None
    return desk.window.open_issue


def undo(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Z, CTRL)


def redo(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Y, CTRL)


def question(window: MainWindow) -> OthersWorkDialog | None:
    """The question about others' work that is open, if there is one."""
    return next((d for d in window.findChildren(OthersWorkDialog) if d.isVisible()), None)


def agree(window: MainWindow) -> None:
    """Say yes to the question about others' work, where there is one."""
    if (dialog := question(window)) is not None:
        dialog.agree.click()
        window.activateWindow()  # the offscreen platform leaves it to us


def compose(editor: ArticleEditor, text: str) -> None:
    """Show a text as one that is being composed; an empty one ends composing."""
    QApplication.sendEvent(editor, QInputMethodEvent(text, []))


def commit(editor: ArticleEditor, text: str) -> None:
    """End composing with a text."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(editor, event)


def put_caret(window: MainWindow, words: str, *, behind: bool = False) -> int:
    """Put the caret of the editor before or behind some words; its offset."""
    offset = window.editor.blocks.text.index(words) + (len(words) if behind else 0)
    window.editor.setFocus()
    window.editor.select(offset, offset)
    return offset


def key(widget: QWidget, code: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, code, keys)


def shown_is_stored(window: MainWindow) -> bool:
    """Whether the editor shows the stored text of its article, and the widget what the editor takes it for."""
    editor = window.editor
    return editor.blocks.text == editor.offsets.text and editor.toPlainText() == editor.blocks.shown.replace(
        "\xa0", " "
    )


def take(window: MainWindow, place: tuple[int, int], what: str | Keys) -> None:
    """One step: the caret, or a selection, somewhere, and then a text or a key."""
    editor = window.editor
    length = len(editor.blocks.text)
    start = place[0] % (length + 1)
    if isinstance(what, str) or what in TYPING:
        editor.setFocus()
        editor.select(start, min(length, start + place[1]))
    if isinstance(what, str):
        type_text(editor, what)
    elif what in TYPING:
        key(editor, *what)
    else:
        press(window, *what)
        agree(window)
