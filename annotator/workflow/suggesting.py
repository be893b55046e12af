"""What the program makes of a raw text by itself, and what it knows for that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from annotator import formats, suggest
from annotator.core.errors import AnnotatorError
from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.core.operations import Change, Operation, added, apply
from annotator.core.records import Boundary, Correction, Decided, Newspaper
from annotator.core.search import Rule
from annotator.search.finder import suggested_by
from annotator.workflow.progress import OnProgress, no_progress
from annotator.workflow.reading_pages import with_text
from annotator.workflow.workers import Lost, Workers

if TYPE_CHECKING:
    from annotator.store import Library
    from annotator.store.rows import OperationRows


@dataclass(frozen=True, slots=True)
class Known:
    """What suggestions are made of beside the raw text: whether entities are wanted, texts that are entities, kept
    rules.

    `newspaper` is that of all issues, as a person says, whatever their files say; None: it is guessed. `progress` hears
    which share of the work (0 to 1) is done.
    """

    entities: bool = False
    gazetteer: Mapping[str, str] = field(default_factory=dict)
    rules: Sequence[tuple[Rule, float]] = ()
    progress: OnProgress = no_progress
    newspaper: Newspaper | None = None


def known_to(library: Library, *, entities: bool, progress: OnProgress = no_progress) -> Known:
    """What a library knows: its kept rules and, where entities are wanted, its lists and the entities of its gold."""
    return Known(entities, library.word_lists.all() if entities else {}, library.rules.all(), progress)


def keep_list(library: Library, path: Path, *, label: str, encoding: str | None = None) -> int:
    """Keep the texts of a file as entities to be suggested, under the file's name; how many there are.

    Raises BadInput, and StoreError.
    """
    from annotator.formats import word_list

    entries = word_list.read(path, label=label, encoding=encoding)
    library.word_lists.keep(path.name, entries)
    return len(dict(entries))


def with_suggestions(issue: Issue, known: Known) -> Issue:
    """An issue with what is suggested for it beside the records that came with its file."""
    issue = _of_newspaper(issue, known)
    for operation in _suggestions(issue, known):
        issue = apply(issue, operation)
    return issue


def first_operations(issue: Issue, known: Known) -> list[OperationRows]:
    """The operations that make the records that came with an issue's file, and what is suggested for it."""
    from annotator.store.rows import joined

    issue = _of_newspaper(issue, known)
    came = [Operation("import", records_of(issue))]
    return joined(operation for operation in chain(came, _suggestions(issue, known)) if operation)


def _of_newspaper(issue: Issue, known: Known) -> Issue:
    """The issue with its newspaper, where that is known without looking."""
    return replace(issue, newspapers=(known.newspaper,)) if known.newspaper else issue


def _suggestions(issue: Issue, known: Known) -> Iterator[Operation]:
    """The operations that make what is suggested for an issue, several of one name where its text is long."""
    for operation in suggest.operations(
        issue, entities=known.entities, gazetteer=known.gazetteer, progress=known.progress
    ):
        yield operation
        if known.rules:  # they ask about the corrected text
            issue = apply(issue, Operation(operation.name, tuple(filter(_makes_text, operation.changes))))
    yield Operation("rules", added(suggested_by(issue, known.rules)))


def _makes_text(change: Change) -> bool:
    return isinstance(change.record, Boundary | Correction)


def records_of(issue: Issue) -> tuple[Change, ...]:
    """The changes that give an issue without records the records of this one."""
    base = issue.without_records()
    gone = [Change(record, None) for record in base.records() if issue.by_id.get(record.id) != record]
    come = added(record for record in issue.records() if base.by_id.get(record.id) != record)
    return (*gone, *come)


def suggested(issue: Issue, known: Known) -> Issue:
    """What the program would make of an issue's raw text by what is known. Records that it has don't count, but for the
    text that was read from its pages, and the areas that came with them: the look at print sees these.
    """
    regions = tuple(region for region in issue.regions if region.decided == Decided.SOURCE)
    bare = issue.without_records()
    if issue.additions:
        bare = replace(bare, raw=issue.raw, geometry=issue.geometry, additions=issue.additions)
    return with_suggestions(replace(bare, regions=regions) if regions else bare, known)


def suggested_by_workers(workers: Workers, issues: Iterable[Issue], known: Known) -> Iterator[Issue]:
    """As `suggested`, for many issues in their order; AnnotatorError where one of them ends each process."""
    if not workers.is_here:
        known = replace(known, progress=no_progress)
    with closing(workers.results(partial(_each_suggested, known=known), issues)) as results:
        try:
            for [issue] in results:
                yield issue
        except Lost as error:
            raise AnnotatorError(
                marked("Trouble", "Each process that works on an issue is killed, perhaps for lack of memory.")
            ) from error


def _each_suggested(issue: Issue, known: Known) -> Iterator[Issue]:
    yield suggested(issue, known)


def split(path: Path, *, entities: bool = False, **how: Unpack[formats.Reading]) -> Iterator[Issue]:
    """The issues of a file as the program would split them by itself."""
    is_raw = formats.format_of(path, how.get("form", "")).is_raw
    for issue in formats.read(path, **how):
        bare = with_text(issue, path) if is_raw else issue.without_records()
        yield with_suggestions(bare, Known(entities))


def json_line(issue: Issue) -> str:
    """An issue as a line of the lossless form."""
    from annotator.formats import jsonl, to_json

    return jsonl.line(to_json.json_of(issue))
