"""Derives how records were decided from journals of versions that did not store it: what approving an article decided,
nobody had looked at.

The journal of an issue is read from its first approval on, and rewritten where it now says more; the records follow it.
Where the journal says nothing, a person decided.
"""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import peewee

from annotator.store.codec import VERSION, packed, unpacked
from annotator.store.errors import UNREADABLE

Json = dict[str, Any]
Marks = list[tuple[bool, bool]]
"""For each change of an operation whether the record was swept before it, and is after it."""

_BESIDE = {"start", "end", "start_inner", "end_inner", "status", "continues", "inside", "kind_confidence"}
"""What a change may change in a record on which nobody decides by it."""


def derive(database: peewee.Database) -> None:
    """Mark in all journals and records what was swept; what is marked already stays unchanged."""
    journal = peewee.Table("journal", _database=database)
    first = peewee.fn.MIN(journal.c.number)
    approved = journal.select(journal.c.issue, first).where(journal.c.name == "approve").group_by(journal.c.issue)
    for issue, number in database.execute(approved).fetchall():
        swept: dict[str, str] = {}
        columns = (journal.c.number, journal.c.name, journal.c.step, journal.c.changes)
        rows = journal.select(*columns).where(journal.c.issue == issue, journal.c.number >= number)
        for row, changes in _rewritten(database.execute(rows.order_by(journal.c.number)).fetchall(), swept):
            journal.update(changes=changes).where(journal.c.issue == issue, journal.c.number == row).execute()
        for name, kind in swept.items():
            table = peewee.Table(kind, _database=database)
            table.update(decided="swept").where(table.c.issue == issue, table.c.id == name).execute()


def _rewritten(rows: list[tuple[int, str, str, bytes]], swept: dict[str, str]) -> Iterator[tuple[int, bytes]]:
    """The rewritten rows of a journal, by their numbers. `swept` holds the records (id and type) that are swept, and is
    updated.
    """
    done: list[Marks] = []
    undone: list[Marks] = []
    for number, name, step, data in rows:
        try:
            operation = unpacked(bytes(data))
            changes = operation["changes"]
            marks = _marks(changes, name, _repeated(step, done, undone), swept, is_old=operation["v"] < VERSION)
        except UNREADABLE:
            changes, marks = [], []
        if step == "undo":
            undone.append(marks)
        else:
            done.append(marks)
        if step == "do":
            undone.clear()
        if any(map(any, marks)) and operation["v"] < VERSION:
            for (_table, before, after), (was, is_now) in zip(changes, marks, strict=True):
                _mark(before, is_swept=was)
                _mark(after, is_swept=is_now)
            yield number, packed(changes)


def _repeated(step: str, done: list[Marks], undone: list[Marks]) -> Marks | None:
    """The marks of the operation that a row undoes or redoes, as far as they are known."""
    stack = {"undo": done, "redo": undone}.get(step)
    return [(is_now, was) for was, is_now in reversed(stack.pop())] if stack else None


def _marks(changes: list[Any], name: str, known: Marks | None, swept: dict[str, str], *, is_old: bool) -> Marks:
    """The marks of an operation; `known` ones are used unchanged, if they fit."""
    marks = []
    for number, (table, before, after) in enumerate(changes):
        was = before is not None and before["id"] in swept
        if not is_old:
            is_now = after is not None and after.get("decided") == "swept" and after.get("state") != "suggested"
        elif known is not None and len(known) == len(changes):
            is_now = known[number][1]
        else:
            is_now = after is not None and _is_swept(name, before, after, was=was)
        if before is not None:
            swept.pop(before["id"], None)
        if after is not None and is_now:
            swept[after["id"]] = table
        marks.append((was, is_now))
    return marks


def _is_swept(name: str, before: Json | None, after: Json, *, was: bool) -> bool:
    """Whether a change leaves a record decided by nobody's look."""
    if before is None or after.get("state") == "suggested":
        return False
    if name == "approve" and (before.get("state") == "suggested" or before.get("doubtful")):
        return True
    changed = {key for key in {*before, *after} if before.get(key) != after.get(key)}
    if name == "relabel_all":
        changed.discard("label")
    if after.get("doubtful"):
        changed.discard("doubtful")
    return was and changed <= _BESIDE


def _mark(side: Json | None, *, is_swept: bool) -> None:
    if side is not None and is_swept:
        side["decided"] = "swept"
