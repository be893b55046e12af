"""Words as the search for entities sees them: jieba's words, cut once more where an entity ends inside one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain

from annotator.suggest import words
from annotator.suggest.entities import lexicon
from annotator.suggest.entities.lexicon import ending
from annotator.suggest.entities.strings import Strings

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LABELS_OF_TAG = {
    "nr": ("PER", "LOC"),
    "nrt": ("PER", "LOC"),
    "nrfg": ("PER", "LOC"),
    "ns": ("LOC",),
    "nt": ("ORG", "LOC"),
    "nz": ("ORG", "LOC"),
}
_NO_NAME = frozenset(("v", "d", "p", "u", "r", "m"))
_LONELY = frozenset("pcudvfrx")
_NAME_OPENINGS = frozenset("老小阿·•・") | {name[0] for name in lexicon.LONG_SURNAMES}
_MOST_KEPT = 60_000
_TITLE_OPENING = "党组"
"""What belongs to the title after it, not to the organisation before it: 党组书记."""
_OPENED_BY = frozenset(("成员", "会议", "同志"))
_ANONYMOUS = frozenset(("某", "某某", "氏"))


@dataclass(slots=True, eq=False)  # not frozen: that takes three times as long to make
class Word:
    """A word with everything that does not depend on its context; there is one for each text and part of speech.

    `group` is its class in the lists, or its part of speech; `labels` are those that it may have all by itself;
    `lexical` is the word itself where the dictionary or a list holds it and it is no entity, else nothing; `opens` says
    whether an entity that does not begin with a surname may begin here, `modifier` is its part of speech where an
    organisation may go on behind it, `level` that of the place in the gazetteer; `idle` ones propose none.
    """

    text: str
    tag: str
    group: str
    lexical: str
    labels: tuple[str, ...]
    known: str
    size: int
    is_han: bool
    surname: bool
    opens: bool
    modifier: str
    organisation: str
    place: str
    level: str = ""
    idle: bool = True


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as words: `starts` holds where each begins, and at last the end; `index` finds a word by its start.

    `places` are the spans of what the gazetteer holds; `covered` has the longest of those of three characters and more
    that covers an offset.
    """

    text: str
    words: Sequence[Word]
    starts: Sequence[int]
    index: dict[int, int]
    places: Sequence[tuple[int, int]]
    covered: dict[int, tuple[int, int]]

    def bounds(self, start: int, end: int) -> tuple[int, int, int, int]:
        """The words of a span, from the first up to one; and those beside it, which it may cut: the left, the right."""
        first, stop = self.index.get(start), self.index.get(end)
        if first is None:
            left = first = bisect_right(self.starts, start) - 1
        else:
            left = first - 1
        if stop is None:
            stop = bisect_right(self.starts, end)
            return first, stop, left, stop - 1
        return first, stop, left, stop

    def within(self, start: int, end: int) -> str:
        """How a span lies to a place that reaches farther: `inside` it, `across` its edge, or nothing."""
        opening, closing = self.covered.get(start), self.covered.get(end - 1)
        if not ((opening and opening[0] < start) or (closing and end < closing[1])):
            return ""
        return "inside" if opening == closing else "across"


def tokens_of(text: str) -> Tokens:
    """The words of a short text."""
    made = list(chain.from_iterable(map(_READ.__getitem__, words.tag(text))))
    if _TITLE_OPENING in text:
        made = list(map(_before, made, [*made[1:], EDGE]))
    starts = list(accumulate([word.size for word in made], initial=0))
    places = list(_gazetteer().spans_in(text))
    covered: dict[int, tuple[int, int]] = {}
    for start, end in places:
        if 2 < end - start and (start not in covered or end - start > covered[start][1] - covered[start][0]):
            covered.update(dict.fromkeys(range(start, end), (start, end)))
    return Tokens(text, made, starts, dict(zip(starts, range(len(starts)), strict=True)), places, covered)


def _before(word: Word, after: Word) -> Word:
    """The word, read as a title where it opens one."""
    return _OPENED if word.text == _TITLE_OPENING and (after.group == "title" or after.text in _OPENED_BY) else word


@cache
def _gazetteer() -> Strings:
    return Strings(lexicon.gazetteer())


class _Read(dict[tuple[str, str], tuple[Word, ...]]):
    """The words of a word and its part of speech, read once."""

    def __missing__(self, key: tuple[str, str]) -> tuple[Word, ...]:
        if _MOST_KEPT < len(self):
            self.clear()
        self[key] = read = tuple(_word(*part) for part in _parts(*key))
        return read


_READ = _Read()


def _parts(text: str, tag: str) -> list[tuple[str, str]]:
    """The word, or its parts where a dictionary word holds an entity and more: 陈书记, 上海人, 市委书记, 学雷锋."""
    called = text[1:] in lexicon.TITLES or text[1:] in _ANONYMOUS
    if called and text[0] in lexicon.SURNAMES and tag not in ("v", "d"):
        return [(text[0], "nr"), (text[1:], "n")]
    if 1 < len(text) and text[-1] == "说" and not words.is_known(text):
        return [(text[:-1], tag), (text[-1], "v")]
    if len(text) == 3 and text[0] == "学" and text[1] in lexicon.SURNAMES:
        return [(text[0], "v"), (text[1:], "nr")]
    if 3 < len(text) and tag[0] == "n":
        title = ending(text, lexicon.TITLES)
        if 1 < len(title) < len(text) and ending(text[: -len(title)], lexicon.ORGANISATION_ENDINGS):
            return [(text[: -len(title)], "nt"), (title, "n")]
    if 2 < len(text) and text[-1] in "人籍":
        inner = words.tag(text[:-1])
        if len(inner) == 1 and inner[0][1] in ("ns", "nrt", "nr"):
            return [(text[:-1], "ns"), (text[-1], "n")]
    return _without_place(text, tag) or [(text, tag)]


def _without_place(text: str, tag: str) -> list[tuple[str, str]]:
    """A word that starts with a place and is no entity itself, cut after the place: 香港回归."""
    if len(text) < 4 or tag in ("nt", "nr", "nrt") or text in lexicon.PLACES:
        return []
    if ending(text, lexicon.PLACE_ENDINGS) or ending(text, lexicon.ORGANISATION_ENDINGS):
        return []
    for size in (4, 3, 2):
        if size < len(text) and (text[:size] in lexicon.COUNTRIES or text[:size] in lexicon.PLACES):
            return [(text[:size], "ns"), *words.tag(text[size:])]
    return []


def _word(text: str, tag: str) -> Word:
    is_han = _HAN.fullmatch(text) is not None
    listed = lexicon.CLASS_OF.get(text, "")
    if not listed and 2 < len(text) and 1 < len(ending(text[1:], lexicon.TITLES)):
        listed = "title"
    organisation = ending(text, lexicon.ORGANISATION_ENDINGS) if is_han else ""
    if tag in _NO_NAME or tag == "nr":
        organisation = organisation if organisation == text or (tag == "m" and text[-1] == "队") else ""
    place = ending(text, lexicon.PLACE_ENDINGS) if is_han and tag not in _NO_NAME else ""
    labels = _labels(text, tag, place)
    known = words.is_known(text)
    surname = is_han and text[0] in lexicon.SURNAMES
    opens = text[0] in _NAME_OPENINGS
    return Word(
        text=text,
        tag=tag,
        group=listed or _group(text, tag),
        lexical=text if listed or tag[0] in _LONELY or len(text) == 1 or (known and tag not in _LABELS_OF_TAG) else "",
        labels=labels,
        known="k" if known else "u",
        size=len(text),
        is_han=is_han,
        surname=surname,
        opens=opens,
        modifier=tag if tag in ("ns", "nt") or text in lexicon.OPENINGS else "",
        organisation=organisation,
        place=place,
        level=lexicon.gazetteer().get(text, ""),
        idle=not (labels or surname or opens or organisation or place or (is_han and not known)),
    )


def _group(text: str, tag: str) -> str:
    if tag == "x":
        return "x" + text if len(text) == 1 else "x"
    return tag[0] if tag[0] in "vdpcufm" else tag


def _labels(text: str, tag: str, place: str) -> tuple[str, ...]:
    if tag in _LABELS_OF_TAG:
        as_person = tag in ("ns", "nz") and (text[0] in lexicon.SURNAMES or lexicon.FOREIGN.issuperset(text))
        return (*_LABELS_OF_TAG[tag], "PER") if as_person else _LABELS_OF_TAG[tag]
    if text in lexicon.COUNTRIES or text in lexicon.PLACES or (text in lexicon.PROVINCES and 1 < len(text)):
        return ("LOC",)
    if text in lexicon.ORGANISATIONS:
        return ("ORG",)
    return ("LOC",) if tag in ("j", "s", "n", "i") and place and 2 < len(text) else ()


EDGE = Word("\n", "edge", "edge", "", (), "k", 1, False, False, False, "", "", "")
"""Stands before the first and after the last word of a text."""
_OPENED = Word(_TITLE_OPENING, "n", "title", "", (), "k", 2, True, False, False, "", "", "")
