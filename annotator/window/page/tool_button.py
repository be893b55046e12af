"""The small buttons above a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton


def tool_button(sign: str, text: str, call: Callable[[], object]) -> QToolButton:
    """A button that shows a sign, and says in a tip and to who hears it what it does."""
    button = QToolButton()
    button.setText(sign)
    button.setToolTip(text)
    button.setAutoRaise(True)
    button.setAccessibleName(text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda: call())
    return button
