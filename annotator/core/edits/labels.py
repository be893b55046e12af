"""The verb on the labels of an issue's entities: another name for a label, or one for two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from annotator.core.issue import Issue
from annotator.core.operations import Change, Operation
from annotator.core.records import Entity


def relabel_all(issue: Issue, renames: Mapping[str, str], *, author: str) -> Operation:
    """Relabel all entities that have a label which is renamed, in approved articles too: their meaning stays the same.

    Where a stretch has both labels already, one of the two entities is removed.
    """
    there = {_key(entity) for entity in issue.entities if entity.label not in renames}
    changes = []
    for entity in issue.entities:
        if entity.label in renames:
            after = replace(entity, label=renames[entity.label])
            changes.append(Change(entity, None if _key(after) in there else after))
            there.add(_key(after))
    return Operation("relabel_all", tuple(changes))


def _key(entity: Entity) -> tuple[object, ...]:
    return entity.start, entity.end, entity.label, entity.live
