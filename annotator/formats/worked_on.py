"""What has happened to an export since it was written: another one may not take its place and lose a person's work."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from annotator.core.errors import WorkedOn
from annotator.core.marking import marked
from annotator.staging import MARK

_NOBODYS = {MARK, ".stats_cache", ".DS_Store", "Thumbs.db", "desktop.ini"}
"""Files that programs leave in folders that they only look at."""
_NAMED = 5


def listed(written: Path, name: str) -> Iterator[dict[str, object]]:
    """Each file that was written, by the name that its export has: its size in bytes and its checksum."""
    for file in _files(written):
        yield {
            "name": name if file == written else f"{name}/{file.relative_to(written).as_posix()}",
            "bytes": file.stat().st_size,
            "sha256": _checksum(file),
        }


def refuse_worked_on(path: Path, report: Path) -> None:
    """Raise WorkedOn if the files of an export are no longer those that its report lists.

    A single file without a report is not known to be an export: it is replaced, as any program does.
    """
    known = _known(path, report)
    if not path.exists() or (known is None and not path.is_dir()):
        return
    if known is None:
        raise WorkedOn(
            marked(
                "Trouble",
                "{0}: its report is missing, so nobody can say whether people have worked in this folder, "
                "and nothing was written. Name another place, or replace the folder all the same "
                "(--force).",
            ),
            path,
        )
    here = {file: _checksum(file) for file in _files(path)}
    beside = {file: _checksum(file) for file in known if file.parent == path.parent and file != path and file.is_file()}
    changed = [file for file, now in {**here, **beside}.items() if known.get(file, now) != now]
    added = sorted(here.keys() - known.keys())
    gone = sorted(file for file in known.keys() - here.keys() if path in file.parents)
    if files := [*changed, *added, *gone]:
        more = ", …" if files[_NAMED:] else ""
        raise WorkedOn(
            marked(
                "Trouble",
                "{0}: since this was exported, {1} files of it were changed, {2} added and {3} removed "
                "({4}), so nothing was written. Name another place, or replace it all the same (--force).",
            ),
            path,
            len(changed),
            len(added),
            len(gone),
            ", ".join(file.name for file in files[:_NAMED]) + more,
        )


def _known(path: Path, report: Path) -> dict[Path, str] | None:
    """The checksums of the files of an export, and of those beside it, from its report; None if there is none."""
    try:
        main, *others = json.loads(report.read_text(encoding="utf-8"))["files"]
        known = {_place(path, str(file["name"])): str(file["sha256"]) for file in others}
        inner = str(main["name"]).partition("/")[2]
        return {path / inner if inner else path: str(main["sha256"]), **known}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def _place(path: Path, name: str) -> Path:
    """Where a file of an export stands, which may have been given another name since; others stand beside it."""
    inner = name.partition("/")[2]
    return path / inner if inner else path.with_name(name)


def _files(path: Path) -> list[Path]:
    files = [path] if path.is_file() else sorted(path.rglob("*"))
    return [file for file in files if file.is_file() and file.name not in _NOBODYS]


def _checksum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
