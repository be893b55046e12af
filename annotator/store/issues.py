"""The issues of one database as stored: their sources, their records and their journals."""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from peewee import fn

from annotator.core.address import Address
from annotator.core.errors import Conflict
from annotator.core.geometry import NO_GEOMETRY, Geometry
from annotator.core.history import MADE_BY_PROGRAM, Entry, History, Step
from annotator.core.issue import TABLES, Issue, R, Source
from annotator.core.marking import marked
from annotator.core.operations import Operation, apply
from annotator.core.records import OF_PAGES, Addition, Entity, Record, Region, Scan
from annotator.store.codec import CODECS, Row, decode
from annotator.store.database import Database
from annotator.store.errors import StoreError, damage, trouble
from annotator.store.pages import NO_PAGES, read
from annotator.store.rows import OperationRows
from annotator.store.tables import SOURCE, Tables, named


class StoredIssues:
    """Reads and writes the issues of one database, for everything that belongs to a library.

    Every method may raise StoreError; one that raises has stored nothing.
    """

    def __init__(self, address: Address, database: Database) -> None:
        self.address = address
        self.database = database
        self.tables = Tables(database)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """A transaction in which all reads see one moment, whatever other programs store; nothing may be stored."""
        with trouble(self.address), self.database.reading():
            yield

    @contextmanager
    def transaction(self, on: int | str | None = None, *, step: bool = True) -> Iterator[None]:
        """A transaction in which everything is stored or nothing, before anybody else stores anything.

        Where it concerns one issue (its id) or one name alone, `on` says so: on a server others may then store at the
        same time what concerns another. Without `step` the program stores for itself, not for a person.
        """
        assert not self.database.in_transaction(), "what is stored inside another transaction is not yet on the disk"
        with trouble(self.address, step=step), self.database.writing(on):
            yield

    def load(self, issue_id: int, kinds: Iterable[type[Record]] = tuple(TABLES)) -> Issue:
        """An issue with all its records and its geometry, or with the records of some types.

        Its raw text always includes text that was read later.
        """
        with self.snapshot():
            title, date, name, checksum, encoding, pages, raw = self._source(issue_id)
            has_pages = pages != NO_PAGES
            wanted = {*kinds, Addition} if has_pages else {*kinds} - {*OF_PAGES}
            geometry = self.geometry(issue_id) if has_pages and Region in wanted else NO_GEOMETRY
            with damage(self.address, f"Issue {issue_id}"):
                records = {
                    attribute: tuple(sorted(self._records(kind, issue_id), key=lambda record: record.order))
                    for kind, attribute in TABLES.items()
                    if kind in wanted
                }
        with damage(self.address, f"Issue {issue_id}"):
            additions = records.pop(TABLES[Addition], ())
            issue = Issue(
                raw=bytes(raw).decode(),
                title=title,
                date=date,
                source=Source(name, checksum, encoding),
                pages=read(pages),
                geometry=geometry,
                **records,  # type: ignore[arg-type]
            )
            if not additions:
                return issue
            return issue.with_tables({TABLES[Addition]: additions}, {**issue.by_id, **{a.id: a for a in additions}})

    def _records(self, kind: type[R], issue_id: int) -> list[R]:
        """An issue's records of one type, in no order."""
        return [one for rows in self.tables.records(kind, issue_id) for one in CODECS[kind].records(rows)]

    def geometry(self, issue_id: int) -> Geometry:
        """Where the raw text of an issue that came in stands on its pages."""
        table = self.tables.geometry
        with trouble(self.address):
            rows = self.tables.rows(table.select(table.c.data).where(table.c.issue == issue_id))
        if not rows:
            return NO_GEOMETRY
        data = rows[0][0]  # a damaged file may hold a text there
        return Geometry.unpacked(data.encode(errors="surrogateescape") if isinstance(data, str) else bytes(data))

    def image_checksums(self) -> list[str]:
        """The checksums of all images of pages that any issue has, or had before others were pointed to."""
        issue = self.tables.issue
        with trouble(self.address):
            rows = self.tables.rows(issue.select(issue.c.id, issue.c.pages).where(issue.c.pages != NO_PAGES))
        with damage(self.address, "What is known of the pages"):
            checksums = {page.image.sha256 for _id, pages in rows for page in read(pages)}
            for issue_id, _pages in rows:
                with trouble(self.address):
                    checksums |= {one.sha256 for one in self._records(Scan, issue_id)}
        return sorted(checksums - {""})

    def history(self, issue_id: int) -> History:
        """The rows of an issue's journal, without their changes."""
        table = self.tables.journal
        query = table.select(*named(table, ("number", "name", "step", "author", "at")))
        with trouble(self.address):
            rows = self.tables.rows(query.where(table.c.issue == issue_id).order_by(table.c.number))
        with damage(self.address, f"The journal of issue {issue_id}"):
            return History(Entry(number, name, Step(step), author, at) for number, name, step, author, at in rows)

    def operation(self, issue_id: int, number: int) -> Operation:
        """The operation in a row of an issue's journal; KeyError where there is no such row."""
        table = self.tables.journal
        query = table.select(table.c.name, table.c.changes)
        with trouble(self.address):
            rows = self.tables.rows(query.where(table.c.issue == issue_id, table.c.number == number))
        if not rows:
            raise KeyError(number)
        with damage(self.address, f"Row {number} of the journal of issue {issue_id}"):
            return decode(*rows[0])

    def work(self, issue_id: int) -> Iterator[tuple[Entry, Operation]]:
        """What people did in an issue, in order, each row of its journal with its changes; the program's own are left
        out.
        """
        table = self.tables.journal
        columns = named(table, ("number", "name", "step", "author", "at", "changes"))
        query = table.select(*columns).where(table.c.issue == issue_id, table.c.name.not_in(sorted(MADE_BY_PROGRAM)))
        with trouble(self.address):
            rows = self.tables.rows(query.order_by(table.c.number))
        with damage(self.address, f"The journal of issue {issue_id}"):
            for number, name, step, author, at, changes in rows:
                yield Entry(number, name, Step(step), author, at), decode(name, changes)

    def entities_before(self, issue_id: int) -> Iterator[Entity]:
        """The entities of an issue as they stood before each operation of its journal that changed or removed them."""
        table = self.tables.journal
        with trouble(self.address):
            rows = self.tables.rows(table.select(table.c.name, table.c.changes).where(table.c.issue == issue_id))
        with damage(self.address, f"The journal of issue {issue_id}"):
            for row in rows:
                yield from (one.before for one in decode(*row).changes if isinstance(one.before, Entity))

    def versions(self, issue_id: int) -> list[tuple[str, Issue]]:
        """Other people's versions of an issue, each with the person's name, in the order in which they came."""
        table = self.tables.version
        query = table.select(table.c.author, table.c.changes).where(table.c.issue == issue_id).order_by(table.c.id)
        with trouble(self.address):
            rows = self.tables.rows(query)
        if not rows:
            return []
        base = self.load(issue_id).without_records()
        with damage(self.address, f"Issue {issue_id}"):
            return [(person, apply(base, decode("version", changes))) for person, changes in rows]

    def authors(self) -> list[str]:
        """Who has done anything in any issue, imports among it."""
        table = self.tables.journal
        query = table.select(table.c.author).distinct().order_by(table.c.author)
        with trouble(self.address):
            return [author for (author,) in self.tables.rows(query)]

    def suggestions(self, issue_id: int) -> int:
        """How many records of an issue nobody has decided on."""
        with trouble(self.address):
            return sum(self.tables.suggestions(kind, issue_id) for kind in TABLES)

    def append(self, issue_id: int, rows: OperationRows, entry: Entry) -> None:
        """Store an operation as the next row of the journal, and what it changes; part of a transaction.

        Conflict where another program has stored a row of that number, or a record is not as the operation says.
        """
        if self.last_number(issue_id) + 1 != entry.number:
            raise _changed()
        table = self.tables.issue
        counts = {name: getattr(table.c, name) + by for name, by in rows.counts._asdict().items()}
        if not table.update(changed_at=entry.at, **counts).where(table.c.id == issue_id).execute():
            raise self._missing(issue_id)
        self.tables.write_row(issue_id, entry, rows.encoded())
        self.keep_labels(rows.labels)
        if not self.tables.make(issue_id, rows):
            raise _changed()

    def last_number(self, issue_id: int) -> int:
        """The number of the last row of an issue's journal; 0 where it has none."""
        table = self.tables.journal
        rows = self.tables.rows(table.select(fn.MAX(table.c.number)).where(table.c.issue == issue_id))
        last: int | None = rows[0][0]
        return last or 0

    def keep_labels(self, names: Iterable[str]) -> None:
        """See that labels in use are in the label set; part of a transaction."""
        if ordered := sorted(names):  # in one order for all, as each waits for those who are adding the same label
            self.tables.add_labels(ordered)

    def only(self, rows: list[Row], issue_id: int) -> Row:
        """The first of an issue's rows; StoreError if there is none."""
        if not rows:
            raise self._missing(issue_id)
        return rows[0]

    def _missing(self, issue_id: int) -> StoreError:
        return StoreError(
            marked("Trouble", "{0}: Issue {1} is not whole in this database. Try `annotator check`."),
            self.address,
            issue_id,
        )

    def _source(self, issue_id: int) -> Row:
        """What an issue keeps for ever: its SOURCE columns and its raw text."""
        issue, raw = self.tables.issue, self.tables.raw
        query = issue.select(*named(issue, SOURCE), raw.c.text).join(raw, on=raw.c.issue == issue.c.id)
        return self.only(self.tables.rows(query.where(issue.c.id == issue_id)), issue_id)


def _changed() -> Conflict:
    return Conflict(
        marked(
            "Trouble", "Another program has changed this issue, so the last step was not stored. Open the issue again."
        )
    )
