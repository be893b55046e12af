"""The second look: doubtful openings judged again, by what the first look found over the whole issue."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from annotator.suggest.split.chain import Row
from annotator.suggest.split.labels import LABELS, OPENERS
from annotator.suggest.split.numbers import opening_chances, rows_of, sheet_of
from annotator.suggest.split.style import Style
from annotator.suggest.split.trees import Trees
from annotator.suggest.split.views import View

DOUBT = 0.02
"""An opening is doubtful that is more likely than this, and less likely than the complement."""
_LEAST = 1e-9
_OPENING = tuple(label in OPENERS for label in LABELS)


def doubts(views: Sequence[View], style: Style, chances: Sequence[Row]) -> dict[int, list[float]]:
    """The doubtful paragraphs, and what is counted at each."""
    places = [
        at
        for at, (opens, view) in enumerate(zip(opening_chances(chances), views, strict=True))
        if DOUBT < opens < 1 - DOUBT and view.cue != "from"  # a jump itself says what it continues
    ]
    return dict(zip(places, rows_of(sheet_of(views, style, chances, places), places), strict=True)) if places else {}


def judged(
    views: Sequence[View], style: Style, labels: Sequence[int], chances: Sequence[Row], trees: Trees
) -> tuple[list[int], list[Row]]:
    """The labels and the chances of all labels after a second look at what is in doubt."""
    labels, chances = list(labels), list(chances)
    for at, row in doubts(views, style, chances).items():
        opens = 1 / (1 + exp(-trees.log_odds(row)))
        chances[at] = with_chance(chances[at], _OPENING, opens)
        if _OPENING[labels[at]] != (opens > 0.5):
            _, labels[at] = max(
                (chance, label) for label, chance in enumerate(chances[at]) if _OPENING[label] == (opens > 0.5)
            )
    return labels, chances


def with_chance(row: Row, group: Sequence[bool], chance: float) -> Row:
    """The chances of labels where those of a group have one together, each its share of it."""
    thought = sum([own for own, inside in zip(row, group, strict=True) if inside])
    thought = min(max(thought, _LEAST), 1 - _LEAST)
    shares = (1 - chance) / (1 - thought), chance / thought
    return tuple([own * shares[inside] for own, inside in zip(row, group, strict=True)])
