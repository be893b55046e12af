"""The table of weights by which proposals are judged; `fit.py` writes it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotator.paths import resource
from annotator.suggest.entities import characters, traits
from annotator.suggest.entities.characters import Characters
from annotator.suggest.entities.proposals import Proposal
from annotator.suggest.entities.tokens import EDGE, Tokens, Word

PATH = resource("suggest", "names.weights.json")
LABELS = ("PER", "LOC", "ORG")
_MOST_KEPT = 100_000
_DOTTED = 4.0
"""What a dot between Chinese characters adds: gold holds too few of them to teach it."""
_UNLIKELY_PLACE = -3.5
"""A sum of the weights around a proposal that its own traits can't outweigh, but for a dot: true of 1 entity in 500."""

Table = Mapping[str, Mapping[str, float]]
"""A weight for each label and trait, logarithms of odds."""
Rows = Mapping[str, Sequence[float]]
"""The weights of each trait, in the order of the labels."""
_NOTHING = (0.0,) * len(LABELS)
_Sides = tuple[Sequence[float], Sequence[float]]
"""What a word, and it together with its neighbour, say beside an entity: sums in the order of the labels."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted weights: `first` for the traits of a proposal by itself, `again` for those of the second look."""

    characters: Characters
    first: Table
    again: Table


def from_json(content: Mapping[str, Any]) -> Weights:
    """The weights from what `to_json` has made."""
    return Weights(characters.from_json(content["characters"]), content["first"], content["again"])


def to_json(weights: Weights) -> dict[str, Any]:
    """The weights as plain data."""
    return {"characters": characters.to_json(weights.characters), "first": weights.first, "again": weights.again}


@cache
def shipped() -> Weights:
    """The weights that come with the program."""
    return from_json(json.loads(PATH.read_text(encoding="utf-8")))


def _total(table: Mapping[str, float], traits: Iterable[str]) -> float:
    return sum(filter(None, map(table.get, traits)))


class _Sums(dict[Any, float]):
    """The sum of the weights of some traits, by what has them; counted once, and kept for the next place."""

    def __init__(self, table: Mapping[str, float], traits_of: Callable[[Any], list[str]]) -> None:
        super().__init__()
        self._table, self._traits_of = table, traits_of

    def __missing__(self, key: Any) -> float:
        if _MOST_KEPT < len(self):
            self.clear()
        self[key] = weight = _total(self._table, self._traits_of(key))
        return weight


class _SumsOfAll(dict[Any, tuple[float, ...]]):
    """The same for traits that all labels know: the sums in the order of the labels."""

    def __init__(self, rows: Rows, traits_of: Callable[[Any], list[str]]) -> None:
        super().__init__()
        self._rows, self._traits_of = rows, traits_of

    def __missing__(self, key: Any) -> tuple[float, ...]:
        if _MOST_KEPT < len(self):
            self.clear()
        weighed = filter(None, map(self._rows.get, self._traits_of(key)))
        self[key] = weights = tuple(map(sum, zip(_NOTHING, *weighed, strict=True)))
        return weights


def _rows(first: Table) -> Rows:
    tables = [first[label] for label in LABELS]
    return {trait: [table.get(trait, 0.0) for table in tables] for trait in {*tables[0], *tables[1], *tables[2]}}


class _Scale:
    """The sums of one label, by the words or the string that have the traits."""

    def __init__(self, label: str, table: Mapping[str, float], characters: Characters) -> None:
        self.label, self.number = label, LABELS.index(label)
        self.first = _Sums(table, lambda word: traits.first(word, label))
        self.last = _Sums(table, lambda word: traits.last(word, label))
        self.dotted_between = _Sums(table, lambda groups: traits.dotted_between(*groups))
        self.lying = _Sums(table, traits.lying)
        self.opening = _Sums(table, lambda words: traits.opening(*words))
        self.surname_between = _Sums(table, lambda beside: traits.surname_between(*beside))
        self.foreign_before = _Sums(table, lambda char: traits.foreign_before(char, characters))
        self.foreign_after = _Sums(table, lambda char: traits.foreign_after(char, characters))
        self.inside: dict[tuple[object, ...], float] = {}
        self._table, self._characters = table, characters

    def beside(self, before: Word, after: Word, first: Word, name: str, source: str) -> float:
        """Sum up what a proposal says together with the words on either side, apart from their places."""
        if self.label == "ORG":
            return self.opening[before.group, before.modifier, first.tag]
        total = 0.0
        if traits.is_short(name):
            total += self.surname_between[before.group, after.group, len(name)]
        if traits.may_be_foreign(source):
            total += self.foreign_before[before.text[-1]] + self.foreign_after[after.text[0]]
            if "·" in name:
                total += _DOTTED + self.dotted_between[before.group, after.group]
        return total

    def weigh_inside(self, key: tuple[object, ...], seen: traits.Inside) -> float:
        """Sum up what the span says by itself, and keep it."""
        if _MOST_KEPT < len(self.inside):
            self.inside.clear()
        self.inside[key] = weight = _total(self._table, traits.inside(seen, self._characters))
        return weight


class Judge:
    """Scores proposals by themselves; the sums for words and for strings are kept for the next place."""

    def __init__(self, weights: Weights) -> None:
        rows = _rows(weights.first)
        self._scales = {label: _Scale(label, weights.first[label], weights.characters) for label in LABELS}
        self._before = _SumsOfAll(rows, traits.before)
        self._after = _SumsOfAll(rows, traits.after)
        self._edge_before = _SumsOfAll(rows, lambda groups: traits.edge_before(*groups))
        self._edge_after = _SumsOfAll(rows, lambda groups: traits.edge_after(*groups))

    def scored(self, tokens: Tokens, proposed: Iterable[Proposal], hopeless: float) -> Iterator[tuple[Proposal, float]]:
        """The proposals of a text that score higher than `hopeless`: the logarithm of the odds against being no entity.

        Their rivals are left out. What its neighbours and its first and last word make unlikely enough is not looked at
        any closer.
        """
        text, covered, place_of = tokens.text, tokens.covered, tokens.index.get
        words = [EDGE, EDGE, *tokens.words, EDGE, EDGE]
        behind: dict[int, _Sides] = {}
        begun = -1
        for one in proposed:
            start, end, label, source = one
            scale = self._scales[label]
            number = scale.number
            first, stop = place_of(start), place_of(end)
            if first is None or stop is None:
                first, stop, left, right = tokens.bounds(start, end)
            else:
                left, right = first - 1, stop
            before, after = words[left + 2], words[right + 2]
            if start != begun:
                begun = start
                by_before, by_far_before = self._before[before], self._edge_before[before.group, words[left + 1].group]
            following = behind.get(end)
            if following is None:
                following = self._after[after], self._edge_after[after.group, words[right + 3].group]
                behind[end] = following
            total = by_before[number] + by_far_before[number] + following[0][number] + following[1][number]
            if label != "PER":
                total += scale.first[words[first + 2]] + scale.last[words[stop + 1]]
            name = text[start:end]
            if total < _UNLIKELY_PLACE and "·" not in name:
                continue
            inner = words[first + 2 : stop + 2]
            key = (source, name, *inner)
            inside = scale.inside.get(key)
            if inside is None:
                whole = left < first and right == stop
                inside = scale.weigh_inside(key, traits.Inside(label, source, name, inner, whole))
            total += inside
            if start in covered or end - 1 in covered:
                total += scale.lying[tokens.within(start, end)]
            total += scale.beside(before, after, inner[0], name, source)
            if hopeless < total:
                yield one, total


@cache
def shipped_judge() -> Judge:
    """The judge by the weights that come with the program."""
    return Judge(shipped())


def all_traits(seen: traits.View, table: Characters) -> list[str]:
    """All traits that `Judge.scored` sums up, for fitting."""
    label, _, _, words, _ = seen.inside
    return [
        *traits.before(seen.before),
        *traits.after(seen.after),
        *traits.first(words[0], label),
        *traits.last(words[-1], label),
        *traits.inside(seen.inside, table),
        *traits.across(seen, table),
    ]
