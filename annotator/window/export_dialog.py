"""The export of gold: in which format, which articles, and where to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.window.messages import format_title
from annotator.workflow import Format, Scope


class ExportDialog(QDialog):
    """Asks what to write; `wished` names the format, the file and the scope."""

    wished = Signal(str, Path, object)

    def __init__(self, formats: Sequence[Format], folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export gold"))
        self._formats = formats
        self.format = QComboBox()
        for found in formats:
            self.format.addItem(f"{found.name} — {format_title(found.title)}")
        self.scope = QComboBox()
        self.scope.addItem(self.tr("approved articles only"), Scope.APPROVED.value)
        self.scope.addItem(self.tr("all articles"), Scope.ANY.value)
        self.path = QLineEdit(str(folder / f"gold{formats[0].suffixes[0]}"))
        self.path.setAccessibleName(self.tr("File"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Export"))
        self._lay_out()
        export = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.path.textChanged.connect(lambda text: export.setEnabled(bool(Path(text).name)))
        self.format.currentIndexChanged.connect(self._on_format)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.accepted.connect(self._on_accepted)

    def _lay_out(self) -> None:
        browse = QPushButton(self.tr("Browse…"))
        browse.clicked.connect(self._on_browse)
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(browse)
        form = QFormLayout()
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Articles"), self.scope)
        form.addRow(self.tr("File"), row)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.resize(620, 180)

    def _on_format(self, index: int) -> None:
        path = Path(self.path.text())
        if path.name:
            self.path.setText(str(path.with_suffix(self._formats[index].suffixes[0])))

    def _on_browse(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(self, self.windowTitle(), self.path.text())
        if name:
            self.path.setText(name)

    def _on_accepted(self) -> None:
        name = self._formats[self.format.currentIndex()].name
        self.wished.emit(name, Path(self.path.text()), Scope(self.scope.currentData()))
