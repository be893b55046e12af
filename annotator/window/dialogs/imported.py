"""What came of importing many files: how many issues are new, and each file of which nothing came in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from annotator.window.dialogs.dialog import CLOSE, Dialog
from annotator.window.looks.literal import plain_label

_MOST_LINES = 2000


class ImportedDialog(Dialog):
    """Shows a summary, and a line for each file that was left out."""

    def __init__(self, summary: Sequence[str], left_out: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Imported"))
        self.summary = plain_label("\n".join(summary), wraps=True)
        self.left_out = QPlainTextEdit(readOnly=True)
        self.left_out.setAccessibleName(self.tr("Left out"))
        self.left_out.setPlainText("\n".join([*left_out[:_MOST_LINES], *["…"][: len(left_out) - _MOST_LINES]]))
        self.lay_out(self.summary, self.left_out, self.ending(CLOSE), size=(640, 360 if left_out else 0))
        self.left_out.setVisible(bool(left_out))
