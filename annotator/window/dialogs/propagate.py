"""The same text elsewhere: where it stands, whether it is an entity there already, and a tick for each place."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialogButtonBox, QWidget

from annotator import workflow
from annotator.search.elsewhere import Against, Place, tag_again
from annotator.window.desk import Desk
from annotator.window.dialogs.dialog import CANCEL, OK, Dialog
from annotator.window.labels import LABEL_TITLES, label_title
from annotator.window.looks.flow import Flow
from annotator.window.looks.literal import plain_label, without_mnemonic
from annotator.window.looks.spoken import call_box
from annotator.window.panels.concordance import ConcordanceModel, ConcordanceView, shown

ISSUE, ARTICLE, DATABASE = range(3)
"""Where is looked, as the box of scopes has it."""


class PropagateDialog(Dialog):
    """Lists where a text stands; the ticked places are tagged in one operation. What is in doubt has none at first.

    The other forms of an entity (陈 for 陈群伟) are looked for where they are asked for.
    """

    topic = "entities"

    def __init__(self, desk: Desk, text: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tag “{0}” elsewhere").format(shown(text)))
        self._desk, self._text = desk, text
        self._asked: object = None
        self.labels, self.scope = QComboBox(), QComboBox()
        for one in desk.labels:
            self.labels.addItem(label_title(one), one.name)
        self.labels.setCurrentIndex(max(0, self.labels.findData(label)))
        self.scope.addItems([self.tr("the whole issue"), self.tr("this article"), self.tr("the whole database")])
        self._others = workflow.other_forms(text) if label == "PER" else []
        self.forms = [QCheckBox(without_mnemonic(form)) for form in self._others]
        headers = (
            "",
            self.tr("Article"),
            self.tr("Before it"),
            self.tr("Found"),
            self.tr("Behind it"),
            self.tr("There"),
        )
        self.model = ConcordanceModel(headers, self._describe, key=3, ticks=True, parent=self)
        self.table = ConcordanceView(self.model, (30, 80, 260, 150, 0, 220))
        self.message = plain_label()
        self._lay_out()
        self._refresh()

    def _lay_out(self) -> None:
        call_box(self.labels, self.tr("Label"))
        call_box(self.scope, self.tr("Of which articles"))
        self.table.setAccessibleName(self.windowTitle())
        others = [plain_label(self.tr("Other forms:"))] if self.forms else []
        for form in self.forms:
            form.toggled.connect(self._refresh)
        row = Flow(self.labels, self.scope, *others, *self.forms, None, self.message)
        self.buttons = QDialogButtonBox(OK | CANCEL)
        self.buttons.button(OK).setText(self.tr("Tag the ticked"))
        self.lay_out(row, self.table, self.buttons, size=(1000, 560))
        self.labels.activated.connect(self._refresh)
        self.scope.activated.connect(self._refresh)
        self.model.dataChanged.connect(self._update_message)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.table.setFocus()

    def _texts(self) -> list[str]:
        chosen = zip(self._others, self.forms, strict=True)
        return [self._text, *(form for form, box in chosen if box.isChecked())]

    def _refresh(self) -> None:
        texts, label = self._texts(), self.labels.currentData()
        self._asked = asked = object()
        if self.scope.currentIndex() == DATABASE:
            self._show([])
            self.message.setText(self.tr("Searching…"))
            self._desk.database.ask(
                partial(workflow.places_in, texts=texts, label=label),
                lambda places: self._show(places) if self._asked is asked else None,
            )
            return
        issue = self._desk.issue
        articles = [self._desk.article] if self.scope.currentIndex() == ARTICLE else issue.articles
        self._show(workflow.places(issue, texts, label, articles, issue_id=self._desk.open_issue.issue_id))

    def _show(self, places: list[Place]) -> None:
        self.model.show_items([place for place in places if place.against is not Against.DONE])
        self.model.tick([place for place in self.model.items if place.against is not Against.NOTHING], on=False)
        self.table.go_to(0)
        self._update_message()

    def _against(self, place: Place) -> str:
        """What speaks against tagging a place; nothing where nothing does."""
        match place.against:
            case Against.APPROVED:
                return self.tr("is approved")
            case Against.LABEL:
                return self.tr("is tagged {0}").format(LABEL_TITLES[place.label])
            case Against.ENTITY:
                return self.tr("stands in or over “{0}” {1}").format(shown(place.text), LABEL_TITLES[place.label])
            case Against.WORD:
                return self.tr("inside the word “{0}”").format(place.text)
        return ""

    def _describe(self, place: Place) -> tuple[str, ...]:
        hit = place.hit
        own = hit.issue == self._desk.open_issue.issue_id
        number = str(hit.number) if own else f"#{hit.issue} · {hit.number}"
        return "", number, *map(shown, hit.context), self._against(place)

    def _update_message(self) -> None:
        count = len(self.model.ticked)
        self.message.setText(self.tr("{0} of {1} ticked").format(count, len(self.model.items)))
        self.buttons.button(OK).setEnabled(bool(count))

    def _on_accepted(self) -> None:
        by_issue: dict[int, list[Place]] = {}
        for place in self.model.wanted():
            by_issue.setdefault(place.hit.issue, []).append(place)
        verbs = {
            issue_id: partial(
                tag_again,
                texts=self._texts(),
                label=self.labels.currentData(),
                wanted=[place.hit for place in places],
            )
            for issue_id, places in by_issue.items()
        }
        self._desk.database.act(verbs, lambda: None)
        self.accept()
