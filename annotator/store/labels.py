"""The label set of a library: which labels there are, and giving entities another one everywhere."""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace

from annotator.core.edits import relabel_all
from annotator.core.errors import BadInput
from annotator.core.history import Entry, Step
from annotator.core.labels import Label, faults, renamed
from annotator.core.lease import Lease
from annotator.core.marking import marked
from annotator.store.errors import trouble
from annotator.store.issues import StoredIssues
from annotator.store.leases import Leases
from annotator.store.rows import OperationRows
from annotator.store.tables import named

log = logging.getLogger(__name__)

_LABEL = tuple(field.name for field in fields(Label))


class LabelSet:
    """The labels of a library. Every method may raise StoreError."""

    def __init__(self, issues: StoredIssues, leases: Leases) -> None:
        self._issues, self._leases = issues, leases
        self._table = issues.tables.label

    def all(self) -> list[Label]:
        """The label set, in its order."""
        with trouble(self._issues.address):
            rows = self._issues.tables.rows(self._table.select(*named(self._table, _LABEL)).order_by(self._table.c.id))
        return [Label(**dict(zip(_LABEL, row, strict=True))) for row in rows]

    def in_use(self) -> dict[str, int]:
        """How many entities of all issues have each label, rejected ones too."""
        with trouble(self._issues.address):
            return self._issues.tables.labels_in_use()

    def change(self, labels: Sequence[Label], renames: Mapping[str, str], *, author: str) -> list[Lease]:
        """Keep another label set; entities that have a label which is renamed, or merged into another, get the new one.

        All in one transaction, with a row in the journal of each issue in which entities change. Issues that others
        edit are left out, and a label that entities have there is kept: their leases are returned. BadInput where the
        label set is not sound, or a label that entities have would vanish.
        """
        for fault in faults(labels):
            raise fault
        renames = renamed(labels, renames)
        at = time.time()
        with self._issues.transaction():
            names = {label.name for label in labels}
            for name, count in self._issues.tables.labels_in_use().items():
                if name not in names and name not in renames:
                    raise BadInput(
                        marked("Trouble", "{0} entities have the label {1}. Merge it into another one first."),
                        count,
                        name,
                    )
            concerned = self._issues.tables.issues_with(renames)
            others = self._leases.others(concerned)
            for issue_id in [one for one in concerned if one not in others]:
                rows = OperationRows.of(relabel_all(self._issues.load(issue_id), renames, author=author))
                number = self._issues.last_number(issue_id) + 1
                self._issues.append(issue_id, rows, Entry(number, rows.name, Step.DO, author, at))
            left = self._issues.tables.labels_in_use().keys() - names if others else set()
            still = [replace(label, key="", parent="") for label in self.all() if label.name in left]
            self._table.delete().execute()
            for label in [*labels, *still]:
                self._table.insert(**asdict(label)).execute()
        log.info("%d labels set, %d of them renamed or merged", len(labels), len(renames))
        return list(others.values())
