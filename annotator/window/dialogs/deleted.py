"""The issues that were deleted: each can be brought back, or removed for good."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from annotator.window.descriptions import when
from annotator.window.dialogs.dialog import CLOSE, Dialog
from annotator.window.looks.layouts import beside, push_button
from annotator.window.looks.literal import plain_label

if TYPE_CHECKING:
    from annotator.workflow import DeletedIssue


class DeletedDialog(Dialog):
    """Lists them, the last one first; `back_wanted` and `removal_wanted` carry the numbers of selected ones."""

    topic = "issues"
    back_wanted = Signal(list)
    removal_wanted = Signal(list)

    def __init__(self, issues: Sequence[DeletedIssue], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Deleted issues"))
        self.list = QListWidget()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(self.windowTitle())
        self.back = push_button(self.tr("Bring back"), lambda: self.back_wanted.emit(self._selected()))
        self.remove = push_button(self.tr("Remove for good"), lambda: self.removal_wanted.emit(self._selected()))
        explained = plain_label(
            self.tr("They are kept with everything that was done in them, until they are removed here."), wraps=True
        )
        self.lay_out(explained, self.list, beside(self.back, self.remove, None), self.ending(CLOSE), size=(560, 360))
        self.list.itemSelectionChanged.connect(self._on_selection)
        self.show_issues(issues)

    def show_issues(self, issues: Sequence[DeletedIssue]) -> None:
        """Show which there are now."""
        self.list.clear()
        for one in issues:
            item = QListWidgetItem(f"{one.title}  ({when(one.at)}, {one.author})", self.list)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
        self.list.setCurrentRow(0)
        self._on_selection()

    def _selected(self) -> list[int]:
        return [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]

    def _on_selection(self) -> None:
        for button in (self.back, self.remove):
            button.setEnabled(bool(self.list.selectedItems()))
