"""What programs that were killed have left beside a database: hidden folders, and files of earlier versions."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import psutil

from annotator.staging import clear
from annotator.store.sqlite import APPLICATION_ID, COPYING

REPAIRING = ".annotator-repair-"
"""What the names of hidden folders begin with in which a repair works."""

_BESIDE = ("", "-wal", "-shm", "-journal")


def clear_leftovers(database: Path) -> None:
    """Remove what nobody works in any more and nothing is in."""
    folder = database.absolute().parent
    with suppress(OSError):  # nothing can be removed where nothing can be written
        for prefix in (COPYING, REPAIRING):
            clear(folder, prefix)
        # Earlier versions made the copy before a migration, and a repaired file, under names that end in their number.
        stem, suffix = re.escape(database.stem), re.escape(database.suffix)
        name = re.compile(rf"{stem}(\.version-\d+(-\d+)?)?{suffix}\.(\d{{1,9}})")
        for file in folder.iterdir():
            match = name.fullmatch(file.name)
            if match and not psutil.pid_exists(int(match[3])) and _holds_no_issue(file):
                for beside in _BESIDE:
                    Path(f"{file}{beside}").unlink(missing_ok=True)


def _holds_no_issue(file: Path) -> bool:
    """Whether a file is empty, or a database of ours into which nothing came before its program was killed."""
    if not file.is_file() or not file.stat().st_size:
        return file.is_file()
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True)) as opened:
            (mark,) = opened.execute("PRAGMA application_id").fetchone()
            is_made = opened.execute("SELECT 1 FROM sqlite_schema WHERE name = 'issue'").fetchone()
            return mark == APPLICATION_ID and not (is_made and opened.execute("SELECT 1 FROM issue").fetchone())
    except sqlite3.Error:
        return False
