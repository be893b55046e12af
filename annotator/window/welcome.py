"""The page that is shown while no issue is open: what to begin with, and what was open last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.window.actions import Actions
from annotator.window.looks import theme
from annotator.window.looks.drawing import Drawing
from annotator.window.looks.icons import icon
from annotator.window.looks.layouts import GRID, in_text, stack
from annotator.window.looks.literal import literally, plain_label, without_mnemonic
from annotator.window.recent_entry import Entry

BEGINNINGS = ("open_file", "import_folder", "open_page", "open_sample_page", "open_database", "first_steps")
"""The actions to begin with."""

_ICON = 20  # pixels
_WIDEST = 880  # pixels
_STEPS = ("import", "correct", "export")


class WelcomePage(QScrollArea):
    """Says in three pictures what the program does, and offers ways to begin and what was open before."""

    def __init__(self, actions: Actions, recent: Sequence[Entry]) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("welcomePage")
        self.setAccessibleName(self.tr("Welcome"))
        self.entries = [_entry(actions.by_name[name]) for name in BEGINNINGS]
        self.recent = [_recent(one) for one in recent]
        title = plain_label(self.tr("Correction desk"))
        title.setFont(theme.title_font())
        about = self.tr(
            "Turns raw newspaper text into articles with exact boundaries, corrected text and tagged entities."
        )
        dropping = self.tr("Files and folders can be dropped anywhere on the window, too.")
        middle = QWidget(maximumWidth=in_text(_WIDEST))
        rows = (
            title,
            plain_label(about, wraps=True),
            self._pictures(),
            self._lists(),
            plain_label(dropping, wraps=True),
        )
        stack(middle, *rows).setSpacing(4 * GRID)
        self.setWidget(_centred(middle))
        self.setFocusProxy(self.entries[0])

    def _lists(self) -> QGridLayout:
        """What to begin with, and what was open last, beside each other."""
        grid = _grid(8 * GRID)
        lists = ((self.tr("Begin"), self.entries), (self.tr("Recently open"), self.recent))
        for column, (heading, entries) in enumerate(lists):
            if entries:
                grid.addWidget(_heading(heading), 0, column)
                grid.addLayout(_listed(entries), 1, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _pictures(self) -> QGridLayout:
        """What becomes of an issue, in three steps."""
        grid = _grid(4 * GRID)
        captions = (
            self.tr("1. Import raw text, pages or scans"),
            self.tr("2. Put boundaries right, correct the text, tag entities"),
            self.tr("3. Approve articles and export gold"),
        )
        for column, (step, caption) in enumerate(zip(_STEPS, captions, strict=True)):
            picture, text = Drawing(f"steps/{step}"), plain_label(caption, wraps=True)
            picture.setAccessibleName(caption)
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(picture, 0, column)
            grid.addWidget(text, 1, column)
            grid.setColumnStretch(column, 1)
        return grid


def _heading(text: str) -> QLabel:
    made = plain_label(text)
    font = made.font()
    font.setBold(True)
    made.setFont(font)
    return made


class _Entry(QToolButton):
    """A line to press, with the mouse, the space bar or Return."""

    def __init__(self) -> None:
        super().__init__(autoRaise=True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def _entry(action: QAction) -> _Entry:
    made = _Entry()
    made.setDefaultAction(action)
    return made


def _recent(one: Entry) -> _Entry:
    made = _Entry()
    made.setText(without_mnemonic(one.title))
    made.setToolTip(literally(one.tip))
    made.setIcon(icon(one.icon))
    made.clicked.connect(lambda: one.open())
    return made


def _centred(middle: QWidget) -> QWidget:
    """A widget in the middle of a page, a little above it where the page is high."""
    whole = QWidget()
    row, column = QHBoxLayout(), QVBoxLayout(whole)
    row.addStretch(1)
    row.addWidget(middle, 20)
    row.addStretch(1)
    column.addStretch(1)
    column.addLayout(row)
    column.addStretch(2)
    return whole


def _grid(spacing: int) -> QGridLayout:
    made = QGridLayout()
    made.setHorizontalSpacing(spacing)
    made.setVerticalSpacing(GRID)
    return made


def _listed(entries: Sequence[_Entry]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    for entry in entries:
        column.addWidget(entry)
    column.addStretch(1)
    return column
