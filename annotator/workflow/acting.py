"""Changes issues that are not open, and undoes that; what somebody else is editing is left out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import tee
from typing import TYPE_CHECKING, TypeVar

from annotator.core.edits import renew
from annotator.core.errors import Conflict, Held, Refused
from annotator.core.history import Entry, Step
from annotator.core.issue import Issue
from annotator.core.lease import Lease
from annotator.core.operations import Operation
from annotator.workflow.progress import PageCount
from annotator.workflow.suggesting import Known, known_to, suggested, suggested_by_workers
from annotator.workflow.workers import HERE, Workers

if TYPE_CHECKING:
    from annotator.store import Library

T = TypeVar("T")

_CHANCES = 5
"""How often an operation is tried while other programs may be faster."""


@dataclass(frozen=True, slots=True)
class Done:
    """An operation that was made in an issue of the library: the number of its row in the journal, and its name."""

    issue: int
    number: int
    name: str


def act_in(library: Library, issue_id: int, verb: Callable[..., Operation], *, author: str) -> Done | None:
    """Apply a verb, `verb(issue, author=…, issue_id=…)`, to an issue of the library, if it changes anything.

    The issue is loaded fresh, and again if somebody else was faster, so that no change is overwritten; the last time
    everybody else waits. Raises StoreError, and Held if somebody else is editing the issue.
    """
    make = partial(_made, library, issue_id, verb, author)
    for _chance in range(_CHANCES):
        made = make()
        try:
            if made is not None:
                library.commit(issue_id, *made)
        except Held:
            raise
        except Conflict:
            continue
        return _done(issue_id, made and made[1])
    return _done(issue_id, library.commit_made(issue_id, make))


def _made(
    library: Library, issue_id: int, verb: Callable[..., Operation], author: str
) -> tuple[Operation, Entry] | None:
    """What a verb makes of an issue as it is stored now, and its row in the journal; None where that is nothing."""
    with library.snapshot():
        issue, history = library.load(issue_id), library.history(issue_id)
    try:
        operation = verb(issue, author=author, issue_id=issue_id)
    except Refused:
        return None
    entry = Entry(history.next_number, operation.name, Step.DO, author, time.time())
    return (operation, entry) if operation else None


def _done(issue_id: int, entry: Entry | None) -> Done | None:
    return None if entry is None else Done(issue_id, entry.number, entry.name)


def undo_in(library: Library, done: Done, *, author: str) -> bool:
    """Undo an operation in an issue of the library; False if something else was done there after it, or others edited
    it.

    Raises StoreError, and Held if somebody else is editing the issue.
    """
    history = library.history(done.issue)
    entry = history.to_undo
    if entry is None or entry.number != done.number or history.last_hand(entry) != author:
        return False
    operation = library.operation(done.issue, done.number).inverse()
    undone = Entry(history.next_number, operation.name, Step.UNDO, author, time.time())
    try:
        library.commit(done.issue, operation, undone)
    except Held:
        raise
    except Conflict:
        return False
    return True


def act_in_all(
    library: Library, verbs: Mapping[int, Callable[..., Operation]], *, author: str
) -> tuple[list[Done], list[Lease]]:
    """Apply a verb to each issue; returns what was done, and who is editing the issues that were left out."""
    return _but_held(partial(act_in, library, issue_id, verb, author=author) for issue_id, verb in verbs.items())


def renew_in_all(
    library: Library,
    issue_ids: Sequence[int],
    *,
    author: str,
    entities: bool,
    progress: Callable[[float], object],
    workers: Workers = HERE,
) -> tuple[list[Done], list[Lease]]:
    """Make new suggestions for issues, as `act_in_all` does; `progress` hears which share of them (0 to 1) is done."""
    total, done = len(issue_ids), 0

    def of_all(share: float, _page: PageCount | None = None, /) -> None:
        progress((done + share) / total)

    known = known_to(library, entities=entities, progress=of_all)
    asked, issues = tee(library.load(issue_id) for issue_id in issue_ids)
    made = suggested_by_workers(workers, asked, known)

    def calls() -> Iterator[Callable[[], Done | None]]:
        nonlocal done
        for issue_id, new, seen in zip(issue_ids, made, issues, strict=True):
            yield partial(act_in, library, issue_id, partial(_renewed, seen=seen, new=new, known=known), author=author)
            done += 1
            of_all(0)

    return _but_held(calls())


def _renewed(issue: Issue, seen: Issue, new: Issue, known: Known, *, author: str, issue_id: int) -> Operation:
    """What new suggestions change in an issue that may be another one than they were made for."""
    return renew(issue, new if issue == seen else suggested(issue, known), author=author)


def undo_in_all(library: Library, done: Iterable[Done], *, author: str) -> tuple[list[bool], list[Lease]]:
    """Take operations back: for each whether it was, and who edits the issues that were left out."""
    return _but_held(partial(undo_in, library, one, author=author) for one in done)


def _but_held(calls: Iterable[Callable[[], T | None]]) -> tuple[list[T], list[Lease]]:
    """The results of calls, and the leases that were in their way."""
    free: list[T] = []
    held = []
    for call in calls:
        try:
            brought = call()
        except Held as error:
            held.append(error.lease)
        else:
            free += [] if brought is None else [brought]
    return free, held
