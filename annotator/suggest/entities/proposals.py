"""Spans that may be entities, by source: jieba's tags, surnames, titles, transliterations, endings of long entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotator.suggest.entities import lexicon
from annotator.suggest.entities.lexicon import ending
from annotator.suggest.entities.tokens import EDGE, Tokens, Word

_FOREIGN_RUN = re.compile(f"[{''.join(sorted(lexicon.FOREIGN))}]{{2,}}")
_DOTS = frozenset("·•・")
_FUNCTION = frozenset(("p", "c", "uj", "ul", "uv", "ug", "uz", "d", "r"))
_FAMILIAR = frozenset("老小阿")
_PLACE_STOPS = frozenset(("x", "p", "u", "r", "c", "d", "y", "e", "o", "ul", "uj", "uv", "ug", "uz", "df", "zg"))
_ORGANISATION_STOPS = _PLACE_STOPS - {"zg", "d"}
_INSIDE_ORGANISATIONS = frozenset("·和与（）、“”")
_NO_SURNAME = frozenset(("v", "d", "p", "c", "r", "m", "f", "uj", "ul", "ug", "uz", "uv", "y"))
_ALSO_NAMES = frozenset(("n", "t"))
"""Parts of speech of words of the dictionary that some person may be called: 高峰, 秋里."""
_MOST_WORDS = {"ORG": 10, "LOC": 4}
_LONGEST_ORGANISATION = 30
_LONGEST_FOREIGN = 14
_LONGEST_RUN = 24


class Proposal(NamedTuple):
    """A half-open span of the text that may be an entity with this label, and the source that says so."""

    start: int
    end: int
    label: str
    source: str


def proposals(tokens: Tokens) -> list[Proposal]:
    """The proposals for a text, sorted; one a span and label, by the source that comes first. Linear in the text."""
    proposed: dict[tuple[int, int, str], str] = {}
    for start, end, label, source in _all(tokens):
        if label != "PER" or not ending(tokens.text[start:end], lexicon.EVENTS):
            proposed.setdefault((start, end, label), source)
    return [Proposal(*span, source) for span, source in sorted(proposed.items())]


Raw = tuple[int, int, str, str]
"""What a proposal holds."""


def _all(tokens: Tokens) -> Iterator[Raw]:
    starts = tokens.starts
    for at, word in [(at, word) for at, word in enumerate(tokens.words) if not word.idle]:
        start, end = starts[at], starts[at + 1]
        for label in word.labels:
            yield (start, end, label, f"jieba.{word.tag}")
        if word.is_han:
            if word.surname:
                yield from _chinese(tokens, at, word)
            if word.opens:
                yield from _other_chinese(tokens, at, word)
            if word.known == "u" and 1 < word.size and not word.labels:
                yield (start, end, "LOC", "unknown")
                yield (start, end, "PER", "unknown")
            if word.organisation or word.place or word.tag == "nt":
                yield from _ending_here(tokens, at, word)
        elif word.text in _DOTS:
            yield from _dotted(tokens, at)
    yield from _foreign(tokens)
    for start, end in tokens.places:
        yield (start, end, "LOC", "place")


def _chinese(tokens: Tokens, at: int, word: Word) -> Iterator[Raw]:
    """A surname with one or two characters, and a surname alone beside a title."""
    text, start = tokens.text, tokens.starts[at]
    named = word.tag[:2] == "nr"
    if named or word.size == 3 or word.known == "u" or word.tag not in _NO_SURNAME:
        is_common = not named and 1 < word.size and word.known == "k" and word.tag != "ns"
        if is_common and word.tag not in _ALSO_NAMES:
            return
        for end in (start + word.size,) if is_common else (start + 2, start + 3):
            ends_well = named or end == start + 3 or end in tokens.index
            if ends_well and end <= min(start + 3, len(text)) and _is_han(text[start + 1 : end]):
                yield (start, end, "PER", "surname")
    if word.size == 1:
        after = tokens.words[at + 1] if at + 1 < len(tokens.words) else EDGE
        before = tokens.words[at - 1].text if at else ""
        if word.tag == "nr" or after.group == "title" or after.text in ("某", "氏") or before in ("老", "小", "姓"):
            yield (start, start + 1, "PER", "title")


def _other_chinese(tokens: Tokens, at: int, word: Word) -> Iterator[Raw]:
    """A surname of two characters or more with what follows it, and 老王, 小李."""
    text, start = tokens.text, tokens.starts[at]
    if text[start : start + 2] in lexicon.LONG_SURNAMES:
        for end in range(start + 2, start + 6):
            if end in tokens.index and _is_han(text[start:end]):
                yield (start, end, "PER", "surname")
    if word.text[0] in _FAMILIAR and word.tag != "v":
        if word.size == 2 and word.text[1] in lexicon.SURNAMES:
            yield (start, start + 2, "PER", "surname")
        elif word.size == 1 and at + 1 < len(tokens.words):
            after = tokens.words[at + 1]
            if after.surname and after.size == 1:
                yield (start, start + 2, "PER", "surname")


def _ending_here(tokens: Tokens, at: int, word: Word) -> Iterator[Raw]:
    """Organisations and places that end with the ending of a word."""
    end = tokens.starts[at + 1]
    if word.organisation or word.tag == "nt":
        for first in _firsts(tokens, at, "ORG"):
            yield (tokens.starts[first], end, "ORG", "suffix.org")
    if word.place:
        for first in _firsts(tokens, at, "LOC"):
            if not _is_inside_place(tokens, tokens.starts[first]):
                yield (tokens.starts[first], end, "LOC", "suffix.place")


def _is_inside_place(tokens: Tokens, start: int) -> bool:
    """Whether a place of the gazetteer has begun at an earlier word: 新丰镇, at its second character."""
    place = tokens.covered.get(start)
    return place is not None and place[0] < start and place[0] in tokens.index


def _firsts(tokens: Tokens, at: int, label: str) -> Iterator[int]:
    """Where an entity may begin that ends with a word: there, and at each word before it up to a stop."""
    yield at
    stops = _ORGANISATION_STOPS if label == "ORG" else _PLACE_STOPS
    for first in range(at - 1, max(-1, at - _MOST_WORDS[label]), -1):
        word = tokens.words[first]
        if word.tag in stops and not (label == "ORG" and word.text in _INSIDE_ORGANISATIONS):
            return
        if _LONGEST_ORGANISATION < tokens.starts[at + 1] - tokens.starts[first]:
            return
        yield first


def _dotted(tokens: Tokens, dot: int) -> Iterator[Raw]:
    """Foreign names around a dot: up to three words before it, any that follow; none begins or ends inside a longer."""
    starts, words = tokens.starts, tokens.words
    for first in range(dot - 1, max(-1, dot - 4), -1):
        word = words[first]
        if not word.is_han or 7 < starts[dot] - starts[first] or word.tag == "t" or _is_function_word(word):
            return
        if first and _is_of_name(words[first - 1]):
            continue
        for last in range(dot + 1, min(len(words), dot + 9)):
            if not (words[last].is_han or words[last].text in _DOTS):
                break
            if dot + 1 < last and _is_function_word(words[last]):
                break
            if _LONGEST_FOREIGN < starts[last + 1] - starts[dot]:
                break
            goes_on = last + 1 < len(words) and _is_of_name(words[last + 1])
            if words[last].is_han and not goes_on:
                yield (starts[first], starts[last + 1], "PER", "foreign")


def _is_function_word(word: Word) -> bool:
    return word.tag in _FUNCTION or (word.size == 1 and word.text in lexicon.SAYING | lexicon.INTRODUCING)


def _is_of_name(word: Word) -> bool:
    """Whether a word beside a name in transliteration is likely a part of it."""
    is_foreign = word.is_han and lexicon.FOREIGN.issuperset(word.text) and not _is_function_word(word)
    return word.text in _DOTS or word.tag in ("nr", "nrt") or (is_foreign and (word.known == "u" or word.size == 1))


def _foreign(tokens: Tokens) -> Iterator[Raw]:
    """Runs of characters that transliterate, whole and in words."""
    for match in _FOREIGN_RUN.finditer(tokens.text):
        start, end = match.span()
        if _LONGEST_RUN < end - start:
            continue
        points = sorted({start, end, *(at for at in range(start, end) if at in tokens.index)})
        for number, first in enumerate(points):
            for last in points[number + 1 : number + 6]:
                if 1 < last - first:
                    yield (first, last, "PER", "foreign")
                    yield (first, last, "LOC", "foreign")


def _is_han(text: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in text)
