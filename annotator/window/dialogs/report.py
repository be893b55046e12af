"""The report of a problem: all of it can be read and changed before it is copied or saved; nothing is sent."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPlainTextEdit, QWidget

from annotator.window.dialogs.dialog import CLOSE, Dialog
from annotator.window.looks.layouts import in_text, push_button
from annotator.window.looks.literal import plain_label


class ReportDialog(Dialog):
    """Shows a report; `save_requested` carries the file and the edited text, `check_requested` asks for a check of the
    database.
    """

    save_requested = Signal(Path, str)
    check_requested = Signal()

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self.happened.setMaximumHeight(in_text(90))
        self.text = QPlainTextEdit(report)
        self.text.setAccessibleName(self.windowTitle())
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.lay_out(text, self.happened, self.text, self._buttons(), size=(820, 560))

    def _buttons(self) -> QDialogButtonBox:
        self.check = push_button(self.tr("Check the database too"), self._on_check)
        self.copy = push_button(self.tr("Copy"), self._on_copy)
        self.save = push_button(self.tr("Save…"), self._on_save)
        return self.ending(CLOSE, self.check, self.copy, self.save)

    @property
    def whole(self) -> str:
        """The report to copy or save."""
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
