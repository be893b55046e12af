"""Fit the weights of the split to gold: `python -m annotator.suggest.split.fit FOLDER... [--home PAPER]`.

The folders hold issues as pairs NAME.txt and NAME.gold.json; what stands before the first "-" of a name is the paper.
Needs python-crfsuite and LightGBM (the extra `fit`); nothing else in the program does. What is written are weights over
`features.TABLE` and `joins.break_features`, and trees over `numbers.TABLE`: no word of the gold is in them.

Printed is how good the split is on each paper with weights fitted to the others, all issues and layouts of the paper
held out, and beside it with the weights that were written, which have seen it.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pycrfsuite

from annotator.core.issue import Issue
from annotator.core.records import Correction, CorrectionKind
from annotator.suggest.evaluate import Table
from annotator.suggest.repair.jumps import link
from annotator.suggest.split import labels as words
from annotator.suggest.split.examples import Case, Example, as_known, examples_of, labels_of, read_folders
from annotator.suggest.split.features import names_of
from annotator.suggest.split.fit_trees import doubts_of, fit_trees
from annotator.suggest.split.joins import break_features, join_chances, pair_counts
from annotator.suggest.split.pages import pages_of, passed_over
from annotator.suggest.split.paragraphs import paragraphs_of
from annotator.suggest.split.reading import read
from annotator.suggest.split.rules import known_of
from annotator.suggest.split.views import views_of
from annotator.suggest.split.weights import PATH, Row, Weights, to_json

SPARSE, SMALL = 0.4, 0.3
"""How strongly weights are pushed to nought (L1) and held small (L2)."""
NEVER = -4.0
"""The weight of a step from label to label that no example takes."""
ROUNDS = 80

Sequences = list[tuple[list[list[str]], list[str]]]
"""For each example the features and the label of each of its paragraphs."""


def fit(
    papers: Mapping[str, Sequence[Example]], home: Collection[str] = (), *, rounds: int = ROUNDS
) -> dict[str, Weights]:
    """The weights that make the answers most likely: under each paper's name those that leave it out, under "" those of
    all papers.

    The trees learn from doubts as they arise in unseen papers, from weights that leave the paper out. For papers in
    `home`, of which more issues will come, they also learn from the doubts of weights that know them.
    """
    wholes = ["", *papers] if len(papers) > 1 else [""]
    breaks = {left: _fit_breaks(_others(papers, left), rounds=rounds) for left in wholes}
    sequences = {paper: _sequences(examples, breaks.get(paper, breaks[""])) for paper, examples in papers.items()}
    chains = {
        left: _fit_chain([one for paper in papers if paper != left for one in sequences[paper]], breaks[left], rounds)
        for left in wholes
    }
    doubts = {paper: doubts_of(examples, chains.get(paper, chains[""])) for paper, examples in papers.items()}
    weights = {}
    for left in wholes:
        unseen = {paper: rows for paper, rows in doubts.items() if paper != left}
        seen = {paper: doubts_of(papers[paper], chains[left]) for paper in home if paper != left}
        weights[left] = replace(chains[left], trees=fit_trees(unseen, seen))
    return weights


def _others(papers: Mapping[str, Sequence[Example]], left_out: str) -> list[Example]:
    return [one for paper, examples in papers.items() if paper != left_out for one in examples]


def _sequences(examples: Iterable[Example], breaks: Mapping[str, float]) -> Sequences:
    """The features and labels of examples; a feature's name is kept once."""
    first = Weights(words.LABELS, breaks)
    names: dict[str, str] = {}
    made = []
    for answer in examples:
        pages = pages_of(answer.lines, answer.style, first)
        joins = passed_over(join_chances(answer.lines, answer.style, first), pages)
        known = known_of(answer.lines, joins, pages, answer.style)
        paragraphs = paragraphs_of(answer.lines, joins, known.alone)
        rows = names_of(views_of(paragraphs, answer.style), answer.style)
        labels = as_known(labels_of(paragraphs, answer), paragraphs, known)
        made.append(([[names.setdefault(name, name) for name in row] for row in rows], labels))
    return made


def _fit_chain(sequences: Sequences, breaks: Mapping[str, float], rounds: int) -> Weights:
    """The weights of the chain (L-BFGS with an elastic net)."""
    states, steps = _train(sequences, rounds=rounds)
    table: dict[str, list[float]] = {}
    for (name, label), weight in states.items():
        if abs(weight) >= 0.005:
            table.setdefault(name, [0.0] * len(words.LABELS))[words.LABELS.index(label)] = round(weight, 3)
    rows: list[Row] = [tuple(round(steps.get((a, b), NEVER), 3) for b in words.LABELS) for a in words.LABELS]
    return Weights(words.LABELS, breaks, {name: tuple(row) for name, row in table.items()}, rows)


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
    for names, answers in sequences:
        if names:
            trainer.append(names, answers)
    trainer.set_params({"c1": SPARSE, "c2": SMALL, "max_iterations": rounds})
    with tempfile.NamedTemporaryFile() as model:
        trainer.train(model.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(model.name)
        info = tagger.info()
        tagger.close()
    return info.state_features, info.transitions


def measured(papers: Mapping[str, Sequence[Case]], weights: Callable[[str], Weights]) -> dict[tuple[str, str], Table]:
    """The table of each paper and layout, and of each paper as a whole (layout ""); `weights` are chosen by paper."""
    tables: dict[tuple[str, str], Table] = defaultdict(Table)
    for paper, cases in papers.items():
        for case in cases:
            guess = _split(case.gold.issue.raw, weights(paper))
            for style in ("", case.style):
                tables[paper, style].add(guess, case.gold)
    return dict(tables)


def _split(raw: str, weights: Weights) -> Issue:
    """An issue with what the split makes of it, the joins as corrections."""
    reading = read(raw, weights)
    kind = CorrectionKind.LINE_JOIN
    joins = [
        Correction(id=f"c{join.start}", origin="fit", start=join.start, end=join.end, text="", kind=kind)
        for join in reading.joins
        if join.confidence >= 0.5
    ]
    boundaries = link(raw, reading.boundaries, reading.parts)
    return Issue(raw=raw, boundaries=tuple(boundaries), parts=tuple(reading.parts), corrections=tuple(joins))


def lines(tables: Mapping[tuple[str, str], Table]) -> list[str]:
    """F1 of exact articles by paper and layout, of boundaries and joins by paper, and the means of papers."""
    styles = sorted({style for _, style in tables})
    papers = sorted({paper for paper, _ in tables})
    columns = [*((style, "article") for style in styles), ("", "boundary"), ("", "correction line-join")]
    titles = [style or "articles" for style in styles] + ["boundaries", "joins"]
    text = ["".join([f"{'':20}", *(f"{title:>12}" for title in titles)])]
    sums = [0.0] * len(columns)
    for paper in papers:
        figures = [tables[paper, style].kinds[row].f1 if (paper, style) in tables else 0.0 for style, row in columns]
        sums = [total + figure for total, figure in zip(sums, figures, strict=True)]
        text.append("".join([f"{paper:20}", *(f"{figure:12.3f}" for figure in figures)]))
    text.append("".join([f"{'mean of papers':20}", *(f"{total / max(len(papers), 1):12.3f}" for total in sums)]))
    return text


def asked(about: str | None, output: Path) -> tuple[argparse.Namespace, dict[str, list[Case]]]:
    """What was asked for on the command line, `output` the file that is written by itself, and the cases by paper."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--output", type=Path, default=output)
    parser.add_argument("--home", action="append", default=[], metavar="PAPER", help="of which further issues come")
    given = parser.parse_args()
    papers = read_folders(given.folders)
    if unknown := sorted(set(given.home) - papers.keys()):
        parser.error(f"no issue in these folders is of {', '.join(unknown)}.")
    return given, papers


def write(path: Path, content: Mapping[str, Any]) -> None:
    """Write weights in as little space as they need."""
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def main() -> None:
    """Fit to folders, write the weights and print how good they are."""
    given, papers = asked(__doc__, PATH)
    fitted = fit(examples_of(papers), given.home)
    write(given.output, to_json(fitted[""]))
    if len(papers) > 1:
        print("Each paper by weights fitted to the others:", *lines(measured(papers, fitted.__getitem__)), sep="\n")
    print("\nBy the weights written, which have seen it:", *lines(measured(papers, lambda _: fitted[""])), sep="\n")


if __name__ == "__main__":
    main()
