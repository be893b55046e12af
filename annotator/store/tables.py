"""The tables of one database, for peewee's query builder, and the statements that change one record.

They belong to their database object, not to the module, so that several databases can be open at once.
"""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, islice

from peewee import Column, Select, Table, fn

from annotator.core.history import Entry
from annotator.core.records import RECORD_TYPES, Boundary, Correction, Decided, Entity, Record, State
from annotator.store.codec import CODECS, Row, RowChange
from annotator.store.database import Database

LISTED = ("id", "title", "date", "name", "articles", "approved", "doubts", "changed_at")
"""The columns of an issue that the list of issues shows, beside its newspaper; title and date as they came."""

SOURCE = ("title", "date", "name", "sha256", "encoding", "pages")
"""The columns of an issue that it keeps for ever."""

_BATCH = 10_000
"""The number of rows that are read or stored at a time."""


class Tables:
    """The tables of issues and what belongs to the whole database, and one for each type of record."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.issue = Table("issue", primary_key="id", _database=database)
        self.raw = Table("raw", _database=database)
        self.geometry = Table("geometry", _database=database)
        self.journal = Table("journal", _database=database)
        self.rule = Table("rule", primary_key="id", _database=database)
        self.label = Table("label", primary_key="id", _database=database)
        self.version = Table("version", primary_key="id", _database=database)
        self.listed = Table("listed", primary_key="id", _database=database)
        self.gold = Table("gold", _database=database)
        self.identity = Table("identity", _database=database)
        self.lease = Table("lease", _database=database)
        self.detail = Table("detail", _database=database)
        self.deleted = Table("deleted", primary_key="id", _database=database)
        self.newspaper = Table("newspaper", _database=database)
        self._records = {kind: Table(kind.table, _database=database) for kind in RECORD_TYPES}
        places = ", ".join([database.param] * 7)
        self._add_label = (
            'INSERT INTO "label" ("name", "title", "colour", "key", "description", "parent", "examples") '
            f"VALUES ({places}) ON CONFLICT DO NOTHING"
        )
        self._statements = {kind.table: _Statements(kind, database) for kind in RECORD_TYPES}

    def rows(self, query: Select) -> list[Row]:
        """The rows that a query finds, as the driver gives them."""
        rows: list[Row] = self._database.execute(query).fetchall()
        return rows

    def records(self, kind: type[Record], issue_id: int, span: tuple[int, int] | None = None) -> Iterator[list[Row]]:
        """The rows of an issue's records of one type, or those that start in a raw span (half open), in no order; some
        thousand at a time, as those of a long text would fill the memory.
        """
        statements = self._statements[kind.table]
        if span is None:
            cursor = self._database.execute_sql(statements.all, (issue_id,))
        else:
            cursor = self._database.execute_sql(statements.some, (issue_id, *span))
        return iter(partial(cursor.fetchmany, _BATCH), [])

    def suggestions(self, kind: type[Record], issue_id: int) -> int:
        """How many of an issue's records of one type nobody has decided on."""
        table = self._records[kind]
        is_open = (table.c.issue == issue_id) & (table.c.state == State.SUGGESTED.value)
        [(count,)] = self.rows(table.select(fn.COUNT(table.c.id)).where(is_open))
        return int(count)

    def labels_in_use(self) -> dict[str, int]:
        """How many entities have each label, rejected ones too."""
        table = self._records[Entity]
        return dict(self.rows(table.select(table.c.label, fn.COUNT(table.c.id)).group_by(table.c.label)))

    def issues_with(self, labels: Iterable[str]) -> list[int]:
        """The issues with entities that have one of some labels."""
        table = self._records[Entity]
        query = table.select(table.c.issue).where(table.c.label.in_(list(labels))).distinct().order_by(table.c.issue)
        return [issue for (issue,) in self.rows(query)]

    def answers(self) -> list[Row]:
        """How often people have decided on the suggestions of each kept rule: rule, state, count."""
        table = self._records[Correction]
        is_answer = table.c.rule.startswith("kept ") & (table.c.decided == Decided.SEEN.value)
        query = table.select(table.c.rule, table.c.state, fn.COUNT(table.c.id)).where(is_answer)
        return self.rows(query.group_by(table.c.rule, table.c.state))

    def articles_by_kind(self) -> list[Row]:
        """How many articles of each kind there are, by how far they have come: kind, status, count."""
        table = self._records[Boundary]
        query = table.select(table.c.kind, table.c.status, fn.COUNT(table.c.id)).where(table.c.continues == "")
        return self.rows(query.where(table.c.state != State.REJECTED.value).group_by(table.c.kind, table.c.status))

    def corrections_by_kind(self) -> list[Row]:
        """How many corrections of each kind there are, by what was decided: kind, state, count."""
        table = self._records[Correction]
        query = table.select(table.c.kind, table.c.state, fn.COUNT(table.c.id))
        return self.rows(query.group_by(table.c.kind, table.c.state))

    def doubts(self, kind: type[Record]) -> int:
        """How many records of one type nobody has decided on; where a raw text begins is no doubt."""
        table = self._records[kind]
        query = table.select(fn.COUNT(table.c.id)).where(table.c.state == State.SUGGESTED.value)
        [(count,)] = self.rows(query.where(table.c.start > 0) if kind is Boundary else query)
        return int(count)

    def write_row(self, issue_id: int, entry: Entry, changes: bytes) -> None:
        """Store a row of the journal with its encoded changes."""
        self.journal.insert(
            issue=issue_id,
            number=entry.number,
            name=entry.name,
            step=entry.step.value,
            author=entry.author,
            at=entry.at,
            changes=changes,
        ).execute()

    def add_labels(self, names: Sequence[str]) -> None:
        """Add labels to the label set where they are not there already."""
        self._database.run_each(self._add_label, [(name, "", "", "", "", "", "") for name in names])

    def make(self, issue_id: int, changes: Iterable[RowChange]) -> bool:
        """Store changes in their order; False where a stored record is not as its change says it was."""
        return all(
            self._make_alike(issue_id, way, batch)
            for way, run in groupby(changes, _table_and_way)
            for batch in iter(partial(_some, run), [])
        )

    def _make_alike(self, issue_id: int, way: tuple[str, bool, bool], changes: Sequence[RowChange]) -> bool:
        """Store changes of records of one table that all add, replace or remove one."""
        table, adds, removes = way
        statements = self._statements[table]
        if adds:
            rows = [(issue_id, *(after or ())) for _, _, after in changes]
            return self._database.add_rows(statements.into, rows) == len(rows)
        if removes:
            sql, rows = statements.remove, [(issue_id, *(before or ())) for _, before, _ in changes]
        else:
            sql = statements.replace
            rows = [(*(after or ()), issue_id, *(before or ())) for _, before, after in changes]
        return self._database.run_each(sql, rows) == len(rows)


def named(table: Table, names: tuple[str, ...]) -> list[Column]:
    """Columns of a table by their names."""
    return [Column(table, name) for name in names]


def _some(changes: Iterator[RowChange]) -> list[RowChange]:
    return list(islice(changes, _BATCH))


def _table_and_way(change: RowChange) -> tuple[str, bool, bool]:
    """The table of a change's record, and whether it adds or removes one."""
    table, before, after = change
    return table, before is None, after is None


class _Statements:
    """The SQL that finds, adds, replaces and removes records of one type, written once: building it takes longer.

    A record is replaced or removed only where all its columns are still the same.
    """

    def __init__(self, kind: type[Record], database: Database) -> None:
        codec, param = CODECS[kind], database.param
        quoted = [f'"{name}"' for name in ("issue", *codec.columns)]
        values = ", ".join(f'"{name}" = {param}' for name in codec.columns)
        same = " AND ".join(
            f'"{name}" {database.is_same if name in codec.nullable else "="} {param}' for name in codec.columns
        )
        this = f'"issue" = {param} AND {same}'
        self.all = f'SELECT {", ".join(quoted[1:])} FROM "{kind.table}" WHERE "issue" = {param}'
        self.some = f'{self.all} AND "start" >= {param} AND "start" < {param}'
        self.into = f'"{kind.table}" ({", ".join(quoted)})'
        self.replace = f'UPDATE "{kind.table}" SET {values} WHERE {this}'
        self.remove = f'DELETE FROM "{kind.table}" WHERE {this}'
