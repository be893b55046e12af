"""Which issues of a database are not as another file, a backup of it, holds them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

_APART = ("lease", "passage", "searched")
"""The tables with rows of issues that say nothing of an issue itself: who edits it, and where it is found."""


def changed_issues(database: Path, backup: Path) -> set[int] | None:
    """The issues of a database that have a row, in any table, which a backup does not have to the letter, or lack one.

    None where the two can't be compared: the backup is damaged, or of another schema.
    """
    uris = (f"{database.absolute().as_uri()}?mode=ro", f"{backup.absolute().as_uri()}?mode=ro&immutable=1")
    try:
        with closing(sqlite3.connect(uris[0], uri=True)) as connection:
            connection.execute("ATTACH ? AS backup", uris[1:])
            if _schema(connection, "main") != _schema(connection, "backup"):
                return None
            return {issue for table in _tables(connection) for issue in _different(connection, table)}
    except sqlite3.Error:
        return None


def _schema(connection: sqlite3.Connection, of: str) -> object:
    return connection.execute(f"PRAGMA {of}.user_version").fetchone()


def _tables(connection: sqlite3.Connection) -> list[str]:
    """The table of issues, and those with rows that belong to one."""
    query = (
        "SELECT t.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name = 'issue'"
    )
    return ["issue", *(name for (name,) in connection.execute(query).fetchall() if name not in _APART)]


def _different(connection: sqlite3.Connection, table: str) -> Iterator[int]:
    """The issues of which rows of a table are in one of the two files alone, or not the same in both."""
    columns = connection.execute(f'PRAGMA main.table_info("{table}")').fetchall()
    names, keys = [f'"{name}"' for _, name, *_ in columns], [f'"{name}"' for _, name, *_, key in columns if key]
    issue = '"id"' if table == "issue" else '"issue"'
    there, here = (", ".join(f"{side}.{name}" for name in names) for side in ("there", "here"))
    same = " AND ".join(f"here.{key} = there.{key}" for key in keys)
    for sql in (
        f'SELECT here.{issue} FROM main."{table}" here LEFT JOIN backup."{table}" there ON {same} '
        f"WHERE ({here}) IS NOT ({there})",
        f'SELECT there.{issue} FROM backup."{table}" there LEFT JOIN main."{table}" here ON {same} '
        f"WHERE here.{issue} IS NULL",
    ):
        yield from (number for (number,) in connection.execute(sql))
