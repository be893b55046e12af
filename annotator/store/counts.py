"""What the list of issues shows of each, kept beside it so that the list need not read any record."""

from __future__ import annotations

from collections.abc import Iterable
from operator import add
from typing import NamedTuple

from annotator.core.doubts import is_doubt
from annotator.core.operations import Operation
from annotator.core.records import ArticleKind, Boundary, Record, Status


class Counts(NamedTuple):
    """Articles (furniture is none), those of them that are approved, and doubts (`is_doubt`)."""

    articles: int
    approved: int
    doubts: int

    def plus(self, other: Counts) -> Counts:
        """The counts of two together."""
        return Counts(*map(add, self, other))


def counted(records: Iterable[Record]) -> Counts:
    """The counts of some records."""
    articles = approved = doubts = 0
    for record in records:
        if isinstance(record, Boundary):
            is_article = not record.continues and record.kind != ArticleKind.FURNITURE
            articles += is_article
            approved += is_article and record.status == Status.APPROVED
        doubts += is_doubt(record)
    return Counts(articles, approved, doubts)


def difference(operation: Operation) -> Counts:
    """By how much an operation changes the counts of its issue."""
    before = counted(change.before for change in operation.changes if change.before)
    after = counted(change.after for change in operation.changes if change.after)
    return Counts(*(new - old for old, new in zip(before, after, strict=True)))
