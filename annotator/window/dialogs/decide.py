"""Deciding many suggestions at once: all of a kind in the article or the issue, with a preview that can be trimmed."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core import edits
from annotator.core.doubts import doubt_kind, doubts_of
from annotator.core.records import Record
from annotator.window.descriptions import doubt_headers, doubt_line
from annotator.window.messages import doubt_kind_name
from annotator.window.open_issue import OpenIssue
from annotator.window.panels.concordance import ConcordanceModel, ConcordanceView


class DecideDialog(QDialog):
    """Lists suggestions with ticks; those that keep theirs are accepted or rejected in one operation."""

    def __init__(
        self, open_issue: OpenIssue, article_id: str, like: Record | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("decideDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Decide many suggestions"))
        self._open_issue = open_issue
        self._article_id = article_id
        self._records = sorted(doubts_of(open_issue.issue), key=lambda record: record.order)
        self.kinds, self.scope = QComboBox(), QComboBox()
        self.model = ConcordanceModel(doubt_headers(), self._describe, key=3, ticks=True, parent=self)
        self.table = ConcordanceView(self.model, (150, 60, 230, 210, 230, 0, 56))
        self.told = QLabel()
        self._lay_out()
        self._fill_kinds(doubt_kind(like) if like else "")
        self._refresh()

    def _lay_out(self) -> None:
        self.kinds.setAccessibleName(self.tr("Which suggestions"))
        self.scope.setAccessibleName(self.tr("Of which articles"))
        self.table.setAccessibleName(self.windowTitle())
        self.scope.addItems([self.tr("the whole issue"), self.tr("this article")])
        row = QHBoxLayout()
        for widget in (self.kinds, self.scope):
            row.addWidget(widget)
        for text, on in ((self.tr("Tick all"), True), (self.tr("Tick none"), False)):
            button = QPushButton(text, autoDefault=False)
            button.clicked.connect(lambda _checked=False, on=on: self.model.tick(self.model.items, on=on))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.told)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_all = buttons.addButton(self.tr("Accept the ticked"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.reject_all = buttons.addButton(self.tr("Reject the ticked"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self.accept_all.clicked.connect(lambda: self._decide(accepting=True))
        self.reject_all.clicked.connect(lambda: self._decide(accepting=False))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.table)
        column.addWidget(buttons)
        self.kinds.activated.connect(self._refresh)
        self.scope.activated.connect(self._refresh)
        self.model.dataChanged.connect(self._tell)
        self.resize(1100, 620)

    def _fill_kinds(self, chosen: str) -> None:
        counts = Counter(map(doubt_kind, self._records))
        for kind, count in counts.most_common():
            self.kinds.addItem(f"{doubt_kind_name(kind)} ({count})", kind)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(chosen)))

    def _refresh(self) -> None:
        kind, layout = self.kinds.currentData(), self._open_issue.issue.layout
        self.model.show_items(
            [
                record.id
                for record in self._records
                if doubt_kind(record) == kind
                and (not self.scope.currentIndex() or layout.article_at(record.anchor.raw).id == self._article_id)
            ]
        )
        self.table.go_to(0)
        self._tell()

    def _tell(self) -> None:
        self.told.setText(self.tr("{0} of {1} ticked").format(len(self.model.ticked), len(self.model.items)))
        self.accept_all.setEnabled(bool(self.model.ticked))
        # A boundary is taken away by merging, one at a time.
        self.reject_all.setEnabled(bool(self.model.ticked) and self.kinds.currentData() != "boundary")

    def _describe(self, record_id: str) -> tuple[str, ...]:
        return doubt_line(self._open_issue.issue, self._open_issue.issue.by_id[record_id])

    def _decide(self, *, accepting: bool) -> None:
        verb = edits.accept if accepting else edits.reject
        if self._open_issue.act(verb, *self.model.wanted()):
            self.accept()
