"""Text without its white space, in which lines and columns play no part."""

from __future__ import annotations

import re
from bisect import bisect_right

from annotator.core.records import Span

_WORD = re.compile(r"\S+")


class Packed:
    """A text without its white space, and the way back to raw offsets in O(log n)."""

    def __init__(self, raw: str) -> None:
        words = list(_WORD.finditer(raw))
        self.raw = raw
        self.text = "".join(word.group() for word in words)
        self._raw_starts = [word.start() for word in words]
        self._starts: list[int] = []
        at = 0
        for word in words:
            self._starts.append(at)
            at += word.end() - word.start()

    def to_raw(self, at: int) -> int:
        """The raw offset of a packed character."""
        word = bisect_right(self._starts, at) - 1
        return self._raw_starts[word] + at - self._starts[word]

    def span(self, start: int, length: int) -> Span:
        """The raw span from the first to the last of some packed characters."""
        return Span(self.to_raw(start), self.to_raw(start + length - 1) + 1)
