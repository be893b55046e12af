"""The ways through the program without a window: file to library, library to file, and what the suggesters are worth.

The only place that joins suggest, formats and store; of these it imports only what is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.compare import agreement
from annotator.compare.agreement import Agreement
from annotator.core import findings
from annotator.core.address import Address, Url
from annotator.core.entity_groups import EntityGroup, entity_groups, grouped
from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.core.operations import Operation
from annotator.formats.audit import Finding
from annotator.formats.columns import NAMES as COLUMN_NAMES
from annotator.formats.columns import Column, Columns
from annotator.formats.foreign import LooksForeign
from annotator.formats.table import read
from annotator.formats.text import ENCODINGS
from annotator.search.finder import KEPT_REASON, folding
from annotator.workflow.acting import Done, act_in, act_in_all, undo_in, undo_in_all
from annotator.workflow.backups import back_up, back_up_apart, backups, last_backup, restore
from annotator.workflow.databases import is_database
from annotator.workflow.exporting import (
    Decisions,
    Edges,
    Format,
    Issues,
    Nested,
    Offsets,
    Options,
    Report,
    Scheme,
    Scope,
    Unit,
    export,
    formats,
    preview,
    writable,
    write_text,
)
from annotator.workflow.gathering import gather, in_number_order
from annotator.workflow.importing import Imported, Look, Outcome, audited, import_all, import_files, look
from annotator.workflow.matching import Misfit
from annotator.workflow.merging import Brought, Merged, Plan, Wish, add, merge, outcomes, plan, read_back, verbs
from annotator.workflow.searching import make_index, pages, places, places_in, search
from annotator.workflow.suggesting import Known, OnProgress, json_line, known_to, records_of, split, suggested

if TYPE_CHECKING:
    from annotator.store import IssueRow as IssueRow
    from annotator.store import Library as Library  # for those who must not know the store
    from annotator.suggest.repair.targets import Target

__all__ = [
    "COLUMN_NAMES",
    "ENCODINGS",
    "Brought",
    "Column",
    "Columns",
    "Decisions",
    "Done",
    "Edges",
    "Finding",
    "Format",
    "Imported",
    "Known",
    "Look",
    "LooksForeign",
    "Merged",
    "Misfit",
    "Nested",
    "Offsets",
    "OnProgress",
    "Options",
    "Outcome",
    "Plan",
    "Report",
    "Scheme",
    "Scope",
    "Unit",
    "Wish",
    "act_in",
    "act_in_all",
    "add",
    "audited",
    "back_up",
    "back_up_apart",
    "backups",
    "export",
    "formats",
    "gather",
    "import_all",
    "import_files",
    "in_number_order",
    "is_database",
    "json_line",
    "known_to",
    "last_backup",
    "look",
    "make_index",
    "merge",
    "outcomes",
    "pages",
    "places",
    "places_in",
    "plan",
    "preview",
    "read_back",
    "restore",
    "search",
    "split",
    "suggested",
    "undo_in",
    "undo_in_all",
    "verbs",
    "writable",
    "write_text",
]


def reason(rule: str) -> str:
    """The sentence that says why a rule suggests what it does; nothing for a rule that needs no words."""
    from annotator.suggest.reasons import REASONS

    return KEPT_REASON if rule.startswith("kept ") else REASONS.get(rule, "")


def word_at(text: str, offset: int) -> tuple[int, int] | None:
    """The span of the word at an offset of a text, as jieba's dictionary cuts it; None beside white space and marks."""
    from annotator.suggest import words

    return words.word_at(text, offset)


def targets(issue: Issue, boundary_id: str) -> list[Target]:
    """The articles that the segment of a boundary may go on, the likeliest first, each with a reason."""
    from annotator.suggest.repair import targets

    return targets.targets(issue, boundary_id)


def open_library(database: Address, *, create: bool = False) -> Library:
    """The library in a file or on a server; raises StoreError."""
    from annotator.store import IssueRow as IssueRow
    from annotator.store import Library

    return Library.open(database, create=create, folding=folding())


def check(database: Address) -> Iterator[str]:
    """What is wrong with a library, a line each, also where it is too damaged to be opened. Raises StoreError."""
    from annotator.store.errors import StoreError, is_damage

    try:
        with open_library(database) as library:
            yield from library.check()
    except StoreError as error:
        if not is_damage(error):
            raise
        yield str(error)


def repair(database: Address) -> Iterator[str]:
    """Repair a library, a copy of which is kept; what was done, a line each. Raises StoreError."""
    from annotator.store.recovery.repair import repair as repaired

    return repaired(database, folding=folding())


def entity_groups_in(library: Library) -> list[EntityGroup]:
    """The entities of all issues of a library, the most frequent first."""
    with library.snapshot():
        groups = []
        for row in library.issues():
            issue = library.load(row.id)
            groups += entity_groups(issue, issue.articles, issue_id=row.id)
    return grouped(groups)


def other_forms(name: str) -> list[str]:
    """How a person may be called again: 陈 and 群伟 for 陈群伟."""
    from annotator.suggest.entities.evidence import short_forms

    return short_forms(name)


def odd_names(issue: Issue) -> list[findings.Finding]:
    """What looks odd about the entities of an issue."""
    from annotator.suggest import words

    return findings.findings(issue, words.words)


def keep_list(library: Library, path: Path, *, label: str, encoding: str | None = None) -> int:
    """Keep the texts of a file as entities to be suggested, under the file's name; how many there are.

    Raises BadInput, and StoreError.
    """
    from annotator.formats import word_list

    entries = word_list.read(path, label=label, encoding=encoding)
    library.word_lists.keep(path.name, entries)
    return len(dict(entries))


@dataclass(frozen=True, slots=True)
class Compared:
    """An issue that two people have worked on: their versions, and how far these agree."""

    first: Issue
    second: Issue
    agreement: Agreement


def compare(first: Address, second: Address) -> Iterator[Compared]:
    """How far two people's gold agrees, issue by issue: each of the two is a database or an export without loss.

    Issues are the same by their raw text; BadInput where none is in both.
    """
    others = {sha256(issue.raw.encode()).digest(): issue for issue in _gold_of(second)}
    count = 0
    for issue in _gold_of(first):
        other = others.get(sha256(issue.raw.encode()).digest())
        if other is not None:
            count += 1
            yield Compared(issue, other, agreement.agreement(issue, other))
    if not count:
        raise BadInput(marked("Trouble", "{0}: holds no issue with the same raw text as one in {1}."), first, second)


def _gold_of(source: Address) -> Iterator[Issue]:
    if isinstance(source, Url) or is_database(source):
        with open_library(source) as library, library.snapshot():
            yield from Issues(library)
    else:
        try:
            yield from read(source)
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


def evaluate_cases(folder: Path) -> list[str]:
    """How good the suggesters are on a folder of raw issues with known answers, as lines of a table."""
    from annotator.suggest import evaluate

    return evaluate.lines(evaluate.over_cases(folder, lambda raw: suggested(Issue(raw=raw), Known(entities=True))))


def evaluate_library(library: Library) -> list[str]:
    """How good the suggesters are, held against what people approved in a library, as lines of a table."""
    from annotator.suggest import evaluate

    with library.snapshot():
        # Not the entities of the gold itself: they would be found where they were taken from.
        known = Known(True, library.word_lists.listed())
        gold = (issue for issue in Issues(library) if any(article.approved for article in issue.articles))
        return evaluate.lines(evaluate.over_issues((suggested(issue, known), issue) for issue in gold))
