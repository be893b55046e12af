"""Exporting: the articles of a library as a file in some format, or the first lines of it."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.compare import agreement
from annotator.core.errors import AnnotatorError
from annotator.core.issue import Issue
from annotator.core.issue_filter import ALL_ISSUES, IssueFilter
from annotator.core.marking import marked
from annotator.formats import table, writing
from annotator.formats.export import write
from annotator.formats.format import Format
from annotator.formats.options import DEFAULT_OPTIONS, Options
from annotator.formats.writing import Report, Scope
from annotator.staging import staged
from annotator.workflow.databases import is_database

if TYPE_CHECKING:
    from annotator.store import Library

log = logging.getLogger(__name__)

_WIDEST = 300
"""How much (code points) of a line a preview shows."""


@dataclass(frozen=True, slots=True)
class Issues:
    """Issues of a library in the order in which they came, each loaded when it is asked for, as often as wanted."""

    library: Library
    wanted: IssueFilter = ALL_ISSUES

    def __iter__(self) -> Iterator[Issue]:
        for issue_id in self.library.listing.ids(self.wanted):
            yield self.library.load(issue_id)


def formats() -> list[Format]:
    """All formats that there are."""
    return list(table.formats().values())


def writable() -> list[Format]:
    """The formats that can be written."""
    return [one for one in formats() if one.is_written]


def export(
    library: Library,
    name: str,
    path: Path,
    options: Options = DEFAULT_OPTIONS,
    *,
    wanted: IssueFilter = ALL_ISSUES,
    progress: Callable[[int], object] = lambda count: None,
    force: bool = False,
) -> Report:
    """Write the wanted issues of a library to a file in a named format; the same issues always give the same bytes.

    An earlier export there is replaced; WorkedOn if people have worked in it, unless `force` is set. `progress` is
    called with the number of articles written, and stops the export by raising.
    """
    if _is_of_a_database(path):
        raise AnnotatorError(marked("Trouble", "{0}: is a database; name another file to write to."), path)
    with library.snapshot():
        made = _completed(options, library)
        issues = Issues(library, wanted)
        report = write(issues, name, path, made, progress=progress, about=_about(library), force=force)
    log.info("exported to %s as %s: %d issues, %d articles", path, name, report.issues, report.articles)
    return report


def preview(library: Library, name: str, options: Options, *, wanted: IssueFilter = ALL_ISSUES, lines: int = 12) -> str:
    """The first lines of an export, of which nothing is kept.

    AnnotatorError if there is nothing to write.
    """
    format_ = table.formats()[name]
    with tempfile.TemporaryDirectory() as folder, library.snapshot():
        path = Path(folder) / f"preview{options.suffix or format_.suffixes[0]}"
        is_gold = options.scope == Scope.APPROVED
        some = next((n for n in library.listing.ids(wanted) if _has_any(library, n, is_gold=is_gold)), None)
        if some is None:
            raise AnnotatorError(marked("Trouble", "No article has this status yet, so nothing would be written."))
        made = replace(_completed(replace(options, shares=()), library), images=DEFAULT_OPTIONS.images)
        write([library.load(some)], name, path, made)
        files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
        text = next((text for file in files if (text := _beginning(file))), "")
    return "\n".join(line[:_WIDEST] for line in text.splitlines()[:lines])


def _has_any(library: Library, issue_id: int, *, is_gold: bool) -> bool:
    """Whether an issue has articles that go out."""
    row = library.listing.row(issue_id)
    return bool(row.approved if is_gold else row.articles)


def _beginning(file: Path) -> str:
    """The beginning of a text file; empty for any other file."""
    with file.open("rb") as opened:
        data = opened.read(4 * 12 * _WIDEST)
    return "" if b"\0" in data else data.decode("utf-8", "ignore")


def write_text(path: Path, text: str) -> None:
    """Write a text into a file, whole or not at all."""
    with staged(path) as [temporary]:
        writing.write_text(temporary, text)


def write_data(path: Path, data: bytes) -> None:
    """Write what a file is to hold, whole or not at all."""
    with staged(path) as [temporary]:
        temporary.write_bytes(data)


def _completed(options: Options, library: Library) -> Options:
    """Options with what the program knows beside them: how a text is cut into words, the label set, the page images."""
    from annotator.suggest import words

    return replace(options, words=words.words, labels=tuple(library.labels.all()), images=library.images.path)


def _about(library: Library) -> dict[str, Any]:
    """What a manifest says of the library."""
    return {
        "database": library.id,
        "schema": library.database.user_version,
        "labels": [asdict(label) for label in library.labels.all()],
        "card": {"worked_on_by": library.authors(), "agreement": _agreement(library)},
    }


def _agreement(library: Library) -> list[dict[str, Any]]:
    """How far people agree in the issues that two of them have worked on."""
    agreements = []
    for issue_id in library.listing.with_versions():
        (first, one), (second, other), *_ = library.versions(issue_id)
        figures = agreement.agreement(one, other)
        agreements.append({"issue": one.title, "between": [first, second], "figures": figures.lines()})
    return agreements


def _is_of_a_database(path: Path) -> bool:
    """Whether a file is a database, or one of those that SQLite keeps beside it."""
    real = os.path.realpath(path)
    files = (Path(real.removesuffix(suffix)) for suffix in ("", "-wal", "-shm", "-journal"))
    return any(file.is_file() and is_database(file) for file in files)
