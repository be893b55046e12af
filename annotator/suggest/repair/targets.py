"""Which article a segment may go on: all that could, the likeliest first, each with a reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.core.records import ArticleKind, Boundary
from annotator.suggest.repair.jumps import COMPARED, SENTENCE_END, End, alike, contained, ends, pages, pair_counts

REASONS = {
    "pages": marked("Reason", "The page numbers of the two notes fit."),
    "title": marked("Reason", "The title is said again."),
    "words": marked("Reason", "The two texts share rare words."),
    "cut": marked("Reason", "The text breaks off inside a sentence there."),
    "near": marked("Reason", "It stands near."),
}
"""Why a target is proposed, by what weighs most."""

_NEAR = 0.3


@dataclass(frozen=True, slots=True)
class Target:
    """An article that a segment may go on, by its id; `score` grows with likelihood, 1 and more is as good as sure."""

    article: str
    score: float
    reason: str


def targets(issue: Issue, boundary_id: str) -> list[Target]:
    """The articles that the segment of a boundary may go on, the likeliest first; approved ones and furniture aside."""
    segment = next(s for a in issue.articles for s in a.segments if s.boundary.id == boundary_id)
    own = issue.layout.article_of(boundary_id)
    alone = [_as_its_own(boundary, boundary_id) for boundary in issue.boundaries]
    onward, back = ends(issue.raw, alone, issue.parts)
    this = next((end for end in [*back, *onward] if end.boundary.id == boundary_id), None)
    if this is None:
        return []
    pairs = pair_counts(end.text for end in (*onward, *back))
    numbers = {boundary.id: number for number, boundary in enumerate(issue.boundaries)}
    best: dict[str, Target] = {}
    for one in onward:
        article = issue.layout.article_of(one.boundary.id)
        if article.id == own.id or article.approved or article.kind == ArticleKind.FURNITURE:
            continue
        apart = abs(numbers[segment.boundary.id] - numbers[one.boundary.id])
        candidates = _target(article.id, one, this, apart, pairs, is_before=one.boundary.start < segment.start)
        if article.id not in best or best[article.id].score < candidates.score:
            best[article.id] = candidates
    return sorted(best.values(), key=lambda target: -target.score)


def _as_its_own(boundary: Boundary, boundary_id: str) -> Boundary:
    return replace(boundary, continues="") if boundary.id == boundary_id else boundary


def _target(article_id: str, one: End, this: End, apart: int, pairs: Counter[str], *, is_before: bool) -> Target:
    cut = one.text[-1:] not in SENTENCE_END
    parts = {
        "pages": max(0.0, pages(one, this)),
        "title": 2 * contained(this.title, one.title) if len(this.title) >= 3 else 0.0,
        "words": alike(one.text[-COMPARED:], this.text[:COMPARED], pairs) / 2,
        "cut": 0.6 * cut,
        "near": _NEAR / max(1, apart),
    }
    against = min(0.0, pages(one, this)) - (0 if is_before else 0.4)
    reason = max(parts, key=lambda name: parts[name])
    return Target(article_id, sum(parts.values()) + against, REASONS[reason])
