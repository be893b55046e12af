"""How a text is laid into the blocks of a Qt text widget, and the way between its offsets and Qt's positions.

Qt counts UTF-16 units and knows one line end; our texts count code points and know three. A line longer than MAX_BLOCK
is cut for display, since Qt lays out a whole block at each key. This is the only place that knows of UTF-16.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import sub

from annotator.core.text import smallest_edit

MAX_BLOCK = 5000
"""The longest block that is shown (code points)."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_FOREIGN_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
# What Qt takes for the end of a block or of a frame, or for a byte order mark, would shift all positions after it.
_UNSAFE = re.compile("[\u2028\u2029\ufdd0\ufdd1\ufeff\ufffe\x00\x0b\x0c]")


class Blocks:
    """The blocks of one text: where each starts and ends, in code points of the text and in UTF-16 units of Qt's
    document.
    """

    def __init__(self, text: str, edges: tuple[list[int], list[int]] | None = None) -> None:
        self.text = text
        self.starts, self.ends = edges or _edges(text)
        self._astral = [match.start() for match in _ASTRAL.finditer(text)] if _has_astral(text) else []
        # A block of n code points takes n + 1 positions, and one more for each astral character.
        sizes = map(sub, self.ends[:-1], self.starts)
        self.positions = list(accumulate(sizes, lambda at, size: at + size + 1, initial=0))
        if self._astral:
            plain = zip(self.positions, self.starts, strict=True)
            self.positions = [at + bisect_left(self._astral, start) for at, start in plain]

    def _units(self, start: int, end: int) -> int:
        """How many UTF-16 units a stretch of the text takes."""
        return end - start + bisect_left(self._astral, end) - bisect_left(self._astral, start)

    @property
    def shown(self) -> str:
        """The text to give to the widget: blocks parted by LF, characters that Qt would misread made visible."""
        text = visible(self.text)
        if "\r" not in text and len(self.starts) == text.count("\n") + 1:
            return text  # so are the blocks parted already
        return "\n".join(text[s:e] for s, e in zip(self.starts, self.ends, strict=True))

    @property
    def line_end(self) -> str:
        """What ends a new line: LF, but CR in a text that has no other, since LF after CR would be one line end."""
        return "\r" if "\r" in self.text and "\n" not in self.text else "\n"

    def block_at(self, offset: int) -> int:
        """The number of the block that shows a text offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def to_qt(self, offset: int) -> int:
        """Qt's position of a text offset; one inside a line end counts as before it."""
        block = self.block_at(offset)
        start = self.starts[block]
        return self.positions[block] + self._units(start, min(offset, self.ends[block]))

    def to_text(self, position: int) -> int:
        """The text offset of a position of Qt's document; one inside a surrogate pair counts as before it."""
        block = self._block_of(position)
        start, end = self.starts[block], self.ends[block]
        units = position - self.positions[block]
        return bisect_right(range(start, end), units, key=lambda at: self._units(start, at + 1)) + start

    def _block_of(self, position: int) -> int:
        return max(0, bisect_right(self.positions, position) - 1)

    def _shown_between(self, low: int, high: int) -> str:
        """The stretch between two positions as the widget shows it."""
        first, last = self._block_of(low), self._block_of(high)
        starts = [self.to_text(low), *self.starts[first + 1 : last + 1]]
        ends = [*self.ends[first:last], self.to_text(high)]
        return visible("\n".join(map(self.text.__getitem__, map(slice, starts, ends))))

    def smallest_edit(self, position: int, removed: int, shown: str) -> tuple[int, int, str]:
        """What really differs when `shown` replaces a number of positions: its edges, and the new text."""
        old = self._shown_between(position, position + removed)
        start, end, text = smallest_edit(old, 0, len(old), shown)
        low = position + _size(old[:start])
        return low, low + _size(old[start:end]), text

    def replaced(self, low: int, high: int, text: str) -> Blocks:
        """The blocks after a text replaced the positions [low, high).

        Blocks end where the widget ends them: long lines are not cut again.
        """
        first, last = self._block_of(low), self._block_of(high)
        start, end = self.to_text(low), self.to_text(high)
        by = len(text) - (end - start)
        breaks = [(start + match.start(), start + match.end()) for match in _LINE_END.finditer(text)]
        behind, before = [at + by for at in self.starts[last + 1 :]], [at + by for at in self.ends[last:]]
        starts = [*self.starts[: first + 1], *(at for _end, at in breaks), *behind]
        ends = [*self.ends[:first], *(at for at, _start in breaks), *before]
        return Blocks(self.text[:start] + text + self.text[end:], (starts, ends))

    def is_line_start(self, block: int) -> bool:
        """Whether a block begins where a line of the text begins, rather than where a long line was cut."""
        return not block or self.ends[block - 1] != self.starts[block]


def visible(text: str) -> str:
    """A text of the same length with the characters that Qt would misread made visible."""
    return _UNSAFE.sub("\ufffd", text)


def insertable(text: str) -> str:
    """A text from elsewhere as it can be put into a widget: LF ends its lines, what Qt would misread is left out."""
    return _UNSAFE.sub("", _FOREIGN_LINE_END.sub("\n", text))


def _has_astral(text: str) -> bool:
    """Whether any character takes two UTF-16 units; looking at each would take ten times as long."""
    return len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)


def _edges(text: str) -> tuple[list[int], list[int]]:
    """Where the blocks of a text start and end (code points), long lines cut."""
    ends = [match.start() for match in _LINE_END.finditer(text)]
    starts = [0, *(end + 1 + text.startswith("\r\n", end) for end in ends)]
    ends.append(len(text))
    too_long = [number for number, size in enumerate(map(sub, ends, starts)) if size > MAX_BLOCK]
    for number in reversed(too_long):
        cuts = range(starts[number] + MAX_BLOCK, ends[number], MAX_BLOCK)
        starts[number + 1 : number + 1] = cuts
        ends[number:number] = cuts
    return starts, ends


def _size(text: str) -> int:
    """How many UTF-16 units a text takes."""
    return len(text) + len(_ASTRAL.findall(text))
