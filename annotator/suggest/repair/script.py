"""Traditional characters in an article that is written in simplified ones, and the other way round.

The old national codes show which script a character belongs to: what Big5 has and GB 2312 has not is traditional, what
GB 2312 has and Big5 has not is simplified. Its form in the other script comes from OpenCC, if installed (the extra
"script"; 8 MB): without it nothing is suggested.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, islice
from math import ceil
from typing import Protocol

from annotator.core.records import CorrectionKind
from annotator.suggest.repair.fixes import Fix

ENOUGH = 20
"""The number of characters of one script that show the script of an article."""
FOREIGN = 0.1
"""A larger share of the other script than this is a text in both, and no slip."""
ASKED = 0.4


class Converter(Protocol):
    """What turns one script into the other."""

    def convert(self, text: str) -> str:
        """The text in the other script."""


def mixed(raw: str, starts: Sequence[int]) -> Iterator[Fix]:
    """A question at each character that is not of the issue's script; `starts` are the sorted starts of boundaries."""
    characters = set(raw)
    traditional, simplified = characters & _only_in("big5", "gb2312"), characters & _only_in("gb2312", "big5")
    if not traditional or not simplified:
        return
    for rule, other, own in (
        ("character.traditional", traditional, simplified),
        ("character.simplified", simplified, traditional),
    ):
        if len(other) < len(own):
            yield from _slips(raw, starts, rule, _pattern(other), _pattern(own))


def _slips(raw: str, starts: Sequence[int], rule: str, other: re.Pattern[str], own: re.Pattern[str]) -> Iterator[Fix]:
    """The characters of the other script in segments that are written in their own."""
    for segment, group in groupby(other.finditer(raw), key=lambda match: bisect_right(starts, match.start()) - 1):
        slips = list(group)
        end = starts[segment + 1] if segment + 1 < len(starts) else len(raw)
        enough = ENOUGH + ceil(len(slips) / FOREIGN)
        expected = sum(1 for _ in islice(own.finditer(raw, starts[segment], end), enough))
        if ENOUGH <= expected and len(slips) <= FOREIGN * expected:
            yield from _fixes(slips, rule)


@cache
def _all_of(encoding: str) -> frozenset[str]:
    """The Chinese characters that an old national code has."""
    return frozenset(character for character in map(chr, range(0x4E00, 0xA000)) if character.encode(encoding, "ignore"))


def _pattern(characters: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(characters))}]")


def _fixes(matches: Iterable[re.Match[str]], rule: str) -> Iterator[Fix]:
    direction, code = ("t2s", "gb2312") if rule == "character.traditional" else ("s2t", "big5")
    converter = _converter(direction)
    for match in matches:
        plain = converter.convert(match[0]) if converter else match[0]
        if plain != match[0] and plain in _all_of(code):
            yield Fix(*match.span(), plain, CorrectionKind.CHARACTER, rule, ASKED)


@cache
def _only_in(encoding: str, other: str) -> frozenset[str]:
    return _all_of(encoding) - _all_of(other)


@cache
def _converter(direction: str) -> Converter | None:
    """OpenCC's converter in a direction; None where OpenCC is not installed."""
    try:
        from opencc import OpenCC
    except ImportError:
        return None
    converter: Converter = OpenCC(direction)
    return converter
