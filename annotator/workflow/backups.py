"""Backups of a library, and the way back to one."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.core.address import Address
from annotator.core.errors import AnnotatorError
from annotator.core.marking import marked
from annotator.workflow.workers import Lost, Processes

if TYPE_CHECKING:
    from annotator.store import Library
    from annotator.store.recovery.backup import Backup as Backup

log = logging.getLogger(__name__)


def back_up(library: Library, *, keep: tuple[int, int, int], output: Path | None = None) -> Path:
    """Back a library up; the file. `keep` says how many backups stay: the newest, of days, of weeks."""
    from annotator.store.recovery import backup

    return backup.make(library, keep=backup.Keep(*keep), output=output)


def back_up_apart(address: Address, *, keep: tuple[int, int, int]) -> Path:
    """As `back_up`, in a process of its own: checking a copy is long work, and the window would stumble over it."""
    try:
        with closing(Processes(1).results(partial(_backed_up, keep=keep), [address])) as made:
            backup = next(next(made))
    except Lost as error:
        raise AnnotatorError(
            marked("Trouble", "{0}: The process that made a backup was ended, so there is none."), address
        ) from error
    log.info("backed up: %s", backup)
    return backup


def _backed_up(address: Address, keep: tuple[int, int, int]) -> Iterator[Path]:
    from annotator.store import Library

    with Library.open(address, create=False) as library:
        yield back_up(library, keep=keep)


def backups(database: Path) -> list[Backup]:
    """The backups of a database, the newest first."""
    from annotator.store.recovery import backup

    return backup.backups(database)


def last_backup(database: Path) -> date | None:
    """The day of the newest backup of a database, if there is any."""
    from annotator.store.recovery import backup

    return backup.last_day(database)


def restore(database: Address, source: Path, *, keep: tuple[int, int, int]) -> Path | None:
    """Make a database what a backup holds; the file that holds what it was before, if it was there."""
    from annotator.store.recovery import backup
    from annotator.store.recovery.restore import restore

    return restore(database, source, keep=backup.Keep(*keep))
