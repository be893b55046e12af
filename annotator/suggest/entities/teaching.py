"""Marks for texts without gold: a teacher is fitted to gold with what LAC says as further traits, and marks them.

So its marks follow the rules of the gold, not those of LAC; and the weights that are fitted to both know words that the
gold never showed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotator.suggest.entities.characters import Characters
from annotator.suggest.entities.lac import Opinion
from annotator.suggest.entities.lattice import Scored, best
from annotator.suggest.entities.learner import Answer, Case, first_cases, learn


class Opinions:
    """What LAC says about the proposals of a paragraph."""

    def __init__(self, opinion: Opinion) -> None:
        self._opinion = opinion
        self._starting = {start: label for (start, _), label in opinion.items()}
        self._ending = {end: label for (_, end), label in opinion.items()}
        self._over = {at: (*span, label) for span, label in opinion.items() for at in range(*span)}

    def traits(self, start: int, end: int) -> list[str]:
        """Whether it takes the span for a name, what begins and ends in the same places, and what reaches farther."""
        whole = self._opinion.get((start, end))
        if whole:
            return [f"lac={whole}", f"lac={whole}/{min(end - start, 5)}"]
        first, last = self._over.get(start), self._over.get(end - 1)
        traits = [f"lac-start={self._starting.get(start)}", f"lac-end={self._ending.get(end)}"]
        if first and last and first != last:
            return [*traits, f"lac-over={first[2]}+{last[2]}/{first[0] == start}{last[1] == end}"]
        near = first or last
        return [*traits, f"lac-{'inside' if first == last else 'across'}={near[2] if near else None}"]


class Teacher:
    """Weights over the traits of the first look and what LAC says, fitted to gold."""

    def __init__(self, gold: Iterable[tuple[Answer, Opinions]], characters: Characters) -> None:
        self._characters = characters
        self._table = learn(
            [_asked(cluster, opinion) for answer, opinion in gold for cluster in first_cases(answer, characters)]
        )

    def marked(self, texts: Iterable[tuple[str, Opinions]]) -> Iterator[list[Case]]:
        """The clusters of texts, without what LAC says, right where the teacher thinks so."""
        for text, opinion in texts:
            for cluster in first_cases(Answer(text, frozenset()), self._characters):
                chosen = set(best([self._scored(case) for case in _asked(cluster, opinion)]))
                yield [replace(case, right=number in chosen) for number, case in enumerate(cluster)]

    def _scored(self, case: Case) -> Scored:
        row = self._table[case.label]
        return Scored(case.start, case.end, sum(filter(None, map(row.get, case.traits))))


def _asked(cluster: Iterable[Case], opinion: Opinions) -> list[Case]:
    return [replace(case, traits=[*case.traits, *opinion.traits(case.start, case.end)]) for case in cluster]
