"""Asks which article a segment continues, the likeliest first, each with its reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from annotator import workflow
from annotator.core.issue import Segment
from annotator.window.dialogs.dialog import CANCEL, OK, Dialog
from annotator.window.looks.layouts import in_text
from annotator.window.looks.literal import plain_label
from annotator.window.messages import reason
from annotator.window.open_issue import OpenIssue
from annotator.window.panels.concordance import shown
from annotator.window.panes.article_list import row_of

_ENDS = 24
"""How much of the end of one text and of the beginning of the other (code points) is shown."""


class ContinueDialog(Dialog):
    """Lists the articles that a segment may continue, with how the one would end and the other go on."""

    topic = "articles"
    chosen = Signal(str)

    def __init__(self, open_issue: OpenIssue, segment: Segment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Continues another article"))
        start, end = open_issue.issue.content(segment)
        self._start = shown(open_issue.issue.raw[start:end][:_ENDS])
        question = plain_label(self.tr("“{0}…” goes on:").format(self._start))
        self.filter = QLineEdit(placeholderText=self.tr("Search in the headlines"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(self.tr("Articles"))
        self.list.setHeaderLabels([self.tr("No."), self.tr("Article"), self.tr("The two ends"), self.tr("Reason")])
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for number, width in ((0, 48), (2, 420), (3, 260)):
            self.list.setColumnWidth(number, in_text(width))
        self._fill(open_issue, segment)
        buttons = self.ending(OK, CANCEL)
        self.lay_out(question, self.filter, self.list, buttons, size=(1100, 460))
        self.filter.textChanged.connect(self._on_filter)
        self.list.itemActivated.connect(self.accept)
        self.accepted.connect(self._on_accepted)
        self.list.setFocus()

    def _fill(self, open_issue: OpenIssue, segment: Segment) -> None:
        issue = open_issue.issue
        for target in workflow.targets(issue, segment.boundary.id):
            article = issue.layout.article_of(target.article)
            ends = f"{shown(open_issue.offsets(article).text[-_ENDS:])} ⟶ {self._start}"
            number = str(issue.layout.number_of(article.id) + 1)
            item = QTreeWidgetItem(
                self.list, [number, row_of(open_issue, article).headline, ends, reason(target.reason)]
            )
            item.setData(0, Qt.ItemDataRole.UserRole, article.id)
        self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _on_filter(self, words: str) -> None:
        rows = map(self.list.topLevelItem, range(self.list.topLevelItemCount()))
        items = [item for item in rows if item is not None]
        for item in items:
            item.setHidden(words.casefold() not in f"{item.text(0)} {item.text(1)}".casefold())
        first = next((item for item in items if not item.isHidden()), None)
        if first is not None:
            self.list.setCurrentItem(first)

    def _on_accepted(self) -> None:
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            self.chosen.emit(item.data(0, Qt.ItemDataRole.UserRole))
