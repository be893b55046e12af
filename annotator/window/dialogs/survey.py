"""How the work goes: progress, corrections, doubts, and how good suggestions and people are, as charts and tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHeaderView,
    QListWidget,
    QSplitter,
    QTableView,
    QWidget,
)

from annotator.window.dialogs.dialog import CLOSE, Dialog
from annotator.window.dialogs.survey_sheets import Sheet, Value, as_csv, sheets, shown
from annotator.window.looks import chart
from annotator.window.looks.layouts import GRID, beside, push_button
from annotator.window.looks.literal import plain_label
from annotator.workflow import Survey

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


_NO_INDEX = QModelIndex()


class SheetModel(QAbstractTableModel):
    """The rows of a sheet."""

    def __init__(self, sheet: Sheet, parent: QObject) -> None:
        super().__init__(parent)
        self._sheet = sheet

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._sheet.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._sheet.columns)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        value = self._sheet.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(value)
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and not isinstance(value, str) else None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and way == Qt.Orientation.Horizontal:
            return self._sheet.columns[section]
        return None


class SurveyDialog(Dialog):
    """Shows a sheet of a survey at a time; `save_requested` carries a file and what is to be written into it."""

    topic = "issues"
    save_requested = Signal(Path, bytes)

    def __init__(self, survey: Survey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Progress and quality"))
        self.sheets = sheets(survey)
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        self.list.addItems([sheet.title for sheet in self.sheets])
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 40)
        self.about = plain_label(wraps=True)
        self.table = QTableView()
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * GRID)
        self.chart: Any = None
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.right.addWidget(self.table)
        body = beside(self.list, self.right)
        body.setStretch(1, 1)
        self.advice = plain_label(
            self.tr("For charts, install what draws them: pip install 'newspaper-annotator[charts]'."), wraps=True
        )
        self._has_charts = chart.library() is not None
        self.advice.setVisible(not self._has_charts)
        self.save = push_button(self.tr("Save…"), self._on_save)
        self.lay_out(self.about, body, self.advice, self.ending(CLOSE, self.save), size=(960, 640))
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)

    @property
    def sheet(self) -> Sheet:
        """The sheet that is shown."""
        return self.sheets[self.list.currentRow()]

    def write(self, path: Path) -> None:
        """Ask for the sheet, or its chart, in a file: the ending of its name says as what."""
        if self.chart is not None and path.suffix == ".png":
            self.save_requested.emit(path, chart.as_png(self.chart))
        elif self.chart is not None and path.suffix == ".svg":
            self.save_requested.emit(path, chart.as_svg(self.chart))
        else:
            table = path if path.suffix == ".csv" else path.with_name(f"{path.name}.csv")
            self.save_requested.emit(table, as_csv(self.sheet))

    def _show(self) -> None:
        sheet = self.sheet
        self.about.setText(sheet.about)
        self.table.setAccessibleName(sheet.title)
        self.table.setModel(SheetModel(sheet, self))
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        if self._has_charts:
            self._draw(sheet)

    def _draw(self, sheet: Sheet) -> None:
        if self.chart is not None:
            self.chart.setParent(None)
            self.chart.deleteLater()
        self.chart = chart.drawn(_bars(sheet), self.right)
        self.right.insertWidget(0, self.chart)
        self.right.setSizes([self.height() // 2, self.height() // 2])

    def _on_save(self) -> None:
        kinds = ["CSV (*.csv)"] + (["PNG (*.png)", "SVG (*.svg)"] if self.chart is not None else [])
        name, kind = QFileDialog.getSaveFileName(self, self.windowTitle(), self.sheet.title, ";;".join(kinds))
        if name:
            path = Path(name)
            self.write(path if path.suffix else path.with_suffix(f".{kind[:3].lower()}"))


def _bars(sheet: Sheet) -> chart.Bars:
    series = [(sheet.columns[column], [_number(row[column]) for row in sheet.rows]) for column in sheet.drawn]
    return chart.Bars([str(row[0]) for row in sheet.rows], series, sheet.runs)


def _number(value: Value) -> float | None:
    return None if isinstance(value, str) else value
