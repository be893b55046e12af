"""Deciding many suggestions at once: all of a kind in the article or the issue, with a preview that can be trimmed."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QWidget

from annotator.core import edits
from annotator.core.doubts import doubt_kind, doubts_of, is_unsure
from annotator.core.records import Record
from annotator.window.descriptions import doubt_headers, doubt_line
from annotator.window.desk import Desk
from annotator.window.dialogs.approve import certainty_box
from annotator.window.dialogs.dialog import CANCEL, Dialog
from annotator.window.looks.flow import Flow
from annotator.window.looks.layouts import push_button
from annotator.window.looks.literal import plain_label
from annotator.window.looks.spoken import call_box
from annotator.window.messages import doubt_kind_name
from annotator.window.panels.concordance import ConcordanceModel, ConcordanceView


class DecideDialog(Dialog):
    """Lists suggestions with ticks; those that keep theirs are accepted or rejected in one operation.

    What is less certain than the dialog says is ticked by nothing but its own tick.
    """

    topic = "doubts"

    def __init__(self, desk: Desk, like: Record | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Decide many suggestions"))
        self._desk = desk
        self._open_issue = desk.open_issue
        self._records = sorted(doubts_of(desk.issue), key=lambda record: record.order)
        self.certainty = certainty_box(desk.settings.tick_from)
        self.kinds, self.scope = QComboBox(), QComboBox()
        self.model = ConcordanceModel(doubt_headers(), self._describe, key=3, ticks=True, parent=self)
        self.table = ConcordanceView(self.model, (150, 60, 230, 210, 230, 0, 56))
        self.message = plain_label()
        self._lay_out()
        self._fill_kinds(doubt_kind(like) if like else "")
        self._refresh()

    def _lay_out(self) -> None:
        call_box(self.kinds, self.tr("Which suggestions"))
        call_box(self.scope, self.tr("Of which articles"))
        self.table.setAccessibleName(self.windowTitle())
        self.scope.addItems([self.tr("the whole issue"), self.tr("this article")])
        certain = plain_label(self.tr("at least so sure:"))
        certain.setBuddy(self.certainty)
        self.certainty.setAccessibleName(certain.text())
        these = push_button(self.tr("Tick these"), self._tick_certain)
        none = push_button(self.tr("Tick none"), self._tick_none)
        row = Flow(self.kinds, self.scope, certain, self.certainty, these, none, None, self.message)
        buttons = self.ending(CANCEL)
        self.accept_all = buttons.addButton(self.tr("Accept the ticked"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.reject_all = buttons.addButton(self.tr("Reject the ticked"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self.accept_all.clicked.connect(lambda: self._decide(accepting=True))
        self.reject_all.clicked.connect(lambda: self._decide(accepting=False))
        self.lay_out(row, self.table, buttons, size=(1100, 620))
        self.kinds.activated.connect(self._refresh)
        self.scope.activated.connect(self._refresh)
        self.certainty.valueChanged.connect(self._tick_certain)
        self.model.dataChanged.connect(self._update_message)
        self.finished.connect(self._keep_certainty)

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
                and (
                    not self.scope.currentIndex()
                    or layout.article_at(record.anchor.raw).id == self._desk.focus.article_id
                )
            ]
        )
        self.table.go_to(0)
        self._tick_certain()

    def _tick_none(self) -> None:
        self.model.tick(self.model.items, on=False)
        self._update_message()

    def _tick_certain(self) -> None:
        """Tick exactly what is certain enough."""
        by_id, certainty = self._open_issue.issue.by_id, self.certainty.value() / 100
        self._tick_none()
        self.model.tick([name for name in self.model.items if not is_unsure(by_id[name], certainty)], on=True)
        self._update_message()

    def _keep_certainty(self) -> None:
        if self.certainty.value() != self._desk.settings.tick_from:
            self._desk.preferred.emit({"tick_from": self.certainty.value()})

    def _update_message(self) -> None:
        self.message.setText(self.tr("{0} of {1} ticked").format(len(self.model.ticked), len(self.model.items)))
        self.accept_all.setEnabled(bool(self.model.ticked))
        # A boundary is taken away by merging, one at a time.
        self.reject_all.setEnabled(bool(self.model.ticked) and self.kinds.currentData() != "boundary")

    def _describe(self, record_id: str) -> tuple[str, ...]:
        return doubt_line(self._open_issue.issue, self._open_issue.issue.by_id[record_id])

    def _decide(self, *, accepting: bool) -> None:
        verb = edits.accept if accepting else edits.reject
        if self._open_issue.act(verb, *self.model.wanted()):
            self.accept()
