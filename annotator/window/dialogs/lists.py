"""The lists of entities that people brought: what they hold is suggested in further issues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QTreeWidget, QTreeWidgetItem, QWidget

from annotator.core.labels import Label
from annotator.window.dialogs.dialog import CLOSE, Dialog
from annotator.window.labels import label_title
from annotator.window.looks.layouts import beside, in_text, push_button
from annotator.window.looks.literal import plain_label
from annotator.window.looks.spoken import call_box


class ListsDialog(Dialog):
    """Shows the lists; `file_requested` carries a file to keep and the label for rows without one, `dropped` the name
    of a list to remove.
    """

    topic = "entities"
    file_requested = Signal(Path, str)
    dropped = Signal(str)

    def __init__(self, names: Mapping[str, int], labels: Sequence[Label], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Lists of entities"))
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setHeaderLabels([self.tr("List"), self.tr("Entities")])
        self.list.setColumnWidth(0, in_text(360))
        self.labels = QComboBox()
        call_box(self.labels, self.tr("Label"))
        for label in labels:
            self.labels.addItem(label_title(label), label.name)
        self.add = push_button(self.tr("Add a list…"), self._on_add)
        self.drop = push_button(self.tr("Keep it no longer"), self._on_drop)
        text = plain_label(
            self.tr(
                "A list is a text file with an entity on each line, or CSV or TSV with an entity and its label in each "
                "row. The entities of approved articles are known without a list."
            ),
            wraps=True,
        )
        row = beside(self.add, self.labels, self.drop)
        self.lay_out(text, self.list, row, self.ending(CLOSE), size=(560, in_text(360)))
        self.show_lists(names)

    def show_lists(self, names: Mapping[str, int]) -> None:
        """Show which lists there are, each with how many entities it holds."""
        self.list.clear()
        for name, count in sorted(names.items()):
            QTreeWidgetItem(self.list, [name, str(count)])

    def _on_add(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, self.add.text())
        if name:
            self.file_requested.emit(Path(name), self.labels.currentData())

    def _on_drop(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.dropped.emit(item.text(0))
            self.list.takeTopLevelItem(self.list.indexOfTopLevelItem(item))
