"""The bar above the texts, there only when something is in the way: why the issue can't be edited, and what was typed
last but could not be stored.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.core.errors import Held, ReadOnly
from annotator.window.looks.layouts import GRID
from annotator.window.looks.literal import literally, plain_label
from annotator.window.messages import trouble
from annotator.window.open_issue import OpenIssue

_MOST = 60
"""Of a longer text (characters) only so much is shown."""


class LeaseBar(QFrame):
    """Says who edits the issue, and offers to take it over or to look again.

    What was typed but could not be stored stays here until it is put away, whichever issue is open.
    """

    take_over_requested = Signal()
    look_again_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("leaseBar")
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self._open_issue: OpenIssue | None = None
        self._title = ""
        self.kept: list[str] = []
        self.why, self.unstored = _label(), _label()
        self.take_over = _button(self.tr("Take over"), self.take_over_requested.emit)
        self.look_again = _button("", self.look_again_requested.emit)
        self.copy = _button(self.tr("Copy"), self._copy)
        self.put_away = _button(self.tr("Put away"), self._put_away)
        self._held = _row(self.why, self.take_over, self.look_again)
        self._kept = _row(self.unstored, self.copy, self.put_away)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._held)
        column.addWidget(self._kept)
        self._update_message()

    def show_open_issue(self, open_issue: OpenIssue) -> None:
        """Show another issue."""
        self._open_issue, self._title = open_issue, open_issue.issue.title
        open_issue.hindered.connect(self._update_message)
        self._update_message()

    def clear_issue(self) -> None:
        """Show no issue."""
        self._open_issue = None
        self._update_message()

    def keep(self, stood: str, typed: str) -> None:
        """Keep what was typed instead of something, and could not be stored."""
        self.kept.append(typed or stood)
        text = (
            self.tr("Not stored in “{0}”: “{1}” instead of “{2}”") if stood else self.tr("Not stored in “{0}”: “{1}”")
        )
        self.unstored.setText("⚠ " + text.format(self._title, _short(typed), _short(stood)))
        self.unstored.setToolTip(literally("\n".join(self.kept)))
        self._update_message()

    def _update_message(self) -> None:
        why = self._open_issue.hindrance if self._open_issue else None
        self.why.setText("✎ " + trouble(why) if why else "")
        self.take_over.setVisible(isinstance(why, Held))
        is_to_wait_for = isinstance(why, Held | ReadOnly)
        self.look_again.setText(self.tr("Look again") if is_to_wait_for else self.tr("Edit the newest state"))
        self._held.setVisible(why is not None)
        self._kept.setVisible(bool(self.kept))
        self.setVisible(why is not None or bool(self.kept))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self.kept))

    def _put_away(self) -> None:
        self.kept.clear()
        self._update_message()


def _label() -> QLabel:
    return plain_label(wraps=True)


def _button(text: str, call: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda: call())
    return button


def _row(label: QLabel, *buttons: QPushButton) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label, 1)
    for button in buttons:
        row.addWidget(button)
    return whole


def _short(text: str) -> str:
    return text if len(text) <= _MOST else text[: _MOST - 1] + "…"
