"""What looks odd about the entities of the issue: each finding with a key to mend it and one to say it is right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox

from annotator import workflow
from annotator.core import edits
from annotator.core.findings import Finding, Odd
from annotator.core.operations import Operation
from annotator.window.desk import Desk
from annotator.window.job import Job
from annotator.window.labels import LABEL_TITLES
from annotator.window.looks.flow import Flow
from annotator.window.looks.layouts import push_button
from annotator.window.looks.literal import plain_label
from annotator.window.looks.spoken import call_box
from annotator.window.panels.concordance import ConcordanceModel, context, shown
from annotator.window.panels.list_panel import ListPanel

_PAUSE = 200
"""How long (milliseconds) nothing may change before the entities are checked again."""


class FindingsPanel(ListPanel):
    """Lists the findings; the texts go along with the current row, Return mends it, Delete says that it is right."""

    topic = "entities"
    name = "checks_panel"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._findings: list[Finding] = []
        headers = (
            self.tr("Article"),
            self.tr("Before it"),
            self.tr("Entity"),
            self.tr("Behind it"),
            self.tr("Label"),
            self.tr("What is odd"),
            self.tr("Return makes it"),
        )
        model = ConcordanceModel(headers, self._describe, key=2, parent=self)
        keys = {Qt.Key.Key_Return: self.mend, Qt.Key.Key_Delete: self.vouch, Qt.Key.Key_Space: self.show_current}
        self.list_in(model, (60, 200, 170, 200, 70, 0, 220), keys)
        self.kinds = QComboBox()
        call_box(self.kinds, self.tr("Which findings"))
        self.kinds.addItem(self.tr("all"), "")
        for kind in Odd:
            self.kinds.addItem(self._what(kind), kind.value)
        self.kinds.activated.connect(self._show)
        self.message = plain_label()
        mend, vouch = (
            push_button(self.tr("Mend (Return)"), self.mend),
            push_button(self.tr("It is right (Delete)"), self.vouch),
        )
        self.lay_out(Flow(self.kinds, mend, vouch, None, self.message), self.table, self.strip)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.look)

    @property
    def title(self) -> str:
        return self.tr("Odd entities")

    @property
    def purpose(self) -> str:
        return self.tr("Entities that look odd, with what would mend them. There is nothing odd here.")

    def fill(self) -> None:
        self.look()

    def follow(self, operation: Operation) -> None:
        self._pause.start()

    def look(self) -> None:
        """Look at all entities of the issue, in the background."""
        self._pause.stop()
        self.jobs.forget()
        if self.open_issue is None:
            self._findings = []
            self._show()
            return
        issue = self.open_issue.issue
        self.jobs.begin(Job(lambda: workflow.odd_names(issue)), self._on_findings)

    def is_busy(self) -> bool:
        """Whether the entities are being looked at, or are about to be."""
        return self.jobs.is_busy() or self._pause.isActive()

    def mend(self) -> None:
        """Make of the current finding what it could be."""
        self._answer(edits.mend)

    def vouch(self) -> None:
        """Confirm that the current finding is right as it is."""
        self._answer(edits.vouch)

    def print_of(self, item: Finding) -> tuple[int, int] | None:
        if self.open_issue is None or item.article not in self.open_issue.issue.by_id:
            return None
        article = self.open_issue.issue.layout.article_of(item.article)
        return self.open_issue.offsets(article).to_raw(item.start, item.end)

    def show_current(self) -> None:
        finding = self.current
        if finding is not None:
            self.desk.show_stretch(finding.article, finding.start, finding.end)

    def _answer(self, verb: object) -> None:
        finding = self.current
        self.desk.editor.store_typing()
        # The list belongs to an earlier text until the next check is done.
        if finding is not None and not self.is_busy() and self.desk.open_issue.act(verb, finding):  # type: ignore[arg-type]
            self._findings = [other for other in self._findings if other is not finding]
            self._show()

    def _on_findings(self, findings: list[Finding]) -> None:
        self._findings = findings
        self._show()

    def _show(self) -> None:
        kind = self.kinds.currentData()
        self.show_items([finding for finding in self._findings if not kind or finding.kind == kind])
        self.message.setText(self.tr("{0} findings").format(len(self.model.items)))

    def _what(self, kind: Odd) -> str:
        return {
            Odd.SPACE: self.tr("white space at its edge"),
            Odd.BRACKETS: self.tr("a bracket or quote without its pair"),
            Odd.INSIDE_WORD: self.tr("begins or ends inside a word"),
            Odd.TWO_LABELS: self.tr("mostly has another label"),
            Odd.NOT_TAGGED: self.tr("is an entity elsewhere, not here"),
        }[kind]

    def _describe(self, finding: Finding) -> tuple[str, ...]:
        issue = self.desk.issue
        article = issue.layout.article_of(finding.article)
        text = self.desk.open_issue.offsets(article).text
        becomes = f"{shown(text[slice(*finding.fix)])} {LABEL_TITLES[finding.label]}"
        number = str(issue.layout.number_of(article.id) + 1)
        around = context(text, finding.start, finding.end)
        return number, *around, finding.now, self._what(finding.kind), becomes
