"""The databases that were opened last, and the issues that were changed last, in a menu; and the one to begin in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from annotator import paths
from annotator.app.open_library import OpenLibrary
from annotator.settings import Settings
from annotator.window.looks.literal import without_mnemonic
from annotator.window.main_window import MainWindow

_MOST_ISSUES = 8


def last_database(chosen: Settings) -> Path:
    """The file that was open last, if it is still there, else the default one."""
    return next(iter(_files(chosen)), paths.default_database())


def _files(chosen: Settings) -> list[Path]:
    return [path for path in map(Path, chosen.recent) if path.is_absolute() and path.is_file()]


class Recent(QObject):
    """The menu, filled each time it opens; a database on a server is not in it, as it may ask for a password."""

    def __init__(self, window: MainWindow, opened: OpenLibrary) -> None:
        super().__init__(window)
        self._window, self._opened = window, opened
        self.menu = QMenu(self.tr("Recen&t"), window)
        window.actions_.menus["issue"].insertMenu(window.actions_.by_name["show_backups"], self.menu)
        self.menu.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.menu.clear()
        library = self._opened.library
        for row in library.listing.page("changed_at", 0, _MOST_ISSUES, descending=True):
            self.menu.addAction(without_mnemonic(row.title or row.name), partial(self._opened.show_issue, row.id))
        self.menu.addSeparator()
        for path in _files(self._window.settings):
            if path != library.address:
                self.menu.addAction(without_mnemonic(str(path)), partial(self._opened.replace, path))
