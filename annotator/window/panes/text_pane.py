"""A text widget that speaks in offsets of the text it was given, and paints marks where they are visible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from annotator import workflow
from annotator.window.looks import theme
from annotator.window.looks.literal import literally
from annotator.window.panes.blocks import Blocks
from annotator.window.panes.line_spacing import SpacedLayout
from annotator.window.panes.mark_painting import paint_ground, paint_lines
from annotator.window.panes.marks import Mark
from annotator.window.panes.sight import Seen, Sight
from annotator.window.panes.words import WORD_STEPS, word_end

_STEP = QTextCursor.MoveMode
_CARETS = (Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImAnchorRectangle)
_MOST_OF_SCREEN = 0.45
_REACH = 3  # pixels that what is painted for a line may reach beyond it


class TextPane(QPlainTextEdit):
    """Shows a text; all offsets are code points of it. Subclasses say what is marked in `marks_between`."""

    zoomed = Signal(int)

    # Here, since Qt sends events before __init__ has come that far.
    _side: QWidget | None = None
    _is_side_shown = True
    measure = 0
    """The longest line, in full-width characters; as wide as the pane where it is 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        document = QTextDocument(self)
        self._layout = SpacedLayout(document)
        document.setDocumentLayout(self._layout)
        self.setDocument(document)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setTabChangesFocus(True)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.blocks = Blocks("")
        self.hovered: tuple[int, int] | None = None

    def put_beside(self, side: QWidget) -> None:
        """Put a child widget of its own width at the left of the text, and repaint it as the text moves."""
        self._side = side
        self.updateRequest.connect(lambda _rect, _dy: side.update())
        self.place_side()

    def show_side(self, is_shown: bool) -> None:
        """Show or hide the widget at the left."""
        self._is_side_shown = is_shown
        if self._side is not None:
            self._side.setVisible(is_shown)
        self.place_side()

    def set_measure(self, measure: int) -> None:
        """Limit the lines to some full-width characters; 0: to the pane's width only."""
        self.measure = measure
        self.place_side()

    def place_side(self) -> None:
        """Make room for the widget at the left, as wide as it asks for now, and leave at both sides what lines may not
        take.
        """
        if self._side is None:
            return
        width, area = self._side.sizeHint().width() if self._is_side_shown else 0, self.contentsRect()
        spare = self._spare(area.width() - width)
        self.setViewportMargins(spare // 2 + width, 0, spare - spare // 2, 0)
        self._side.setGeometry(area.left() + spare // 2, area.top(), width, area.height())

    def _spare(self, width: int) -> int:
        """How much of a width (pixels) lines may not take."""
        bar = self.verticalScrollBar()
        taken = bar.width() if bar.isVisible() else 0
        line = self.measure * self.fontMetrics().horizontalAdvance("中") + 2 * ceil(self.document().documentMargin())
        return max(0, width - taken - line) if self.measure else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_side()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.place_side()

    def show_text(self, text: str) -> None:
        """Put another text into the pane; the caret goes to its start."""
        self.blocks = Blocks(text)
        self.setPlainText(self.blocks.shown)

    def space_lines(self, spacing: float) -> None:
        """Make each line a multiple of what its font asks for."""
        self._layout.space(spacing)

    def keep_lines(self, count: int) -> None:
        """Never become lower than some lines, as far as they fit into half of the screen with what stands around."""
        height = count * ceil(self._layout.spacing * self.fontMetrics().lineSpacing()) + 2 * self.frameWidth()
        self.setMinimumHeight(min(height, int(self.screen().availableGeometry().height() * _MOST_OF_SCREEN)))

    def marks_between(self, start: int, end: int) -> Iterable[Mark]:
        """The marks that overlap a stretch of the text."""
        return ()

    def tip_at(self, offset: int) -> str:
        """What the tool tip says at an offset; nothing where there is nothing to say."""
        return ""

    def caret(self) -> int:
        """The offset of the caret."""
        return self.blocks.to_text(self.textCursor().position())

    def selection(self) -> tuple[int, int]:
        """The selected stretch; empty at the caret where nothing is selected."""
        cursor = self.textCursor()
        return self.blocks.to_text(cursor.selectionStart()), self.blocks.to_text(cursor.selectionEnd())

    def select(self, start: int, end: int) -> None:
        """Select a stretch, the caret at its end."""
        cursor = self.textCursor()
        cursor.setPosition(self.blocks.to_qt(start))
        cursor.setPosition(self.blocks.to_qt(end), _STEP.KeepAnchor)
        self.setTextCursor(cursor)

    def offset_at(self, point: QPointF) -> int:
        """The offset nearest to a point of the viewport (pixels)."""
        return self.blocks.to_text(self.cursorForPosition(point.toPoint()).position())

    def hover(self, span: tuple[int, int] | None) -> None:
        """Mark the stretch that the mouse is over on the other side."""
        if span != self.hovered:
            before, self.hovered = self.hovered, span
            self.refresh(stretch for stretch in (before, span) if stretch)

    def refresh(self, stretches: Iterable[tuple[int, int]]) -> None:
        """Repaint the visible lines that hold some stretches of the text."""
        sight = self.sight()
        for rect in (rect for start, end in stretches for rect in sight.rects(start, end)):
            line = QRectF(0, rect.top(), self.viewport().width(), rect.height())
            self.viewport().update(line.toAlignedRect().adjusted(0, -_REACH, 0, _REACH))

    def top(self) -> int:
        """The first visible offset."""
        return self.sight().span[0]

    def scroll_from(self, offset: int) -> None:
        """Scroll so that an offset is in the first visible line."""
        self.verticalScrollBar().setValue(self._line_above(min(offset, len(self.blocks.text)), 0))

    def scroll_to(self, offset: int) -> None:
        """Scroll so that an offset is in the upper third, unless it is well visible."""
        if not self._is_well_in_sight(offset):
            self.verticalScrollBar().setValue(self._line_above(offset, self._lines_in_view() // 3))

    def _is_well_in_sight(self, offset: int) -> bool:
        height = self.viewport().height()
        highest = height * 0.1 if self.verticalScrollBar().value() else 0
        return highest <= self.sight().top_of(offset) <= height * 0.8

    def _line_above(self, offset: int, count: int) -> int:
        """The number of the visual line that stands some lines above that of an offset.

        Qt counts a block that was not yet laid out as one line, so those in between are laid out first.
        """
        block = self.document().findBlockByNumber(self.blocks.block_at(offset))
        self.blockBoundingRect(block)
        line = block.layout().lineForTextPosition(self.blocks.to_qt(offset) - block.position())
        left = count - (line.lineNumber() if line.isValid() else 0)
        while left > 0 and block.previous().isValid():
            block = block.previous()
            self.blockBoundingRect(block)
            left -= block.lineCount()
        return int(block.firstLineNumber()) + max(0, -left)

    def _lines_in_view(self) -> int:
        return max(1, self.viewport().height() // max(1, self.fontMetrics().height()))

    def _visible(self) -> Iterator[tuple[QTextBlock, float, float]]:
        """The visible blocks with their tops and bottoms (pixels of the viewport)."""
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        height = self.viewport().height()
        while block.isValid() and top < height:
            bottom = top + self.blockBoundingRect(block).height()
            yield block, top, bottom
            block, top = block.next(), bottom

    def sight(self, area: QRect | None = None) -> Sight:
        """The visible blocks, or those that an area of the viewport cuts."""
        low, high = (area.top() - _REACH, area.bottom() + _REACH) if area else (0, self.viewport().height())
        left = self.contentOffset().x()
        seen = [
            Seen(start := block.position(), start + block.length() - 1, left, top, block.layout())
            for block, top, bottom in self._visible()
            if low <= bottom and top <= high
        ]
        return Sight(seen, self.blocks)

    def top_of(self, offset: int) -> float:
        """The top (pixels of the viewport) of the visual line that holds an offset; it may lie outside the view."""
        block = self.document().findBlockByNumber(self.blocks.block_at(offset))
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        line = block.layout().lineForTextPosition(self.blocks.to_qt(offset) - block.position())
        return top + line.y() if line.isValid() else top

    def rects(self, start: int, end: int) -> list[QRectF]:
        """The visible rectangles (pixels of the viewport) of a stretch (see `Sight.rects`)."""
        return self.sight().rects(start, end)

    def paintEvent(self, event: QPaintEvent) -> None:
        sight = self.sight(event.rect())
        marks = [(mark, sight.rects(mark.start, mark.end)) for mark in self.marks_between(*sight.span)]
        # A painter that an error leaves open would end the process.
        with QPainter(self.viewport()) as painter:
            painter.setClipRect(event.rect())
            self.paint_under(painter, sight)
            for mark, rects in marks:
                paint_ground(painter, mark, rects)
            if self.hovered:
                for rect in sight.rects(*self.hovered):
                    painter.fillRect(rect, theme.tinted(self.palette().highlight().color(), 0.16))
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.setClipRect(event.rect())
            for mark, rects in marks:
                paint_lines(painter, mark, rects)
            self.paint_over(painter, sight)

    def paint_under(self, painter: QPainter, sight: Sight) -> None:
        """What a subclass paints under the visible text."""

    def paint_over(self, painter: QPainter, sight: Sight) -> None:
        """What a subclass paints over the visible text."""

    def createMimeDataFromSelection(self) -> QMimeData:
        # As it is stored: Qt would copy its own stand-ins for rare line ends, spaces and what it can't show.
        data = QMimeData()
        data.setText(self.blocks.text[slice(*self.selection())])
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._moves_by_word(event):
            super().keyPressEvent(event)

    def _moves_by_word(self, event: QKeyEvent) -> bool:
        """Move or select by words of jieba's; Qt takes a whole Chinese sentence for one."""
        for step, back, mode in WORD_STEPS:
            if event.matches(step):
                cursor = self.textCursor()
                cursor.setPosition(self.blocks.to_qt(word_end(self.blocks.text, self.caret(), back=back)), mode)
                self.setTextCursor(cursor)
                return True
        return False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # Qt knows no words of Chinese: it would take the whole sentence.
        if event.button() != Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)
            return
        offset = self.offset_at(event.position())
        start, end = workflow.word_at(self.blocks.text, offset) or (offset, offset)
        is_on_it = any(rect.contains(event.position()) for rect in self.rects(start, end))
        self.select(start, end) if is_on_it else self.select(offset, offset)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:  # type: ignore[override]  # Qt calls this one
        # Qt answers as if the viewport began where the widget does: the candidates would stand beside the caret.
        answer = super().inputMethodQuery(query)
        if query in _CARETS and isinstance(answer, QRect | QRectF):
            return answer.translated(self.viewport().pos())
        return answer

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not self.isReadOnly():  # Qt lets an input method write into a read-only text
            super().inputMethodEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = self.tip_at(self.offset_at(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), literally(tip), self)
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)
