"""Verbs on suggestions: what people make of them, one or many at a time."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.core.edits.ground import TextEdit, begun, decided, editable, operation
from annotator.core.edits.steps import Steps
from annotator.core.errors import Refused, Why
from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Change, Operation
from annotator.core.records import Boundary, Correction, Record, State


def accept(issue: Issue, *record_ids: str, author: str) -> Operation:
    """Accept suggestions; a question about a correction is answered with yes and now stands in the text."""
    return _decide(issue, "accept", record_ids, State.ACCEPTED)


def reject(issue: Issue, *record_ids: str, author: str) -> Operation:
    """Reject suggestions, or revert corrections: the raw text stands there again.

    A boundary can't be rejected: taking one away is `merge_with_previous`.
    """
    return _decide(issue, "reject", record_ids, State.REJECTED)


def open_suggestions(issue: Issue, article: Article) -> Iterator[Record]:
    """The parts, corrections and entities of an article that nobody has decided on."""
    for table in (issue.parts, issue.corrections, issue.entities):
        for record in issue.of_article(table, article):
            if record.state == State.SUGGESTED:
                yield record


def _decide(issue: Issue, name: str, record_ids: tuple[str, ...], state: State) -> Operation:
    records = [issue.by_id[record_id] for record_id in record_ids]
    undecided = [record for record in records if _can_be(record, state)]
    if not undecided:
        raise Refused(Why.NOTHING)
    articles = {article.id: article for article in (_article_of(issue, record) for record in undecided)}
    for article_id in articles:
        editable(issue, article_id)
    steps = Steps(issue)
    for record in undecided:
        if isinstance(record, Correction) and record.applies != (state == State.ACCEPTED):
            steps.make(_with_text(steps.issue, _article_of(issue, record), record, state))
    left = (steps.issue.by_id[record.id] for record in undecided)
    steps.make([decided(record, state) for record in left if record.state != state])
    for article_id in articles:
        steps.make(begun(steps.issue.layout.article_of(article_id)))
    return operation(name, steps.changes)


def _can_be(record: Record, state: State) -> bool:
    """What was rejected may no longer fit the issue: only undo brings it back."""
    if state == State.ACCEPTED:
        return record.state == State.SUGGESTED
    return record.live and not isinstance(record, Boundary)


def _article_of(issue: Issue, record: Record) -> Article:
    return issue.layout.article_at(record.anchor.raw)


def _with_text(issue: Issue, article: Article, correction: Correction, state: State) -> list[Change]:
    """The changes of a decision that changes the text of the article."""
    edit = _removal(issue, article, correction) if correction.applies else _addition(issue, article, correction)
    steps = Steps(issue)
    steps.make([decided(correction, state)])
    steps.reanchor(article.id, edit)
    return steps.changes


def _removal(issue: Issue, article: Article, correction: Correction) -> TextEdit:
    """What the text becomes when a correction that stands in it is taken back."""
    piece = next(piece for piece in OffsetMap(issue, article).pieces if piece.correction is correction)
    low, high = issue.content(issue.layout.segment_at(correction.start))
    shown = min(high, correction.end) - max(low, correction.start)
    return TextEdit(piece.text, piece.text_end, max(0, shown))


def _addition(issue: Issue, article: Article, correction: Correction) -> TextEdit:
    """What the text becomes when a correction comes to stand in it; Refused where another one stands."""
    for other in issue.of_article(issue.corrections, article):
        overlaps = other.start < correction.end and correction.start < other.end
        if other.applies and (overlaps or other.start == correction.start):
            raise Refused(Why.OVERLAPS)
    start, end = OffsetMap(issue, article).to_stretch(*correction.span)
    return TextEdit(start, end, len(correction.text))
