"""When the file of the open database is removed or replaced: what the window still holds is written to another one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from annotator.app.open_library import OpenLibrary
from annotator.app.voice import Voice
from annotator.core.errors import AnnotatorError, Moved
from annotator.window.looks.literal import plain_box
from annotator.window.main_window import MainWindow
from annotator.window.messages import trouble


class Rescue(QObject):
    """Offers once, as long as the offer stands open, to write everything to another file and to go on there."""

    def __init__(self, window: MainWindow, opened: OpenLibrary, voice: Voice) -> None:
        super().__init__(window)
        self._window, self._opened, self._voice = window, opened, voice
        self._offer: QMessageBox | None = None
        opened.refused.connect(self.hear)

    def hear(self, error: Exception) -> None:
        """Offer a rescue if the error is about the file; the window shows other errors."""
        if not isinstance(error, Moved) or self._offer is not None:
            return
        window = self._window
        box = plain_box(QMessageBox.Icon.Warning, window.windowTitle(), trouble(error), window)
        write = box.addButton(self.tr("Write to another file…"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Close)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        write.clicked.connect(self.ask)
        box.finished.connect(self._forget)
        self._offer = box
        box.open()

    def _forget(self) -> None:
        self._offer = None

    def ask(self) -> None:
        """Ask for a name, and go on in the file of that name."""
        name, _filter = QFileDialog.getSaveFileName(
            self._window, self.tr("Write to another file"), str(self._opened.library.path.parent)
        )
        if name:
            self.go_on_in(Path(name))

    def go_on_in(self, path: Path) -> None:
        """Write everything to another file, what is being typed too, and go on there."""
        try:
            self._opened.library.go_on_in(path)
        except AnnotatorError as error:
            self._voice.complain(error)
            return
        self._window.show_database(path.stem)
        if self._window.editor.store_typing():
            self._window.show_message(self.tr("Everything is in {0} now; open this file from now on.").format(path))
