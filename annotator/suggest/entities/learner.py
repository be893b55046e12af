"""Weights that fit gold: proposals with their traits, those that are right marked, and the learner of weights."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from annotator.suggest.entities import traits
from annotator.suggest.entities.characters import Characters
from annotator.suggest.entities.lattice import Scored, clusters, marginals
from annotator.suggest.entities.proposals import proposals
from annotator.suggest.entities.tokens import tokens_of
from annotator.suggest.entities.weights import LABELS, Table, all_traits

_LEAST = 3
"""How often a trait must be seen in gold to get a weight."""
_SMALL = 0.05
"""A weight below this is left out."""
_STRENGTH = 0.002
"""How strongly weights are held where they started (L2)."""
_NO_ERROR = 0.001
"""Nothing is learnt from a proposal that is this nearly right."""
NOTHING: Table = {}


class Answer(NamedTuple):
    """A paragraph with its entities: (start, end, label)."""

    text: str
    entities: frozenset[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Case:
    """One proposal of a cluster: the traits it has, what is known of it beforehand, and whether it is right."""

    start: int
    end: int
    label: str
    traits: Sequence[str]
    given: float
    right: bool


Clusters = list[list[Case]]


class Learner:
    """Weights that make the right proposals of each cluster likelier at each turn (AdaGrad; Duchi and others 2011).

    A weight that `begin` holds starts there, and is held to it as others are to nought. Each pair of a label and a
    trait has a number, its place in the list of the weights.
    """

    def __init__(self, data: Clusters, begin: Table, *, rate: float, least: int) -> None:
        counts = Counter((case.label, trait) for cluster in data for case in cluster for trait in case.traits)
        keys = [(label, "score") for label in LABELS]
        keys += [key for key, count in counts.items() if least <= count or key[1] in begin.get(key[0], ())]
        self._number = {key: number for number, key in enumerate(keys)}
        self._begin = [begin.get(label, {}).get(trait, float(trait == "score")) for label, trait in keys]
        self._weight = self._begin.copy()
        self._slope = [0.01] * len(keys)
        self._rate = rate
        self._data = [[(case, self._known(case)) for case in cluster] for cluster in data]

    def _known(self, case: Case) -> list[int]:
        return [number for trait in case.traits if (number := self._number.get((case.label, trait))) is not None]

    def turn(self, order: random.Random) -> None:
        """Go once over all clusters."""
        order.shuffle(self._data)
        weight, begin, slope = self._weight, self._begin, self._slope
        for cluster in self._data:
            for (case, numbers), chance in zip(
                cluster, marginals([self._scored(*item) for item in cluster]), strict=True
            ):
                error = chance - case.right
                if abs(error) < _NO_ERROR:
                    continue
                for number in numbers:
                    step = error + _STRENGTH * (weight[number] - begin[number])
                    slope[number] += step * step
                    weight[number] -= self._rate * step / sqrt(slope[number])
                if case.given:
                    step = error * max(-5.0, min(5.0, case.given))
                    number = self._number[case.label, "score"]
                    slope[number] += step * step
                    weight[number] -= 0.3 * self._rate * step / sqrt(slope[number])

    def _scored(self, case: Case, numbers: Sequence[int]) -> Scored:
        weight = self._weight
        given = case.given * weight[self._number[case.label, "score"]] if case.given else 0.0
        return Scored(case.start, case.end, given + sum([weight[number] for number in numbers]))

    def weights(self) -> Iterator[tuple[str, str, float]]:
        """The present weights: label, trait, weight."""
        return ((*key, weight) for key, weight in zip(self._number, self._weight, strict=True))


def learn(data: Clusters, begin: Table = NOTHING, *, rounds: int = 4, rate: float = 0.08, least: int = _LEAST) -> Table:
    """The weights that fit the clusters, averaged over the later rounds; only frequent traits get one."""
    learner = Learner(data, begin, rate=rate, least=least)
    order = random.Random(1)
    table: dict[str, dict[str, float]] = {label: dict(begin.get(label, {})) for label in LABELS}
    late = rounds - rounds // 2
    for turn in range(rounds):
        learner.turn(order)
        if turn == rounds // 2:
            for label, trait, value in learner.weights():
                table[label][trait] = value / late
        elif rounds // 2 < turn:
            for label, trait, value in learner.weights():
                table[label][trait] += value / late
    return table


def pruned(table: Table) -> Table:
    """The table without what hardly counts, rounded."""
    return {
        label: {trait: round(value, 2) for trait, value in sorted(row.items()) if _SMALL <= abs(value)}
        for label, row in table.items()
    }


def first_cases(answer: Answer, characters: Characters) -> Iterator[list[Case]]:
    """The clusters of a paragraph with the traits of the first look."""
    tokens = tokens_of(answer.text)
    for cluster in clusters(proposals(tokens), lambda one: (one.start, one.end)):
        yield [
            Case(*one[:3], _interned(all_traits(traits.view(tokens, one), characters)), 0.0, one[:3] in answer.entities)
            for one in cluster
        ]


def _interned(traits: Iterable[str]) -> list[str]:
    """The traits, each kept once: the same few stand at thousands of proposals."""
    return list(map(sys.intern, traits))


def flat(issues: Iterable[Iterable[Clusters]]) -> Clusters:
    """The clusters of all issues."""
    return [cluster for issue in issues for paragraph in issue for cluster in paragraph]
