"""The list of issues, a page at a time: the database sorts and filters, so that no more is read than is shown."""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peewee import Expression, fn

from annotator.store.errors import trouble
from annotator.store.tables import LISTED, named

if TYPE_CHECKING:
    from annotator.store.library import Library


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue as the list shows it.

    `name` is that of its file; furniture is not counted among the articles; `doubts` are suggestions that nobody has
    decided on; `changed_at` is seconds since 1970 (UTC).
    """

    id: int
    title: str
    date: str
    name: str
    articles: int
    approved: int
    doubts: int
    changed_at: float


class Listing:
    """Which issues a library has. Every method may raise StoreError."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._issue = library.tables.issue

    def count(self, text: str = "") -> int:
        """How many issues have a text in their date, their title or the name of their file."""
        with trouble(self._library.address):
            rows = self._library.tables.rows(self._issue.select(fn.COUNT(self._issue.c.id)).where(self._with(text)))
        return int(rows[0][0])

    def page(self, order: str, start: int, size: int, *, text: str = "", descending: bool = False) -> list[IssueRow]:
        """At most `size` of these issues from row `start` on, sorted by a column and then as they came."""
        column = getattr(self._issue.c, order)
        query = self._issue.select(*named(self._issue, LISTED)).where(self._with(text))
        query = query.order_by(column.desc() if descending else column, self._issue.c.id).limit(size).offset(start)
        with trouble(self._library.address):
            return [IssueRow(*row) for row in self._library.tables.rows(query)]

    def has(self, issue_id: int) -> bool:
        """Whether there is an issue of an id."""
        with trouble(self._library.address):
            return bool(
                self._library.tables.rows(self._issue.select(self._issue.c.id).where(self._issue.c.id == issue_id))
            )

    def latest(self) -> int | None:
        """The issue that was changed last."""
        found = self.page("changed_at", 0, 1, descending=True)
        return found[0].id if found else None

    def next_open(self, after: int, *, but: Collection[int] = ()) -> int | None:
        """The first issue behind one that has articles to approve, else the first one before it; `but` some."""
        issue = self._issue
        is_open = (issue.c.approved < issue.c.articles) & issue.c.id.not_in(list(but))
        with trouble(self._library.address):
            for part in (issue.c.id > after, issue.c.id < after):
                rows = self._library.tables.rows(issue.select(fn.MIN(issue.c.id)).where(is_open, part))
                if rows[0][0] is not None:
                    return int(rows[0][0])
        return None

    def _with(self, text: str) -> Expression:
        issue = self._issue
        found: Expression = issue.c.date.contains(text) | issue.c.title.contains(text) | issue.c.name.contains(text)
        return found
