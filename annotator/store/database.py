"""The database file: made or found, shown to be ours, brought up to date, and set up so that it forgets nothing."""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from peewee import SqliteDatabase

from annotator.store.errors import StoreError, trouble
from annotator.store.migrations import upgrade

APPLICATION_ID = int.from_bytes(b"NwAn")
"""Stands in the header of each of our files, so that no other SQLite file is taken for one."""

_PRAGMAS = {"foreign_keys": 1, "synchronous": "FULL"}
_BUSY_SECONDS = 5


class Database(SqliteDatabase):
    """peewee's SQLite database, with a rollback that can be asked for twice."""

    def rollback(self) -> None:
        """Take the transaction back; on a full disk SQLite may have done so, and a second ROLLBACK would hide why."""
        if self.connection().in_transaction:
            super().rollback()


def open_database(path: Path, *, create: bool) -> Database:
    """Connect to a database of ours, brought to the newest schema; StoreError where there is none or it can't be used.

    Writing transactions begin IMMEDIATE, so that none finds out half way that another program was quicker.
    A connection belongs to the thread that made it.
    """
    path = path.absolute()  # a relative ":memory:" would be kept nowhere
    with trouble(path):
        _refuse_foreign(path, create=create)
        database = Database(
            str(path), pragmas=_PRAGMAS, timeout=_BUSY_SECONDS, lock_type="IMMEDIATE", autoconnect=False
        )
        database.connect()
        try:
            if database.application_id != APPLICATION_ID:
                database.application_id = APPLICATION_ID  # first of all: a new file is ours from its first page on
            upgrade(database, path)
            database.journal_mode = "wal"
        except BaseException:
            database.close()
            raise
    return database


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
