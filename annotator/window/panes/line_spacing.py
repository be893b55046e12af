"""Room between the lines of a plain text, which Qt's own layout of plain texts does not offer."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout


class SpacedLayout(QPlainTextDocumentLayout):
    """Lays out blocks as Qt does, then moves their lines apart: each is `spacing` times as high as its font asks for.

    Everything that draws, finds or scrolls uses the places of the lines, so nothing else needs to know.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.spacing = 1.0

    def space(self, spacing: float) -> None:
        """Lay everything out again with another spacing."""
        if spacing != self.spacing:
            self.spacing = spacing
            self.document().markContentsDirty(0, self.document().characterCount())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        rect = super().blockBoundingRect(block)
        layout = block.layout()
        count = layout.lineCount()
        if self.spacing == 1.0 or not count:
            return rect
        # Whole pixels above and below: Qt rounds places, and they are compared here.
        above = round(layout.lineAt(0).height() * (self.spacing - 1) / 2)
        if layout.lineAt(0).y() != above:  # Qt has just laid it out
            for number in range(count):
                line = layout.lineAt(number)
                line.setPosition(QPointF(line.x(), line.y() + (2 * number + 1) * above))
            rect = super().blockBoundingRect(block)
        rect.setHeight(rect.height() + above)
        return rect
