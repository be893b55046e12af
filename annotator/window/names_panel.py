"""The names of the issue as a table: what each says, its label, how often and where it stands, and whom it means."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core import edits
from annotator.core.names import Name, names_of
from annotator.window.concordance import ConcordanceModel, ConcordanceView, shown
from annotator.window.desk import Desk
from annotator.window.panel import Panel

_ORDERS: tuple[Callable[[Name], object], ...] = (
    lambda name: (-len(name.entities), name.text),
    lambda name: (name.text, name.label),
    lambda name: (name.label, -len(name.entities), name.text),
    lambda name: (name.articles, name.text),
)


class NamesPanel(Panel):
    """Lists the names; Return goes from place to place of the current one, D says whom or what it means."""

    name = "names_panel"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        headers = (
            self.tr("Name"),
            self.tr("Label"),
            self.tr("Count"),
            self.tr("Articles"),
            self.tr("Authority"),
            self.tr("Note"),
        )
        self.model = ConcordanceModel(headers, self._describe, key=0, parent=self)
        self.table = ConcordanceView(self.model, (240, 80, 60, 200, 200, 0))
        self.table.setAccessibleName(self.title)
        self.table.keys = {Qt.Key.Key_Return: self.next_place, Qt.Key.Key_D: self.describe}
        self.filter = QLineEdit(placeholderText=self.tr("Search"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.tr("Search"))
        self.order = QComboBox()
        self.order.setAccessibleName(self.tr("In which order"))
        self.order.addItems(
            [self.tr("most frequent first"), self.tr("by text"), self.tr("by label"), self.tr("by article")]
        )
        self.told = QLabel()
        self._names: list[Name] = []
        self._place = (-1, 0)
        describe = QPushButton(self.tr("Whom or what it means… (D)"), autoDefault=False)
        describe.clicked.connect(self.describe)
        row = QHBoxLayout()
        for widget in (self.filter, self.order, describe):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.told)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.addLayout(row)
        column.addWidget(self.table)
        self.filter.textChanged.connect(self._show)
        self.order.activated.connect(self._show)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)

    @property
    def title(self) -> str:
        return self.tr("Names")

    def take_keys(self) -> None:
        self.table.setFocus()

    def fill(self) -> None:
        issue = self.document.issue if self.document else None
        self._names = names_of(issue, issue.articles) if issue else []
        self._show()

    def next_place(self) -> None:
        """Show the next place where the current name stands, after the last the first again."""
        name = self._current()
        if name is None:
            return
        row, number = self._place
        number = (number + 1) % len(name.entities) if row == self.table.currentIndex().row() else 0
        self._place = self.table.currentIndex().row(), number
        self.desk.show_record(self.desk.issue.by_id[name.entities[number]])

    def describe(self) -> None:
        """Ask whom or what the current name means, everywhere where it stands."""
        name = self._current()
        if name is not None:
            dialog = AuthorityDialog(name, self.window())
            dialog.accepted.connect(
                lambda: self.desk.document.act(
                    edits.describe_names, name.entities, dialog.authority.text(), dialog.note.text()
                )
            )
            dialog.open()

    def _show(self) -> None:
        row, words = self.table.currentIndex().row(), self.filter.text().casefold()
        found = [n for n in self._names if words in f"{n.text} {n.label} {n.authority} {n.note}".casefold()]
        self.table.selectionModel().blockSignals(True)
        self.model.show_items(sorted(found, key=_ORDERS[self.order.currentIndex()]))  # type: ignore[arg-type]
        self.table.go_to(row)
        self.table.selectionModel().blockSignals(False)
        places = sum(len(name.entities) for name in found)
        self.told.setText(self.tr("{0} names in {1} places").format(len(found), places))

    def _current(self) -> Name | None:
        row = self.table.currentIndex().row()
        return self.model.items[row] if 0 <= row < len(self.model.items) else None

    def _describe(self, name: Name) -> tuple[str, ...]:
        articles = " ".join(map(str, name.articles))
        return shown(name.text), name.label, str(len(name.entities)), articles, name.authority, name.note

    def _on_row(self) -> None:
        if self.table.hasFocus():
            self._place = (-1, 0)
            self.next_place()


class AuthorityDialog(QDialog):
    """Asks for the identifier of a name in an authority file, and for a note."""

    def __init__(self, name: Name, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("authorityDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{shown(name.text)} {name.label}")
        self.authority, self.note = QLineEdit(name.authority, placeholderText="Q12345"), QLineEdit(name.note)
        form = QFormLayout()
        form.addRow(self.tr("Identifier"), self.authority)
        form.addRow(self.tr("Note"), self.note)
        told = self.tr("It is kept with all {0} places of this name.").format(len(name.entities))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(QLabel(told))
        column.addWidget(buttons)
        self.resize(420, 0)
