"""The table of weights that the split reads; `fit.py` writes it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotator.paths import resource

PATH = resource("suggest", "split.weights.json")

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """What fitting has found: `breaks` a weight a feature, `states` a weight a label for each feature, `steps[a][b]`
    the weight of label `b` after label `a`; logarithms all.
    """

    labels: tuple[str, ...]
    breaks: Mapping[str, float]
    states: Mapping[str, Row]
    steps: Sequence[Row]


def from_json(content: Mapping[str, Any]) -> Weights:
    """The weights from what `fit.py` has written."""
    return Weights(
        labels=tuple(content["labels"]),
        breaks=content["breaks"],
        states={name: tuple(row) for name, row in content["states"].items()},
        steps=tuple(tuple(row) for row in content["steps"]),
    )


@cache
def shipped() -> Weights:
    """The weights that come with the program."""
    return from_json(json.loads(PATH.read_text(encoding="utf-8")))
