"""Verbs that answer findings about entities: mend it, or confirm that it is right."""

from __future__ import annotations

from annotator.core.edits.entities import stretch_entity, tag
from annotator.core.edits.ground import begun, editable, operation, seen
from annotator.core.findings import Finding
from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Change, Operation
from annotator.core.records import Entity, State


def mend(issue: Issue, finding: Finding, *, author: str) -> Operation:
    """Apply the fix of a finding: another stretch, another label, or a new entity."""
    if finding.entity and finding.fix != (finding.start, finding.end):
        return stretch_entity(issue, finding.entity, *finding.fix, author=author)
    return tag(issue, finding.article, *finding.fix, finding.label, author=author)


def vouch(issue: Issue, finding: Finding, *, author: str) -> Operation:
    """Confirm that a finding is right as it is: the entity is vouched for; where there is none, a rejected record says
    so.
    """
    article = editable(issue, finding.article)
    if finding.entity:
        entity = issue.by_id[finding.entity]
        assert isinstance(entity, Entity), f"{finding.entity} is not an entity"
        return operation("vouch", [Change(entity, seen(entity, entity.state, vouched=True)), *begun(article)])
    first, last = OffsetMap(issue, article).to_span(finding.start, finding.end)
    denied = Entity(
        id=issue.free_id("e", first.raw),
        origin=author,
        state=State.REJECTED,
        start=first,
        end=last,
        label=finding.label,
    )
    return operation("vouch", [Change(None, denied), *begun(article)])
