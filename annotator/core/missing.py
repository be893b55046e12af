"""The raw text that is in no article's text: furniture, and what corrections deleted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.core.issue import Article, Issue
from annotator.core.marking import Phrase, phrase
from annotator.core.records import ArticleKind, Correction, CorrectionKind


@dataclass(frozen=True, slots=True)
class Missing:
    """How many stretches of text are furniture, and from how many articles corrections have deleted text, each with the
    characters (code points, white space aside).
    """

    furniture: int = 0
    furniture_characters: int = 0
    shortened: int = 0
    deleted_characters: int = 0

    def __add__(self, other: Missing) -> Missing:
        return Missing(
            self.furniture + other.furniture,
            self.furniture_characters + other.furniture_characters,
            self.shortened + other.shortened,
            self.deleted_characters + other.deleted_characters,
        )

    @property
    def said(self) -> Phrase:
        """The counts in words."""
        return phrase("Missing", "furniture: {0} ({1} characters), deleted: {2} characters in {3} articles").format(
            self.furniture, self.furniture_characters, self.deleted_characters, self.shortened
        )

    def to_json(self) -> dict[str, dict[str, int]]:
        """The counts as plain data."""
        return {
            "furniture": {"articles": self.furniture, "characters": self.furniture_characters},
            "deleted": {"articles": self.shortened, "characters": self.deleted_characters},
        }


def missing(issue: Issue, articles: Iterable[Article] | None = None) -> Missing:
    """What is missing from the texts of some articles of an issue (of all, where none are named), its furniture
    included.
    """
    furniture = [article for article in issue.articles if article.kind == ArticleKind.FURNITURE]
    others = [article for article in issue.articles if article.kind != ArticleKind.FURNITURE]
    taken = {article.id for article in (others if articles is None else articles)}
    deleted = Counter[str]()
    for correction in issue.corrections:
        if count := _deleted(issue, correction):
            deleted[issue.layout.article_at(correction.start).id] += count
    shortened = deleted.keys() & taken
    return Missing(
        furniture=len(furniture),
        furniture_characters=sum(
            _visible(issue.raw[segment.start : segment.end]) for article in furniture for segment in article.segments
        ),
        shortened=len(shortened),
        deleted_characters=sum(deleted[article] for article in shortened),
    )


def _deleted(issue: Issue, correction: Correction) -> int:
    """How many characters a correction takes away without putting others in their place."""
    is_deletion = not correction.text.strip() and correction.applies and correction.kind != CorrectionKind.LINE_JOIN
    return _visible(issue.raw[correction.start : correction.end]) if is_deletion else 0


def _visible(text: str) -> int:
    return sum(map(len, text.split()))
