"""The issues of the database: which there are, how far each has come, and the choice of one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget

from annotator.core.lease import Lease
from annotator.window.dialogs.dialog import CANCEL, OPEN, Dialog
from annotator.window.dialogs.issues_model import IssuesModel, Listing


class IssuesDialog(Dialog):
    """Lists the issues; `chosen` carries the id of the one to open."""

    chosen = Signal(int)

    def __init__(self, listing: Listing, leases: Mapping[int, Lease], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Issues of the database"))
        self._model = IssuesModel(listing, leases, self)
        self.filter = QLineEdit(placeholderText=self.tr("Search"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.tr("Search"))
        self.filter.textChanged.connect(self._model.filter)
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
        self.table.setColumnWidth(self._model.columnCount() - 1, 150)
        self.table.selectRow(0)
        buttons = self.ending(OPEN, CANCEL)
        self.lay_out(self.filter, self.table, buttons, size=(820, 480))
        self.table.activated.connect(self.accept)
        self.accepted.connect(self._on_accepted)

    def _on_accepted(self) -> None:
        index = self.table.currentIndex()
        issue = self._model.issue(index.row()) if index.isValid() else None
        if issue is not None:
            self.chosen.emit(issue.id)
