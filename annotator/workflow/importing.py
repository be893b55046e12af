"""Importing: the issues of files into a library, raw text with what is suggested for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import formats
from annotator.core.errors import AnnotatorError
from annotator.core.issue import Issue
from annotator.core.operations import Change, Operation, added
from annotator.formats.audit import Finding, audit
from annotator.workflow.suggesting import Tell, known_to, unheard, with_suggestions

if TYPE_CHECKING:
    from annotator.store import Library


@dataclass(frozen=True, slots=True)
class Look:
    """An issue as it would be read from a file, and what the audit finds odd in its raw text."""

    issue: Issue
    findings: tuple[Finding, ...]


def look(path: Path, *, encoding: str | None = None) -> Look:
    """The first issue of a file, before anything is imported; BadInput when it can't be read."""
    return audited(next(formats.read(path, encoding=encoding)))


def audited(issue: Issue) -> Look:
    """An issue with what is odd in its raw text."""
    return Look(issue, tuple(audit(issue.raw)))


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of an issue in a file: its id in the library, and what the audit found odd in its raw text.

    `already`: the same file came in before; the issue is the library's and nothing was changed. `differs`: the file
    holds other records than that issue has.
    """

    id: int
    issue: Issue
    already: bool
    differs: bool
    findings: tuple[Finding, ...]


def unreadable(paths: Iterable[Path], *, encoding: str | None = None) -> Iterator[AnnotatorError]:
    """What is wrong with each file that can't be imported; all of every file is read for that."""
    for path in paths:
        try:
            _exhaust(formats.read(path, encoding=encoding))
        except AnnotatorError as error:
            yield error


def import_file(
    library: Library,
    path: Path,
    *,
    author: str,
    encoding: str | None = None,
    entities: bool = True,
    tell: Tell = unheard,
) -> Iterator[Imported]:
    """Import the issues of a file, each when it is asked for; raw text with the suggestions made for it.

    `tell` hears which share of the work on each (0 to 1) is done. Raises BadInput before the first is stored when
    anything in the file is wrong.
    """
    is_raw = formats.format_of(path).is_raw
    if not is_raw:
        _exhaust(formats.read(path))
    for issue in formats.read(path, encoding=encoding):
        findings = tuple(audit(issue.raw))
        known = library.find(issue)
        if known is not None:
            stored = library.load(known)
            differs = not is_raw and set(stored.records()) != set(issue.records())
            yield Imported(known, stored, True, differs, findings)
            continue
        if is_raw:
            issue, operations = with_suggestions(issue, known_to(library, entities=entities, tell=tell))
        else:
            operations = _as_they_are(issue)
        issue_id = library.add(issue.without_records(), operations, author=author)
        yield Imported(issue_id, issue, False, False, findings)


def _exhaust(issues: Iterator[Issue]) -> None:
    deque(issues, maxlen=0)


def _as_they_are(issue: Issue) -> list[Operation]:
    """The operation, if there is any to make, that gives an issue without records the records of this one."""
    changes = records_of(issue)
    return [Operation("import", changes)] if changes else []


def records_of(issue: Issue) -> tuple[Change, ...]:
    """The changes that give an issue without records the records of this one."""
    base = issue.without_records()
    gone = [Change(record, None) for record in base.records() if issue.by_id.get(record.id) != record]
    come = added(record for record in issue.records() if base.by_id.get(record.id) != record)
    return (*gone, *come)
