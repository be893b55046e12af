"""What a report of a problem holds: all that is needed to find it, no text of an issue, and no person's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from annotator import logs, paths
from annotator.core.errors import AnnotatorError

if TYPE_CHECKING:
    from annotator.app.application import Application

_LINES = 200
"""How many lines of the log stand in a report."""

_PRIVATE = ("author", "keys", "window_state", "server")
"""Settings that are left out: a person's name, keys of labels of their own, and what only Qt can read."""


def text(app: Application) -> str:
    """The report of an application as it is now, in English, as it is for those who make the program."""
    return "\n".join(_without_person(line) for line in _lines(app))


def checked(faults: Sequence[str]) -> str:
    """What a check has found, without titles and what else may be a text."""
    bare = [re.sub(r"\(.*\)", "(…)", re.sub("“.*”", "“…”", fault)) for fault in faults]
    return "\n".join([f"Check of the database: {len(faults)} faults", *bare])


def _lines(app: Application) -> Iterator[str]:
    yield logs.system()
    screen = app.window.screen()
    size, ratio = screen.size(), screen.devicePixelRatio()
    yield f"Qt {qVersion()} on {QGuiApplication.platformName()}, {size.width()} × {size.height()} at {ratio:g}"
    yield f"Language: {app.window.language}"
    yield f"Database: {app.library.address}, {_extent(app)}"
    yield "Settings:"
    yield from (f"  {name} = {value!r}" for name, value in asdict(app.window.settings).items() if name not in _PRIVATE)
    yield "Log:"
    yield from (f"  {line}" for line in logs.tail(paths.log_folder(), _LINES))


def _extent(app: Application) -> str:
    try:
        approved, articles = app.library.progress()
        return f"schema {app.library.database.user_version}, {articles} articles, {approved} approved"
    except AnnotatorError as error:
        return error.without_texts


def _without_person(line: str) -> str:
    """A line without the names that stand in the path of a home and in the URL of a server."""
    return re.sub(r"(postgresql://)[^@/\s]+@", r"\1…@", line.replace(str(Path.home()), "~"))
