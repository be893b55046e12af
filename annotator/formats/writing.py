"""What all written formats share: which articles go out, a file that is whole or not there, and the report of it."""

from __future__ import annotations

import os
import secrets
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from annotator.core.errors import AnnotatorError
from annotator.core.issue import Article, Issue
from annotator.core.records import ArticleKind, Record, State

_UNAPPROVED = "articles that nobody has approved (the status any takes them too)"


class Scope(StrEnum):
    """Which articles go out: those that a person approved (gold), or any."""

    APPROVED = "approved"
    ANY = "any"

    def takes(self, article: Article) -> bool:
        """Whether the article goes out."""
        return self == Scope.ANY or article.approved

    def counts(self, record: Record) -> bool:
        """Whether the record goes out in formats that know no states: accepted, or with ANY not rejected."""
        return record.live if self == Scope.ANY else record.state == State.ACCEPTED


@dataclass(slots=True)
class Report:
    """How much was written, and how much of what could not be: `left_out` counts by a phrase that says what and why."""

    issues: int = 0
    articles: int = 0
    entities: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def taken(self, issue: Issue, scope: Scope) -> list[Article]:
        """The articles of an issue that are in the scope, furniture aside; they are counted, and so are the others."""
        articles = [article for article in issue.articles if article.kind != ArticleKind.FURNITURE]
        found = [article for article in articles if scope.takes(article)]
        self.articles += len(found)
        self.left_out[_UNAPPROVED] += len(articles) - len(found)
        return found

    def lines(self) -> list[str]:
        """The report as lines of text."""
        first = f"{self.issues} issues, {self.articles} articles, {self.entities} entities written"
        return [first, *(f"left out: {count} {what}" for what, count in sorted(self.left_out.items()) if count)]


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A UTF-8 file with LF line ends that stands at `path` once it is whole; until then nothing there has changed.

    A link stays, and what it leads to is replaced. Raises AnnotatorError when the file can't be written, when something
    else than a file is there, and when nothing was written into it.
    """
    target = Path(os.path.realpath(path))
    temporary = target.parent / f".{secrets.token_hex(8)}.part"
    try:
        if path.exists() and not path.is_file():
            raise AnnotatorError("{0}: is no ordinary file; name another one to write to.", path)
        with temporary.open("x", encoding="utf-8", newline="\n") as file:
            yield file
            if not file.tell():
                raise AnnotatorError("{0}: nothing was written, as no article has this status.", path)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError as error:
        raise AnnotatorError("{0}: can't be written ({1}).", path, error.strerror or error) from error
    finally:
        with suppress(OSError):
            temporary.unlink()
