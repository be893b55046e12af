"""Mends an issue whose records and journal disagree: the intact one restores the other.

A journal that can be replayed to its end restores the records. If rows of it are lost or unreadable, the rows before
them lead to one state, and the records, with the later rows undone, to another: the difference between the two is what
was lost, and becomes one row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.core import laws
from annotator.core.errors import Conflict
from annotator.core.history import Entry, History, Step
from annotator.core.issue import Issue
from annotator.core.marking import Phrase, phrase
from annotator.core.operations import Change, Operation, apply
from annotator.core.records import Record
from annotator.store.counts import Counts, counted

NAME = "repair_database"
"""The name of an operation that stands for what was lost."""

Records = Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class JournalRow:
    """A row of a journal as far as it can be read."""

    number: int
    entry: Entry | None
    operation: Operation | None


@dataclass(frozen=True, slots=True)
class Stored:
    """What can be read of an issue: `issue` has the records that are whole, `lost` are the ids of the others.

    `changed_at` and `counts` are those of the list of issues.
    """

    issue: Issue
    lost: tuple[str, ...]
    rows: tuple[JournalRow, ...]
    changed_at: float
    counts: Counts


@dataclass(frozen=True, slots=True)
class Mended:
    """An issue and a journal that tell the same story, and what was done for that, in sentences."""

    issue: Issue
    journal: tuple[tuple[Entry, Operation], ...]
    done: tuple[str, ...]


def mended(stored: Stored) -> Mended:
    """The issue made whole; nothing is `done` where it was."""
    whole = _until_broken(stored.rows)
    state, fitting = _forward(stored.issue.without_records(), whole)
    if fitting < len(stored.rows):
        return _of_broken_journal(stored, whole[:fitting], state)
    if _has_history(whole):
        return _of_whole_journal(stored, whole, state)
    entries = _of_whole_journal(stored, _all_done(whole, 1), state)
    unknown = phrase("Fault", "what was undone and made again can't be told; each step counts as done")
    return replace(entries, done=(unknown, *entries.done))


def _of_whole_journal(stored: Stored, rows: Sequence[tuple[Entry, Operation]], state: Issue) -> Mended:
    """Where the journal can be replayed from its first row to its last: it is right, unless the records are newer."""
    if not stored.lost and state.by_id == stored.issue.by_id:
        return Mended(stored.issue, tuple(rows), ())
    if _are_newer(stored, rows, state):
        row = _bridge(len(rows) + 1, state.by_id, stored.issue.by_id, rows[-1][0] if rows else None, stored.changed_at)
        done = phrase("Fault", "the journal ended too early; row {0} was written from the records").format(
            row[0].number
        )
        return Mended(stored.issue, (*rows, row), (done,))
    return Mended(state, tuple(rows), tuple(_remade(stored, state)))


def _of_broken_journal(stored: Stored, before: Sequence[tuple[Entry, Operation]], state: Issue) -> Mended:
    """If rows of the journal are lost: they become one, followed by those that can be undone."""
    number, last = len(before) + 1, stored.rows[-1].number
    target = _newest(stored, state, stored.rows[len(before) :])
    behind = _behind(stored.rows, number)
    end = _backward(target, behind)
    if end is None:
        end, behind = target, []
    known = next((row.entry for row in stored.rows if row.number == number), None)
    at = behind[0][0].at if behind else stored.changed_at
    row = _bridge(number, state.by_id, end.by_id, before[-1][0] if before else None, at, known)
    anew = [row] if row[1] else []
    journal = [*before, *((replace(e, number=number + n), o) for n, (e, o) in enumerate([*anew, *behind]))]
    done = [_lost(number, max(number, last - len(behind)), is_written=bool(anew)), *_remade(stored, target)]
    return Mended(target, tuple(_with_step(journal, number, is_known=not anew or known is not None)), tuple(done))


def _lost(first: int, last: int, *, is_written: bool) -> Phrase:
    """What is said of the rows first..last, which are lost, and of the one that was written in their place, if any."""
    if first == last and is_written:
        return phrase(
            "Fault", "row {0} of the journal lost or damaged; row {0} was written anew from the records"
        ).format(first)
    if first == last:
        return phrase("Fault", "row {0} of the journal lost or damaged; without it nothing is missing").format(first)
    if is_written:
        return phrase(
            "Fault", "rows {0} to {1} of the journal lost or damaged; row {0} was written anew from the records"
        ).format(first, last)
    return phrase("Fault", "rows {0} to {1} of the journal lost or damaged; without it nothing is missing").format(
        first, last
    )


def _newest(stored: Stored, state: Issue, rows: Sequence[JournalRow]) -> Issue:
    """The stored records, lost ones from the rows; if that is not sound, all records from the rows."""
    brought = _brought_on(state.by_id, rows)
    issue = with_records(
        state, {**stored.issue.by_id, **{name: brought[name] for name in stored.lost if name in brought}}
    )
    return issue if _is_lawful(issue) else with_records(state, brought)


def _remade(stored: Stored, issue: Issue) -> list[str]:
    names = sorted(_different(issue.by_id, stored.issue.by_id) | set(stored.lost))
    return [phrase("Fault", "the record {0} was made anew from the journal").format(name) for name in names]


def _until_broken(rows: Sequence[JournalRow]) -> list[tuple[Entry, Operation]]:
    """The rows before the first one that is missing or can't be read."""
    whole: list[tuple[Entry, Operation]] = []
    for number, row in enumerate(rows, 1):
        if row.number != number or row.entry is None or row.operation is None:
            break
        whole.append((row.entry, row.operation))
    return whole


def _behind(rows: Sequence[JournalRow], number: int) -> list[tuple[Entry, Operation]]:
    """The rows after a number, and after the last one that is missing or can't be read."""
    behind: list[tuple[Entry, Operation]] = []
    for row in reversed(rows):
        wanted = behind[-1][0].number - 1 if behind else row.number
        if row.number != wanted or row.number <= number or row.entry is None or row.operation is None:
            break
        behind.append((row.entry, row.operation))
    return behind[::-1]


def _forward(issue: Issue, rows: Iterable[tuple[Entry, Operation]]) -> tuple[Issue, int]:
    """The issue after as many rows as fit one after the other, and how many they are."""
    number = 0
    for number, (_entry, operation) in enumerate(rows, 1):
        try:
            issue = apply(issue, operation)
        except Conflict:
            return issue, number - 1
    return issue, number


def fits(issue: Issue, operation: Operation) -> bool:
    """Whether an operation can be applied to an issue."""
    try:
        apply(issue, operation)
    except Conflict:
        return False
    return True


def _backward(issue: Issue, rows: Sequence[tuple[Entry, Operation]]) -> Issue | None:
    """The issue before some rows; None where they do not fit."""
    try:
        for _entry, operation in reversed(rows):
            issue = apply(issue, operation.inverse())
    except Conflict:
        return None
    return issue


def _brought_on(records: Records, rows: Iterable[JournalRow]) -> Records:
    """Records with all that readable rows say of them, whether it fits or not."""
    by_id = dict(records)
    for row in rows:
        for change in row.operation.changes if row.operation else ():
            if change.before is not None:
                by_id.pop(change.before.id, None)
            if change.after is not None:
                by_id[change.after.id] = change.after
    return by_id


def _bridge(
    number: int, before: Records, after: Records, last: Entry | None, at: float, known: Entry | None = None
) -> tuple[Entry, Operation]:
    """The row that leads from some records to others; what is `known` of it stays."""
    entry = known or Entry(number, NAME, Step.DO, last.author if last else "", at)
    return entry, Operation(entry.name, tuple(_changes(before, after)))


def _changes(before: Records, after: Records) -> Iterator[Change]:
    for name in sorted(_different(before, after)):
        old, new = before.get(name), after.get(name)
        if old is not None and new is not None and type(old) is not type(new):
            yield Change(old, None)
            yield Change(None, new)
        else:
            yield Change(old, new)


def _different(one: Records, other: Records) -> set[str]:
    return {name for name in {*one, *other} if one.get(name) != other.get(name)}


def with_records(issue: Issue, records: Records) -> Issue:
    """The issue with just these records."""
    bare = issue.without_records()
    return apply(bare, Operation(NAME, tuple(_changes(bare.by_id, records))))


def _are_newer(stored: Stored, rows: Sequence[tuple[Entry, Operation]], state: Issue) -> bool:
    """Whether the records are whole and newer than the last row: each step writes its time, and what it counts, into
    the list of issues too.
    """
    is_later = stored.changed_at != (rows[-1][0].at if rows else None)
    is_counted = stored.counts == counted(stored.issue.records()) != counted(state.records())
    return not stored.lost and (is_later or is_counted) and _is_lawful(stored.issue)


def _is_lawful(issue: Issue) -> bool:
    return next(laws.faults(issue), None) is None if issue.boundaries else False


def _with_step(
    journal: Sequence[tuple[Entry, Operation]], number: int, *, is_known: bool
) -> list[tuple[Entry, Operation]]:
    """The journal with a step for the row of that number that makes all later undo and redo possible.

    If there is none, it and all later rows count as done.
    """
    own = [entry.step for entry, _operation in journal if entry.number == number] or [Step.DO]
    for step in own if is_known else Step:
        tried = [(replace(entry, step=step) if entry.number == number else entry, o) for entry, o in journal]
        if _has_history(tried, strict=not is_known):
            return tried
    return _all_done(journal, number if len(journal) >= number else 1)


def _all_done(journal: Iterable[tuple[Entry, Operation]], number: int) -> list[tuple[Entry, Operation]]:
    """The journal with all rows from a number on counted as done."""
    return [(replace(entry, step=Step.DO) if entry.number >= number else entry, o) for entry, o in journal]


def _has_history(journal: Iterable[tuple[Entry, Operation]], *, strict: bool = False) -> bool:
    """Whether each row that undoes or redoes has something before it to undo or redo; `strict`: exactly that."""
    history, operations = History(), {entry.number: operation for entry, operation in journal}
    for entry, operation in journal:
        meant = history.to_undo if entry.step == Step.UNDO else history.to_redo
        if entry.step != Step.DO and meant is None:
            return False
        if strict and entry.step != Step.DO and meant is not None:
            same = operations[meant.number]
            if _effect(operation) != _effect(same.inverse() if entry.step == Step.UNDO else same):
                return False
        history.add(entry)
    return True


def _effect(operation: Operation) -> Mapping[str, tuple[Record | None, Record | None]]:
    """The net effect of an operation on each record."""
    effects: dict[str, tuple[Record | None, Record | None]] = {}
    for change in operation.changes:
        name = change.record.id
        effects[name] = (effects[name][0] if name in effects else change.before, change.after)
    return {name: sides for name, sides in effects.items() if sides[0] != sides[1]}
