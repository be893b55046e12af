"""Fit the weights of the split to gold: `python -m annotator.suggest.split.fit FOLDER`.

FOLDER holds issues as pairs NAME.txt and NAME.gold.json. Needs python-crfsuite (the extra `fit`); nothing else in the
program does. What is written is a table of weights over `features.TABLE` and `joins.break_features`: no word of the
gold is in it.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pycrfsuite

from annotator.suggest.lines import Line, lines_of
from annotator.suggest.split import labels as words
from annotator.suggest.split import layouts
from annotator.suggest.split.features import names_of
from annotator.suggest.split.joins import break_features, join_chances, pair_counts
from annotator.suggest.split.paragraphs import Paragraph, paragraphs_of
from annotator.suggest.split.style import Style, style_of
from annotator.suggest.split.views import views_of
from annotator.suggest.split.weights import PATH, Weights, from_json

SPARSE, SMALL = 0.4, 0.3
"""How strongly weights are pushed to nought (L1) and held small (L2)."""
NEVER = -4.0
"""The weight of a step from label to label that no example takes."""
LAYOUTS = 3
"""In how many layouts each example is set anew."""
_NOT_CROSSHEAD = re.compile(r"[。！？”；，、）)…!?:：,;]$|摄|攝|供图|供圖|记者|記者|编者|編者")


@dataclass(frozen=True, slots=True)
class Example:
    """An issue with its answer: for each line whether it is joined to the one above, its role, and which segment of an
    article begins with it (0: the first)."""

    lines: Sequence[Line]
    style: Style
    joined: Sequence[bool]
    roles: Sequence[str]
    segments: dict[int, int]


def example(raw: str, gold: dict[str, Any]) -> Example:
    """An issue and its answer, as `articles`, `roles`, `joins` and `furniture` give it."""
    lines = lines_of(raw)
    starts = [line.start for line in lines]
    joined, roles = [False] * len(lines), [words.BODY] * len(lines)
    for _, end in gold["joins"]:
        at = bisect_left(starts, end)
        if at < len(lines) and not raw[end : starts[at]].strip():
            joined[at] = True
    for start, end, role in [*gold["roles"], *((*span, words.FURNITURE) for span in gold["furniture"])]:
        for at in range(bisect_left(starts, start), bisect_left(starts, end)):
            roles[at] = role
    segments = {}
    for article in gold["articles"]:
        for number, (start, _) in enumerate(article["segments"]):
            segments[bisect_left(starts, start)] = number
    return Example(lines, style_of(lines), joined, roles, segments)


def articles_of(answer: Example) -> list[list[tuple[str, str]]]:
    """The articles of an example in reading order, as `layouts` takes them; jumps and furniture left out."""
    articles: list[list[tuple[str, str]]] = []
    for at, line in enumerate(answer.lines):
        opens = answer.segments.get(at)
        role = answer.roles[at]
        if role == words.FURNITURE or opens or (not articles and opens is None):
            continue
        if opens == 0:
            articles.append([])
        if answer.joined[at] and articles[-1]:
            articles[-1][-1] = role, articles[-1][-1][1] + line.text
        else:
            articles[-1].append((role, line.text))
    return [article for article in articles if any(role == words.BODY for role, _ in article)]


def labels_of(paragraphs: Sequence[Paragraph], answer: Example) -> list[str]:
    """The label of each paragraph, from the answer for its first line."""
    labels: list[str] = []
    for paragraph, below in zip(paragraphs, [*paragraphs[1:], None], strict=True):
        at = paragraph.first
        whole = below is None or not answer.joined[below.first]
        role = answer.roles[at]
        opens = at in answer.segments
        if answer.joined[at]:
            labels.append(words.INSIDE)
        elif role == "headline" and not opens:
            labels.append(words.DECK)
        elif role == "subhead" and opens:
            labels.append(words.HEADLINE)
        elif role != words.BODY:
            labels.append(role)
        elif opens:
            labels.append(words.CONTINUED if answer.segments[at] else words.UNHEADED)
        elif whole and len(paragraph.text) <= 30 and not _NOT_CROSSHEAD.search(paragraph.text):
            labels.append(words.CROSSHEAD)
        else:
            labels.append(words.BODY)
    return labels


def fit(examples: Sequence[Example], *, rounds: int = 100) -> Weights:
    """The weights that make the answers of the examples most likely (L-BFGS with an elastic net)."""
    breaks = _fit_breaks(examples, rounds=rounds)
    first = Weights(words.LABELS, breaks, {}, ())
    sequences = []
    for answer in examples:
        paragraphs = paragraphs_of(answer.lines, join_chances(answer.lines, answer.style, first))
        names = names_of(views_of(paragraphs, answer.style), answer.style)
        sequences.append((names, labels_of(paragraphs, answer)))
    states, steps = _train(sequences, rounds=rounds)
    table: dict[str, list[float]] = {}
    for (name, label), weight in states.items():
        if abs(weight) >= 0.005:
            table.setdefault(name, [0.0] * len(words.LABELS))[words.LABELS.index(label)] = round(weight, 3)
    return from_json(
        {
            "labels": words.LABELS,
            "breaks": breaks,
            "states": table,
            "steps": [[round(steps.get((a, b), NEVER), 3) for b in words.LABELS] for a in words.LABELS],
        }
    )


def _fit_breaks(examples: Iterable[Example], *, rounds: int) -> dict[str, float]:
    sequences = []
    for answer in examples:
        rows = break_features(answer.lines, answer.style, pair_counts(answer.lines))
        for row, joined in zip(rows, answer.joined[1:], strict=True):
            sequences.append(([[*row, "bias"]], ["join" if joined else "keep"]))
    states, _ = _train(sequences, rounds=rounds)
    names = {name for name, _ in states}
    return {name: round(states.get((name, "join"), 0.0) - states.get((name, "keep"), 0.0), 3) for name in sorted(names)}


def _train(
    sequences: Iterable[tuple[Sequence[Sequence[str]], Sequence[str]]], *, rounds: int
) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    """State and transition weights of a chain, by L-BFGS."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for names, labels in sequences:
        if names:
            trainer.append(names, labels)
    trainer.set_params({"c1": SPARSE, "c2": SMALL, "max_iterations": rounds})
    with tempfile.NamedTemporaryFile() as model:
        trainer.train(model.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(model.name)
        info = tagger.info()
        tagger.close()
    return info.state_features, info.transitions


def read_folder(folder: Path, layouts_each: int = LAYOUTS) -> Iterator[Example]:
    """The examples of a folder, and those whose lines are not wrapped in further layouts."""
    for path in sorted(folder.glob("*.txt")):
        gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
        answer = example(path.read_bytes().decode("utf-8"), gold)
        yield answer
        if gold.get("style", "dump") == "dump":
            yield from laid_out(answer, path.stem, layouts_each)


def laid_out(answer: Example, name: str, count: int = LAYOUTS) -> Iterator[Example]:
    """The articles of an example in `count` other layouts; the name decides which."""
    articles = articles_of(answer)
    for number in range(count):
        yield example(*layouts.issue(articles, f"{name}.{number}"))


def main() -> None:
    """Fit to a folder and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--output", type=Path, default=PATH)
    given = parser.parse_args()
    weights = fit(list(read_folder(given.folder)))
    content = {"labels": weights.labels, "breaks": weights.breaks, "states": weights.states, "steps": weights.steps}
    given.output.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main()
