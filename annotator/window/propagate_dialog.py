"""The same text elsewhere: where it stands, whether it is a name there already, and a tick for each place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator import workflow
from annotator.core import edits
from annotator.core.issue import Article
from annotator.core.records import State
from annotator.core.search import Hit, Query
from annotator.finder import Finder
from annotator.window.concordance import ConcordanceModel, ConcordanceView, shown
from annotator.window.desk import Desk


class PropagateDialog(QDialog):
    """Lists where a text stands; the ticked places are tagged in one operation. What is in doubt has none at first."""

    def __init__(self, desk: Desk, text: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("propagateDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Tag “{0}” elsewhere").format(shown(text)))
        self._desk, self._text = desk, text
        self._told: dict[Hit, str] = {}
        self.labels, self.scope = QComboBox(), QComboBox()
        for found in desk.labels:
            self.labels.addItem(found.name)
        self.labels.setCurrentText(label)
        self.scope.addItems([self.tr("the whole issue"), self.tr("this article")])
        headers = (
            "",
            self.tr("Article"),
            self.tr("Before it"),
            self.tr("Found"),
            self.tr("Behind it"),
            self.tr("There"),
        )
        self.model = ConcordanceModel(headers, self._describe, key=3, ticks=True, parent=self)
        self.table = ConcordanceView(self.model, (30, 60, 260, 150, 0, 220))
        self.told = QLabel()
        self._lay_out()
        self._refresh()

    def _lay_out(self) -> None:
        self.labels.setAccessibleName(self.tr("Label"))
        self.scope.setAccessibleName(self.tr("Of which articles"))
        self.table.setAccessibleName(self.windowTitle())
        row = QHBoxLayout()
        for widget in (self.labels, self.scope):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.told)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Tag the ticked"))
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.table)
        column.addWidget(self.buttons)
        self.labels.activated.connect(self._refresh)
        self.scope.activated.connect(self._refresh)
        self.model.dataChanged.connect(self._tell)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.resize(1000, 560)
        self.table.setFocus()

    def _refresh(self) -> None:
        issue, label = self._desk.issue, self.labels.currentText()
        articles = [self._desk.article] if self.scope.currentIndex() else issue.articles
        hits = list(Finder(Query(pattern=self._text, case=True)).hits(issue, articles))
        self._told = {hit: self._state(issue.layout.article_of(hit.article), hit, label) for hit in hits}
        done = self.tr("is so already")
        self.model.show_items([hit for hit in hits if self._told[hit] != done])
        self.model.tick([hit for hit in self.model.items if self._told[hit]], on=False)
        self.table.go_to(0)
        self._tell()

    def _state(self, article: Article, hit: Hit, label: str) -> str:
        """What speaks against tagging a place; nothing where nothing does."""
        if hit.locked:
            return self.tr("is approved")
        issue, offsets = self._desk.issue, self._desk.document.offsets(article)
        for entity in issue.of_article(issue.entities, article):
            start, end = offsets.to_stretch(entity.start, entity.end)
            if not entity.live or end <= hit.start or hit.end <= start:
                continue
            if (start, end) == (hit.start, hit.end):
                if entity.label == label:
                    return self.tr("is so already") if entity.state == State.ACCEPTED else ""
                return self.tr("is tagged {0}").format(entity.label)
            return self.tr("stands in or over “{0}” {1}").format(shown(offsets.text[start:end]), entity.label)
        for edge in (hit.start, hit.end - 1):
            word = workflow.word_at(offsets.text, edge)
            if word is not None and (word[0] < hit.start or hit.end < word[1]):
                return self.tr("inside the word “{0}”").format(offsets.text[word[0] : word[1]])
        return ""

    def _describe(self, hit: Hit) -> tuple[str, ...]:
        return "", str(hit.number), *map(shown, hit.context), self._told[hit]

    def _tell(self) -> None:
        count = len(self.model.ticked)
        self.told.setText(self.tr("{0} of {1} ticked").format(count, len(self.model.items)))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(count))

    def _on_accepted(self) -> None:
        spans = [(hit.article, hit.start, hit.end) for hit in self.model.wanted()]
        if self._desk.document.act(edits.propagate, spans, self.labels.currentText()):
            self.accept()
