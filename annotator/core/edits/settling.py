"""Settling a difference between two people's versions of an issue: one of them is taken over, place by place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from annotator.core.claims import Claim, Difference, What, groups
from annotator.core.edits.articles import set_kind
from annotator.core.edits.boundaries import begin_article, continue_article, merge_with_previous, split_at
from annotator.core.edits.entities import tag, untag
from annotator.core.edits.ground import (
    TextEdit,
    TextEdits,
    Verb,
    begun,
    editable,
    operation,
    reanchored,
    seen,
    touched,
    with_changes,
)
from annotator.core.edits.notes import remove_note
from annotator.core.edits.parts import set_part
from annotator.core.edits.steps import Steps
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Change, Operation, apply
from annotator.core.records import Boundary, Correction, Entity, Position, State
from annotator.core.text import smallest_edit


def settle(issue: Issue, note_id: str, difference: Difference, version: Issue, *, author: str) -> Operation:
    """Adopt what a version says where the two differed, and remove the note of the difference.

    Refused where a law, an approval, or a later change prevents it.
    """
    changes = adopted(issue, difference, version, author=author)
    gone = remove_note(with_changes(issue, changes), note_id, author=author)
    return operation("settle", [*changes, *gone.changes])


def adopted(issue: Issue, difference: Difference, version: Issue, *, author: str) -> list[Change]:
    """The changes that adopt what a version says where the two differ; Refused as for `settle`."""
    adopt = {
        What.BOUNDARY: _boundary,
        What.TEXT: _text,
        What.PART: _parts,
        What.ENTITY: _entities,
    }[difference.what]
    changes: list[Change] = []
    for step in adopt(version, difference, author):
        try:
            made = step(issue)
        except Refused as error:
            if error.why in (Why.NOTHING, Why.SAME_ENTITY):
                continue  # nothing to change
            raise
        issue = apply(issue, made)
        changes += made.changes
    return changes


def _boundary(version: Issue, difference: Difference, author: str) -> Iterator[Verb]:
    raw = difference.start
    wanted = next((boundary for boundary in version.boundaries if boundary.start == raw), None)
    if wanted is None:
        yield lambda issue: merge_with_previous(issue, _at(issue, raw).id, author=author)
        return
    yield lambda issue: split_at(issue, Position(raw), author=author) if not _has(issue, raw) else _nothing()
    if not version.layout.begins_article(wanted.id):
        segments = version.layout.article_of(wanted.id).segments
        before = next(one for one, other in pairwise(segments) if other.boundary is wanted)
        yield lambda issue: continue_article(
            issue,
            _at(issue, raw).id,
            issue.layout.article_at(before.start).id,
            author=author,
            inside=wanted.inside,
        )
    else:
        yield lambda issue: begin_article(issue, _at(issue, raw).id, author=author)
        yield lambda issue: set_kind(issue, _at(issue, raw).id, wanted.kind, author=author)


def _nothing() -> Operation:
    raise Refused(Why.NOTHING)


def _has(issue: Issue, raw: int) -> bool:
    return issue.layout.segment_at(raw).start == raw


def _at(issue: Issue, raw: int) -> Boundary:
    """The boundary at a raw place; Refused where there no longer is one."""
    segment = issue.layout.segment_at(raw)
    if segment.start != raw:
        raise Refused(Why.NOTHING)
    return segment.boundary


def _text(version: Issue, difference: Difference, author: str) -> Iterator[Verb]:
    yield lambda issue: _with_corrections_of(version, issue, difference.start, difference.end, author)


def _with_corrections_of(version: Issue, issue: Issue, start: int, end: int, author: str) -> Operation:
    article = editable(issue, issue.layout.segment_at(start).boundary.id)
    old = [c for c in issue.corrections if c.applies and start <= c.end and c.start <= end]
    there = [
        c for c in old if start <= c.start and c.end <= end and (c.start < end or c.start == c.end or start == end)
    ]
    if any(c.start < end and start < c.end for c in old if c not in there):
        raise Refused(Why.OVERLAPS)
    new = [c for c in version.corrections if c.applies and start <= c.start and c.end <= end]
    own, others = ({Claim(c.start, c.end, c.text): c for c in corrections} for corrections in (there, new))
    steps = Steps(issue)
    # Group by group, as an entity between two corrections keeps its characters.
    for group in groups(own.keys() ^ others.keys()):
        gone, come = ([one[claim] for claim in group if claim in one] for one in (own, others))
        steps.make(_exchanged(steps.issue, article.id, gone, come))
    return operation("settle", [*steps.changes, *begun(article)])


def _exchanged(issue: Issue, article_id: str, gone: list[Correction], come: list[Correction]) -> list[Change]:
    """The changes that put corrections of an article in the place of others."""
    changes = [Change(c, seen(c, State.REJECTED) if c.rule else None) for c in gone]
    now = with_changes(issue, changes)
    for correction in come:
        if issue.layout.segment_at(correction.start).end < correction.end:
            raise Refused(Why.IN_CORRECTION)
        changes.append(_copied(now, correction))
        now = with_changes(now, changes[-1:])
    text, after = (OffsetMap(one, one.layout.article_of(article_id)).text for one in (issue, now))
    low, high, put = smallest_edit(text, 0, len(text), after)
    edits = TextEdits([TextEdit(low, high, len(put))])
    span = min(c.start for c in (*gone, *come)), max(c.end for c in (*gone, *come))
    return [*changes, *reanchored(issue, now, article_id, edits, touched(issue, article_id, span))]


def _copied(issue: Issue, correction: Correction) -> Change:
    """The change that adds a correction of a version, under a free id where its own is taken."""
    there = issue.by_id.get(correction.id)
    free = issue.free_id("c", correction.start) if there is not None else correction.id
    return Change(None, seen(correction, id=free))


def _parts(version: Issue, difference: Difference, author: str) -> Iterator[Verb]:
    def cleared(issue: Issue) -> Operation:
        changes: list[Change] = []
        for part in issue.parts:
            if part.live and part.start < difference.end and difference.start < part.end:
                made = set_part(issue, part.start, part.end, None, author=author)
                issue = apply(issue, made)
                changes += made.changes
        return operation("settle", changes)

    yield cleared
    for part in version.parts:
        if part.live and difference.start <= part.start and part.end <= difference.end:
            yield lambda issue, part=part: set_part(  # type: ignore[misc]
                issue, part.start, part.end, part.role, author=author
            )


def _entities(version: Issue, difference: Difference, author: str) -> Iterator[Verb]:
    wanted = [entity for entity in version.entities if entity.live and _within(entity, difference)]
    kept = {(entity.start, entity.end, entity.label) for entity in wanted}

    def cleared(issue: Issue) -> Operation:
        changes: list[Change] = []
        for entity in issue.entities:
            is_other = (entity.start, entity.end, entity.label) not in kept
            if entity.live and is_other and _within(entity, difference):
                made = untag(issue, entity.id, author=author)
                issue = apply(issue, made)
                changes += made.changes
        return operation("settle", changes)

    yield cleared
    for entity in wanted:
        yield lambda issue, entity=entity: _tagged(issue, entity, author)  # type: ignore[misc]


def _within(entity: Entity, difference: Difference) -> bool:
    low, high = sorted((entity.start.raw, entity.end.raw))
    return difference.start <= low and high <= difference.end


def _tagged(issue: Issue, entity: Entity, author: str) -> Operation:
    article = issue.layout.article_at(entity.start.raw)
    start, end = OffsetMap(issue, article).to_stretch(entity.start, entity.end)
    return tag(issue, article.id, start, end, entity.label, author=author)
