"""The tool that puts the blocks of a page in order: a line through them, their numbers, clicks, and keys for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPalette, QPen, QPolygonF

from annotator.core.errors import Refused
from annotator.core.geometry import Box
from annotator.core.issue import Issue
from annotator.core.page_blocks import PageBlock, PrintedPage
from annotator.core.records import ArticleKind
from annotator.window.looks import theme
from annotator.window.looks.colour_vision import contrast, readable
from annotator.window.messages import trouble
from annotator.window.open_issue import OpenIssue
from annotator.window.page import block_order
from annotator.window.page.block_order import Gesture
from annotator.window.page.tool import Canvas

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_WHITE, _BLACK, _PAPER = QColor(Qt.GlobalColor.white), QColor(Qt.GlobalColor.black), QColor("#E0E0E0")
_FAINT, _STRONG = 0.10, 0.35
_AIR = 4
_WIDE, _HIGH = 36, 18  # pixels of a number
_POINT = 10  # pixels of the point of an arrow
_MOST_MEETINGS = 6
"""So many places where blocks meet are shown while something is tried."""


class OrderTool(QObject):
    """Shows the blocks of a page with the numbers of their order, and changes that.

    `chose` carries the raw offset of what was chosen. A block that is picked is the one that what is clicked next
    follows; it stays picked when the page is turned.
    """

    chose = Signal(int)

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: Canvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.modifiers = QGuiApplication.keyboardModifiers
        self._open_issue: OpenIssue | None = None
        self._page = 0
        self._printed: PrintedPage | None = None
        self._known: tuple[Issue, list[PageBlock]] | None = None
        self._tried: tuple[object, Issue | Refused] | None = None
        self._chosen: int | None = None
        self.picked: PageBlock | None = None
        self._path: list[PageBlock] = []
        self._number: PageBlock | None = None
        self._hovered: PageBlock | None = None
        self._is_alone = False
        self._at = QPointF()

    def look_at(self, open_issue: OpenIssue | None, page: int) -> None:
        """Work on a page of an issue, or on none."""
        if open_issue is not self._open_issue:
            self._chosen = self.picked = None
        self._open_issue, self._page = open_issue, page
        self._hovered = None

    @property
    def blocks(self) -> list[PageBlock]:
        """The blocks of the page in the order of reading."""
        if self._open_issue is None:
            return []
        issue = self._open_issue.issue
        if self._printed is None or not self._printed.is_of(issue, self._page):
            self._printed, self._known = PrintedPage(issue, self._page), None
        if self._known is None or self._known[0] is not issue:
            self._known = issue, self._printed.blocks(issue)
        return self._known[1]

    @property
    def chosen(self) -> PageBlock | None:
        """The block that the keys work on."""
        return None if self._chosen is None else self._holding(self._chosen)

    def choose_at(self, raw: int) -> None:
        """Choose the block that holds a raw offset, if there is one."""
        if self._holding(raw) is not None:
            self._chosen = raw

    def _holding(self, raw: int) -> PageBlock | None:
        return next((block for block in self.blocks if any(span.start <= raw < span.end for span in block.spans)), None)

    def press(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        number = next((block for block in self.blocks if self._badge(block).contains(self._point(place))), None)
        block = number or self._block_at(place)
        if block is None:
            return False
        self._at, self._is_alone = place, bool(modifiers & _SHIFT)
        self._number = number
        self._path = [block]
        return True

    def move(self, place: QPointF) -> bool:
        if not self._path:
            hovered, self._hovered = self._hovered, self._block_at(place)
            return self._hovered is not hovered
        before, self._at = self._at, place
        if self._number is not None:
            target = self._block_at(place)
            self._path = [self._number, target] if target not in (None, self._number) else [self._number]
        elif not self.modifiers() & _CTRL:
            for block in block_order.crossed(self.blocks, before.toTuple(), place.toTuple()):
                if block not in self._path:
                    self._path.append(block)
        return True

    def release(self, place: QPointF) -> None:
        gesture, [first, *others] = self._gesture(), self._path
        self._path, self._number = [], None
        if others or self._is_alone:
            self._chosen = first.start
            self._act(gesture)
        elif self.modifiers() & _CTRL:
            self._begin_at(place)
        else:
            self._click(first, self._raw_at(place))

    def cancel(self) -> bool:
        was_busy = bool(self._path) or self.picked is not None
        self._path, self._number, self.picked = [], None, None
        return was_busy

    def press_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        call = _KEYS.get((key, bool(modifiers & _CTRL)))
        if call is not None:
            call(self)
        return call is not None

    def _click(self, block: PageBlock, raw: int | None = None) -> None:
        """Let a block follow the one that was picked before, and pick it; show a raw offset of it, or its beginning."""
        self._chosen = block.start
        if self.picked is not None and self.picked.spans == block.spans:
            self.picked = None
            return
        picked, self.picked = self.picked, block
        if picked is not None:
            self._act(block_order.in_order([picked, block]))
        self.chose.emit(block.start if raw is None else raw)

    def _begin_at(self, place: QPointF) -> None:
        """Begin an article at a line."""
        assert self._open_issue is not None
        issue = self._open_issue.issue
        raw, lines = self._raw_at(place), issue.geometry.lines
        if raw is not None and (numbers := lines.between(raw, raw + 1)):
            self._chosen = lines.starts[numbers[0]]
            self._act(block_order.begun_at(issue, self._chosen))

    def _raw_at(self, place: QPointF) -> int | None:
        assert self._open_issue is not None
        return self._open_issue.issue.geometry.raw_at(self._page, place.x(), place.y())

    def go(self, by: int) -> None:
        """Choose a block so many places on in the order of reading."""
        if not self.blocks:
            return
        chosen = self.chosen
        at = self.blocks.index(chosen) + by if chosen else 0
        self._chosen = self.blocks[min(max(at, 0), len(self.blocks) - 1)].start
        self.chose.emit(self._chosen)

    def pick(self) -> None:
        """Pick the chosen block; where another one is picked, it follows that first."""
        if self.chosen is not None:
            self._click(self.chosen)

    def shift(self, by: int) -> None:
        """Let the chosen block be read a place earlier (-1) or later (1)."""
        if self.chosen is not None:
            self._act(block_order.by_one(self.chosen, by, self.blocks))

    def begin(self) -> None:
        """Begin an article with the chosen block."""
        if self._open_issue is not None and self.chosen is not None:
            self._act(block_order.begun_at(self._open_issue.issue, self.chosen.start))

    def exchange(self) -> None:
        """Exchange the chosen block with the picked one."""
        if self.chosen is not None and self.picked is not None and self.chosen != self.picked:
            picked, self.picked = self.picked, None
            self._act(block_order.exchanged(picked, self.chosen))

    def reverse(self) -> None:
        """Let the columns of the article of the chosen block be read in the opposite order."""
        if self.chosen is not None:
            self._act(block_order.reversed_columns([b for b in self.blocks if b.article == self.chosen.article]))

    def guess(self) -> None:
        """Put the page in the order that its print seems to have."""
        if self._open_issue is not None and self.blocks:
            self._act(block_order.as_guessed(self._open_issue.issue, self._page))

    def _act(self, gesture: Gesture | None) -> None:
        if gesture is not None and self._open_issue is not None:
            self._open_issue.act(gesture)

    def _gesture(self) -> Gesture | None:
        """What would be done if the mouse were released now, or clicked."""
        if len(self._path) > 1 and self._number is not None:
            return block_order.to_place_of(self._path[0], self._path[1], self.blocks)
        if len(self._path) > 1 or (self._path and self._is_alone):
            return block_order.in_order(self._path, alone=self._is_alone)
        if not self._path and self.picked and self._hovered and self._hovered.spans != self.picked.spans:
            return block_order.in_order([self.picked, self._hovered])
        return None

    def _block_at(self, place: QPointF) -> PageBlock | None:
        return block_order.block_at(self.blocks, place.x(), place.y())

    def _point(self, place: QPointF) -> QPointF:
        """A place of the page in the view, however the page is turned."""
        x, y = round(place.x()), round(place.y())
        return self._canvas.rect_of(Box(x, y, x + 1, y + 1)).center()

    def _badge(self, block: PageBlock) -> QRectF:
        """Where the number of a block is in the view: at its corner, so that lines can be drawn from its middle."""
        corner = self._canvas.rect_of(block.box).topLeft()
        return QRectF(corner.x() - _WIDE / 3, corner.y() - _HIGH / 2, _WIDE, _HIGH)

    def _result(self) -> tuple[Issue, list[PageBlock], Refused | None]:
        """The issue and the blocks as they are, or as they would be after what is under way."""
        assert self._open_issue is not None
        issue, blocks, gesture = self._open_issue.issue, self.blocks, self._gesture()
        if gesture is None or self._printed is None:
            return issue, blocks, None
        key = (id(issue), gesture.func, gesture.keywords)
        if self._tried is None or self._tried[0] != key:
            self._tried = key, block_order.tried(issue, gesture)
        tried = self._tried[1]
        return (issue, blocks, tried) if isinstance(tried, Refused) else (tried, self._printed.blocks(tried), None)

    def paint(self, painter: QPainter, area: Canvas) -> None:
        if not self.blocks:
            return
        issue, blocks, refused = self._result()
        numbers = dict(_numbered(issue, blocks))
        moved = {block.start for block in self._under_way()}
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block in blocks:
            self._paint_block(painter, issue, block, is_moved=block.start in moved)
        for one, other in pairwise(blocks):
            if one.article == other.article:
                _paint_arrow(painter, *self._way(one, other), _colour(issue, one))
        for block in blocks:
            self._paint_badge(painter, block, _colour(issue, block), numbers[block.start])
        if self._path:
            painter.setPen(QPen(painter.pen().color(), 2, Qt.PenStyle.DashLine))
            painter.drawLine(self._middle(self._path[-1]), self._point(self._at))
        if refused is not None:
            _paint_lines(painter, [f"⚠ {trouble(refused)}"])
        elif moved:
            _paint_lines(painter, list(self._meetings(issue, blocks, numbers, moved)))

    def _under_way(self) -> list[PageBlock]:
        """The blocks that what is under way is about."""
        if self._path:
            return self._path
        return [block for block in (self.picked, self._hovered) if block is not None and self._gesture() is not None]

    def _meetings(
        self, issue: Issue, blocks: Sequence[PageBlock], numbers: dict[int, str], moved: set[int]
    ) -> Iterator[str]:
        """Where the blocks that are under way meet others."""
        for one, other in pairwise(blocks):
            if one.article == other.article and moved & {one.start, other.start}:
                meeting = block_order.meeting(issue, one, other)
                yield f"{numbers[one.start]} → {numbers[other.start]}   {meeting}"

    def _way(self, one: PageBlock, other: PageBlock) -> tuple[QPointF, QPointF]:
        """From the end of a block to the beginning of the next one."""
        before, after = self._canvas.rect_of(one.box), self._canvas.rect_of(other.box)
        return (
            QPointF(before.center().x(), before.bottom() - min(_POINT, before.height() / 2)),
            QPointF(after.center().x(), after.top() + min(_POINT, after.height() / 2)),
        )

    def _middle(self, block: PageBlock) -> QPointF:
        return self._canvas.rect_of(block.box).center()

    def _paint_block(self, painter: QPainter, issue: Issue, block: PageBlock, *, is_moved: bool) -> None:
        colour, rect = _colour(issue, block), self._canvas.rect_of(block.box).adjusted(-2, -2, 2, 2)
        chosen = self.chosen
        is_chosen = chosen is not None and chosen.start == block.start
        is_picked = self.picked is not None and self.picked.start == block.start
        painter.fillRect(rect, theme.tinted(colour, _STRONG if is_moved or is_picked else _FAINT))
        style = Qt.PenStyle.DashLine if is_picked else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 4 if is_chosen or is_picked else 1, style))
        painter.drawRect(rect)

    def _paint_badge(self, painter: QPainter, block: PageBlock, colour: QColor, text: str) -> None:
        badge = self._badge(block)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(badge, _HIGH / 2, _HIGH / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_WHITE if contrast(colour, _WHITE) >= contrast(colour, _BLACK) else _BLACK)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)


_KEYS: Mapping[tuple[Qt.Key, bool], Callable[[OrderTool], None]] = {
    (Qt.Key.Key_Down, False): lambda tool: tool.go(1),
    (Qt.Key.Key_Right, False): lambda tool: tool.go(1),
    (Qt.Key.Key_Up, False): lambda tool: tool.go(-1),
    (Qt.Key.Key_Left, False): lambda tool: tool.go(-1),
    (Qt.Key.Key_Down, True): lambda tool: tool.shift(1),
    (Qt.Key.Key_Up, True): lambda tool: tool.shift(-1),
    (Qt.Key.Key_Return, False): OrderTool.pick,
    (Qt.Key.Key_Enter, False): OrderTool.pick,
    (Qt.Key.Key_A, False): OrderTool.guess,
    (Qt.Key.Key_B, False): OrderTool.begin,
    (Qt.Key.Key_S, False): OrderTool.exchange,
    (Qt.Key.Key_R, False): OrderTool.reverse,
}


def _numbered(issue: Issue, blocks: Sequence[PageBlock]) -> Iterator[tuple[int, str]]:
    """Where each block begins, and its number: that of its article and, where there are several, its own."""
    for article, some in groupby(blocks, key=lambda block: block.article):
        number, own = issue.layout.number_of(article) + 1, list(some)
        for place, block in enumerate(own, 1):
            yield block.start, f"{number}.{place}" if len(own) > 1 else f"{number}"


def _colour(issue: Issue, block: PageBlock) -> QColor:
    article = issue.layout.article_of(block.article)
    is_furniture = article.kind == ArticleKind.FURNITURE
    return readable(theme.band_colour(issue.layout.number_of(article.id), furniture=is_furniture), _PAPER)


def _paint_arrow(painter: QPainter, start: QPointF, end: QPointF, colour: QColor) -> None:
    line = QLineF(start, end)
    if line.length() < _POINT:
        return
    painter.setPen(QPen(colour, 2))
    painter.drawLine(line)
    back = QLineF(line.pointAt(0.5), start)
    back.setLength(_POINT)
    corners = [back.p1()]
    for turn in (25, -25):
        side = QLineF(back)
        side.setAngle(back.angle() + turn)
        corners.append(side.p2())
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF(corners))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_lines(painter: QPainter, lines: Sequence[str]) -> None:
    """A few lines of text in a corner of the view."""
    shown = [*lines[:_MOST_MEETINGS], *(["…"] if len(lines) > _MOST_MEETINGS else [])]
    palette = QGuiApplication.palette()
    metrics = painter.fontMetrics()
    wide = max((metrics.horizontalAdvance(line) for line in shown), default=0)
    room = QRectF(2 * _AIR, 2 * _AIR, wide + 4 * _AIR, len(shown) * metrics.lineSpacing() + 2 * _AIR)
    painter.setPen(palette.color(QPalette.ColorRole.ToolTipText))
    painter.setBrush(palette.color(QPalette.ColorRole.ToolTipBase))
    painter.drawRoundedRect(room, _AIR, _AIR)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number, line in enumerate(shown):
        top = room.top() + _AIR + number * metrics.lineSpacing()
        painter.drawText(QRectF(room.left() + 2 * _AIR, top, wide + 1, metrics.lineSpacing()), 0, line)
