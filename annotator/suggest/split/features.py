"""What is looked at when an issue is split: a table of features, each with its reason."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from math import log
from operator import attrgetter
from typing import NamedTuple

from annotator.suggest import cues
from annotator.suggest.split.joins import character_class
from annotator.suggest.split.style import Style
from annotator.suggest.split.views import OUTSIDE, View
from annotator.suggest.split.weights import Row, Weights

_SPACES = re.compile(r"(?<=\S)[ \u3000]{1,8}(?=\S)")
_SIZES = (5, 9, 13, 17, 21, 27, 33, 45, 65, 100, 200)
_SHARES = (0.01, 0.06, 0.12, 0.2, 0.3, 0.42, 0.55, 0.7, 0.85)
_OVER = (0.008, 0.014, 0.02, 0.026, 0.033, 0.04, 0.05, 0.06, 0.075, 0.1, 0.14)
_DEPTHS = (-0.04, -0.02, -0.01, -0.003, 0.003, 0.01, 0.02, 0.03, 0.045)


class Feature(NamedTuple):
    """A row of the table: `value` looks at one paragraph.

    `around`: the neighbours whose value counts as well; `styled`: the layout of the issue changes the weight; `apart`:
    issues with and without indents have weights of their own.
    """

    name: str
    reason: str
    value: Callable[[View], str]
    around: tuple[int, ...] = ()
    styled: bool = False
    apart: bool = False


def _size(view: View) -> str:
    return str(bisect_right(_SIZES, len(view.paragraph.text)))


def _end(view: View) -> str:
    text = view.paragraph.text
    kind = character_class(text[-1])
    if kind in ("quote", "close") and len(text) > 1:
        return kind + ("." if character_class(text[-2]) == "final" else "")
    return text[-1] if kind in ("final", "dash") else kind


def _start(view: View) -> str:
    return character_class(view.paragraph.text[0])


def _shape(view: View) -> str:
    return f"{_size(view)}{_end(view)}"


def _opening(view: View) -> str:
    head = view.head
    if cues.TIME_OPENING.match(head):
        return "time"
    if cues.GOING_ON.match(head):
        return "on" + head[0] if head[0] in "“这" else "on"
    return ""


def _inside(view: View) -> str:
    text = view.paragraph.text
    stops = sum(map(text.count, "。！？"))
    commas = text.count("，") + text.count(",") + text.count("；")
    return f"{min(stops, 3)}{min(commas, 3)}"


def _gaps(view: View) -> str:
    text = view.paragraph.text
    if 80 < len(text):
        return ""
    gaps = _SPACES.findall(text)
    wide = sum(len(gap) > 1 or gap == "\u3000" for gap in gaps)
    return f"{min(len(gaps), 3)}{min(wide, 2)}"


def _reporting(view: View) -> str:
    reports = bool(cues.REPORTING.search(view.head)), bool(cues.TITLED_NAME.search(view.head))
    return f"{reports[0]:d}{reports[1]:d}"


def _bin(share: float) -> str:
    return str(bisect_right(_SHARES, share))


def _back(view: View) -> str:
    return _bin(view.cohesion.back)


def _ahead(view: View) -> str:
    return _bin(view.cohesion.ahead)


def _lean(view: View) -> str:
    return str(min(max(round((view.cohesion.ahead - view.cohesion.back) * 6), -3), 3))


def _over(view: View) -> str:
    return str(bisect_right(_OVER, view.cohesion.over))


def _depth(view: View) -> str:
    return str(bisect_right(_DEPTHS, view.depth))


def _short_depth(view: View) -> str:
    return f"{view.short:d}{_depth(view)}"


def _short_ahead(view: View) -> str:
    return f"{view.short:d}{_bin(view.cohesion.ahead)}"


def _topic(view: View) -> str:
    """Chains over the gap and words ahead together: a headline has few of the ones and many of the others."""
    over, ahead = view.cohesion.over, view.cohesion.ahead
    return f"{view.short:d}{bisect_right((0.02, 0.035, 0.055, 0.09), over)}{bisect_right((0.1, 0.35, 0.65), ahead)}"


def _short(view: View) -> str:
    return "s" if view.short else ""


def _short_over(view: View) -> str:
    return f"{view.short:d}{_over(view)}"


def _short_lean(view: View) -> str:
    return f"{view.short:d}{_lean(view)}"


def _since(view: View) -> str:
    return str(min(view.since, 8)) if view.short else ""


def _twin(view: View) -> str:
    return f"{view.twin}{min(view.since, 2)}"


def _join(view: View) -> str:
    chance = min(max(view.paragraph.join, 0.001), 0.999)
    return str(round(log(chance / (1 - chance)) / 1.5))


def _first(view: View) -> str:
    return view.cue or "plain" if view.turn.startswith(OUTSIDE) else ""


def _broken(view: View) -> str:
    return f"{view.broken:d}{_join(view)}"


NEAR = (-2, -1, 1, 2)
WIDE = (-3, -2, -1, 1, 2, 3)

TABLE: tuple[Feature, ...] = (
    Feature("size", "heads and bylines are short, body paragraphs long", _size, NEAR, True),
    Feature("end", "a head has no full stop, a paragraph has", _end, NEAR, True),
    Feature("start", "a mark begins a byline, a quotation goes on with a story", _start, (-1, 1)),
    Feature("shape", "size and end together", _shape, (-1, 1)),
    Feature("layout", "indents and blank lines, by the habit of the issue", attrgetter("layout"), (-1, 1)),
    Feature("cue", "what the trade writes: bylines, datelines, folios, credits", attrgetter("cue"), WIDE, True),
    Feature("tail", "credits, datelines and hopes end an article", attrgetter("close"), (-2, -1, 1), True),
    Feature("opening", "a time opens a story, a pronoun goes on with it", _opening, NEAR),
    Feature("inside", "a head seldom holds whole sentences", _inside, (-1, 1)),
    Feature("gaps", "the lines of a headline group stand on one line with spaces between", _gaps, (1,), True),
    Feature("reporting", "people are introduced with their titles, then quoted", _reporting, (-1, 1, 2)),
    Feature("back", "what has been spoken of before belongs to the article above", _back, (1, 2), apart=True),
    Feature("ahead", "a headline names what is told below it", _ahead, (-1,), apart=True),
    Feature("lean", "a headline looks ahead, a crosshead both ways", _lean, (-1, 1), apart=True),
    Feature("over", "few words are common to two articles", _over, (1, 2), apart=True),
    Feature("short-over", "the same for short lines", _short_over, (), apart=True),
    Feature("short-lean", "the same for short lines", _short_lean, (), apart=True),
    Feature("depth", "the words change at a boundary more than around it", _depth, (1,), apart=True),
    Feature("short-depth", "the same for short lines", _short_depth, (), apart=True),
    Feature("short-ahead", "the same for short lines", _short_ahead, (), apart=True),
    Feature("topic", "chains that break and words that come", _topic, (-1, 1), apart=True),
    Feature(
        "group",
        "where a line stands in a run of short lines, and what follows the run",
        attrgetter("group"),
        (),
        apart=True,
    ),
    Feature("turn", "what ends above, what this is and what comes below, taken together", attrgetter("turn")),
    Feature("since", "crossheads come at a distance from the headline", _since, (), apart=True),
    Feature("twin", "crossheads of an article resemble each other", _twin, (), apart=True),
    Feature("short", "heads stand in groups", _short, WIDE, True),
    Feature("first", "an issue begins with its masthead", _first, (-1,)),
    Feature("broken", "a long paragraph that stops inside a sentence goes on below", _broken),
    Feature("join", "how likely the line goes on with the one above, seen alone", _join, (1,), True),
)


def prefixes(style: Style) -> list[tuple[int, int, str]]:
    """For each place that is looked at: which feature, how many paragraphs away, and what its name begins with."""
    weighed = []
    for index, feature in enumerate(TABLE):
        name = f"{feature.name}~{'indented' if style.indented else 'flush'}" if feature.apart else feature.name
        weighed.append((index, 0, f"{name}="))
        if feature.styled:
            weighed.append((index, 0, f"{feature.name}~{style.name}="))
        weighed.extend((index, offset, f"{name}{offset:+d}=") for offset in feature.around)
    return weighed


def names_of(views: Sequence[View], style: Style) -> list[list[str]]:
    """The features of each paragraph by name, offset, layout and value: what the weights are fitted to."""
    columns = []
    for index, offset, prefix in prefixes(style):
        values = [TABLE[index].value(view) for view in views]
        columns.append([prefix + value for value in _shifted(values, offset)])
    return [list(row) for row in zip(*columns, strict=True)]


def scores_of(views: Sequence[View], style: Style, weights: Weights) -> list[Row]:
    """The sum of the weights of its features, for each paragraph and each label."""
    get, nothing = weights.states.get, (0.0,) * len(weights.labels)
    table = [[feature.value(view) for view in views] for feature in TABLE]
    places: dict[tuple[int, int], list[str]] = defaultdict(list)
    for index, offset, prefix in prefixes(style):
        places[index, offset].append(prefix)
    columns = []
    for (index, offset), starts in places.items():
        rows = {value: _total([get(start + value, nothing) for start in starts]) for value in {*table[index], OUTSIDE}}
        columns.append([rows[value] for value in _shifted(table[index], offset)])
    return [tuple(map(sum, zip(*rows, strict=True))) for rows in zip(*columns, strict=True)]


def _total(rows: Sequence[Row]) -> Row:
    return rows[0] if len(rows) == 1 else tuple(map(sum, zip(*rows, strict=True)))


def _shifted(values: list[str], offset: int) -> list[str]:
    """For each paragraph the value of its neighbour `offset` places on."""
    if abs(offset) >= len(values):
        return [OUTSIDE] * len(values)
    if offset < 0:
        return [OUTSIDE] * -offset + values[:offset]
    return values[offset:] + [OUTSIDE] * offset
