"""What all dialogs share."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLayout, QPushButton, QWidget

from annotator.window.looks.layouts import GRID, in_text, stack
from annotator.window.looks.screen import fit

OK, OPEN, CLOSE, CANCEL = (
    QDialogButtonBox.StandardButton.Ok,
    QDialogButtonBox.StandardButton.Open,
    QDialogButtonBox.StandardButton.Close,
    QDialogButtonBox.StandardButton.Cancel,
)


class Dialog(QDialog):
    """A dialog that is named after its class and deleted when it is closed; `topic` is its page of the guide."""

    topic: ClassVar[str] = "desk"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = type(self).__name__
        self.setObjectName(name[0].lower() + name[1:])
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        QShortcut(QKeySequence.StandardKey.HelpContents, self, self._show_guide)

    def _show_guide(self) -> None:
        window: QWidget = self
        while (parent := window.parentWidget()) is not None:
            window = parent
        if (action := window.findChild(QAction, "show_guide")) is not None:
            action.trigger()

    def ending(self, *buttons: QDialogButtonBox.StandardButton | QPushButton) -> QDialogButtonBox:
        """Buttons at the foot: OK and OPEN accept the dialog, CLOSE and CANCEL reject it, others do what they do."""
        box = QDialogButtonBox()
        for button in buttons:
            if isinstance(button, QPushButton):
                box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            else:
                box.addButton(button)
        if OK in buttons or OPEN in buttons:
            box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for box in self.findChildren(QDialogButtonBox):
            for button in box.buttons():
                button.setIcon(QIcon())  # Qt's own are of one colour in every theme
        if not event.spontaneous():
            self._make_room()

    def _make_room(self) -> None:
        """Be as high as the texts that wrap need: for Qt's layouts they are no reason to be higher."""
        layout = self.layout()
        if layout is not None and (needed := layout.totalHeightForWidth(self.width())) > self.height():
            fit(self, QSize(self.width(), needed), on=self.parentWidget())

    def lay_out(self, *rows: QWidget | QLayout, size: tuple[int, int]) -> None:
        """Stack rows; scrollable ones take the remaining space (pixels of `in_text`, as far as the screen has them)."""
        stack(self, *rows).setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        for row in rows:
            if isinstance(row, QFormLayout):
                row.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        fit(self, QSize(*map(in_text, size)), on=self.parentWidget())
