"""The report of a problem: all of it can be read and changed before it is copied or saved; nothing is sent."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.window.looks.literal import plain_label


class ReportDialog(QDialog):
    """Shows a report; `save_requested` brings the file and the text as edited, `check_requested` asks for a check of
    the database.
    """

    save_requested = Signal(Path, str)
    check_requested = Signal()

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Report a problem"))
        text = plain_label(
            self.tr(
                "This is all that a report holds: paths of files, but no text of an issue and nothing of who you are. "
                "Nothing is sent. Say what you did and what happened, strike out what you like, then copy or save it, "
                "and give it to whoever looks after the program."
            ),
            wraps=True,
        )
        self.happened = QPlainTextEdit(placeholderText=self.tr("What did you do, and what happened?"))
        self.happened.setAccessibleName(self.happened.placeholderText())
        self.happened.setMaximumHeight(90)
        self.text = QPlainTextEdit(report)
        self.text.setAccessibleName(self.windowTitle())
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        column = QVBoxLayout(self)
        for widget in (text, self.happened, self.text, self._buttons()):
            column.addWidget(widget)
        self.resize(820, 560)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.check = QPushButton(self.tr("Check the database too"), autoDefault=False)
        self.copy = QPushButton(self.tr("Copy"), autoDefault=False)
        self.save = QPushButton(self.tr("Save…"), autoDefault=False)
        for button, call in ((self.check, self._on_check), (self.copy, self._on_copy), (self.save, self._on_save)):
            button.clicked.connect(call)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    @property
    def whole(self) -> str:
        """The report as it is copied or saved."""
        text = self.happened.toPlainText().strip()
        return f"{text}\n\n{self.text.toPlainText()}\n" if text else f"{self.text.toPlainText()}\n"

    def show_check(self, text: str) -> None:
        """Put into the report what a check has found."""
        self.text.setPlainText(f"{text}\n{self.text.toPlainText()}")

    def _on_check(self) -> None:
        self.check.setEnabled(False)
        self.check_requested.emit()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.whole)

    def _on_save(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(self, self.windowTitle(), "annotator-report.txt")
        if name:
            self.save_requested.emit(Path(name), self.whole)
