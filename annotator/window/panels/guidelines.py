"""What each label is for, with sentences that show it, to be read while one tags."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from annotator.core.labels import Label
from annotator.window.desk import Desk
from annotator.window.labels import LABEL_TITLES, label_guideline, label_title
from annotator.window.looks import theme
from annotator.window.panels.panel import Panel


class GuidelinesPanel(Panel):
    """Shows the guidelines of the label set, label by label."""

    topic = "entities"
    name = "guidelines_panel"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.text.setAccessibleName(self.title)
        self.lay_out(self.text)
        desk.relabelled.connect(self._refill)
        theme.THEME.changed.connect(self._refill)

    @property
    def title(self) -> str:
        return self.tr("Guidelines of the labels")

    def fill(self) -> None:
        place = self.text.verticalScrollBar().value()
        self.text.clear()
        cursor = self.text.textCursor()
        for label in self.desk.labels:
            self._write(cursor, label)
        self.text.verticalScrollBar().setValue(place)

    def take_keys(self) -> None:
        self.text.setFocus()

    def _write(self, cursor: QTextCursor, label: Label) -> None:
        """Write a label, and below it its guideline; what people wrote is inserted as text that is no markup."""
        if not cursor.atStart():
            cursor.insertText("\n\n", QTextCharFormat())
        head = QTextCharFormat()
        head.setFontWeight(QFont.Weight.Bold)
        colour = QTextCharFormat(head)
        colour.setForeground(theme.LABEL_COLOURS[label.name])
        cursor.insertText("■ ", colour)
        keys = f"Ctrl+{label.key}" if label.key else ""
        kind = self.tr("a kind of {0}").format(LABEL_TITLES[label.parent]) if label.parent else ""
        cursor.insertText("  ".join(filter(None, (label_title(label), label.name, keys, kind))), head)
        guideline = label_guideline(label) or self.tr("Nobody has written yet what this label is for.")
        cursor.insertText(f"\n{guideline}", QTextCharFormat())
