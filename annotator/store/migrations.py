"""From one version of the schema to the next: the scripts in `schema/`, each run once, in a transaction with a record.

A script `NNNN_name.py` has `up(migrator, db)`, declares for itself what it needs of the tables, and sets
`db.user_version` to NNNN. It serves both kinds of databases; what only SQLite has is behind `isinstance(db,
peewee.SqliteDatabase)`.
"""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import peewee

from annotator.core.address import Address
from annotator.core.marking import marked
from annotator.store.errors import StoreError

SCRIPTS = Path(__file__).with_name("schema")


class Database(Protocol):
    """What each kind of database offers for its schema: its version, and a transaction to change it in."""

    user_version: int

    def migrating(self, version: int) -> AbstractContextManager[None]: ...


def upgrade(database: Database, address: Address, *, scripts: Path = SCRIPTS) -> None:
    """Migrate a database to the newest schema; a file is copied first, and a newer database raises StoreError."""
    names = _names(scripts)
    version = database.user_version
    if version > len(names):
        raise _newer(address)
    if version < len(names):
        with database.migrating(version):
            _run(database, scripts, names[version:])
        if database.user_version < len(names):
            database.user_version = len(names)  # it had been damaged: all scripts had been run


def see_that_it_is_newest(database: Database, address: Address) -> None:
    """StoreError where a database that can only be read is not of the newest schema."""
    version, newest = database.user_version, len(_names(SCRIPTS))
    if version > newest:
        raise _newer(address)
    if version < newest:
        raise StoreError(
            marked(
                "Trouble",
                "{0}: An earlier version of this program has made this database, and where nothing can be written it "
                "can't be brought up to date. Copy it into another folder, and open the copy.",
            ),
            address,
        )


def _names(scripts: Path) -> list[str]:
    return sorted(script.stem for script in scripts.glob("[0-9]*.py"))


def _newer(address: Address) -> StoreError:
    return StoreError(
        marked(
            "Trouble",
            "{0}: A newer version of this program has made this database; it was left as it is. Update the program.",
        ),
        address,
    )


def _run(database: Database, scripts: Path, names: list[str]) -> None:
    # Imported here, as it is rarely needed and slow to import.
    from playhouse.migrations import Runner  # type: ignore[import-untyped]

    runner = Runner(database, str(scripts))
    for name in names:
        try:
            runner.up(name)
        except peewee.DatabaseError:
            if name not in runner.applied():  # else another program was faster, and nothing is left to do
                raise
