"""Boosted regression trees: many small questions about a row of numbers, whose answers add up (Friedman 2001)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Node = float | tuple[int, float, "Node", "Node"]
"""A leaf's value, or a split: which number, the largest value that goes left, the left and right nodes."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees over the numbers of these names; `log_odds` of a row is the sum of the leaves that it reaches."""

    names: tuple[str, ...]
    trees: tuple[Node, ...]

    def log_odds(self, row: Sequence[float]) -> float:
        """How likely what the trees were fitted to is for a row, as the logarithm of its odds."""
        total = 0.0
        for node in self.trees:
            while not isinstance(node, float):
                number, most, left, right = node
                node = left if row[number] <= most else right
            total += node
        return total


def from_json(content: dict[str, Any]) -> Trees:
    """The trees from what `to_json` has made."""
    return Trees(tuple(content["names"]), tuple(map(_node, content["trees"])))


def to_json(trees: Trees) -> dict[str, Any]:
    """The trees as lists and numbers."""
    return {"names": trees.names, "trees": trees.trees}


def _node(content: Any) -> Node:
    if isinstance(content, list | tuple):
        number, most, left, right = content
        return int(number), float(most), _node(left), _node(right)
    return float(content)
