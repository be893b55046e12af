"""What can be read of an article through its offset map: its parts and its headline."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.records import Part, Position, Role


def parts_of(issue: Issue, article: Article, offsets: OffsetMap) -> Iterator[tuple[int, int, Part]]:
    """The live parts of an article in reading order, each with its stretch of the corrected text (code points)."""
    for part in issue.of_article(issue.parts, article):
        if part.live:
            yield *offsets.to_stretch(Position(part.start), Position(part.end)), part


def headline_of(issue: Issue, article: Article, offsets: OffsetMap) -> str:
    """The corrected text of an article's headline parts, a line each."""
    parts = parts_of(issue, article, offsets)
    return "\n".join(offsets.text[start:end] for start, end, part in parts if part.role == Role.HEADLINE)
