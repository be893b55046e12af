"""The segments of the chosen article in reading order, which dragging or keys change."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from annotator.core import edits
from annotator.core.issue import Issue, Segment
from annotator.window.desk import Desk
from annotator.window.looks.layouts import beside, push_button
from annotator.window.looks.literal import plain_label
from annotator.window.panels.concordance import shown
from annotator.window.panels.panel import Panel

_ROLE = Qt.ItemDataRole.UserRole
_ENDS = 24
"""How much of either end of a segment (code points) is shown."""


class SegmentsPanel(Panel):
    """Lists the segments; each can be dragged, moved by keys, joined to the previous one, or made an article."""

    topic = "articles"
    name = "pieces_panel"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = _Pieces(self)
        self.list.setAccessibleName(self.title)
        self.list.model().rowsMoved.connect(self._on_moved, Qt.ConnectionType.QueuedConnection)
        self.list.currentRowChanged.connect(self._on_row)
        hint = plain_label(self.tr("Drag a segment, or move it by Ctrl+Up and Ctrl+Down. The text follows."))
        self.buttons = [
            push_button(self.tr("Up"), partial(self.move_by, -1)),
            push_button(self.tr("Down"), partial(self.move_by, 1)),
            push_button(self.tr("Goes on inside the sentence (I)"), self.toggle_inside),
            push_button(self.tr("Is an article of its own (Delete)"), self.take_out),
        ]
        buttons = beside(
            *self.buttons,
            None,
        )
        self.lay_out(hint, self.list, buttons)
        desk.focus.chosen.connect(self._on_chosen)

    @property
    def title(self) -> str:
        return self.tr("Segments")

    def take_keys(self) -> None:
        self.list.setFocus()

    def fill(self) -> None:
        row = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        if self.open_issue is not None:
            issue = self.open_issue.issue
            for segment in self.desk.article.segments:
                item = QListWidgetItem(_line(issue, segment, self.tr("page {0}")))
                item.setData(_ROLE, segment.boundary.id)
                self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.blockSignals(False)

    def order(self) -> list[str]:
        """The ids of the segments' boundaries as the list has them."""
        return [self.list.item(row).data(_ROLE) for row in range(self.list.count())]

    def move_by(self, by: int) -> None:
        """Move the current segment up or down."""
        order, row = self.order(), self.list.currentRow()
        if 0 <= row + by < len(order):
            order[row], order[row + by] = order[row + by], order[row]
            self._reorder(order, row + by)

    def toggle_inside(self) -> None:
        """Let the current segment continue the sentence before it, or begin a paragraph."""
        item = self.list.currentItem()
        if item is not None:
            segment = next(s for s in self.desk.article.segments if s.boundary.id == item.data(_ROLE))
            self.desk.open_issue.act(edits.go_on_inside, segment.boundary.id, not segment.boundary.inside)

    def take_out(self) -> None:
        """Make the current segment an article of its own."""
        item = self.list.currentItem()
        if item is not None:
            self.desk.open_issue.act(edits.begin_article, item.data(_ROLE))

    def _reorder(self, order: list[str], row: int) -> None:
        here = self.list.hasFocus()
        if self.desk.open_issue.act(edits.order_segments, self.desk.article.id, order):
            self.desk.choose(self.desk.issue.layout.article_of(order[0]))
        self.fill()
        self.list.setCurrentRow(row)
        if here:
            self.list.setFocus()

    def _on_moved(self) -> None:
        if self.open_issue is not None and set(self.order()) == {s.boundary.id for s in self.desk.article.segments}:
            self._reorder(self.order(), self.list.currentRow())

    def _on_row(self) -> None:
        item = self.list.currentItem()
        if item is not None and self.list.hasFocus():
            self.desk.show_place(self.desk.issue.by_id[item.data(_ROLE)].anchor)

    def _on_chosen(self) -> None:
        if self.isVisible():
            self.fill()


class _Pieces(QListWidget):
    """The list, with the keys that move its rows."""

    def __init__(self, panel: SegmentsPanel) -> None:
        super().__init__()
        self._panel = panel
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in moves:
            self._panel.move_by(moves[Qt.Key(event.key())])
        elif event.isAutoRepeat():
            super().keyPressEvent(event)  # a key that is held takes out one segment
        elif event.key() == Qt.Key.Key_I and not event.modifiers():
            self._panel.toggle_inside()
        elif event.key() == Qt.Key.Key_Delete:
            self._panel.take_out()
        else:
            super().keyPressEvent(event)


def _line(issue: Issue, segment: Segment, page_text: str) -> str:
    start, end = issue.content(segment)
    page = next((page.number for page in issue.pages if page.start <= start < page.end), "")
    joined = "⟶ " if segment.boundary.inside else ""
    where = f"{page_text.format(page)}  " if page else ""
    if end - start <= 2 * _ENDS:
        return f"{where}{joined}{shown(issue.raw[start:end])}"
    return f"{where}{joined}{shown(issue.raw[start : start + _ENDS])} … {shown(issue.raw[end - _ENDS : end])}"
