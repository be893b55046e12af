"""Verbs on passages that stand twice: which copy stays, or whether what stood there is lost."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from annotator.core.edits.corrections import correct
from annotator.core.edits.ground import Verb, begun, composed, editable, operation, seen
from annotator.core.edits.suggestions import accept, reject
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Change, Operation
from annotator.core.records import Correction, CorrectionKind, Position, Span, State


class Keep(StrEnum):
    """What happens to the two copies; GAP removes the one that the suggestion names, and marks lost text."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"
    GAP = "gap"


def is_duplicate(correction: Correction) -> bool:
    """Whether a correction is about a passage that stands twice."""
    return correction.twin is not None and correction.kind in (CorrectionKind.DUPLICATE, CorrectionKind.GAP)


def settle_duplicate(issue: Issue, correction_id: str, keep: Keep, *, author: str) -> Operation:
    """Keep one copy of a passage, or both, or mark the place of one as a gap."""
    correction = issue.by_id[correction_id]
    assert isinstance(correction, Correction)
    assert correction.twin is not None
    own = Span(correction.start, correction.end)
    first, second = sorted((own, correction.twin))
    gone = {Keep.FIRST: second, Keep.SECOND: first, Keep.GAP: own, Keep.BOTH: None}[keep]
    kind = CorrectionKind.GAP if keep == Keep.GAP else CorrectionKind.DUPLICATE
    steps: list[Verb] = []
    for span, other in ((first, second), (second, first)):
        standing = _removal_of(issue, span)
        if span == gone:
            steps += _removed(issue, standing, span, other, kind, author)
        elif standing is not None:
            steps.append(lambda issue, record_id=standing.id: reject(issue, record_id, author=author))  # type: ignore[misc]
    return _not_empty(composed("settle_duplicate", issue, steps))


def mark_duplicate(issue: Issue, start: int, end: int, twin: Span, *, author: str) -> Operation:
    """Ask about a raw span that stands at another place too; the question is settled as the program's own are."""
    article = editable(issue, issue.layout.article_at(start).id)
    segment = issue.layout.segment_at(start)
    if not start < end:
        raise Refused(Why.EMPTY)
    if end > segment.end:
        raise Refused(Why.TWO_ARTICLES)
    question = Correction(
        id=issue.free_id("d", start),
        origin=author,
        state=State.SUGGESTED,
        confidence=0.4,
        start=start,
        end=end,
        text="",
        kind=CorrectionKind.DUPLICATE,
        twin=twin,
    )
    return operation("mark_duplicate", [Change(None, question), *begun(article)])


def _removal_of(issue: Issue, span: Span) -> Correction | None:
    """The correction, or the question, that takes a copy away."""
    there = issue.starting_in(issue.corrections, span.start, span.start + 1)
    return next((c for c in there if c.live and c.end == span.end and is_duplicate(c)), None)


def _removed(
    issue: Issue, standing: Correction | None, span: Span, other: Span, kind: CorrectionKind, author: str
) -> list[Verb]:
    """The steps that take a copy away: the suggestion is accepted, or the copy is deleted."""
    if standing is None:
        return [lambda issue: _deleted(issue, span, other, kind, author)]
    steps: list[Verb] = []
    if standing.state == State.SUGGESTED or standing.swept:
        steps.append(lambda issue: accept(issue, standing.id, author=author))
    if standing.kind != kind:
        steps.append(lambda issue: _as_kind(issue, standing.id, kind))
    return steps


def _as_kind(issue: Issue, correction_id: str, kind: CorrectionKind) -> Operation:
    correction = issue.by_id[correction_id]
    assert isinstance(correction, Correction)
    editable(issue, issue.layout.article_at(correction.start).id)
    return operation("kind", [Change(correction, seen(correction, kind=kind))])


def _deleted(issue: Issue, span: Span, other: Span, kind: CorrectionKind, author: str) -> Operation:
    """The deletion of a copy by a person, which knows the other copy."""
    article = issue.layout.article_at(span.start)
    start, end = OffsetMap(issue, article).to_stretch(Position(span.start), Position(span.end))
    made = correct(issue, article.id, start, end, "", author=author, kind=kind)
    changes = [
        Change(change.before, replace(change.after, twin=other))
        if isinstance(change.after, Correction) and change.after.kind == kind and change.after.live
        else change
        for change in made.changes
    ]
    return operation(made.name, changes)


def _not_empty(made: Operation) -> Operation:
    if not made:
        raise Refused(Why.NOTHING)
    return made
