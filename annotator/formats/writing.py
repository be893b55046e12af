"""What all written formats share: which articles go out, a file that is whole or not there, and the report of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from annotator.core.issue import Article, Issue
from annotator.core.marking import Phrase, marked, phrase
from annotator.core.missing import Missing, missing
from annotator.core.records import ArticleKind, Decided, Record, State


class Loss(StrEnum):
    """What an export left out, or changed, and why; an export's report counts each."""

    UNAPPROVED = marked("Loss", "articles that nobody has approved (the status any takes them too)")
    SWEPT = marked("Loss", "entities that nobody has looked at")
    SWEPT_TEXT = marked("Loss", "sentences with corrections that nobody has looked at")
    SWEPT_LINES = marked("Loss", "lines with corrections that nobody has looked at")
    NO_TEXT = marked("Loss", "articles without text (the tool refuses them)")
    GAPS = marked("Loss", "gaps")
    NOTES = marked("Loss", "notes")
    LINKS = marked("Loss", "links to authority files")
    REMARKS = marked("Loss", "notes about entities")
    EMPTY = marked("Loss", "entities without a character")
    INNER = marked("Loss", "entities inside another one (the outermost is kept)")
    OUTER = marked("Loss", "entities around another one (the innermost is kept)")
    NESTED = marked("Loss", "entities that lie in each other (none is kept)")
    NOT_WIDENED = marked("Loss", "entities that begin or end inside a word (another one has its whole words)")
    NOT_NARROWED = marked("Loss", "entities that begin or end inside a word (they hold no whole word)")
    CUTTING = marked("Loss", "entities that begin or end inside a word (left out)")
    WIDENED = marked("Loss", "entities widened to whole words")
    NARROWED = marked("Loss", "entities narrowed to whole words")
    TO_CLUSTERS = marked("Loss", "entities widened to whole characters (grapheme clusters)")
    IN_CLUSTER = marked("Loss", "entities that begin or end inside a character (another one has the whole one)")
    UNPRINTABLE = marked("Loss", "control characters (U+FFFD stands for each)")
    NO_PAGES = marked("Loss", "issues without pages of print")
    NO_IMAGE = marked("Loss", "pages whose image is not at hand")
    NO_PLACE = marked("Loss", "lines of print whose text or place is not known")
    NO_SIZE = marked("Loss", "pages whose size is not known")
    NO_AREA = marked("Loss", "blocks and areas whose place on their page is not known")
    PARTLY = marked("Loss", "pages with an article that nobody has approved (layout is learnt from whole pages)")
    NAMED_ONLY = marked("Loss", "pages whose image is not at hand (what stands where goes out without it)")
    OUTLINES = marked("Loss", "areas that are no rectangles (the rectangle around each stands for it)")
    ENTITIES = marked("Loss", "entities (the format holds none)")
    NOWHERE = marked("Loss", "sentences that stand nowhere in the raw text")
    LINK_SPACES = marked("Loss", "links to authority files that hold white space (an underline stands for it)")
    REMARK_SPACES = marked(
        "Loss", "notes about entities (white space at the edges of their lines, and blank lines, are left out)"
    )
    LENGTHS = marked("Loss", "sentences that are longer or shorter than their raw text")


class Scope(StrEnum):
    """Which articles go out: those that a person approved (gold), or any."""

    APPROVED = "approved"
    ANY = "any"

    def takes(self, article: Article) -> bool:
        """Whether the article goes out."""
        return self == Scope.ANY or article.approved

    def counts(self, record: Record) -> bool:
        """Whether the record goes out in formats that know no states: accepted, or with ANY not rejected."""
        return record.state != State.REJECTED if self is Scope.ANY else record.state == State.ACCEPTED


@dataclass(slots=True)
class Report:
    """How much was written, and how much of what could not be: `left_out` and `changed` count by a phrase that says
    what and why, `decided` the entities by how they were, `missing` the raw text that is in no article's text. `parts`
    are the reports of the parts of a divided export. `hear` is called with each exported article.
    """

    issues: int = 0
    articles: int = 0
    entities: int = 0
    decided: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    missing: Missing = field(default_factory=Missing)
    parts: dict[str, Report] = field(default_factory=dict)
    hear: Callable[[Any], object] = field(default=lambda article: None, repr=False, compare=False)

    def take(self, other: Report, part: str) -> None:
        """Add what another report counts; it is that of a part, if it has a name."""
        self.issues += other.issues
        self.articles += other.articles
        self.entities += other.entities
        self.decided += other.decided
        self.left_out += other.left_out
        self.changed += other.changed
        self.missing += other.missing
        if part:
            self.parts[part] = other

    def taken(self, issue: Issue, scope: Scope) -> list[Article]:
        """The articles of an issue that are in the scope, furniture aside; they are counted, and so are the others."""
        articles = [article for article in issue.articles if article.kind != ArticleKind.FURNITURE]
        taken = [article for article in articles if scope.takes(article)]
        self.articles += len(taken)
        self.left_out[Loss.UNAPPROVED] += len(articles) - len(taken)
        self.missing += missing(issue, taken) if taken else Missing()
        return taken

    def lines(self) -> list[str]:
        """The report as lines of text."""
        return [
            phrase("Report", "{0} written").format(self._counts()),
            *(phrase("Report", "{0}: {1}").format(part, other._counts()) for part, other in self.parts.items()),
            *(
                phrase("Report", "{0} of the entities were only swept in by approving their articles").format(count)
                for count in (self.decided[Decided.SWEPT],)
                if count
            ),
            self.missing.said,
            *(
                phrase("Report", "left out: {0} {1}").format(count, Phrase("Loss", what))
                for what, count in sorted(self.left_out.items())
                if count
            ),
            *(
                phrase("Report", "changed: {0} {1}").format(count, Phrase("Loss", what))
                for what, count in sorted(self.changed.items())
                if count
            ),
        ]

    def _counts(self) -> Phrase:
        return phrase("Report", "{0} issues, {1} articles, {2} entities").format(
            self.issues, self.articles, self.entities
        )

    def to_json(self) -> dict[str, object]:
        """The report as plain data."""
        parts = {part: other.to_json() for part, other in self.parts.items()}
        return {
            "issues": self.issues,
            "articles": self.articles,
            "entities": self.entities,
            "decided": dict(sorted(self.decided.items())),
            "left_out": {what: count for what, count in sorted(self.left_out.items()) if count},
            "changed": {what: count for what, count in sorted(self.changed.items()) if count},
            **self.missing.to_json(),
            **({"parts": parts} if parts else {}),
        }


def write_json(path: Path, value: object) -> None:
    """Write a value as JSON that people can read, its keys in their order."""
    write_text(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def write_text(path: Path, text: str) -> None:
    """Write a text as a UTF-8 file with LF line ends."""
    path.write_text(text, encoding="utf-8", newline="\n")
