"""The history: what was done to the issue, by whom and when, and the way back to any point of it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from annotator.core.history import Entry, Step
from annotator.core.operations import Operation
from annotator.window.descriptions import about, when
from annotator.window.desk import Desk
from annotator.window.gestures.history import HistoryGestures
from annotator.window.looks import theme
from annotator.window.looks.layouts import beside, push_button
from annotator.window.looks.literal import plain_label
from annotator.window.messages import operation_name
from annotator.window.panels.concordance import ConcordanceModel
from annotator.window.panels.list_panel import ListPanel


class HistoryPanel(ListPanel):
    """Lists the operations, the newest first; what was taken back is grey. The texts go along with the current row."""

    topic = "history"
    name = "history_panel"
    model: _HistoryModel

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        headers = (self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("About"))
        model = _HistoryModel(headers, self._describe, key=-1, parent=self)
        self.list_in(model, (150, 120, 220, 0), {Qt.Key.Key_Return: self.go_back})
        self.back = push_button(self.tr("Back to here"), self.go_back)
        self.back.setToolTip(self.tr("Takes back all that came later, or makes again what was taken back (Return)"))
        self.message = plain_label()
        self.lay_out(beside(self.back, None, self.message), self.table)

    @property
    def title(self) -> str:
        return self.tr("History")

    @property
    def purpose(self) -> str:
        return self.tr("What was done in the issue, the newest first, and the way back to any point of it.")

    def fill(self) -> None:
        entries = self.open_issue.history.entries if self.open_issue else []
        done = [entry for entry in reversed(entries) if entry.step == Step.DO]
        self.model.standing = self.open_issue.history.standing if self.open_issue else frozenset()
        self.show_items(done, row=None if len(done) == len(self.model.items) else 0)
        self.message.setText(self.tr("{0} operations").format(len(done)))

    def go_back(self) -> None:
        """Make the issue what it was after the operation in the current row."""
        if self.current:
            HistoryGestures(self.desk).go_to(self.current.number)

    def _describe(self, entry: Entry) -> tuple[str, ...]:
        return when(entry.at), entry.author, operation_name(entry.name), about(self.desk.issue, self._operation(entry))

    def _operation(self, entry: Entry) -> Operation:
        assert self.open_issue is not None
        return self.open_issue.operation(entry)

    def show_current(self) -> None:
        if self.current:
            changes = self._operation(self.current).changes
            self.desk.editor.store_typing()
            if changes:
                self.desk.show_place(changes[0].record.anchor)


class _HistoryModel(ConcordanceModel):
    """The operations as rows; those that don't stand any more are grey."""

    standing: frozenset[int] = frozenset()

    def data(self, index: object, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ForegroundRole and self.items[index.row()].number not in self.standing:  # type: ignore[attr-defined]
            return theme.muted_colour()
        return super().data(index, role)  # type: ignore[arg-type]
