"""Where the raw text stands on its pages: boxes, confidences and alternatives of lines, words and characters.

It is as immutable as the raw text, whose spans are its keys: corrections never touch it. Coordinates are whole units of
a page (pixels of its image, unless the page is measured otherwise), from its top left corner; a page is named by its
place among the pages of the issue, from 0.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain, pairwise
from operator import add, ge, gt, sub
from typing import NamedTuple, Self

from annotator.core import packing
from annotator.core.marking import phrase

FARTHEST = 2**24
"""No coordinate is larger: a page has far fewer units."""

_LONG_LINE = 1000
"""No line of print has more characters: of one that claims to, each is taken to be of one size."""
_UNKNOWN = 255
_STEPS = 200
"""The number of steps in which a confidence is stored."""


class Point(NamedTuple):
    """A place on a page."""

    x: int
    y: int


Polygon = tuple[Point, ...]


class Box(NamedTuple):
    """A rectangle on a page: [left, right) and [top, bottom)."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def is_empty(self) -> bool:
        """Whether it has no area: where something stands on its page is not known, or only nearly."""
        return self.left >= self.right or self.top >= self.bottom

    def meets(self, other: Box) -> bool:
        """Whether it has any place in common with another one."""
        is_beside = self.right <= other.left or other.right <= self.left
        return not is_beside and self.top < other.bottom and other.top < self.bottom

    def distance(self, x: float, y: float) -> float:
        """How far a place lies outside (the sum of both ways); 0 inside."""
        return max(self.left - x, 0, x - self.right) + max(self.top - y, 0, y - self.bottom)

    @property
    def polygon(self) -> Polygon:
        """Its corners, clockwise from the top left one."""
        left, top, right, bottom = self
        return Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)


NOWHERE = Box(0, 0, 0, 0)
"""The box of text whose place on its page is unknown."""


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around some, those without area aside; NOWHERE around none."""
    known = [box for box in boxes if not box.is_empty]
    if not known:
        return NOWHERE
    lefts, tops, rights, bottoms = zip(*known, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def box_of(points: Iterable[Point]) -> Box:
    """The smallest box around some points; NOWHERE around none."""
    xs, ys = zip(*points, strict=True) if (points := list(points)) else ((0,), (0,))
    return Box(min(xs), min(ys), max(xs), max(ys))


class Alternative(NamedTuple):
    """Another reading of a span, and how sure its reader was of it (0 to 1), if that is known."""

    text: str
    confidence: float | None = None


class Spot(NamedTuple):
    """Where a raw span [start, end) stands on a page, how sure its reader was (0 to 1), and its alternatives.

    The alternatives come in the order of their likelihood.
    """

    start: int
    end: int
    box: Box
    confidence: float | None = None
    alternatives: tuple[Alternative, ...] = ()
    page: int = 0

    @property
    def is_vertical(self) -> bool:
        """Whether its characters stand one below the other."""
        return self.box.height > self.box.width and self.end - self.start > 1


def _step(confidence: float | None) -> int:
    return _UNKNOWN if confidence is None else round(min(max(confidence, 0.0), 1.0) * _STEPS)


def _share(step: int) -> float | None:
    return None if step == _UNKNOWN else step / _STEPS


def rounded(confidence: float | None) -> float | None:
    """A confidence as it is stored."""
    return _share(_step(confidence))


class Columns(NamedTuple):
    """Spots column by column: where each begins and ends, on which page, and the edges of its box."""

    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    pages: Sequence[int] = ()
    lefts: Sequence[int] = ()
    tops: Sequence[int] = ()
    rights: Sequence[int] = ()
    bottoms: Sequence[int] = ()

    @classmethod
    def of(cls, columns: Iterable[Iterable[int]]) -> Self:
        """Columns that take little memory."""
        return cls(*(array("i", column) for column in columns))


_NO_COLUMNS = Columns()


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """The spots of lines, of words or of characters; they are in the order of the raw text and apart."""

    columns: Columns = _NO_COLUMNS
    confidences: bytes = b""
    alternatives: Mapping[int, tuple[Alternative, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, spots: Iterable[Spot]) -> Self:
        """The layer that some spots make, which come in the order of their starts."""
        rows = list(spots)
        if not rows:
            return cls()
        starts, ends, boxes, confidences, _alternatives, pages = zip(*rows, strict=True)
        columns = Columns.of((starts, ends, pages, *zip(*boxes, strict=True)))
        alternatives = {
            number: tuple(Alternative(text, rounded(sure)) for text, sure in row.alternatives)
            for number, row in enumerate(rows)
            if row.alternatives
        }
        return cls(columns, bytes(map(_step, confidences)), alternatives)

    @property
    def starts(self) -> Sequence[int]:
        return self.columns.starts

    @property
    def ends(self) -> Sequence[int]:
        return self.columns.ends

    @property
    def pages(self) -> Sequence[int]:
        return self.columns.pages

    def __len__(self) -> int:
        return len(self.confidences)

    def __getitem__(self, number: int) -> Spot:
        return Spot(
            self.starts[number],
            self.ends[number],
            self.box(number),
            _share(self.confidences[number]),
            self.alternatives.get(number, ()),
            self.pages[number],
        )

    def __iter__(self) -> Iterator[Spot]:
        return map(self.__getitem__, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Layer) and self._all() == other._all()

    def __hash__(self) -> int:
        return hash((len(self), self.confidences))

    def _all(self) -> tuple[object, ...]:
        return (*map(list, self.columns), self.confidences, dict(self.alternatives))

    def box(self, number: int) -> Box:
        """The box of a spot."""
        _starts, _ends, _pages, lefts, tops, rights, bottoms = self.columns
        return Box(lefts[number], tops[number], rights[number], bottoms[number])

    def less_sure(self, numbers: range, than: float) -> list[int]:
        """Which spots their reader was less sure of (0 to 1); those of which that is not known are none."""
        steps, limit = self.confidences, round(than * _STEPS)
        return [number for number in numbers if steps[number] < limit]

    def faults(self, length: int, pages: int) -> Iterator[str]:
        """What is wrong with it for a raw text of `length` code points and a number of pages, as the rest of a
        sentence.
        """
        starts, ends, on, *edges = self.columns
        if any(map(gt, chain((0,), ends), starts)) or any(map(ge, starts, ends)) or (ends and ends[-1] > length):
            yield phrase("Fault", "do not lie one behind the other in the raw text")
        if any(page < 0 or page >= pages for page in set(on)):
            yield phrase("Fault", "are on a page that is not there")
        if any(column and (min(column) < 0 or max(column) > FARTHEST) for column in edges):
            yield phrase("Fault", "stand beyond all pages")
        if any(map(gt, edges[0], edges[2])) or any(map(gt, edges[1], edges[3])):
            yield phrase("Fault", "have boxes that end before they begin")

    def holds_inside(self, raw: int) -> bool:
        """Whether a spot begins before a raw offset and ends after it."""
        number = bisect_left(self.starts, raw) - 1
        return number >= 0 and self.ends[number] > raw

    def between(self, start: int, end: int) -> range:
        """The numbers of the spots that have characters in a raw span."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def cut(self, start: int, end: int, by: int = 0) -> Layer:
        """The spots that start in a raw span, shifted by a number of code points."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        starts, ends, *rest = (column[low:high] for column in self.columns)
        moved = ((at + by for at in column) for column in (starts, ends))
        alternatives = {at - low: one for at, one in self.alternatives.items() if low <= at < high}
        return Layer(Columns.of((*moved, *rest)), self.confidences[low:high], alternatives)

    def and_then(self, other: Layer) -> Layer:
        """The spots of both, those of the other last."""
        columns = Columns.of(chain(*both) for both in zip(self.columns, other.columns, strict=True))
        alternatives = {**self.alternatives, **{at + len(self): one for at, one in other.alternatives.items()}}
        return Layer(columns, self.confidences + other.confidences, alternatives)


class Geometry:
    """The lines of a raw text and, where they are known, its words and its characters; `bool` says whether any is."""

    def __init__(self, lines: Layer | None = None, words: Layer | None = None, characters: Layer | None = None) -> None:
        self.__dict__["layers"] = (lines or Layer(), words or Layer(), characters or Layer())

    @classmethod
    def unpacked(cls, data: bytes) -> Self:
        """The geometry that `packed` made so many bytes of; they are decoded on first use."""
        made = cls.__new__(cls)
        made.__dict__["packed"] = data
        return made

    @cached_property
    def packed(self) -> bytes:
        """The geometry in few bytes; none where nothing is known."""
        return zlib.compress(b"".join(map(_packed, self.layers))) if self else b""

    @cached_property
    def layers(self) -> tuple[Layer, Layer, Layer]:
        """Lines, words, characters; ValueError, struct.error or zlib.error where the bytes are damaged."""
        if not self.packed:
            return Layer(), Layer(), Layer()
        data = packing.Packed(zlib.decompress(self.packed))
        return _unpacked(data), _unpacked(data), _unpacked(data)

    @property
    def lines(self) -> Layer:
        return self.layers[0]

    @property
    def words(self) -> Layer:
        return self.layers[1]

    @property
    def characters(self) -> Layer:
        return self.layers[2]

    def __bool__(self) -> bool:
        return any(self.layers) if "layers" in self.__dict__ else bool(self.packed)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Geometry) and self._is_like(other))

    def _is_like(self, other: Geometry) -> bool:
        mine, others = self.__dict__.get("packed"), other.__dict__.get("packed")
        return (mine is not None and mine == others) or self.layers == other.layers

    def __hash__(self) -> int:
        return hash(self.layers)

    def __repr__(self) -> str:
        return f"Geometry({', '.join(f'{len(layer)}' for layer in self.layers)})"

    def cut(self, start: int, end: int, by: int = 0) -> Geometry:
        """The geometry of the raw span [start, end), shifted by a number of code points."""
        return Geometry(*(layer.cut(start, end, by) for layer in self.layers)) if self else self

    def and_then(self, other: Geometry) -> Geometry:
        """This geometry followed by that of appended text."""
        pairs = zip(self.layers, other.layers, strict=True)
        return Geometry(*(one.and_then(another) for one, another in pairs)) if other else self

    @cached_property
    def _lines_by_page(self) -> Mapping[int, list[int]]:
        numbers: dict[int, list[int]] = {}
        for number, page in enumerate(self.lines.pages):
            numbers.setdefault(page, []).append(number)
        return numbers

    def lines_of(self, page: int) -> list[Spot]:
        """The lines of a page, in the order of the raw text."""
        return [self.lines[number] for number in self._lines_by_page.get(page, ())]

    def spots(self, start: int, end: int) -> list[Spot]:
        """Where the raw span [start, end) stands: for each line that it touches, its stretch of the line, with a box as
        close as is known. The confidence is the lowest in the stretch.
        """
        return [self._part_of(self.lines[number], start, end) for number in self.lines.between(start, end)]

    def _part_of(self, line: Spot, start: int, end: int) -> Spot:
        start, end = max(start, line.start), min(end, line.end)
        if (start, end) == line[:2]:
            return line
        for layer in (self.characters, self.words):
            parts = [layer[number] for number in layer.between(start, end)]
            box = around(part.box if layer is self.characters else _slice(part, start, end) for part in parts)
            if not box.is_empty:
                sure = min((part.confidence for part in parts if part.confidence is not None), default=line.confidence)
                return Spot(start, end, box, sure, (), line.page)
        return Spot(start, end, _slice(line, start, end), line.confidence, (), line.page)

    def line_at(self, raw: int) -> Spot | None:
        """The line of print that holds a raw offset, or else the last one before it."""
        number = bisect_right(self.lines.starts, raw) - 1
        return self.lines[number] if number >= 0 else None

    def edges(self, line: Spot) -> list[int]:
        """Where each character of a line begins, along the line, and where the last one ends: halfway between two
        neighbours, or in equal steps where their boxes are not known or not in order.
        """
        low, high = (line.box.top, line.box.bottom) if line.is_vertical else (line.box.left, line.box.right)
        size, sides = line.end - line.start, (1, 3) if line.is_vertical else (0, 2)
        known = range(line.start, line.end if size <= _LONG_LINE else line.start)
        boxes = [self._part_of(line, at, at + 1).box for at in known]
        middles = [sum(box[side] for side in sides) // 2 for box in boxes]
        if middles and all(one < other for one, other in pairwise([low, *middles, high])):
            return [low, *(sum(pair) // 2 for pair in pairwise(middles)), high]
        return [low + (high - low) * count // size for count in range(size + 1)]

    def raw_at(self, page: int, x: float, y: float) -> int | None:
        """The raw offset of the character at or nearest to a place on a page; None where the page has no lines."""
        numbers = [number for number in self._lines_by_page.get(page, ()) if not self.lines.box(number).is_empty]
        if not numbers:
            return None
        line = self.lines[min(numbers, key=lambda number: self.lines.box(number).distance(x, y))]
        parts = (
            layer[number] for layer in (self.characters, self.words) for number in layer.between(line.start, line.end)
        )
        known = [part for part in parts if not part.box.is_empty]
        return _character(min(known, key=lambda part: part.box.distance(x, y), default=line), x, y)


NO_GEOMETRY = Geometry()
"""That of a text that came without pages."""


def _slice(spot: Spot, start: int, end: int) -> Box:
    """The box of a stretch of a spot, as if its characters were of one size."""
    size, (left, top, right, bottom) = spot.end - spot.start, spot.box
    low, high = max(start, spot.start) - spot.start, min(end, spot.end) - spot.start
    if spot.box.is_empty or size <= 1 or high <= low:
        return spot.box
    if spot.is_vertical:
        return Box(left, top + spot.box.height * low // size, right, top + -(-spot.box.height * high // size))
    return Box(left + spot.box.width * low // size, top, left + -(-spot.box.width * high // size), bottom)


def _character(spot: Spot, x: float, y: float) -> int:
    """The raw offset of the character of a spot at a place, as if all were of one size."""
    size, box = spot.end - spot.start, spot.box
    share = (y - box.top) / box.height if spot.is_vertical else (x - box.left) / box.width
    return spot.start + max(0, min(int(share * size), size - 1))


def _packed(layer: Layer) -> bytes:
    """A layer in bytes: the columns as differences."""
    starts, ends, pages, lefts, tops, rights, bottoms = layer.columns
    numbers = sorted(layer.alternatives)
    others = [layer.alternatives[number] for number in numbers]
    flat = list(chain.from_iterable(others))
    columns: list[Iterable[int]] = [
        map(sub, starts, chain((0,), ends)),
        map(sub, ends, starts),
        *map(packing.steps, (pages, lefts, tops)),
        map(sub, rights, lefts),
        map(sub, bottoms, tops),
        packing.steps(numbers),
        map(len, others),
        (len(one.text) for one in flat),
        (_step(one.confidence) for one in flat),
    ]
    texts = "".join(one.text for one in flat).encode("utf-8", "surrogatepass")
    return b"".join([*map(packing.column, columns), packing.block(texts), packing.block(layer.confidences)])


def _unpacked(data: packing.Packed) -> Layer:
    """The next layer in some bytes; ValueError or struct.error where they are damaged."""
    gaps, sizes, pages, lefts, tops, widths, heights, numbers, counts, lengths, sure = (
        list(data.column()) for _ in range(11)
    )
    ends = list(accumulate(map(add, gaps, sizes)))
    pages, lefts, tops = (list(accumulate(column)) for column in (pages, lefts, tops))
    sides = pages, lefts, tops, map(add, lefts, widths), map(add, tops, heights)
    text = data.block().decode("utf-8", "surrogatepass")
    edges = accumulate(lengths, initial=0)
    flat = [Alternative(text[a:b], _share(step)) for (a, b), step in zip(pairwise(edges), sure, strict=True)]
    edges = accumulate(counts, initial=0)
    groups = [tuple(flat[a:b]) for a, b in pairwise(edges)]
    others = dict(zip(accumulate(numbers), groups, strict=True))
    layer = Layer(Columns.of((map(sub, ends, sizes), ends, *sides)), data.block(), others)
    if any(len(column) != len(layer) for column in layer.columns):
        raise ValueError("the columns of a geometry have different lengths")
    return layer
