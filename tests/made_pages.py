"""Pages of a newspaper laid out as boxes, with the order in which they are read: seeded, no pixels.

Articles fill a page that is cut into rectangles of whole columns, some inside others. A headline spans the columns of
its rectangle, or only the first ones; photos with captions, bylines, crossheads and rules come at random.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from annotator.core.geometry import Box
from annotator.core.sheet import Print

WIDTH, HEIGHT, MARGIN, GUTTER = 3508, 4961, 150, 66


@dataclass
class MadePage:
    """A page: `lines` shuffled, `articles` the numbers of each article's lines in order, its captions apart."""

    lines: list[Print] = field(default_factory=list)
    areas: list[Print] = field(default_factory=list)
    articles: list[list[int]] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)

    def shuffled(self, chance: random.Random) -> MadePage:
        """The same page, its lines in no order."""
        order = list(range(len(self.lines)))
        chance.shuffle(order)
        place = {number: at for at, number in enumerate(order)}
        return MadePage(
            [self.lines[number] for number in order],
            self.areas,
            [[place[number] for number in article] for article in self.articles],
            [place[number] for number in self.captions],
        )

    def jittered(self, chance: random.Random) -> MadePage:
        """The same page with boxes as a detector gives them: inflated, their heights in steps, some not quite level."""
        lines = [Print(_jittered(line.box, chance), line.text) for line in self.lines]
        return MadePage(lines, self.areas, self.articles, self.captions)

    def turned(self) -> MadePage:
        """The same page set in vertical lines, from right to left."""

        def turn(one: Print) -> Print:
            left, top, right, bottom = one.box
            return Print(Box(HEIGHT - bottom, left, HEIGHT - top, right), one.text, one.is_rule)

        return MadePage([*map(turn, self.lines)], [*map(turn, self.areas)], self.articles, self.captions)

    def whole(self, order: Sequence[int]) -> list[bool]:
        """Of each article, whether its lines stand together and in order; a caption may stand anywhere in it."""
        captions = {*self.captions}
        at = {number: place for place, number in enumerate(number for number in order if number not in captions)}
        return [
            all(
                at[other] - at[one] == 1
                for one, other in pairwise(number for number in article if number not in captions)
            )
            for article in self.articles
        ]


def _jittered(box: Box, chance: random.Random) -> Box:
    step = max(box.height // 6, 1)
    grow, shift = chance.randint(-step, 2 * step), chance.randint(-step // 2, step // 2)
    left, right = chance.randint(-step, step), chance.randint(-step, step)
    return Box(
        box.left + left - 4, box.top - grow // 2 + shift - 3, box.right + right + 4, box.bottom + grow // 2 + shift + 3
    )


@dataclass(frozen=True)
class _Area:
    first: int
    last: int
    top: int
    bottom: int

    @property
    def span(self) -> int:
        return self.last - self.first + 1


class _Setter:
    def __init__(self, articles: Iterator[tuple[str, Sequence[str]]], chance: random.Random, columns: int) -> None:
        self.page = MadePage()
        self._articles, self._chance = articles, chance
        self._column = (WIDTH - 2 * MARGIN - (columns - 1) * GUTTER) // columns
        self._size = chance.choice((34, 38, 42))
        self._leading = self._size * 3 // 2

    def left(self, column: int) -> int:
        return MARGIN + column * (self._column + GUTTER)

    def right(self, column: int) -> int:
        return self.left(column) + self._column

    def divide(self, area: _Area) -> None:
        """Cut a rectangle until each holds one article, and set them."""
        height, chance = area.bottom - area.top, self._chance
        if area.span > 1 and height > 1800 and chance.random() < 0.15:
            self._nest(area)
        elif area.span > 3 or (area.span > 1 and chance.random() < 0.25 and height > 900):
            if height > 2200 and chance.random() < 0.7:
                self._across(area)
            else:
                middle = chance.randint(area.first, area.last - 1)
                self.divide(_Area(area.first, middle, area.top, area.bottom))
                self.divide(_Area(middle + 1, area.last, area.top, area.bottom))
        elif height > 2600 or (height > 1500 and chance.random() < 0.6):
            self._across(area)
        else:
            self._set([(column, area.top, area.bottom) for column in range(area.first, area.last + 1)])

    def _across(self, area: _Area) -> None:
        middle = area.top + int((area.bottom - area.top) * self._chance.uniform(0.35, 0.65))
        if self._chance.random() < 0.5:
            self._rule(self.left(area.first), middle - 20, self.right(area.last), middle - 16)
        self.divide(_Area(area.first, area.last, area.top, middle - 40))
        self.divide(_Area(area.first, area.last, middle, area.bottom))

    def _nest(self, area: _Area) -> None:
        """An article that goes around another one in its lower right corner."""
        first = self._chance.randint(area.first + 1, area.last)
        middle = area.top + int((area.bottom - area.top) * self._chance.uniform(0.5, 0.6))
        self._set(
            [
                (column, area.top, area.bottom if column < first else middle - 50)
                for column in range(area.first, area.last + 1)
            ]
        )
        if self._chance.random() < 0.6:
            self._rule(self.left(first) - 20, middle - 20, self.right(area.last), middle - 16)
        self._set([(column, middle, area.bottom) for column in range(first, area.last + 1)])

    def _rule(self, left: int, top: int, right: int, bottom: int) -> None:
        self.page.areas.append(Print(Box(left, top, right, bottom), is_rule=True))

    def _line(self, text: str, left: float, top: float, size: float, spacing: float = 0) -> None:
        width = _width(text) * size + (len(text) - 1) * spacing
        self.page.articles[-1].append(len(self.page.lines))
        self.page.lines.append(Print(Box(round(left), round(top), round(left + width), round(top + size)), text))

    def _set(self, columns: list[tuple[int, int, int]]) -> None:
        """Set an article into columns, each with its top and bottom."""
        chance = self._chance
        title, paragraphs = next(self._articles)
        self.page.articles.append([])
        span = len(columns)
        if span > 2 and chance.random() < 0.2:
            span -= 1  # the last column begins beside the headline
        left, right, top = self.left(columns[0][0]), self.right(columns[span - 1][0]), columns[0][1]
        top = self._head(title, left, right, top)
        columns = [
            (column, max(start, top) if number < span else start, end)
            for number, (column, start, end) in enumerate(columns)
        ]
        if chance.random() < 0.25:
            columns = self._photo(columns, span)
        gaps = [self._hole(columns)] if chance.random() < 0.25 else []
        self._body(paragraphs, columns, [gap for gap in gaps if gap])

    def _head(self, title: str, left: int, right: int, top: int) -> int:
        chance = self._chance
        size = max(min(self._size * chance.uniform(1.4, 3.6), (right - left) / 5), self._size * 1.35)
        per_line = int((right - left) // size)
        title = title[: 2 * per_line]
        is_centred = chance.random() < 0.7
        rows = [title] if len(title) <= per_line else [title[: (len(title) + 1) // 2], title[(len(title) + 1) // 2 :]]
        if chance.random() < 0.25:
            kicker, small = title[::-1][: int((right - left) // (self._size * 1.35))], self._size * 1.35
            self._line(kicker, left + is_centred * (right - left - len(kicker) * small) / 2, top, small)
            top += round(small * 1.5)
        for row in rows:
            self._line(row, left + is_centred * (right - left - len(row) * size) / 2, top, size)
            top += round(size * 1.25)
        return top + round(self._size * chance.uniform(0.3, 1))

    def _photo(self, columns: list[tuple[int, int, int]], span: int) -> list[tuple[int, int, int]]:
        """A photo with its caption between the headline and the text of its first columns."""
        wide = self._chance.randint(1, span)
        left, right, top = self.left(columns[0][0]), self.right(columns[wide - 1][0]), columns[0][1]
        end = self._picture(left, right, top, min(min(bottom for *_, bottom in columns[:wide]) - top - 400, 700))
        return [
            (column, end if number < wide else start, bottom) for number, (column, start, bottom) in enumerate(columns)
        ]

    def _picture(self, left: int, right: int, top: int, height: int) -> int:
        """A photo with its caption; where they end."""
        if height < 150:
            return top
        self.page.areas.append(Print(Box(left, top, right, top + height)))
        size = self._size * self._chance.choice((0.85, 0.85, 1))
        text = "图为游客在湖边观看候鸟并为它们拍照留念本报记者摄影报道" * 6
        per_line = int((right - left) // size)
        top += height + 20
        for row in range(self._chance.randint(1, 2)):
            self.page.captions.append(len(self.page.lines))
            self._line(text[row * per_line : (row + 1) * per_line - row * 4], left, top, size)
            top += round(size * 1.4)
        return top + 30

    def _hole(self, columns: list[tuple[int, int, int]]) -> tuple[int, int, int] | None:
        """A photo in the middle of a column."""
        column, top, bottom = self._chance.choice(columns)
        if bottom - top < 1200:
            return None
        start = self._chance.randint(top + 300, bottom - 800)
        return column, start, self._picture(self.left(column), self.right(column), start, 350)

    def _body(
        self, paragraphs: Sequence[str], columns: list[tuple[int, int, int]], gaps: Sequence[tuple[int, int, int]]
    ) -> None:
        places = [(column, top) for column, start, bottom in columns for top in self._tops(column, start, bottom, gaps)]
        per_line = self._column // self._size
        rows = list(self._rows(paragraphs, per_line, len(places)))
        for (column, top), (text, indent, is_full) in zip(places, rows, strict=False):
            room = self._column - (_width(text) + indent) * self._size
            left = self.left(column) + indent * self._size
            self._line(text, left, top, self._size, room / (len(text) - 1) if is_full else 0)

    def _tops(self, column: int, start: int, bottom: int, gaps: Sequence[tuple[int, int, int]]) -> Iterator[int]:
        while start + self._size <= bottom:
            hole = next(
                (gap for gap in gaps if gap[0] == column and gap[1] - 40 < start + self._size and start < gap[2]), None
            )
            if hole:
                start = hole[2]
                continue
            yield start
            start += self._leading

    def _rows(self, paragraphs: Sequence[str], per_line: int, wanted: int) -> Iterator[tuple[str, int, bool]]:
        """Rows of text with their indents and whether they fill the column, until there are enough; the last one ends
        a sentence.
        """
        wanted -= self._chance.randint(0, 3)
        made = 0
        if self._chance.random() < 0.5:
            yield "本报记者林小满", (per_line - 7) // 2, False
            made += 1
        while made < wanted:
            for paragraph in paragraphs:
                if self._chance.random() < 0.08 and made:
                    yield paragraph[: per_line // 2], per_line // 4, False
                    made += 1
                rows = list(_rows_of("\0\0" + paragraph, per_line))
                for number, row in enumerate(rows, 1):
                    made += 1
                    if made == wanted and not row.endswith("。"):
                        row = row[:-1] + "。"
                    yield row.lstrip("\0"), row.count("\0"), number < len(rows)
                    if made >= wanted:
                        return


def _rows_of(text: str, wide: int) -> Iterator[str]:
    row = ""
    for char in text:
        if _width(row + char) > wide:
            yield row
            row = ""
        row += char
    yield row


def _width(text: str) -> float:
    """The width of a text in Chinese characters."""
    return sum(0.5 if char.isascii() and char != "\0" else 1 for char in text)


def laid_out_page(articles: Iterator[tuple[str, Sequence[str]]], seed: int) -> MadePage:
    """A page of articles (a title and paragraphs each)."""
    chance = random.Random(seed)
    columns = chance.choice((4, 4, 5, 6))
    setter = _Setter(articles, chance, columns)
    setter.divide(_Area(0, columns - 1, MARGIN, HEIGHT - MARGIN))
    return setter.page.shuffled(chance)


def xy_cut(boxes: Sequence[Box], numbers: Sequence[int] | None = None, *, gap: int = 12) -> list[int]:
    """Boxes by recursive cuts along white space, down the page before across it: what is compared with."""
    numbers = range(len(boxes)) if numbers is None else numbers
    for side in (0, 1):
        bands: list[list[int]] = []
        reached = -gap
        for number in sorted(numbers, key=lambda number: boxes[number][side]):
            if boxes[number][side] >= reached + (gap if bands else 0) or not bands:
                bands.append([])
            bands[-1].append(number)
            reached = max(reached, boxes[number][side + 2])
        if len(bands) > 1:
            return [number for band in bands for number in xy_cut(boxes, band, gap=gap)]
    return sorted(numbers, key=lambda number: (boxes[number].top, boxes[number].left))
