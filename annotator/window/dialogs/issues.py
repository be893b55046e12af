"""The issues of the database: which there are, how far each has come, the choice of one or several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from annotator.core.issue_filter import IssueFilter
from annotator.core.lease import Lease
from annotator.window.dialogs.day_note import DayNote
from annotator.window.dialogs.dialog import CANCEL, OPEN, Dialog
from annotator.window.dialogs.issues_model import IssuesModel, Listing
from annotator.window.looks.flow import Flow
from annotator.window.looks.layouts import in_text, push_button
from annotator.window.looks.spoken import call_box

_SHOWN = {
    "all": IssueFilter(),
    "open": IssueFilter(is_done=False),
    "done": IssueFilter(is_done=True),
    "doubts": IssueFilter(has_doubts=True),
}


class IssuesDialog(Dialog):
    """Lists the issues; `chosen` carries the id of the one to open.

    `export_wanted`, `suggest_wanted`, `newspaper_wanted` and `delete_wanted` carry the ids of those that are selected;
    `deleted_wanted` asks for those that were deleted.
    """

    topic = "issues"
    chosen = Signal(int)
    export_wanted = Signal(list)
    suggest_wanted = Signal(list)
    newspaper_wanted = Signal(list)
    delete_wanted = Signal(list)
    deleted_wanted = Signal()

    def __init__(
        self,
        listing: Listing,
        leases: Mapping[int, Lease],
        parent: QWidget | None = None,
        *,
        newspapers: Iterable[str] = (),
        is_read_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Issues of the database"))
        self._model = IssuesModel(listing, leases, self)
        self._is_read_only = is_read_only
        self._make_filters(newspapers)
        self._make_table()
        self._make_buttons()
        self.table.selectRow(0)
        self.lay_out(
            Flow(self.filter, self.shown, self.newspaper, self.since, self.until),
            self.days,
            self.table,
            Flow(*self._for_many, None, self.deleted),
            self.buttons,
            size=(900, 520),
        )
        self.accepted.connect(self._on_accepted)

    def _make_filters(self, newspapers: Iterable[str]) -> None:
        self.filter = _line(self.tr("Search"))
        self.since, self.until = _line(self.tr("from 1963-05")), _line(self.tr("to 1963-05-31"))
        self.days = DayNote(self.since, self.until)
        self._since = self._until = ""
        for line in (self.since, self.until):
            line.setMaximumWidth(in_text(120))
        self.shown = _box(self.tr("Which issues"))
        names = (self.tr("all issues"), self.tr("to be approved"), self.tr("approved"), self.tr("with doubts"))
        for key, name in zip(_SHOWN, names, strict=True):
            self.shown.addItem(name, key)
        self.newspaper = _box(self.tr("Newspaper"))
        self.newspaper.addItem(self.tr("all newspapers"), None)
        for title in newspapers:
            self.newspaper.addItem(title, title)
        self.filter.textChanged.connect(self._model.filter)
        for line in (self.since, self.until):
            line.textChanged.connect(self._on_filter)
        for box in (self.shown, self.newspaper):
            box.currentIndexChanged.connect(self._on_filter)

    def _make_table(self) -> None:
        self.table = QTableView()
        self.table.setAccessibleName(self.windowTitle())
        self.table.setModel(self._model)
        self._model.modelReset.connect(lambda: self.table.selectRow(0))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(self._model.columnCount() - 1, Qt.SortOrder.DescendingOrder)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultSectionSize(in_text(100))
        self.table.setColumnWidth(self._model.columnCount() - 1, in_text(150))
        self.table.activated.connect(self.accept)

    def _make_buttons(self) -> None:
        wishes = (
            (self.tr("Export…"), self.export_wanted, True),
            (self.tr("Make new suggestions"), self.suggest_wanted, False),
            (self.tr("Newspaper…"), self.newspaper_wanted, False),
            (self.tr("Delete…"), self.delete_wanted, False),
        )
        self._for_many = [push_button(text, partial(self._emit_selected, wish)) for text, wish, _reads in wishes]
        self.deleted = push_button(self.tr("Deleted issues…"), self.deleted_wanted.emit)
        self.buttons = self.ending(OPEN, CANCEL)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Close"))

        def enable() -> None:
            for button, (_text, _wish, reads) in zip(self._for_many, wishes, strict=True):
                button.setEnabled(self.table.selectionModel().hasSelection() and (reads or not self._is_read_only))

        self.table.selectionModel().selectionChanged.connect(enable)
        self._model.modelReset.connect(enable)
        enable()

    def _emit_selected(self, wish: SignalInstance) -> None:
        wish.emit(self.selected())

    def selected(self) -> list[int]:
        """The issues that are selected, in their order."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [issue.id for row in rows if (issue := self._model.issue(row)) is not None]

    def refresh(self) -> None:
        """Show the issues as they are now."""
        self._on_filter()

    def _on_filter(self) -> None:
        if not self.days.is_needed:  # else a day is half typed
            self._since, self._until = (line.text().strip() for line in (self.since, self.until))
        shown = _SHOWN[self.shown.currentData()]
        self._model.narrow(
            IssueFilter(
                is_done=shown.is_done,
                has_doubts=shown.has_doubts,
                newspaper=self.newspaper.currentData(),
                since=self._since,
                until=self._until,
            )
        )

    def _on_accepted(self) -> None:
        index = self.table.currentIndex()
        issue = self._model.issue(index.row()) if index.isValid() else None
        if issue is not None:
            self.chosen.emit(issue.id)


def _line(title: str) -> QLineEdit:
    line = QLineEdit(placeholderText=title, clearButtonEnabled=True, maxLength=200)
    line.setAccessibleName(title)
    return line


def _box(title: str) -> QComboBox:
    box = QComboBox()
    call_box(box, title)
    return box
