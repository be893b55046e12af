"""The article side: the corrected text of the chosen article, in which people type, and which turns typing into
corrections.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from annotator.core import edits
from annotator.core.edits.ground import TextEdit
from annotator.core.errors import Refused, Why
from annotator.core.issue import Article
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation
from annotator.core.reading import parts_of
from annotator.core.records import Part, Position
from annotator.core.text import sentence_around, smallest_edit
from annotator.window.descriptions import description
from annotator.window.focus import Focus
from annotator.window.looks import theme
from annotator.window.open_issue import OpenIssue
from annotator.window.panes.blocks import Blocks, insertable, visible
from annotator.window.panes.heads import HEADS, embolden
from annotator.window.panes.marks import Mark, MarkList, article_marks
from annotator.window.panes.role_margin import RoleMargin
from annotator.window.panes.sight import Sight
from annotator.window.panes.text_pane import TextPane
from annotator.window.panes.typing import NOTHING, Pending, first_pending
from annotator.window.panes.words import word_end

PAUSE = 700
"""How long (milliseconds) typing may rest before it is stored."""

_ERASERS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ArticleEditor(TextPane):
    """An editor on the corrected text of the chosen article.

    What is typed is pending until a pause, a change of focus or article, or any other operation; then it is one
    correction. What can't be stored any more, as somebody else has the issue by now, is `put_aside`: what stood there,
    and what was typed instead.
    """

    put_aside = Signal(str, str)

    stored = Signal(bool)
    """Whether nothing is pending any more, or what was typed could not be stored."""

    def __init__(self, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articleEditor")
        self.setAccessibleName(self.tr("Corrected text"))
        self.open_issue: OpenIssue | None = None
        self.focus = focus
        self.article_id = ""
        self.pending: Pending | None = None
        self._marks = MarkList()
        self._painted: tuple[Blocks, tuple[int, int], set[Mark]] = self.blocks, (0, 0), set()
        self._is_showing = False
        self._is_following = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.store_typing)
        self.setReadOnly(True)
        self.margin = RoleMargin(self)
        self.put_beside(self.margin)
        self.document().contentsChange.connect(self._on_contents_change)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        focus.may_leave = self.store_typing
        focus.chosen.connect(self._on_chosen)
        focus.placed.connect(self._on_placed)
        focus.hovered.connect(self._on_hovered)

    def show_open_issue(self, open_issue: OpenIssue) -> None:
        """Show the chosen article of another issue."""
        self.open_issue, self.pending = open_issue, None
        self.show_article(self.focus.article_id)
        open_issue.changed.connect(self._on_changed)
        open_issue.about_to_change.connect(self.store_typing)
        # Queued, as it may be told while typing is being stored.
        open_issue.hindered.connect(self._on_hindered, Qt.ConnectionType.QueuedConnection)

    def clear_issue(self) -> None:
        """Show no issue."""
        self.open_issue, self.article_id, self.pending, self._marks = None, "", None, MarkList()
        self._show_text("")

    def _on_chosen(self, article_id: str) -> None:
        if article_id != self.article_id:
            self.show_article(article_id)

    def show_article(self, article_id: str) -> None:
        """Show another article of the issue; what is typed in the one before is stored."""
        self.article_id = article_id
        self._show_text(self.offsets.text if self.article else "")
        self._refresh_looks()

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        if self.open_issue is None or not self.article_id:
            return None
        return self.open_issue.issue.layout.article_of(self.article_id)

    @property
    def offsets(self) -> OffsetMap:
        """The offset map of the stored text of the article."""
        assert self.open_issue is not None and self.article is not None
        return self.open_issue.offsets(self.article)

    def store_typing(self) -> bool:
        """Store what is pending; False when it could not be stored and so is pending still."""
        self._pause.stop()
        if self.pending is None or self.open_issue is None:
            self.pending = None
            return True
        self._painted = self._to_paint()
        pending, self.pending = self.pending, None
        try:
            done = self.open_issue.act_now(edits.correct_all, self.article_id, pending.edits(self.offsets.text))
        except Exception:
            self.pending = pending  # what a bug has kept from being stored is not lost
            raise
        if not done and self.offsets.text != self.blocks.text:
            self.pending = pending
        self.stored.emit(self.pending is None)
        return self.pending is None

    def _on_hindered(self) -> None:
        """Put aside what is pending, and show the stored text."""
        if self.open_issue is None or self.open_issue.hindrance is None:
            return
        self._pause.stop()
        pending, self.pending = self.pending, None
        if pending is not None:
            self._refresh_text()
            self.stored.emit(True)  # nothing is pending any more
            self.put_aside.emit(self.offsets.text[pending.start : pending.end], pending.text)
        self._refresh_looks()

    def paint_over(self, painter: QPainter, sight: Sight) -> None:
        """A thin line where two pieces of the article meet."""
        if self.article is None or len(self.article.segments) < 2 or self.open_issue is None:
            return
        start, end = sight.span
        painter.setPen(QPen(theme.tinted(self.palette().text().color(), 0.45), 1.0, Qt.PenStyle.DashLine))
        for segment in self.article.segments[1:]:
            offset = self.offsets.to_text(Position(self.open_issue.issue.content(segment)[0]))
            if start <= offset <= end:
                for rect in sight.rects(offset, offset)[:1]:
                    painter.drawLine(QPointF(0, rect.top()), QPointF(self.viewport().width(), rect.top()))

    def marks_between(self, start: int, end: int) -> Iterator[Mark]:
        """The marks of the stored text, moved by what is being typed."""
        return self._marks.between(start, end, self.pending.edit if self.pending else NOTHING)

    def tip_at(self, offset: int) -> str:
        issue = self.open_issue.issue if self.open_issue and not self.pending else None
        marks = self._marks.at(offset)
        return "\n\n".join(description(issue, issue.by_id[mark.record]) for mark in marks) if issue else ""

    def marks(self) -> list[Mark]:
        """All marks of the stored text, in order."""
        return self._marks.all

    def marks_here(self) -> list[Mark]:
        """The marks at the selection: those that lie just there first."""
        return self._marks.about(*self.selection())

    def parts(self) -> list[tuple[int, int, Part]]:
        """The parts of the article with their stretches of its text."""
        if self.open_issue is None or self.article is None:
            return []
        return list(parts_of(self.open_issue.issue, self.article, self.offsets))

    def _show_text(self, text: str) -> None:
        self._is_showing = True
        self.show_text(text)
        self._is_showing = False

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if self._is_showing:
            return
        # While an input method composes, Qt reports whole blocks and empty changes: only what differs is typing.
        low, high, text = self.blocks.smallest_edit(position, removed, self._inserted(position, added))
        text = text.replace("\n", self.blocks.line_end)
        edit = Pending(self.blocks.to_text(low), self.blocks.to_text(high), text)
        self.blocks = self.blocks.replaced(low, high, text)
        if edit.start == edit.end and not edit.text:
            return
        joined = self.pending.joined(edit.start, edit.end, edit.text) if self.pending else edit
        if joined is None:
            self._store_before(edit)
        else:
            self.pending = joined
        self._pause.start()

    def _inserted(self, position: int, added: int) -> str:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        last = self.document().characterCount() - 1
        cursor.setPosition(min(position + added, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n")

    def _store_before(self, edit: Pending) -> None:
        """Store what was pending, now that typing goes on elsewhere with an edit of the text as it stood then."""
        assert self.open_issue is not None and self.pending is not None
        earlier, self.pending = self.pending, edit
        if not self.open_issue.act_now(edits.correct, self.article_id, earlier.start, earlier.end, earlier.text):
            self.pending = first_pending(self.offsets.text, 0, len(self.offsets.text), self.blocks.text)
            self.stored.emit(False)

    def _on_changed(self, operation: Operation) -> None:
        assert self.open_issue is not None
        if self.article_id and self.article_id not in self.open_issue.issue.by_id:
            return  # the window chooses another article
        self._refresh_text()
        self._refresh_looks()

    def _refresh_text(self) -> None:
        """Bring the text up to date with the smallest change, so that the caret and the scroll bar stay."""
        wanted = self.offsets.text if self.article else ""
        if self.pending:
            wanted = self.pending.applied(wanted)
        if wanted == self.blocks.text:
            return
        start, end, text = smallest_edit(self.blocks.text, 0, len(self.blocks.text), wanted)
        if "\r" in wanted + self.blocks.text or max(end - start, len(text)) > len(wanted) // 2:
            self._show_instead(wanted, TextEdit(start, end, len(text)))
            return
        low, high = self.blocks.to_qt(start), self.blocks.to_qt(end)
        cursor = QTextCursor(self.document())
        cursor.setPosition(low)
        cursor.setPosition(high, QTextCursor.MoveMode.KeepAnchor)
        self._is_showing = True
        cursor.insertText(visible(text))
        self._is_showing = False
        self.blocks = self.blocks.replaced(low, high, text)

    def _show_instead(self, text: str, edit: TextEdit) -> None:
        """Show another text with the caret and the scroll bar where the edit that leads to it leaves them."""
        caret, scrolled = edit.moved_start(self.caret()), self.verticalScrollBar().value()
        self._is_following = True
        self._show_text(text)
        self.select(caret, caret)
        self.verticalScrollBar().setValue(scrolled)
        self._is_following = False

    def _refresh_looks(self) -> None:
        article = self.article
        marks = article_marks(self.open_issue.issue, article, self.offsets) if self.open_issue and article else []
        self._marks = MarkList(marks)
        is_free = self.open_issue is not None and self.open_issue.hindrance is None
        self.setReadOnly(article is None or article.approved or not is_free)
        heads = {self.blocks.block_at(start) for start, _end, part in self.parts() if part.role in HEADS}
        embolden(self.document(), heads)
        self._repaint_marks()
        self.margin.update()

    def _to_paint(self) -> tuple[Blocks, tuple[int, int], set[Mark]]:
        """The text, the stretch of it in sight, and the marks there."""
        span = self.sight().span
        return self.blocks, span, set(self.marks_between(*span))

    def _repaint_marks(self) -> None:
        """Paint the marks again, where the same text is in sight as before only those that differ."""
        before, self._painted = self._painted, self._to_paint()
        if before[:2] == self._painted[:2]:
            self.refresh((mark.start, mark.end) for mark in before[2] ^ self._painted[2])
        else:
            self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.store_typing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_typing(event):
            self._refuse_typing()
        before = self.caret()
        if self._removes_word(event):
            return
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            # Qt would put in a character of its own that parts lines inside a paragraph.
            event = QKeyEvent(event.type(), Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
        super().keyPressEvent(event)
        if self.caret() != before:
            self._show_place(self.caret())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            self._refuse_typing()
        super().inputMethodEvent(event)

    def _refuse_typing(self) -> None:
        """Say why nothing can be typed, where that is so."""
        if self.isReadOnly() and self.open_issue is not None and self.open_issue.may_edit():
            self.open_issue.refused.emit(Refused(Why.APPROVED))

    def _removes_word(self, event: QKeyEvent) -> bool:
        """Remove the word of jieba's before or behind the caret."""
        back = event.matches(QKeySequence.StandardKey.DeleteStartOfWord)
        if not (back or event.matches(QKeySequence.StandardKey.DeleteEndOfWord)) or self.isReadOnly():
            return False
        if not self.textCursor().hasSelection():
            self.select(self.caret(), word_end(self.blocks.text, self.caret(), back=back))
        self.textCursor().removeSelectedText()
        return True

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()  # files are for the window

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.canInsertFromMimeData(source):
            self.insertPlainText(insertable(source.text()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._show_place(self.caret())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons() and self.article:
            self.focus.hover(self._position(self.offset_at(event.position())), self)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.focus.hover(None, self)

    def _position(self, offset: int) -> Position:
        """The place of an offset of the shown text."""
        if self.pending is not None:
            offset = self.pending.stored_offset(offset)
        return self.offsets.to_position(offset)

    def _show_place(self, offset: int) -> None:
        if self.article is not None:
            self.focus.place(self._position(offset), self)

    def _on_scrolled(self) -> None:
        if not self._is_following and not self._is_showing and self.underMouse():
            self._show_place(self.offset_at(QPointF(4, self.viewport().height() / 3)))

    def _on_placed(self, position: Position, source: object) -> None:
        if source is self or self.article is None:
            return
        self._is_following = True
        self.scroll_to(self.offsets.to_text(position))
        self._is_following = False

    def _on_hovered(self, position: Position | None, source: object) -> None:
        if source is self:
            return
        inside = (
            position is not None
            and self.article is not None
            and any(segment.holds(position.raw) for segment in self.article.segments)
        )
        span = sentence_around(self.blocks.text, self.offsets.to_text(position)) if inside and position else None
        self.hover(span)


def _is_typing(event: QKeyEvent) -> bool:
    """Whether a key would change a text."""
    return event.key() in _ERASERS or (bool(event.text()) and event.text().isprintable())
