"""Reading a file whose pages are damaged, table by table and row by row, into a new one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from annotator.core.marking import phrase

_MADE_ANEW = {"schema_migration", "gold", "lease", "passage", "searched"}
"""Tables that the program can fill again."""

_FIRST = ("issue", "raw")
"""By the issues in these tables the others are searched."""

_FARTHEST = 100_000
"""The number of rows tried one by one where a stretch of a table can't be read."""


def salvage(source: Path, target: Path) -> list[str]:
    """Copy into a new database what can be read of a damaged one; a line for each table, which may say that it is lost.

    Text that is none keeps the sign � in the place of what can't be read.
    """
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.text_factory = lambda data: data.decode(errors="replace")
        old.execute("PRAGMA writable_schema = ON")  # a schema that is damaged itself is read as far as it goes
        lines = [_copied(old, new, table) for table in _tables(new)]
        new.commit()
    return lines


def _tables(file: sqlite3.Connection) -> list[str]:
    """The ordinary tables of a database that hold what people made."""
    listed = file.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name")
    names = [name for (name,) in listed if not name.startswith("sqlite_") and name not in _MADE_ANEW]
    return sorted(names, key=lambda name: name not in _FIRST)


def _columns(file: sqlite3.Connection, table: str) -> list[str]:
    try:
        return [name for (name,) in file.execute("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))]
    except sqlite3.Error:
        return []


def _copied(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> str:
    """Copy what can be read of a table; what is to be said of it."""
    there, wanted = _columns(old, table), _columns(new, table)
    # Columns that came with a later schema stand at the end.
    pairs = [*zip(there, wanted, strict=False), *([("rowid", "rowid")] if _has_numbers(new, table) else [])]
    insert = f'INSERT OR IGNORE INTO "{table}" ({_listed(name for _old, name in pairs)}) VALUES ({_places(pairs)})'
    select = f'SELECT {_listed(name for name, _new in pairs)} FROM "{table}"'
    new.execute("SAVEPOINT before")
    new.execute(f'DELETE FROM "{table}"')
    is_whole = bool(there)
    for reading in _readings(old, new, table, select) if there else ():
        new.executemany(insert, reading)
        is_whole = is_whole and reading.is_whole
    (count,) = new.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()
    if not count:
        new.execute("ROLLBACK TO before")  # what a new database has from the start
    new.execute("RELEASE before")
    if is_whole:
        return phrase("Fault", "the table “{0}”: all {1} rows were read").format(table, count)
    return phrase("Fault", "the table “{0}”: only {1} rows could be read").format(table, count)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _places(columns: Sequence[object]) -> str:
    return ", ".join("?" * len(columns))


class _Reading:
    """The rows of a query, up to where the file is damaged; `is_whole` afterwards if it was not."""

    def __init__(self, file: sqlite3.Connection, sql: str, *values: int) -> None:
        self._file, self._sql, self._values = file, sql, values
        self.is_whole = False

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        try:
            yield from self._file.execute(self._sql, self._values)
        except sqlite3.Error:
            return
        self.is_whole = True


def _readings(old: sqlite3.Connection, new: sqlite3.Connection, table: str, select: str) -> Iterator[_Reading]:
    """The ways to a table's rows: from its start; and where that breaks off, from its end, and what lies between."""
    key = "rowid" if _has_numbers(new, table) else "issue"
    first = _Reading(old, select)
    yield first
    if first.is_whole:
        return
    yield _Reading(old, f"{select} ORDER BY {key} DESC")
    for number in _numbers(new, table) if key == "rowid" else _issues(new):
        yield _Reading(old, f"{select} WHERE {key} = ?", number)
        if key == "issue":
            yield _Reading(old, f"{select} WHERE {key} = ? ORDER BY {key} DESC, id DESC", number)


def _has_numbers(file: sqlite3.Connection, table: str) -> bool:
    """Whether the rows of a table have numbers of their own, and are kept by them."""
    (is_without,) = file.execute("SELECT wr FROM pragma_table_list WHERE name = ?", (table,)).fetchone()
    return not is_without


def _numbers(new: sqlite3.Connection, table: str) -> list[int]:
    """The numbers of rows that were not read from either end."""
    known = {number for (number,) in new.execute(f'SELECT rowid FROM "{table}"')}
    return [number for number in range(1, max(known, default=0) + _FARTHEST) if number not in known]


def _issues(new: sqlite3.Connection) -> list[int]:
    return [number for (number,) in new.execute("SELECT id FROM issue UNION SELECT issue FROM raw ORDER BY 1")]
