"""The import audit: what is odd in a raw text, for a person to know before work begins. Nothing is changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

_FIRST = 5
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"


class Oddity(StrEnum):
    """What can be odd, as a user reads it."""

    LOST = "characters lost in decoding"
    NUL = "NUL characters"
    CONTROL = "control characters"
    PRIVATE = "private-use characters"
    INVISIBLE = "invisible characters"
    RADICAL = "radicals in place of characters"
    BEYOND = "characters beyond the Basic Multilingual Plane"
    PUNCTUATION = "punctuation marks of the rarer width"
    WIDTH = "letters and digits of the rarer width"
    LINE_END = "line ends of the rarer kind"


@dataclass(frozen=True, slots=True)
class Finding:
    """An oddity, how often it occurs, and the raw offsets (code points) of its first places."""

    oddity: Oddity
    count: int
    places: tuple[int, ...]

    def __str__(self) -> str:
        """The finding as a line of text: "2 NUL characters (at 15, 230)"."""
        more = ", …" if len(self.places) < self.count else ""
        return f"{self.count} {self.oddity} (at {', '.join(map(str, self.places))}{more})"


_ALWAYS_ODD = {
    # The characters after U+FFFD are what lost characters become when they are decoded as GBK once more.
    Oddity.LOST: "\ufffd|锟斤拷",
    Oddity.NUL: "\x00",
    Oddity.CONTROL: "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]",
    Oddity.PRIVATE: "[\ue000-\uf8ff\U000f0000-\U0010ffff]",
    Oddity.INVISIBLE: "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]",
    Oddity.RADICAL: "[\u2e80-\u2fdf]",
    Oddity.BEYOND: "[\U00010000-\U000effff]",
}
_RIVALS = {
    Oddity.PUNCTUATION: (f"(?<=[{_HAN}])[,.;:?!()](?![0-9A-Za-z])", "[，。．；：？！（）]"),
    Oddity.WIDTH: ("[0-9A-Za-z]", "[０-９Ａ-Ｚａ-ｚ]"),
    Oddity.LINE_END: ("\r\n", "\r(?!\n)", "(?<!\r)\n"),
}


def audit(raw: str) -> list[Finding]:
    """What is odd in a raw text, in the order of Oddity.

    Of marks, letters and digits in two widths, and of line ends of several kinds, all but the commonest kind are odd.
    """
    counted = [(oddity, _places(pattern, raw)) for oddity, pattern in _ALWAYS_ODD.items()]
    counted += [(oddity, _rarer(patterns, raw)) for oddity, patterns in _RIVALS.items()]
    return [Finding(oddity, count, first) for oddity, (count, first) in counted if count]


def _places(pattern: str, raw: str) -> tuple[int, tuple[int, ...]]:
    """How often a pattern occurs, and where it does first."""
    starts = (match.start() for match in re.finditer(pattern, raw))
    first = tuple(islice(starts, _FIRST))
    return len(first) + sum(1 for _ in starts), first


def _rarer(patterns: Iterable[str], raw: str) -> tuple[int, tuple[int, ...]]:
    """The same for all of some patterns but the one that occurs most often."""
    _, *rarer = sorted((_places(pattern, raw) for pattern in patterns), reverse=True)
    first = sorted(place for _, places in rarer for place in places)
    return sum(count for count, _ in rarer), tuple(first[:_FIRST])
