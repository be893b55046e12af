"""How the application speaks to the person: in the status bar, and in messages where something has come to an end."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox

from annotator.core.errors import AnnotatorError
from annotator.window.looks.literal import plain_box
from annotator.window.main_window import MainWindow
from annotator.window.messages import trouble

log = logging.getLogger(__name__)

_UNEXPECTED = "unexpected"
"""The name of the message about a bug."""

_LONGEST_MESSAGE = 300  # characters of what an exception says


class Voice(QObject):
    """Shows errors. `broke` carries a bug; `report_requested` asks to report one."""

    broke = Signal(object)
    report_requested = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def complain(self, error: Exception) -> None:
        """Show an error in the status bar, and, as it ended what the user asked for, in a message box."""
        if not isinstance(error, AnnotatorError | OSError):
            self.broke.emit(error)
            return
        log.warning("%s", error.without_texts if isinstance(error, AnnotatorError) else type(error).__name__)
        log.debug("%s", error)
        self._warn(trouble(error) if isinstance(error, AnnotatorError) else str(error))

    def show_unexpected(self, error: BaseException, *, stored: bool) -> None:
        """Show a bug, and whether what was being typed is stored; only once while that message is open."""
        sentence = self.tr("Something unexpected happened ({0}). What you typed is stored.")
        if not stored:
            sentence = self.tr("Something unexpected happened ({0}). What you typed last is not stored.")
        text = sentence.format(" ".join(str(error).split())[:_LONGEST_MESSAGE] or type(error).__name__)
        if self._window.findChild(QMessageBox, _UNEXPECTED) is not None:
            self._window.show_message("⚠ " + text)
            return
        box = self._warn(text)
        box.setObjectName(_UNEXPECTED)
        way = box.addButton(self.tr("Report a problem…"), QMessageBox.ButtonRole.ActionRole)
        way.clicked.connect(self.report_requested)

    def _warn(self, text: str) -> QMessageBox:
        self._window.show_message("⚠ " + text)
        return self.show(self._window.windowTitle(), text, icon=QMessageBox.Icon.Warning)

    def show(self, title: str, text: str, *, icon: QMessageBox.Icon = QMessageBox.Icon.Information) -> QMessageBox:
        """Show a message box, unless the same one is open."""
        for shown in self._window.findChildren(QMessageBox):
            if shown.text() == text:
                return shown
        box = plain_box(icon, title, text, self._window)
        box.addButton(QMessageBox.StandardButton.Ok)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
        return box
