"""Repairing a library: what was there is copied first, then all that can be read is made whole, and what was done is
listed.
"""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

import peewee

from annotator.core.address import Address
from annotator.core.marking import marked, phrase
from annotator.core.search import Folding
from annotator.staging import synced, workroom
from annotator.store.deriving import derive
from annotator.store.errors import StoreError, is_busy, is_damage, trouble
from annotator.store.library import Library
from annotator.store.recovery.leftovers import REPAIRING, clear_leftovers
from annotator.store.recovery.mending import mend
from annotator.store.recovery.salvage import salvage
from annotator.store.sqlite import APPLICATION_ID, Sqlite, refuse_foreign


def repair(address: Address, *, folding: Folding | None = None) -> Iterator[str]:
    """Repair a library; what was done, a line each, nothing where nothing was wrong. What remains `check` says.

    With a folding the index for searching is looked at too.

    StoreError where it is not ours, where somebody has it open, or where it can't be copied: then nothing was done.
    """
    if isinstance(address, Path):
        yield from _repair_file(address.absolute(), folding)
    else:
        with Library.open(address, create=False, folding=folding) as library:
            yield from mend(library)


def _repair_file(path: Path, folding: Folding | None) -> Iterator[str]:
    with trouble(path):
        if not _says_that_it_is_ours(path):
            refuse_foreign(path, create=False)
        copy = _keep_copy(path)  # first of all: whoever opens a file may write into it what lies beside it
        clear_leftovers(path)
        done = []
        try:
            _see_that_nobody_has_it_open(path)
            if _is_damaged(path):
                done = _read_into_new_file(path)
            with Library.open(path, create=False, folding=folding) as library:
                # Invalid text is read too, so that it can be distinguished.
                library.database.connection().text_factory = lambda data: data.decode(errors="surrogateescape")
                if done:  # the new file never was of the schema that the old one may have been of
                    with library.transaction():
                        derive(library.database)
                done += mend(library)
        finally:
            if not done:
                _drop_copy(copy)
    if done:
        yield phrase("Fault", "a copy of what was there is kept in {0}").format(copy.name)
        yield from done


def _says_that_it_is_ours(path: Path) -> bool:
    """Whether the header of a file says so, however damaged the rest may be."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        header = file.read(100)
    return header.startswith(b"SQLite format 3\0") and header[68:72] == APPLICATION_ID.to_bytes(4)


def _see_that_nobody_has_it_open(path: Path) -> None:
    """StoreError where somebody has; a file that is too damaged to tell can be open nowhere."""
    with closing(sqlite3.connect(path, timeout=1, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if is_busy(error):
                raise StoreError(
                    marked(
                        "Trouble",
                        "{0}: Another window or program has this database open, so nothing was repaired. Close it "
                        "there and try again.",
                    ),
                    path,
                ) from error
            if not is_damage(error):
                raise


def _is_damaged(path: Path) -> bool:
    """Whether a file can't be opened for damage, SQLite finds anything wrong with its pages, or a table has not the
    keys and columns that it has in a new file.
    """
    try:
        with Library.open(path, create=False) as library:
            is_whole = library.database.execute_sql("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            return not is_whole or not _has_its_keys(library) or _columns(library) != _columns_of_a_new_one()
    except (StoreError, peewee.DatabaseError) as error:
        if not is_damage(error):
            raise
        return True


def _has_its_keys(library: Library) -> bool:
    """Whether each table still has the key that others refer to."""
    try:
        library.database.execute_sql("PRAGMA foreign_key_check")
    except peewee.OperationalError:
        return False
    return True


def _columns(library: Library) -> list[tuple[str, str]]:
    """The tables of a library with their columns."""
    rows: list[tuple[str, str]] = library.database.execute_sql(
        "SELECT main.name, info.name FROM sqlite_schema AS main JOIN pragma_table_info(main.name) AS info "
        "WHERE main.type = 'table' AND main.name NOT LIKE 'sqlite%' ORDER BY main.name, info.cid"
    ).fetchall()
    return rows


def _columns_of_a_new_one() -> list[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "new.db") as library:
        return _columns(library)


def _keep_copy(path: Path) -> Path:
    """Copy a file, and what lies beside it, unchanged, under a free name."""
    names = (f"{path.stem}.before-repair{f'-{number}' if number > 1 else ''}{path.suffix}" for number in count(1))
    copy = next(copy for copy in map(path.with_name, names) if not any(part.exists() for part in _parts(copy)))
    try:
        with workroom(path.parent, REPAIRING) as room:
            copied = [(part, room / to.name, to) for part, to in zip(_parts(path), _parts(copy), strict=True)]
            copied = [one for one in copied if one[0].exists()]
            for part, new, _to in copied:
                new.touch(mode=0o600)
                shutil.copyfile(part, new)
                shutil.copymode(part, new)
                synced(new)
            for _part, new, to in reversed(copied):  # the file itself at last, so that it is never without the others
                new.replace(to)
    except OSError as error:
        _drop_copy(copy)
        raise StoreError(marked("Trouble", "{0}: can't be written ({1})."), copy, error.strerror) from error
    return copy


def _drop_copy(copy: Path) -> None:
    for part in _parts(copy):
        with suppress(OSError):  # nothing can be removed where nothing could be written
            part.unlink()


def _parts(path: Path) -> list[Path]:
    """The files that a database consists of: its own, and what SQLite may keep beside it."""
    return [Path(f"{path}{beside}") for beside in ("", "-wal", "-journal")]


def _read_into_new_file(path: Path) -> list[str]:
    """Read what can be read of a file into a new one, which takes its place."""
    with workroom(path.parent, REPAIRING) as room:
        new = room / path.name
        Sqlite.open(new, create=True).close()
        done = salvage(path, new)
        for beside in _parts(path)[1:]:
            beside.unlink(missing_ok=True)  # it is not to be taken for the new file's
        shutil.copymode(path, new)
        synced(new)
        new.replace(path)
    return done
