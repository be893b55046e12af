"""From one version of the schema to the next: the scripts in `schema/`, each run once, in a transaction with a record.

A script `NNNN_name.py` has `up(migrator, db)`, declares for itself what it needs of the tables, and sets
`db.user_version` to NNNN.
"""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import peewee

from annotator.store.errors import StoreError

SCRIPTS = Path(__file__).with_name("schema")


def upgrade(database: peewee.SqliteDatabase, path: Path, *, scripts: Path = SCRIPTS) -> None:
    """Bring a database to the newest schema; an older one is copied first, a newer one raises StoreError."""
    names = sorted(script.stem for script in scripts.glob("[0-9]*.py"))
    version = database.user_version
    if version > len(names):
        raise StoreError(
            "{0}: A newer version of this program has made this database; it was left as it is. Update the program.",
            path,
        )
    if version == len(names):
        return
    if version:
        _keep_copy(database, path, version)
    _run(database, scripts, names[version:])


def _run(database: peewee.SqliteDatabase, scripts: Path, names: list[str]) -> None:
    # Imported here, as it is seldom needed and slow to import.
    from playhouse.migrations import Runner  # type: ignore[import-untyped]

    runner = Runner(database, str(scripts))
    for name in names:
        try:
            runner.up(name)
        except peewee.DatabaseError:
            if name not in runner.applied():  # else another program was quicker, and nothing is left to do
                raise


def _keep_copy(database: peewee.SqliteDatabase, path: Path, version: int) -> None:
    """Copy the database as it is now to "NAME.version-N.SUFFIX" beside it."""
    copy = path.with_name(f"{path.stem}.version-{version}{path.suffix}")
    part = copy.with_name(f"{copy.name}.{os.getpid()}")
    with closing(sqlite3.connect(part)) as target:
        database.connection().backup(target)
    part.replace(copy)
