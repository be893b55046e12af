"""Fit the look at print to gold: `python -m annotator.suggest.split.fit_printed FOLDER... [--home PAPER]`.

The folders are those of `fit.py`. The articles of each paper are set in print of many make-ups (`typesetting`), with
headlines from the size of the text on, boxes as detectors find them, and lines in the order of the file or in that
which is guessed. Trees over `printed.TABLE` are fitted to these pages; what the text says of each page comes from
weights that leave its paper out, which are fitted first, as by `fit.py`.

Printed is the F1 of exact articles on the pages of each paper, by weights and trees that know nothing of it: of the
text alone, and with the look at print.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from annotator.core.issue import Issue
from annotator.core.records import ArticleKind
from annotator.suggest.lines import lines_of
from annotator.suggest.split import fit_trees, printed
from annotator.suggest.split.examples import PLAIN, Case, articles_of, examples_of
from annotator.suggest.split.fit import asked, fit, write
from annotator.suggest.split.labels import FURNITURE
from annotator.suggest.split.reading import read, text_look
from annotator.suggest.split.trees import to_json
from annotator.suggest.split.typesetting import SetIssue, set_issue
from annotator.suggest.split.typography import settings_of
from annotator.suggest.split.weights import PATH_OF_PRINT, OfPrint, Weights

ROUNDS = 150
SETTINGS = {**fit_trees.SETTINGS, "num_leaves": 12, "learning_rate": 0.08, "min_data_in_leaf": 20}
MOST_ARTICLES = 200
"""So many articles of a paper are set, chosen by chance."""
SIZES = (12, 6, 9)
"""How many articles an issue has; all articles are set once for each."""
GUESSED = 4
"""Of so many issues one has its lines in the order that is guessed."""

Rows = list[tuple[list[float], bool, bool]]
"""What is counted at each paragraph, whether another article begins there, whether it goes on with the one above."""


class PrintedCase(NamedTuple):
    """An issue that was set, and whether the order of its lines was guessed."""

    printed: SetIssue
    is_guessed: bool


def print_paper(paper: str, cases: Sequence[Case]) -> Iterator[PrintedCase]:
    """Issues of the articles of a paper; its name decides which and how."""
    chance = random.Random(paper)
    articles = [article for case in cases if case.style == PLAIN for article in articles_of(case.example)]
    chance.shuffle(articles)
    del articles[MOST_ARTICLES:]
    for size in SIZES:
        chance.shuffle(articles)
        for number, start in enumerate(range(0, len(articles), size)):
            is_guessed = number % GUESSED == GUESSED - 1
            seed = f"{paper}.{size}.{number}"
            yield PrintedCase(set_issue(articles[start : start + size], seed, is_guessed=is_guessed), is_guessed)


def rows_of(case: SetIssue, weights: Weights) -> Rows:
    """What is counted at the paragraphs of an issue, by what these weights make of its text."""
    lines = lines_of(case.issue.raw)
    settings = settings_of(case.issue, lines)
    look = text_look(lines, settings, weights)
    rows = printed.rows_of(printed.print_of(look.views, settings, look.chances))
    owners: list[int] = []
    for line in case.lines:  # furniture is of the article around it
        owners.append(line.article if line.article >= 0 or not owners else owners[-1])
    return [
        (row, not first or owners[first] != owners[first - 1], case.joined[first])
        for first, row, label in zip((one.first for one in look.paragraphs), rows, look.path, strict=True)
        if weights.labels[label] != FURNITURE
    ]


def trees_of(papers: Mapping[str, Rows]) -> OfPrint:
    """The trees that judge the rows best; each paper weighs as much as the root of their number."""
    rows = [row for some in papers.values() for row, *_answers in some]
    weights = [1 / sqrt(len(some)) for some in papers.values() for _one in some]
    answers = zip(*(answers for some in papers.values() for _row, *answers in some), strict=True)
    return OfPrint(*(fit_trees.trained(printed.names(), rows, some, weights, SETTINGS, ROUNDS) for some in answers))


def f1(cases: Sequence[SetIssue], split: Callable[[Issue], Issue]) -> float:
    """The F1 of exact articles, each as the set of its lines."""
    right = made = 0
    for case in cases:
        guess, gold = _articles_as_split(split(case.issue)), _articles_as_set(case)
        right, made = right + len(guess & gold), made + len(guess) + len(gold)
    return 2 * right / made if made else 1.0


def _articles_as_set(case: SetIssue) -> set[frozenset[int]]:
    lines: dict[int, set[int]] = defaultdict(set)
    for number, line in enumerate(case.lines):
        lines[line.article].add(number)
    return {frozenset(some) for article, some in lines.items() if article >= 0}


def _articles_as_split(issue: Issue) -> set[frozenset[int]]:
    starts = [line.start for line in lines_of(issue.raw)]
    return {
        frozenset(
            number
            for segment in article.segments
            for number in range(bisect_left(starts, segment.start), bisect_left(starts, segment.end))
        )
        for article in issue.articles
        if article.kind != ArticleKind.FURNITURE
    }


def by_text(issue: Issue, weights: Weights) -> Issue:
    """An issue with the articles that its text alone says."""
    return Issue(issue.raw, boundaries=tuple(read(issue.raw, weights).boundaries))


def by_print(issue: Issue, weights: Weights, trees: OfPrint) -> Issue:
    """An issue with the articles that its text and its print say."""
    reading = read(issue.raw, weights, pages=issue, of_print=trees)
    return Issue(issue.raw, boundaries=tuple(reading.boundaries))


def measured(
    papers: Mapping[str, Sequence[PrintedCase]], weights: Mapping[str, Weights], rows: Mapping[str, Rows]
) -> Iterator[str]:
    """A line for each paper, by weights and trees that leave it out: F1 in the order of the file and in that which is
    guessed, of the text alone and with print; and the means of papers.
    """
    yield f"{'':20}{'text':>10}{'print':>10}{'guessed:':>10}{'text':>10}{'print':>10}"
    figures = []
    for paper, cases in papers.items():
        trees = trees_of({other: some for other, some in rows.items() if other != paper})
        own = weights[paper]
        line = []
        for is_guessed in (False, True):
            some = [case.printed for case in cases if case.is_guessed == is_guessed]
            line.append(f1(some, lambda issue, own=own: by_text(issue, own)))  # type: ignore[misc]
            line.append(f1(some, lambda issue, own=own, trees=trees: by_print(issue, own, trees)))  # type: ignore[misc]
        figures.append(line)
        yield _line(paper, line)
    yield _line("mean of papers", [sum(column) / len(figures) for column in zip(*figures, strict=True)])


def _line(name: str, figures: Sequence[float]) -> str:
    first, second, third, fourth = (f"{figure:10.3f}" for figure in figures)
    return f"{name:20}{first}{second}{'':10}{third}{fourth}"


def main() -> None:
    """Fit to folders, write the trees and print how good they are."""
    given, papers = asked(__doc__, PATH_OF_PRINT)
    fit_printed(papers, fit(examples_of(papers), given.home), given.output)


def fit_printed(papers: Mapping[str, Sequence[Case]], weights: Mapping[str, Weights], output: Path) -> None:
    """Fit to papers with weights of the text that leave each of them out, write the trees, print how good they are."""
    set_papers = {paper: list(print_paper(paper, cases)) for paper, cases in papers.items()}
    rows = {
        paper: [row for case in cases for row in rows_of(case.printed, weights.get(paper, weights[""]))]
        for paper, cases in set_papers.items()
    }
    write(output, {name: to_json(trees) for name, trees in trees_of(rows)._asdict().items()})
    if len(papers) > 1:
        print(*measured(set_papers, weights, rows), sep="\n")


if __name__ == "__main__":
    main()
