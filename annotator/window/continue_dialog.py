"""The question which article a segment goes on, the likeliest answers first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.core.issue import Segment
from annotator.core.records import ArticleKind
from annotator.window.article_list import row_of
from annotator.window.document import Document

_LONGEST_START = 40


class ContinueDialog(QDialog):
    """Lists the articles that a segment may continue: those before it, the nearest first, then those behind it."""

    chosen = Signal(str)

    def __init__(self, document: Document, segment: Segment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("continueDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Continues another article"))
        start = " ".join(document.issue.raw[segment.start : segment.end].split())[:_LONGEST_START]
        question = QLabel(self.tr("“{0}…” goes on:").format(start), textFormat=Qt.TextFormat.PlainText)
        self.filter = QLineEdit(placeholderText=self.tr("Search in the headlines"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Articles"))
        self._fill(document, segment)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        column = QVBoxLayout(self)
        for widget in (question, self.filter, self.list, buttons):
            column.addWidget(widget)
        self.filter.textChanged.connect(self._on_filter)
        self.list.itemActivated.connect(self.accept)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._on_accepted)
        self.resize(560, 420)

    def _fill(self, document: Document, segment: Segment) -> None:
        own = document.issue.layout.article_of(segment.boundary.id)
        others = [a for a in document.issue.articles if a is not own and not a.approved]
        others = [article for article in others if article.kind != ArticleKind.FURNITURE]
        before = [article for article in others if article.segments[0].start < segment.start]
        behind = [article for article in others if article.segments[0].start > segment.start]
        for article in [*reversed(before), *behind]:
            number = document.issue.articles.index(article) + 1
            item = QListWidgetItem(f"{number}  {row_of(document, article).headline}")
            item.setData(Qt.ItemDataRole.UserRole, article.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _on_filter(self, words: str) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        for item in items:
            item.setHidden(words.casefold() not in item.text().casefold())
        first = next((item for item in items if not item.isHidden()), None)
        if first is not None:
            self.list.setCurrentItem(first)

    def _on_accepted(self) -> None:
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
