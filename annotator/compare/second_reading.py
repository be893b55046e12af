"""What another reading of a page would change: its lines beside the corrected text of the same places, as questions.

Lines belong together by where they stand. What a person has decided on is left alone, and white space, the width of a
mark and the form of a character (engines mix simplified and traditional ones) are no difference.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from annotator.core.geometry import Box, Polygon, Spot
from annotator.core.issue import Issue
from annotator.core.pages import Line
from annotator.core.polygons import holds
from annotator.core.records import APPLY_FROM, READ_AGAIN, Correction, CorrectionKind, State

_NO_FORMS: Mapping[int, str] = MappingProxyType({})
_MOST = APPLY_FROM - 0.01
"""The confidence of a question of which the reader is sure: it never stands in the text by itself."""
_UNKNOWN = 0.5
_LEAST_SURE = 0.3
"""What the reader is less sure of (0 to 1) is not asked: it would be answered with no."""
_LEAST_ALIKE = 0.4
"""Lines less alike than this (0 to 1) share characters by chance only: the one is asked about whole."""
_OVERLAP = 0.5
"""Two lines stand in one place where they share so much of the smaller one, each way."""
_MARKS = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "—": "-", "―": "-", "–": "-", "─": "-", "•": "·", "・": "·"}


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What another reading says: `questions`, and how many lines there are in which both say the same (`alike`), that
    were not read again (`unread`), and that were read where the text has none (`new`); `left` counts the differences
    where a person has decided, `unsure` those of which the reader is too unsure itself.
    """

    questions: tuple[Correction, ...] = ()
    alike: int = 0
    unread: int = 0
    new: int = 0
    left: int = 0
    unsure: int = 0


class _Sign(NamedTuple):
    """A character of the corrected text of a line, and the raw span that it stands for, alone or with others."""

    text: str
    start: int
    end: int


class _Read(NamedTuple):
    """A character of the other reading, its place in the text of its line, and how sure that is."""

    text: str
    at: int
    confidence: float | None


class _Difference(NamedTuple):
    """What another reading says in place of a raw span."""

    start: int
    end: int
    text: str
    confidence: float


@dataclass(slots=True)
class _Beside:
    """What was read in the place of a line: texts with the confidences of their characters, each by where it begins."""

    stretches: list[tuple[int, str, list[float | None]]] = field(default_factory=list)

    def all(self) -> tuple[str, list[float | None]]:
        """All of it in the order of the line."""
        stretches = sorted(self.stretches, key=lambda stretch: stretch[0])
        return "".join(text for _at, text, _sure in stretches), [one for _at, _text, sure in stretches for one in sure]


def second_reading(
    issue: Issue,
    page: int,
    lines: Iterable[Line],
    *,
    origin: str,
    area: Polygon = (),
    forms: Mapping[int, str] = _NO_FORMS,
) -> SecondReading:
    """What `lines`, which `origin` (a program with its version) has read on a page, would change in the text there.

    With an `area`, in units of the page, only the lines of the text are looked at whose middle lies in it. `forms` says
    which form stands for all forms of a character.
    """
    own = [line for line in issue.geometry.lines_of(page) if not line.box.is_empty and _lies_in(line.box, area)]
    beside, new = _matched(own, [line for line in lines if not line.box.is_empty and _lies_in(line.box, area)])
    questions: list[Correction] = []
    alike = left = unsure = 0
    for number, read in sorted(beside.items()):
        differences = list(_differences(issue, own[number], *read.all(), forms))
        alike += not differences
        for difference in differences:
            standing = _standing(issue, difference)
            if _is_decided(issue, difference, standing):
                left += 1
            elif difference.confidence < _LEAST_SURE:
                unsure += 1
            elif not standing:  # else it is asked about already
                questions.append(_question(issue, difference, origin))
    return SecondReading(tuple(questions), alike, len(own) - len(beside), new, left, unsure)


def _lies_in(box: Box, area: Polygon) -> bool:
    return not area or holds(area, (box.left + box.right) / 2, (box.top + box.bottom) / 2)


def _matched(own: Sequence[Spot], lines: Iterable[Line]) -> tuple[dict[int, _Beside], int]:
    """What was read in the place of each line, by its number, and how many lines were read where none is.

    A line that was read across several columns is cut among them, character by character.
    """
    beside: dict[int, _Beside] = defaultdict(_Beside)
    new = 0
    for line in lines:
        met = [number for number, spot in enumerate(own) if _shared(spot.box, line.box) >= _OVERLAP]
        if not met:
            new += 1
        elif len(met) == 1:
            beside[met[0]].stretches.append((_begin(line.box, own[met[0]].box), line.text, _confidences(line)))
        else:
            for number, text, sure, box in _cut(line, {number: own[number].box for number in met}):
                beside[number].stretches.append((_begin(box, own[number].box), text, sure))
    return beside, new


def _shared(one: Box, other: Box) -> float:
    """Which share of the smaller one two boxes have in common, in the direction in which it is less."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return min(across / min(one.width, other.width), down / min(one.height, other.height))


def _begin(box: Box, line: Box) -> int:
    """Where something begins along a line."""
    return box.top if line.height > line.width else box.left


def _confidences(line: Line) -> list[float | None]:
    """How sure each character of a line is."""
    sure: list[float | None] = [line.confidence] * len(line.text)
    for spot in line.characters:
        sure[spot.start : spot.end] = [spot.confidence] * (spot.end - spot.start)
    return sure


def _cut(line: Line, boxes: dict[int, Box]) -> Iterator[tuple[int, str, list[float | None], Box]]:
    """The characters of a line by the nearest of some boxes, one after the other."""
    for spot in line.characters:
        x, y = (spot.box.left + spot.box.right) / 2, (spot.box.top + spot.box.bottom) / 2
        nearest = min(boxes, key=lambda number: boxes[number].distance(x, y))
        text = line.text[spot.start : spot.end]
        yield nearest, text, [spot.confidence] * len(text), spot.box


def _differences(
    issue: Issue, line: Spot, text: str, sure: Sequence[float | None], forms: Mapping[int, str]
) -> Iterator[_Difference]:
    """Where another reading of a line says something else than the corrected text."""
    from rapidfuzz.distance import Levenshtein

    signs = [sign for sign in _signs(issue, line) if not sign.text.isspace()]
    read = [_Read(sign, at, sure[at]) for at, sign in enumerate(text) if not sign.isspace()]
    old, new = ([_folded(sign.text).translate(forms) for sign in some] for some in (signs, read))
    if not signs or not read or old == new:
        return
    if Levenshtein.normalized_similarity(old, new) < _LEAST_ALIKE:
        stretches = [(0, len(old), 0, len(new))]
    else:
        steps = (step for step in Levenshtein.opcodes(old, new) if step.tag != "equal")
        stretches = _joined((s.src_start, s.src_end, s.dest_start, s.dest_end) for s in steps)
    for start, end, low, high in stretches:
        said = read[low:high]
        span = text[said[0].at : said[-1].at + 1] if said else ""
        confidence = min((one.confidence for one in said if one.confidence is not None), default=_UNKNOWN)
        yield _difference(signs, start, end, span, confidence)


def _joined(stretches: Iterable[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """The stretches, where two that only a single character separates become one: that matches by chance."""
    made: list[tuple[int, int, int, int]] = []
    for start, end, low, high in stretches:
        if made and start - made[-1][1] < 2:
            start, _end, low, _high = made.pop()
        made.append((start, end, low, high))
    return made


def _difference(signs: Sequence[_Sign], start: int, end: int, text: str, confidence: float) -> _Difference:
    """What stands in place of some signs; what was read between two goes with the one before, else with the first."""
    if start == end and start:
        start, text = start - 1, signs[start - 1].text + text
    elif start == end:
        end, text = 1, text + signs[0].text
    return _Difference(signs[start].start, signs[end - 1].end, text, confidence)


def _signs(issue: Issue, line: Spot) -> Iterator[_Sign]:
    """The corrected text of a line, sign by sign; what a correction puts there stands where the correction begins."""
    at = line.start
    for correction in issue.starting_in(issue.corrections, issue.layout.segment_at(at).start, line.end + 1):
        start, end = correction.start, correction.end
        if not correction.applies or end < line.start or start == line.end < end:
            continue
        yield from (_Sign(issue.raw[place], place, place + 1) for place in range(at, start))
        if start >= line.start:
            yield from (_Sign(sign, start, end) for sign in correction.text)
        at = max(at, end)
    yield from (_Sign(issue.raw[place], place, place + 1) for place in range(at, line.end))


def _folded(sign: str) -> str:
    """A character without its width, and a mark as its plain form."""
    plain = unicodedata.normalize("NFKC", _MARKS.get(sign, sign))
    return plain if len(plain) == 1 else sign


def _standing(issue: Issue, difference: _Difference) -> list[Correction]:
    """The corrections in whose place a difference lies, rejected ones as well."""
    start, end, *_said = difference
    near = issue.starting_in(issue.corrections, issue.layout.segment_at(start).start, max(end, start + 1))
    return [one for one in near if start < one.end or start <= one.start]


def _is_decided(issue: Issue, difference: _Difference, standing: Iterable[Correction]) -> bool:
    """Whether a person has decided on what stands in the place of a difference."""
    is_approved = issue.layout.article_at(difference.start).approved
    return is_approved or any(one.state != State.SUGGESTED and (one.live or not one.swept) for one in standing)


def _question(issue: Issue, difference: _Difference, origin: str) -> Correction:
    is_mark = not any(map(str.isalnum, issue.raw[difference.start : difference.end] + difference.text))
    return Correction(
        id=issue.free_id("c", difference.start),
        origin=origin,
        state=State.SUGGESTED,
        confidence=_MOST * difference.confidence,
        rule=READ_AGAIN,
        start=difference.start,
        end=difference.end,
        text=difference.text,
        kind=CorrectionKind.PUNCTUATION if is_mark else CorrectionKind.CHARACTER,
    )
