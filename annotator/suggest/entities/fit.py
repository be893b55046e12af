"""Fit the weights of the search for entities: `python -m annotator.suggest.entities.fit FOLDER...`.

A folder holds issues as pairs NAME.txt and NAME.gold.json with `entities` ([start, end, label], or null) and `joins`
([start, end] of white space inside a sentence). Issues with entities are gold. Those without teach words that the gold
lacks: a teacher that is fitted to the gold marks them (see `teaching`), and the fit to the gold starts from what they
teach. `pip install -e .[fit]` brings what is needed; 15 minutes for 230,000 characters of gold and 1,500,000 of others.
What is written is a table of weights over the traits: classes, parts of speech, single characters, words of jieba's
dictionary in entities and beside them; no stretch of the texts is in it. `--judge` leaves one day out in turn (the day
is the name up to the first dot), for the teacher as well, and prints its figures.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from annotator.suggest.entities import search
from annotator.suggest.entities.characters import Characters, counted
from annotator.suggest.entities.evidence import Judged, beside
from annotator.suggest.entities.lac import Lac, jieba_folder
from annotator.suggest.entities.lattice import clusters
from annotator.suggest.entities.learner import NOTHING, Answer, Case, Clusters, first_cases, flat, learn, pruned
from annotator.suggest.entities.plain import fold
from annotator.suggest.entities.teaching import Opinions, Teacher
from annotator.suggest.entities.weights import PATH, Judge, Table, Weights, to_json

_FOLDS = 4
_BLOCK = 12
"""Paragraphs that stay together when the folds are made."""
_LEAST_MARKED = 5
"""How often a trait must be seen to get a weight in what the teacher has marked."""
_RATE_MARKED = 0.15
_GOLD_COUNTS = 4
"""So many times gold is gone over among the texts that the teacher has marked."""
_RATE_ON = 0.04


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
    entities = [
        (place[start], place[end - 1] + 1, label) for start, end, label in gold["entities"] or () if start in place
    ]
    paragraphs = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        inside = frozenset(
            (start - line.start(), end - line.start(), label)
            for start, end, label in entities
            if line.start() <= start and end <= line.end()
        )
        paragraphs.append(Answer(line[0], inside))
    return paragraphs


def fit(issues: Sequence[Sequence[Answer]], characters: Characters, marked: Clusters) -> Weights:
    """Weights for the first look, and then for the second with what a first look says that has not seen the place.

    The first look starts from `marked` texts and gold, the one that has not seen the place from `marked` texts alone.
    """
    looked = [[list(first_cases(answer, characters)) for answer in issue] for issue in issues]
    known = flat(looked)
    first = from_gold(known, from_marked(marked + _GOLD_COUNTS * known) if marked else NOTHING)
    looks = _unseen_looks(issues, looked, Weights(characters, first, {}), from_marked(marked) if marked else NOTHING)
    again = learn(flat(_second_cases(issues, looks)), rounds=10)
    return Weights(characters, pruned(first), pruned(again))


def from_marked(marked: Clusters) -> Table:
    """Weights of the first look from which the fit to gold starts."""
    return learn(marked, rate=_RATE_MARKED, least=_LEAST_MARKED)


def from_gold(gold: Clusters, begin: Table) -> Table:
    """The weights of the first look; gold goes on in small steps from what much more text has taught."""
    return learn(gold, begin, rate=_RATE_ON) if begin else learn(gold)


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
        judge = Judge(replace(weights, first=from_gold(others, begin)))
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
    for line in (jieba_folder() / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        yield word, int(frequency), tag


def read_folder(folder: Path, only: str) -> dict[str, list[Answer]]:
    """The issues of a folder, by name; those without known entities have none."""
    issues = {}
    for path in sorted(issues for issues in folder.glob("*.txt") if only in issues.name):
        gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
        issues[path.stem] = paragraphs_of(path.read_bytes().decode("utf-8"), gold)
    return issues


class Material(NamedTuple):
    """What weights are fitted to: issues with gold, texts without it, and what LAC says about either."""

    gold: Mapping[str, Sequence[tuple[Answer, Opinions]]]
    texts: Sequence[tuple[str, Opinions]]
    characters: Characters

    def fit(self, without: str = "") -> Weights:
        """Weights that never saw the day `without`."""
        gold = [issue for name, issue in self.gold.items() if _day(name) != without]
        teacher = Teacher([paragraph for issue in gold for paragraph in issue], self.characters)
        marked = list(teacher.marked(self.texts))
        return fit([[answer for answer, _ in issue] for issue in gold], self.characters, marked)


def material(folders: Sequence[Path], only: str) -> Material:
    """The issues of some folders with what LAC says."""
    tagger = Lac()
    gold, texts = {}, []
    for folder in folders:
        for name, issue in read_folder(folder, only).items():
            opinions = map(Opinions, tagger.opinions([answer.text for answer in issue]))
            if any(answer.entities for answer in issue):
                gold[name] = list(zip(issue, opinions, strict=True))
            else:
                texts += [(answer.text, opinion) for answer, opinion in zip(issue, opinions, strict=True)]
    return Material(gold, texts, counted(dictionary()))


def main() -> None:
    """Fit to folders and write the table, or print how well other days do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--only", default="", help="take the issues whose name contains this")
    parser.add_argument("--output", type=Path, default=PATH)
    parser.add_argument("--judge", action="store_true")
    given = parser.parse_args()
    issues = material(given.folders, given.only)
    counts = Counts(Counter(), Counter(), Counter())
    for day in sorted({_day(name) for name in issues.gold}) if given.judge else [""]:
        weights = issues.fit(day)
        judged = [
            [answer for answer, _ in issue] for name, issue in issues.gold.items() if _day(name) == day or not day
        ]
        compare(judged, weights, counts)
    if not given.judge:
        given.output.write_text(
            json.dumps(to_json(weights), ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
        )
    print("\n".join(counts.figures()))


def _day(name: str) -> str:
    return name.split(".")[0]


if __name__ == "__main__":
    main()
