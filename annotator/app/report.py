"""What a report of a problem holds: all that is needed to find it, no text of an issue, and no person's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, qVersion
from PySide6.QtGui import QGuiApplication

from annotator import logs, paths
from annotator.app.open_library import OpenLibrary
from annotator.core.errors import AnnotatorError
from annotator.window.dialogs.report import ReportDialog
from annotator.window.main_window import MainWindow

if TYPE_CHECKING:
    from annotator.workflow import Library

_LINES = 200
"""How many lines of the log stand in a report."""

_PRIVATE = ("author", "keys", "recent", "window_place", "window_state", "server")
"""Settings that are left out: a person's name, keys of labels of their own, and what only Qt can read."""


class Reports(QObject):
    """Shows what a report of a problem holds, to be copied or saved; nothing is sent."""

    def __init__(self, window: MainWindow, opened: OpenLibrary, write: Callable[[Path, str], object]) -> None:
        super().__init__(window)
        self._window, self._opened, self._write = window, opened, write

    def show(self) -> None:
        """Show the report of what there is now."""
        dialog = ReportDialog(self.text(), self._window)
        dialog.save_requested.connect(self._write)
        dialog.check_requested.connect(lambda: self._check_for(dialog))
        dialog.open()

    def _check_for(self, dialog: ReportDialog) -> None:
        def show(faults: list[str]) -> None:
            if dialog in self._window.children():
                dialog.show_check(checked(faults))

        self._opened.ask(lambda library: list(library.check()), show)

    def text(self) -> str:
        """The report, in English, as its readers are the developers."""
        return "\n".join(_without_person(line) for line in _lines(self._window, self._opened.library))


def checked(faults: Sequence[str]) -> str:
    """The findings of a check, without titles and anything else that may be text."""
    bare = [re.sub(r"\(.*\)", "(…)", re.sub("“.*”", "“…”", fault)) for fault in faults]
    return "\n".join([f"Check of the database: {len(faults)} faults", *bare])


def _lines(window: MainWindow, library: Library) -> Iterator[str]:
    yield logs.system()
    screen = window.screen()
    size, ratio = screen.size(), screen.devicePixelRatio()
    yield f"Qt {qVersion()} on {QGuiApplication.platformName()}, {size.width()} × {size.height()} at {ratio:g}"
    yield f"Language: {window.language}"
    yield f"Database: {library.address}, {_extent(library)}"
    yield "Settings:"
    yield from (f"  {name} = {value!r}" for name, value in asdict(window.settings).items() if name not in _PRIVATE)
    yield "Log:"
    yield from (f"  {line}" for line in logs.tail(paths.log_folder(), _LINES))


def _extent(library: Library) -> str:
    try:
        approved, articles = library.progress()
        return f"schema {library.database.user_version}, {articles} articles, {approved} approved"
    except AnnotatorError as error:
        return error.without_texts


def _without_person(line: str) -> str:
    """A line without the names that stand in the path of a home and in the URL of a server."""
    return re.sub(r"(postgresql://)[^@/\s]+@", r"\1…@", line.replace(str(Path.home()), "~"))
