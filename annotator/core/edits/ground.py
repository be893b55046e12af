"""What all verbs stand on: who may be changed, what counts as begun, and where entities go when the text under them
changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from annotator.core.errors import Refused, Why
from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Change, Operation, apply
from annotator.core.records import Entity, Record, State, Status


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


def decided(record: Record, state: State) -> Change:
    """The change of a record's state."""
    return Change(record, replace(record, state=state))


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
        """Where a span that ended at an offset ends now; text inserted just behind it stays outside."""
        if offset <= self.start:
            return offset
        return offset + self.size - (self.end - self.start) if offset >= self.end else self.start


def reanchored(
    before: Issue, after: Issue, article_id: str, edit: TextEdit, raw_span: tuple[int, int]
) -> Iterator[Change]:
    """The changes that keep an article's entities on their characters when its text was edited within a raw span.

    An entity that lost some of its characters is trimmed and marked doubtful; one that lies wholly in replaced text
    covers the new text and is doubtful; one of which nothing is left stays as a rejected record.
    """
    article = before.layout.article_of(article_id)
    low, high = raw_span
    touched = [
        entity
        for entity in before.of_article(before.entities, article)
        if low <= entity.start.raw <= high or low <= entity.end.raw <= high
    ]
    if not touched:
        return
    old_map = OffsetMap(before, article)
    new_map = OffsetMap(after, after.layout.article_of(article_id))
    for entity in touched:
        yield Change(entity, _moved(entity, edit, old_map, new_map))


def _moved(entity: Entity, edit: TextEdit, old_map: OffsetMap, new_map: OffsetMap) -> Entity:
    start, end = old_map.to_stretch(entity.start, entity.end)
    if edit.start <= start < end <= edit.end:
        new_start, new_end, hurt = edit.start, edit.start + edit.size, (start, end) != (edit.start, edit.end)
    else:
        new_start, new_end = edit.moved_start(start), edit.moved_end(end)
        hurt = edit.start < start < edit.end or edit.start < end < edit.end
    if new_start >= new_end:
        place = new_map.to_position(min(new_start, len(new_map.text)), "end")
        return replace(entity, start=place, end=place, state=State.REJECTED, doubtful=True)
    first, last = new_map.to_span(new_start, new_end)
    return replace(entity, start=first, end=last, doubtful=entity.doubtful or hurt)


def with_changes(issue: Issue, changes: Iterable[Change]) -> Issue:
    """The issue after some changes, on the way to an operation that is made of several steps."""
    return apply(issue, operation("step", changes))
