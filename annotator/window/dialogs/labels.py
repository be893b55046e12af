"""The label set of the database: which labels there are, how they look, and what happens to entities that have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from annotator.core.labels import Label, faults
from annotator.window.dialogs.dialog import CANCEL, OK, Dialog
from annotator.window.labels import label_description, label_title, wider_labels
from annotator.window.looks import theme
from annotator.window.looks.layouts import beside, in_text, push_button
from annotator.window.looks.literal import plain_label
from annotator.window.looks.spoken import call_box
from annotator.window.messages import trouble

_KEYS = ("", *"123456789")


@dataclass
class _Row:
    """A label being edited; `was` are the present labels that it replaces."""

    label: Label
    was: list[str] = field(default_factory=list)


class LabelsDialog(Dialog):
    """Edits a label set; `chosen` carries the labels and the renamings."""

    topic = "entities"
    chosen = Signal(list, dict)

    def __init__(self, labels: Sequence[Label], in_use: Mapping[str, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Labels of this database"))
        self._rows = [_Row(label, [label.name]) for label in labels]
        self._in_use = in_use
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setHeaderLabels(
            [self.tr("Label"), self.tr("Title"), self.tr("Key"), self.tr("A kind of"), self.tr("Entities")]
        )
        self.list.header().setDefaultSectionSize(in_text(100))
        self.list.currentItemChanged.connect(self._on_chosen)
        self.name, self.title, self.description = QLineEdit(), QLineEdit(), QLineEdit()
        self.examples = QPlainTextEdit(tabChangesFocus=True)
        self.examples.setFixedHeight(3 * self.examples.fontMetrics().lineSpacing() + 10)
        self.key, self.kind_of, self.wider, self.into = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.colour = push_button("", self._choose_colour)
        self.message = plain_label(wraps=True)
        self._lay_out()
        self._connect()
        self._show(0)

    def _lay_out(self) -> None:
        self.key.addItems(list(_KEYS))
        form = QFormLayout()
        for text, widget in (
            (self.tr("Written in the data as"), self.name),
            (self.tr("Title"), self.title),
            (self.tr("Colour"), self.colour),
            (self.tr("Key: Ctrl and"), self.key),
            (self.tr("A kind of"), self.kind_of),
            (self.tr("What it is for"), self.description),
            (self.tr("Examples, a line each"), self.examples),
        ):
            form.addRow(text, widget)
            widget.setAccessibleName(text)
        self.add = push_button(self.tr("New label"), lambda: self._append(Label(name=self._free_name())))
        self.remove = push_button(self.tr("Remove"), self._on_remove)
        row = beside(self.add, self.wider, self.remove, self.into)
        call_box(self.wider, self.tr("Add a label that comes with the program"))
        call_box(self.into, self.tr("Merge the label into another one"))
        self.buttons = QDialogButtonBox(OK | CANCEL)
        self.lay_out(self.list, row, form, self.message, self.buttons, size=(640, 620))

    def _connect(self) -> None:
        self.name.textEdited.connect(lambda text: self._change(name=text.strip()))
        self.title.textEdited.connect(lambda text: self._change(title=text.strip()))
        self.description.textEdited.connect(lambda text: self._change(description=text.strip()))
        self.examples.textChanged.connect(lambda: self._change(examples=self.examples.toPlainText().strip()))
        self.key.activated.connect(lambda: self._change(key=self.key.currentText()))
        self.kind_of.activated.connect(lambda: self._change(parent=self.kind_of.currentData()))
        self.wider.activated.connect(self._on_wider)
        self.into.activated.connect(self._on_merge)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)

    def _current(self) -> _Row:
        return self._rows[max(0, self.list.currentIndex().row())]

    def _show(self, current: int) -> None:
        """Refill the list."""
        self.list.blockSignals(True)
        self.list.clear()
        for row in self._rows:
            self._describe_row(QTreeWidgetItem(self.list), row)
        self.list.setCurrentIndex(self.list.model().index(min(current, len(self._rows) - 1), 0))
        self.list.blockSignals(False)
        self._on_chosen()

    def _describe_row(self, item: QTreeWidgetItem, row: _Row) -> None:
        count = sum(self._in_use.get(name, 0) for name in row.was)
        label = row.label
        for column, text in enumerate((label.name, label_title(label), label.key, label.parent, str(count))):
            item.setText(column, text)
        item.setIcon(0, theme.swatch(theme.colour_of_label(label)))

    def _on_chosen(self) -> None:
        label = self._current().label
        others = [row.label for row in self._rows if row.label is not label]
        self.name.setText(label.name)
        self.title.setText(label.title)
        self.title.setPlaceholderText(label_title(replace(label, title="")))
        self.description.setText(label.description)
        self.description.setPlaceholderText(label_description(replace(label, description="")))
        self.examples.blockSignals(True)
        self.examples.setPlainText(label.examples)
        self.examples.blockSignals(False)
        self.key.setCurrentIndex(_KEYS.index(label.key))
        self._warn_of_colour(label, others)
        _fill(self.kind_of, "—", others)
        self.kind_of.setCurrentIndex(max(0, self.kind_of.findData(label.parent)))
        _fill(self.into, self.tr("Merge into…"), others)
        there = {row.label.name for row in self._rows}
        _fill(self.wider, self.tr("Add…"), [label for label in wider_labels() if label.name not in there])
        self.remove.setEnabled(len(self._rows) > 1)

    def _warn_of_colour(self, label: Label, others: Sequence[Label]) -> None:
        colour = theme.colour_of_label(label)
        self.colour.setIcon(theme.swatch(colour))
        self.colour.setText(colour.name().upper())
        alike = [other.name for other in others if theme.is_alike(colour, theme.colour_of_label(other))]
        self.message.setText(
            self.tr("Colour-blind people may not tell it from: {0}").format(" ".join(alike)) if alike else ""
        )

    def _change(self, **changes: str) -> None:
        row = self._current()
        old = row.label.name
        row.label = replace(row.label, **changes)
        if "name" in changes:
            for other in self._rows:
                if other.label.parent == old:
                    other.label = replace(other.label, parent=row.label.name)
        for number, other in enumerate(self._rows):
            if (item := self.list.topLevelItem(number)) is not None:
                self._describe_row(item, other)
        if "colour" in changes:
            self._warn_of_colour(row.label, [other.label for other in self._rows if other is not row])

    def _choose_colour(self) -> None:
        dialog = QColorDialog(theme.colour_of_label(self._current().label), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self._change(colour=QColor(colour).name().upper()))
        dialog.open()

    def _append(self, label: Label) -> None:
        taken = {row.label.key for row in self._rows}
        known = {row.label.name for row in self._rows}
        free = next((key for key in _KEYS[1:] if key not in taken), "")
        self._rows.append(_Row(replace(label, key=free, parent=label.parent if label.parent in known else "")))
        self._show(len(self._rows) - 1)
        self.name.setFocus()
        self.name.selectAll()

    def _free_name(self) -> str:
        there = {row.label.name for row in self._rows}
        return next(name for number in range(1, len(there) + 2) if (name := f"LABEL{number}") not in there)

    def _on_wider(self) -> None:
        name = self.wider.currentData()
        if name:
            self._append(next(label for label in wider_labels() if label.name == name))

    def _on_remove(self) -> None:
        row = self._current()
        if any(self._in_use.get(name) for name in row.was):
            self.message.setText(self.tr("Entities have this label. Merge it into another one."))
            return
        self._drop(row)

    def _on_merge(self) -> None:
        target = self.into.currentData()
        if target:
            row = self._current()
            next(other for other in self._rows if other.label.name == target).was.extend(row.was)
            self._drop(row)

    def _drop(self, row: _Row) -> None:
        place = self._rows.index(row)
        self._rows.remove(row)
        for other in self._rows:
            if other.label.parent == row.label.name:
                other.label = replace(other.label, parent="")
        self._show(place)

    def _on_accepted(self) -> None:
        labels = [row.label for row in self._rows]
        fault = next(faults(labels), None)
        if fault is not None:
            self.message.setText("⚠ " + trouble(fault))
            return
        self.chosen.emit(labels, {was: row.label.name for row in self._rows for was in row.was})
        self.accept()


def _fill(box: QComboBox, first: str, labels: Sequence[Label]) -> None:
    box.clear()
    box.addItem(first, "")
    for label in labels:
        box.addItem(f"{label_title(label)} {label.name}", label.name)
