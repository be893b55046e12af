"""The issue on screen: the one way in which anything in it changes, is undone, and is kept."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

from annotator.core.errors import AnnotatorError, Conflict, Held, Left, ReadOnly
from annotator.core.history import Entry, History, Step, Way
from annotator.core.issue import Article, Issue
from annotator.core.lease import Lease
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, apply

if TYPE_CHECKING:
    from annotator.workflow import Images


class Leases(Protocol):
    """What the open_issue needs of the leases of the library."""

    def take(self, issue_id: int, *, person: str) -> Lease | None: ...


class Keeper(Protocol):
    """What the open_issue needs of the library."""

    @property
    def leases(self) -> Leases: ...
    @property
    def images(self) -> Images: ...
    def snapshot(self) -> AbstractContextManager[None]: ...
    def load(self, issue_id: int) -> Issue: ...
    def history(self, issue_id: int) -> History: ...
    def operation(self, issue_id: int, number: int) -> Operation: ...
    def commit(self, issue_id: int, operation: Operation, entry: Entry, after: Issue | None = None) -> None: ...
    def progress(self) -> tuple[int, int]: ...
    def versions(self, issue_id: int) -> list[tuple[str, Issue]]: ...


class Loaded(NamedTuple):
    """An issue as it was after the rows of its journal, loaded before it is opened, as in the background."""

    issue: Issue
    history: History

    @classmethod
    def of(cls, library: Keeper, issue_id: int) -> Loaded:
        """An issue of a library, at one moment."""
        with library.snapshot():
            return cls(library.load(issue_id), library.history(issue_id))


class OpenIssue(QObject):
    """One issue of the library, opened for editing, or read-only where somebody else edits it or nothing can be stored.

    `changed` carries an operation that was made and stored; `refused` the reason why something was not done. Before
    anything is done, `about_to_change` lets editors hand in what is still being typed. `hindered` says that nothing can
    be done any more, or for another reason: `hindrance` says it.
    """

    changed = Signal(object)
    refused = Signal(object)
    about_to_change = Signal()
    hindered = Signal()

    def __init__(
        self,
        library: Keeper,
        issue_id: int,
        *,
        author: str,
        parent: QObject | None = None,
        loaded: Loaded | None = None,
    ) -> None:
        super().__init__(parent)
        self.issue_id = issue_id
        self.author = author
        self._library = library
        self.hindrance = self._taken()
        if loaded is None or loaded.history.entries != library.history(issue_id).entries:  # others may have been here
            loaded = Loaded.of(library, issue_id)
        self.issue, self.history = loaded
        self._made: set[int] = set()
        self._maps: dict[str, OffsetMap] = {}

    def _taken(self) -> AnnotatorError | None:
        """Why the issue can't be edited; None once it is ours."""
        try:
            other = self._library.leases.take(self.issue_id, person=self.author)
        except Conflict:
            raise
        except ReadOnly as error:
            return error.with_traceback(None)
        except AnnotatorError:
            return None  # it can be read at least; what can't be stored will say so
        return self._held_by(other) if other else None

    def hinder(self, why: AnnotatorError) -> None:
        """Block all changes until the issue is opened again."""
        if str(why) != str(self.hindrance):
            self.hindrance = why.with_traceback(None)
            self.hindered.emit()

    def may_edit(self) -> bool:
        """Whether anything can be done; if not, say why."""
        if self.hindrance is not None:
            self.refused.emit(self.hindrance)
        return self.hindrance is None

    def see(self, other: Lease | None) -> None:
        """Note who else is editing the issue now, or that nobody is."""
        if other is not None:
            self.hinder(self._held_by(other))
        elif isinstance(self.hindrance, Held):
            self.hinder(Left(self.hindrance.lease))

    def _held_by(self, lease: Lease) -> Held:
        return Held(lease, is_own=(lease.person, lease.machine) == (self.author, platform.node()))

    def act(self, verb: Callable[..., Operation], *args: object, **options: object) -> bool:
        """Apply a verb to the issue with the arguments; False if it was refused or changed nothing."""
        self.about_to_change.emit()
        return self.act_now(verb, *args, **options)

    def act_now(self, verb: Callable[..., Operation], *args: object, **options: object) -> bool:
        """As `act`, for the editors themselves, whose typing this is."""
        if not self.may_edit():
            return False
        try:
            operation = verb(self.issue, *args, author=self.author, **options)
            return bool(operation) and self._do(operation, Step.DO)
        except AnnotatorError as error:
            self.refused.emit(error)
            return False

    def undo(self) -> bool:
        """Take the last operation back."""
        self.about_to_change.emit()
        return self.go(self.history.back())

    def redo(self) -> bool:
        """Redo the operation that was undone last."""
        self.about_to_change.emit()
        return self.go(self.history.again())

    def go(self, way: Way) -> bool:
        """Undo or redo the operations of a way; False if there are none, or one of them was refused."""
        return bool(way) and all(self._repeat(entry, way.step) for entry in way.entries)

    def not_mine(self, way: Way) -> list[Entry]:
        """The rows of a way that undo what others have done, or what a program did before the issue was opened here."""
        return [entry for entry in self.history.not_by(self.author, way) if entry.number not in self._made]

    def operation(self, entry: Entry) -> Operation:
        """The operation of a row of the journal."""
        return self._library.operation(self.issue_id, entry.number)

    def _repeat(self, entry: Entry, step: Step) -> bool:
        if not self.may_edit():
            return False
        try:
            operation = self._library.operation(self.issue_id, entry.number)
            return self._do(operation.inverse() if step == Step.UNDO else operation, step)
        except AnnotatorError as error:
            self.refused.emit(error)
            return False

    def _do(self, operation: Operation, step: Step) -> bool:
        after = apply(self.issue, operation)
        entry = Entry(self.history.next_number, operation.name, step, self.author, time.time())
        try:
            self._library.commit(self.issue_id, operation, entry, after)
        except Conflict as error:
            self.hinder(error)
            raise
        # Only what is stored is shown: up to here an error leaves everything as it was.
        self.issue = after
        self.history.add(entry)
        self._made.add(entry.number)
        self._forget_maps(operation)
        self.changed.emit(operation)
        return True

    def _forget_maps(self, operation: Operation) -> None:
        if operation.relays:
            self._maps.clear()
            return
        for change in operation.changes:
            self._maps.pop(self.issue.layout.article_at(change.record.anchor.raw).id, None)

    def progress(self) -> tuple[int, int]:
        """How many articles of the whole library are approved, and how many there are, furniture aside."""
        return self._library.progress()

    def versions(self) -> list[tuple[str, Issue]]:
        """Other people's versions of the issue, each with the person's name."""
        return self._library.versions(self.issue_id)

    @property
    def images(self) -> Images:
        """The page images of the library, which may be asked by any thread."""
        return self._library.images

    def image_file(self, page: int) -> Path | None:
        """The file of the image of a page, by its index; None where it is missing."""
        return self.images.path(self.issue.image_of(page).sha256)

    def offsets(self, article: Article) -> OffsetMap:
        """The offset map of an article, kept until the article changes."""
        if article.id not in self._maps:
            self._maps[article.id] = OffsetMap(self.issue, article)
        return self._maps[article.id]
