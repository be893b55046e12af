"""The data card of an export: its content, its sources, and who made it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from annotator.core.issue import Issue
from annotator.formats.writing import Scope

_WHAT = {
    Scope.APPROVED: "Newspaper articles whose boundaries, text and entities people have approved.",
    Scope.ANY: "Newspaper articles, approved by people or as the program suggests them.",
}


@dataclass(slots=True)
class Card:
    """Gathers what a data card says while issues go by."""

    scope: Scope
    titles: Counter[str] = field(default_factory=Counter)
    newspapers: Counter[str] = field(default_factory=Counter)
    dates: set[str] = field(default_factory=set)
    origins: Counter[str] = field(default_factory=Counter)

    def through(self, issues: Iterable[Issue]) -> Iterator[Issue]:
        """The issues, each recorded as it passes if any of its articles is exported."""
        for issue in issues:
            if any(map(self.scope.takes, issue.articles)):
                self._add(issue)
            yield issue

    def _add(self, issue: Issue) -> None:
        self.titles[issue.title or issue.source.name] += 1
        if issue.newspaper:
            self.newspapers[issue.newspaper] += 1
        if issue.date:
            self.dates.add(issue.date)
        self.origins.update(map(attrgetter("origin"), filter(self.scope.counts, issue.records())))

    def to_json(self) -> dict[str, Any]:
        """The card as plain data: what is most frequent comes first."""
        return {
            "what": _WHAT[self.scope],
            "language": "zh",
            "newspapers": dict(_ranked(self.newspapers)),
            "issues": dict(_ranked(self.titles)),
            "dates": [min(self.dates), max(self.dates)] if self.dates else [],
            "records_by": dict(_ranked(self.origins)),
        }


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
