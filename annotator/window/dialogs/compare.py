"""With whose gold the database is compared, and where what comes of it is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFormLayout, QLineEdit, QWidget

from annotator.core.address import Address, address
from annotator.window.dialogs.dialog import CANCEL, OK, Dialog
from annotator.window.looks.layouts import beside, push_button
from annotator.window.looks.literal import plain_label


class CompareDialog(Dialog):
    """Asks for another person's database or export, and for a new database; `requested` carries both addresses."""

    topic = "people"
    requested = Signal(object, object)

    def __init__(self, own: Address, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare with another's gold"))
        self._new = _free(own if isinstance(own, Path) else Path.home() / f"{own.stem}.db")
        self.other, self.into = QLineEdit(), QLineEdit(str(self._new))
        form = QFormLayout()
        form.addRow(self.tr("Yours"), plain_label(str(own), wraps=True))
        for text, line, choose in (
            (self.tr("The other's database or JSONL export"), self.other, self._choose_other),
            (self.tr("New database to settle the differences in"), self.into, self._choose_into),
        ):
            line.setAccessibleName(text)
            button = push_button("…", choose)
            button.setAccessibleName(f"{text} …")
            button.setToolTip(button.accessibleName())
            form.addRow(text, beside(line, button))
            line.textChanged.connect(self._update_message)
        self.buttons = self.ending(OK, CANCEL)
        self.lay_out(form, self.buttons, size=(640, 0))
        self._update_message()

    def accept(self) -> None:
        self.requested.emit(address(self.other.text()), address(self.into.text()))
        super().accept()

    def _update_message(self) -> None:
        ready = bool(self.other.text().strip() and self.into.text().strip())
        self.buttons.button(OK).setEnabled(ready)

    def _choose_other(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, self.windowTitle(), str(self._new.parent))
        if name:
            self.other.setText(name)

    def _choose_into(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(self, self.windowTitle(), self.into.text())
        if name:
            self.into.setText(name)


def _free(own: Path) -> Path:
    """A name beside a database that no file has yet."""
    names = (own.with_name(f"{own.stem}-{number}{own.suffix}") for number in range(2, 1000))
    return next((name for name in names if not name.exists()), own.with_name(f"{own.stem}-new{own.suffix}"))
