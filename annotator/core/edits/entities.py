"""Verbs on entities: tagging one or many, which relabels too, moving their edges, and untagging."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotator.core.edits.ground import begun, editable, operation, seen
from annotator.core.errors import Refused, Why
from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Change, Operation
from annotator.core.records import Entity, State


def tag(issue: Issue, article_id: str, start: int, end: int, label: str, *, author: str) -> Operation:
    """Tag a stretch [start, end) of an article's corrected text as an entity.

    The very span with another label is relabelled; a suggestion that would cross the new entity gives way to it.
    """
    article = editable(issue, article_id)
    offsets = OffsetMap(issue, article)
    start, end = _close(offsets.text, start, end)
    there = list(_overlapping(issue, article, offsets, start, end))
    same = next((entity for span, entity in there if span == (start, end)), None)
    if same is not None:
        if same.label == label and same.state == State.ACCEPTED and not (same.doubtful or same.swept):
            raise Refused(Why.SAME_ENTITY)
        return operation("tag", [_named(same, label, author), *begun(article)])
    first, last = offsets.to_span(start, end)
    new = Entity(id=issue.free_id("e", first.raw), origin=author, start=first, end=last, label=label)
    return operation("tag", [*_give_way(there, (start, end)), Change(None, new), *begun(article)])


def propagate(issue: Issue, spans: Iterable[tuple[str, int, int]], label: str, *, author: str) -> Operation:
    """Tag many stretches (article, start, end) with one label; what is named so, would cross an entity or another of
    the stretches, or stands in an approved article is left alone.

    Refused when nothing is left to tag.
    """
    by_article: dict[str, list[tuple[int, int]]] = {}
    for article_id, start, end in spans:
        if not issue.layout.article_of(article_id).approved:
            by_article.setdefault(article_id, []).append((start, end))
    changes: list[Change] = []
    for article_id, stretches in by_article.items():
        article = issue.layout.article_of(article_id)
        made = _all_tagged(issue, article, stretches, label, author)
        changes += [*made, *(begun(article) if made else ())]
    if not changes:
        raise Refused(Why.NOTHING)
    return operation("propagate", changes)


def _all_tagged(
    issue: Issue, article: Article, stretches: Iterable[tuple[int, int]], label: str, author: str
) -> list[Change]:
    """The changes that tag the stretches of one article, as far as they can be, from its start on."""
    offsets = OffsetMap(issue, article)
    changes: dict[str, Change] = {}
    last = 0
    for stretch in sorted(stretches):
        if not offsets.text[slice(*stretch)].strip():
            continue
        start, end = _close(offsets.text, *stretch)
        made = _tagged(issue, article, offsets, (start, end), label, author) if last <= start else []
        if made:
            last = end
        for change in made:
            changes.setdefault(change.record.id, change)
    return list(changes.values())


def _tagged(
    issue: Issue, article: Article, offsets: OffsetMap, span: tuple[int, int], label: str, author: str
) -> list[Change]:
    """The changes that tag one of many stretches, if it can be."""
    there = list(_overlapping(issue, article, offsets, *span))
    same = next((entity for other, entity in there if other == span), None)
    if same is not None:
        named = _named(same, label, author)
        return [named] if named.before != named.after else []
    try:
        gone = list(_give_way(there, span))
    except Refused:
        return []
    first, last = offsets.to_span(*span)
    new = Entity(id=issue.free_id("e", first.raw), origin=author, start=first, end=last, label=label)
    return [*gone, Change(None, new)]


def stretch_entity(issue: Issue, entity_id: str, start: int, end: int, *, author: str) -> Operation:
    """Move an entity to a stretch [start, end) of its article's corrected text."""
    entity, article = _entity(issue, entity_id)
    offsets = OffsetMap(issue, article)
    start, end = _close(offsets.text, start, end)
    there = [(span, other) for span, other in _overlapping(issue, article, offsets, start, end) if other is not entity]
    if any(span == (start, end) for span, _other in there):
        raise Refused(Why.SAME_ENTITY)
    first, last = offsets.to_span(start, end)
    after = seen(entity, start=first, end=last, origin=author, doubtful=False, vouched=False)
    return operation("stretch_name", [*_give_way(there, (start, end)), Change(entity, after), *begun(article)])


def untag(issue: Issue, entity_id: str, *, author: str) -> Operation:
    """Take an entity away: a person's own is deleted, a suggestion stays as a rejected record."""
    entity, article = _entity(issue, entity_id)
    if not entity.live:
        raise Refused(Why.NOTHING)
    after = seen(entity, State.REJECTED) if entity.rule else None
    return operation("untag", [Change(entity, after), *begun(article)])


def _entity(issue: Issue, entity_id: str) -> tuple[Entity, Article]:
    entity = issue.by_id[entity_id]
    assert isinstance(entity, Entity), f"{entity_id} is not an entity"
    return entity, editable(issue, issue.layout.segment_at(entity.start.raw).boundary.id)


def _named(entity: Entity, label: str, author: str) -> Change:
    origin = entity.origin if entity.label == label else author
    vouched = entity.vouched and entity.label == label
    after = seen(entity, label=label, origin=origin, doubtful=False, vouched=vouched)
    return Change(entity, after)


def _close(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space at its edges."""
    chosen = text[start:end]
    start += len(chosen) - len(chosen.lstrip())
    if not chosen.strip():
        raise Refused(Why.EMPTY)
    return start, start + len(chosen.strip())


def _overlapping(
    issue: Issue, article: Article, offsets: OffsetMap, start: int, end: int
) -> Iterator[tuple[tuple[int, int], Entity]]:
    """The live entities that share text with a stretch, each with its own."""
    for entity in issue.of_article(issue.entities, article):
        low, high = offsets.to_stretch(entity.start, entity.end)
        if entity.live and low < end and start < high:
            yield (low, high), entity


def _give_way(there: Iterable[tuple[tuple[int, int], Entity]], span: tuple[int, int]) -> Iterator[Change]:
    """The suggestions that would cross a span are rejected; Refused when an entity that a person knows would."""
    for other, entity in there:
        if _cross(other, span):
            if entity.state != State.SUGGESTED:
                raise Refused(Why.CROSSES)
            yield Change(entity, seen(entity, State.REJECTED))


def _cross(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two overlapping spans cross: neither holds the other."""
    (a, b), (c, d) = one, other
    return not (a <= c and d <= b) and not (c <= a and b <= d)


def describe_entities(issue: Issue, entity_ids: Iterable[str], authority: str, note: str, *, author: str) -> Operation:
    """Say of some entities whom or what they mean: an identifier of an authority file, and a note; approved articles
    are left alone.

    Refused when nothing changes.
    """
    changes: list[Change] = []
    for entity_id in entity_ids:
        entity = issue.by_id[entity_id]
        assert isinstance(entity, Entity), f"{entity_id} is not an entity"
        if not issue.layout.article_at(entity.start.raw).approved:
            changes.append(Change(entity, seen(entity, entity.state, authority=authority.strip(), note=note.strip())))
    made = operation("describe_names", changes)
    if not made:
        raise Refused(Why.NOTHING)
    return made
