"""The issue on screen: the one way in which anything in it changes, is undone, and is kept."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from annotator.core.errors import AnnotatorError
from annotator.core.history import Entry, History, Step
from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, apply


class Keeper(Protocol):
    """What the document needs of the library."""

    def load(self, issue_id: int) -> Issue: ...
    def history(self, issue_id: int) -> History: ...
    def operation(self, issue_id: int, number: int) -> Operation: ...
    def commit(self, issue_id: int, operation: Operation, entry: Entry) -> None: ...
    def progress(self) -> tuple[int, int]: ...
    def versions(self, issue_id: int) -> list[tuple[str, Issue]]: ...


class Document(QObject):
    """One issue of the library, opened for work.

    `changed` tells which operation has been made and stored; `refused` tells a sentence why something was not done.
    Before anything is done `about_to_change` lets editors hand in what is still being typed.
    """

    changed = Signal(object)
    refused = Signal(object)
    about_to_change = Signal()

    def __init__(self, library: Keeper, issue_id: int, *, author: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.issue_id = issue_id
        self.author = author
        self._library = library
        self.issue = library.load(issue_id)
        self.history = library.history(issue_id)
        self._maps: dict[str, OffsetMap] = {}

    def act(self, verb: Callable[..., Operation], *args: object, **options: object) -> bool:
        """Do what a verb makes of the issue and the arguments; False when it was refused or changed nothing."""
        self.about_to_change.emit()
        return self.act_now(verb, *args, **options)

    def act_now(self, verb: Callable[..., Operation], *args: object, **options: object) -> bool:
        """As `act`, for the editors themselves, whose typing this is."""
        try:
            operation = verb(self.issue, *args, author=self.author, **options)
            return bool(operation) and self._do(operation, Step.DO)
        except AnnotatorError as error:
            self.refused.emit(error)
            return False

    def undo(self) -> bool:
        """Take the last operation back."""
        self.about_to_change.emit()
        entry = self.history.to_undo
        return entry is not None and self._repeat(entry, Step.UNDO)

    def redo(self) -> bool:
        """Make the operation again that was taken back last."""
        self.about_to_change.emit()
        entry = self.history.to_redo
        return entry is not None and self._repeat(entry, Step.REDO)

    def go_to(self, number: int) -> bool:
        """Make the issue what it was when the operation of a row was the last: take back what came later, or make
        again what was taken back.
        """
        self.about_to_change.emit()
        while (entry := self.history.to_undo) is not None and entry.number > number:
            if not self._repeat(entry, Step.UNDO):
                return False
        while number not in self.history.standing and (entry := self.history.to_redo) is not None:
            if not self._repeat(entry, Step.REDO):
                return False
        return True

    def operation(self, entry: Entry) -> Operation:
        """The operation of a row of the journal."""
        return self._library.operation(self.issue_id, entry.number)

    def _repeat(self, entry: Entry, step: Step) -> bool:
        try:
            operation = self._library.operation(self.issue_id, entry.number)
            return self._do(operation.inverse() if step == Step.UNDO else operation, step)
        except AnnotatorError as error:
            self.refused.emit(error)
            return False

    def _do(self, operation: Operation, step: Step) -> bool:
        after = apply(self.issue, operation)
        entry = Entry(self.history.next_number, operation.name, step, self.author, time.time())
        self._library.commit(self.issue_id, operation, entry)
        # Only what is stored is shown: up to here an error leaves everything as it was.
        self.issue = after
        self.history.add(entry)
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

    def offsets(self, article: Article) -> OffsetMap:
        """The offset map of an article, kept until the article changes."""
        if article.id not in self._maps:
            self._maps[article.id] = OffsetMap(self.issue, article)
        return self._maps[article.id]
