"""The library: what the rest of the program knows of the store."""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Self

from peewee import fn

from annotator.core.address import Address
from annotator.core.history import Entry, Step
from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.core.operations import Operation, added
from annotator.core.search import Folding
from annotator.store.codec import encode, row_change
from annotator.store.counts import counted
from annotator.store.database import Database, open_database
from annotator.store.deleting import DeletedIssues
from annotator.store.errors import StoreError, trouble
from annotator.store.images import Images
from annotator.store.issues import StoredIssues
from annotator.store.labels import LabelSet
from annotator.store.leases import Leases
from annotator.store.listing import IssueRow, Listing
from annotator.store.pages import written
from annotator.store.passages import TEXTUAL, Passages
from annotator.store.recovery import check
from annotator.store.rows import OperationRows
from annotator.store.rules import Rules
from annotator.store.sqlite import Sqlite
from annotator.store.text_index import TextIndex
from annotator.store.word_lists import WordLists

log = logging.getLogger(__name__)


class Library(StoredIssues):
    """The issues of one database and what belongs to them.

    Every method may raise StoreError; one that raises has stored nothing.

    A library belongs to the thread that opened it; another thread or process opens its own on the same file.
    """

    def __init__(
        self, address: Address, database: Database, folding: Folding | None = None, images: Path | None = None
    ) -> None:
        self._folding = folding
        self.images = Images.of(address, images)
        self._use(address, database)

    def _use(self, address: Address, database: Database) -> None:
        super().__init__(address, database)
        self.listing = Listing(self)
        self.text_index = TextIndex(self, self._folding)
        self.word_lists = WordLists(self)
        self.leases = Leases(self)
        self.labels = LabelSet(self, self.leases)
        self.rules = Rules(self)
        self.deleted = DeletedIssues(self, self.leases, self.text_index)

    @classmethod
    def open(
        cls, address: Address, *, create: bool = True, folding: Folding | None = None, images: Path | None = None
    ) -> Self:
        """The library in a file, or on a server; it is made where there is none and `create` allows it.

        With a folding its texts are indexed for searching. `images` is the folder for those of a server's library.
        """
        return cls(address, open_database(address, create=create), folding, images)

    @property
    def path(self) -> Path:
        """The file of the library; StoreError where it is on a server."""
        if isinstance(self.address, Path):
            return self.address
        raise StoreError(marked("Trouble", "{0}: This library is on a server, and no file."), self.address)

    @property
    def id(self) -> str:
        """What tells this database from all others, for ever."""
        with trouble(self.address):
            [(own,)] = self.tables.rows(self.tables.identity.select(self.tables.identity.c.id))
        return str(own)

    @property
    def is_read_only(self) -> bool:
        """Whether the library was opened to be read alone, as nothing can be stored where it is."""
        return self.database.is_read_only

    def wait_at_most(self, seconds: float) -> None:
        """Wait only briefly for other writers from now on, as a person is waiting."""
        with trouble(self.address):
            self.database.wait_at_most(seconds)

    def close(self) -> None:
        """Return the leases, and close the database."""
        self.leases.keep_only()
        with trouble(self.address):
            self.database.close()

    def go_on_in(self, path: Path) -> None:
        """Write everything to a new file and go on there, as where the file was removed while it was open.

        StoreError where there is a file of that name, or it can't be written; then nothing has changed.
        """
        assert isinstance(self.database, Sqlite), "only a file can be moved"
        other = self.database.moved_to(path)
        before, leases = self.database, self.leases
        self._use(path, other)
        images, self.images = self.images, Images.of(path)
        with trouble(path):
            self.images.take(images, self.image_checksums())
        self.leases.take_up(leases)
        with trouble(path):
            before.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def issues(self) -> list[IssueRow]:
        """All issues, in the order in which they came."""
        return self.listing.all()

    def progress(self) -> tuple[int, int]:
        """How many articles of all issues are approved, and how many there are, furniture aside."""
        table = self.tables.issue
        with trouble(self.address):
            approved, articles = self.tables.rows(table.select(fn.SUM(table.c.approved), fn.SUM(table.c.articles)))[0]
        return approved or 0, articles or 0

    def find(self, issue: Issue) -> int | None:
        """The first issue that came from a file with the same checksum and has the same raw text."""
        if not issue.source.sha256:
            return None
        table, raw = self.tables.issue, self.tables.raw
        query = table.select(fn.MIN(table.c.id)).join(raw, on=raw.c.issue == table.c.id)
        same = (table.c.sha256 == issue.source.sha256) & (raw.c.sha256 == sha256(issue.first_raw.encode()).hexdigest())
        with trouble(self.address):
            rows = self.tables.rows(query.where(same))
        first: int | None = rows[0][0]
        return first

    def add(
        self,
        issue: Issue,
        operations: Sequence[Operation | OperationRows],
        *,
        author: str,
        versions: Sequence[tuple[str, Operation]] = (),
        at: float | None = None,
        passages: Passages | None = None,
    ) -> int:
        """Store a new issue without records, and the operations that make its first ones; returns its id.

        `versions` are those of other people, each as the operation that makes its records; `at` (seconds since 1970) is
        when it was imported, by default now; `passages` are those of the issue with its first records, where known.

        If another program has stored the same issue in the meantime, nothing is stored.
        """
        if issue != issue.without_records():
            raise ValueError("the records of a new issue come from its operations")
        at = at or time.time()
        made = [one if isinstance(one, OperationRows) else OperationRows.of(one) for one in operations]
        with self.transaction(on=issue.source.sha256):
            known = self.find(issue)
            if known is not None:
                return known
            issue_id = self._begin(issue, at)
            self.keep_labels(set().union(*(rows.labels for rows in made)))
            for number, rows in enumerate(made, 1):
                self.append(issue_id, rows, Entry(number, rows.name, Step.DO, author, at))
            for person, operation in versions:
                self.tables.version.insert(issue=issue_id, author=person, changes=encode(operation)).execute()
            if passages is not None and passages.folding == self.text_index.name:
                self.text_index.add(issue_id, passages)
            else:
                self.text_index.put(issue_id, self.load(issue_id, TEXTUAL))
        log.info("issue %d added: %s, %d changes", issue_id, issue.source.name, sum(map(len, made)))
        return issue_id

    def commit(self, issue_id: int, operation: Operation, entry: Entry, after: Issue | None = None) -> None:
        """Store an operation as the next row of the journal, and what it changes; when this returns it is on the disk.

        `after` is the issue with it, if known. Held if somebody else is editing the issue. Conflict if another program
        has stored a row of that number, or a record is not as the operation says.
        """
        self.commit_made(issue_id, lambda: (operation, entry), after)

    def commit_made(
        self, issue_id: int, make: Callable[[], tuple[Operation, Entry] | None], after: Issue | None = None
    ) -> Entry | None:
        """As `commit`, an operation that is made while all others who would change the issue wait; None where there is
        none.
        """
        began = time.perf_counter()
        with self.transaction(on=issue_id):
            made = make()
            if made is None:
                return None
            operation, entry = made
            self.leases.guard(issue_id)
            self.append(issue_id, OperationRows.of(operation), entry)
            self.text_index.follow(issue_id, operation, after)
        took = (time.perf_counter() - began) * 1000
        log.info("issue %d: %s %s, %d changes, %.1f ms", issue_id, entry.step, entry.name, len(operation.changes), took)
        log.debug("issue %d: %s", issue_id, operation)
        return entry

    def check(self, only: Collection[int] | None = None) -> Iterator[str]:
        """What is wrong with the database, a line a fault; nothing is changed. Of its issues all are looked at, or only
        some.
        """
        lists = (self.labels.all, self.rules.all, self.word_lists.listed)
        return check.faults(self, self.text_index, lists, only)

    def _begin(self, issue: Issue, at: float) -> int:
        raw = issue.raw.encode()
        issue_id: int = self.tables.issue.insert(
            title=issue.title,
            date=issue.date,
            name=issue.source.name,
            sha256=issue.source.sha256,
            encoding=issue.source.encoding,
            pages=written(issue.pages),
            changed_at=at,
            **counted(issue.records())._asdict(),
        ).execute()
        self.tables.raw.insert(issue=issue_id, text=raw, sha256=sha256(raw).hexdigest()).execute()
        if issue.geometry:
            self.tables.geometry.insert(issue=issue_id, data=issue.geometry.packed).execute()
        self.tables.make(issue_id, map(row_change, added(issue.records())))
        return issue_id
