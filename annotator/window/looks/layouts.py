"""How widgets stand beside and above each other, and the buttons among them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

GRID: Final = 4
"""What room between and around parts is a multiple of (pixels)."""
_USUAL = 12  # pixels that a line of text is high, without what is between lines


def in_text(pixels: int) -> int:
    """So many pixels where the window's text has the usual size, and more where it is larger."""
    return round(pixels * max(1.0, QFontInfo(QApplication.font()).pixelSize() / _USUAL))


def beside(*parts: QWidget | QLayout | None) -> QHBoxLayout:
    """Parts beside each other; None is room between them."""
    made = QHBoxLayout()
    made.setSpacing(2 * GRID)
    for part in parts:
        if part is None:
            made.addStretch(1)
        elif isinstance(part, QLayout):
            made.addLayout(part)
        else:
            made.addWidget(part)
    return made


def stack(owner: QWidget | None, *rows: QWidget | QLayout) -> QVBoxLayout:
    """Stacks rows of a widget; scrollable ones take the remaining space."""
    made = QVBoxLayout(owner)  # type: ignore[arg-type]  # the stubs forget that there need not be any
    made.setSpacing(2 * GRID)
    for one in rows:
        if isinstance(one, QLayout):
            made.addLayout(one)
        else:
            made.addWidget(one, int(isinstance(one, QAbstractScrollArea)))
    return made


def push_button(text: str, call: Callable[[], object]) -> QPushButton:
    """A button that does something; Return presses it only where it has the keyboard."""
    made = QPushButton(text, autoDefault=False)
    made.clicked.connect(lambda: call())
    return made
