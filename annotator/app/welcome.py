"""What somebody begins with who has no issue open: the welcome page, and the first steps on the sample."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator import paths
from annotator.app.imports import Imports
from annotator.app.open_library import OpenLibrary
from annotator.app.recent import Recent
from annotator.window.main_window import MainWindow


class Welcome(QObject):
    """Shows the welcome page while no issue is open, and leads through the first steps."""

    def __init__(self, window: MainWindow, opened: OpenLibrary, imports: Imports, recent: Recent) -> None:
        super().__init__(window)
        self._window, self._opened, self._imports, self._recent = window, opened, imports, recent
        self._is_waiting = False  # for the sample to be imported
        opened.emptied.connect(self.show)
        opened.shown.connect(self._on_shown)

    def show(self) -> None:
        """Show the welcome page, which is made each time, as what was open last changes."""
        from annotator.window.welcome import WelcomePage  # its pictures would keep the window waiting at the start

        self._window.show_welcome(
            WelcomePage(self._window.actions_, [*self._recent.issues(), *self._recent.databases()])
        )

    def take_first_steps(self) -> None:
        """Go through the first steps, on the sample in a database of its own."""
        sample = paths.sample_database()
        if self._opened.library.address != sample:
            self._opened.replace(sample)
        if self._opened.library.address != sample:
            return  # why has been said
        self._is_waiting = True
        if self._window.open_issue is not None:
            self._on_shown()
        elif (latest := self._opened.library.listing.latest()) is not None:
            self._opened.show_issue(latest)
        else:
            self._imports.run([paths.sample_issue()])

    def _on_shown(self) -> None:
        if self._is_waiting and self._window.open_issue is not None:
            self._is_waiting = False
            if self._opened.library.address == paths.sample_database():
                self._window.first_steps.begin()
