"""The newspaper of an issue: its title, typed or chosen from those in the database."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from annotator.window.dialogs.dialog import CANCEL, OK, Dialog
from annotator.window.looks.literal import plain_label
from annotator.window.looks.spoken import call_box

_LONGEST = 200


class NewspaperDialog(Dialog):
    """Asks for the newspaper of an issue, or of several; `chosen` carries its title, which may be empty."""

    topic = "issues"
    chosen = Signal(str)

    def __init__(self, issue: str, newspaper: str, known: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Newspaper"))
        self.title = QComboBox(editable=True)
        call_box(self.title, self.windowTitle())
        self.title.addItems(list(known))
        self.line = QLineEdit(maxLength=_LONGEST)
        self.title.setLineEdit(self.line)
        self.title.setEditText(newspaper)  # the box has put the first known one there
        self.line.selectAll()
        buttons = self.ending(OK, CANCEL)
        question = plain_label(self.tr("Which newspaper is this issue of? {0}").format(issue), wraps=True)
        self.lay_out(question, self.title, buttons, size=(420, 0))
        self.accepted.connect(lambda: self.chosen.emit(self.title.currentText()))
