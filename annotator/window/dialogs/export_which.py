"""Which issues an export takes: all, the open one, chosen ones, or those of some days or of a newspaper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from annotator.core.issue_filter import ALL_ISSUES, IssueFilter
from annotator.window.dialogs.day_note import DayNote
from annotator.window.looks.layouts import stack
from annotator.window.looks.spoken import call_box

_ALL, _OPEN, _CHOSEN, _COMMON = "all", "open", "chosen", "common"


class WhichIssues(QWidget):
    """A box, and lines for what issues have in common; `changed` tells that others are meant."""

    changed = Signal()

    def __init__(self, open_issue: int | None, chosen: Sequence[int]) -> None:
        super().__init__()
        self._open, self._chosen = open_issue, tuple(chosen)
        self.box = QComboBox()
        call_box(self.box, self.tr("Issues"))
        self.box.addItem(self.tr("all issues"), _ALL)
        if open_issue is not None:
            self.box.addItem(self.tr("this issue"), _OPEN)
        if chosen:
            self.box.addItem(self.tr("%n chosen issue(s)", "", len(chosen)), _CHOSEN)
        self.box.addItem(self.tr("issues of some days or a newspaper"), _COMMON)
        self.since, self.until, self.newspaper = (
            _line(self.tr("from 1963-05")),
            _line(self.tr("to 1963-05-31")),
            _line(self.tr("Newspaper")),
        )
        self._days = DayNote(self.since, self.until)
        row = QHBoxLayout()
        row.addWidget(self.box, 1)
        for line in self._lines:
            row.addWidget(line)
            line.textChanged.connect(self.changed)
        stack(self, row, self._days).setContentsMargins(0, 0, 0, 0)
        self.box.currentIndexChanged.connect(self._on_choice)
        self.box.setCurrentIndex(max(0, self.box.findData(_CHOSEN)))
        self._on_choice()

    @property
    def _lines(self) -> tuple[QLineEdit, ...]:
        return self.since, self.until, self.newspaper

    def wanted(self) -> IssueFilter:
        """What is chosen."""
        match self.box.currentData():
            case "open" if self._open is not None:
                return IssueFilter(ids=(self._open,))
            case "chosen":
                return IssueFilter(ids=self._chosen)
            case "common":
                since, until, newspaper = (line.text().strip() for line in self._lines)
                return IssueFilter(since=since, until=until, newspaper=newspaper or None)
        return ALL_ISSUES

    @property
    def is_right(self) -> bool:
        """Whether it is said which issues are meant: a day that is half typed is none."""
        return self.box.currentData() != _COMMON or not self._days.is_needed

    def show_wanted(self, wanted: IssueFilter) -> None:
        """Choose issues by what they have in common, or all."""
        self.box.setCurrentIndex(self.box.findData(_ALL if wanted == ALL_ISSUES else _COMMON))
        for line, text in zip(self._lines, (wanted.since, wanted.until, wanted.newspaper), strict=True):
            line.setText(text or "")

    def _on_choice(self) -> None:
        is_common = self.box.currentData() == _COMMON
        for line in self._lines:
            line.setVisible(is_common)
        self._days.setVisible(is_common and self._days.is_needed)
        self.changed.emit()


def _line(title: str) -> QLineEdit:
    line = QLineEdit(placeholderText=title, maxLength=200)
    line.setAccessibleName(title)
    return line
