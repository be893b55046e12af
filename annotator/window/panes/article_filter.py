"""Which articles the list shows: of a kind, of a status, with doubts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from annotator.core import edits
from annotator.core.issue import Article, Issue
from annotator.core.records import ArticleKind, Status
from annotator.window.focus import Focus
from annotator.window.looks.flow import Flow
from annotator.window.looks.layouts import GRID, stack
from annotator.window.looks.spoken import call_box
from annotator.window.messages import kind_name, status_name


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Takes the articles of a kind and a status, None for any; with `doubts` only those with open suggestions."""

    kind: ArticleKind | None = None
    status: Status | None = None
    doubts: bool = False

    def takes(self, issue: Issue, article: Article) -> bool:
        """Whether an article is shown."""
        return (
            (self.kind is None or article.kind == self.kind)
            and (self.status is None or article.status == self.status)
            and (not self.doubts or bool(edits.left_open(issue, article)))
        )


class FilterBar(QWidget):
    """Lets a person choose the filter."""

    def __init__(self, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self._focus = focus
        self.kinds, self.statuses = QComboBox(), QComboBox()
        call_box(self.kinds, self.tr("Show articles of this kind"))
        call_box(self.statuses, self.tr("Show articles of this status"))
        self.kinds.addItem(self.tr("all kinds"), None)
        for kind in ArticleKind:
            self.kinds.addItem(kind_name(kind), kind.value)
        self.statuses.addItem(self.tr("all statuses"), None)
        for status in Status:
            self.statuses.addItem(status_name(status), status.value)
        self.doubts = QCheckBox(self.tr("with doubts"))
        rows = stack(self, Flow(self.kinds, self.statuses, self.doubts))
        rows.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self.kinds.currentIndexChanged.connect(self._on_chosen)
        self.statuses.currentIndexChanged.connect(self._on_chosen)
        self.doubts.toggled.connect(self._on_chosen)

    def _on_chosen(self) -> None:
        kind, status = self.kinds.currentData(), self.statuses.currentData()
        self._focus.show_only(
            ArticleFilter(
                kind=ArticleKind(kind) if kind else None,
                status=Status(status) if status else None,
                doubts=self.doubts.isChecked(),
            )
        )
