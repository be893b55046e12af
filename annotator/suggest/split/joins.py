"""Which line breaks lie inside a sentence: one look at each break, before anything is known of articles.

A logistic model over the features below; the weights are fitted (`fit.py`) and lie in
`resources/suggest/split.weights.json`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import exp
from operator import add
from typing import NamedTuple

from annotator.suggest import cues
from annotator.suggest.lines import Line
from annotator.suggest.split.style import Style, breadth
from annotator.suggest.split.weights import Weights

_ENDS = {
    **dict.fromkeys("。！？!?…", "final"),
    **dict.fromkeys('”’」』"', "quote"),
    **dict.fromkeys("，、；,;·", "comma"),
    **dict.fromkeys("：:", "colon"),
    **dict.fromkeys("—－-～~", "dash"),
    **dict.fromkeys("）)】〕]》〉", "close"),
    **dict.fromkeys("“‘「『（(【〔[《〈", "open"),
    **dict.fromkeys("0123456789０１２３４５６７８９%％", "digit"),
    **dict.fromkeys("■□◆◇●○◎▲△▼▽★☆", "mark"),
}


_OPENER = re.compile("[“‘「『（(【〔《]")
_CLOSER = re.compile("[”’」』）)】〕》]")
_FULL = ("over", "full", "full", "full", "near", "near", "part")
_SIZES = (3, 7, 11, 15, 19, 23, 27, 31, 35, 39, 43, 47, 59, 79)
_FEW = 60
"""So few pairs are counted one by one in less time than by one look at each character."""
_CUES = (
    ("folio", cues.is_folio),
    ("byline", cues.is_byline),
    ("serial", cues.SERIAL.match),
    ("names", cues.NAMES.match),
)


class _Shape(NamedTuple):
    """What a line looks like: its size, how full it is, whether a bracket stays open, what the trade wrote on it."""

    size: str
    full: str
    open: str
    cue: str


class _Break(NamedTuple):
    """What is seen at a line break: the classes of the characters at it, the blank lines and the indent below it, how
    often the two stand side by side elsewhere, and the lines above and below.
    """

    end: str
    start: str
    gap: str
    word: str
    upper: _Shape
    lower: _Shape


def character_class(character: str) -> str:
    """What kind of character ends or begins a line."""
    end = _ENDS.get(character)
    if end:
        return end
    if character <= "\u024f":
        return "latin"
    return "han" if "\u3400" <= character <= "\u9fff" or character > "\uffff" else "other"


def pair_counts(lines: Sequence[Line]) -> Counter[str]:
    """How often the two characters at each line break stand side by side inside the lines of the issue."""
    return counts_of({above.text[-1] + below.text[0] for above, below in pairwise(lines)}, lines)


def counts_of(pairs: Iterable[str], lines: Sequence[Line]) -> Counter[str]:
    """How often those pairs that are Chinese characters stand inside the lines."""
    asked = {pair for pair in pairs if character_class(pair[0]) == character_class(pair[1]) == "han"}
    if not asked:
        return Counter()
    whole = "\n".join([line.text for line in lines])
    if len(asked) <= _FEW and all(pair[0] != pair[1] for pair in asked):
        return Counter({pair: whole.count(pair) for pair in asked})
    counts: Counter[str] = Counter()
    for line in lines:  # not all in one call, for which every other thread would wait
        counts.update(filter(asked.__contains__, map(add, line.text, line.text[1:])))
    return counts


def join_chances(lines: Sequence[Line], style: Style, weights: Weights) -> list[float]:
    """For each line the probability that it continues the sentence of the line above."""
    known: dict[_Break, float] = {}
    chances = [0.0] if lines else []
    for one in _breaks(lines, style, pair_counts(lines)):
        chance = known.get(one)
        if chance is None:
            chance = known[one] = chance_of(_features(one, style.name), weights)
        chances.append(chance)
    return chances


def chance_of(row: Sequence[str], weights: Weights) -> float:
    """The probability that a line with these features continues the sentence of the line above."""
    known = weights.breaks.get
    total = known("bias", 0.0) + sum([known(name, 0.0) for name in row])
    return 1 / (1 + exp(-max(min(total, 50.0), -50.0)))


def break_features(lines: Sequence[Line], style: Style, pairs: Counter[str]) -> Iterator[tuple[str, ...]]:
    """For each line but the first, what speaks for and against its going on with the sentence of the line above."""
    for one in _breaks(lines, style, pairs):
        yield _features(one, style.name)


def _breaks(lines: Sequence[Line], style: Style, pairs: Counter[str]) -> Iterator[_Break]:
    """What is seen at the break above each line but the first."""
    shapes = _shapes(lines, style)
    for (above, below), (upper, lower) in zip(pairwise(lines), pairwise(shapes), strict=True):
        end, start = character_class(above.text[-1]), character_class(below.text[0])
        seen = pairs[above.text[-1] + below.text[0]] if end == start == "han" else -1
        word = "x" if seen < 0 else "0" if not seen else "1" if seen < 3 else "3" if seen < 10 else "9"
        gap = f"{min(below.blank, 2)}{'i' if below.indent else ''}"
        yield _Break(end, start, gap, word, upper, lower)


def _features(one: _Break, name: str) -> tuple[str, ...]:
    """The features of a break in an issue whose layout has this name."""
    end, start, gap, word, upper, lower = one
    return (
        f"break={end}|{start}",  # a sentence rarely continues after its full stop, always after a comma
        f"layout={name}{gap}",  # an indent begins a paragraph
        f"full={name}{upper.full}",  # only full lines are broken
        f"full+end={upper.full}{end}{gap}",
        f"word={word}",  # the two characters at the break are a word elsewhere in the issue
        f"word+full={word}{upper.full}",
        f"open={upper.open}{name}",  # a bracket or a quotation that is still open
        f"size={upper.size}|{lower.size}",  # short lines are heads
        f"size+end={upper.size}{end}{name}",
        f"cue={upper.cue}|{lower.cue}",  # bylines, datelines, page heads stand alone
        f"start+full={start}{lower.full}{upper.full}{name}",
    )


def _shapes(lines: Sequence[Line], style: Style) -> list[_Shape]:
    """The shape of each line; a text seen before is not examined again: degenerate issues repeat themselves."""
    known: dict[tuple[str, int, int], _Shape] = {}
    shapes = []
    for index, line in enumerate(lines):
        key = line.text, line.indent, style.width(index)
        shape = known.get(key)
        if shape is None:
            shape = known[key] = _shape(index, line, style)
        shapes.append(shape)
    return shapes


def _shape(index: int, line: Line, style: Style) -> _Shape:
    text = line.text
    opened = len(_OPENER.findall(text)) - len(_CLOSER.findall(text))
    return _Shape(
        size=str(bisect_right(_SIZES, len(text))),
        full=_fullness(breadth(line, style.ascii_half), style.width(index)),
        open="open" if opened > 0 else "closes" if opened < 0 else "",
        cue=_cue(text),
    )


def _fullness(taken: int, width: int) -> str:
    if not width:
        return "-"
    if width / 2 <= width - taken:
        return "stub"
    return _FULL[min(max(width - taken + 2, 0), len(_FULL) - 1)]


def _cue(text: str) -> str:
    """What the trade wrote on a line, by its first characters."""
    opening = cues.fold(text[:40])
    if len(text) < 40:
        for name, recognises in _CUES:
            if recognises(opening):
                return name
    return "dateline" if cues.has_dateline(opening) else ""
