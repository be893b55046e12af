"""The import audit: what is odd in a raw text, for a person to know before work begins. Nothing is changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from annotator.core.marking import Phrase, marked, phrase

_FIRST = 5
_HEAD = 2**20
"""So much of a text (code points) shows what it is in."""
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"


class Oddity(StrEnum):
    """What can be odd, as a user reads it."""

    SHIFT_JIS = marked("Oddity", "Japanese characters if this is Shift-JIS: choose the encoding cp932")
    EUC_JP = marked("Oddity", "Japanese characters if this is EUC-JP: choose the encoding euc_jp")
    EUC_KR = marked("Oddity", "Korean characters if this is EUC-KR: choose the encoding cp949")
    HZ = marked("Oddity", "passages in HZ: choose the encoding hz")
    ISO_2022 = marked("Oddity", "escape sequences of ISO-2022: convert the file to UTF-8 first")
    LOST = marked("Oddity", "characters lost in decoding")
    NUL = marked("Oddity", "NUL characters")
    CONTROL = marked("Oddity", "control characters")
    PRIVATE = marked("Oddity", "private-use characters")
    INVISIBLE = marked("Oddity", "invisible characters")
    RADICAL = marked("Oddity", "radicals in place of characters")
    BEYOND = marked("Oddity", "characters beyond the Basic Multilingual Plane")
    PUNCTUATION = marked("Oddity", "punctuation marks of the rarer width")
    WIDTH = marked("Oddity", "letters and digits of the rarer width")
    LINE_END = marked("Oddity", "line ends of the rarer kind")


@dataclass(frozen=True, slots=True)
class Finding:
    """An oddity, how often it occurs, and the raw offsets (code points) of its first places, where these are known."""

    oddity: Oddity
    count: int
    places: tuple[int, ...]

    @property
    def said(self) -> Phrase:
        """The finding in words: "2 NUL characters (at 15, 230)"."""
        oddity = Phrase("Oddity", self.oddity)
        if not self.places:
            return phrase("Audit", "{0} {1}").format(self.count, oddity)
        places = ", ".join(map(str, self.places)) + (", …" if len(self.places) < self.count else "")
        return phrase("Audit", "{0} {1} (at {2})").format(self.count, oddity, places)


_BY_BYTES = ("gb18030", "cp950", "big5hkscs")
"""The encodings that nearly any bytes can be read in."""
_JAPANESE = "[のにはをがとでたるてしいれノニハヲガトテルレ]"
_KOREAN = "[는을를에이가의고다은로하기지]"
_MISREAD = {
    Oddity.SHIFT_JIS: ("cp932", _JAPANESE),
    Oddity.EUC_JP: ("euc_jp", _JAPANESE),
    Oddity.EUC_KR: ("cp949", _KOREAN),
}
"""What Chinese encodings are taken for: the codec, and the commonest characters of its language."""
_ENOUGH = 0.1
"""Such a share of these speaks for it; of Japanese and Korean they are a fifth and more, of Chinese at most .06."""

_ALWAYS_ODD = {
    Oddity.HZ: r"~\{(?:[!-w][!-~])+(?:~\}|$)",
    Oddity.ISO_2022: "\x1b\\$(?:[@AB]|[()*+][@-~])",
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


def audit(raw: str, encoding: str = "utf-8") -> list[Finding]:
    """What is odd in a raw text that was read in an encoding, in the order of Oddity.

    Of marks, letters and digits in two widths, and of line ends of several kinds, all but the commonest kind are odd.
    """
    counted = [(oddity, _misread(raw, encoding, *how)) for oddity, how in _MISREAD.items()]
    counted += [(oddity, _places(pattern, raw)) for oddity, pattern in _ALWAYS_ODD.items()]
    counted += [(oddity, _rarer(patterns, raw)) for oddity, patterns in _RIVALS.items()]
    return [Finding(oddity, count, first) for oddity, (count, first) in counted if count]


def _places(pattern: str, raw: str) -> tuple[int, tuple[int, ...]]:
    """How often a pattern occurs, and where it does first."""
    starts = (match.start() for match in re.finditer(pattern, raw, re.MULTILINE))
    first = tuple(islice(starts, _FIRST))
    return len(first) + sum(1 for _ in starts), first


def _misread(raw: str, encoding: str, codec: str, common: str) -> tuple[int, tuple[int, ...]]:
    """The same for the common characters that another codec would give, if there are enough of them.

    Their places can't be given: a place in the other text is not one in this.
    """
    if encoding not in _BY_BYTES:
        return 0, ()
    text = raw[:_HEAD].encode(encoding, "ignore").decode(codec, "ignore")
    count = len(re.findall(common, text))
    return (count, ()) if _ENOUGH * sum(char > "\x7f" for char in text) < count else (0, ())


def _rarer(patterns: Iterable[str], raw: str) -> tuple[int, tuple[int, ...]]:
    """The same for all patterns but the most frequent one."""
    _, *rarer = sorted((_places(pattern, raw) for pattern in patterns), reverse=True)
    first = sorted(place for _, places in rarer for place in places)
    return sum(count for count, _ in rarer), tuple(first[:_FIRST])
