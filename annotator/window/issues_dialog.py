"""The issues of the database: which there are, how far each has come, and the choice of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from annotator.workflow import IssueRow

_Index = QModelIndex | QPersistentModelIndex


class IssuesModel(QAbstractTableModel):
    """The issues of a library as rows."""

    def __init__(self, issues: Sequence[IssueRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.issues = issues

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.issues)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Date"), self.tr("Title"), self.tr("Approved"), self.tr("Doubts"), self.tr("Changed"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        issue = self.issues[index.row()]
        if role == Qt.ItemDataRole.UserRole:  # what rows are sorted by
            return (issue.date, issue.title, issue.approved, issue.doubts, issue.changed_at)[index.column()]
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        changed = datetime.fromtimestamp(issue.changed_at).strftime("%Y-%m-%d %H:%M")
        return (issue.date, issue.title, f"{issue.approved} / {issue.articles}", issue.doubts, changed)[index.column()]


class IssuesDialog(QDialog):
    """Lists the issues; `chosen` brings the id of the one to open."""

    chosen = Signal(int)

    def __init__(self, issues: Sequence[IssueRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("issuesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Issues of the database"))
        self._issues = issues
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(IssuesModel(issues))
        self._proxy.setSortRole(Qt.ItemDataRole.UserRole)
        self._proxy.setFilterKeyColumn(-1)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.filter = QLineEdit(placeholderText=self.tr("Search"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.tr("Search"))
        self.filter.textChanged.connect(self._proxy.setFilterFixedString)
        self.table = QTableView()
        self.table.setAccessibleName(self.windowTitle())
        self.table.setModel(self._proxy)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(4, 150)
        self.table.selectRow(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        column = QVBoxLayout(self)
        for widget in (self.filter, self.table, buttons):
            column.addWidget(widget)
        self.table.activated.connect(self.accept)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._on_accepted)
        self.resize(820, 480)

    def _on_accepted(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.chosen.emit(self._issues[self._proxy.mapToSource(index).row()].id)
