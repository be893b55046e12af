"""The queue: all open suggestions of the issue, the least certain first, each with what it would change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QToolButton

from annotator.core.doubts import Doubts, by_place, doubt_kind, doubts_of, least_certain_first
from annotator.core.operations import Operation
from annotator.core.records import Record
from annotator.window.descriptions import doubt_headers, doubt_line
from annotator.window.desk import Desk
from annotator.window.dialogs.decide import DecideDialog
from annotator.window.gestures.doubts import DoubtGestures, decide
from annotator.window.looks.flow import Flow
from annotator.window.looks.layouts import GRID
from annotator.window.looks.literal import plain_label
from annotator.window.looks.spoken import call_box
from annotator.window.messages import doubt_kind_name
from annotator.window.panels.concordance import ConcordanceModel
from annotator.window.panels.list_panel import ListPanel
from annotator.window.panels.panel import Method

_MOST_ROWS = 50
"""Up to this many rows change one by one; beyond, the list is rebuilt."""


class QueuePanel(ListPanel):
    """Lists the open suggestions; one key accepts, one rejects, and the texts go along with the current row."""

    topic = "doubts"
    name = "queue_panel"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.doubts = Doubts((), takes=self._takes, key=least_certain_first)
        model = ConcordanceModel(doubt_headers(), self._describe, key=3, parent=self)
        keys = {
            Qt.Key.Key_Return: self.accept,
            Qt.Key.Key_A: self.accept,
            Qt.Key.Key_Delete: self.reject,
            Qt.Key.Key_R: self.reject,
            Qt.Key.Key_N: self.next_doubt,
        }
        self.list_in(model, (130, 60, 230, 210, 230, 0, 56), keys)
        self.table.setObjectName("queueTable")
        self.table.repeating = frozenset({Qt.Key.Key_N})
        self.kinds, self.scope, self.order = QComboBox(), QComboBox(), QComboBox()
        self.left = plain_label()
        self._lay_out()
        desk.focus.chosen.connect(self._on_article_chosen)

    @property
    def title(self) -> str:
        return self.tr("Doubts")

    @property
    def purpose(self) -> str:
        return self.tr("All suggestions that nobody has decided on, the least certain first. There are none left here.")

    def _lay_out(self) -> None:
        call_box(self.kinds, self.tr("Which suggestions"))
        call_box(self.scope, self.tr("Of which articles"))
        call_box(self.order, self.tr("In which order"))
        self.scope.addItems([self.tr("the whole issue"), self.tr("this article")])
        self.order.addItems([self.tr("least certain first"), self.tr("as they stand")])
        many = QToolButton()
        many.setText(self.tr("Decide many…"))
        many.clicked.connect(self.decide_many)
        hint = plain_label(self.tr("Return accepts, Delete rejects, N goes on"))
        hint.setContentsMargins(0, 0, 6 * GRID, 0)
        self.lay_out(Flow(self.kinds, self.scope, self.order, many, None, hint, self.left), self.table, self.strip)
        for box in (self.kinds, self.scope, self.order):
            box.activated.connect(self._fill_rows)

    def take_keys(self) -> None:
        super().take_keys()
        self.show_current()

    def fill(self) -> None:
        kinds = {doubt_kind(record) for record in doubts_of(self.open_issue.issue)} if self.open_issue else set()
        chosen = self.kinds.currentData()
        self.kinds.clear()
        self.kinds.addItem(self.tr("all kinds"), "")
        for kind in sorted(kinds):
            self.kinds.addItem(doubt_kind_name(kind), kind)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(chosen)))
        self._fill_rows()

    def show_kind(self, kind: str) -> None:
        """List the suggestions of a kind in the whole issue."""
        self.scope.setCurrentIndex(0)
        self.fill()
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(kind)))
        self._fill_rows()

    def _fill_rows(self) -> None:
        records = doubts_of(self.open_issue.issue) if self.open_issue else ()
        self.doubts = Doubts(
            records, takes=self._takes, key=by_place if self.order.currentIndex() else least_certain_first
        )
        self.show_items(self.doubts, row=0)  # type: ignore[arg-type]
        self._show_left()

    def _takes(self, record: Record) -> bool:
        kind = self.kinds.currentData()
        if kind and doubt_kind(record) != kind:
            return False
        assert self.open_issue is not None
        layout = self.open_issue.issue.layout
        return not self.scope.currentIndex() or layout.article_at(record.anchor.raw).id == self.desk.focus.article_id

    def follow(self, operation: Operation) -> None:
        row = self.table.currentIndex().row()
        self.model.forget()
        if len(operation.changes) > _MOST_ROWS or (operation.relays and self.scope.currentIndex()):
            self.fill()
        else:
            self.table.selectionModel().blockSignals(True)
            self._follow_rows(operation)
            self.table.selectionModel().blockSignals(False)
            self._show_left()
        self.table.go_to(row)
        self.look_at_print()

    def _follow_rows(self, operation: Operation) -> None:
        for row in self.doubts.gone(operation):
            self.model.beginRemoveRows(self.model.index(-1, -1), row, row)
            self.doubts.remove(row)
            self.model.endRemoveRows()
        for record in self.doubts.come(operation):
            row = self.doubts.place_for(record)
            self.model.beginInsertRows(self.model.index(-1, -1), row, row)
            self.doubts.insert(record)
            self.model.endInsertRows()

    def _show_left(self) -> None:
        self.left.setText(self.tr("{0} left").format(len(self.doubts)))

    def _describe(self, record_id: str) -> tuple[str, ...]:
        assert self.open_issue is not None
        return doubt_line(self.open_issue.issue, self.open_issue.issue.by_id[record_id])

    def _record(self) -> Record | None:
        return self.open_issue.issue.by_id[self.current] if self.open_issue and self.current else None

    def print_of(self, item: str) -> tuple[int, int] | None:
        return self.place_of(item)

    def accept(self) -> None:
        """Accept the suggestion in the current row; the next one becomes the current row."""
        self._decide(accepting=True)

    def reject(self) -> None:
        """Reject the suggestion in the current row; the next one becomes the current row."""
        self._decide(accepting=False)

    def next_doubt(self) -> None:
        """Go to the next row."""
        self.table.go_to(self.table.currentIndex().row() + 1)

    def decide_many(self) -> None:
        """Ask which suggestions to decide at once."""
        if self.open_issue is not None:
            DecideDialog(self.desk, self._record(), self.window()).open()

    def _decide(self, *, accepting: bool) -> None:
        record = self._record()
        if record is not None and decide(self.desk.open_issue, record, accepting=accepting):
            self.show_current()

    def show_current(self) -> None:
        record = self._record()
        if record is not None:
            self.desk.show_record(record)

    def _on_article_chosen(self) -> None:
        if self.scope.currentIndex() and self.isVisible() and not self.table.hasFocus():
            self._fill_rows()

    answers: ClassVar[Mapping[object, Method]] = {
        DoubtGestures.accept: accept,
        DoubtGestures.reject: reject,
        DoubtGestures.next_doubt: next_doubt,
    }
