"""Fit the weights of the search for entities: `python -m annotator.suggest.entities.fit FOLDER [--begin OTHER]`.

FOLDER holds issues as pairs NAME.txt and NAME.gold.json with `entities` ([start, end, label]) and `joins` ([start, end]
of white space inside a sentence). OTHER holds many more of them, whose entities a tagger has marked (for the shipped
weights LAC 2.1, Apache-2.0, in papers of which there is no gold): the fit to gold starts from what they teach. Standard
library only, a minute for 250,000 characters. What is written is a table of weights over the traits: classes, parts of
speech, single characters, words of jieba's dictionary in entities and beside them; no stretch of the texts is in it.
`--judge` leaves one day out in turn (the day is the name up to the first dot) and prints its figures.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

from annotator.suggest.entities import search, traits
from annotator.suggest.entities.characters import Characters, counted
from annotator.suggest.entities.evidence import Judged, beside
from annotator.suggest.entities.lattice import Scored, clusters, marginals
from annotator.suggest.entities.plain import fold
from annotator.suggest.entities.proposals import proposals
from annotator.suggest.entities.tokens import tokens_of
from annotator.suggest.entities.weights import LABELS, PATH, Judge, Table, Weights, all_traits, to_json

_FOLDS = 4
_BLOCK = 12
"""Paragraphs that stay together when the folds are made."""
_LEAST = 3
_LEAST_MARKED = 5
"""How often a trait must be seen to get a weight: in gold, in what a tagger has marked."""
_SMALL = 0.05
"""A weight below this is left out."""
_STRENGTH = 0.002
"""How strongly weights are held where they started (L2)."""
_NO_ERROR = 0.001
"""Nothing is learnt from a proposal that is this nearly right."""


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
_NOTHING: Table = {}


def paragraphs_of(raw: str, gold: Mapping[str, Any]) -> list[Answer]:
    """The paragraphs of an issue, without what its `joins` remove."""
    kept: list[int] = []
    at = 0
    for start, end in sorted(gold["joins"]):
        kept.extend(range(at, start))
        at = max(at, end)
    kept.extend(range(at, len(raw)))
    place = {offset: index for index, offset in enumerate(kept)}
    text = fold("".join([raw[offset] for offset in kept]))
    entities = [(place[start], place[end - 1] + 1, label) for start, end, label in gold["entities"] if start in place]
    paragraphs = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        inside = frozenset(
            (start - line.start(), end - line.start(), label)
            for start, end, label in entities
            if line.start() <= start and end <= line.end()
        )
        paragraphs.append(Answer(line[0], inside))
    return paragraphs


def fit(issues: Sequence[Sequence[Answer]], characters: Characters, begin: Table = _NOTHING) -> Weights:
    """Weights for the first look, and then for the second with what a first look says that has not seen the place.

    `begin` holds weights for the first look from which to start.
    """
    looked = [[list(_first_cases(answer, characters)) for answer in issue] for issue in issues]
    first = learn(_flat(looked), begin)
    weights = Weights(characters, first, {})
    again = learn(_flat(_second_cases(issues, _unseen_looks(issues, looked, weights, begin))), rounds=10)
    return Weights(characters, pruned(first), pruned(again))


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


def learn(
    data: Clusters, begin: Table = _NOTHING, *, rounds: int = 4, rate: float = 0.08, least: int = _LEAST
) -> Table:
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


def _first_cases(answer: Answer, characters: Characters) -> Iterator[list[Case]]:
    tokens = tokens_of(answer.text)
    for cluster in clusters(proposals(tokens), lambda one: (one.start, one.end)):
        yield [
            Case(*one[:3], all_traits(traits.view(tokens, one), characters), 0.0, one[:3] in answer.entities)
            for one in cluster
        ]


def _unseen_looks(
    issues: Sequence[Sequence[Answer]], looked: Sequence[Sequence[Clusters]], weights: Weights, begin: Table
) -> list[list[list[Judged]]]:
    """The first look at each paragraph by weights fitted to others."""
    fold_of = [[index // _BLOCK % _FOLDS for index in range(len(issue))] for issue in issues]
    looks: list[list[list[Judged]]] = [[[] for _ in issue] for issue in issues]
    for held in range(_FOLDS):
        others = [
            cluster
            for folds, issue in zip(fold_of, looked, strict=True)
            for part, paragraph in zip(folds, issue, strict=True)
            if part != held
            for cluster in paragraph
        ]
        judge = Judge(replace(weights, first=learn(others, begin)))
        for number, issue in enumerate(issues):
            own = [index for index, part in enumerate(fold_of[number]) if part == held]
            for index, seen in zip(own, search.first_look([issue[index].text for index in own], judge), strict=True):
                looks[number][index] = seen
    return looks


def _second_cases(
    issues: Sequence[Sequence[Answer]], looked: Sequence[list[list[Judged]]]
) -> Iterator[Iterator[Clusters]]:
    for issue, seen in zip(issues, looked, strict=True):
        texts = [answer.text for answer in issue]
        evidence = search.evidence_of(texts, seen)
        repeats = search.with_repeats(texts, seen, evidence)
        yield (
            [
                [
                    Case(
                        *one.proposal[:3],
                        evidence.traits(answer.text, one, near),
                        one.score,
                        one.proposal[:3] in answer.entities,
                    )
                    for one in cluster
                ]
                for cluster in clusters(sorted(looks), lambda one: (one.proposal.start, one.proposal.end))
            ]
            for answer, looks in zip(issue, repeats, strict=True)
            for near in (beside(looks),)
        )


def _flat(issues: Iterable[Iterable[Clusters]]) -> Clusters:
    return [cluster for issue in issues for paragraph in issue for cluster in paragraph]


def lesson(marked: Iterable[Sequence[Answer]], characters: Characters) -> Table:
    """Weights of the first look to start from, by issues that a tagger has marked."""
    cases = ((list(_first_cases(answer, characters)) for answer in issue) for issue in marked)
    return learn(_flat(cases), rate=0.15, least=_LEAST_MARKED)


class Counts(NamedTuple):
    """Spans with labels that are right, that were said, that are true: by label, by source, and all."""

    hit: Counter[str]
    said: Counter[str]
    true: Counter[str]

    def figures(self) -> Iterator[str]:
        """A line a label with precision, recall and F1, a line a source with its precision."""
        for group, said in sorted(self.said.items()):
            hit, true = self.hit[group], self.true[group]
            rest = f"r {hit / true:.3f} f {2 * hit / (said + true):.3f}" if true else f"of {said}"
            yield f"  {group:14} p {hit / said:.3f} {rest}"


def compare(issues: Iterable[Sequence[Answer]], weights: Weights, counts: Counts) -> None:
    """Count what the search finds in issues against their answers."""
    for issue in issues:
        for answer, mentions in zip(issue, search.find_entities([a.text for a in issue], weights=weights), strict=True):
            for entity in answer.entities:
                counts.true.update((entity[2], "all"))
            for one in mentions:
                groups = (one.label, one.source, "all")
                counts.said.update(groups)
                if one[:3] in answer.entities:
                    counts.hit.update(groups)


def dictionary() -> Iterator[tuple[str, int, str]]:
    """The entries of jieba's dictionary: word, frequency, part of speech."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise SystemExit("jieba is not installed: its dictionary is needed to count the characters of names")
    for line in (Path(spec.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        yield word, int(frequency), tag


def read_folder(folder: Path, only: str) -> dict[str, list[Answer]]:
    """The issues of a folder that have entities, by name."""
    issues = {}
    for path in sorted(issues for issues in folder.glob("*.txt") if only in issues.name):
        gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
        if gold.get("entities"):
            issues[path.stem] = paragraphs_of(path.read_bytes().decode("utf-8"), gold)
    return issues


def main() -> None:
    """Fit to a folder and write the table, or print how well other days do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="take the issues whose name contains this")
    parser.add_argument("--begin", type=Path, help="a folder of issues that a tagger has marked, to start from")
    parser.add_argument("--output", type=Path, default=PATH)
    parser.add_argument("--judge", action="store_true")
    given = parser.parse_args()
    issues = read_folder(given.folder, given.only)
    characters = counted(dictionary())
    begin = lesson(read_folder(given.begin, "").values(), characters) if given.begin else _NOTHING
    counts = Counts(Counter(), Counter(), Counter())
    if given.judge:
        for day in sorted({_day(name) for name in issues}):
            weights = fit([issue for name, issue in issues.items() if _day(name) != day], characters, begin)
            compare([issue for name, issue in issues.items() if _day(name) == day], weights, counts)
    else:
        weights = fit(list(issues.values()), characters, begin)
        given.output.write_text(
            json.dumps(to_json(weights), ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
        )
        compare(issues.values(), weights, counts)
    print("\n".join(counts.figures()))


def _day(name: str) -> str:
    return name.split(".")[0]


if __name__ == "__main__":
    main()
