"""What the application does with another person's gold: it makes a database in which the differences are settled."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator import workflow
from annotator.app.background import Background
from annotator.app.open_library import OpenLibrary
from annotator.app.voice import Voice
from annotator.core.address import Address
from annotator.window.dialogs.compare import CompareDialog
from annotator.window.main_window import MainWindow


class Comparisons(QObject):
    """Compares the library with another's gold."""

    def __init__(self, window: MainWindow, opened: OpenLibrary, background: Background, voice: Voice) -> None:
        super().__init__(window)
        self._window, self._opened, self._background, self._voice = window, opened, background, voice

    def ask(self) -> None:
        """Ask for another's gold, and make a database in which the differences to it are settled."""
        self._window.editor.store_typing()
        dialog = CompareDialog(self._opened.library.address, self._window)
        dialog.requested.connect(self._compare)
        dialog.open()

    def _compare(self, other: Address, into: Address) -> None:
        """Compare the database with another's gold in the background, tell the figures, and open what comes of it."""
        own, author = self._opened.library.address, self._window.settings.person

        def take_up(compared: list[workflow.Compared]) -> None:
            self._opened.replace(into)
            lines = [line for pair in compared for line in (f"\n{pair.first.title}", *pair.agreement.lines())]
            self._voice.show(self.tr("How far the two agree"), "\n".join(lines).strip())
            self._window.docks.show("differences_panel")

        self._background.start_with_progress(
            self.tr("Comparing…"), lambda _progress: workflow.adjudicate(own, other, into, author=author), take_up
        )
