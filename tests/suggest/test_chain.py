"""The chain against an enumeration of all its paths."""

from __future__ import annotations

from itertools import pairwise, product
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.split.chain import best_path, marginals

SCORE = st.floats(-5, 5)
CHAINS = st.integers(1, 4).flatmap(
    lambda length: st.tuples(
        st.lists(st.tuples(SCORE, SCORE, SCORE), min_size=length, max_size=length),
        st.lists(st.tuples(SCORE, SCORE, SCORE), min_size=3, max_size=3),
    )
)
Rows = list[tuple[float, float, float]]


def total(path: tuple[int, ...], scores: Rows, steps: Rows) -> float:
    return sum(row[label] for row, label in zip(scores, path, strict=True)) + sum(
        steps[before][after] for before, after in pairwise(path)
    )


@given(CHAINS)
def test_the_best_path_has_the_highest_sum(chain: tuple[Rows, Rows]) -> None:
    scores, steps = chain
    best = max(total(path, scores, steps) for path in product(range(3), repeat=len(scores)))
    assert total(tuple(best_path(scores, steps)), scores, steps) == pytest.approx(best)


@given(CHAINS)
def test_marginals_are_the_share_of_the_paths_through_a_label(chain: tuple[Rows, Rows]) -> None:
    scores, steps = chain
    worth = {path: exp(total(path, scores, steps)) for path in product(range(3), repeat=len(scores))}
    for place, row in enumerate(marginals(scores, steps)):
        for label, chance in enumerate(row):
            through = sum(value for path, value in worth.items() if path[place] == label)
            assert chance == pytest.approx(through / sum(worth.values()), abs=1e-9)


def test_nothing_has_no_path() -> None:
    assert best_path([], []) == []
    assert marginals([], []) == []
