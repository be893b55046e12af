"""The verb that makes two spellings of an entity one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from annotator.core.edits.corrections import correct_all
from annotator.core.edits.ground import begun, composed, operation, seen
from annotator.core.entity_groups import EntityGroup
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Change, Operation
from annotator.core.records import Entity


def merge_entities(
    issue: Issue, entity_ids: Iterable[str], into: EntityGroup, *, correct: bool, author: str
) -> Operation:
    """Give entities the label, authority and note of another one, and its text where `correct` is set; otherwise their
    text stays as printed, and where the other has no authority its text becomes theirs.

    Entities in approved articles are left alone; Refused when nothing changes.
    """
    entities = [
        entity for entity_id in entity_ids if isinstance(entity := issue.by_id[entity_id], Entity) and entity.live
    ]
    open_ = [entity for entity in entities if not issue.layout.article_at(entity.start.raw).approved]
    ids = [entity.id for entity in open_]
    by_article: dict[str, list[Entity]] = {}
    for entity in open_:
        by_article.setdefault(issue.layout.article_at(entity.start.raw).id, []).append(entity)
    authority = into.authority or ("" if correct else into.text)
    steps = [lambda now: _described(now, ids, replace(into, authority=authority))]
    for article_id, some in by_article.items() if correct else ():
        stretches = OffsetMap(issue, issue.layout.article_of(article_id))
        spans = [(*stretches.to_stretch(entity.start, entity.end), into.text) for entity in some]
        steps.append(lambda now, a=article_id, s=spans: correct_all(now, a, s, author=author))  # type: ignore[misc]
    made = composed("merge_names", issue, steps)
    if not made:
        raise Refused(Why.NOTHING)
    return made


def _described(issue: Issue, ids: Iterable[str], into: EntityGroup) -> Operation:
    changes = []
    for entity_id in ids:
        entity = issue.by_id[entity_id]
        assert isinstance(entity, Entity)
        after = seen(entity, label=into.label, authority=into.authority, note=into.note, doubtful=False)
        changes += [Change(entity, after), *begun(issue.layout.article_at(entity.start.raw))]
    return operation("merge_names", dict.fromkeys(changes))
