"""What is visible of a text pane: where its blocks and their visual lines are, and which text they hold."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextLayout, QTextLine

from annotator.window.panes.blocks import Blocks


@dataclass(frozen=True, slots=True)
class Seen:
    """A visible block: the positions [start, end] of Qt's document that it holds, and where its layout is in the
    viewport (pixels).
    """

    start: int
    end: int
    left: float
    top: float
    layout: QTextLayout

    def rects(self, low: int, high: int) -> Iterator[QRectF]:
        """The rectangles of the positions [low, high), one a visual line; one without width where they are none."""
        for line in self._lines_from(low):
            start = self.start + line.textStart()
            end = start + line.textLength()
            if start > high:
                return
            a, b = max(low, start), min(high, end)
            if a < b or (low == high and start <= low <= end):
                x, to = self._x_of(line, a), self._x_of(line, b)
                yield QRectF(x, self.top + line.y(), to - x, line.height())

    def top_of(self, position: int) -> float:
        """The top of the visual line that holds a position."""
        line = self.layout.lineForTextPosition(position - self.start)
        return self.top + line.y() if line.isValid() else self.top

    def _lines_from(self, position: int) -> Iterator[QTextLine]:
        first = self.layout.lineForTextPosition(max(0, position - self.start))
        if first.isValid():
            yield from map(self.layout.lineAt, range(first.lineNumber(), self.layout.lineCount()))

    def _x_of(self, line: QTextLine, position: int) -> float:
        cursor: tuple[float, int] = line.cursorToX(position - self.start)  # type: ignore[assignment]  # (x, position)
        return self.left + cursor[0]


class Sight:
    """Some blocks from top to bottom; offsets are code points of the pane's text, places pixels of its viewport.

    To be used at once: the layouts change as the text does.
    """

    def __init__(self, seen: Sequence[Seen], blocks: Blocks) -> None:
        self._seen = seen
        self._blocks = blocks
        self._starts = [block.start for block in seen]

    @property
    def span(self) -> tuple[int, int]:
        """The stretch of text that the blocks hold."""
        if not self._seen:
            return 0, 0
        return self._blocks.to_text(self._seen[0].start), self._blocks.to_text(self._seen[-1].end)

    def rects(self, start: int, end: int) -> list[QRectF]:
        """The rectangles of a stretch, one a visual line; one without width for a stretch that is empty or only line
        ends.
        """
        low, high = self._blocks.to_qt(start), self._blocks.to_qt(end)
        first, behind = max(0, bisect_right(self._starts, low) - 1), bisect_right(self._starts, high)
        rects = [rect for block in self._seen[first:behind] for rect in block.rects(low, high)]
        return self.rects(start, start) if low < high and not rects else rects

    def top_of(self, offset: int) -> float:
        """The top of the visual line that holds an offset; an infinite one where it lies above or below all blocks."""
        position = self._blocks.to_qt(offset)
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return -math.inf
        return self._seen[index].top_of(position) if position <= self._seen[index].end else math.inf
