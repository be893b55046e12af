"""A library on a PostgreSQL server: shown to be ours, brought up to date, and shared by many people at once.

psycopg is imported when the first such library is opened.
"""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from itertools import count
from typing import Any, Self

import peewee
from peewee import Column, Function, PostgresqlDatabase, fn

from annotator.core.address import Url
from annotator.core.marking import marked, phrase
from annotator.store.errors import PATIENCE, StoreError, is_loss, refusal, trouble
from annotator.store.migrations import upgrade
from annotator.store.passages import PassageRow

_MARK = "newspaper_annotator"
"""The table that shows that a database is ours, and holds the version of its schema."""

_DEFAULTS = {
    "application_name": "annotator",
    "client_encoding": "utf8",
    "connect_timeout": "5",
    # Otherwise a network that drops everything would keep a window waiting for many minutes.
    "tcp_user_timeout": "10000",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
}
"""How a connection is made where the URL does not say it, in libpq's words."""

_SESSION = """
    SELECT set_config('lock_timeout', %s, false),
    set_config('jit', 'off', false),
    set_config('synchronous_commit', replace(current_setting('synchronous_commit'), 'off', 'on'), false)
"""
"""Nobody waits for ever, short queries are not compiled first, and what is acknowledged is on the disk."""

_LIBRARY = "hashtextextended('annotator ' || current_schema(), 0)"
_ALONE = f"SELECT pg_advisory_xact_lock({_LIBRARY}), txid_current()"
_ON = (
    f"SELECT pg_advisory_xact_lock_shared({_LIBRARY}), "
    f"pg_advisory_xact_lock(hashtextextended('annotator ' || current_schema() || ' ' || %s, 0)), txid_current()"
)

_FINDING = (
    'SELECT p.issue, p.side, p.start, p."end" FROM (SELECT ?::text AS text) folded, passage p '
    "JOIN searched s ON s.issue = p.issue WHERE annotator_grams(p.text) @> annotator_grams_sought(folded.text) "
    "AND strpos(p.text, folded.text) > 0 AND s.folding = ?"
)

_COPY_FROM = 50
"""So many rows come by COPY: for fewer it takes longer to begin it."""

_DIGITS = 20  # numbers are padded to this many digits, so that they sort like text


class _Lost(peewee.OperationalError):
    """The connection to the server is lost."""


class Postgresql(PostgresqlDatabase):
    """peewee's PostgreSQL database, and what the library asks of either kind of database.

    A lost connection is reopened for the next transaction, and for a query outside of one.
    """

    is_same = "IS NOT DISTINCT FROM"
    """The operator that holds of two NULLs too."""

    is_read_only = False
    """Whether it was opened to be read alone; a server says only at a step that nothing can be stored."""

    def __init__(self, url: Url) -> None:
        self._url = url
        self._is_wanted = False
        self._patience = f"{PATIENCE * 1000:.0f}ms"
        self._number: int | None = None
        self._streams = count(1)
        name, parameters = _parameters(url)
        super().__init__(name, autoconnect=False, prefer_psycopg3=True, **parameters)  # type: ignore[arg-type]

    @classmethod
    def open(cls, url: Url, *, create: bool) -> Self:
        """Connect to a database, in which a library is made where it is empty and `create` allows it."""
        with trouble(url):
            database = cls(url)
            database.connect()
            try:
                database._refuse_foreign(create=create)
                upgrade(database, url)
            except BaseException:
                database.close()
                raise
        return database

    # The connection.

    def connect(self, reuse_if_open: bool = False) -> bool:
        """Connect; from now on a lost connection is reopened."""
        self._is_wanted = True
        try:
            is_new = super().connect(reuse_if_open)
        except peewee.OperationalError as error:
            raise refusal(self._url, error) from error
        from annotator.store.nul import let_through

        let_through(self.connection())
        super().execute_sql(_SESSION, (self._patience,))
        return bool(is_new)

    def close(self) -> bool:
        """Disconnect."""
        self._is_wanted = False
        return bool(super().close())

    def wait_at_most(self, seconds: float) -> None:
        """Wait only briefly for other writers."""
        self._patience = f"{seconds * 1000:.0f}ms"
        self.execute_sql(_SESSION, (self._patience,))

    def _is_lost(self) -> bool:
        return self._is_wanted and (self.is_closed() or self.connection().closed)

    def execute_sql(self, sql: str, params: Sequence[object] | None = None) -> Any:
        """The cursor that a statement gives; outside of a transaction a lost connection is reopened for it."""
        if not self.in_transaction():
            with suppress(_Lost):
                return self._run(sql, params)
            super().close()
            self.connect()
        return self._run(sql, params)

    def run_each(self, sql: str, rows: Sequence[Sequence[object]]) -> int:
        """Run a statement with each of some rows of values; how many rows of the table they have touched in all."""
        if len(rows) == 1:
            return int(self.execute_sql(sql, rows[0]).rowcount)
        return int(self._run(sql, rows, many=True).rowcount)

    def add_rows(self, into: str, rows: Sequence[Sequence[object]]) -> int:
        """Add rows of values to a table and its columns; how many of them were not there yet, or, where they are many
        and not all new, 0.
        """
        if len(rows) < _COPY_FROM:
            places = ", ".join(["%s"] * len(rows[0]))
            return self.run_each(f"INSERT INTO {into} VALUES ({places}) ON CONFLICT DO NOTHING", rows)
        import psycopg

        try:
            with self.atomic(), self._seeing_loss(), self.cursor().copy(f"COPY {into} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        except peewee.DatabaseError as error:
            if isinstance(error.__cause__, psycopg.errors.UniqueViolation):
                return 0
            raise
        return len(rows)

    def stream(self, sql: str, params: Sequence[object]) -> Iterator[Any]:
        """The rows that a query finds, within a transaction each when it is asked for."""
        if not self.in_transaction():
            yield from self.execute_sql(sql, params).fetchall()
            return
        name = f"stream_{next(self._streams)}"  # it ends with the transaction, so nobody has to close it
        self._run(f"DECLARE {name} NO SCROLL CURSOR FOR {sql}", params)
        while rows := self._run(f"FETCH 100 FROM {name}").fetchall():
            yield from rows

    def _run(self, sql: str, params: Sequence[Any] | None = None, *, many: bool = False) -> Any:
        with self._seeing_loss():
            return self._run_many(sql, params or ()) if many else super().execute_sql(sql, params)

    def _run_many(self, sql: str, rows: Sequence[Sequence[object]]) -> Any:
        """As psycopg sends them: many at a time, without waiting for each answer. peewee has no word for it."""
        cursor = self.cursor()
        cursor.executemany(sql, rows)
        return cursor

    @contextmanager
    def _seeing_loss(self) -> Iterator[None]:
        """Within this what psycopg says becomes peewee's errors, and _Lost where the connection is lost."""
        try:
            if self._is_lost():
                raise _Lost
            with _as_peewee():
                yield
        except peewee.DatabaseError as error:
            if not is_loss(error):
                raise
            if not self.is_closed():
                self.connection().close()
            raise _Lost(error) from error

    # Transactions.

    def begin(self, isolation_level: str | None = None) -> None:
        """Begin a transaction, on a new connection where the old one is lost."""
        self.execute_sql("BEGIN" + (f" ISOLATION LEVEL {isolation_level}" if isolation_level else ""))

    def rollback(self) -> None:
        """Take the transaction back; where the connection is lost, the server has done so."""
        if not self._is_lost():
            self._run("ROLLBACK")

    def commit(self) -> None:
        """Commit; if the connection is lost during that, ask the server whether it has."""
        try:
            self._run("COMMIT")
        except _Lost:
            if not self._is_stored():
                raise

    def _is_stored(self) -> bool:
        """Whether the transaction whose end was not heard of is stored; StoreError where nobody can say it."""
        status, give_up = None, time.monotonic() + 5
        with suppress(StoreError), trouble(self._url):
            while (status := self._status()) == "in progress" and time.monotonic() < give_up:
                time.sleep(0.05)
        if status in ("committed", "aborted"):
            return status == "committed"
        raise StoreError(
            marked(
                "Trouble",
                "{0}: The connection to the server was lost while the last step was being stored, so it "
                "may be stored or not; all before it is safe. Open the issue again.",
            ),
            self._url,
        )

    def _status(self) -> str | None:
        (status,) = self.execute_sql("SELECT txid_status(%s)", (self._number,)).fetchone()
        return status if status is None else str(status)

    @staticmethod
    def by_number(column: Column) -> Function:
        """What sorts a column of texts by the numbers in them."""
        longer = fn.REGEXP_REPLACE(column, "([0-9]+)", f"{'0' * _DIGITS}\\1", "g")
        return fn.REGEXP_REPLACE(longer, f"[0-9]*([0-9]{{{_DIGITS}}})", "\\1", "g")

    def reading(self) -> AbstractContextManager[object]:
        """A transaction in which all reads see one moment."""
        return nullcontext() if self.in_transaction() else self.atomic("REPEATABLE READ, READ ONLY")

    @contextmanager
    def writing(self, on: int | str | None) -> Iterator[None]:
        """A transaction that waits for the others on the same, and for those that concern the whole library."""
        with self.atomic():
            cursor = self.execute_sql(_ALONE) if on is None else self.execute_sql(_ON, (str(on),))
            (*_locks, self._number) = cursor.fetchone()
            yield

    def now(self) -> float:
        """Seconds since 1970 (UTC), by the clock that all who use the database share: the server's."""
        return float(self.execute_sql("SELECT extract(epoch FROM clock_timestamp())::float8").fetchone()[0])

    # Searching: the server keeps an index of the grams of the passages.

    def finding(self, folded: str) -> tuple[str, str]:
        """The SQL that finds the passages that hold a folded text by what it makes of the text and by the name of the
        folding; and what it makes of the text.
        """
        return _FINDING, folded

    def add_passages(self, rows: Iterable[PassageRow]) -> None:
        """Store passages."""
        if some := list(rows):
            self.add_rows('passage (issue, side, start, "end", text)', some)

    def remove_passage(self, number: int, text: str) -> None:
        """Remove a passage."""
        self.execute_sql("DELETE FROM passage WHERE id = %s", (number,))

    def remove_passages(self) -> None:
        """Remove all passages."""
        self.execute_sql("DELETE FROM passage")

    def is_indexed(self, number: int, text: str) -> bool:
        """Whether a passage is found by its text: the server sees to that."""
        return True

    # What SQLite keeps in the header of its file.

    @property
    def user_version(self) -> int:
        """The version of the schema."""
        return int(self.execute_sql(f"SELECT version FROM {_MARK}").fetchone()[0])

    @user_version.setter
    def user_version(self, version: int) -> None:
        self.execute_sql(f"UPDATE {_MARK} SET version = %s", (version,))

    def _refuse_foreign(self, *, create: bool) -> None:
        """Raise StoreError unless the database is ours, or may be made so; then it is."""
        ((encoding,),) = self.execute_sql("SHOW server_encoding").fetchall()
        if encoding != "UTF8":
            raise StoreError(
                marked("Trouble", "{0}: The database keeps its texts in {1}. Have one made that keeps them in UTF8."),
                self._url,
                encoding,
            )
        tables = self.get_tables()
        if _MARK not in tables:
            if tables or not create:
                raise StoreError(
                    marked(
                        "Trouble",
                        "{0}: This is not a database of this program; it was left as it is. Choose another one.",
                    ),
                    self._url,
                )
            with self.migrating(0), self.atomic():
                self.execute_sql(f"CREATE TABLE IF NOT EXISTS {_MARK} (version integer NOT NULL)")
                self.execute_sql(f"INSERT INTO {_MARK} SELECT 0 WHERE NOT EXISTS (SELECT FROM {_MARK})")

    @contextmanager
    def migrating(self, version: int) -> Iterator[None]:
        """Within this the schema is brought up to date; other programs that want to do the same wait."""
        self.execute_sql(f"SELECT pg_advisory_lock({_LIBRARY})")
        try:
            yield
        finally:
            if not self._is_lost():
                self.execute_sql(f"SELECT pg_advisory_unlock({_LIBRARY})")

    def faults(self) -> list[str]:
        """What the server has found in its files; that each row belongs to its issue it sees to by itself."""
        query = "SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database()"
        ((failures,),) = self.execute_sql(query).fetchall()
        said = phrase("Fault", "the server: {0} pages were read with a wrong checksum").format(failures)
        return [said] if failures else []


@contextmanager
def _as_peewee() -> Iterator[None]:
    import psycopg

    try:
        yield
    except psycopg.Error as error:
        raise peewee.DatabaseError(error) from error


def _parameters(url: Url) -> tuple[str, dict[str, str]]:
    """The database of a URL, and its other parameters in libpq's words; StoreError if it or psycopg is missing."""
    try:
        import psycopg
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as error:
        raise StoreError(
            marked("Trouble", "{0}: What talks to a server is not installed. Install it with: {1}"),
            url,
            "pip install 'newspaper-annotator[postgresql]'",
        ) from error
    try:
        given = conninfo_to_dict(url.secret)
        parameters = {name: str(value) for name, value in given.items() if value is not None}
        if "@" in parameters.get("host", "")[1:] or not all(map(str.isdecimal, parameters.get("port", "0").split(","))):
            raise psycopg.ProgrammingError("it has a part of the password there")
    except psycopg.ProgrammingError:
        # Without what libpq says of it, which may hold the password.
        raise StoreError(
            marked("Trouble", "{0}: This can't be read as postgresql://user@host:port/name."), url
        ) from None
    return parameters.pop("dbname", "") or parameters.get("user", ""), {**_DEFAULTS, **parameters}
