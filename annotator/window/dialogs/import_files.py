"""The import of a raw issue: how it is read, and what is odd in it, before anything is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QPlainTextEdit,
    QWidget,
)

from annotator.core.errors import AnnotatorError
from annotator.window.dialogs.dialog import CANCEL, OK, Dialog
from annotator.window.looks.literal import plain_label
from annotator.window.messages import oddity_name, trouble
from annotator.workflow import Look

_SHOWN = 3000
_MOST_FINDINGS = 12


class ImportDialog(Dialog):
    """Shows how a file would be read; another encoding can be chosen, and that any file is taken as plain text.

    `requested` names the file, and the encoding and the format to import it with (empty: as the file says).
    """

    requested = Signal(Path, str, str)

    def __init__(
        self, path: Path, look: Callable[..., Look], encodings: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import a raw issue"))
        self._path, self._look = path, look
        self.encoding = QComboBox()
        self.encoding.addItem(self.tr("detect"), "")
        for name in encodings:
            self.encoding.addItem(name, name)
        self.as_text = QCheckBox(self.tr("plain text, whatever it looks like"))
        self.read_as = plain_label()
        self.findings = plain_label(wraps=True)
        self.text = QPlainTextEdit(readOnly=True)
        self.buttons = self.ending(OK, CANCEL)
        self.buttons.button(OK).setText(self.tr("Import"))
        self._lay_out()
        self.encoding.currentIndexChanged.connect(self._refresh)
        self.as_text.toggled.connect(self._refresh)
        self.accepted.connect(lambda: self.requested.emit(self._path, self.encoding.currentData(), self._form))
        self._refresh()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("File"), plain_label(self._path.name))
        form.addRow(self.tr("Encoding"), self.encoding)
        form.addRow("", self.as_text)
        form.addRow(self.tr("Read as"), self.read_as)
        form.addRow(self.tr("Odd in it"), self.findings)
        self.lay_out(form, self.text, self.buttons, size=(720, 560))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))

    @property
    def _form(self) -> str:
        return "text" if self.as_text.isChecked() else ""

    def _refresh(self) -> None:
        ok = self.buttons.button(OK)
        try:
            look = self._look(self._path, encoding=self.encoding.currentData() or None, form=self._form)
        except AnnotatorError as error:
            self.read_as.setText("⚠")
            self.findings.setText(trouble(error))
            self.text.clear()
            ok.setEnabled(False)
            return
        self.read_as.setText(self.tr("{0}, {1} characters").format(look.issue.source.encoding, len(look.issue.raw)))
        self.findings.setText(findings_text(look))
        self.text.setPlainText(look.issue.raw[:_SHOWN])
        ok.setEnabled(True)


def findings_text(look: Look) -> str:
    """What is odd in an issue, a line each."""
    lines = [f"{finding.count} × {oddity_name(finding.oddity)}" for finding in look.findings[:_MOST_FINDINGS]]
    return "\n".join(lines) or QCoreApplication.translate("ImportDialog", "nothing")
