"""Spaces that belong to no word: between Chinese characters, around their punctuation, and characters nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotator.core.records import CorrectionKind, Part
from annotator.suggest.repair.fixes import HAN, Fix

SPACE = CorrectionKind.SPACE
REACH = 100
"""How far from a space the full stop may stand that shows it to be in a sentence, in characters."""

_UNSEEN = re.compile("[\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]+")
_LETTERSPACED = re.compile(rf" (?:[{HAN}，。、：；！？“”] ){{4,}}(?=[{HAN}，。、：；！？“”])")
_BEFORE_MARK = re.compile(rf" (?<=[{HAN}] )(?=[，。、；：！？”’）》」』](?! ))")
_AFTER_MARK = re.compile(rf" (?<=[，、；：“‘（《「『] )(?=[{HAN}])")
_SPACE = re.compile(r"\s")
_STRAY = re.compile(rf" (?<=[{HAN}]{{3}} )(?=[{HAN}]{{3}})")


def unseen(raw: str) -> Iterator[Fix]:
    """Characters without width and control characters: nothing stands for them."""
    for match in _UNSEEN.finditer(raw):
        yield Fix(*match.span(), "", SPACE, "space.unseen", 0.95)


def stray_spaces(raw: str, parts: Sequence[Part]) -> Iterator[Fix]:
    """Spaces in running Chinese text; those of heads, bylines and captions part names and lines, and are left alone."""
    roles = _Spans(parts)
    for match in _LETTERSPACED.finditer(raw):
        for at in range(match.start(), match.end(), 2):
            yield Fix(at, at + 1, "", SPACE, "space.letterspaced", 0.9)
    for pattern in (_BEFORE_MARK, _AFTER_MARK):
        for match in pattern.finditer(raw):
            if not roles.cover(match.start()):
                yield Fix(*match.span(), "", SPACE, "space.beside-mark", 0.9)
    for match in _STRAY.finditer(raw):
        if not roles.cover(match.start()) and _in_sentence(raw, match.start()):
            yield Fix(*match.span(), "", SPACE, "space.stray", 0.6)


class _Spans:
    """Sorted spans asked for offsets that only grow."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = sorted((part.start, part.end) for part in parts)
        self._at = 0

    def cover(self, raw: int) -> bool:
        """Whether an offset lies in one of the parts."""
        if self._at and raw < self._parts[self._at - 1][1]:
            self._at = 0
        while self._at < len(self._parts) and self._parts[self._at][1] <= raw:
            self._at += 1
        return self._at < len(self._parts) and self._parts[self._at][0] <= raw


def _in_sentence(raw: str, at: int) -> bool:
    """Whether a space stands in running text: a full stop on its line, and no other space near."""
    begin, end = raw.rfind("\n", max(0, at - REACH), at) + 1 or max(0, at - REACH), raw.find("\n", at, at + REACH)
    line = raw[begin : end if at < end else at + REACH]
    alone = not _SPACE.search(raw, max(begin, at - 12), at) and not _SPACE.search(raw, at + 1, at + 13)
    return "。" in line and 12 < at - begin and alone
