"""Leases: an issue is edited by one at a time, for as long as it says that it lives; a crash frees what it held."""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

import platform
from collections.abc import Collection, Iterable
from contextlib import suppress
from uuid import uuid4

from peewee import Expression

from annotator.core.errors import Held, ReadOnly
from annotator.core.lease import Lease
from annotator.store.codec import Row
from annotator.store.errors import StoreError, is_unwritable, trouble
from annotator.store.issues import StoredIssues
from annotator.store.processes import Process, this_process
from annotator.store.tables import named

LASTS = 30.0
"""How long (seconds) a lease lasts that is not renewed."""

_COLUMNS = ("issue", "person", "machine", "since", "place", "process", "began")


class Leases:
    """The leases of a library, which takes them under one `token` of its own.

    While a lease lives nobody else can commit: it lives until it expires, or its program on this machine ends. Every
    method may raise StoreError.
    """

    def __init__(self, issues: StoredIssues) -> None:
        self.token = uuid4().hex
        self._issues = issues
        self._table = issues.tables.lease
        self._mine: dict[int, str] = {}

    def take(self, issue_id: int, *, person: str, over: bool = False) -> Lease | None:
        """Take the lease of an issue, with `over` from whoever has it; None if it is ours now, else who has it.

        ReadOnly where nothing can be stored in the library.
        """
        try:
            with self._issues.transaction(on=issue_id, step=False):
                other = None if over else self.holder(issue_id)
                if other is None and not self._renew(issue_id, self.token):
                    self._put(issue_id, person)
        except StoreError as error:
            if is_unwritable(error):
                raise ReadOnly(error.sentence, *error.values) from error
            raise
        if other is None:
            self._mine[issue_id] = person
        return other

    def renew(self, issue_id: int, *, token: str) -> Lease | None:
        """Extend a lease that was taken under a token; None, or somebody else who has the issue now."""
        with self._issues.transaction(on=issue_id, step=False):
            is_ours = self._renew(issue_id, token)
        return None if is_ours else self.holder(issue_id)

    def take_up(self, others: Leases) -> None:
        """Take over the leases of this program whose rows were copied to another file."""
        self.token, self._mine = others.token, others._mine

    def keep_only(self, *issue_ids: int) -> None:
        """Give all issues back but some; what can't be given back, as nothing can be stored, becomes free by itself."""
        for issue_id in self._mine.keys() - set(issue_ids):
            del self._mine[issue_id]
            with suppress(StoreError), self._issues.transaction(on=issue_id, step=False):
                self._table.delete().where(self._is_ours(issue_id, self.token)).execute()

    def holder(self, issue_id: int) -> Lease | None:
        """Who else is editing an issue."""
        return self.others([issue_id]).get(issue_id)

    def others(self, issue_ids: Collection[int] | None = None) -> dict[int, Lease]:
        """Who else is editing which issues: of some, or of all."""
        return self._held(issue_ids, but=self.token)

    def all(self) -> dict[int, Lease]:
        """Who edits which issues, this library too."""
        return self._held(None, but="")

    def guard(self, issue_id: int) -> None:
        """Within a transaction that changes an issue: raise Held if somebody else is editing it.

        A lease of ours that expired, or was taken over and returned, is ours again.
        """
        table = self._table
        query = table.select(table.c.token, table.c.expires, *named(table, _COLUMNS)).where(table.c.issue == issue_id)
        row = next(iter(self._issues.tables.rows(query)), None)
        if row is not None and row[0] == self.token:
            return
        if row is not None and row[1] > self._issues.database.now():
            for lease in _living([row[2:]]):
                raise Held(lease)
        if issue_id in self._mine:
            self._put(issue_id, self._mine[issue_id])

    def _held(self, issue_ids: Collection[int] | None, *, but: str) -> dict[int, Lease]:
        table = self._table
        with trouble(self._issues.address):
            current = (table.c.token != but) & (table.c.expires > self._issues.database.now())
            if issue_ids is not None:
                current &= table.c.issue.in_(list(issue_ids))
            rows = self._issues.tables.rows(table.select(*named(table, _COLUMNS)).where(current))
        return {lease.issue: lease for lease in _living(rows)}

    def _renew(self, issue_id: int, token: str) -> bool:
        renewed = self._table.update(expires=self._issues.database.now() + LASTS)
        return bool(renewed.where(self._is_ours(issue_id, token)).execute())

    def _is_ours(self, issue_id: int, token: str) -> Expression:
        ours: Expression = (self._table.c.issue == issue_id) & (self._table.c.token == token)
        return ours

    def _put(self, issue_id: int, person: str) -> None:
        """Hold an issue from now on, whoever held it before."""
        table, now, process = self._table, self._issues.database.now(), this_process()
        table.delete().where(table.c.issue == issue_id).execute()
        table.insert(
            issue=issue_id,
            token=self.token,
            person=person,
            machine=platform.node(),
            place=process.place,
            process=process.number,
            began=process.began,
            since=now,
            expires=now + LASTS,
        ).execute()


def _living(rows: Iterable[Row]) -> list[Lease]:
    """The leases of rows, but those of programs that have ended."""
    return [Lease(*row[:4]) for row in rows if not Process(*row[4:]).is_dead]
