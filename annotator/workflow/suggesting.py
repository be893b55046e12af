"""What the program makes of a raw text by itself, and what it knows for that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import formats, suggest
from annotator.core.issue import Issue
from annotator.core.operations import Operation, added, apply
from annotator.core.search import Rule
from annotator.search.finder import suggested_by

if TYPE_CHECKING:
    from annotator.store import Library

Tell = Callable[[float], object]
"""Hears which share of some work (0 to 1) is done."""


def unheard(share: float) -> None:
    """Tells nobody which share of some work is done."""


@dataclass(frozen=True, slots=True)
class Known:
    """What suggestions are made of beside the raw text: whether names are wanted, texts that are names, kept rules.

    `tell` hears which share of the work (0 to 1) is done.
    """

    entities: bool = False
    gazetteer: Mapping[str, str] = field(default_factory=dict)
    rules: Sequence[tuple[Rule, float]] = ()
    tell: Tell = unheard


def known_to(library: Library, *, entities: bool, tell: Tell = unheard) -> Known:
    """What a library knows: its kept rules and, where names are wanted, its lists and the names of its gold."""
    return Known(entities, library.word_lists.all() if entities else {}, library.rules.all(), tell)


def with_suggestions(issue: Issue, known: Known) -> tuple[Issue, list[Operation]]:
    """An issue without records with what is suggested for it, and the operations that make that."""
    operations = list(suggest.operations(issue, entities=known.entities, gazetteer=known.gazetteer, tell=known.tell))
    for operation in operations:
        issue = apply(issue, operation)
    if asked := Operation("rules", added(suggested_by(issue, known.rules))):
        operations.append(asked)
        issue = apply(issue, asked)
    return issue, operations


def suggested(issue: Issue, known: Known) -> Issue:
    """What the program would make of an issue's raw text by what is known; records that it has don't count."""
    return with_suggestions(issue.without_records(), known)[0]


def split(path: Path, *, encoding: str | None = None, entities: bool = False, form: str = "") -> Iterator[Issue]:
    """The issues of a file as the program would split them by itself."""
    for issue in formats.read(path, encoding=encoding, form=form):
        yield suggested(issue, Known(entities))


def json_line(issue: Issue) -> str:
    """An issue as a line of the lossless form."""
    from annotator.formats import jsonl, to_json

    return jsonl.line(to_json.json_of(issue))
