"""The look at print: what the weights of the text have made of an issue's paragraphs, judged again by how they are set.

A headline is often larger than the text, centred, set apart by white space or under a rule; but a crosshead may be too,
and many a headline is neither. So all that is counted, each number beside those of the lines around and beside what is
usual in the issue, and trees decide (`fit_printed.py` fits them). One thing alone is a rule: a full line whose sentence
goes on below it is no head inside an article, however short the lines of a narrow column are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import exp, log
from typing import NamedTuple

from annotator.suggest.split import labels
from annotator.suggest.split.chain import Row, marginals
from annotator.suggest.split.numbers import Number, chance_to_be, columns_of, names_of, opening_chances
from annotator.suggest.split.second import with_chance
from annotator.suggest.split.typography import Setting
from annotator.suggest.split.views import View
from annotator.suggest.split.weights import OfPrint

MISSING = -30.0
"""What is counted where nothing is known: outside the issue, or of a line without a place."""

_SAME = 0.08
"""So much larger or smaller may a line be than the one before it, and be of its size."""
_ALIKE = 0.2
"""Lines of one size differ by no more, as they are measured by OCR where some have marks and others none."""
_ASIDE = 0.7
"""A line begins so many characters further in than the one before it, and is indented or centred."""
_APART = 0.45
"""So much more white space than usual, in lines, sets a line apart."""
_FULL = 1.2
"""A line is full that has no room for so many characters."""
_LIKELY = 0.7
_SURE = 0.97
_ENDS = "。！？!?；…”’」』）"
_MARKS = frozenset("，。！？；,!?;")
"""What sentences have inside or at their end, and heads of two lines have not."""


def set_apart(settings: Sequence[Setting | None]) -> frozenset[int]:
    """The lines that print may set apart from the line before them."""
    usual = _usual_white(settings)
    return frozenset(
        at
        for at, (above, setting) in enumerate(pairwise(settings), 1)
        if above is None or setting is None or _may_begin(above, setting, usual)
    )


def _may_begin(above: Setting, setting: Setting, usual: float) -> bool:
    if abs(setting.size / max(above.size, 0.01) - 1) > _SAME or above.right > _FULL:
        return True
    if _moved(above, setting):
        return False
    return setting.left - above.left > _ASIDE or setting.above - usual > _APART


def _usual_white(settings: Sequence[Setting | None]) -> float:
    white = sorted(one.above for one in settings if one is not None)
    return white[len(white) // 2] if white else 0.0


def _moved(above: Setting, below: Setting) -> int:
    """From one line to the next: 0 straight down, 1 up to a column beside, 2 elsewhere, 3 to another page."""
    if above.page != below.page:
        return 3
    one, other = above.box, below.box
    if one.top < other.top and min(one.right, other.right) > max(one.left, other.left):
        return 0
    return 1 if other.top < one.top and other.left > one.left else 2


class Print(NamedTuple):
    """An issue as the look at print sees it: its paragraphs, with the setting of the first and the last line of each,
    the chances of their labels, and what is usual for lines that likely open an article.
    """

    views: Sequence[View]
    first: Sequence[Setting | None]
    last: Sequence[Setting | None]
    chances: Sequence[Row]
    opens: Sequence[float]
    sizes: Sequence[float]
    whites: Sequence[float]
    usual: Setting | None
    white: float


def print_of(views: Sequence[View], settings: Sequence[Setting | None], chances: Sequence[Row]) -> Print:
    """What is looked at in an issue; `settings` has one for each line."""
    first = [settings[view.paragraph.first] for view in views]
    opens = opening_chances(chances)
    return Print(
        views,
        first,
        [settings[view.paragraph.last] for view in views],
        chances,
        opens,
        sorted(one.size for one in first if one is not None),
        sorted(one.above for one in first if one is not None),
        _usual([one for one, chance in zip(first, opens, strict=True) if one is not None and chance > _LIKELY]),
        _usual_white(settings),
    )


def _usual(some: Sequence[Setting]) -> Setting | None:
    """The middle of each value of some settings."""
    if not some:
        return None
    columns = zip(*(setting[:-1] for setting in some), strict=True)
    return Setting._make([*(sorted(column)[len(some) // 2] for column in columns), some[0].box])


def _of_first(count: Callable[[Setting], float]) -> Callable[[Print, int], float]:
    def value(look: Print, at: int) -> float:
        setting = look.first[at]
        return MISSING if setting is None else count(setting)

    return value


def _of_last(count: Callable[[Setting], float]) -> Callable[[Print, int], float]:
    def value(look: Print, at: int) -> float:
        setting = look.last[at]
        return MISSING if setting is None else count(setting)

    return value


def _beside_usual(count: Callable[[Setting], float]) -> Callable[[Print, int], float]:
    def value(look: Print, at: int) -> float:
        setting = look.first[at]
        return MISSING if setting is None or look.usual is None else count(setting) - count(look.usual)

    return value


def _rank(
    values: Callable[[Print], Sequence[float]], count: Callable[[Setting], float]
) -> Callable[[Print, int], float]:
    def value(look: Print, at: int) -> float:
        setting = look.first[at]
        some = values(look)
        return MISSING if setting is None else bisect_left(some, count(setting) - 0.02) / len(some)

    return value


def _off_middle(setting: Setting) -> float:
    return setting.left - setting.right


def _white(look: Print, at: int) -> float:
    setting = look.first[at]
    return MISSING if setting is None else setting.above - look.white


def _step(look: Print, at: int) -> float:
    above, setting = look.last[at - 1] if at else None, look.first[at]
    return MISSING if above is None or setting is None else float(_moved(above, setting))


def _grown(look: Print, at: int) -> float:
    above, setting = look.last[at - 1] if at else None, look.first[at]
    return MISSING if above is None or setting is None else setting.size / max(above.size, 0.01)


def _length(look: Print, at: int) -> float:
    return float(min(len(look.views[at].paragraph.text), 200))


def _rows(look: Print, at: int) -> float:
    paragraph = look.views[at].paragraph
    return float(min(paragraph.last - paragraph.first + 1, 20))


def _ended(look: Print, at: int) -> float:
    return float(look.views[at].paragraph.text[-1] in _ENDS)


def _marked(look: Print, at: int) -> float:
    return float(bool(look.views[at].cue))


def _opening(look: Print, at: int) -> float:
    return log(max(look.opens[at], 1e-6) / max(1 - look.opens[at], 1e-6))


def _size(setting: Setting) -> float:
    return setting.size


def _above(setting: Setting) -> float:
    return setting.above


_NEAR = (-1, 1)
_FURTHER = (-2, -1, 1, 2)
_FAR = (-3, -2, -1, 1, 2, 3)

TABLE: tuple[Number[Print], ...] = (
    Number("size", "headlines are set larger than the text below them, often", _of_first(_size), _FAR),
    Number("size rank", "and are among the largest lines of the issue", _rank(lambda look: look.sizes, _size), _NEAR),
    Number("size usual", "as large as the other headlines", _beside_usual(_size), _NEAR),
    Number("grown", "the size changes where something else begins", _grown, _FURTHER),
    Number("height", "what the pitch of few characters does not say", _of_first(lambda one: one.height), _NEAR),
    Number("left", "an indent begins a paragraph, not a headline", _of_first(lambda one: one.left), _FURTHER),
    Number("right", "a headline leaves room beside it", _of_first(lambda one: one.right), _FURTHER),
    Number("off middle", "headlines and crossheads are centred", _of_first(_off_middle), _FURTHER),
    Number("off middle usual", "as the other headlines are", _beside_usual(lambda one: abs(_off_middle(one)))),
    Number("left usual", "as the other headlines are", _beside_usual(lambda one: one.left)),
    Number("columns", "a headline spans the columns of its text", _of_first(lambda one: float(one.columns)), _FURTHER),
    Number("white", "white space parts articles", _white, _FURTHER),
    Number("white rank", "more than crossheads", _rank(lambda look: look.whites, _above), _NEAR),
    Number("white usual", "as much as above the other headlines", _beside_usual(_above), _NEAR),
    Number("ruled", "rules part articles", _of_first(lambda one: float(one.ruled)), _FURTHER),
    Number("photo", "a caption stands under a photo", _of_first(lambda one: float(one.photo)), _NEAR),
    Number("moved", "an article begins more often in another column or on another page", _step, _FURTHER),
    Number("ending", "the last line of a paragraph leaves room", _of_last(lambda one: one.right), _NEAR),
    Number("length", "heads are short, paragraphs are long", _length, _FURTHER),
    Number("rows", "heads have few lines", _rows, _NEAR),
    Number("ended", "what stands above an article has ended", _ended, _NEAR),
    Number("marked", "the trade marks bylines, datelines, credits", _marked, _FURTHER),
    Number("opening", "what the text says", _opening, _FAR),
    Number("heads", "a headline is not alone", chance_to_be(labels.DECK, labels.SUBHEAD, labels.KICKER), _FURTHER),
    Number("byline", "a byline follows a headline", chance_to_be(labels.BYLINE), _FURTHER),
    Number("crosshead", "a crosshead has its article around it", chance_to_be(labels.CROSSHEAD), _NEAR),
    Number("body", "text follows a headline", chance_to_be(labels.BODY), _FURTHER),
    Number("inside", "what goes on inside a sentence opens nothing", chance_to_be(labels.INSIDE), _NEAR),
    Number("furniture", "articles begin below the head of a page", chance_to_be(labels.FURNITURE), _NEAR),
)


def names() -> list[str]:
    """The name of each number at each place where it is counted."""
    return names_of(TABLE)


def rows_of(look: Print) -> list[list[float]]:
    """What is counted at each paragraph, in the order of `names`."""
    end = len(look.views)
    values = {number.name: [number.value(look, at) for at in range(end)] for number in TABLE}
    columns = [_shifted(values[number.name], offset) for number, offset in columns_of(TABLE)]
    return [list(row) for row in zip(*columns, strict=True)]


def _shifted(values: list[float], offset: int) -> list[float]:
    if offset < 0:
        return ([MISSING] * -offset + values)[: len(values)]
    return values[offset:] + [MISSING] * min(offset, len(values))


_OPENING = tuple(label in labels.OPENERS for label in labels.LABELS)
_INSIDE = tuple(label == labels.INSIDE for label in labels.LABELS)
_BODY = tuple(label == labels.BODY for label in labels.LABELS)
_CROSSHEAD = tuple(label == labels.CROSSHEAD for label in labels.LABELS)
_FURNITURE = labels.LABELS.index(labels.FURNITURE)
_TWICE = 3.0
"""So much less likely (as a logarithm) is an article of one paragraph: of two heads in a row only one opens."""
_STEPS = ((0.0, 0.0), (0.0, -_TWICE))


def judged(look: Print, path: Sequence[int], by: OfPrint) -> tuple[list[int], list[Row]]:
    """The labels and the chances of all labels after the look at print."""
    path, chances = list(path), list(look.chances)
    rows = rows_of(look)
    places = [at for at, label in enumerate(path) if label != _FURNITURE]
    odds = [(0.0, by.opens.log_odds(rows[at])) for at in places]
    for at, (_no, opens) in zip(places, marginals(odds, _STEPS), strict=True):
        _settle(at, _OPENING, opens, path, chances)
        if not _OPENING[path[at]] and _step(look, at) == 0:  # elsewhere the order may be a guess: the text says it
            goes_on = 1 / (1 + exp(-by.goes_on.log_odds(rows[at])))
            _settle(at, _INSIDE, goes_on, path, chances, barred=_OPENING)
    for at in places:
        if not _OPENING[path[at]] and _goes_on_below(look, at):
            _settle_text(look, at, path, chances)
    return path, chances


def _goes_on_below(look: Print, at: int) -> bool:
    """Whether a line fills its column, and its sentence goes on in a line of text that begins at the left edge, of the
    same size, below it or in the column beside.
    """
    if at + 1 == len(look.views) or _rows(look, at) > 1 or _ended(look, at):
        return False
    setting, below = look.first[at], look.first[at + 1]
    return (
        setting is not None
        and below is not None
        and setting.columns == below.columns == 1
        and setting.right < _FULL
        and below.left < _ASIDE
        and abs(setting.size / max(below.size, 0.01) - 1) <= _ALIKE
        and _moved(setting, below) < 2
        and not _MARKS.isdisjoint(look.views[at + 1].paragraph.text)
    )


def _settle_text(look: Print, at: int, path: list[int], chances: list[Row]) -> None:
    """Make a line that goes on below it text: one that is indented begins a paragraph, and what is straight below it
    goes on in this.
    """
    setting = look.first[at]
    if setting is None or abs(_off_middle(setting)) < _ASIDE <= setting.left:  # centred
        return
    if setting.left < _ASIDE:
        _settle(
            at, _CROSSHEAD, min(1 - _SURE, look.chances[at][_CROSSHEAD.index(True)]), path, chances, barred=_OPENING
        )
        return
    _settle(at, _BODY, _SURE, path, chances)
    if _step(look, at + 1) == 0 and not _OPENING[path[at + 1]]:
        _settle(at + 1, _INSIDE, _SURE, path, chances)


def _settle(
    at: int,
    group: Sequence[bool],
    chance: float,
    path: list[int],
    chances: list[Row],
    *,
    barred: Sequence[bool] = (False,) * len(labels.LABELS),
) -> None:
    """Give the labels of a group a chance together at a place, and the place a label of the more likely side."""
    chances[at] = with_chance(chances[at], group, chance)
    if group[path[at]] != (chance > 0.5):
        sides = zip(group, barred, strict=True)
        possible = (label for label, (inside, out) in enumerate(sides) if inside == (chance > 0.5) and not out)
        path[at] = max(possible, key=chances[at].__getitem__)
