"""What can go wrong with a database: a problem of the user's becomes one plain sentence, a bug stays a bug."""

from __future__ import annotations

import errno
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import peewee

from annotator.core.address import Address, Url
from annotator.core.errors import AnnotatorError, Moved
from annotator.core.marking import marked

_DAMAGED = marked(
    "Trouble",
    "{0}: The file is damaged. `annotator check` names what is affected; with --repair it "
    "copies the file and mends it.",
)
_LOST = marked("Trouble", "{0}: The connection to the server was lost. Try again in a moment.")
_TOO_LARGE = marked("Trouble", "{0}: The text is too large for a database. Divide it.")
_TOO_SLOW = marked("Trouble", "{0}: Another program is using the same part of the database. Try again in a moment.")
_SENTENCES: dict[int | str, str] = {
    # SQLite's primary result codes.
    sqlite3.SQLITE_FULL: marked(
        "Trouble",
        "{0}: The disk is full, so nothing can be stored there; what is stored is safe. Make room and try again.",
    ),
    sqlite3.SQLITE_READONLY: marked(
        "Trouble",
        "{0}: The file or its folder is read-only, so nothing can be stored there. Allow writing there.",
    ),
    sqlite3.SQLITE_BUSY: marked("Trouble", "{0}: Another program is using the file. Try again in a moment."),
    sqlite3.SQLITE_CANTOPEN: marked(
        "Trouble", "{0}: The file can't be opened. See that its folder exists and that you may write there."
    ),
    sqlite3.SQLITE_IOERR: marked("Trouble", "{0}: The disk failed. See that it is connected and try again."),
    sqlite3.SQLITE_TOOBIG: _TOO_LARGE,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    # PostgreSQL's codes (SQLSTATE), or how they begin.
    "08": _LOST,
    "57P0": _LOST,
    "25006": marked(
        "Trouble",
        "{0}: The server gives this database out to be read only, so nothing can be stored there. "
        "Ask the person who keeps it.",
    ),
    "42501": marked(
        "Trouble", "{0}: The server does not let you do this, so nothing was stored. Ask who keeps it for the right."
    ),
    "40": _TOO_SLOW,
    "55P03": _TOO_SLOW,
    "57014": _TOO_SLOW,
    "53": marked("Trouble", "{0}: The server's disk or memory is full. Have room made there and try again."),
    "54": _TOO_LARGE,
    "58": marked("Trouble", "{0}: The server's disk failed. Ask the person who keeps it."),
    "XX00": marked(
        "Trouble",
        "{0}: The database is damaged. Have it copied on the server before anything else; `annotator check` names "
        "what is affected.",
    ),
}
"""The message for each kind of problem."""

_STEP_TOO_LARGE = marked(
    "Trouble",
    "{0}: The text is too large for a database, so the last step was not stored; all before it is safe. "
    "Divide the text.",
)
_STEP_TOO_SLOW = marked(
    "Trouble",
    "{0}: Another program is using the same part of the database, so the last step was not stored; "
    "all before it is safe. Try again in a moment.",
)
_STEP_LOST = marked(
    "Trouble",
    "{0}: The connection to the server was lost, so the last step was not stored; all before it is safe. "
    "Try again in a moment.",
)
_OF_A_STEP: dict[int | str, str] = _SENTENCES | {
    sqlite3.SQLITE_FULL: marked(
        "Trouble",
        "{0}: The disk is full, so the last step was not stored; all before it is safe. Make room and try again.",
    ),
    sqlite3.SQLITE_READONLY: marked(
        "Trouble",
        "{0}: The file or its folder is read-only, so the last step was not stored; "
        "all before it is safe. Allow writing there.",
    ),
    sqlite3.SQLITE_BUSY: marked(
        "Trouble",
        "{0}: Another program is using the file, so the last step was not stored; "
        "all before it is safe. Try again in a moment.",
    ),
    sqlite3.SQLITE_IOERR: marked(
        "Trouble",
        "{0}: The disk failed, so the last step was not stored; all before it is safe. "
        "See that it is connected and try again.",
    ),
    sqlite3.SQLITE_TOOBIG: _STEP_TOO_LARGE,
    "08": _STEP_LOST,
    "57P0": _STEP_LOST,
    "25006": marked(
        "Trouble",
        "{0}: The server gives this database out to be read only, so the last step was not stored; "
        "all before it is safe. Ask the person who keeps it.",
    ),
    "40": _STEP_TOO_SLOW,
    "55P03": _STEP_TOO_SLOW,
    "57014": _STEP_TOO_SLOW,
    "53": marked(
        "Trouble",
        "{0}: The server's disk or memory is full, so the last step was not stored; all before it is safe. "
        "Have room made there and try again.",
    ),
    "54": _STEP_TOO_LARGE,
    "58": marked(
        "Trouble",
        "{0}: The server's disk failed, so the last step was not stored; all before it is safe. "
        "Ask the person who keeps it.",
    ),
}
"""The message instead, if something was to be stored."""

_HALF = marked("Trouble", "{0}: The text holds half a character (a surrogate). Remove it and try again.")
_HALF_OF_A_STEP = marked(
    "Trouble",
    "{0}: The text holds half a character (a surrogate), so the last step was not stored; "
    "all before it is safe. Remove it and try again.",
)
_UNWRITABLE = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, "25006", "42501", "53")
_NO_WRITING = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM)
_NOT_THERE = re.compile(r'database ".*" does not exist')


_OF_THE_DISK = {
    errno.ENOSPC: sqlite3.SQLITE_FULL,
    errno.EDQUOT: sqlite3.SQLITE_FULL,
    errno.EIO: sqlite3.SQLITE_IOERR,
}
"""What the system says of a disk, where a file is written beside the database, in SQLite's codes."""

_SHORT = 200
"""The largest number of characters of an error that are shown."""

_LACKING = (
    "no such table",
    "no such column",
    "duplicate column name",
    "malformed database schema",
    "unsupported file format",
    # of the definition of an index for searching
    "no such module",
    "no such tokenizer",
    "unrecognized ",
    "parse error in ",
    "error in tokenizer",
    "malformed detail",
    "multiple tokenize",
)
"""How SQLite's messages begin where the file has another schema, or header, than we have given it."""

UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, zlib.error)
"""What decoding meaningless stored values raises."""


PATIENCE = 60.0
"""How long (seconds) what is to be stored waits for others that are storing, unless somebody sits and waits for it."""


class StoreError(AnnotatorError):
    """The database can't be opened, read or written, for a reason that lies outside the program."""


class FileMoved(StoreError, Moved):
    """The trouble with a file that was removed or replaced, as the store raises it."""


@contextmanager
def trouble(address: Address, *, step: bool = False) -> Iterator[None]:
    """Turn what a database says of disks, rights, locks and damage into StoreError; errors of the program pass.

    Within a `step` that somebody wanted stored the sentence says what has become of it.
    """
    try:
        yield
    except (peewee.PeeweeException, sqlite3.Error, UnicodeDecodeError, OSError) as error:
        code = _code(error)
        if code is None:
            raise
        raise StoreError((_OF_A_STEP if step else _SENTENCES)[code], address) from error
    except UnicodeEncodeError as error:
        raise StoreError(_HALF_OF_A_STEP if step else _HALF, address) from error


@contextmanager
def damage(address: Address, what: str) -> Iterator[None]:
    """Turn what goes wrong while stored rows become objects into StoreError; `what` says what was read."""
    try:
        yield
    except UNREADABLE as error:
        if isinstance(address, Url):
            raise StoreError(
                marked(
                    "Trouble",
                    "{0}: {1} can't be read ({2}). The database is damaged. Have it copied on the server "
                    "before anything else; `annotator check` names what is affected.",
                ),
                address,
                what,
                _shortened(error),
            ) from error
        raise StoreError(
            marked(
                "Trouble",
                "{0}: {1} can't be read ({2}). The file is damaged. `annotator check` names what is affected; "
                "with --repair it copies the file and mends it.",
            ),
            address,
            what,
            _shortened(error),
        ) from error


def _shortened(error: Exception) -> str:
    """An error in few words: not the whole text that is not UTF-8."""
    return f"{type(error).__name__}: {error}"[:_SHORT]


def is_full(error: BaseException) -> bool:
    """Whether an error, or what it was raised from, says that the disk is full."""
    is_so = _code(error) == sqlite3.SQLITE_FULL
    return is_so or (error.__cause__ is not None and is_full(error.__cause__))


def is_unwritable(error: BaseException) -> bool:
    """Whether an error, or what it was raised from, says that there is no room or no right to write."""
    is_so = _code(error) in _UNWRITABLE or getattr(error, "errno", None) in _NO_WRITING
    return is_so or (error.__cause__ is not None and is_unwritable(error.__cause__))


def is_busy(error: BaseException) -> bool:
    """Whether an error says that another program is using the file."""
    return _code(error) == sqlite3.SQLITE_BUSY


def is_damage(error: BaseException) -> bool:
    """Whether an error, or what it was raised from, says that the file is damaged."""
    is_so = _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    return is_so or (error.__cause__ is not None and is_damage(error.__cause__))


def refusal(url: Url, error: Exception) -> StoreError:
    """Why a server can't be reached, or refuses the connection.

    The server gives no code at this point, and uses its own language: what is not recognised is shown in its words.
    """
    cause = getattr(error, "orig", error)
    said = " ".join(str(cause).split())
    if getattr(getattr(cause, "pgconn", None), "needs_password", False):
        return StoreError(
            marked(
                "Trouble",
                "{0}: The server asks for a password. Keep it in the file ~/.pgpass, or set PGPASSWORD "
                "before the start.",
            ),
            url,
        )
    if "password authentication failed" in said:
        return StoreError(marked("Trouble", "{0}: The server does not accept this name with this password."), url)
    if _NOT_THERE.search(said):
        return StoreError(
            marked("Trouble", "{0}: There is no such database on the server. Have an empty one made there first."), url
        )
    return StoreError(
        marked(
            "Trouble",
            "{0}: The server can't be reached, so nothing was stored; what it holds is safe. See that "
            "it runs and that the address is right. ({1})",
        ),
        url,
        said,
    )


def is_loss(error: BaseException) -> bool:
    """Whether an error says that the connection to a server is lost."""
    code = _code(error)
    return code is not None and _SENTENCES[code] is _LOST


def _code(error: BaseException) -> int | str | None:
    """The key of the sentence that an error stands for."""
    cause = getattr(error, "orig", error)  # what peewee has wrapped
    if isinstance(cause, OSError) and cause.errno in _OF_THE_DISK:
        return _OF_THE_DISK[cause.errno]
    if isinstance(cause, UnicodeDecodeError):
        return sqlite3.SQLITE_CORRUPT  # a message of SQLite's that quotes what is damaged
    if isinstance(cause, sqlite3.Error):
        code: int | None = getattr(cause, "sqlite_errorcode", None)
        if code is None and isinstance(cause, sqlite3.OperationalError):
            return sqlite3.SQLITE_CORRUPT  # Python's own complaint about text that is not UTF-8 carries no code
        if code == sqlite3.SQLITE_ERROR and str(cause).startswith(_LACKING):
            return sqlite3.SQLITE_CORRUPT
        if code == sqlite3.SQLITE_IOERR_SHMSIZE:
            return sqlite3.SQLITE_FULL  # no room for what is kept beside the file
        return code & 0xFF if code is not None and code & 0xFF in _SENTENCES else None
    state = getattr(cause, "sqlstate", None)
    if state is None and type(cause).__name__ == "OperationalError":
        return "08"  # psycopg itself found the connection closed
    return next((key for key in _SENTENCES if isinstance(key, str) and state and state.startswith(key)), None)
