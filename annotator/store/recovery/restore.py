"""Restores a backup: it is checked first, the present state is backed up, and everything is restored or nothing."""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from annotator.core.address import Address
from annotator.core.marking import marked
from annotator.store.errors import StoreError, trouble
from annotator.store.images import Images, folder_of_images
from annotator.store.library import Library
from annotator.store.recovery.backup import (
    IMAGES,
    Keep,
    copied,
    file_of,
    folder_of,
    newest,
    put,
    put_among_backups,
    put_aside,
    settled,
    unfinished,
)
from annotator.store.recovery.leftovers import clear_leftovers
from annotator.store.sqlite import refuse_foreign, uri_to_read

log = logging.getLogger(__name__)

_BUSY_SECONDS = 0.5


def restore(address: Address, source: Path, *, keep: Keep) -> Path | None:
    """Make a library what a backup holds; the file that holds what it was before, None where it was not there.

    Nobody may have the library open. StoreError where anything speaks against it: then nothing has changed.
    """
    database = file_of(address)
    with trouble(database):
        refuse_foreign(database.absolute(), create=True)
    clear_leftovers(database)
    with unfinished(folder_of(database), like=source) as copy:
        _copy_sound(source, copy)
        _take_images(copy, source, database)
        if not (database.exists() and database.stat().st_size):
            put(copy, database, like=source)
            return None
        with _alone(database) as connection:
            before = _kept_before(connection, database, keep)
            # Not by renaming: who waits for the lock would go on in a file that has no name any more.
            with closing(sqlite3.connect(copy)) as restored:
                restored.backup(connection)
    log.info("restored %s from %s", database, source)
    return before


def _copy_sound(source: Path, copy: Path) -> None:
    """Copy a backup, which itself stays unchanged, and check the copy."""
    with trouble(source):
        refuse_foreign(source.absolute(), create=False)
    try:
        with (
            trouble(copy),
            closing(sqlite3.connect(uri_to_read(source), uri=True)) as connection,
            closing(sqlite3.connect(copy)) as target,
        ):
            connection.backup(target)
        fault = settled(copy)
    except StoreError as error:
        error.values = (source, *error.values[1:])  # of which the copy is one
        raise
    if fault:
        raise StoreError(
            marked("Trouble", "{0}: This backup has a fault ({1}), so nothing was restored. Choose another one."),
            source,
            fault,
        )


def _take_images(copy: Path, source: Path, database: Path) -> None:
    """Keep the images of pages that lie beside a backup, or that it shares with others, where any is missing."""
    with Library.open(copy, create=False) as library:
        checksums = library.image_checksums()
    for folder in (folder_of_images(source), source.parent / IMAGES):
        Images.of(database).take(Images(folder), checksums)


@contextmanager
def _alone(database: Path) -> Iterator[sqlite3.Connection]:
    """An exclusive connection; StoreError if somebody else is connected."""
    uri = f"{database.absolute().as_uri()}?mode=rw"
    with (
        trouble(database),
        closing(sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)) as connection,
    ):
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = DELETE")  # as long as anybody has the log open, SQLite refuses
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if (error.sqlite_errorcode & 0xFF) != sqlite3.SQLITE_BUSY:
                raise
            raise StoreError(
                marked(
                    "Trouble",
                    "{0}: Another window or program has this database open, so nothing was restored. Close it "
                    "there and try again.",
                ),
                database,
            ) from error
        yield connection


def _kept_before(connection: sqlite3.Connection, database: Path, keep: Keep) -> Path:
    """Keep the present database: as a backup if it is sound, else beside the backups."""
    with unfinished(folder_of(database), like=database) as copy:
        if copied(connection, copy, since=newest(database)):
            return put_aside(copy, database)
        return put_among_backups(copy, database, keep)
