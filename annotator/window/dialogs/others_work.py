"""The question before something is undone that others, or a program, have done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from annotator.core.history import Step

_MOST_LINES = 10


class OthersWorkDialog(QMessageBox):
    """Asks whether to undo what others did, or to redo what others undid.

    `lines` describe it, the latest first.
    """

    topic = "people"

    def __init__(self, step: Step, lines: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("othersWorkDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)  # the lines quote the newspaper
        undoes = step == Step.UNDO
        self.setWindowTitle(self.tr("Not your own work"))
        self.setText(
            self.tr("This was not your own work. Take it back?")
            if undoes
            else self.tr("You did not take this back yourself. Make it again?")
        )
        more = [f"…  (+{len(lines) - _MOST_LINES})"] if len(lines) > _MOST_LINES else []
        self.setInformativeText("\n".join([*lines[:_MOST_LINES], *more]))
        self.agree = self.addButton(
            self.tr("Take it back") if undoes else self.tr("Make it again"), QMessageBox.ButtonRole.AcceptRole
        )
        self.setDefaultButton(self.addButton(QMessageBox.StandardButton.Cancel))
