"""Writing a note about a place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from annotator.window.dialogs.dialog import CANCEL, OK, Dialog
from annotator.window.looks.literal import plain_label


class NoteDialog(Dialog):
    """Asks for the text of a note; `written` carries it. Ctrl+Return works like the button."""

    topic = "history"
    written = Signal(str)

    def __init__(self, about: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Note"))
        self.text = QPlainTextEdit(text, tabChangesFocus=True)
        self.text.setAccessibleName(self.windowTitle())
        buttons = self.ending(OK, CANCEL)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self.lay_out(plain_label(about, wraps=True), self.text, buttons, size=(420, 240))
        self.accepted.connect(lambda: self.written.emit(self.text.toPlainText()))
        self.text.selectAll()
