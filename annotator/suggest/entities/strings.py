"""Finding many strings in a text at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress, count


class Strings:
    """Strings of two characters or more, found by the two that they begin with; a text is read once."""

    def __init__(self, strings: Iterable[str]) -> None:
        self._members = frozenset(string for string in strings if 1 < len(string))
        sizes: dict[str, set[int]] = {}
        for string in self._members:
            sizes.setdefault(string[:2], set()).add(len(string))
        self._sizes = {opening: sorted(lengths) for opening, lengths in sizes.items()}

    def spans_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Each place (half-open span) where one of the strings stands, in order; they may overlap."""
        if not self._sizes:
            return
        openings = map(str.__add__, text, text[1:])
        for start in compress(count(), map(self._sizes.__contains__, openings)):
            for size in self._sizes[text[start : start + 2]]:
                if text[start : start + size] in self._members and start + size <= len(text):
                    yield start, start + size
