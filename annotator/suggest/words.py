"""Words of Chinese text and their parts of speech; the only importer of rjieba and jieba.

rjieba (the same algorithm and dictionary in Rust) does the work; jieba stands in where rjieba cannot be loaded. Neither
is imported before the first word is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, Protocol

from annotator.core.records import Span
from annotator.paths import cache_folder

STRETCH = 4_000
"""Code points that are cut into words at a time: rjieba holds the interpreter for the length of a call (about 4 ms)."""
_BREAK = re.compile(r"[\r\n。！？；，、,;!?\s](?=[^\r\n。！？；，、,;!?\s]*$)")


class Tagged(NamedTuple):
    """A word with its span (code points) and its part of speech in jieba's letters ("nr" person, "ns" place …)."""

    start: int
    end: int
    tag: str


class _Engine(Protocol):
    """What both engines can do."""

    def tag(self, text: str) -> list[tuple[str, str]]: ...

    def has_word(self, word: str) -> bool: ...


def tag(text: str) -> list[tuple[str, str]]:
    """The words of a short text with their parts of speech; put together they are the text."""
    return _engine().tag(text)


def is_known(word: str) -> bool:
    """Whether the dictionary holds the word."""
    return _engine().has_word(word)


def tagged(text: str) -> list[Tagged]:
    """The words of a text of any length; white space and marks are words of their own."""
    words = []
    at = 0
    for _, stretch in stretches(text):
        for word, part_of_speech in tag(stretch):
            words.append(Tagged(at, at + len(word), part_of_speech))
            at += len(word)
    return words


def words(text: str) -> list[Span]:
    """The spans of the words of a text, in order and without a gap."""
    return [Span(word.start, word.end) for word in tagged(text)]


def word_at(text: str, offset: int) -> Span | None:
    """The word under a caret at an offset of the text: the one after it, or the one before it at the end of a line.

    None where only white space and marks are beside the caret.
    """
    start = max(text.rfind("\n", 0, offset) + 1, offset - STRETCH // 2)
    end = text.find("\n", offset)
    line = text[start : min(end if end >= 0 else len(text), offset + STRETCH // 2)]
    before = None
    for word in words(line):
        span = Span(word.start + start, word.end + start)
        if not any(char.isalnum() for char in text[span.start : span.end]):
            continue
        if span.start <= offset < span.end:
            return span
        if span.end == offset:
            before = span
    return before


def stretches(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces that are quickly cut into words, each with its offset; they end at a mark if they can."""
    at = 0
    while at < len(text):
        part = text[at : at + STRETCH]
        if at + STRETCH < len(text):
            mark = _BREAK.search(part, STRETCH // 2)
            part = part[: mark.end()] if mark else part
        yield at, part
        at += len(part)


@cache
def _engine() -> _Engine:
    try:
        import rjieba
    except ImportError:
        return _Jieba()
    engine: _Engine = rjieba.Jieba()
    return engine


class _Jieba:
    """jieba itself, quiet and with its cache in the private folder."""

    def __init__(self) -> None:
        import logging

        import jieba
        import jieba.posseg

        jieba.setLogLevel(logging.WARNING)
        jieba.dt.tmp_dir = str(cache_folder())  # by itself it writes to the shared temporary folder
        self._words = jieba.dt
        self._tagger = jieba.posseg.dt

    def tag(self, text: str) -> list[tuple[str, str]]:
        return [(pair.word, pair.flag) for pair in self._tagger.cut(text)]

    def has_word(self, word: str) -> bool:
        return bool(self._words.FREQ.get(word))
