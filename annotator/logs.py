"""The log: what the program did and what went wrong, in files of the user's own, without what any text says.

Lines from INFO on hold no text of an issue, no correction, no name and no title, and of exceptions only where and of
what kind they were. Lines below it may; they are written, to a file of their own, only where a setting asks for that.
"""

from __future__ import annotations

import logging
import platform
import traceback
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from annotator.core.address import without_passwords

log = logging.getLogger(__name__)

_ALL = logging.getLogger("annotator")
_FILE, _WITH_TEXTS = "annotator.log", "with-texts.log"
_LARGEST, _OLDER = 1_000_000, 3
"""How large (bytes) a file may get, and how many older ones stay."""

_LINE = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"


def start(folder: Path, *, texts: bool = False) -> None:
    """Start logging to a folder; with `texts` also to a file that may contain texts.

    If it can't be written there is no log. May be called again, for another folder.
    """
    stop()
    _ALL.setLevel(logging.DEBUG if texts else logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        _ALL.addHandler(logging.NullHandler())  # otherwise warnings would go to the terminal
        return
    _ALL.addHandler(_file(folder / _FILE, logging.INFO, _WithoutTexts(_LINE)))
    if texts:
        _ALL.addHandler(_file(folder / _WITH_TEXTS, logging.DEBUG, _WithoutPasswords(_LINE)))
    log.info("started: %s", system())


def stop() -> None:
    """Stop logging."""
    for handler in list(_ALL.handlers):
        _ALL.removeHandler(handler)
        handler.close()
    _ALL.setLevel(logging.NOTSET)


def tail(folder: Path, count: int) -> list[str]:
    """The last lines of the log without texts."""
    try:
        return (folder / _FILE).read_text(encoding="utf-8", errors="replace").splitlines()[-count:]
    except OSError:
        return []


def system() -> str:
    """The versions of the program, of Python and of the system."""
    try:
        own = version("newspaper-annotator")
    except PackageNotFoundError:
        own = "not installed"
    return f"annotator {own}, Python {platform.python_version()}, {platform.platform()}"


class _File(RotatingFileHandler):
    """A file that stops nothing when it can't be written."""

    def handleError(self, record: logging.LogRecord) -> None:
        pass


def _file(path: Path, level: int, formatter: logging.Formatter) -> _File:
    file = _File(path, maxBytes=_LARGEST, backupCount=_OLDER, encoding="utf-8", errors="backslashreplace", delay=True)
    file.setLevel(level)
    file.setFormatter(formatter)
    return file


class _WithoutPasswords(logging.Formatter):
    """Says nothing of a password, though somebody has typed a URL in the place of a file."""

    def format(self, record: logging.LogRecord) -> str:
        return without_passwords(super().format(record))


class _WithoutTexts(_WithoutPasswords):
    """Says each thing on one line, and of an exception what kind it was and where, but not its words."""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # what another formatter has left there has the words in it
        try:
            return super().format(record)
        finally:
            record.exc_text = None

    def formatMessage(self, record: logging.LogRecord) -> str:
        return " ".join(super().formatMessage(record).splitlines())

    def formatException(self, ei: Any) -> str:
        return "".join(_lines_of(ei[1]))


def _lines_of(error: BaseException) -> Iterator[str]:
    """Where an exception came from, and before it those that it came from; sources of the program, but no values."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _lines_of(before)
        yield "\nand from that:\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__module__}.{type(error).__qualname__}"
