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
from annotator.window.recent_entry import Entry

_MOST_ISSUES = 8


def last_database(chosen: Settings) -> Path:
    """The file that was open last, if it is still there, else the default one."""
    return next(iter(_files(chosen)), paths.default_database())


def _files(chosen: Settings) -> list[Path]:
    """The files that were open last and are still there; the sample's is no work of anybody's."""
    known = [path for path in map(Path, chosen.recent) if path.is_absolute() and path.is_file()]
    return [path for path in known if path != paths.sample_database()]


class Recent(QObject):
    """The menu, filled each time it opens; a database on a server is not in it, as it may ask for a password."""

    def __init__(self, window: MainWindow, opened: OpenLibrary) -> None:
        super().__init__(window)
        self._window, self._opened = window, opened
        self.menu = QMenu(self.tr("Recen&t"), window)
        window.actions_.menus["issue"].insertMenu(window.actions_.by_name["show_backups"], self.menu)
        self.menu.aboutToShow.connect(self._fill)

    def issues(self) -> list[Entry]:
        """The issues of the library that were changed last."""
        rows = self._opened.library.listing.page("changed_at", 0, _MOST_ISSUES, descending=True)
        return [
            Entry(row.title or row.name, row.name, "choose_issue", partial(self._opened.show_issue, row.id))
            for row in rows
        ]

    def databases(self) -> list[Entry]:
        """The other databases that were open last."""
        return [
            Entry(path.stem, str(path), "open_database", partial(self._opened.replace, path))
            for path in _files(self._window.settings)
            if path != self._opened.library.address
        ]

    def _fill(self) -> None:
        self.menu.clear()
        for issue in self.issues():
            self.menu.addAction(without_mnemonic(issue.title), issue.open)
        self.menu.addSeparator()
        for database in self.databases():
            self.menu.addAction(without_mnemonic(database.tip), database.open)
