"""Verbs on entities: tagging, which relabels too, and untagging names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annotator.core.edits.ground import begun, editable, operation
from annotator.core.errors import Refused, Why
from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Change, Operation
from annotator.core.records import Entity, State


def tag(issue: Issue, article_id: str, start: int, end: int, label: str, *, author: str) -> Operation:
    """Tag a stretch [start, end) of an article's corrected text as a name.

    The very span with another label is relabelled; a suggestion that would cross the new entity gives way to it.
    """
    article = editable(issue, article_id)
    offsets = OffsetMap(issue, article)
    start, end = _close(offsets.text, start, end)
    changes: list[Change] = []
    for entity in _overlapping(issue, article, offsets, start, end):
        span = offsets.to_stretch(entity.start, entity.end)
        if span == (start, end):
            if entity.label == label and entity.state == State.ACCEPTED and not entity.doubtful:
                raise Refused(Why.SAME_NAME)
            return operation("tag", [_named(entity, label, author), *begun(article)])
        if _cross(span, (start, end)):
            if entity.state != State.SUGGESTED:
                raise Refused(Why.CROSSES)
            changes.append(Change(entity, replace(entity, state=State.REJECTED)))
    first, last = offsets.to_span(start, end)
    new = Entity(id=issue.free_id("e", first.raw), origin=author, start=first, end=last, label=label)
    return operation("tag", [*changes, Change(None, new), *begun(article)])


def untag(issue: Issue, entity_id: str, *, author: str) -> Operation:
    """Take an entity away: a person's own is deleted, a suggestion stays as a rejected record."""
    entity, article = _entity(issue, entity_id)
    if not entity.live:
        raise Refused(Why.NOTHING)
    after = replace(entity, state=State.REJECTED) if entity.rule else None
    return operation("untag", [Change(entity, after), *begun(article)])


def _entity(issue: Issue, entity_id: str) -> tuple[Entity, Article]:
    entity = issue.by_id[entity_id]
    assert isinstance(entity, Entity), f"{entity_id} is not an entity"
    return entity, editable(issue, issue.layout.segment_at(entity.start.raw).boundary.id)


def _named(entity: Entity, label: str, author: str) -> Change:
    origin = entity.origin if entity.label == label else author
    return Change(entity, replace(entity, label=label, origin=origin, state=State.ACCEPTED, doubtful=False))


def _close(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space at its edges."""
    chosen = text[start:end]
    start += len(chosen) - len(chosen.lstrip())
    if not chosen.strip():
        raise Refused(Why.EMPTY)
    return start, start + len(chosen.strip())


def _overlapping(issue: Issue, article: Article, offsets: OffsetMap, start: int, end: int) -> Iterator[Entity]:
    for entity in issue.of_article(issue.entities, article):
        low, high = offsets.to_stretch(entity.start, entity.end)
        if entity.live and low < end and start < high:
            yield entity


def _cross(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two overlapping spans cross: neither holds the other."""
    (a, b), (c, d) = one, other
    return not (a <= c and d <= b) and not (c <= a and b <= d)
