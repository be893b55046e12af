"""The closed classes of which names are made and beside which they stand, read from `resources/suggest/names.txt`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from annotator.paths import resource

PATH = resource("suggest", "names.txt")
PLACES_PATH = resource("suggest", "places.txt")
_SECTION = re.compile(r"^\[([a-z-]+)\]\n([^\[]*)", re.MULTILINE)

Words = frozenset[str]


@cache
def gazetteer() -> Mapping[str, str]:
    """The level of each place (`city`, `county`, `town`, `abroad`); with a dash where its ending is left out.

    The higher level counts where two are called alike.
    """
    levels: dict[str, str] = {}
    for match in _SECTION.finditer(PLACES_PATH.read_text(encoding="utf-8")):
        level = match[1]
        for line in match[2].splitlines():
            ending, *stems = line.split(" ")
            for stem in stems:
                levels.setdefault(*((stem, level + "-") if ending == "-" else (stem + ending, level)))
    return levels


@cache
def sections() -> Mapping[str, Words]:
    """The word classes by the name of their section."""
    return {match[1]: frozenset(match[2].split()) for match in _SECTION.finditer(PATH.read_text(encoding="utf-8"))}


_CLASSES = sections()
SURNAMES = _CLASSES["surname"]
LONG_SURNAMES = _CLASSES["compound-surname"] | {name for name in _CLASSES["japanese-surname"] if 1 < len(name)}
TITLES = _CLASSES["title"]
SAYING = _CLASSES["saying"]
INTRODUCING = _CLASSES["introducing"]
PLACE_ENDINGS = _CLASSES["place-suffix"]
ORGANISATION_ENDINGS = _CLASSES["organisation-suffix"]
ORGANISATIONS = _CLASSES["organisation"]
COUNTRIES = _CLASSES["country"]
PROVINCES = _CLASSES["province"]
PLACES = _CLASSES["place"]
OPENINGS = _CLASSES["institution-opening"]
EVENTS = _CLASSES["event"]
FOREIGN = _CLASSES["transliteration"]


def ending(word: str, endings: Words) -> str:
    """The longest ending of a word that a class holds, or nothing."""
    for size in _sizes(endings).get(word[-1:], ()):
        if size <= len(word) and word[-size:] in endings:
            return word[-size:]
    return ""


@cache
def _sizes(endings: Words) -> Mapping[str, Sequence[int]]:
    """How long the members of a class are that end with a character, the longest first."""
    sizes: dict[str, set[int]] = {}
    for member in endings:
        sizes.setdefault(member[-1], set()).add(len(member))
    return {char: sorted(lengths, reverse=True) for char, lengths in sizes.items()}


def _class_of_each() -> Mapping[str, str]:
    """One class for each word of the lists; later lists win."""
    classes: dict[str, str] = {}
    for name, members in (
        ("say", SAYING | INTRODUCING),
        ("place-end", PLACE_ENDINGS),
        ("opening", OPENINGS),
        ("place", PROVINCES | COUNTRIES | PLACES),
        ("org-end", ORGANISATION_ENDINGS),
        ("title", TITLES),
    ):
        classes.update(dict.fromkeys(members, name))
    return classes


CLASS_OF = _class_of_each()
