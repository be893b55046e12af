"""Opening a database on a server: its address, and a password where the system does not know it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from annotator.core.address import Url, address
from annotator.window.dialogs.dialog import CANCEL, OPEN, Dialog
from annotator.window.looks.literal import plain_label


class ServerDialog(Dialog):
    """Asks for a database on a server; `requested` carries its address with the password, which is not stored."""

    topic = "databases"
    requested = Signal(object)

    def __init__(self, last: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open a database on a server"))
        self.url = QLineEdit(last, placeholderText="postgresql://user@host:5432/name")
        self.password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.buttons = self.ending(OPEN, CANCEL)
        self.url.textChanged.connect(self._update_message)
        self._lay_out()
        self._update_message()

    def _lay_out(self) -> None:
        form = QFormLayout()
        for text, line in ((self.tr("Address"), self.url), (self.tr("Password"), self.password)):
            line.setAccessibleName(text)
            form.addRow(text, line)
        hint = plain_label(
            self.tr("The password is kept nowhere. Leave it empty where the file ~/.pgpass holds it."), wraps=True
        )
        self.lay_out(form, hint, self.buttons, size=(560, 0))

    def _update_message(self) -> None:
        is_url = isinstance(address(self.url.text().strip()), Url)
        self.buttons.button(OPEN).setEnabled(is_url)

    def accept(self) -> None:
        url = address(self.url.text().strip())
        assert isinstance(url, Url)
        self.requested.emit(url.with_password(self.password.text()))
        super().accept()
