"""Asking before an article is approved in which doubts are open that are less certain than a person wants."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QSpinBox, QWidget

from annotator.core import edits
from annotator.core.doubts import is_unsure, least_certain_first
from annotator.core.issue import Article
from annotator.core.records import Record
from annotator.window.descriptions import doubt_headers, doubt_line
from annotator.window.dialogs.dialog import CANCEL, Dialog
from annotator.window.looks.layouts import beside
from annotator.window.looks.literal import plain_label
from annotator.window.open_issue import OpenIssue
from annotator.window.panels.concordance import ConcordanceModel, ConcordanceView


class ApproveDialog(Dialog):
    """Lists the doubts below a certainty that can be changed here, and says what approving decides.

    `approved` tells that the person approves all the same, `record_chosen` to which doubt to go instead, and
    `certainty_chosen` another certainty (percent).
    """

    topic = "doubts"
    approved = Signal()
    record_chosen = Signal(str)
    certainty_chosen = Signal(int)

    def __init__(self, open_issue: OpenIssue, article: Article, certainty: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Approve with open doubts"))
        self._issue = open_issue.issue
        self._open = sorted(edits.left_open(self._issue, article), key=least_certain_first)
        self._certainty = certainty
        self.certainty = certainty_box(certainty)
        self.model = ConcordanceModel(doubt_headers(), self._describe, key=3, parent=self)
        self.table = ConcordanceView(self.model, (130, 60, 200, 210, 200, 0, 56))
        self.question = plain_label(wraps=True)
        self._lay_out()
        self._refresh()

    def _lay_out(self) -> None:
        self.table.setAccessibleName(self.windowTitle())
        self.table.keys = {Qt.Key.Key_Return: self._go}
        self.table.doubleClicked.connect(self._go)
        label = plain_label(self.tr("Ask about what is less sure than"))
        label.setBuddy(self.certainty)
        self.certainty.setAccessibleName(label.text())
        buttons = self.ending(CANCEL)
        self.go = buttons.addButton(self.tr("Look at them"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.all_the_same = buttons.addButton(self.tr("Approve all the same"), QDialogButtonBox.ButtonRole.ActionRole)
        self.go.clicked.connect(self._go)
        self.all_the_same.clicked.connect(self._approve)
        self.lay_out(self.question, beside(label, self.certainty, None), self.table, buttons, size=(1060, 460))
        self.certainty.valueChanged.connect(self._refresh)
        self.finished.connect(self._keep_certainty)
        self.go.setDefault(True)
        self.table.setFocus()

    def _refresh(self) -> None:
        unsure = [record.id for record in self._open if is_unsure(record, self.certainty.value() / 100)]
        self.model.show_items(unsure)
        self.table.go_to(0)
        self.go.setEnabled(bool(unsure))
        text = self.tr("Nobody has looked at {0} doubts of this article, {1} of them less sure than {2} %. {3}")
        accepts, rejects = counted(self._open)
        sentence = self.tr("Approving accepts {0} and rejects {1}.").format(accepts, rejects)
        self.question.setText(text.format(len(self._open), len(unsure), self.certainty.value(), sentence))

    def _describe(self, record_id: str) -> tuple[str, ...]:
        return doubt_line(self._issue, self._issue.by_id[record_id])

    def _go(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.model.items):
            self.accept()
            self.record_chosen.emit(self.model.items[row])

    def _approve(self) -> None:
        self.accept()
        self.approved.emit()

    def _keep_certainty(self) -> None:
        if self.certainty.value() != self._certainty:
            self.certainty_chosen.emit(self.certainty.value())


def certainty_box(percent: int) -> QSpinBox:
    """What asks for a certainty."""
    return QSpinBox(minimum=0, maximum=100, singleStep=5, suffix=" %", value=percent)


def counted(open_: list[Record]) -> tuple[int, int]:
    """How many records approving accepts, and how many questions it rejects."""
    rejects = sum(map(edits.is_question, open_))
    return len(open_) - rejects, rejects
