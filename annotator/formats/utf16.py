"""Offsets in UTF-16 code units, as JavaScript and Java count, beside code points."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16:
    """The way between the code points of a text and its UTF-16 code units; each direction takes O(log n)."""

    def __init__(self, text: str) -> None:
        self._size = len(text)
        self._points = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [at + number for number, at in enumerate(self._points)]

    def unit(self, at: int) -> int:
        """Where a code point, or the end of the text, stands in code units."""
        return at + bisect_left(self._points, at)

    def point(self, unit: int) -> int | None:
        """Which code point begins at a code unit; None outside the text and inside a surrogate pair."""
        before = bisect_left(self._units, unit)
        if before and self._units[before - 1] == unit - 1:
            return None
        at = unit - before
        return at if 0 <= at <= self._size else None
