"""What the second look counts at a line: a table of numbers, each with its reason.

The first look has read the whole issue by then. How its lines turned out, how large its articles are and where they
begin says more of a doubtful line than the line itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import attrgetter, itemgetter
from typing import Generic, NamedTuple, Protocol, TypeVar

from annotator.suggest import cues
from annotator.suggest.split import labels
from annotator.suggest.split.chain import Row
from annotator.suggest.split.joins import character_class
from annotator.suggest.split.recurrence import REACHES, Recurrence, recurrences
from annotator.suggest.split.style import Style
from annotator.suggest.split.views import View

_SIGNED = frozenset(("byline", "marked", "dateline", "glued", "names"))
_SIZES = (6, 10, 14, 18, 24, 30, 40, 60)
_LONG = 60
"""From this many characters on, a paragraph counts as the text of an article."""
_NEAR_LEAD = 4
"""The largest number of lines of a headline group above its lead."""
_FAR = 40
_READ = 120
"""Characters of a paragraph in which marks are counted."""
MISSING = -1.0
"""What is counted outside the issue."""


Seen = TypeVar("Seen")
"""An issue as a look sees it."""


class WithChances(Protocol):
    """What holds the chances of all labels, a row a paragraph."""

    @property
    def chances(self) -> Sequence[Row]: ...


def opening_chances(chances: Iterable[Row]) -> list[float]:
    """The chance of each paragraph to open an article, from the chances of all labels."""
    return list(map(sum, map(itemgetter(*_places_of(labels.OPENERS)), chances)))


def _places_of(group: Container[str]) -> list[int]:
    return [at for at, label in enumerate(labels.LABELS) if label in group]


class Sheet(NamedTuple):
    """An issue after the first look; sequences have a value a paragraph.

    `chances` are those of all labels, `opens` those to open an article; `starts` and `hopes` are sums of characters and
    of `opens` up to each paragraph; `openings` are the likely ones, `signed` those with a byline or a dateline;
    `habits`: how lines of this kind turned out elsewhere in the issue; `issue`: what is true of it as a whole;
    `recurrence` is known of the doubtful lines only.
    """

    views: Sequence[View]
    chances: Sequence[Row]
    opens: Sequence[float]
    sizes: Sequence[int]
    starts: Sequence[int]
    hopes: Sequence[float]
    openings: Sequence[int]
    signed: Sequence[int]
    habits: Mapping[str, Sequence[float]]
    issue: Mapping[str, float]
    recurrence: Mapping[int, Recurrence]


class Number(NamedTuple, Generic[Seen]):
    """A row of a table: `value` counts at one paragraph; `around`: the neighbours where it is counted as well."""

    name: str
    reason: str
    value: Callable[[Seen, int], float]
    around: tuple[int, ...] = ()


def sheet_of(views: Sequence[View], style: Style, chances: Sequence[Row], places: Iterable[int]) -> Sheet:
    """An issue as the second look sees it at these places; linear in its length."""
    texts = [view.paragraph.text for view in views]
    sizes = list(map(len, texts))
    starts = [0, *accumulate(sizes)]
    opens = opening_chances(chances)
    hopes = [0.0, *accumulate(opens)]
    leads = {place: _lead(sizes, place) for place in places}
    return Sheet(
        views,
        chances,
        opens,
        sizes,
        starts,
        hopes,
        [at for at, chance in enumerate(opens) if chance >= 0.5],
        [at for at, view in enumerate(views) if view.cue in _SIGNED],
        _habits(views, opens, hopes[-1] / max(len(views), 1)),
        _whole(views, style, opens, starts[-1], hopes[-1]),
        recurrences(texts, leads) if leads else {},
    )


def _lead(sizes: Sequence[int], place: int) -> int:
    """The first long paragraph below a line, or the next one where there is none near."""
    below = range(place + 1, min(place + 1 + _NEAR_LEAD, len(sizes)))
    return next((at for at in below if sizes[at] >= _LONG), min(place + 1, len(sizes) - 1))


def _whole(
    views: Sequence[View], style: Style, opens: Sequence[float], characters: int, articles: float
) -> dict[str, float]:
    lines, articles = max(len(views), 1), max(articles, 1.0)
    said = Counter([view.cue for view in views])
    short = sum([view.short for view in views])
    heads = sum([chance * len(view.paragraph.text) for chance, view in zip(opens, views, strict=True)])
    return {
        "article": characters / articles,
        "articles": articles / lines,
        "head": heads / articles,
        "short": short / lines,
        "short heads": articles / max(short, 1),
        "paragraph": characters / lines,
        "indented": float(style.indented),
        "blank": sum([view.paragraph.blank > 0 for view in views]) / lines,
        "wrapped": float(any(style.widths)),
        "signed": (said["byline"] + said["marked"]) / articles,
        "dated": said["dateline"] / articles,
    }


def _habits(views: Sequence[View], opens: Sequence[float], usual: float) -> dict[str, list[float]]:
    """For each way in which lines resemble each other, how the others in the issue turned out, as chances to open."""
    texts = [view.paragraph.text for view in views]
    shapes = [
        f"{bisect_right(_SIZES, len(text))}|{_end_of(text)}|{view.cue}|{view.paragraph.indent > 0}"
        for text, view in zip(texts, views, strict=True)
    ]
    settings = [f"{view.short}|{view.paragraph.indent > 0}|{view.paragraph.blank > 0}" for view in views]
    ways = {
        "above ends": ["", *(text[-3:] for text in texts[:-1])],
        "below starts": [*(text[:3] for text in texts[1:]), ""],
        "setting": [f"{one}>{below}" for one, below in zip(settings, [*settings[1:], ""], strict=True)],
        "shape": shapes,
        "shapes": [f"{one}>{below}" for one, below in zip(shapes, [*shapes[1:], ""], strict=True)],
    }
    habits: dict[str, list[float]] = {}
    for way, keys in ways.items():
        number = Counter(keys)
        total: dict[str, float] = defaultdict(float)
        for key, chance in zip(keys, opens, strict=True):
            total[key] += chance
        habits[way] = [(total[key] - chance + usual) / number[key] for key, chance in zip(keys, opens, strict=True)]
    return habits


def _end_of(text: str) -> str:
    """The kind of mark or character that a text ends with; a quoted sentence and a call are kinds of their own."""
    if text[-1] in "！？!?":
        return "call"
    kind = character_class(text[-1])
    if kind in ("quote", "close") and len(text) > 1 and character_class(text[-2]) == "final":
        return "sentence"
    return kind


def _size(sheet: Sheet, at: int) -> float:
    return sheet.sizes[at]


def _of_paragraph(name: str) -> Callable[[Sheet, int], float]:
    get = attrgetter(name)
    return lambda sheet, at: get(sheet.views[at].paragraph)


def _opening(sheet: Sheet, at: int) -> float:
    head = sheet.views[at].head
    return 1.0 if cues.TIME_OPENING.match(head) else 2.0 if cues.GOING_ON.match(head) else 0.0


def _count(marks: str) -> Callable[[Sheet, int], float]:
    return lambda sheet, at: sum(map(sheet.views[at].paragraph.text[:_READ].count, marks))


def _digits(sheet: Sheet, at: int) -> float:
    text = sheet.views[at].paragraph.text[:_READ]
    return sum(map(str.isdigit, text)) / len(text)


def _reporting(sheet: Sheet, at: int) -> float:
    head = sheet.views[at].head
    return bool(cues.REPORTING.search(head)) + 2.0 * bool(cues.TITLED_NAME.search(head))


def chance_to_be(*group: str) -> Callable[[WithChances, int], float]:
    """The chance of a paragraph to have one of these labels."""
    places = _places_of(group)
    return lambda look, at: sum([look.chances[at][place] for place in places])


def _above(sheet: Sheet, at: int) -> int:
    """The last likely opening above, or the beginning of the issue."""
    number = bisect_left(sheet.openings, at)
    return sheet.openings[number - 1] if number else 0


def _below(sheet: Sheet, at: int) -> int:
    """The next likely opening below, or the end of the issue."""
    number = bisect_right(sheet.openings, at)
    return sheet.openings[number] if number < len(sheet.openings) else len(sheet.sizes)


def _since(sheet: Sheet, at: int) -> float:
    return (sheet.starts[at] - sheet.starts[_above(sheet, at)]) / sheet.issue["article"]


def _until(sheet: Sheet, at: int) -> float:
    return (sheet.starts[_below(sheet, at)] - sheet.starts[at]) / sheet.issue["article"]


def _lines_since(sheet: Sheet, at: int) -> float:
    return at - _above(sheet, at)


def _lines_until(sheet: Sheet, at: int) -> float:
    return _below(sheet, at) - at


def _signed_since(sheet: Sheet, at: int) -> float:
    number = bisect_left(sheet.signed, at)
    return min(at - sheet.signed[number - 1], _FAR) if number else _FAR


def _signed_until(sheet: Sheet, at: int) -> float:
    number = bisect_right(sheet.signed, at)
    return min(sheet.signed[number] - at, _FAR) if number < len(sheet.signed) else _FAR


def _hope(low: int, high: int) -> Callable[[Sheet, int], float]:
    """How many articles are thought to open in the paragraphs from `low` to before `high`, counted from this one."""

    def value(sheet: Sheet, at: int) -> float:
        first, last = (min(max(at + step, 0), len(sheet.sizes)) for step in (low, high))
        return sheet.hopes[last] - sheet.hopes[first]

    return value


def _habit(way: str) -> Callable[[Sheet, int], float]:
    return lambda sheet, at: sheet.habits[way][at]


def _issue(name: str) -> Callable[[Sheet, int], float]:
    return lambda sheet, at: sheet.issue[name]


def _recurs(name: str, reach: int) -> Callable[[Sheet, int], float]:
    get = attrgetter(name)
    return lambda sheet, at: get(sheet.recurrence[at])[reach]


def _place(sheet: Sheet, at: int) -> float:
    return min(at, 9)


def _run(step: int) -> Callable[[Sheet, int], float]:
    """How many short lines follow each other from here."""

    def value(sheet: Sheet, at: int) -> float:
        other = at + step
        while 0 <= other < len(sheet.sizes) and abs(other - at) < 10 and sheet.views[other].short:
            other += step
        return abs(other - at) - 1

    return value


def _lead_size(sheet: Sheet, at: int) -> float:
    return sheet.sizes[_lead(sheet.sizes, at)]


_NEXT = (-1, 1)
_NEAR = (-2, -1, 1, 2)
_WIDE = (-3, -2, -1, 1, 2, 3)

TABLE: tuple[Number[Sheet], ...] = (
    Number("size", "heads and bylines are short, body paragraphs long", _size, _WIDE),
    Number("blank", "blank lines part what belongs apart", _of_paragraph("blank"), _NEXT),
    Number("indent", "an indent begins a paragraph of text", _of_paragraph("indent"), _NEXT),
    Number("join", "a headline may stand below an unfinished line", _of_paragraph("join"), (1,)),
    Number("opening", "a time opens a story, a pronoun goes on with it", _opening, (-1, 1, 2)),
    Number("stops", "a head seldom holds whole sentences", _count("。！？"), (1,)),
    Number("commas", "a head has fewer commas than a sentence", _count("，,；、"), (1,)),
    Number("spaces", "the lines of a headline group stand on one line with spaces between", _count(" \u3000")),
    Number("quotes", "heads quote in a few words", _count("“”「」《》‘’")),
    Number("digits", "tables and dates are no heads", _digits, (1,)),
    Number("reporting", "people are introduced with their titles, then quoted", _reporting, (-1, 1, 2)),
    *(
        Number[Sheet](f"first {name}", "what the first look thinks of the line and of those around it", value, around)
        for name, value, around in (
            ("opens", chance_to_be(*labels.OPENERS), _WIDE),
            ("crosshead", chance_to_be(labels.CROSSHEAD), _WIDE),
            ("heads", chance_to_be(labels.KICKER, labels.HEADLINE, labels.DECK, labels.SUBHEAD), _NEAR),
            ("byline", chance_to_be(labels.BYLINE), _NEAR),
            ("furniture", chance_to_be(labels.FURNITURE), _NEAR),
            ("inside", chance_to_be(labels.INSIDE), _NEAR),
        )
    ),
    *(
        Number(f"{name} {reach}", "a headline names what is told below it and has not been told above", value)
        for name in Recurrence._fields
        for number, reach in enumerate(REACHES)
        for value in [_recurs(name, number)]
    ),
    Number("since", "articles of an issue are of a size: characters since the last opening", _since),
    Number("until", "and to the next, in average articles", _until),
    Number("lines since", "crossheads come at a distance from the headline", _lines_since),
    Number("lines until", "two headlines have text between them", _lines_until),
    Number("signed since", "what was just signed or dated goes on", _signed_since),
    Number("signed until", "a byline or a dateline comes soon after a headline", _signed_until),
    *(
        Number(f"hope {low} {high}", "how many openings are thought to be near", _hope(low, high))
        for low, high in ((-4, 0), (1, 5), (-10, 0), (1, 11), (-30, 0), (1, 31))
    ),
    *(
        Number(f"habit {way}", "a paper sets its heads, opens and closes its articles alike", _habit(way))
        for way in ("above ends", "below starts", "setting", "shape", "shapes")
    ),
    *(
        Number(f"issue {name}", "what is meant by the other numbers depends on the issue", _issue(name))
        for name in (
            *("article", "articles", "head", "short", "short heads", "paragraph"),
            *("indented", "blank", "wrapped", "signed", "dated"),
        )
    ),
    Number("place", "an issue begins with its masthead or with an article", _place),
    Number("run above", "heads stand in groups, crossheads alone", _run(-1)),
    Number("run below", "heads stand in groups, lists go on for long", _run(1)),
    Number("lead", "a long paragraph follows a headline", _lead_size),
)


def names() -> list[str]:
    """The name of each number at each place where it is counted."""
    return names_of(TABLE)


def rows_of(sheet: Sheet, places: Iterable[int]) -> list[list[float]]:
    """What is counted at each place, in the order of `names`."""
    end = len(sheet.sizes)
    columns = [(number.value, offset) for number, offset in columns_of(TABLE)]
    return [
        [value(sheet, place + offset) if 0 <= place + offset < end else MISSING for value, offset in columns]
        for place in places
    ]


def names_of(table: Iterable[Number[Seen]]) -> list[str]:
    """The names of the columns of a table."""
    return [f"{number.name}{offset:+d}" if offset else number.name for number, offset in columns_of(table)]


def columns_of(table: Iterable[Number[Seen]]) -> Iterator[tuple[Number[Seen], int]]:
    """The numbers of a table with each place where they are counted, as so many paragraphs further on."""
    return ((number, offset) for number in table for offset in (0, *number.around))
