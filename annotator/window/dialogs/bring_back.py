"""Names that come back from a file: what would become of them, before anything changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QPlainTextEdit, QWidget

from annotator.core.errors import Refused
from annotator.window.dialogs.dialog import CANCEL, OK, Dialog
from annotator.window.looks.literal import plain_label
from annotator.window.messages import trouble
from annotator.workflow import Brought, Merged, Misfit, Offsets, Plan, Wish

_MOST_LINES = 2_000


class BringBackDialog(Dialog):
    """Shows what a file would bring. `previewed` asks for the plan of a choice, `requested` to carry a plan out, and
    `reading_requested` to read the file again with other offsets.
    """

    topic = "import"
    previewed = Signal(object)
    requested = Signal(object)
    reading_requested = Signal(object)

    def __init__(self, brought: Brought, format_name: str, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Take up entities"))
        self._brought, self._person = brought, person
        self._plan: Plan | None = None
        self.where = QComboBox()
        for text, ways in (
            (self.tr("onto the same articles, the rest as new issues"), (True, True)),
            (self.tr("onto the same articles only"), (True, False)),
            (self.tr("as new issues"), (False, True)),
        ):
            self.where.addItem(text, ways)
        self.replacing = QCheckBox(self.tr("entities that are not in the file are taken away"))
        self.annotator = QComboBox()
        self.annotator.addItems(sorted({who for one in brought.articles for who in one.article.annotators}))
        self.offsets = QComboBox()
        self.offsets.addItem(self.tr("what fits best"), None)
        for text, offsets in (
            (self.tr("UTF-16 code units"), Offsets.UTF16),
            (self.tr("grapheme clusters"), Offsets.GRAPHEME),
            (self.tr("code points"), Offsets.POINTS),
        ):
            self.offsets.addItem(text, offsets.value)
        self.message = plain_label(wraps=True)
        self.lines = QPlainTextEdit(readOnly=True, lineWrapMode=QPlainTextEdit.LineWrapMode.NoWrap)
        self.lines.setAccessibleName(self.tr("What would become of them"))
        self.buttons = self.ending(OK, CANCEL)
        self.take = self.buttons.button(OK)
        self.take.setText(self.tr("Take up"))
        self._lay_out(format_name)
        self.where.currentIndexChanged.connect(self._preview)
        self.annotator.currentIndexChanged.connect(self._preview)
        self.replacing.toggled.connect(self._preview)
        self.offsets.currentIndexChanged.connect(self._on_offsets)
        self.accepted.connect(lambda: self.requested.emit(self._plan))
        self.take.setEnabled(False)

    def _lay_out(self, format_name: str) -> None:
        form = QFormLayout()
        file = plain_label(f"{self._brought.path.name} — {format_name}")
        form.addRow(self.tr("File"), file)
        if self._brought.articles:
            form.addRow(self.tr("Texts go"), self.where)
        if self.annotator.count() > 1:
            form.addRow(self.tr("Entities of"), self.annotator)
        if self._brought.is_guessed:
            form.addRow(self.tr("The file does not say what its offsets count:"), self.offsets)
        form.addRow("", self.replacing)
        form.addRow("", self.message)
        self.lay_out(form, self.lines, self.buttons, size=(760, 520))

    def wish(self) -> Wish:
        """What is chosen."""
        onto, new = self.where.currentData()
        return Wish(
            author=self._person,
            onto=onto,
            new=new,
            replacing=self.replacing.isChecked(),
            annotator=self.annotator.currentText(),
        )

    def _on_offsets(self) -> None:
        self.reading_requested.emit(Offsets(self.offsets.currentData()))
        self.reject()

    def _preview(self) -> None:
        self.take.setEnabled(False)
        self.previewed.emit(self.wish())

    def show_plan(self, plan: Plan, outcomes: Sequence[Merged]) -> None:
        """Show what a plan would come to."""
        if plan.wish != self.wish():
            return  # something else was chosen in the meantime
        self._plan = plan
        unfit = [*plan.unmatched, *(one for outcome in outcomes for one in outcome.unfit)]
        self.message.setText(
            self.tr(
                "Texts in the file: {0}. Issues that are here: {1}, new ones: {2}. "
                "Names to take up: {3}, here already: {4}, taken away: {5}. What doesn't fit: {6}."
            ).format(
                len(plan.brought.articles) or len(plan.brought.versions),
                len(plan.issues),
                len(plan.new),
                sum(outcome.taken for outcome in outcomes),
                sum(outcome.there for outcome in outcomes),
                sum(len(outcome.removed) for outcome in outcomes),
                len(unfit),
            )
        )
        lines = [*map(self._of_issue, outcomes), "", *self._of_removed(outcomes), *self._of_misfits(unfit)]
        self.lines.setPlainText("\n".join(lines[:_MOST_LINES]))
        self.take.setEnabled(
            any(outcome.taken or outcome.removed or outcome.others or outcome.is_new for outcome in outcomes)
        )

    def _of_issue(self, merged: Merged) -> str:
        text = self.tr("new: {0}").format(merged.title) if merged.is_new else merged.title
        text += self.tr(" — entities: {0}, here already: {1}").format(merged.taken, merged.there)
        if merged.removed:
            text += self.tr(", taken away: {0}").format(len(merged.removed))
        return text + (self.tr(", other changes: {0}").format(merged.others) if merged.others else "")

    def _of_removed(self, outcomes: Sequence[Merged]) -> Iterator[str]:
        removed = [text for outcome in outcomes for text in outcome.removed]
        if removed:
            yield self.tr("Entities that will be taken away:")
            yield from (" ".join(text.split()) for text in removed)
            yield ""

    def _of_misfits(self, unfit: Sequence[Misfit]) -> Iterator[str]:
        if unfit:
            yield self.tr("What doesn't fit:")
        for one in unfit:
            yield self.tr("text {0}: {1} — {2}").format(
                one.number, " ".join(one.said.split()), trouble(Refused(one.why))
            )
