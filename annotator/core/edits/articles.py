"""Verbs on whole articles: their kind, and whether they are gold."""

from __future__ import annotations

from dataclasses import replace

from annotator.core.edits.ground import decided, editable, operation
from annotator.core.edits.suggestions import open_suggestions
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.operations import Change, Operation
from annotator.core.records import ArticleKind, Correction, Entity, Record, State, Status


def set_kind(issue: Issue, article_id: str, kind: ArticleKind, *, author: str) -> Operation:
    """Say what an article is."""
    article = editable(issue, article_id)
    if article.kind == kind:
        raise Refused(Why.NOTHING)
    status = Status.IN_PROGRESS if article.status == Status.UNTOUCHED else article.status
    head = replace(article.head, kind=kind, kind_confidence=1.0, status=status)
    return operation("set_kind", [Change(article.head, head)])


def approve(issue: Issue, article_id: str, *, author: str) -> Operation:
    """Make an article gold: what it shows is accepted and no longer in doubt, questions that nobody took up are
    rejected, and it is locked.
    """
    article = editable(issue, article_id)
    head = replace(article.head, status=Status.APPROVED, state=State.ACCEPTED)
    changes = [Change(article.head, head)]
    changes += [decided(segment.boundary, State.ACCEPTED) for segment in article.segments[1:]]
    changes += [
        decided(record, _verdict(record))
        for record in open_suggestions(issue, article)
        if not isinstance(record, Entity)
    ]
    changes += [
        Change(entity, replace(entity, state=State.ACCEPTED, doubtful=False))
        for entity in issue.of_article(issue.entities, article)
        if entity.live
    ]
    return operation("approve", changes)


def reopen(issue: Issue, article_id: str, *, author: str) -> Operation:
    """Unlock an approved article."""
    article = issue.layout.article_of(article_id)
    if not article.approved:
        raise Refused(Why.NOTHING)
    return operation("reopen", [Change(article.head, replace(article.head, status=Status.IN_PROGRESS))])


def _verdict(record: Record) -> State:
    is_question = isinstance(record, Correction) and not record.applies
    return State.REJECTED if is_question else State.ACCEPTED
