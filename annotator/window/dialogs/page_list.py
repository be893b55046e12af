"""The pages of an issue that is to be imported, in a list: their order can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QAbstractItemView, QGroupBox, QHeaderView, QTableWidget, QTableWidgetItem

from annotator.core.marking import marked
from annotator.window.actions import translated
from annotator.window.looks.layouts import beside, push_button, stack
from annotator.workflow import PageAhead, Way

_WAYS = {
    Way.TEXT: marked("Way", "with its text"),
    Way.OCR: marked("Way", "is read by OCR"),
    Way.NONE: marked("Way", "as an image alone"),
}


def _size(page: PageAhead) -> str:
    """The size of a page and of its file, as far as they are known."""
    pixels = f"{page.width} × {page.height}" if page.width and page.height else ""
    return " · ".join(filter(None, (pixels, QLocale().formattedDataSize(page.file_size) if page.file_size else "")))


class PageList(QGroupBox):
    """Lists pages: the number, the file, the size and what will be done with each; hidden where there are none.

    `moved` carries the places of a page before and after it was moved.
    """

    moved = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setTitle(self.tr("Pages"))
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(self.title())
        self.table.setHorizontalHeaderLabels([self.tr("Page"), self.tr("File"), self.tr("Size"), self.tr("Text")])
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.up = push_button(self.tr("Move up"), partial(self._move, -1))
        self.down = push_button(self.tr("Move down"), partial(self._move, 1))
        stack(self, self.table, beside(self.up, self.down, None))
        self.show_pages((), can_move=False)

    def show_pages(self, pages: Sequence[PageAhead], *, can_move: bool) -> None:
        """List some pages, or none."""
        self.setVisible(bool(pages))
        for button in (self.up, self.down):
            button.setVisible(can_move)
        self.table.setRowCount(len(pages))
        for row, page in enumerate(pages):
            way = translated("Way", _WAYS[page.way])
            for column, text in enumerate((page.number, page.file or "–", _size(page) or "–", way)):
                self.table.setItem(row, column, QTableWidgetItem(text))

    def _move(self, by: int) -> None:
        row = self.table.currentRow()
        if 0 <= row and 0 <= row + by < self.table.rowCount():
            self.moved.emit(row, row + by)
            self.table.selectRow(row + by)
