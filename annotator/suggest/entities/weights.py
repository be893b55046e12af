"""The table of weights by which proposals are judged; `fit.py` writes it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotator.paths import resource
from annotator.suggest.entities import characters, traits
from annotator.suggest.entities.characters import Characters
from annotator.suggest.entities.tokens import Word

PATH = resource("suggest", "names.weights.json")
LABELS = ("PER", "LOC", "ORG")
_MOST_KEPT = 100_000

Group = Callable[[Word, str], list[str]]
"""The traits of a word in one place, for a label."""
_GROUPS: tuple[Group, ...] = (traits.before, traits.after, traits.first, traits.last)

Table = Mapping[str, Mapping[str, float]]
"""A weight for each label and trait, logarithms of odds."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What fitting has found: `first` for the traits of a proposal by itself, `again` for those of the second look."""

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


class Judge:
    """Scores proposals by themselves; the sums for single words and for strings are kept for the next place."""

    def __init__(self, weights: Weights) -> None:
        self._characters = weights.characters
        self._tables = weights.first
        self._of_words: dict[str, tuple[dict[Word, float], ...]] = {label: ({}, {}, {}, {}) for label in LABELS}
        self._of_strings: dict[tuple[object, ...], float] = {}

    def score(self, seen: traits.View) -> float:
        """The logarithm of the odds that the proposal is an entity, its rivals left out."""
        (_, _, label, source), text, words, _, before, after, _, _ = seen
        key = (label, source, text, *words)
        total = self._of_strings.get(key)
        if total is None:
            total = self._learn_string(key, seen)
        around = (before, after, words[0], words[-1])
        for known, word, group in zip(self._of_words[label], around, _GROUPS, strict=True):
            weight = known.get(word)
            total += self._learn_word(known, word, label, group) if weight is None else weight
        weight_of = self._tables[label].get
        return total + sum([weight_of(trait, 0.0) for trait in traits.across(seen, self._characters)])

    def _learn_string(self, key: tuple[object, ...], seen: traits.View) -> float:
        if _MOST_KEPT < len(self._of_strings):
            self._of_strings.clear()
        table = self._tables[seen.proposal.label]
        score = sum([table.get(trait, 0.0) for trait in traits.inside(seen, self._characters)])
        self._of_strings[key] = score
        return score

    def _learn_word(self, known: dict[Word, float], word: Word, label: str, group: Group) -> float:
        if _MOST_KEPT < len(known):
            known.clear()
        table = self._tables[label]
        known[word] = score = sum([table.get(trait, 0.0) for trait in group(word, label)])
        return score


@cache
def shipped_judge() -> Judge:
    """The judge by the weights that come with the program."""
    return Judge(shipped())


def all_traits(seen: traits.View, table: Characters) -> list[str]:
    """All traits that `Judge.score` sums up, for fitting."""
    label = seen.proposal.label
    return [
        *traits.before(seen.before, label),
        *traits.after(seen.after, label),
        *traits.first(seen.words[0], label),
        *traits.last(seen.words[-1], label),
        *traits.inside(seen, table),
        *traits.across(seen, table),
    ]
