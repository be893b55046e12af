"""The names of the issue or of the database as a table: what each says, how often and where, and whom it means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotator import workflow
from annotator.compare.differences import likest
from annotator.core import edits
from annotator.core.issue import Issue
from annotator.core.names import Name, names_of
from annotator.core.operations import Operation
from annotator.window.desk import Desk
from annotator.window.looks.literal import plain_label
from annotator.window.panels.concordance import ConcordanceModel, ConcordanceView, shown
from annotator.window.panels.panel import Panel

_ORDERS: tuple[Callable[[Name], object], ...] = (
    lambda name: (-len(name.places), name.text),
    lambda name: (name.text, name.label),
    lambda name: (name.label, -len(name.places), name.text),
    lambda name: (name.articles, name.text),
)


class NamesPanel(Panel):
    """Lists the names; Return goes from place to place of the current one, D says whom or what it means, M makes it one
    with another spelling.
    """

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
        self.table.keys = {
            Qt.Key.Key_Return: self.next_place,
            Qt.Key.Key_D: self.describe,
            Qt.Key.Key_M: self.merge,
        }
        self.filter = QLineEdit(placeholderText=self.tr("Search"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.tr("Search"))
        self.scope, self.order = QComboBox(), QComboBox()
        self.scope.setAccessibleName(self.tr("Of which issues"))
        self.scope.addItems([self.tr("the whole issue"), self.tr("the whole database")])
        self.order.setAccessibleName(self.tr("In which order"))
        self.order.addItems(
            [self.tr("most frequent first"), self.tr("by text"), self.tr("by label"), self.tr("by article")]
        )
        self.told = plain_label()
        self._names: list[Name] = []
        self._place = (-1, 0)
        self._asked: object = None
        row = QHBoxLayout()
        for widget in (self.scope, self.filter, self.order):
            row.addWidget(widget)
        for text, call in (
            (self.tr("Whom or what it means… (D)"), self.describe),
            (self.tr("Another spelling… (M)"), self.merge),
        ):
            button = QPushButton(text, autoDefault=False)
            button.clicked.connect(call)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.told)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.addLayout(row)
        column.addWidget(self.table)
        self.filter.textChanged.connect(self._show)
        self.order.activated.connect(self._show)
        self.scope.activated.connect(self.fill)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)

    @property
    def title(self) -> str:
        return self.tr("Names")

    def take_keys(self) -> None:
        self.table.setFocus()

    def fill(self) -> None:
        self._asked = asked = object()
        if self.scope.currentIndex() and self.open_issue:
            self.told.setText(self.tr("Searching…"))
            self.desk.database.ask(workflow.names_in, lambda names: self._take(names) if self._asked is asked else None)
            return
        open_issue = self.open_issue
        issue = open_issue.issue if open_issue else None
        self._take(names_of(issue, issue.articles, issue_id=open_issue.issue_id) if issue and open_issue else [])

    def follow(self, operation: Operation) -> None:
        if not self.scope.currentIndex():
            self.fill()

    def _take(self, names: list[Name]) -> None:
        self._names = names
        self._show()

    def next_place(self) -> None:
        """Show the next place where the current name stands, after the last the first again."""
        name = self._current()
        if name is None:
            return
        row, number = self._place
        number = (number + 1) % len(name.places) if row == self.table.currentIndex().row() else 0
        self._place = self.table.currentIndex().row(), number
        issue_id, entity = name.places[number]
        if self.desk.database.open(issue_id) and entity in self.desk.issue.by_id:
            self.desk.show_record(self.desk.issue.by_id[entity])

    def describe(self) -> None:
        """Ask whom or what the current name means, everywhere where it stands."""
        name = self._current()
        if name is not None:
            dialog = AuthorityDialog(name, self.window())
            dialog.accepted.connect(
                lambda: self._act(
                    name, edits.describe_names, authority=dialog.authority.text(), note=dialog.note.text()
                )
            )
            dialog.open()

    def merge(self) -> None:
        """Ask of which other name the current one is a spelling."""
        name = self._current()
        others = [other for other in self._names if other is not name]
        if name is not None and others:
            dialog = MergeDialog(name, others, self.window())
            dialog.chosen.connect(lambda into, correct: self._act(name, edits.merge_names, into=into, correct=correct))
            dialog.open()

    def _act(self, name: Name, verb: Callable[..., Operation], **options: object) -> None:
        """Do something with all places of a name, in each issue."""

        def in_issue(issue: Issue, *, author: str, issue_id: int) -> Operation:
            there = [entity for entity in name.entities_in(issue_id) if entity in issue.by_id]
            return verb(issue, there, author=author, **options)

        self.desk.database.act({issue_id: in_issue for issue_id, _entity in name.places}, self.fill)

    def _show(self) -> None:
        row, words = self.table.currentIndex().row(), self.filter.text().casefold()
        found = [n for n in self._names if words in f"{n.text} {n.label} {n.authority} {n.note}".casefold()]
        self.table.selectionModel().blockSignals(True)
        self.model.show_items(sorted(found, key=_ORDERS[self.order.currentIndex()]))  # type: ignore[arg-type]
        self.table.go_to(row)
        self.table.selectionModel().blockSignals(False)
        places = sum(len(name.places) for name in found)
        self.told.setText(self.tr("{0} names in {1} places").format(len(found), places))

    def _current(self) -> Name | None:
        row = self.table.currentIndex().row()
        return self.model.items[row] if 0 <= row < len(self.model.items) else None

    def _describe(self, name: Name) -> tuple[str, ...]:
        own = self.desk.open_issue.issue_id
        articles = " ".join(str(number) if issue == own else f"#{issue}·{number}" for issue, number in name.articles)
        return shown(name.text), name.label, str(len(name.places)), articles, name.authority, name.note

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
        told = self.tr("It is kept with all {0} places of this name.").format(len(name.places))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(plain_label(told))
        column.addWidget(buttons)
        self.resize(420, 0)


class MergeDialog(QDialog):
    """Asks of which other name a name is a spelling; `chosen` brings that name, and whether the text is to be
    corrected.
    """

    chosen = Signal(object, bool)

    def __init__(self, name: Name, others: Sequence[Name], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mergeDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("“{0}” is a spelling of").format(shown(name.text)))
        by_text: dict[str, list[Name]] = {}
        for other in others:
            by_text.setdefault(other.text, []).append(other)
        self._others = [other for text in likest(name.text, by_text) for other in by_text[text]]
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        for other in self._others:
            self.list.addItem(f"{shown(other.text)}  {other.label}  ×{len(other.places)}  {other.authority}".rstrip())
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        self.correct = QRadioButton(self.tr("It is a mistake: correct the text"))
        self.keep = QRadioButton(self.tr("The paper has it so: keep the text, and let both mean the same"))
        self.correct.setChecked(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.list, self.correct, self.keep, buttons):
            column.addWidget(widget)
        self.resize(480, 420)

    def accept(self) -> None:
        self.chosen.emit(self._others[self.list.currentRow()], self.correct.isChecked())
        super().accept()
