"""One side of the window: what is looked at here comes into sight on the other side, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from annotator.core.records import Position
from annotator.core.text import sentence_around
from annotator.window.focus import Focus
from annotator.window.open_issue import OpenIssue
from annotator.window.panes.text_pane import TextPane


class LinkedPane(TextPane):
    """A text pane that follows the focus, and leads it. Subclasses say which place in the issue an offset of their text
    is, and which offset a place.
    """

    def __init__(self, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_issue: OpenIssue | None = None
        self.focus = focus
        self._is_following = False
        self._is_scrolled_by_person = False
        self.verticalScrollBar().actionTriggered.connect(self._on_scroll_begun)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        focus.placed.connect(self._on_placed)
        focus.hovered.connect(self._on_hovered)

    def place_at(self, offset: int) -> Position | None:
        """The place of an offset; None while nothing is shown."""
        raise NotImplementedError

    def offset_of(self, position: Position) -> int | None:
        """The offset nearest to a place; None while nothing is shown."""
        raise NotImplementedError

    def holds(self, position: Position) -> bool:
        """Whether a place is in the text that is shown."""
        return True

    def look_at(self, offset: int) -> None:
        """Show the place of an offset that is visible here on the other side."""
        place = self.place_at(offset)
        if place is not None:
            self.focus.place(place, self)

    @contextmanager
    def following(self) -> Iterator[None]:
        """Within this the other side leads: what scrolls here is not looked at."""
        self._is_following = True
        try:
            yield
        finally:
            self._is_following = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.look_at(self.caret())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.caret()
        super().keyPressEvent(event)
        if self.caret() != before:
            self.look_at(self.caret())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons() and (place := self.place_at(self.offset_at(event.position()))) is not None:
            self.focus.hover(place, self)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.focus.hover(None, self)

    def _on_scroll_begun(self) -> None:
        """A wheel, a mouse or a key moves the bar; what the program or a new layout moves leads nobody."""
        bar = self.verticalScrollBar()
        self._is_scrolled_by_person = bar.sliderPosition() != bar.value()

    def _on_scrolled(self) -> None:
        is_by_person, self._is_scrolled_by_person = self._is_scrolled_by_person, False
        if is_by_person and not self._is_following:
            self.look_at(self.offset_at(QPointF(4, self.viewport().height() / 3)))

    def _on_placed(self, position: Position, source: object) -> None:
        if source is not self and (offset := self.offset_of(position)) is not None:
            with self.following():
                self.scroll_to(offset)

    def _on_hovered(self, position: Position | None, source: object) -> None:
        if source is not self:
            offset = self.offset_of(position) if position is not None and self.holds(position) else None
            self.hover(None if offset is None else sentence_around(self.blocks.text, offset))
