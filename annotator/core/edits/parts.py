"""Verbs on parts: which stretch of an article is headline, byline, caption and so on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annotator.core.edits.ground import begun, editable, operation
from annotator.core.errors import Refused, Why
from annotator.core.issue import Article, Issue
from annotator.core.operations import Change, Operation
from annotator.core.records import Part, Role


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
    changes: list[Change] = []
    for span in spans:
        changes += _cleared(issue, *span)
        if role is not None:
            changes.append(Change(None, _part(issue, *span, role, author, changes)))
    return operation("set_part", _without_detours([*changes, *begun(article)]))


def _spans(issue: Issue, article: Article, start: int, end: int) -> Iterator[tuple[int, int]]:
    for segment in article.segments:
        low, high = max(start, segment.start), min(end, segment.end)
        text = issue.raw[low:high]
        low += len(text) - len(text.lstrip())
        high = low + len(text.strip())
        if low < high:
            yield low, high


def _cleared(issue: Issue, start: int, end: int) -> Iterator[Change]:
    """What becomes of the parts that overlap a raw span which lies in one segment."""
    segment = issue.layout.segment_at(start)
    for part in issue.starting_in(issue.parts, segment.start, end):
        if not part.live or part.end <= start:
            continue
        before = replace(part, end=start) if part.start < start else None
        behind = replace(part, start=end) if part.end > end else None
        if before and behind:
            behind = replace(behind, id=issue.free_id("p", end))
            yield Change(None, behind)
        yield Change(part, before or behind)


def _part(issue: Issue, start: int, end: int, role: Role, author: str, changes: list[Change]) -> Part:
    taken = {change.after.id for change in changes if change.after}
    name = issue.free_id("p", start)
    return Part(id=name if name not in taken else f"{name}.{role}", origin=author, start=start, end=end, role=role)


def _without_detours(changes: list[Change]) -> list[Change]:
    """The changes without those that take a record away only to put the same one back."""
    gone = {change.before for change in changes if change.after is None}
    back = {change.after for change in changes if change.before is None}
    same = gone & back
    return [change for change in changes if not {change.before, change.after} & same]
