"""How much a character looks like part of a name: logarithms of odds counted in jieba's dictionary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from math import log

from annotator.suggest.entities import lexicon

NONE = -4.0
"""For a character that stands in no name of the dictionary."""


@dataclass(frozen=True, slots=True)
class Characters:
    """Odds by place: `surname`, `middle` (second of three), `last` in a Chinese name, `foreign` in another."""

    surname: Mapping[str, float]
    middle: Mapping[str, float]
    last: Mapping[str, float]
    foreign: Mapping[str, float]

    def chinese(self, name: str) -> float:
        """The sum for a name of two or three characters, its surname one of them."""
        total = self.surname.get(name[0], NONE) + self.last.get(name[-1], NONE)
        return total + (self.middle.get(name[1], NONE) if len(name) == 3 else 0.0)

    def transliterated(self, name: str) -> float:
        """The mean for a name in transliteration."""
        return sum([self.foreign.get(char, NONE) for char in name]) / len(name)


def counted(entries: Iterable[tuple[str, int, str]]) -> Characters:
    """The odds from the entries of a dictionary: word, frequency, part of speech."""
    surname, middle, last, foreign = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    opening, anywhere = Counter[str](), Counter[str]()
    for word, frequency, tag in entries:
        if tag in ("nr", "nrfg") and 1 < len(word) < 4 and word[0] in lexicon.SURNAMES:
            surname[word[0]] += 1
            last[word[-1]] += 1
            middle.update(word[1:-1])
        elif tag == "nrt" or (tag == "nr" and 3 < len(word)):
            foreign.update(word)
        else:
            opening[word[0]] += frequency
            for char in word:
                anywhere[char] += frequency
    return Characters(_odds(surname, opening), _odds(middle, anywhere), _odds(last, anywhere), _odds(foreign, anywhere))


def _odds(names: Counter[str], others: Counter[str]) -> dict[str, float]:
    in_names, elsewhere = names.total() or 1, others.total() or 1
    return {
        char: round(log(((count + 0.3) / in_names) / ((others[char] + 300) / elsewhere)), 1)
        for char, count in names.items()
    }


def to_json(characters: Characters) -> dict[str, str]:
    """Each table as one text: the character and ten times its odds, a space between entries."""
    return {
        place: " ".join(f"{char}{round(odds * 10)}" for char, odds in sorted(table.items()))
        for place, table in asdict(characters).items()
    }


def from_json(content: Mapping[str, str]) -> Characters:
    """What `to_json` has made."""
    return Characters(
        **{place: {entry[0]: int(entry[1:]) / 10 for entry in text.split()} for place, text in content.items()}
    )
