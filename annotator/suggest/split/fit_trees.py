"""Fit the trees of the second look to what the first look left in doubt; needs LightGBM, only `fit` uses this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    "num_leaves": 8,
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


def fit_trees(papers: Mapping[str, Doubts], *, rounds: int = ROUNDS) -> Trees:
    """The trees that judge the doubts best; each paper weighs as much as the root of the number of its doubts."""
    rows = [row for made in papers.values() for row, _ in made]
    if len({opens for made in papers.values() for _, opens in made}) < 2:
        return Trees(tuple(names()), ())
    opens = [opens for made in papers.values() for _, opens in made]
    weights = [1 / sqrt(len(made)) for made in papers.values() for _ in made]
    usual = sum(weights) / len(weights)
    data = lightgbm.Dataset(np.array(rows), np.array(opens), weight=np.array(weights) / usual)
    model = lightgbm.train(SETTINGS, data, rounds).dump_model()
    return Trees(tuple(names()), tuple(_node(tree["tree_structure"]) for tree in model["tree_info"]))


def _node(made: Mapping[str, Any]) -> Node:
    """A node as LightGBM tells it; short numbers, since no measurement is so exact."""
    if "leaf_value" in made:
        return float(round(made["leaf_value"], 4))
    most = float(f"{made['threshold']:.5g}")
    return made["split_feature"], most, _node(made["left_child"]), _node(made["right_child"])
