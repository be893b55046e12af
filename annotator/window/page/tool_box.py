"""The tools for a page: a button for each, at most one of them chosen, and a line that says how to use that one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from annotator.window.looks.layouts import beside
from annotator.window.looks.literal import plain_label
from annotator.window.page.image_area import ImageArea
from annotator.window.page.tool import PageTool
from annotator.window.page.tool_button import tool_button


class ToolBox(QWidget):
    """Lets a tool take the mouse and the keys on a page; without one the mouse moves it.

    `chosen` says that another tool, or none, is chosen. `hint` is a label of its own, to be put elsewhere.
    """

    chosen = Signal()

    def __init__(self, area: ImageArea) -> None:
        super().__init__()
        self._area = area
        self._tools: dict[QToolButton, PageTool] = {}
        self._hints: dict[PageTool, str] = {}
        self._row = beside()
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._row)
        self.hint = plain_label(wraps=True)
        self.hint.hide()
        area.tool_left.connect(partial(self.choose, None))

    def add(self, tool: PageTool, sign: str, text: str, hint: str = "") -> QToolButton:
        """Offer a tool, by a button that shows whether it is chosen; the hint is shown while it is."""
        self._hints[tool] = hint
        button = tool_button(sign, text, partial(self.switch, tool))
        button.setCheckable(True)
        self._tools[button] = tool
        self._row.addWidget(button)
        return button

    def switch(self, tool: PageTool) -> None:
        """Choose a tool, or none where that one is chosen."""
        self.choose(tool if self._area.tool is not tool else None)

    def choose(self, tool: PageTool | None) -> None:
        """Let a tool take the mouse and the keys, or leave the mouse to move the page."""
        self._area.use(tool)
        self.hint.setText(self._hints[tool] if tool is not None else "")
        self.hint.setVisible(bool(self.hint.text()))
        for button, offered in self._tools.items():
            button.setChecked(offered is tool)
        self.chosen.emit()
        if tool is not None:
            self._area.setFocus()
