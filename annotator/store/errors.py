"""What can go wrong with a database, told apart: the user's trouble becomes one plain sentence, a bug stays a bug."""

from __future__ import annotations

import errno
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import peewee

from annotator.core.address import Address
from annotator.core.errors import AnnotatorError

_DAMAGED = (
    "{0}: The file is damaged. `annotator check` names what is affected; with --repair it copies the file and mends it."
)
_SENTENCES = {
    sqlite3.SQLITE_FULL: "{0}: The disk is full, so the last step was not stored; all before it is safe. "
    "Make room and try again.",
    sqlite3.SQLITE_READONLY: "{0}: The file or its folder is read-only, so the last step was not stored; "
    "all before it is safe. Allow writing there.",
    sqlite3.SQLITE_BUSY: "{0}: Another program is using the file, so the last step was not stored; "
    "all before it is safe. Try again in a moment.",
    sqlite3.SQLITE_CANTOPEN: "{0}: The file can't be opened. See that its folder exists and that you may write there.",
    sqlite3.SQLITE_IOERR: "{0}: The disk failed, so the last step was not stored; all before it is safe. "
    "See that it is connected and try again.",
    sqlite3.SQLITE_TOOBIG: "{0}: The text is too large for a database, so the last step was not stored; "
    "all before it is safe. Divide the text.",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}


class StoreError(AnnotatorError):
    """The database can't be opened, read or written, for a reason that lies outside the program."""


class FileMoved(StoreError):
    """The file of an open database was removed or replaced: what is in it can be read, but nothing stored any more."""


@contextmanager
def trouble(address: Address) -> Iterator[None]:
    """Turn what SQLite says of disks, rights, locks and damage into StoreError; errors of the program pass."""
    try:
        yield
    except (peewee.PeeweeException, sqlite3.Error) as error:
        code = _code(error)
        if code not in _SENTENCES:
            raise
        raise StoreError(_SENTENCES[code], address) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            "{0}: The text holds half a character (a surrogate), so the last step was not stored; "
            "all before it is safe. Remove it and try again.",
            address,
        ) from error


@contextmanager
def damage(address: Address, what: str) -> Iterator[None]:
    """Turn what goes wrong while stored rows become objects into StoreError; `what` says what was read."""
    try:
        yield
    except (ValueError, LookupError, TypeError, RecursionError, zlib.error) as error:
        raise StoreError(
            "{0}: {1} can't be read ({2}). The file is damaged. `annotator check` names what is affected; "
            "with --repair it copies the file and mends it.",
            address,
            what,
            repr(error),
        ) from error


def is_full(error: BaseException) -> bool:
    """Whether an error, or what it was raised from, says that the disk is full."""
    is_so = getattr(error, "errno", None) == errno.ENOSPC or _code(error) == sqlite3.SQLITE_FULL
    return is_so or (error.__cause__ is not None and is_full(error.__cause__))


def is_damage(error: BaseException) -> bool:
    """Whether an error, or what it was raised from, says that the file is damaged."""
    is_so = _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    return is_so or (error.__cause__ is not None and is_damage(error.__cause__))


def _code(error: BaseException) -> int:
    """SQLite's primary result code; 0 where the error is none of SQLite's own."""
    cause = getattr(error, "orig", error)  # what peewee has wrapped
    code: int | None = getattr(cause, "sqlite_errorcode", None)
    if code is None and isinstance(cause, sqlite3.OperationalError):
        return sqlite3.SQLITE_CORRUPT  # Python's own complaint about text that is not UTF-8 carries no code
    if code == sqlite3.SQLITE_IOERR_SHMSIZE:
        return sqlite3.SQLITE_FULL  # no room for what is kept beside the file
    return (code or 0) & 0xFF
