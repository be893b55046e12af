"""Facts about characters and lines that every room shares."""

from __future__ import annotations

import re

_SENTENCE_BREAK = re.compile(r"[。！？!?][”’」』）)]*|[\r\n]+")
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


def smallest_edit(current: str, start: int, end: int, text: str) -> tuple[int, int, str]:
    """An edit that replaces current[start:end] by `text`, without what it leaves as it is at either end."""
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
    low = max(0, offset - _LONGEST_SENTENCE)
    before = max((match.end() for match in _SENTENCE_BREAK.finditer(text, low, offset)), default=low)
    behind = _SENTENCE_BREAK.search(text, offset, min(len(text), offset + _LONGEST_SENTENCE))
    return before, behind.end() if behind else min(len(text), offset + _LONGEST_SENTENCE)
