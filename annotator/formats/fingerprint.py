"""What articles say, in a few bytes, to verify that what was written reads back."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable

from annotator.formats.article_text import ArticleText, squeezed


class Fingerprint:
    """What some articles say, as one checksum: their texts and entities, or with `squeezed` without any white space;
    with `links` and `notes` those of the entities too.
    """

    def __init__(self, *, squeezed: bool = False, links: bool = False, notes: bool = False) -> None:
        self._sum = hashlib.sha256()
        self._squeezed, self._links, self._notes = squeezed, links, notes
        self.count = 0

    def add(self, article: ArticleText) -> None:
        """Add an article."""
        text, spans = article.text, [(entity.start, entity.end, entity.label) for entity in article.entities]
        if self._squeezed:
            text, spans = squeeze(text, spans)
        parts = [
            (*entity, one.authority if self._links else "", one.note if self._notes else "")
            for entity, one in zip(spans, article.entities, strict=True)
        ]
        self._sum.update(repr((text, sorted(parts))).encode("utf-8", "surrogatepass"))
        self.count += 1

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fingerprint) and self._sum.digest() == other._sum.digest()

    __hash__ = None  # type: ignore[assignment]


def squeeze(text: str, spans: Iterable[tuple[int, int, str]]) -> tuple[str, list[tuple[int, int, str]]]:
    """A text and its entities without white space."""
    blanks = [match.start() for match in re.finditer(r"\s", text)]
    moved = [(start - bisect_left(blanks, start), end - bisect_left(blanks, end), label) for start, end, label in spans]
    return squeezed(text), moved
