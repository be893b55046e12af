"""A pane that people type in: keys, input methods and pasting, as edits of the text in code points."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QWidget

from annotator.core.edits.ground import TextEdit
from annotator.core.text import smallest_edit
from annotator.window.focus import Focus
from annotator.window.panes.blocks import insertable, visible
from annotator.window.panes.linked_pane import LinkedPane
from annotator.window.panes.typing import Pending
from annotator.window.panes.words import word_end

_ERASERS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EditPane(LinkedPane):
    """A text pane that can be typed in. `typed` carries each edit of a person, `resisted` says that somebody tried to
    type where that is not possible.
    """

    typed = Signal(object)
    resisted = Signal()

    def __init__(self, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(focus, parent)
        self._is_showing = False
        self.document().contentsChange.connect(self._on_contents_change)

    @contextmanager
    def _showing(self) -> Iterator[None]:
        """Within this what changes is shown, and nobody has typed it."""
        self._is_showing = True
        try:
            yield
        finally:
            self._is_showing = False

    def show_text(self, text: str) -> None:
        with self._showing():
            super().show_text(text)

    def bring_up_to(self, text: str) -> None:
        """Update the text by the smallest change, so that the caret and the scroll bar stay."""
        if text == self.blocks.text:
            return
        start, end, inserted = smallest_edit(self.blocks.text, 0, len(self.blocks.text), text)
        if "\r" in text + self.blocks.text or max(end - start, len(inserted)) > len(text) // 2:
            self._show_instead(text, TextEdit(start, end, len(inserted)))
            return
        low, high = self.blocks.to_qt(start), self.blocks.to_qt(end)
        cursor = QTextCursor(self.document())
        cursor.setPosition(low)
        cursor.setPosition(high, QTextCursor.MoveMode.KeepAnchor)
        with self._showing():
            cursor.insertText(visible(inserted))
        self.blocks = self.blocks.replaced(low, high, inserted)

    def _show_instead(self, text: str, edit: TextEdit) -> None:
        """Show another text with the caret and the scroll bar where the edit that leads to it leaves them."""
        caret, scrolled = edit.moved_start(self.caret()), self.verticalScrollBar().value()
        with self.following():
            self.show_text(text)
            self.select(caret, caret)
            self.verticalScrollBar().setValue(scrolled)

    def _on_scrolled(self) -> None:
        if not self._is_showing:
            super()._on_scrolled()

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if self._is_showing:
            return
        # While an input method composes, Qt reports whole blocks and empty changes: only what differs is typing.
        low, high, text = self.blocks.smallest_edit(position, removed, self._inserted(position, added))
        text = text.replace("\n", self.blocks.line_end)
        edit = Pending(self.blocks.to_text(low), self.blocks.to_text(high), text)
        self.blocks = self.blocks.replaced(low, high, text)
        if edit.start != edit.end or edit.text:
            self.typed.emit(edit)

    def _inserted(self, position: int, added: int) -> str:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        last = self.document().characterCount() - 1
        cursor.setPosition(min(position + added, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly() and _is_typing(event):
            self.resisted.emit()
        if self._removes_word(event):
            return
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            # Qt would put in a character of its own that parts lines inside a paragraph.
            event = QKeyEvent(event.type(), Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
        super().keyPressEvent(event)

    def _removes_word(self, event: QKeyEvent) -> bool:
        """Remove the word (as jieba cuts it) before or after the caret."""
        back = event.matches(QKeySequence.StandardKey.DeleteStartOfWord)
        if not (back or event.matches(QKeySequence.StandardKey.DeleteEndOfWord)) or self.isReadOnly():
            return False
        if not self.textCursor().hasSelection():
            self.select(self.caret(), word_end(self.blocks.text, self.caret(), back=back))
        self.textCursor().removeSelectedText()
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.isReadOnly() and event.commitString():
            self.resisted.emit()
        super().inputMethodEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()  # files are for the window

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.canInsertFromMimeData(source):
            self.insertPlainText(insertable(source.text()))


def _is_typing(event: QKeyEvent) -> bool:
    """Whether a key would change a text."""
    return event.key() in _ERASERS or (bool(event.text()) and event.text().isprintable())
