"""Writing a note about a place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.window.looks.literal import plain_label


class NoteDialog(QDialog):
    """Asks for the words of a note; `written` brings them. Ctrl+Return is as good as the button."""

    written = Signal(str)

    def __init__(self, about: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Note"))
        self.text = QPlainTextEdit(text, tabChangesFocus=True)
        self.text.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        column = QVBoxLayout(self)
        column.addWidget(plain_label(about, wraps=True))
        column.addWidget(self.text)
        column.addWidget(buttons)
        self.accepted.connect(lambda: self.written.emit(self.text.toPlainText()))
        self.text.selectAll()
        self.resize(420, 240)
