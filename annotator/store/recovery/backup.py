"""Backups of a library: whole copies in a folder beside its file, each checked before it counts; which of them stay.

Only issues that are not as the last backup holds them are checked one by one: that was checked when it was made.
"""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

import errno
import logging
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

from annotator.core.address import Address
from annotator.core.marking import marked
from annotator.staging import workroom
from annotator.store.errors import StoreError, is_damage, is_full
from annotator.store.images import Images, folder_of_images
from annotator.store.library import Library
from annotator.store.recovery.changed import changed_issues
from annotator.store.recovery.leftovers import clear_leftovers

log = logging.getLogger(__name__)

_STAMP = "%Y-%m-%d_%H-%M-%S"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d)(_\d+)?\.db")
_UNFINISHED = ".unfinished-"
IMAGES = "images"
"""The folder among the backups for the images of pages: all of them share it, as no image ever changes."""
_SPARE = 1.25
"""How many times its size the disk must have room for a backup: the database itself must not run out of it."""


@dataclass(frozen=True, slots=True)
class Keep:
    """Which backups stay: the newest ones, and the last one of each day and of each week for some time."""

    recent: int = 10
    days: int = 14
    weeks: int = 8


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: when it was made (local time), its size (bytes), and how much is in it, furniture aside."""

    path: Path
    at: datetime
    size: int
    issues: int
    articles: int
    approved: int


def folder_of(database: Path) -> Path:
    """Where the backups of a database are."""
    return database.with_name(f"{database.name}.backups")


def backups(database: Path) -> list[Backup]:
    """The backups of a database, the newest first; what is none is left out."""
    dated = (_seen(path, at) for path, at in _dated(folder_of(database)).items())
    return sorted((one for one in dated if one), key=lambda one: one.path.name, reverse=True)


def newest(database: Path) -> Path | None:
    """The newest backup of a database, if any."""
    return max(_dated(folder_of(database)), default=None)


def last_day(database: Path) -> date | None:
    """The day of the newest backup of a database, if any; one in the future does not count."""
    days = [at.date() for at in _dated(folder_of(database)).values()]
    return max((day for day in days if day <= date.today()), default=None)


def make(library: Library, *, keep: Keep, output: Path | None = None) -> Path:
    """Back a library up, into its folder of backups or into a new file; the file of the backup.

    StoreError where that fails: nothing is left of it then, and the database and its other backups are as they were.
    """
    database = file_of(library.address)
    if output is not None and output.exists():
        raise StoreError(marked("Trouble", "{0}: is there already; name a new file."), output)
    clear_leftovers(database)
    with unfinished(output.parent if output else folder_of(database), like=database) as copy:
        fault = copied(library.database.connection(), copy, since=newest(database))
        if fault:
            raise StoreError(
                marked(
                    "Trouble",
                    "{0}: The database has a fault ({1}), so no backup was made of it. `annotator check` "
                    "names all faults.",
                ),
                database,
                fault,
            )
        beside = folder_of_images(output) if output else folder_of(database) / IMAGES
        Images(beside).take(library.images, library.image_checksums())
        if output is not None:
            put(copy, output, like=database)
            return output
        return put_among_backups(copy, database, keep)


def file_of(address: Address) -> Path:
    """The file of a library; StoreError where it is on a server."""
    if isinstance(address, Path):
        return address
    raise StoreError(
        marked(
            "Trouble", "{0}: A library on a server is backed up and restored with the server's own tools (pg_dump)."
        ),
        address,
    )


@contextmanager
def unfinished(folder: Path, *, like: Path) -> Iterator[Path]:
    """A temporary place for a copy in a folder, removed with its content whatever happens, together with what killed
    programs left; StoreError if that fails.

    The folder is created for those who may read the file that it is `like`, and removed if it stays empty.
    """
    is_new = not folder.exists()
    try:
        folder.mkdir(exist_ok=True)
        if is_new and like.exists():
            mode = like.stat().st_mode & 0o777
            folder.chmod(0o700 | mode | (mode & 0o444) >> 2)
        with workroom(folder, _UNFINISHED) as room:
            yield (room / "copy.db").absolute()  # SQLite would take a relative "file:…" for a URI
    except (OSError, sqlite3.Error, StoreError) as error:
        if is_full(error):
            raise StoreError(
                marked(
                    "Trouble",
                    "{0}: There is no room for a copy of the database, so nothing was done; the database and "
                    "its backups are as they were. Make room and try again.",
                ),
                folder,
            ) from error
        if isinstance(error, StoreError):
            raise
        raise StoreError(
            marked(
                "Trouble",
                "{0}: No copy of the database can be written there ({1}), so nothing was done; the "
                "database and its backups are as they were. Allow writing there.",
            ),
            folder,
            getattr(error, "strerror", None) or str(error),
        ) from error
    finally:
        if is_new:
            with suppress(OSError):
                folder.rmdir()


def copied(connection: sqlite3.Connection, copy: Path, *, since: Path | None) -> str:
    """Copy a database at one moment, page by page if it is damaged; returns the first fault of the copy, or "".

    Issues that are as an earlier backup holds them count as sound.
    """
    (pages,), (size,) = (connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
    if shutil.disk_usage(copy.parent).free < _SPARE * pages * size:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    try:
        connection.execute("VACUUM INTO ?", (str(copy),))
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        copy.unlink(missing_ok=True)
        with closing(sqlite3.connect(copy)) as target:
            connection.backup(target)
        return str(error)
    return settled(copy, since=since)


def settled(copy: Path, *, since: Path | None = None) -> str:
    """Make a copy a library that nobody edits, in one file and of the newest schema; its first fault, or "".

    Issues that are as an earlier backup holds them count as sound.
    """
    try:
        with Library.open(copy, create=False) as library:
            fault = next(library.check(changed_issues(copy, since) if since else None), "")
            library.tables.lease.delete().execute()
            library.database.execute_sql("PRAGMA journal_mode = DELETE")
    except StoreError as error:
        if not is_damage(error):
            raise
        return str(error.__cause__)
    return fault


def put(copy: Path, to: Path, *, like: Path) -> None:
    """Give a copy its place and name, once it is on the disk; those may read it who may read the file it is `like`."""
    shutil.copymode(like, copy)
    _sync(copy)
    copy.replace(to)
    _sync(to.parent)


def put_among_backups(copy: Path, database: Path, keep: Keep) -> Path:
    """Make a copy the newest backup of a database, and remove those that need not stay; the file."""
    folder = folder_of(database)
    backup = _free(folder, f"{datetime.now():{_STAMP}}")
    put(copy, backup, like=database)
    dated = _dated(folder)
    for path in dated.keys() - kept(dated, keep, date.today()) - {backup}:
        path.unlink(missing_ok=True)
    log.info("backed up: %s", backup)
    return backup


def put_aside(copy: Path, database: Path) -> Path:
    """Keep a copy that has faults beside the backups, where it stays; the file."""
    aside = _free(folder_of(database), f"faulty_{datetime.now():{_STAMP}}")
    put(copy, aside, like=database)
    return aside


def kept(dated: Mapping[Path, datetime], keep: Keep, today: date) -> set[Path]:
    """Which of some backups with their times stay."""
    # What a clock that was wrong has dated in the future takes nobody's place.
    past = [path for path in dated if dated[path].date() <= today]
    newest = sorted(past, key=lambda path: (dated[path], path.name), reverse=True)
    stay = {*newest[: max(1, keep.recent)], *(dated.keys() - set(past))}
    days: dict[date, Path] = {}
    weeks: dict[date, Path] = {}
    for path in newest:
        day = dated[path].date()
        days.setdefault(day, path)
        weeks.setdefault(_monday(day), path)
    stay.update(path for day, path in days.items() if today - day < timedelta(days=keep.days))
    stay.update(path for day, path in weeks.items() if _monday(today) - day < timedelta(weeks=keep.weeks))
    return stay


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _free(folder: Path, stem: str) -> Path:
    """A name in a folder that no file has."""
    names = (f"{stem}{f'_{number}' if number else ''}.db" for number in count())
    return next(path for name in names if not (path := folder / name).exists())


def _dated(folder: Path) -> dict[Path, datetime]:
    """The backups in a folder with the times in their names."""
    matches = {path: _NAME.fullmatch(path.name) for path in folder.glob("*.db")}
    return {path: datetime.strptime(match[1], _STAMP) for path, match in matches.items() if match}


def _seen(path: Path, at: datetime) -> Backup | None:
    """What is in a backup; None where it is none, or is damaged."""
    sums = "SELECT COUNT(*), TOTAL(articles), TOTAL(approved) FROM issue"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as file:
            issues, articles, approved = map(int, file.execute(sums).fetchone())
            return Backup(path, at, path.stat().st_size, issues, articles, approved)
    except (sqlite3.Error, OSError):
        return None


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no folders
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
