"""The entities of the issue or of the database as a table: what each says, how often and where, and whom it means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QListWidget, QRadioButton, QWidget

from annotator import workflow
from annotator.compare.differences import likest
from annotator.core import edits
from annotator.core.entity_groups import EntityGroup, entity_groups
from annotator.core.issue import Issue
from annotator.core.operations import Operation
from annotator.window.desk import Desk
from annotator.window.dialogs.dialog import CANCEL, OK, Dialog
from annotator.window.labels import LABEL_TITLES
from annotator.window.looks.flow import Flow
from annotator.window.looks.layouts import push_button
from annotator.window.looks.literal import plain_label
from annotator.window.looks.spoken import call_box
from annotator.window.panels.concordance import ConcordanceModel, shown
from annotator.window.panels.list_panel import ListPanel

_ORDERS: tuple[Callable[[EntityGroup], object], ...] = (
    lambda group: (-len(group.places), group.text),
    lambda group: (group.text, group.label),
    lambda group: (group.label, -len(group.places), group.text),
    lambda group: (group.articles, group.text),
)


class EntitiesPanel(ListPanel):
    """Lists the entities; Return goes from place to place of the current one, D says whom or what it means, M makes it
    one with another spelling.
    """

    topic = "entities"
    name = "names_panel"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        headers = (
            self.tr("Entity"),
            self.tr("Label"),
            self.tr("Count"),
            self.tr("Articles"),
            self.tr("Authority"),
            self.tr("Note"),
        )
        model = ConcordanceModel(headers, self._describe, key=0, parent=self)
        keys = {Qt.Key.Key_Return: self.next_place, Qt.Key.Key_D: self.describe, Qt.Key.Key_M: self.merge}
        self.list_in(model, (240, 80, 60, 200, 200, 0), keys)
        self.filter = QLineEdit(placeholderText=self.tr("Search"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.tr("Search"))
        self.scope, self.order = QComboBox(), QComboBox()
        call_box(self.scope, self.tr("Of which issues"))
        self.scope.addItems([self.tr("the whole issue"), self.tr("the whole database")])
        call_box(self.order, self.tr("In which order"))
        self.order.addItems(
            [self.tr("most frequent first"), self.tr("by text"), self.tr("by label"), self.tr("by article")]
        )
        self.message = plain_label()
        self._groups: list[EntityGroup] = []
        self._place = (-1, 0)
        self._asked: object = None
        describe = push_button(self.tr("Whom or what it means… (D)"), self.describe)
        merge = push_button(self.tr("Another spelling… (M)"), self.merge)
        self.lay_out(Flow(self.scope, self.filter, self.order, describe, merge, None, self.message), self.table)
        self.filter.textChanged.connect(self._show)
        self.order.activated.connect(self._show)
        self.scope.activated.connect(self.fill)

    @property
    def title(self) -> str:
        return self.tr("Entities")

    @property
    def purpose(self) -> str:
        return self.tr(
            "All entities of the issue, gathered by their text. Select words in the text and press the key of "
            "a label to tag them."
        )

    def fill(self) -> None:
        self._asked = asked = object()
        if self.scope.currentIndex() and self.open_issue:
            self.message.setText(self.tr("Searching…"))
            self.desk.database.ask(
                workflow.entity_groups_in, lambda groups: self._take(groups) if self._asked is asked else None
            )
            return
        open_issue = self.open_issue
        issue = open_issue.issue if open_issue else None
        self._take(entity_groups(issue, issue.articles, issue_id=open_issue.issue_id) if issue and open_issue else [])

    def follow(self, operation: Operation) -> None:
        if not self.scope.currentIndex():
            self.fill()

    def _take(self, groups: list[EntityGroup]) -> None:
        self._groups = groups
        self._show()

    def next_place(self) -> None:
        """Show the next place of the current entity, the first one after the last."""
        group = self.current
        if group is None:
            return
        row, number = self._place
        number = (number + 1) % len(group.places) if row == self.table.currentIndex().row() else 0
        self._place = self.table.currentIndex().row(), number
        issue_id, entity = group.places[number]
        if self.desk.database.open(issue_id) and entity in self.desk.issue.by_id:
            self.desk.show_record(self.desk.issue.by_id[entity])

    def describe(self) -> None:
        """Ask whom or what the current entity means, everywhere where it stands."""
        group = self.current
        if group is not None:
            dialog = AuthorityDialog(group, self.window())
            dialog.accepted.connect(
                lambda: self._act(
                    group, edits.describe_entities, authority=dialog.authority.text(), note=dialog.note.text()
                )
            )
            dialog.open()

    def merge(self) -> None:
        """Ask which other entity the current one is a spelling of."""
        group = self.current
        others = [other for other in self._groups if other is not group]
        if group is not None and others:
            dialog = MergeDialog(group, others, self.window())
            dialog.chosen.connect(
                lambda into, correct: self._act(group, edits.merge_entities, into=into, correct=correct)
            )
            dialog.open()

    def _act(self, group: EntityGroup, verb: Callable[..., Operation], **options: object) -> None:
        """Do something with all places of an entity, in each issue."""

        def in_issue(issue: Issue, *, author: str, issue_id: int) -> Operation:
            there = [entity for entity in group.entities_in(issue_id) if entity in issue.by_id]
            return verb(issue, there, author=author, **options)

        self.desk.database.act({issue_id: in_issue for issue_id, _entity in group.places}, self.fill)

    def _show(self) -> None:
        words = self.filter.text().casefold()
        groups = [
            n
            for n in self._groups
            if words in f"{n.text} {n.label} {LABEL_TITLES[n.label]} {n.authority} {n.note}".casefold()
        ]
        self.show_items(sorted(groups, key=_ORDERS[self.order.currentIndex()]))  # type: ignore[arg-type]
        places = sum(len(group.places) for group in groups)
        self.message.setText(self.tr("{0} entities in {1} places").format(len(groups), places))

    def _describe(self, group: EntityGroup) -> tuple[str, ...]:
        own = self.desk.open_issue.issue_id
        articles = " ".join(str(number) if issue == own else f"#{issue}·{number}" for issue, number in group.articles)
        return (
            shown(group.text),
            LABEL_TITLES[group.label],
            str(len(group.places)),
            articles,
            group.authority,
            group.note,
        )

    def show_current(self) -> None:
        self._place = (-1, 0)
        self.next_place()


class AuthorityDialog(Dialog):
    """Asks for the identifier of an entity in an authority file, and for a note."""

    def __init__(self, group: EntityGroup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{shown(group.text)} {LABEL_TITLES[group.label]}")
        self.authority, self.note = QLineEdit(group.authority, placeholderText="Q12345"), QLineEdit(group.note)
        form = QFormLayout()
        form.addRow(self.tr("Identifier"), self.authority)
        form.addRow(self.tr("Note"), self.note)
        text = self.tr("It is kept with all {0} places of this entity.").format(len(group.places))
        buttons = self.ending(OK, CANCEL)
        self.lay_out(form, plain_label(text), buttons, size=(420, 0))


class MergeDialog(Dialog):
    """Asks which other entity an entity is a spelling of; `chosen` carries that entity, and whether to correct the
    text.
    """

    chosen = Signal(object, bool)

    def __init__(self, group: EntityGroup, others: Sequence[EntityGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("“{0}” is a spelling of").format(shown(group.text)))
        by_text: dict[str, list[EntityGroup]] = {}
        for other in others:
            by_text.setdefault(other.text, []).append(other)
        self._others = [other for text in likest(group.text, by_text) for other in by_text[text]]
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        for other in self._others:
            self.list.addItem(
                f"{shown(other.text)}  {LABEL_TITLES[other.label]}  ×{len(other.places)}  {other.authority}".rstrip()
            )
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        self.correct = QRadioButton(self.tr("It is a mistake: correct the text"))
        self.keep = QRadioButton(self.tr("The paper has it so: keep the text, and let both mean the same"))
        self.correct.setChecked(True)
        buttons = self.ending(OK, CANCEL)
        self.lay_out(self.list, self.correct, self.keep, buttons, size=(480, 420))

    def accept(self) -> None:
        self.chosen.emit(self._others[self.list.currentRow()], self.correct.isChecked())
        super().accept()
