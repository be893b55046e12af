"""What goes out into one file or folder: the articles of some issues, or the issues with all that they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from annotator.core.issue import Issue
from annotator.formats.article_text import ArticleText
from annotator.formats.writing import Report


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a format writes. Iterating it gives the texts of the articles, with the entities that the format can hold.

    A format that writes more than texts and entities goes through `issues`, one at a time, and may ask for the texts of
    one by `fitted`. What it can't write it counts in `report`, together with the articles that it takes.
    """

    issues: Iterable[Issue]
    fitted: Callable[[Iterable[Issue]], Iterator[ArticleText]]
    report: Report

    def __iter__(self) -> Iterator[ArticleText]:
        return self.fitted(self.issues)
