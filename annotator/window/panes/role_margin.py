"""The margin of the article editor that names the part each paragraph is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from annotator.core.records import Part, Role, State
from annotator.window.looks import theme
from annotator.window.messages import role_name
from annotator.window.panes.text_pane import TextPane

_PADDING = 14


class RoleMargin(QWidget):
    """Names of parts beside the paragraphs in which they begin; those that nobody has decided on are in italics."""

    def __init__(self, pane: TextPane, parts: Callable[[], Iterable[tuple[int, int, Part]]]) -> None:
        """`parts` says which parts the text of the pane has, each with the stretch of it."""
        super().__init__(pane)
        self.setObjectName("roleMargin")
        self.setAccessibleName(self.tr("Parts of the article"))
        self._pane, self._parts = pane, parts

    def sizeHint(self) -> QSize:
        return QSize(max(self.fontMetrics().horizontalAdvance(role_name(role)) for role in Role) + _PADDING, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), theme.window_colour())
        sight = self._pane.sight()
        start, end = sight.span
        for first, _last, part in self._parts():
            if not start <= first <= end:
                continue
            is_open = part.state == State.SUGGESTED
            font = self.font()
            font.setItalic(is_open)
            painter.setFont(font)
            painter.setPen(theme.muted_colour() if is_open else self.palette().text().color())
            area = QRectF(2, sight.top_of(first), self.width() - 8, self._pane.fontMetrics().height())
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, role_name(part.role))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the paragraph beside the mouse, ready to be given a role."""
        offset = self._pane.offset_at(event.position())
        block = self._pane.blocks.block_at(offset)
        self._pane.select(self._pane.blocks.starts[block], self._pane.blocks.ends[block])
