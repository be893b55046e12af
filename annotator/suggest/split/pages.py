"""What page furniture means to lines: it stands alone, and a sentence goes on over it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from annotator.suggest import cues
from annotator.suggest.furniture import Verdict, is_bare_number, verdicts
from annotator.suggest.lines import Line
from annotator.suggest.split.joins import break_features, chance_of, character_class, counts_of
from annotator.suggest.split.style import Style
from annotator.suggest.split.weights import Weights

GOES_ON = 0.9
"""From this probability on, a sentence continues over the furniture between two lines."""
TAIL = 24
"""So many characters of running text tell whether it is cut."""
_RUNNING = re.compile("[，。,；;]")


class Pages(NamedTuple):
    """What is known of an issue's page furniture: each line's verdict, the lines that surely are furniture, and, for
    lines behind such that go on inside the sentence above, the probability that they do.
    """

    shapes: Sequence[Verdict]
    alone: frozenset[int]
    over: Mapping[int, float]


def pages_of(lines: Sequence[Line], style: Style, weights: Weights) -> Pages:
    """The page furniture among the lines; a bare number that stands inside a sentence is that of a page."""
    shapes = verdicts(lines)
    numbers = [
        index
        for index in range(1, len(lines) - 1)
        if shapes[index] == Verdict.POSSIBLE and is_bare_number(lines[index].text)
    ]
    chances = _chances(lines, [(index - 1, index + 1) for index in numbers], style, weights)
    for index, chance in zip(numbers, chances, strict=True):
        if GOES_ON <= chance and _RUNNING.search(lines[index - 1].text + lines[index + 1].text):
            shapes[index] = Verdict.SURE
    alone = frozenset(index for index, shape in enumerate(shapes) if shape == Verdict.SURE)
    gaps = list(_gaps(len(lines), alone))
    chances = _chances(lines, gaps, style, weights)
    over = {below: chance for (_, below), chance in zip(gaps, chances, strict=True) if GOES_ON <= chance}
    return Pages(shapes, alone, over)


def _gaps(count: int, alone: Collection[int]) -> Iterator[tuple[int, int]]:
    """The lines above and below each run of furniture."""
    above = -1
    for index in range(count):
        if index not in alone:
            if 0 <= above < index - 1:
                yield above, index
            above = index


def _chances(lines: Sequence[Line], gaps: Sequence[tuple[int, int]], style: Style, weights: Weights) -> list[float]:
    """The probability that a line continues the sentence of another one above, for pairs of lines."""
    if not gaps:
        return []
    pairs = counts_of({lines[above].text[-1] + lines[below].text[0] for above, below in gaps}, lines)
    chances = []
    for above, below in gaps:
        here = replace(style, widths=(style.width(above),))
        [row] = break_features([lines[above], lines[below]], here, pairs)
        chances.append(max(chance_of(row, weights), GOES_ON * _is_cut(lines[above].text, lines[below])))
    return chances


def _is_cut(above: str, below: Line) -> bool:
    """Whether one line stops in the middle of running text, and the other is running text that opens nothing."""
    closing, opening = cues.fold(above[-TAIL:]), cues.fold(below.text[:TAIL])
    return (
        TAIL <= len(above)
        and character_class(above[-1]) in ("han", "comma")
        and bool(_RUNNING.search(above))
        and not cues.CREDIT.search(closing)
        and not below.indent
        and bool(_RUNNING.search(below.text))
        and character_class(below.text[0]) == "han"
        and not (cues.has_dateline(opening) or cues.TIME_OPENING.match(opening) or cues.SERIAL.match(opening))
    )


def passed_over(chances: Sequence[float], pages: Pages) -> list[float]:
    """For each line the probability that it continues the sentence of the line above, ignoring furniture."""
    return [pages.over.get(index, chance) for index, chance in enumerate(chances)]
