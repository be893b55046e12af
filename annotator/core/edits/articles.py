"""Verbs on whole articles: their kind, and whether they are gold."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TypeVar

from annotator.core.doubts import is_doubt
from annotator.core.edits.ground import editable, operation, seen
from annotator.core.edits.suggestions import open_suggestions
from annotator.core.errors import Refused, Why
from annotator.core.issue import Article, Issue
from annotator.core.operations import Change, Operation
from annotator.core.records import ArticleKind, Correction, Decided, Entity, Record, State, Status

R = TypeVar("R", bound=Record)


def set_kind(issue: Issue, article_id: str, kind: ArticleKind, *, author: str) -> Operation:
    """Say what an article is."""
    article = editable(issue, article_id)
    if article.kind == kind:
        raise Refused(Why.NOTHING)
    status = Status.IN_PROGRESS if article.status == Status.UNTOUCHED else article.status
    head = seen(article.head, article.head.state, kind=kind, kind_confidence=1.0, status=status)
    return operation("set_kind", [Change(article.head, head)])


def left_open(issue: Issue, article: Article) -> list[Record]:
    """What approving an article would decide although nobody looked at it, in order of place: the suggestions in it,
    those of its boundaries, and entities of which an edit took characters away.
    """
    open_ones = [segment.boundary for segment in article.segments if is_doubt(segment.boundary)]
    doubtful = [
        entity
        for entity in issue.of_article(issue.entities, article)
        if entity.state == State.ACCEPTED and entity.doubtful
    ]
    return sorted([*open_ones, *open_suggestions(issue, article), *doubtful], key=lambda record: record.order)


def is_question(record: Record) -> bool:
    """Whether a suggestion asks only: it does not stand in the text, and approving its article closes it."""
    return isinstance(record, Correction) and record.state == State.SUGGESTED and not record.applies


def approve(issue: Issue, article_id: str, *, author: str) -> Operation:
    """Make an article gold: what it shows is accepted and no longer in doubt, open questions are rejected, both as
    swept, and the article is locked.
    """
    article = editable(issue, article_id)
    head = _swept(article.head) if article.head.state == State.SUGGESTED else article.head
    others = (record for record in left_open(issue, article) if record is not article.head)
    changes = [Change(article.head, replace(head, status=Status.APPROVED))]
    return operation("approve", [*changes, *(Change(record, _swept(record)) for record in others)])


def reopen(issue: Issue, article_id: str, *, author: str) -> Operation:
    """Unlock an approved article; what nobody had looked at when it was approved becomes doubtful again."""
    article = issue.layout.article_of(article_id)
    if not article.approved:
        raise Refused(Why.NOTHING)
    head = replace(_in_doubt(article.head), status=Status.IN_PROGRESS)
    boundaries = (segment.boundary for segment in article.segments[1:])
    tables = (issue.of_article(table, article) for table in (issue.parts, issue.corrections, issue.entities))
    changes = [Change(record, _in_doubt(record)) for record in chain(boundaries, *tables)]
    return operation("reopen", [Change(article.head, head), *changes])


def _swept(record: R) -> R:
    """A record as approving its article leaves it."""
    state = State.REJECTED if is_question(record) else State.ACCEPTED
    after = replace(record, state=state, decided=Decided.SWEPT)
    return replace(after, doubtful=False) if isinstance(after, Entity) else after


def _in_doubt(record: R) -> R:
    """A record as it was before it was swept, where that leaves the text unchanged; a person's own entity, of which
    only an edit had taken characters away, is doubtful again.
    """
    if not record.swept:
        return record
    if isinstance(record, Entity) and not record.rule:
        return replace(record, decided=Decided.SEEN, doubtful=True)
    before = replace(record, state=State.SUGGESTED, decided=Decided.SEEN)
    return record if _applies(before) != _applies(record) else before


def _applies(record: Record) -> bool:
    return isinstance(record, Correction) and record.applies
