"""Headlines in bold, as formats of the layout only: the document knows nothing of it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from PySide6.QtGui import QFont, QTextCharFormat, QTextDocument, QTextLayout

from annotator.core.records import Role

HEADS = (Role.KICKER, Role.HEADLINE, Role.SUBHEAD, Role.CROSSHEAD)
"""The parts that are shown in bold."""


def embolden(document: QTextDocument, heads: AbstractSet[int]) -> None:
    """Show the blocks of some numbers in bold, and no others."""
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    block = document.firstBlock()
    while block.isValid():
        wanted = [_whole(block.length(), bold)] if block.blockNumber() in heads else []
        if bool(block.layout().formats()) != bool(wanted):
            block.layout().setFormats(wanted)
            document.markContentsDirty(block.position(), block.length())
        block = block.next()


def _whole(length: int, text_format: QTextCharFormat) -> QTextLayout.FormatRange:
    formats = QTextLayout.FormatRange()
    formats.start, formats.length, formats.format = 0, length, text_format
    return formats
