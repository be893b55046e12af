"""The kept rules: which replacements suggest themselves in further issues, and how people have answered them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from annotator.core.search import Rule
from annotator.window.dialogs.dialog import CLOSE, Dialog
from annotator.window.looks.layouts import in_text, push_button


class RulesDialog(Dialog):
    """Lists the rules; `dropped` carries the id of one to delete."""

    topic = "search"
    dropped = Signal(int)

    def __init__(self, rules: Sequence[tuple[Rule, float]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Kept rules"))
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setHeaderLabels([self.tr("Look for"), self.tr("Replace by"), self.tr("By"), self.tr("Answered yes")])
        for rule, share in rules:
            item = QTreeWidgetItem(
                self.list, [rule.query.pattern, rule.replacement, rule.author, f"{round(100 * share)} %"]
            )
            item.setData(0, Qt.ItemDataRole.UserRole, rule.id)
        self.list.setColumnWidth(0, in_text(220))
        self.list.setColumnWidth(1, in_text(220))
        drop = push_button(self.tr("Keep it no longer"), self._on_drop)
        self.lay_out(self.list, self.ending(CLOSE, drop), size=(640, 320))

    def _on_drop(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.dropped.emit(item.data(0, Qt.ItemDataRole.UserRole))
            self.list.takeTopLevelItem(self.list.indexOfTopLevelItem(item))
