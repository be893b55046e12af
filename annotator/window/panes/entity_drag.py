"""Alt and the mouse on entities: a click selects the entity, the next click the one around it, a drag moves an edge."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from annotator.window.panes.article_editor import ArticleEditor
from annotator.window.panes.marks import Mark

_GRIP = 6.0  # pixels to either side of an edge


@dataclass(frozen=True, slots=True)
class Held:
    """An entity whose edge is being dragged: the end of it that stays, and whether that is its beginning."""

    record: str
    stays: int
    is_end: bool
    before: tuple[int, int]


class EntityDrag(QObject):
    """Watches the mouse over the article editor while Alt is held.

    `stretched` asks to move an entity (by its id) to [start, end) of the text; Esc cancels a drag.
    """

    stretched = Signal(str, int, int)

    def __init__(self, editor: ArticleEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._held: Held | None = None
        editor.viewport().installEventFilter(self)
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return self._cancel() if event.key() == Qt.Key.Key_Escape else False
        if not isinstance(event, QMouseEvent) or watched is not self._editor.viewport():
            return False
        match event.type():
            case QEvent.Type.MouseButtonPress if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                return self._press(event.position())
            case QEvent.Type.MouseMove if self._held:
                self._editor.select(*self._span(event.position()))
                return True
            case QEvent.Type.MouseButtonRelease if self._held:
                return self._drop(event.position())
        return False

    def _press(self, point: QPointF) -> bool:
        self._editor.store_typing()
        self._held = self._edge_at(point)
        open_issue = self._editor.open_issue
        if self._held is not None and open_issue is not None and not open_issue.may_edit():
            self._held = None
        elif self._held is None:
            self._select(self._editor.offset_at(point))
        return True

    def _select(self, offset: int) -> None:
        """Select the shortest entity at a place; when it is selected already, the next longer one."""
        around = [m for m in self._names() if m.start <= offset < m.end]
        spans = sorted({(mark.start, mark.end) for mark in around}, key=lambda span: span[1] - span[0])
        if spans:
            here = self._editor.selection()
            self._editor.select(*spans[(spans.index(here) + 1) % len(spans) if here in spans else 0])

    def _edge_at(self, point: QPointF) -> Held | None:
        """The edge of an entity under the mouse, that of the shortest one first."""
        for mark in sorted(self._names(), key=lambda mark: mark.end - mark.start):
            rects = self._editor.rects(mark.start, mark.end)
            if not rects:
                continue
            first, last = rects[0], rects[-1]
            if last.top() <= point.y() <= last.bottom() and abs(point.x() - last.right()) <= _GRIP:
                return Held(mark.record, mark.start, True, (mark.start, mark.end))
            if first.top() <= point.y() <= first.bottom() and abs(point.x() - first.left()) <= _GRIP:
                return Held(mark.record, mark.end, False, (mark.start, mark.end))
        return None

    def _names(self) -> list[Mark]:
        start, end = self._editor.sight().span
        return [mark for mark in self._editor.marks() if mark.label and start <= mark.end and mark.start <= end]

    def _span(self, point: QPointF) -> tuple[int, int]:
        """Where the entity would stand; it keeps at least a character."""
        assert self._held is not None
        at, stays = self._editor.offset_at(point), self._held.stays
        return (stays, max(at, stays + 1)) if self._held.is_end else (min(at, stays - 1), stays)

    def _drop(self, point: QPointF) -> bool:
        assert self._held is not None
        span, held, self._held = self._span(point), self._held, None
        if span != held.before:
            self.stretched.emit(held.record, *span)
        return True

    def _cancel(self) -> bool:
        if self._held is None:
            return False
        self._editor.select(*self._held.before)
        self._held = None
        return True
