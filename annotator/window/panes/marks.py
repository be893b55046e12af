"""What is to be marked in a text and how: pure lists of spans, made from the records."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from annotator.core.edits.ground import TextEdit
from annotator.core.faint import faint_print, joined
from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Change, Operation
from annotator.core.records import Boundary, Correction, CorrectionKind, Entity, Position, Record, State, Status

LONGEST = 5000
"""How long (code points) a mark may be and still be found by any stretch of it."""


class Look(Enum):
    """How a mark looks."""

    ENTITY = auto()
    INSERTED = auto()
    REPLACED = auto()
    DELETED = auto()
    QUESTION = auto()
    NOTE = auto()
    FAINT = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch [start, end) of a shown text (code points) with a look, and the record that it stands for; none for
    faint print.

    `open` says that nobody has decided on the record yet; `doubtful`, that an edit hurt it.
    """

    start: int
    end: int
    look: Look
    record: str
    label: str = ""
    open: bool = False
    doubtful: bool = False


def raw_marks(issue: Issue, start: int, end: int) -> Iterator[Mark]:
    """The marks of the raw text that overlap or touch [start, end]: what is deleted or replaced there, and entities.

    Of what begins more than LONGEST before, nothing is found.
    """
    first = max(0, start - LONGEST)
    for correction in issue.starting_in(issue.corrections, first, end + 1):
        if correction.live and start <= correction.end:
            yield Mark(
                correction.start, correction.end, _raw_look(correction), correction.id, open=_is_open(correction)
            )
    for entity in issue.starting_in(issue.entities, first, end + 1):
        if entity.live and entity.start.raw < entity.end.raw and start <= entity.end.raw:
            yield _entity_mark(entity, entity.start.raw, entity.end.raw)
    for note in issue.starting_in(issue.notes, first, end + 1):
        if start <= note.end.raw:
            yield Mark(note.start.raw, note.end.raw, Look.NOTE, note.id)


def raw_span(record: Record) -> tuple[int, int]:
    """The raw text on which a record stands; for a boundary, the place where it stands."""
    start, end = places_of(record)
    return start.raw, end.raw


def places_of(record: Record) -> tuple[Position, Position]:
    """Where a record begins and ends; for a boundary, twice the place where it stands."""
    end = getattr(record, "end", record.anchor)
    return record.anchor, end if isinstance(end, Position) else Position(end)


def main_changes(operation: Operation) -> list[Change]:
    """The changes that an operation is about: without those that only begin an article, unless it has no others."""
    return [change for change in operation.changes if not _begins(change)] or list(operation.changes)


def _begins(change: Change) -> bool:
    before, after = change.before, change.after
    if not (isinstance(before, Boundary) and isinstance(after, Boundary)):
        return False
    return Status.APPROVED not in (before.status, after.status) and replace(before, status=after.status) == after


def changed_places(issue: Issue, operation: Operation) -> list[tuple[Position, Position]]:
    """Where the operation that led to an issue changed something: boundaries and whole articles, or else its other
    records. Earlier versions stored operations that changed nothing.
    """
    changes = main_changes(operation)
    return [_place(issue, change) for change in changes if isinstance(change.record, Boundary)] or [
        places_of(change.record) for change in changes
    ]


def _place(issue: Issue, change: Change) -> tuple[Position, Position]:
    """The place of a boundary; where it has only been decided about, the whole article that begins with it."""
    before, after = change.before, change.after
    if not (isinstance(before, Boundary) and isinstance(after, Boundary)) or (
        (before.start, before.continues) != (after.start, after.continues)
    ):
        return places_of(change.record)
    segments = issue.layout.article_of(after.id).segments
    return Position(segments[0].start), Position(segments[-1].end)


def article_marks(issue: Issue, article: Article, offsets: OffsetMap) -> list[Mark]:
    """The marks of an article's corrected text, in the order of their places."""
    marks = []
    for run in offsets.runs:
        if (correction := run.correction) is not None:
            look = _text_look(correction)
            marks.append(Mark(run.text, run.text_end, look, correction.id, open=_is_open(correction)))
    for correction in issue.of_article(issue.corrections, article):
        if correction.live and not correction.applies:
            start, end = offsets.to_stretch(*correction.span)
            marks.append(Mark(start, end, Look.QUESTION, correction.id, open=True))
    for entity in issue.of_article(issue.entities, article):
        if entity.live:
            marks.append(_entity_mark(entity, *offsets.to_stretch(entity.start, entity.end)))
    for note in issue.of_article(issue.notes, article):
        marks.append(Mark(*offsets.to_stretch(note.start, note.end), Look.NOTE, note.id))
    return sorted(marks, key=lambda mark: (mark.start, -mark.end))


def faint_raw_marks(issue: Issue, start: int, end: int) -> Iterator[Mark]:
    """The faint print of the raw text that overlaps or touches [start, end]."""
    for faint in joined(faint_print(issue, start, end)):
        yield Mark(faint.start, faint.end, Look.FAINT, "")


def faint_marks(issue: Issue, article: Article, offsets: OffsetMap) -> list[Mark]:
    """The faint print of an article's corrected text, in the order of their places."""
    marks = []
    for segment in article.segments:
        for faint in joined(faint_print(issue, segment.start, segment.end)):
            start, end = offsets.to_stretch(Position(faint.start), Position(faint.end))
            if segment.holds(faint.start) and (start < end or faint.is_gap):
                marks.append(Mark(start, max(start, end), Look.FAINT, ""))
    return sorted(marks, key=_start)


class MarkList:
    """The marks of a text in order; those of a stretch are found in O(log n)."""

    def __init__(self, marks: Sequence[Mark] = ()) -> None:
        self.all = list(marks)
        self._longest = max((mark.end - mark.start for mark in marks), default=0)

    def between(self, start: int, end: int, edit: TextEdit) -> Iterator[Mark]:
        """The marks that touch [start, end] of the text as an edit leaves it, moved by that edit."""
        # What begins beyond these cannot reach the stretch, however the edit moves it.
        low, high = start - self._longest - edit.size, end + edit.end - edit.start
        first, behind = bisect_left(self.all, low, key=_start), bisect_right(self.all, high, key=_start)
        for mark in self.all[first:behind]:
            mark = replace(mark, start=edit.moved_start(mark.start), end=edit.moved_end(mark.end))
            if mark.start <= end and start <= mark.end:
                yield mark

    def at(self, offset: int) -> list[Mark]:
        """The marks at an offset, the shortest first; those without width count at their place."""
        marks = [mark for mark in self.all if mark.start <= offset < max(mark.end, mark.start + 1)]
        return sorted(marks, key=lambda mark: mark.end - mark.start)

    def about(self, start: int, end: int) -> list[Mark]:
        """The marks at a selection: those that lie just there first, then those around, then those that end there."""
        exact = [mark for mark in self.all if (mark.start, mark.end) == (start, end)]
        ending = [mark for mark in self.all if mark.end == start]
        return list(dict.fromkeys([*exact, *self.at(start), *ending]))


def _start(mark: Mark) -> int:
    return mark.start


def _entity_mark(entity: Entity, start: int, end: int) -> Mark:
    return Mark(start, end, Look.ENTITY, entity.id, entity.label, _is_open(entity), entity.doubtful)


def _is_open(record: Correction | Entity) -> bool:
    return record.state == State.SUGGESTED


def _raw_look(correction: Correction) -> Look:
    if not correction.applies:
        return Look.QUESTION
    if correction.start == correction.end:
        return Look.INSERTED
    return Look.REPLACED if correction.text else Look.DELETED


def _text_look(correction: Correction) -> Look:
    if not correction.text:
        return Look.INSERTED if correction.kind == CorrectionKind.GAP else Look.DELETED
    return Look.REPLACED if correction.start < correction.end else Look.INSERTED
