"""Gestures on the history: undo, redo, and going to a point of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from annotator.core.errors import Refused, Why
from annotator.core.history import Entry, History, Step, Way
from annotator.window.descriptions import about, warning, when
from annotator.window.desk import Desk
from annotator.window.dialogs.others_work import OthersWorkDialog
from annotator.window.messages import operation_name


class HistoryGestures:
    """The gestures on the history; each asks before it undoes what others or a program have done."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def undo(self) -> None:
        """Take the last operation back."""
        self._go(History.back)

    def redo(self) -> None:
        """Redo the operation that was undone last."""
        self._go(History.again)

    def go_to(self, number: int) -> None:
        """Make the issue what it was when the operation of a row was the last."""
        self._go(lambda history: history.way_to(number))

    def _go(self, find: Callable[[History], Way], agreed: Way | None = None) -> None:
        """Follow a way through the history, unless it undoes others' work and is not the one that was `agreed` to."""
        issue = self.desk.open_issue
        if not (self.desk.editor.store_typing() and issue.may_edit()):
            return
        way = find(issue.history)
        others = issue.not_mine(way)
        if not way:
            issue.refused.emit(Refused(Why.NOTHING))
        elif others and way != agreed:
            self._ask(way, others, lambda: self._go(find, way))
        elif issue.go(way):
            self._show(way)

    def _ask(self, way: Way, others: list[Entry], go: Callable[[], None]) -> None:
        dialog = OthersWorkDialog(way.step, [self._line(entry) for entry in others], self.desk.editor.window())
        dialog.accepted.connect(go)
        dialog.open()

    def _line(self, entry: Entry) -> str:
        hand = self.desk.open_issue.history.last_hand(entry)
        return f"{when(entry.at)}  {hand}  {self._words(entry)}"

    def _words(self, entry: Entry) -> str:
        """What the operation of a row was, and what it was about."""
        operation = self.desk.open_issue.operation(entry)
        return f"{operation_name(entry.name)} — {about(self.desk.issue, operation)}"

    def _show(self, way: Way) -> None:
        """Say what was undone or redone, and show the last of it."""
        last, more = way.entries[-1], len(way.entries) - 1
        operation = self.desk.open_issue.operation(last)
        made = operation.inverse() if way.step == Step.UNDO else operation
        self.desk.show_change(made)
        text = _taken_back() if way.step == Step.UNDO else _made_again()
        words = self._words(last) + (f"  (+{more})" if more else "")
        self.desk.message.emit(" ".join([text.format(words), warning(self.desk.issue, made)]).strip())


def _taken_back() -> str:
    return QCoreApplication.translate("History", "Taken back: {0}")


def _made_again() -> str:
    return QCoreApplication.translate("History", "Made again: {0}")
