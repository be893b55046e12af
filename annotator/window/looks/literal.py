"""Texts of issues, notes, labels and files as they stand: Qt takes what looks like markup for rich text, and opens what
it names.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from annotator.window.looks.layouts import in_text

_LONG = 200
"""Of a message with more characters the lines are so wide:"""
_WIDTH = 400  # pixels


def literally(text: str) -> str:
    """A text for a tool tip, which shows markup as it stands; nothing for nothing."""
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>' if text else ""


def without_mnemonic(text: str) -> str:
    """A text for a menu, a button or a box to tick, in which an ampersand marks no key."""
    return text.replace("&", "&&")


def plain_label(text: str = "", *, wraps: bool = False) -> QLabel:
    """A label that shows markup as it stands; `wraps`: over several lines."""
    return QLabel(text, textFormat=Qt.TextFormat.PlainText, wordWrap=wraps)


def plain_box(icon: QMessageBox.Icon, title: str, text: str, parent: QWidget | None = None) -> QMessageBox:
    """A message box, as yet without a button, that shows markup as it stands."""
    box = QMessageBox(icon, title, text, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    width = in_text(_WIDTH) if len(text) > _LONG else 0  # Qt's own knows nothing of larger text
    # Icons of Qt are of one colour in every theme.
    box.setStyleSheet(
        f"QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0 }} #qt_msgbox_label {{ min-width: {width}px }}"
    )
    return box
