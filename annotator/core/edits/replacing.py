"""The verb of search and replace: many replacements in an issue, as one operation."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.core.edits.corrections import correct_all
from annotator.core.edits.ground import operation
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.operations import Change, Operation
from annotator.core.search import Hit


def replace_hits(issue: Issue, hits: Iterable[Hit], *, author: str) -> Operation:
    """Replace each hit by its replacement; hits in approved articles, and those whose raw text is not in the corrected
    text, are left alone.

    Refused when nothing is left to replace. The hits must belong to the present issue and not overlap.
    """
    by_article: dict[str, list[tuple[int, int, str]]] = {}
    for hit in hits:
        if hit.stands and not issue.layout.article_of(hit.article).approved:
            by_article.setdefault(hit.article, []).append((hit.start, hit.end, hit.replacement))
    if not by_article:
        raise Refused(Why.NOTHING)
    changes: list[Change] = []
    for article_id, edits in by_article.items():
        changes += correct_all(issue, article_id, edits, author=author).changes
    return operation("replace_hits", changes)
