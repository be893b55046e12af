"""The kinds of databases that a library can be in, and the choice between them by the address.

Beside what peewee's databases can, each of them has `open`, `reading`, `writing`, `run_each`, `add_rows`, `stream`,
`migrating`, `now`, `wait_at_most`, `faults`, `by_number`, `is_same`, `is_read_only` and `user_version`, and for
searching `finding`, `add_passages`, `remove_passage`, `remove_passages` and `is_indexed`; nothing else in this room
asks which it has.
"""

from __future__ import annotations

from typing import TypeAlias

from annotator.core.address import Address, Url
from annotator.store.postgresql import Postgresql
from annotator.store.sqlite import Sqlite

Database: TypeAlias = Postgresql | Sqlite


def open_database(address: Address, *, create: bool) -> Database:
    """Connect to a database of the program, migrated to the newest schema; StoreError if there is none or it can't be
    used.

    A connection belongs to the thread that made it.
    """
    if isinstance(address, Url):
        return Postgresql.open(address, create=create)
    return Sqlite.open(address, create=create)
