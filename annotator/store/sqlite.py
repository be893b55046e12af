"""A library in a file: made or found, shown to be ours, brought up to date, and set up so that it forgets nothing."""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Self

from peewee import OperationalError, SqliteDatabase

from annotator.store.errors import StoreError, trouble
from annotator.store.migrations import upgrade

APPLICATION_ID = int.from_bytes(b"NwAn")
"""Stands in the header of each of our files, so that no other SQLite file is taken for one."""

_PRAGMAS = {"foreign_keys": 1, "synchronous": "FULL"}
_BUSY_SECONDS = 5


class Sqlite(SqliteDatabase):
    """peewee's SQLite database, and what the library asks of either kind of database.

    Writing transactions begin IMMEDIATE, so that none finds out half way that another program was quicker.
    """

    is_same = "IS"
    """The operator that holds of two NULLs too."""

    @classmethod
    def open(cls, path: Path, *, create: bool) -> Self:
        """Connect to a file, which is made where there is none and `create` allows it."""
        path = path.absolute()  # a relative ":memory:" would be kept nowhere
        with trouble(path):
            _refuse_foreign(path, create=create)
            database = cls(str(path), pragmas=_PRAGMAS, timeout=_BUSY_SECONDS, lock_type="IMMEDIATE", autoconnect=False)
            database.connect()
            try:
                if database.application_id != APPLICATION_ID:
                    database.application_id = APPLICATION_ID  # first of all: a new file is ours from its first page on
                upgrade(database, path)
                _write_ahead(database)
            except BaseException:
                database.close()
                raise
        return database

    def rollback(self) -> None:
        """Take the transaction back; on a full disk SQLite may have done so, and a second ROLLBACK would hide why."""
        if self.connection().in_transaction:
            super().rollback()

    def reading(self) -> AbstractContextManager[object]:
        """A transaction in which all that is read is of one moment."""
        return self.atomic("DEFERRED")

    def writing(self, on: int | str | None) -> AbstractContextManager[object]:
        """A transaction that is alone; SQLite has but one that writes, whatever it is `on`."""
        return self.atomic()

    @contextmanager
    def migrating(self, version: int) -> Iterator[None]:
        """Within this the schema is brought up to date from a version; the file is copied before."""
        if version:
            _keep_copy(self, Path(str(self.database)), version)
        yield

    def faults(self) -> list[str]:
        """What SQLite finds in the file, and rows that belong to no issue."""
        with self.reading():
            pages = self.execute_sql("PRAGMA integrity_check").fetchall()
            orphans = self.execute_sql("PRAGMA foreign_key_check").fetchall()
        return [f"the file: {line}" for (line,) in pages if line != "ok"] + [
            f"a row of “{table}” belongs to no {parent}" for table, _row, parent, _key in orphans
        ]


def _refuse_foreign(path: Path, *, create: bool) -> None:
    """Raise StoreError unless the file is ours, or may be made.

    Read through SQLite, as closing a file of our own would drop the locks of a connection that this process has on it;
    "immutable" leaves the file and what lies beside it untouched.
    """
    if not path.exists():
        if not create:
            raise StoreError("{0}: There is no such database. See that the name is right.", path)
        return
    if not path.is_file():
        raise StoreError("{0}: This is not a file. Choose another name.", path)
    if create and not path.stat().st_size:
        return
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as file:
            (mark,) = file.execute("PRAGMA application_id").fetchone()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
            raise
        mark = None
    if mark != APPLICATION_ID:
        raise StoreError(
            "{0}: This is not a database of this program; it was left as it is. Choose another file.", path
        )


def _write_ahead(database: Sqlite) -> None:
    """Keep a log beside the file from now on; SQLite does not wait by itself while others do the same."""
    give_up = time.monotonic() + _BUSY_SECONDS
    while database.journal_mode != "wal":
        try:
            database.journal_mode = "wal"
        except OperationalError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.02)


def _keep_copy(database: Sqlite, path: Path, version: int) -> None:
    """Copy the database as it is now to "NAME.version-N.SUFFIX" beside it."""
    copy = path.with_name(f"{path.stem}.version-{version}{path.suffix}")
    part = copy.with_name(f"{copy.name}.{os.getpid()}")
    with closing(sqlite3.connect(part)) as target:
        database.connection().backup(target)
    part.replace(copy)
