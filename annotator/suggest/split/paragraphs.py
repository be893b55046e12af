"""Joins lines where a sentence certainly continues: the input of the second look."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from annotator.suggest.lines import Line

CERTAIN = 0.99
"""From this probability on a break is joined before anything else is decided; below the complement it never is."""

ASKED = 0.98
"""No break is more probable than this that is to be looked at further."""

PILLAR = 40
"""From this many lines of one or two characters on, the text is taken to stand upright."""


class Paragraph(NamedTuple):
    """Lines `first` to `last` read as one; `join` is the probability that it continues the paragraph above."""

    first: int
    last: int
    indent: int
    blank: int
    join: float
    text: str


def paragraphs_of(lines: Sequence[Line], joins: Sequence[float], alone: Collection[int] = ()) -> list[Paragraph]:
    """Paragraphs of the lines; `joins[i]` is the probability that line `i` continues line `i - 1`, and each of the
    lines `alone` is a paragraph of its own.
    """
    pillars = _pillars(lines)
    starts = [
        index
        for index, join in enumerate(joins)
        if index in alone or index - 1 in alone or (join < CERTAIN and not pillars[index])
    ]
    ends = [*starts[1:], len(lines)][: len(starts)]
    return [
        Paragraph(
            first,
            end - 1,
            lines[first].indent,
            lines[first].blank,
            joins[first],
            "".join([line.text for line in lines[first:end]]),
        )
        for first, end in zip(starts, ends, strict=True)
    ]


def _pillars(lines: Sequence[Line]) -> list[bool]:
    """Whether a line continues vertical text: a run of lines of one or two characters is one paragraph."""
    pillars = [False] * len(lines)
    begun = 0
    for index in range(len(lines) + 1):
        if index == len(lines) or len(lines[index].text) > 2:
            if index - begun >= PILLAR:
                pillars[begun + 1 : index] = [True] * (index - begun - 1)
            begun = index + 1
    return pillars
