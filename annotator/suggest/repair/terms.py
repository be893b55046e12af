"""A term that was replaced all over the issue: asked, never done.

Where "X" was replaced by "XC", nearly every X of the issue is followed by C, though X is a term of its own (it stands
before particles and marks), and behind XC come characters that follow C nowhere else. X's last character stands before
C elsewhere, too: only such a replacement escapes the eye.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from heapq import nlargest
from typing import NamedTuple

from annotator.core.records import CorrectionKind
from annotator.suggest.lines import HAN
from annotator.suggest.repair.fixes import Fix
from annotator.suggest.repair.packed import Packed

LEAST = 10
"""A term seldomer than this is not asked about."""
SHARE = 0.85
"""The share of X that must be followed by C."""
USUAL = 0.35
"""The share of what follows XC that may also follow C elsewhere."""
SHORTEST, LONGEST = 3, 6
MOST = 40
"""The number of candidates that are examined, the most frequent first."""
SAMPLE = 40_000
"""The number of characters in which a term that was replaced all over the issue must be frequent enough."""
ASKED = 0.3

_TRIPLE = re.compile("...")
_PAIR = re.compile("..")
_HAN = re.compile(f"[{HAN}]+")
_FREE = frozenset("的在是和了与及将，。；：、”》）,.;:)")


class Term(NamedTuple):
    """A term that was perhaps replaced, and the character that came with it."""

    term: str
    added: str


def replaced(packed: Packed) -> Iterator[Fix]:
    """A question at each place of a term that was perhaps replaced, where what follows speaks for it."""
    for term in replaced_terms(packed.text):
        whole = term.term + term.added
        usual = _followers_elsewhere(packed.text, term)
        for at in _places(packed.text, whole):
            if packed.text[at + len(whole) : at + len(whole) + 1] not in usual:
                yield Fix(*packed.span(at, len(whole)), term.term, CorrectionKind.OTHER, "term.replaced", ASKED)


def replaced_terms(text: str) -> list[Term]:
    """The terms of a text without white space that look as if they had been replaced by longer ones."""
    widened = (_widened(text, triple) for triple in _candidates(text) if _is_added(text, triple))
    return sorted({term for term in widened if SHORTEST <= len(term.term) and _is_odd(text, term)})


def _candidates(text: str) -> list[str]:
    """Three characters of which the last nearly always follows the others, by counts over a part of the text."""
    triples = Counter(_TRIPLE.findall(text, 0, SAMPLE))
    triples.update(_TRIPLE.findall(text, 1, SAMPLE))
    often = [(count, triple) for triple, count in triples.items() if LEAST / 2 <= count and _HAN.fullmatch(triple)]
    asked = {pair for _, triple in often for pair in (triple[:2], triple[1:])}
    pairs = Counter(filter(asked.__contains__, _PAIR.findall(text, 0, SAMPLE))) if asked else Counter[str]()
    fixed = [(n, triple) for n, triple in often if SHARE * pairs[triple[:2]] <= n and n / 2 <= pairs[triple[1:]]]
    return [triple for _, triple in nlargest(MOST, fixed)]


def _is_added(text: str, triple: str) -> bool:
    """Whether a third character follows the first two nearly, but not quite always, and the second elsewhere too."""
    count = text.count(triple)
    return LEAST <= count < text.count(triple[:2]) <= count / SHARE and count < text.count(triple[1:])


def _widened(text: str, triple: str) -> Term:
    """The term in full length: what nearly always precedes it belongs to it."""
    term, added = triple[:2], triple[2]
    while len(term) < LONGEST:
        places = _places(text, term + added)
        character, count = Counter(text[at - 1 : at] for at in places).most_common(1)[0]
        if count < 0.9 * len(places) or not character.isalpha():
            break
        term = character + term
    return Term(term, added)


def _is_odd(text: str, term: Term) -> bool:
    """Whether a term stands alone without the added character, and is followed by what never follows that character
    elsewhere.
    """
    size = len(term.term)
    following = Counter(text[at + size : at + size + 1] for at in _places(text, term.term))
    if following[term.added] < SHARE * following.total() or not _FREE & following.keys():
        return False
    added = _places(text, term.term + term.added)
    behind = Counter(filter(str.isalpha, (text[at + size + 1 : at + size + 2] for at in added)))
    usual = _followers_elsewhere(text, term)
    known = sum(count for character, count in behind.items() if character in usual)
    return len(behind) >= behind.total() / 2 and known <= USUAL * behind.total()


def _followers_elsewhere(text: str, term: Term) -> set[str]:
    """What follows the added character where it does not follow the term."""
    size = len(term.term)
    return {text[at + 1 : at + 2] for at in _places(text, term.added) if text[max(0, at - size) : at] != term.term}


def _places(text: str, word: str) -> list[int]:
    """Where a word stands."""
    places = []
    at = text.find(word)
    while 0 <= at:
        places.append(at)
        at = text.find(word, at + 1)
    return places
