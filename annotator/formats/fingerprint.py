"""What articles say, told in a few bytes, to see that what was written reads back."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable

from annotator.formats.article_text import ArticleText, squeezed


class Fingerprint:
    """What some articles say, as one checksum: their texts and names, or with `squeezed` without any white space; with
    `links` and `notes` those of the names too.
    """

    def __init__(self, *, squeezed: bool = False, links: bool = False, notes: bool = False) -> None:
        self._sum = hashlib.sha256()
        self._squeezed, self._links, self._notes = squeezed, links, notes
        self.count = 0

    def add(self, article: ArticleText) -> None:
        """Take up one more article."""
        text, names = article.text, [(name.start, name.end, name.label) for name in article.names]
        if self._squeezed:
            text, names = squeeze(text, names)
        said = [
            (*name, one.authority if self._links else "", one.note if self._notes else "")
            for name, one in zip(names, article.names, strict=True)
        ]
        self._sum.update(repr((text, sorted(said))).encode("utf-8", "surrogatepass"))
        self.count += 1

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fingerprint) and self._sum.digest() == other._sum.digest()

    __hash__ = None  # type: ignore[assignment]


def squeeze(text: str, names: Iterable[tuple[int, int, str]]) -> tuple[str, list[tuple[int, int, str]]]:
    """A text and its names without white space."""
    blanks = [match.start() for match in re.finditer(r"\s", text)]
    moved = [(start - bisect_left(blanks, start), end - bisect_left(blanks, end), label) for start, end, label in names]
    return squeezed(text), moved
