"""Comparing two people's gold, and a database in which the differences are settled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from annotator import formats
from annotator.compare import agreement
from annotator.compare.agreement import Agreement
from annotator.core.address import Address, Url
from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.core.operations import Operation
from annotator.formats.foreign import LooksForeign
from annotator.workflow.databases import is_database, open_library
from annotator.workflow.exporting import Issues
from annotator.workflow.suggesting import records_of


@dataclass(frozen=True, slots=True)
class Compared:
    """An issue that two people have worked on: their versions, and how far these agree."""

    first: Issue
    second: Issue
    agreement: Agreement


def compare(first: Address, second: Address) -> Iterator[Compared]:
    """How far two people's gold agrees, issue by issue: each of the two is a database or an export without loss.

    Issues are the same by the raw text that came in; BadInput where none is in both.
    """
    others = {_checksum(issue): issue for issue in _gold_of(second)}
    count = 0
    for issue in _gold_of(first):
        other = others.get(_checksum(issue))
        if other is not None:
            count += 1
            yield Compared(issue, other, agreement.agreement(issue, other))
    if not count:
        raise BadInput(marked("Trouble", "{0}: holds no issue with the same raw text as one in {1}."), first, second)


def _checksum(issue: Issue) -> bytes:
    return sha256(issue.first_raw.encode()).digest()


def _gold_of(source: Address) -> Iterator[Issue]:
    if isinstance(source, Url) or is_database(source):
        with open_library(source) as library, library.snapshot():
            yield from Issues(library)
    else:
        try:
            yield from formats.read(source)
        except LooksForeign as error:
            path, what, _advice = error.values
            raise BadInput(
                marked("Trouble", "{0}: looks like {1}; name a database, or an export as JSON lines."), path, what
            ) from error


def adjudicate(first: Address, second: Address, into: Address, *, author: str) -> list[Compared]:
    """Make a database of the issues that two people have worked on: the first's version, a note for each difference.

    AnnotatorError where the database is there already.
    """
    if isinstance(into, Path) and into.exists():
        raise AnnotatorError(marked("Trouble", "{0}: is there already; name a new database."), into)
    people = first.stem, second.stem if second.stem != first.stem else f"{second.stem} (2)"
    compared = list(compare(first, second))
    with open_library(into, create=True) as library:
        if library.issues():  # on a server
            raise AnnotatorError(marked("Trouble", "{0}: is there already; name a new database."), into)
        for pair in compared:
            operations = agreement.adjudicated(pair.first, pair.second, people)
            versions = [
                (person, Operation("version", records_of(version)))
                for person, version in zip(people, (pair.first, pair.second), strict=True)
            ]
            library.add(pair.first.without_records(), operations, author=author, versions=versions)
    return compared
