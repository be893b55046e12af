"""Verbs on the segments of an article: their reading order, and whether one continues inside a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotator.core.edits.boundaries import relaid
from annotator.core.edits.details import details_along
from annotator.core.edits.ground import editable, seen, with_changes
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.operations import Change, Operation
from annotator.core.records import Boundary, Status


def order_segments(issue: Issue, article_id: str, boundary_ids: Sequence[str], *, author: str) -> Operation:
    """Change the reading order of an article's segments; `boundary_ids` are those of all its segments.

    Where another segment comes first, it takes over kind and status, which belong to the article as a whole.
    """
    article = editable(issue, article_id)
    boundaries = {segment.boundary.id: segment.boundary for segment in article.segments}
    if list(boundaries) == list(boundary_ids):
        raise Refused(Why.NOTHING)
    assert set(boundaries) == set(boundary_ids), "all segments of the article have a place in the new order"
    changes = []
    before = ""
    for boundary_id in boundary_ids:
        boundary = boundaries[boundary_id]
        after = seen(boundary, continues=before, origin=author, confidence=1.0)
        if not before:
            after = headed(after, article.head)
        elif boundary is article.head:
            after = replace(after, status=Status.UNTOUCHED)
        changes.append(Change(boundary, after))
        before = boundary_id
    changes += details_along(issue, with_changes(issue, changes))
    return relaid(issue, "order_pieces", changes)


def go_on_inside(issue: Issue, boundary_id: str, inside: bool, *, author: str) -> Operation:
    """Set whether a segment continues the sentence of the preceding one, or begins a paragraph."""
    boundary = issue.by_id[boundary_id]
    assert isinstance(boundary, Boundary)
    editable(issue, boundary_id)
    if not boundary.continues or boundary.inside == inside:
        raise Refused(Why.NOTHING)
    return relaid(issue, "go_on_inside", [Change(boundary, seen(boundary, boundary.state, inside=inside))])


def headed(boundary: Boundary, head: Boundary) -> Boundary:
    """A boundary that comes to be the head of an article, which had another one before."""
    return replace(boundary, inside=False, kind=head.kind, kind_confidence=head.kind_confidence, status=head.status)
