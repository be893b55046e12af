"""The table of weights that the split reads; `fit.py` writes it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from annotator.paths import resource
from annotator.suggest.split import trees
from annotator.suggest.split.trees import Trees

PATH = resource("suggest", "split.weights.json")
PATH_OF_PRINT = resource("suggest", "print.weights.json")

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """What fitting has found: `breaks` a weight a feature, `states` a weight a label for each feature, `steps[a][b]`
    the weight of label `b` after label `a`; logarithms all. `trees` judge what is then in doubt, if any do.
    """

    labels: tuple[str, ...]
    breaks: Mapping[str, float]
    states: Mapping[str, Row] = field(default_factory=dict)
    steps: Sequence[Row] = ()
    trees: Trees | None = None


def from_json(content: Mapping[str, Any]) -> Weights:
    """The weights from what `fit.py` has written."""
    return Weights(
        labels=tuple(content["labels"]),
        breaks=content["breaks"],
        states={name: tuple(row) for name, row in content["states"].items()},
        steps=tuple(tuple(row) for row in content["steps"]),
        trees=trees.from_json(content["trees"]) if content.get("trees") else None,
    )


def to_json(weights: Weights) -> dict[str, Any]:
    """The weights as `from_json` reads them."""
    return {
        "labels": weights.labels,
        "breaks": weights.breaks,
        "states": weights.states,
        "steps": weights.steps,
        "trees": trees.to_json(weights.trees) if weights.trees else None,
    }


@cache
def shipped() -> Weights:
    """The weights that come with the program."""
    return from_json(json.loads(PATH.read_text(encoding="utf-8")))


class OfPrint(NamedTuple):
    """The trees that judge how the lines of pages are set: whether an article opens with one, and whether one goes on
    with the paragraph above.
    """

    opens: Trees
    goes_on: Trees


@cache
def of_print() -> OfPrint:
    """Those that come with the program; `fit_printed.py` writes them."""
    content = json.loads(PATH_OF_PRINT.read_text(encoding="utf-8"))
    return OfPrint(*(trees.from_json(content[name]) for name in OfPrint._fields))
