"""What can go wrong with a database, told apart: the user's trouble becomes one plain sentence, a bug stays a bug."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import peewee

from annotator.core.errors import AnnotatorError

_KEPT = "was not stored; all before it is safe"
_DAMAGED = "The file is damaged. Copy it before anything else, then let `annotator check` name what is affected."
_SENTENCES = {
    sqlite3.SQLITE_FULL: f"The disk is full, so the last step {_KEPT}. Make room and try again.",
    sqlite3.SQLITE_READONLY: f"The file or its folder is read-only, so the last step {_KEPT}. Allow writing there.",
    sqlite3.SQLITE_BUSY: f"Another program is using the file, so the last step {_KEPT}. Try again in a moment.",
    sqlite3.SQLITE_CANTOPEN: "The file can't be opened. See that its folder exists and that you may write there.",
    sqlite3.SQLITE_IOERR: f"The disk failed, so the last step {_KEPT}. See that it is connected and try again.",
    sqlite3.SQLITE_TOOBIG: f"The text is too large for a database, so the last step {_KEPT}. Divide the text.",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}
_HALF_CHARACTER = f"The text holds half a character (a surrogate), so the last step {_KEPT}. Remove it and try again."


class StoreError(AnnotatorError):
    """The database can't be opened, read or written, for a reason that lies outside the program."""


@contextmanager
def trouble(path: Path) -> Iterator[None]:
    """Turn what SQLite says of disks, rights, locks and damage into StoreError; errors of the program pass."""
    try:
        yield
    except (peewee.PeeweeException, sqlite3.Error) as error:
        sentence = _SENTENCES.get(_code(error))
        if sentence is None:
            raise
        raise StoreError(f"{path}: {sentence}") from error
    except UnicodeEncodeError as error:
        raise StoreError(f"{path}: {_HALF_CHARACTER}") from error


@contextmanager
def damage(path: Path, what: str) -> Iterator[None]:
    """Turn what goes wrong while stored rows become objects into StoreError; `what` says what was read."""
    try:
        yield
    except (ValueError, LookupError, TypeError, RecursionError, zlib.error) as error:
        raise StoreError(f"{path}: {what} can't be read ({error!r}). {_DAMAGED}") from error


def _code(error: Exception) -> int:
    """SQLite's primary result code; 0 where the error is none of SQLite's own."""
    cause = getattr(error, "orig", error)  # what peewee has wrapped
    code: int | None = getattr(cause, "sqlite_errorcode", None)
    if code is None and isinstance(cause, sqlite3.OperationalError):
        return sqlite3.SQLITE_CORRUPT  # Python's own complaint about text that is not UTF-8 carries no code
    return (code or 0) & 0xFF
