"""What all panels share: a view on the open issue beside the texts, updated only while it is visible."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeAlias

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLayout, QWidget

from annotator.core.operations import Operation
from annotator.window.desk import Desk
from annotator.window.job import Jobs
from annotator.window.looks.layouts import GRID, stack
from annotator.window.open_issue import OpenIssue

Method: TypeAlias = Callable[[Any], object]
"""A method of a class, which takes nothing but its object."""


class Panel(QWidget):
    """A view that stands in a dock of the window.

    A subclass says its `name` (of the action that shows it, and of the dock), its `title`, shows everything in `fill`,
    and may follow single operations in `follow`. While it is hidden neither is called: a keystroke doesn't pay for it.
    `answers` holds its own methods that stand in for what actions do while it has the keyboard; `jobs` is its work in
    the background. `topic` is the one of the guide about it.
    """

    name: ClassVar[str]
    topic: ClassVar[str] = "desk"
    answers: ClassVar[Mapping[object, Method]] = {}

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName(self.name)
        self.desk = desk
        self.jobs = Jobs()
        self.open_issue: OpenIssue | None = None
        self._is_stale = True

    @property
    def title(self) -> str:
        """What the dock is called, in the user's language."""
        raise NotImplementedError

    @property
    def purpose(self) -> str:
        """What the panel is for and what to do with it, which is said while it is empty."""
        return ""

    def fill(self) -> None:
        """Show what `open_issue` holds, or nothing where it is None."""
        raise NotImplementedError

    def lay_out(self, *rows: QWidget | QLayout) -> None:
        """Put rows one above the other."""
        stack(self, *rows).setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)

    def follow(self, operation: Operation) -> None:
        """Follow what an operation changed."""
        self.fill()

    def show_open_issue(self, open_issue: OpenIssue) -> None:
        """Show another issue."""
        self.open_issue = open_issue
        open_issue.changed.connect(self._on_changed)
        self._refill()

    def clear_issue(self) -> None:
        """Show no issue."""
        self.open_issue = None
        self._refill()

    def take_keys(self) -> None:
        """Give the keyboard to what the panel is used by."""
        self.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refill()

    def _refill(self) -> None:
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.fill()

    def _on_changed(self, operation: Operation) -> None:
        if self.isVisible():
            self.follow(operation)
        else:
            self._is_stale = True
