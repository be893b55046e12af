"""Backups of a library, and the way back to one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.core.address import Address

if TYPE_CHECKING:
    from annotator.store import Library
    from annotator.store.backup import Backup as Backup


def back_up(library: Library, *, keep: tuple[int, int, int], output: Path | None = None) -> Path:
    """Back a library up; the file. `keep` says how many backups stay: the newest, of days, of weeks."""
    from annotator.store import backup

    return backup.make(library, keep=backup.Keep(*keep), output=output)


def backups(database: Path) -> list[Backup]:
    """The backups of a database, the newest first."""
    from annotator.store import backup

    return backup.backups(database)


def last_backup(database: Path) -> date | None:
    """The day of the newest backup of a database, if there is any."""
    from annotator.store import backup

    return backup.last_day(database)


def restore(database: Address, source: Path, *, keep: tuple[int, int, int]) -> Path | None:
    """Make a database what a backup holds; the file that holds what it was before, if it was there."""
    from annotator.store import backup
    from annotator.store.restore import restore

    return restore(database, source, keep=backup.Keep(*keep))
