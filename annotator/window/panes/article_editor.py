"""The article side: the corrected text of the chosen article, in which people type, and which turns typing into
corrections.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from annotator.core import edits
from annotator.core.errors import Refused, Why
from annotator.core.issue import Article
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation
from annotator.core.reading import parts_of
from annotator.core.records import Part, Position
from annotator.core.text import is_line_end
from annotator.window.descriptions import description, faint_description
from annotator.window.focus import Focus
from annotator.window.looks import theme
from annotator.window.open_issue import OpenIssue
from annotator.window.panes.blocks import Blocks
from annotator.window.panes.edit_pane import EditPane
from annotator.window.panes.heads import HEADS, embolden
from annotator.window.panes.marks import Mark, MarkList, article_marks, faint_marks
from annotator.window.panes.role_margin import RoleMargin
from annotator.window.panes.sight import Sight
from annotator.window.panes.typing import NOTHING, Pending, first_pending

PAUSE = 700
"""How long (milliseconds) typing may rest before it is stored."""

_ERASERS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ArticleEditor(EditPane):
    """An editor on the corrected text of the chosen article.

    Typing is pending until a pause, a change of focus or article, or any other operation; then it becomes one
    correction. What can't be stored, because somebody else has taken the issue, is `put_aside`: the earlier text, and
    what was typed instead.
    """

    topic = "text"
    put_aside = Signal(str, str)

    stored = Signal(bool)
    """Whether nothing is pending any more, or what was typed could not be stored."""

    def __init__(self, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(focus, parent)
        self.setObjectName("articleEditor")
        self.setAccessibleName(self.tr("Corrected text"))
        self.article_id = ""
        self.pending: Pending | None = None
        self._marks = self._faint = MarkList()
        self._painted: tuple[Blocks, tuple[int, int], set[Mark]] = self.blocks, (0, 0), set()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.store_typing)
        self.setReadOnly(True)
        self.margin = RoleMargin(self, self.parts)
        self.put_beside(self.margin)
        self.typed.connect(self._on_typed)
        self.resisted.connect(self._say_why)
        focus.may_leave = self.store_typing
        focus.chosen.connect(self._on_chosen)

    def show_open_issue(self, open_issue: OpenIssue) -> None:
        """Show the chosen article of another issue."""
        self.open_issue, self.pending = open_issue, None
        self.show_article(self.focus.article_id)
        open_issue.changed.connect(self._on_changed)
        open_issue.about_to_change.connect(self.store_typing)
        # Queued, as it may come while typing is being stored.
        open_issue.hindered.connect(self._on_hindered, Qt.ConnectionType.QueuedConnection)

    def clear_issue(self) -> None:
        """Show no issue."""
        self.open_issue, self.article_id, self.pending = None, "", None
        self._marks = self._faint = MarkList()
        self.show_text("")

    def _on_chosen(self, article_id: str) -> None:
        if article_id != self.article_id:
            self.show_article(article_id)

    def show_article(self, article_id: str) -> None:
        """Show another article of the issue; what is typed in the one before is stored."""
        self.article_id = article_id
        self.show_text(self.offsets.text if self.article else "")
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
        """A thin line where two segments of the article meet."""
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
        edit = self.pending.edit if self.pending else NOTHING
        return chain(self._faint.between(start, end, edit), self._marks.between(start, end, edit))

    def tip_at(self, offset: int) -> str:
        issue = self.open_issue.issue if self.open_issue and not self.pending else None
        if issue is None:
            return ""
        said = [description(issue, issue.by_id[mark.record]) for mark in self._marks.at(offset)]
        if self._faint.at(offset):
            said.insert(0, faint_description(issue, self.offsets.to_position(offset).raw))
        return "\n\n".join(filter(None, said))

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

    def _on_typed(self, edit: Pending) -> None:
        joined = self.pending.joined(edit.start, edit.end, edit.text) if self.pending else edit
        if joined is None:
            self._store_before(edit)
        else:
            self.pending = joined
        self._pause.start()

    def _store_before(self, edit: Pending) -> None:
        """Store what was pending, as typing continues elsewhere with an edit of the text as it was."""
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
        """Show the stored text, with what is pending."""
        wanted = self.offsets.text if self.article else ""
        self.bring_up_to(self.pending.applied(wanted) if self.pending else wanted)

    def _refresh_looks(self) -> None:
        article = self.article
        if self.open_issue is not None and article is not None:
            shown = self.open_issue.issue, article, self.offsets
            self._marks, self._faint = MarkList(article_marks(*shown)), MarkList(faint_marks(*shown))
        else:
            self._marks = self._faint = MarkList()
        is_free = self.open_issue is not None and self.open_issue.hindrance is None
        self.setReadOnly(article is None or article.approved or not is_free)
        heads = {self.blocks.block_at(start) for start, _end, part in self.parts() if part.role in HEADS}
        embolden(self.document(), heads)
        self._repaint_marks()
        self.margin.update()

    def _to_paint(self) -> tuple[Blocks, tuple[int, int], set[Mark]]:
        """The text, its visible stretch, and the marks there."""
        span = self.sight().span
        return self.blocks, span, set(self.marks_between(*span))

    def _repaint_marks(self) -> None:
        """Repaint the marks; where the same text is visible as before, only those that differ."""
        before, self._painted = self._painted, self._to_paint()
        if before[:2] == self._painted[:2]:
            self.refresh((mark.start, mark.end) for mark in before[2] ^ self._painted[2])
        else:
            self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.store_typing()

    def _say_why(self) -> None:
        """Say why nothing can be typed."""
        if self.open_issue is not None and self.open_issue.may_edit():
            self.open_issue.refused.emit(Refused(Why.APPROVED))

    def place_at(self, offset: int) -> Position | None:
        if self.article is None:
            return None
        return self.offsets.to_position(self.pending.stored_offset(offset) if self.pending else offset)

    def raw_span(self, start: int, end: int) -> tuple[int, int] | None:
        """The raw text of a stretch of what is shown, or of the character behind an offset; empty at the end of a line,
        and None while nothing is shown.
        """
        if self.article is None:
            return None
        start, end = (self.pending.stored_offset(offset) if self.pending else offset for offset in (start, end))
        text = self.offsets.text
        if start < end or (start < len(text) and not is_line_end(text[start])):
            return self.offsets.to_raw(start, max(end, start + 1))
        behind = self.offsets.to_raw(start - 1, start)[1] if start else self.offsets.to_raw(0, 0)[0]
        return behind, behind

    def offset_of(self, position: Position) -> int | None:
        return self.offsets.to_text(position) if self.article else None

    def holds(self, position: Position) -> bool:
        return self.article is not None and any(segment.holds(position.raw) for segment in self.article.segments)
