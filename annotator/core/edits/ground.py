"""What all verbs stand on: who may be changed, what counts as begun, and where entities go when the text under them
changes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TypeVar

from annotator.core.errors import Refused, Why
from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Change, Operation, apply
from annotator.core.records import Decided, Entity, Record, State, Status

R = TypeVar("R", bound=Record)


def operation(name: str, changes: Iterable[Change]) -> Operation:
    """An operation of those changes that change something."""
    return Operation(name, tuple(change for change in changes if change.before != change.after))


def editable(issue: Issue, boundary_id: str) -> Article:
    """The article of a boundary; Refused when it is approved."""
    article = issue.layout.article_of(boundary_id)
    if article.approved:
        raise Refused(Why.APPROVED)
    return article


def begun(article: Article) -> Iterator[Change]:
    """The change, if any, that says that work on the article has begun."""
    if article.status == Status.UNTOUCHED:
        yield Change(article.head, replace(article.head, status=Status.IN_PROGRESS))


def seen(record: R, state: State = State.ACCEPTED, **fields: object) -> R:
    """The record after a person decided on it; `fields` are its other changes."""
    return replace(record, state=state, decided=Decided.SEEN, **fields)  # type: ignore[arg-type]


def decided(record: Record, state: State) -> Change:
    """The change by which a person decides on a record itself."""
    return Change(record, seen(record, state))


@dataclass(frozen=True, slots=True)
class TextEdit:
    """A stretch of an article's corrected text, [start, end) before the edit, that becomes `size` code points long."""

    start: int
    end: int
    size: int

    def moved_start(self, offset: int) -> int:
        """Where a span that began at an offset begins now; text inserted just before it stays outside."""
        if offset >= self.end:
            return offset + self.size - (self.end - self.start)
        return offset if offset <= self.start else self.start + self.size

    def moved_end(self, offset: int) -> int:
        """Where a span that ended at an offset ends now; text inserted right after it stays outside."""
        if offset <= self.start:
            return offset
        return offset + self.size - (self.end - self.start) if offset >= self.end else self.start


class TextEdits:
    """Edits of one text in order, not overlapping, each in offsets of the text before all of them."""

    def __init__(self, edits: Iterable[TextEdit]) -> None:
        self._edits = sorted(edits, key=lambda edit: (edit.start, edit.end))
        self._starts = [edit.start for edit in self._edits]
        self._ends = [edit.end for edit in self._edits]
        growths = (edit.size - (edit.end - edit.start) for edit in self._edits)
        self._grown = list(accumulate(growths, initial=0))

    def moved_start(self, offset: int) -> int:
        """Where a span that began at an offset begins now; text inserted just before it stays outside."""
        index = bisect_right(self._ends, offset)  # as many edits lie wholly before it
        inside = index < len(self._edits) and self._starts[index] < offset
        return self._grown[index] + (self._edits[index].moved_start(offset) if inside else offset)

    def moved_end(self, offset: int) -> int:
        """Where a span that ended at an offset ends now; text inserted right after it stays outside."""
        index = bisect_left(self._starts, offset)
        return (self._grown[index - 1] + self._edits[index - 1].moved_end(offset)) if index else offset

    def around(self, start: int, end: int) -> TextEdit | None:
        """The edit that takes the whole of a stretch away, if there is one."""
        index = bisect_right(self._starts, start) - 1
        edit = self._edits[index] if index >= 0 else None
        return edit if edit and start < end <= edit.end else None

    def cut(self, offset: int) -> bool:
        """Whether an offset lies inside what an edit takes away."""
        index = bisect_left(self._starts, offset) - 1
        return index >= 0 and offset < self._ends[index]


def touched(issue: Issue, article_id: str, raw_span: tuple[int, int]) -> list[Entity]:
    """The entities of an article that begin or end within a raw span."""
    low, high = raw_span
    return [
        entity
        for entity in issue.of_article(issue.entities, issue.layout.article_of(article_id))
        if low <= entity.start.raw <= high or low <= entity.end.raw <= high
    ]


def reanchored(
    before: Issue, after: Issue, article_id: str, edits: TextEdits, entities: Iterable[Entity]
) -> Iterator[Change]:
    """The changes that keep entities of an article on their characters when its text was edited.

    An entity that lost some of its characters is trimmed and marked doubtful; one that lies wholly in replaced text
    covers the new text and is doubtful; one that lost all its text is kept as a rejected record.
    """
    old_map = OffsetMap(before, before.layout.article_of(article_id))
    new_map = OffsetMap(after, after.layout.article_of(article_id))
    for entity in entities:
        yield Change(entity, _moved(entity, edits, old_map, new_map))


def _moved(entity: Entity, edits: TextEdits, old_map: OffsetMap, new_map: OffsetMap) -> Entity:
    start, end = old_map.to_stretch(entity.start, entity.end)
    around = edits.around(start, end)
    if around is not None:
        new_start, hurt = edits.moved_end(around.start), (start, end) != (around.start, around.end)
        new_end = new_start + around.size
    else:
        new_start, new_end = edits.moved_start(start), edits.moved_end(end)
        hurt = edits.cut(start) or edits.cut(end)
    if new_start >= new_end:
        place = new_map.to_position(min(new_start, len(new_map.text)), "end")
        return seen(entity, State.REJECTED, start=place, end=place, doubtful=True)
    first, last = new_map.to_span(new_start, new_end)
    return replace(entity, start=first, end=last, doubtful=entity.doubtful or hurt)


Verb = Callable[[Issue], Operation]
"""A verb whose arguments are given."""


def composed(name: str, issue: Issue, steps: Iterable[Verb]) -> Operation:
    """Several verbs as one operation, each made for the issue as the ones before leave it; a record that several of
    them change is changed once.
    """
    changes: dict[str, Change] = {}
    for step in steps:
        made = step(issue)
        issue = apply(issue, made)
        for change in made.changes:
            first = changes.get(change.record.id, change)
            changes[change.record.id] = Change(first.before, change.after)
    return operation(name, changes.values())


def with_changes(issue: Issue, changes: Iterable[Change]) -> Issue:
    """The issue after some changes, on the way to an operation that is made of several steps."""
    return apply(issue, operation("step", changes))
