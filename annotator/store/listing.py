"""The list of issues, a page at a time: the database sorts and filters, so only what is shown is read."""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from peewee import JOIN, SQL, Expression, Select, fn

from annotator.core.issue_filter import ALL_ISSUES, IssueFilter
from annotator.core.records import DetailField, State
from annotator.store.errors import trouble
from annotator.store.issues import StoredIssues
from annotator.store.tables import LISTED

_MOST_READ = 1000


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue as the list shows it.

    `name` is that of its file; `newspaper` is empty where it is not known; furniture is not counted among the articles;
    `doubts` are those of `annotator.core.doubts`; `changed_at` is seconds since 1970 (UTC).
    """

    id: int
    title: str
    date: str
    name: str
    articles: int
    approved: int
    doubts: int
    changed_at: float
    newspaper: str = ""


class Listing:
    """Which issues a library has. Every method may raise StoreError."""

    def __init__(self, issues: StoredIssues) -> None:
        self._issues = issues
        self._table = issues.tables.issue
        paper = issues.tables.newspaper
        self._newspaper = fn.COALESCE(paper.c.title, "")
        said = issues.tables.detail
        self._said = {field: said.alias(field) for field in (DetailField.TITLE, DetailField.DATE)}
        self._shown = {
            field.value: fn.COALESCE(table.c.text, getattr(self._table.c, field.value))
            for field, table in self._said.items()
        }
        self._is_of = (paper.c.issue == self._table.c.id) & (paper.c.state != State.REJECTED.value)

    def all(self) -> list[IssueRow]:
        """All issues, in the order in which they came."""
        with trouble(self._issues.address):
            rows = self._issues.tables.rows(self._select().order_by(self._table.c.id))
        return [IssueRow(*row) for row in rows]

    def row(self, issue_id: int) -> IssueRow:
        """One issue as the list shows it."""
        with trouble(self._issues.address):
            rows = self._issues.tables.rows(self._select().where(self._table.c.id == issue_id))
        return IssueRow(*self._issues.only(rows, issue_id))

    def with_checksum(self, beginning: str) -> list[int]:
        """The issues whose raw text has a SHA-256 (hex) that begins so, in the order in which they came."""
        raw = self._issues.tables.raw
        query = raw.select(raw.c.issue).where(raw.c.sha256.startswith(beginning)).order_by(raw.c.issue)
        with trouble(self._issues.address):
            return [issue for (issue,) in self._issues.tables.rows(query)]

    def read_from(self, *, checksum: str = "", name: str = "") -> dict[str, str]:
        """The checksums of the raw texts of issues that came from files of a checksum, or else of a name, each with the
        encoding that it was read in; of more than a thousand the first ones.
        """
        issue, raw = self._table, self._issues.tables.raw
        query = issue.select(raw.c.sha256, issue.c.encoding).join(raw, on=raw.c.issue == issue.c.id)
        same = (issue.c.sha256 == checksum) if checksum else (issue.c.name == name)
        with trouble(self._issues.address):
            return dict(self._issues.tables.rows(query.where(same).order_by(issue.c.id).limit(_MOST_READ)))

    def with_versions(self) -> list[int]:
        """The issues that have other people's versions."""
        table = self._issues.tables.version
        query = table.select(table.c.issue).distinct().order_by(table.c.issue)
        with trouble(self._issues.address):
            return [issue_id for (issue_id,) in self._issues.tables.rows(query)]

    def count(self, text: str = "", wanted: IssueFilter = ALL_ISSUES) -> int:
        """How many issues have a text in their date, title or newspaper, or the name of their file, and are wanted."""
        query = self._joined(self._table.select(fn.COUNT(self._table.c.id)))
        with trouble(self._issues.address):
            rows = self._issues.tables.rows(query.where(*self._with(text), *self._wanted(wanted)))
        return int(rows[0][0])

    def ids(self, wanted: IssueFilter = ALL_ISSUES) -> list[int]:
        """The wanted issues, in the order in which they came."""
        query = self._joined(self._table.select(self._table.c.id)).where(self._table.c.id > 0, *self._wanted(wanted))
        with trouble(self._issues.address):
            return [issue for (issue,) in self._issues.tables.rows(query.order_by(self._table.c.id))]

    def progress(self, wanted: IssueFilter) -> tuple[int, int]:
        """How many articles of the wanted issues are approved, and how many there are, furniture aside."""
        issue = self._table
        query = self._joined(issue.select(fn.SUM(issue.c.approved), fn.SUM(issue.c.articles)))
        with trouble(self._issues.address):
            approved, articles = self._issues.tables.rows(query.where(issue.c.id > 0, *self._wanted(wanted)))[0]
        return approved or 0, articles or 0

    def page(
        self,
        order: str,
        start: int,
        size: int,
        *,
        text: str = "",
        descending: bool = False,
        wanted: IssueFilter = ALL_ISSUES,
    ) -> list[IssueRow]:
        """At most `size` of these issues from row `start` on, sorted by a column and then as they came.

        Titles are sorted by the numbers in them, 第2版 before 第10版.
        """
        column = self._column(order)
        if order == "title":
            column = self._issues.database.by_number(column)
        query = self._select().where(*self._with(text), *self._wanted(wanted))
        query = query.order_by(column.desc() if descending else column, self._table.c.id).limit(size).offset(start)
        with trouble(self._issues.address):
            return [IssueRow(*row) for row in self._issues.tables.rows(query)]

    def newspapers(self) -> list[str]:
        """The newspapers that issues are of, in the order of their titles."""
        paper = self._issues.tables.newspaper
        query = paper.select(paper.c.title).where(paper.c.state != State.REJECTED.value).distinct()
        with trouble(self._issues.address):
            return [title for (title,) in self._issues.tables.rows(query.order_by(paper.c.title))]

    def by_newspaper(self) -> list[tuple[str, int, int, int]]:
        """Of each newspaper (empty: not known) its articles, how many of them are approved, and the doubts."""
        issue = self._table
        counts = (fn.SUM(column) for column in (issue.c.articles, issue.c.approved, issue.c.doubts))
        query = self._joined(issue.select(self._newspaper, *counts)).group_by(SQL("1")).order_by(SQL("1"))
        with trouble(self._issues.address):
            rows = self._issues.tables.rows(query)
        return [(title, int(articles), int(approved), int(doubts)) for title, articles, approved, doubts in rows]

    def has(self, issue_id: int) -> bool:
        """Whether there is an issue of an id."""
        with trouble(self._issues.address):
            return bool(
                self._issues.tables.rows(self._table.select(self._table.c.id).where(self._table.c.id == issue_id))
            )

    def latest(self) -> int | None:
        """The issue that was changed last."""
        rows = self.page("changed_at", 0, 1, descending=True)
        return rows[0].id if rows else None

    def next_open(self, after: int, *, but: Collection[int] = ()) -> int | None:
        """The first issue after a given one that has articles to approve, else the first one before it; `but` excludes
        some.
        """
        issue = self._table
        is_open = (issue.c.approved < issue.c.articles) & issue.c.id.not_in(list(but))
        with trouble(self._issues.address):
            for part in (issue.c.id > after, issue.c.id < after):
                rows = self._issues.tables.rows(issue.select(fn.MIN(issue.c.id)).where(is_open, part))
                if rows[0][0] is not None:
                    return int(rows[0][0])
        return None

    def _select(self) -> Select:
        """What the list shows of all issues."""
        return self._joined(self._table.select(*map(self._column, LISTED), self._newspaper))

    def _column(self, name: str) -> Any:
        """What the list shows in a column: a title or date that the catalogue says instead of what came."""
        if name == "newspaper":
            return self._newspaper
        return self._shown.get(name, getattr(self._table.c, name))

    def _joined(self, query: Select) -> Select:
        query = query.join(self._issues.tables.newspaper, JOIN.LEFT_OUTER, on=self._is_of)
        for field, said in self._said.items():
            is_of = (said.c.issue == self._table.c.id) & (said.c.field == field.value) & (said.c.article == "")
            query = query.join(said, JOIN.LEFT_OUTER, on=is_of & (said.c.state != State.REJECTED.value))
        return query

    def _with(self, text: str) -> Iterator[Expression]:
        texts = (*self._shown.values(), self._table.c.name, self._newspaper)
        yield reduce(or_, (column.contains(text) for column in texts))

    def _wanted(self, wanted: IssueFilter) -> Iterator[Expression]:
        """The conditions of a filter."""
        issue, date = self._table, self._shown[DetailField.DATE.value]
        if wanted.text:
            yield from self._with(wanted.text)
        if wanted.newspaper is not None:
            yield self._newspaper == wanted.newspaper
        if wanted.is_done is not None:
            yield issue.c.approved == issue.c.articles if wanted.is_done else issue.c.approved < issue.c.articles
        if wanted.has_doubts is not None:
            yield issue.c.doubts > 0 if wanted.has_doubts else issue.c.doubts == 0
        for day, is_first in ((wanted.since, True), (wanted.until, False)):
            if day:
                begins = fn.SUBSTR(date, 1, len(day))
                yield (begins >= day if is_first else begins <= day) & (date != "")
        if wanted.ids is not None:
            yield issue.c.id.in_(list(wanted.ids))
