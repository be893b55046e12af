"""Facts about characters and lines that every room shares."""

from __future__ import annotations

import re
from bisect import bisect_right
from unicodedata import category

_SENTENCE_BREAK = re.compile(r"[。！？!?][”’」』）)]*|[\r\n]+")
_NUMERALS = dict(zip("零一二三四五六七八九十〇两廿", [*range(11), 0, 2, 20], strict=True))
_NUMBER = re.compile(rf"(\d+|(?<=第)[{''.join(_NUMERALS)}]{{1,4}})")
_MOST_DIGITS = 300  # so long are the names of files at most; Python reads no number of more than 4300
_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")  # Unicode's categories of what controls a terminal or a line
_SENTENCE_END = frozenset("。！？…!?；;：:”’」』）)》】.—")


def ends_sentence(text: str) -> bool:
    """Whether a text, its trailing white space aside, ends with a mark that can close a sentence or a clause of its
    own.
    """
    trimmed = text.rstrip()
    return not trimmed or trimmed[-1] in _SENTENCE_END


def is_line_end(char: str) -> bool:
    """Whether the character ends a line."""
    return char in "\r\n"


def is_text(value: object) -> bool:
    """Whether a value is a text that can be stored and written; one read from bytes that are none holds surrogates."""
    return isinstance(value, str) and not any("\ud800" <= character <= "\udfff" for character in value)


def harmless(text: str) -> str:
    """A text for one line of a terminal: what would control that, or can't be seen, becomes U+FFFD."""
    return "".join("\ufffd" if category(char) in _HIDDEN else char for char in text)


def smallest_edit(current: str, start: int, end: int, text: str) -> tuple[int, int, str]:
    """An edit that replaces current[start:end] by `text`, reduced at either end to what it changes."""
    old = current[start:end]
    same = _common_prefix(old, text)
    start, old, text = start + same, old[same:], text[same:]
    same = _common_prefix(old[::-1], text[::-1])
    return start, end - same, text[: len(text) - same]


def _common_prefix(one: str, other: str) -> int:
    """How much two texts share at their beginning; by halving, as slices are compared much quicker than characters."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


_LONGEST_SENTENCE = 300


def sentence_around(text: str, offset: int) -> tuple[int, int]:
    """The span of the sentence that holds an offset; at most 300 code points to either side."""
    low, high = max(0, offset - _LONGEST_SENTENCE), min(len(text), offset + _LONGEST_SENTENCE)
    ends = [match.end() for match in _SENTENCE_BREAK.finditer(text, low, high)]
    index = bisect_right(ends, offset)
    return [low, *ends][index], [*ends, high][index]


def number_order(name: str) -> list[tuple[int, str]]:
    """A key that sorts names by the numbers in them: 第2版 comes before 第10版, and 第二版 before 第十版."""
    return [(_number(part) if place % 2 else 0, part) for place, part in enumerate(_NUMBER.split(name))]


def without_numbers(name: str) -> str:
    """What names that differ in their numbers only have in common."""
    return _NUMBER.sub("0", name)


def _number(part: str) -> int:
    return int(part[:_MOST_DIGITS]) if part.isdecimal() else numeral(part)


def numeral(characters: str) -> int:
    """A Chinese numeral below a hundred: 十二, 二十, 廿一, or digits one after the other: 一二."""
    values = [_NUMERALS[character] for character in characters]
    if max(values) < 10:
        return int("".join(map(str, values)))
    total = 0
    for value in values:
        total = (total or 1) * value if value == 10 else total + value
    return total
