"""A library in a file: made or found, shown to be ours, brought up to date, and set up so that it forgets nothing."""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any, Self
from weakref import WeakSet

from peewee import Column, Function, OperationalError, SqliteDatabase, fn

from annotator.core.marking import marked, phrase
from annotator.staging import synced, workroom
from annotator.store.errors import PATIENCE, FileMoved, StoreError, is_busy, is_full, is_unwritable, trouble
from annotator.store.grams import grams, grams_sought, is_frequent
from annotator.store.migrations import see_that_it_is_newest, upgrade
from annotator.store.passages import PassageRow, Side

APPLICATION_ID = int.from_bytes(b"NwAn")
"""Stands in the header of each of our files, so that no other SQLite file is taken for one."""

_LOG_SIZE = 16 * 1024 * 1024
"""The log beside the file shrinks to this many bytes once no reader needs it any more."""

_PRAGMAS = {"foreign_keys": 1, "synchronous": "FULL", "journal_size_limit": _LOG_SIZE}

_BESIDE = ("-journal", "-wal")
"""What the names of files end in that SQLite keeps beside a database."""

_NUMBER = re.compile("[0-9]+")
_DIGITS = 20  # numbers are padded to this many digits, so that they sort like text

COPYING = ".annotator-copy-"
"""What the names of hidden folders begin with in which copies are made."""

_FINDING = (
    'SELECT p.issue, p.side, p.start, p."end" FROM {0} f CROSS JOIN passage p ON p.id = f.rowid '
    "CROSS JOIN searched s ON s.issue = p.issue WHERE f.{0} MATCH ? AND s.folding = ?"
)

_FINDING_ONE = "SELECT 1 FROM {0} WHERE {0} MATCH ? AND rowid = ?"

_SOME = 8
"""By so much of what a passage holds it is seen to be in the index."""

_FEW = 10
"""To look at so many places in vain is quicker than to find a phrase by where each of its characters stands."""

_File = tuple[int, int] | None
"""A file by its device and number on it."""


class _Connection(sqlite3.Connection):
    """A connection that releases its file when it is closed.

    SQLite keeps the file open, and locked, until the last statement ends; a failed one lives as long as its error does,
    and until then nobody could repair the file.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._cursors: WeakSet[sqlite3.Cursor] = WeakSet()

    def cursor(self, *arguments: Any) -> Any:
        made = super().cursor(*arguments)
        self._cursors.add(made)
        return made

    def close(self) -> None:
        for cursor in list(self._cursors):
            cursor.close()
        super().close()


class Sqlite(SqliteDatabase):
    """peewee's SQLite database, and what the library asks of either kind of database.

    Writing transactions begin IMMEDIATE, so that none finds out half way that another program was quicker.
    """

    is_same = "IS"
    """The operator that holds of two NULLs too."""

    is_read_only = False
    """Whether the file was opened to be read alone, as nothing can be written into it or beside it."""

    _full: Exception | None = None
    _files: tuple[_File, _File] = None, None

    def __init__(self, name: str, *, path: Path | None = None, **options: Any) -> None:
        """A database by a name that SQLite knows: its path, or a URI for it."""
        super().__init__(name, **options)
        self._path = path or Path(name)

    @classmethod
    def open(cls, path: Path, *, create: bool) -> Self:
        """Connect to a file, which is created if it does not exist and `create` allows it.

        If the disk is full, or the file or its folder read-only, the file can still be read.
        """
        path = path.absolute()  # a relative ":memory:" would be kept nowhere
        with trouble(path):
            refuse_foreign(path, create=create)
            is_there = path.exists() and path.stat().st_size
            if is_there and not os.access(path, os.W_OK):
                return cls._open_to_read(path)
            try:
                return cls._open_to_write(path)
            except (OperationalError, OSError) as error:
                if not (is_there and is_unwritable(error)):
                    raise
                try:
                    return cls._open_to_read(path, error)
                except StoreError:
                    if is_full(error):  # room is all that is missing
                        raise error from None
                    raise

    @classmethod
    def _open_to_write(cls, path: Path) -> Self:
        with cls._connected(path, str(path)) as database:
            if not database.pragma("page_count"):
                database.application_id = APPLICATION_ID  # first of all: a new file is ours from its first page on
            elif database.application_id != APPLICATION_ID:
                raise _foreign(path)
            upgrade(database, path)
            _write_ahead(database)
            return database

    @classmethod
    def _open_to_read(cls, path: Path, because: Exception | None = None) -> Self:
        with cls._connected(path, uri_to_read(path), uri=True) as database:
            database.is_read_only = True
            database._full = because if because and is_full(because) else None
            see_that_it_is_newest(database, path)
            return database

    @classmethod
    @contextmanager
    def _connected(cls, path: Path, name: str, *, uri: bool = False) -> Iterator[Self]:
        """A connection to a file by a name that SQLite knows; closed where what is done with it at first fails."""
        database = cls(
            name,
            pragmas=_PRAGMAS,
            timeout=PATIENCE,
            lock_type="IMMEDIATE",
            autoconnect=False,
            uri=uri,
            factory=_Connection,
            path=path,
        )
        database.register_function(_numbers_filled, "numbers_filled", 1, deterministic=True)
        database.connect()
        try:
            yield database
            database._remember_files()
        except BaseException:
            database.close()
            raise

    def wait_at_most(self, seconds: float) -> None:
        """Wait only briefly for other writers."""
        self.timeout = seconds

    def rollback(self) -> None:
        """Take the transaction back; on a full disk SQLite may have done so, and a second ROLLBACK would hide why."""
        if self.connection().in_transaction:
            super().rollback()

    def run_each(self, sql: str, rows: Sequence[Sequence[object]]) -> int:
        """Run a statement with each of some rows of values; how many rows of the table they have touched in all."""
        return int(self.connection().executemany(sql, rows).rowcount)

    def add_rows(self, into: str, rows: Sequence[Sequence[object]]) -> int:
        """Add rows of values to a table and its columns; how many of them were not there yet."""
        return self.run_each(
            f"INSERT INTO {into} VALUES ({', '.join('?' * len(rows[0]))}) ON CONFLICT DO NOTHING", rows
        )

    def stream(self, sql: str, params: Sequence[object]) -> Iterator[Any]:
        """The rows that a query finds, each when it is asked for."""
        return iter(self.execute_sql(sql, params))

    @staticmethod
    def by_number(column: Column) -> Function:
        """What sorts a column of texts by the numbers in them."""
        return fn.numbers_filled(column)

    def reading(self) -> AbstractContextManager[object]:
        """A transaction in which all reads see one moment."""
        return self.atomic("DEFERRED")

    @contextmanager
    def writing(self, on: int | str | None) -> Iterator[None]:
        """An exclusive transaction; SQLite has only one writer, whatever it is `on`.

        FileMoved, and nothing is stored, if the path now names another file, or none.
        """
        if self._full is not None:  # else SQLite would report that we wanted only to read
            raise self._full
        with self.atomic():
            yield
            self._see_that_files_are_there()

    def _remember_files(self) -> None:
        """Keep in mind which file stands at the path now, and which beside it holds the newest commits."""
        self.pragma("user_version")  # not before it reads something does SQLite open what lies beside
        self._files = self._files_now()

    def _files_now(self) -> tuple[_File, _File]:
        return _identity(str(self._path)), _identity(f"{self._path}-wal")

    def _see_that_files_are_there(self) -> None:
        """Raise FileMoved where they are not: SQLite keeps using the files that it opened, but nobody would find again
        what it stores there.
        """
        if self._files != self._files_now():
            raise FileMoved(
                marked(
                    "Trouble",
                    "{0}: The file was removed or replaced while it was open, so the last step was not "
                    "stored; all before it can still be read here. Write everything to another file now, or "
                    "put the file back.",
                ),
                self._path,
            )

    def moved_to(self, path: Path) -> Self:
        """A database of the same content in a new file; StoreError where there is a file already."""
        if path.exists():
            raise StoreError(marked("Trouble", "{0}: is there already; name a new database."), path)
        try:
            with trouble(path):
                self._write_copy(path)
        except OSError as error:
            raise StoreError(marked("Trouble", "{0}: can't be written ({1})."), path, error.strerror) from error
        return self.open(path, create=False)

    def _write_copy(self, to: Path) -> None:
        """Write a copy of this moment to a file, whole or not at all."""
        with workroom(to.parent, COPYING) as room:
            part = room / to.name
            part.touch(mode=0o600)
            with suppress(FileNotFoundError):  # it may have been removed while it was open
                shutil.copymode(self._path, part)
            with closing(sqlite3.connect(part.absolute())) as target:
                self.connection().backup(target)
            synced(part)
            part.replace(to)

    def now(self) -> float:
        """Seconds since 1970 (UTC), by the clock that all who use the database share: the machine's."""
        return time.time()

    @contextmanager
    def migrating(self, version: int) -> Iterator[None]:
        """Within this the schema is brought up to date from a version; the file is copied before.

        Not one without issues: another program may be making it at this very moment, version by version.
        """
        if version and self.execute_sql('SELECT EXISTS (SELECT 1 FROM "issue")').fetchone()[0]:
            path = self._path
            names = (f"{path.stem}.version-{version}{f'-{n}' if n > 1 else ''}{path.suffix}" for n in count(1))
            self._write_copy(next(copy for name in names if not (copy := path.with_name(name)).exists()))
        yield

    # Searching: one index says where in a passage each character stands, the other which passages hold a gram.

    def finding(self, folded: str) -> tuple[str, str]:
        """The SQL that finds the passages that hold a folded text, and some others, by what it makes of the text and by
        the name of the folding; and what it makes of the text.
        """
        sought = _all(grams_sought(folded))
        if is_frequent(folded) or (sought and self._is_in_few(sought)):
            return _FINDING.format("passage_gram"), sought
        return _FINDING.format("passage_text"), _phrase(folded)

    def _is_in_few(self, sought: str) -> bool:
        sql = f"SELECT rowid FROM passage_gram WHERE passage_gram MATCH ? LIMIT {_FEW + 1}"
        return len(self.execute_sql(sql, (sought,)).fetchall()) <= _FEW

    def add_passages(self, rows: Iterable[PassageRow]) -> None:
        """Store passages, and index them; the texts of windows are in the index alone."""
        sql = 'INSERT INTO passage (issue, side, start, "end", text) VALUES (?, ?, ?, ?, ?) RETURNING id'
        for issue, side, start, end, text in rows:
            kept = None if side == Side.RAW else text
            (number,) = self.execute_sql(sql, (issue, side, start, end, kept)).fetchone()
            for table, words in _words(text):
                self.execute_sql(f"INSERT INTO {table} (rowid, text) VALUES (?, ?)", (number, words))

    def remove_passage(self, number: int, text: str) -> None:
        """Remove a passage; `text` is the one it had, since the index keeps no texts."""
        self.execute_sql("DELETE FROM passage WHERE id = ?", (number,))
        for table, words in _words(text):
            self.execute_sql(f"INSERT INTO {table} ({table}, rowid, text) VALUES ('delete', ?, ?)", (number, words))

    def remove_passages(self) -> None:
        """Remove all passages."""
        for table in ("passage_text", "passage_gram"):
            self.execute_sql(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
        self.execute_sql("DELETE FROM passage")

    def is_indexed(self, passage_id: int, text: str) -> bool:
        """Whether a passage is found by the text that it begins with, and by the first of its grams."""
        queries = {"passage_text": _phrase(text[:_SOME]), "passage_gram": _all(grams_sought(text)[:_SOME])}
        return all(
            self.execute_sql(_FINDING_ONE.format(table), (query, passage_id)).fetchone()
            for table, query in queries.items()
            if query
        )

    def faults(self) -> list[str]:
        """What SQLite finds in the file, and rows that belong to no issue."""
        with self.reading():
            pages = self.execute_sql("PRAGMA integrity_check").fetchall()
            try:
                orphans = self.execute_sql("PRAGMA foreign_key_check").fetchall()
            except OperationalError as error:  # a table no longer has the key that others refer to
                orphans, pages = [], [*pages, (str(error),)]
        return [
            *(phrase("Fault", "the file: {0}").format(line) for (line,) in pages if line != "ok"),
            *(
                phrase("Fault", "a row of “{0}” belongs to no {1}").format(table, parent)
                for table, _row, parent, _key in orphans
            ),
        ]


def _phrase(folded: str) -> str:
    """What asks for a folded text: in quotes nothing has a meaning for SQLite but a quote, which is no letter."""
    return f'"{" ".join(folded)}"' if folded else ""


def _all(sought: Iterable[str]) -> str:
    """What asks for all of some grams."""
    return " AND ".join(f'"{gram}"' for gram in sought)


def _words(text: str) -> Iterator[tuple[str, str]]:
    """What each index holds of a folded text."""
    yield "passage_text", " ".join(text)
    if held := grams(text):
        yield "passage_gram", " ".join(held)


def _numbers_filled(text: str) -> str:
    return _NUMBER.sub(lambda number: number[0].zfill(_DIGITS), text)


def refuse_foreign(path: Path, *, create: bool) -> None:
    """Raise StoreError unless the file is ours, or may be made.

    Read through SQLite, as closing a file of our own would drop the locks of a connection that this process has on it;
    "immutable" leaves the file and what lies beside it untouched.
    """
    if not path.exists():
        if not create:
            raise StoreError(marked("Trouble", "{0}: There is no such database. See that the name is right."), path)
        return
    if not path.is_file():
        raise StoreError(marked("Trouble", "{0}: This is not a file. Choose another name."), path)
    if create and not path.stat().st_size:
        return
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as file:
            # Otherwise SQLite takes a file that another program is just extending for damaged.
            file.execute("PRAGMA writable_schema = ON")
            (mark,) = file.execute("PRAGMA application_id").fetchone()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_CORRUPT and _is_broken_off(path):
            return
        if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
            raise
        mark = None
    if mark != APPLICATION_ID:
        raise _foreign(path)


def _is_broken_off(path: Path) -> bool:
    """Whether a program was stopped while it wrote into the file: SQLite has kept beside it what makes it whole."""
    return any(Path(f"{path}{beside}").exists() for beside in _BESIDE)


def uri_to_read(path: Path) -> str:
    """By which URI SQLite opens a file that it only reads, also where nothing can be written beside it.

    StoreError where it would leave out what a program that was killed has kept beside the file.
    """
    uri = f"{path.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as file:
            file.execute("PRAGMA user_version").fetchone()
    except sqlite3.OperationalError as error:
        if not is_unwritable(error):
            raise
        for beside in _BESIDE:
            if (kept := Path(f"{path}{beside}")).exists() and kept.stat().st_size:
                raise StoreError(
                    marked(
                        "Trouble",
                        "{0}: What was stored last lies beside it in {1}, and is read only where something can be "
                        "written. Copy both files into another folder, and open the copy.",
                    ),
                    path,
                    kept.name,
                ) from error
        uri += "&immutable=1"  # as nobody has kept anything beside it, SQLite need not look there
    return uri


def _foreign(path: Path) -> StoreError:
    return StoreError(
        marked("Trouble", "{0}: This is not a database of this program; it was left as it is. Choose another file."),
        path,
    )


def _identity(path: str) -> _File:
    """What identifies a file, whatever its name; None if there is none, or it can't be examined."""
    try:
        status = os.stat(path)  # noqa: PTH116  (at each commit: making a Path takes longer than the look)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _write_ahead(database: Sqlite) -> None:
    """Keep a log beside the file from now on; SQLite does not wait by itself while others do the same."""
    give_up = time.monotonic() + PATIENCE
    while database.journal_mode != "wal":
        try:
            database.journal_mode = "wal"
        except OperationalError as error:
            if not is_busy(error) or time.monotonic() > give_up:
                raise
            time.sleep(0.02)
