"""What the person is looking at: the chosen article, and the place that both sides show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from PySide6.QtCore import QObject, QSignalBlocker, Signal

from annotator.core.issue import Article, Issue
from annotator.core.records import Position


class Filter(Protocol):
    """What says which articles are shown."""

    def takes(self, issue: Issue, article: Article) -> bool: ...


class Focus(QObject):
    """The place in the issue that the views share; `placed` and `hovered` name the view that they came from, which need
    not follow. `selected` carries the raw span of what is selected in one of the texts, which may be empty.
    """

    chosen = Signal(str)
    placed = Signal(object, object)
    hovered = Signal(object, object)
    selected = Signal(int, int)
    filtered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.article_id = ""
        self.filter: Filter | None = None
        self.may_leave: Callable[[], bool] = lambda: True

    @contextmanager
    def changing(self, article_id: str) -> Iterator[None]:
        """Choose an article of another issue, or "" of none, before the views show that issue one after the other.

        So each view finds an article of the issue that it is shown; nothing can be chosen or placed until all show it.
        """
        self.article_id = article_id
        with QSignalBlocker(self):
            yield
        self.chosen.emit(article_id)

    def choose(self, article_id: str) -> None:
        """Make an article the chosen one, unless what is typed in the one before can't be stored."""
        if article_id != self.article_id and not self.signalsBlocked() and self.may_leave():
            self.article_id = article_id
            self.chosen.emit(article_id)

    def show_only(self, chosen: Filter) -> None:
        """Show only the articles that a filter takes."""
        self.filter = chosen
        self.filtered.emit()

    def shown(self, issue: Issue) -> Sequence[Article]:
        """The articles that the filter leaves, in the order of the issue."""
        if self.filter is None:
            return issue.articles
        return [article for article in issue.articles if self.filter.takes(issue, article)]

    def place(self, position: Position, source: QObject) -> None:
        """Show a place on all sides but the one it came from."""
        self.placed.emit(position, source)

    def hover(self, position: Position | None, source: QObject) -> None:
        """Mark the place under the mouse on all sides but the one it came from; None when the mouse has left."""
        self.hovered.emit(position, source)

    def select(self, start: int, end: int) -> None:
        """Show which raw span is selected in one of the texts."""
        self.selected.emit(start, end)
