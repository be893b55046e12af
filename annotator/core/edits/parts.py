"""Verbs on parts: which stretch of an article is headline, byline, caption and so on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annotator.core.edits.ground import begun, decided, editable, operation, seen
from annotator.core.errors import Refused, Why
from annotator.core.issue import Article, Issue
from annotator.core.operations import Change, Operation
from annotator.core.records import Part, Role, State


def set_part(issue: Issue, start: int, end: int, role: Role | None, *, author: str) -> Operation:
    """Give a raw span of one article a role, or make it body (None); parts that it overlaps are trimmed, split or
    replaced.

    A span over several segments of the article becomes a part in each. White space at its edges is left out.
    """
    article = editable(issue, issue.layout.segment_at(start).boundary.id)
    if end > start and issue.layout.article_at(end - 1) is not article:
        raise Refused(Why.TWO_ARTICLES)
    spans = list(_spans(issue, article, start, end))
    if not spans:
        raise Refused(Why.EMPTY)
    changes = [change for span in spans for change in _replaced(issue, *span, role, author)]
    if not changes:
        raise Refused(Why.NOTHING)
    return operation("set_part", [*changes, *begun(article)])


def _spans(issue: Issue, article: Article, start: int, end: int) -> Iterator[tuple[int, int]]:
    for segment in article.segments:
        low, high = max(start, segment.start), min(end, segment.end)
        text = issue.raw[low:high]
        low += len(text) - len(text.lstrip())
        high = low + len(text.strip())
        if low < high:
            yield low, high


def _replaced(issue: Issue, start: int, end: int, role: Role | None, author: str) -> Iterator[Change]:
    """The changes that give a raw span which lies in one segment its role; the very part that is there is accepted."""
    segment = issue.layout.segment_at(start)
    overlapped = [p for p in issue.starting_in(issue.parts, segment.start, end) if p.live and start < p.end]
    for part in overlapped:
        if (part.start, part.end, part.role) == (start, end, role):
            if part.state == State.SUGGESTED or part.swept:
                yield decided(part, State.ACCEPTED)
            return
    for part in overlapped:
        yield from _cleared(issue, part, start, end)
    if role is not None:
        yield Change(None, Part(id=issue.free_id("p", start), origin=author, start=start, end=end, role=role))


def _cleared(issue: Issue, part: Part, start: int, end: int) -> Iterator[Change]:
    """What happens to a part that overlaps a raw span; a suggestion that lost all its text is kept as rejected."""
    before = replace(part, end=start) if part.start < start else None
    behind = replace(part, start=end) if part.end > end else None
    if before and behind:
        yield Change(None, replace(behind, id=issue.free_id("p", end)))
    covered = seen(part, State.REJECTED) if part.rule else None
    yield Change(part, before or behind or covered)
