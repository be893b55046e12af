"""Passages that stand twice, side by side with their differences marked, and the keys that settle them."""

from __future__ import annotations

from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSplitter, QTextBrowser, QWidget

from annotator.compare.differences import differences
from annotator.core import edits
from annotator.core.records import Correction, CorrectionKind
from annotator.window.desk import Desk
from annotator.window.looks import theme
from annotator.window.looks.layouts import beside, push_button, stack
from annotator.window.looks.literal import plain_label
from annotator.window.messages import correction_name, state_name
from annotator.window.panels.concordance import ConcordanceModel, context, shown
from annotator.window.panels.list_panel import ListPanel

_AROUND = 60
"""How much text (code points) is shown before and after a copy."""


class DuplicatesPanel(ListPanel):
    """Lists repeated passages, and shows the two copies of the current one side by side.

    1 keeps the first copy, 2 the second, 3 both; 4 marks the place of the removed one as a gap.
    """

    topic = "text"
    name = "duplicates_panel"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        headers = (self.tr("Article"), self.tr("Before it"), self.tr("Passage"), self.tr("Behind it"), self.tr("State"))
        model = ConcordanceModel(headers, self._describe, key=2, parent=self)
        self.list_in(model, (56, 110, 0, 110, 150), {})
        self.copies = (QTextBrowser(), QTextBrowser())
        self.buttons: dict[edits.Keep, QPushButton] = {}
        self._lay_out()

    @property
    def title(self) -> str:
        return self.tr("Duplicates")

    @property
    def purpose(self) -> str:
        return self.tr(
            "Passages that stand twice in the issue. None are known; “Stands twice?” in the menu Edit looks "
            "for the selected one."
        )

    def _lay_out(self) -> None:
        keeps = {
            edits.Keep.FIRST: (self.tr("Keep the first (1)"), Qt.Key.Key_1),
            edits.Keep.SECOND: (self.tr("Keep the second (2)"), Qt.Key.Key_2),
            edits.Keep.BOTH: (self.tr("Keep both (3)"), Qt.Key.Key_3),
            edits.Keep.GAP: (self.tr("Text is lost here (4)"), Qt.Key.Key_4),
        }
        for keep, (text, key) in keeps.items():
            settle = partial(self.settle, keep)
            self.buttons[keep], self.table.keys[key] = push_button(text, settle), settle
        halves = []
        for name, copy in zip((self.tr("The first copy"), self.tr("The second copy")), self.copies, strict=True):
            copy.setAccessibleName(name)
            halves.append(stack(None, plain_label(name), copy))
        sides = QWidget()
        stack(sides, beside(*self.buttons.values(), None), beside(*halves)).setContentsMargins(0, 0, 0, 0)
        whole = QSplitter()
        whole.addWidget(self.table)
        whole.addWidget(sides)
        whole.setSizes([500, 900])
        self.lay_out(whole)

    def take_keys(self) -> None:
        super().take_keys()
        self.on_row()

    def fill(self) -> None:
        corrections = self.open_issue.issue.corrections if self.open_issue else ()
        self.show_items([c.id for c in corrections if edits.is_duplicate(c) and (c.rule or c.live)])
        self._show_copies()

    def settle(self, keep: edits.Keep) -> None:
        """Decide about the current passage, and go to the next one."""
        row = self.table.currentIndex().row()
        if self.current and self.desk.open_issue.act(edits.settle_duplicate, self.current, keep):
            self.table.go_to(row + 1)
            self.on_row()

    def _correction(self, record_id: str) -> Correction:
        record = self.desk.issue.by_id[record_id]
        assert isinstance(record, Correction)
        return record

    def _describe(self, record_id: str) -> tuple[str, ...]:
        issue, correction = self.desk.issue, self._correction(record_id)
        number = issue.layout.number_of(issue.layout.article_at(correction.start).id) + 1
        state = state_name(correction.state)
        if correction.kind == CorrectionKind.GAP:
            state = f"{state} · {correction_name(correction.kind)}"
        return str(number), *context(issue.raw, correction.start, correction.end), state

    def on_row(self) -> None:
        self._show_copies()
        super().on_row()

    def show_current(self) -> None:
        if self.current:
            self.desk.show_record(self._correction(self.current))

    def _show_copies(self) -> None:
        correction = self._correction(self.current) if self.current else None
        for button in self.buttons.values():
            button.setEnabled(correction is not None)
        if correction is None or correction.twin is None:
            for copy in self.copies:
                copy.clear()
            return
        raw = self.desk.issue.raw
        first, second = sorted(((correction.start, correction.end), (correction.twin[0], correction.twin[1])))
        one, other = raw[slice(*first)], raw[slice(*second)]
        apart = differences(one, other)
        back = differences(other, one)
        for copy, span, differing in ((self.copies[0], first, apart), (self.copies[1], second, back)):
            copy.setHtml(_html(raw, span, [(start, end) for start, end, _text in differing]))


def _html(raw: str, span: tuple[int, int], marks: list[tuple[int, int]]) -> str:
    """A copy with its differences in bold on a coloured ground, and a little of the surrounding text in grey."""
    start, end = span
    parts, at = [], start
    for low, high in marks:
        parts.append(_escaped(raw[at : start + low]))
        different = _escaped(raw[start + low : start + high]) or "‸"
        parts.append(f'<b style="background: #FCE8B2; color: #7A3E00; text-decoration: underline">{different}</b>')
        at = start + high
    parts.append(_escaped(raw[at:end]))
    before, behind = _escaped(raw[max(0, start - _AROUND) : start]), _escaped(raw[end : end + _AROUND])
    grey = f'<span style="color: {theme.muted_colour().name()}">{{}}</span>'
    return f"<p>{grey.format(before)}【{''.join(parts)}】{grey.format(behind)}</p>"


def _escaped(raw: str) -> str:
    return escape(shown(raw))
