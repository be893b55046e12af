"""The library: what the rest of the program knows of the store."""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields, replace
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Self

from peewee import fn

from annotator.core.address import Address
from annotator.core.edits import relabel_all
from annotator.core.errors import BadInput, Conflict
from annotator.core.history import Entry, History, Step
from annotator.core.issue import TABLES, Issue, Page, Source
from annotator.core.labels import Label, renamed
from annotator.core.labels import faults as label_faults
from annotator.core.lease import Lease
from annotator.core.marking import marked
from annotator.core.operations import Change, Operation, apply
from annotator.core.records import Entity, Record, State
from annotator.core.search import Folding, Query, Rule
from annotator.store.codec import CODECS, Row, decode, encode
from annotator.store.counts import counted, difference
from annotator.store.database import Database, open_database
from annotator.store.errors import StoreError, damage, trouble
from annotator.store.leases import Leases
from annotator.store.listing import IssueRow, Listing
from annotator.store.recovery import check
from annotator.store.sqlite import Sqlite
from annotator.store.tables import LISTED, SOURCE, Tables, named
from annotator.store.text_index import TextIndex
from annotator.store.word_lists import WordLists

log = logging.getLogger(__name__)

_RULE = ("id", "pattern", "replacement", "regex", "width", "variants", "case", "author")
_LABEL = tuple(field.name for field in fields(Label))


class Library:
    """The issues of one database. Every method may raise StoreError; one that raises has stored nothing.

    A library belongs to the thread that opened it; another thread or process opens its own on the same file.
    """

    def __init__(self, address: Address, database: Database, folding: Folding | None = None) -> None:
        self._folding = folding
        self._use(address, database)

    def _use(self, address: Address, database: Database) -> None:
        self.address = address
        self.database = database
        self.tables = Tables(database)
        self.listing = Listing(self)
        self.text_index = TextIndex(self, self._folding)
        self.word_lists = WordLists(self)
        self.leases = Leases(self)

    @classmethod
    def open(cls, address: Address, *, create: bool = True, folding: Folding | None = None) -> Self:
        """The library in a file, or on a server; it is made where there is none and `create` allows it.

        With a folding its texts are indexed for searching.
        """
        return cls(address, open_database(address, create=create), folding)

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
            [(found,)] = self.tables.rows(self.tables.identity.select(self.tables.identity.c.id))
        return str(found)

    @property
    def is_read_only(self) -> bool:
        """Whether the library was opened to be read alone, as nothing can be stored where it is."""
        return self.database.is_read_only

    def wait_at_most(self, seconds: float) -> None:
        """From now on wait no longer for others that are storing, as somebody sits before it."""
        with trouble(self.address):
            self.database.wait_at_most(seconds)

    def close(self) -> None:
        """Give back the issues that were taken, and let go of the database."""
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
        self.leases.take_up(leases)
        with trouble(path):
            before.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Within this all that is read is of one moment, whatever other programs store; nothing may be stored."""
        with trouble(self.address), self.database.reading():
            yield

    def issues(self) -> list[IssueRow]:
        """All issues, in the order in which they came."""
        table = self.tables.issue
        with trouble(self.address):
            return [
                IssueRow(*row) for row in self.tables.rows(table.select(*named(table, LISTED)).order_by(table.c.id))
            ]

    def progress(self) -> tuple[int, int]:
        """How many articles of all issues are approved, and how many there are, furniture aside."""
        table = self.tables.issue
        with trouble(self.address):
            approved, articles = self.tables.rows(table.select(fn.SUM(table.c.approved), fn.SUM(table.c.articles)))[0]
        return approved or 0, articles or 0

    def row(self, issue_id: int) -> IssueRow:
        """One issue as the list shows it."""
        table = self.tables.issue
        with trouble(self.address):
            rows = self.tables.rows(table.select(*named(table, LISTED)).where(table.c.id == issue_id))
        return IssueRow(*self._only(rows, issue_id))

    def find(self, issue: Issue) -> int | None:
        """The first issue that came from a file with the same checksum and has the same raw text."""
        if not issue.source.sha256:
            return None
        table, raw = self.tables.issue, self.tables.raw
        query = table.select(fn.MIN(table.c.id)).join(raw, on=raw.c.issue == table.c.id)
        same = (table.c.sha256 == issue.source.sha256) & (raw.c.sha256 == sha256(issue.raw.encode()).hexdigest())
        with trouble(self.address):
            rows = self.tables.rows(query.where(same))
        first: int | None = rows[0][0]
        return first

    def with_checksum(self, beginning: str) -> list[int]:
        """The issues whose raw text has a SHA-256 (hex) that begins so, in the order in which they came."""
        raw = self.tables.raw
        query = raw.select(raw.c.issue).where(raw.c.sha256.startswith(beginning)).order_by(raw.c.issue)
        with trouble(self.address):
            return [issue for (issue,) in self.tables.rows(query)]

    def sources(self) -> list[tuple[str, str, str]]:
        """Of each issue the checksum of its file, the encoding it was read in, and the checksum of its raw text."""
        issue, raw = self.tables.issue, self.tables.raw
        query = issue.select(issue.c.sha256, issue.c.encoding, raw.c.sha256).join(raw, on=raw.c.issue == issue.c.id)
        with trouble(self.address):
            return self.tables.rows(query.order_by(issue.c.id))

    def add(
        self,
        issue: Issue,
        operations: Sequence[Operation],
        *,
        author: str,
        versions: Sequence[tuple[str, Operation]] = (),
    ) -> int:
        """Store a new issue, which has no records yet, and the operations that make its first ones; its id.

        `versions` are those of other people, each as the operation that makes its records.

        Where the same issue is there already, as another program has stored it meanwhile, nothing is stored.
        """
        if issue != issue.without_records():
            raise ValueError("the records of a new issue come from its operations")
        at = time.time()
        with self.transaction(on=issue.source.sha256):
            known = self.find(issue)
            if known is not None:
                return known
            issue_id = self._begin(issue, at)
            self._keep_labels(operations)
            for number, operation in enumerate(operations, 1):
                self._write(issue_id, operation, Entry(number, operation.name, Step.DO, author, at))
            for person, operation in versions:
                self.tables.version.insert(issue=issue_id, author=person, changes=encode(operation)).execute()
            self.text_index.put(issue_id, self.load(issue_id))
        count = sum(len(operation.changes) for operation in operations)
        log.info("issue %d added: %s, %d changes", issue_id, issue.source.name, count)
        return issue_id

    def issues_with_versions(self) -> list[int]:
        """The issues of which other people's versions are kept."""
        table = self.tables.version
        query = table.select(table.c.issue).distinct().order_by(table.c.issue)
        with trouble(self.address):
            return [issue_id for (issue_id,) in self.tables.rows(query)]

    def authors(self) -> list[str]:
        """Who has done anything in any issue, imports among it."""
        table = self.tables.journal
        query = table.select(table.c.author).distinct().order_by(table.c.author)
        with trouble(self.address):
            return [author for (author,) in self.tables.rows(query)]

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

    def load(self, issue_id: int, kinds: Iterable[type[Record]] = tuple(TABLES)) -> Issue:
        """An issue with all its records, or those of some types."""
        with self.snapshot():
            title, date, name, checksum, encoding, pages, raw = self._source(issue_id)
            rows = {kind: self.tables.records(kind, issue_id) for kind in kinds}
        with damage(self.address, f"Issue {issue_id}"):
            records = {
                attribute: tuple(sorted(CODECS[kind].records(rows[kind]), key=lambda record: record.order))
                for kind, attribute in TABLES.items()
                if kind in rows
            }
            return Issue(
                raw=bytes(raw).decode(),
                title=title,
                date=date,
                source=Source(name, checksum, encoding),
                pages=tuple(Page(*page) for page in json.loads(pages)),
                **records,  # type: ignore[arg-type]
            )

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

    def commit(self, issue_id: int, operation: Operation, entry: Entry, after: Issue | None = None) -> None:
        """Store an operation as the next row of the journal, and what it changes; when this returns it is on the disk.

        `after` is the issue with it, where that is known. Held where somebody else edits the issue. Conflict where
        another program has stored a row of that number, or a record is not as the operation says.
        """
        began = time.perf_counter()
        with self.transaction(on=issue_id):
            self.leases.guard(issue_id)
            self._write(issue_id, operation, entry)
            self.text_index.follow(issue_id, operation, after)
        took = (time.perf_counter() - began) * 1000
        log.info("issue %d: %s %s, %d changes, %.1f ms", issue_id, entry.step, entry.name, len(operation.changes), took)
        log.debug("issue %d: %s", issue_id, operation)

    def rules(self) -> list[tuple[Rule, float]]:
        """The kept rules, each with the share of people's answers to it that were yes (0.5 while there are none)."""
        table = self.tables.rule
        with trouble(self.address):
            rows = self.tables.rows(table.select(*named(table, _RULE)).order_by(table.c.id))
            # All corrections are looked through for it, so not where there is nothing to count for.
            answers = {(rule, state): count for rule, state, count in self.tables.answers()} if rows else {}
        found = []
        for rule_id, pattern, replacement, regex, width, variants, case, author in rows:
            yes, no = (answers.get((f"kept {rule_id}", state.value), 0) for state in (State.ACCEPTED, State.REJECTED))
            query = Query(
                pattern=pattern, regex=bool(regex), width=bool(width), variants=bool(variants), case=bool(case)
            )
            found.append((Rule(rule_id, query, replacement, author), (yes + 1) / (yes + no + 2)))
        return found

    def keep_rule(self, query: Query, replacement: str, *, author: str) -> int:
        """Keep a replacement as a rule; its id."""
        with self.transaction():
            rule_id: int = self.tables.rule.insert(
                pattern=query.pattern,
                replacement=replacement,
                regex=query.regex,
                width=query.width,
                variants=query.variants,
                case=query.case,
                author=author,
                at=time.time(),
            ).execute()
        return rule_id

    def drop_rule(self, rule_id: int) -> None:
        """Keep a rule no longer; what it suggested stays."""
        table = self.tables.rule
        with self.transaction():
            table.delete().where(table.c.id == rule_id).execute()

    def labels(self) -> list[Label]:
        """The label set, in its order."""
        table = self.tables.label
        with trouble(self.address):
            rows = self.tables.rows(table.select(*named(table, _LABEL)).order_by(table.c.id))
        return [Label(**dict(zip(_LABEL, row, strict=True))) for row in rows]

    def labels_in_use(self) -> dict[str, int]:
        """How many names of all issues have each label, rejected ones too."""
        with trouble(self.address):
            return self.tables.labels_in_use()

    def set_labels(self, labels: Sequence[Label], renames: Mapping[str, str], *, author: str) -> list[Lease]:
        """Keep another label set; names that have a label which is renamed, or merged into another, get the new one.

        All in one transaction, with a row in the journal of each issue in which names change. Issues that others edit
        are left out, and a label that names have there is kept: their leases are returned. BadInput where the label set
        is not sound, or a label that names have would vanish.
        """
        for fault in label_faults(labels):
            raise fault
        renames = renamed(labels, renames)
        at = time.time()
        with self.transaction():
            names = {label.name for label in labels}
            for name, count in self.tables.labels_in_use().items():
                if name not in names and name not in renames:
                    raise BadInput(
                        marked("Trouble", "{0} names have the label {1}. Merge it into another one first."), count, name
                    )
            concerned = self.tables.issues_with(renames)
            others = self.leases.others(concerned)
            for issue_id in [found for found in concerned if found not in others]:
                operation = relabel_all(self.load(issue_id), renames, author=author)
                number = self._last_number(issue_id) + 1
                self._write(issue_id, operation, Entry(number, operation.name, Step.DO, author, at))
            left = self.tables.labels_in_use().keys() - names if others else set()
            still = [replace(label, key="", parent="") for label in self.labels() if label.name in left]
            self.tables.label.delete().execute()
            for label in [*labels, *still]:
                self.tables.label.insert(**asdict(label)).execute()
        log.info("%d labels set, %d of them renamed or merged", len(labels), len(renames))
        return list(others.values())

    def check(self) -> Iterator[str]:
        """What is wrong with the database, a line a fault; nothing is changed."""
        return check.faults(self)

    @contextmanager
    def transaction(self, on: int | str | None = None, *, step: bool = True) -> Iterator[None]:
        """Within this all that is stored is stored whole or not at all, before anybody else stores anything.

        Where it concerns one issue (its id) or one name alone, `on` says so: on a server others may then store
        meanwhile what concerns another. What is no `step` of somebody's the program stores for itself.
        """
        assert not self.database.in_transaction(), "what is stored inside another transaction is not yet on the disk"
        with trouble(self.address, step=step), self.database.writing(on):
            yield

    def _begin(self, issue: Issue, at: float) -> int:
        raw = issue.raw.encode()
        issue_id: int = self.tables.issue.insert(
            title=issue.title,
            date=issue.date,
            name=issue.source.name,
            sha256=issue.source.sha256,
            encoding=issue.source.encoding,
            pages=json.dumps([(page.number, page.start, page.end) for page in issue.pages], ensure_ascii=False),
            changed_at=at,
            **counted(issue.records())._asdict(),
        ).execute()
        self.tables.raw.insert(issue=issue_id, text=raw, sha256=sha256(raw).hexdigest()).execute()
        self.tables.make(issue_id, (Change(None, record) for record in issue.records()))
        return issue_id

    def _write(self, issue_id: int, operation: Operation, entry: Entry) -> None:
        if self._last_number(issue_id) + 1 != entry.number:
            raise _changed()
        table = self.tables.issue
        counts = {name: getattr(table.c, name) + by for name, by in difference(operation)._asdict().items()}
        if not table.update(changed_at=entry.at, **counts).where(table.c.id == issue_id).execute():
            raise self._missing(issue_id)
        self.tables.write_row(issue_id, entry, encode(operation))
        self._keep_labels([operation])
        if not self.tables.make(issue_id, operation.changes):
            raise _changed()

    def _keep_labels(self, operations: Sequence[Operation]) -> None:
        """See that a label in use is in the label set."""
        changes = chain.from_iterable(operation.changes for operation in operations)
        # In one order for all, as each waits for those who are adding the same label.
        names = sorted({change.after.label for change in changes if isinstance(change.after, Entity)})
        if names:
            self.tables.add_labels(names)

    def _last_number(self, issue_id: int) -> int:
        table = self.tables.journal
        rows = self.tables.rows(table.select(fn.MAX(table.c.number)).where(table.c.issue == issue_id))
        last: int | None = rows[0][0]
        return last or 0

    def _source(self, issue_id: int) -> Row:
        """What an issue keeps for ever: its SOURCE columns and its raw text."""
        issue, raw = self.tables.issue, self.tables.raw
        query = issue.select(*named(issue, SOURCE), raw.c.text).join(raw, on=raw.c.issue == issue.c.id)
        return self._only(self.tables.rows(query.where(issue.c.id == issue_id)), issue_id)

    def _only(self, rows: list[Row], issue_id: int) -> Row:
        if not rows:
            raise self._missing(issue_id)
        return rows[0]

    def _missing(self, issue_id: int) -> StoreError:
        return StoreError(
            marked("Trouble", "{0}: Issue {1} is not whole in this database. Try `annotator check`."),
            self.address,
            issue_id,
        )


def _changed() -> Conflict:
    return Conflict(
        marked(
            "Trouble", "Another program has changed this issue, so the last step was not stored. Open the issue again."
        )
    )
