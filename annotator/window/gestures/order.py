"""Gestures on the order in which the blocks of the page are read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.window.desk import Desk
from annotator.window.gestures.pages import PageGestures
from annotator.window.page.order_tool import OrderTool


class OrderGestures:
    """The gestures on the block at the caret; with the tool for the order, on the one that is chosen there."""

    def __init__(self, desk: Desk, pages: PageGestures) -> None:
        self.desk = desk
        self.pages = pages

    def order_tool(self) -> None:
        """Put the page in order by hand, or stop doing it."""
        if page := self.pages.shown():
            page.tools.switch(page.order)

    def guess_order(self) -> None:
        """Put the page in the order that its print seems to have."""
        if page := self.pages.shown():
            page.order.guess()

    def block_earlier(self) -> None:
        if tool := self._tool():
            tool.shift(-1)

    def block_later(self) -> None:
        if tool := self._tool():
            tool.shift(1)

    def pick_block(self) -> None:
        """Let the block follow the one that was picked before, and pick it."""
        if tool := self._tool():
            tool.pick()

    def exchange_blocks(self) -> None:
        """Exchange the block with the picked one."""
        if tool := self._tool():
            tool.exchange()

    def reverse_columns(self) -> None:
        """Let the columns of the article be read in the opposite order."""
        if tool := self._tool():
            tool.reverse()

    def _tool(self) -> OrderTool | None:
        """The tool, with a chosen block; None where there is none, which is said."""
        page = self.pages.shown()
        if page is None:
            return None
        if not page.area.hasFocus():
            page.order.choose_at(self.desk.caret.raw)
        if page.order.chosen is None:
            text = QCoreApplication.translate("OrderGestures", "Nothing is printed on this page at the caret.")
            self.desk.message.emit(text)
            return None
        return page.order
