"""From one version of the schema to the next: the scripts in `schema/`, each run once, in a transaction with a record.

A script `NNNN_name.py` has `up(migrator, db)`, declares for itself what it needs of the tables, and sets
`db.user_version` to NNNN. It serves both kinds of databases; what only SQLite knows stands behind
`isinstance(db, peewee.SqliteDatabase)`.
"""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import peewee

from annotator.core.address import Address
from annotator.core.marking import marked
from annotator.store.errors import StoreError

if TYPE_CHECKING:
    from annotator.store.database import Database

SCRIPTS = Path(__file__).with_name("schema")


def upgrade(database: Database, address: Address, *, scripts: Path = SCRIPTS) -> None:
    """Bring a database to the newest schema; a file is copied first, and a newer database raises StoreError."""
    names = sorted(script.stem for script in scripts.glob("[0-9]*.py"))
    version = database.user_version
    if version > len(names):
        raise StoreError(
            marked(
                "Trouble",
                "{0}: A newer version of this program has made this database; it was left as it is. "
                "Update the program.",
            ),
            address,
        )
    if version < len(names):
        with database.migrating(version):
            _run(database, scripts, names[version:])
        if database.user_version < len(names):
            database.user_version = len(names)  # it had been damaged: all scripts had been run


def _run(database: Database, scripts: Path, names: list[str]) -> None:
    # Imported here, as it is seldom needed and slow to import.
    from playhouse.migrations import Runner  # type: ignore[import-untyped]

    runner = Runner(database, str(scripts))
    for name in names:
        try:
            runner.up(name)
        except peewee.DatabaseError:
            if name not in runner.applied():  # else another program was quicker, and nothing is left to do
                raise
