"""Fit the trees of the second look to what the first look left in doubt; needs LightGBM, only the fits use this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import Any

import lightgbm
import numpy as np

from annotator.suggest.split.examples import Example, labels_of
from annotator.suggest.split.labels import OPENERS
from annotator.suggest.split.numbers import names
from annotator.suggest.split.reading import first_look
from annotator.suggest.split.second import doubts
from annotator.suggest.split.trees import Node, Trees
from annotator.suggest.split.weights import Weights

ROUNDS = 250
SETTINGS = {
    "objective": "binary",
    "num_leaves": 15,
    "learning_rate": 0.06,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
    "num_threads": 1,
    "seed": 1,
    "deterministic": True,
    "verbose": -1,
}
"""Many small trees, each from a part of the rows and of the numbers: none knows a paper by heart."""

Doubts = list[tuple[list[float], bool]]
"""What is counted at each doubtful paragraph, and whether it opens an article."""


def doubts_of(examples: Iterable[Example], weights: Weights) -> Doubts:
    """What the first look by these weights leaves in doubt."""
    made: Doubts = []
    for answer in examples:
        look = first_look(answer.lines, answer.style, weights)
        labels = labels_of(look.paragraphs, answer)
        rows = doubts(look.views, answer.style, look.chances)
        made.extend((row, labels[at] in OPENERS) for at, row in rows.items())
    return made


def fit_trees(unseen: Mapping[str, Doubts], seen: Mapping[str, Doubts], *, rounds: int = ROUNDS) -> Trees:
    """The trees that judge the doubts best, those of weights that had not seen a paper and those of weights that had.

    Each paper weighs as much as the root of the number of its doubts while it was not seen.
    """
    rows: list[list[float]] = []
    opens: list[bool] = []
    weights: list[float] = []
    for paper, judged in (*unseen.items(), *seen.items()):
        rows.extend([row for row, _ in judged])
        opens.extend([answer for _, answer in judged])
        weights.extend([1 / sqrt(max(len(unseen.get(paper, judged)), 1))] * len(judged))
    if len(set(opens)) < 2:
        return Trees(tuple(names()), ())
    return trained(names(), rows, opens, weights, SETTINGS, rounds)


def trained(
    names: Sequence[str],
    rows: Sequence[Sequence[float]],
    answers: Sequence[bool],
    weights: Sequence[float],
    settings: Mapping[str, Any],
    rounds: int,
) -> Trees:
    """Trees over the numbers of these names that judge the rows best; each row counts by its weight."""
    usual = sum(weights) / len(weights)
    data = lightgbm.Dataset(np.array(rows), np.array(answers), weight=np.array(weights) / usual)
    model = lightgbm.train(dict(settings), data, rounds).dump_model()
    return Trees(tuple(names), tuple(_node(tree["tree_structure"]) for tree in model["tree_info"]))


def _node(made: Mapping[str, Any]) -> Node:
    """A node in LightGBM's form; rounded, since no measurement is that exact."""
    if "leaf_value" in made:
        return float(round(made["leaf_value"], 4))
    most = float(f"{made['threshold']:.5g}")
    return made["split_feature"], most, _node(made["left_child"]), _node(made["right_child"])
