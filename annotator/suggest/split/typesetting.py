"""Articles set in print of random make-up, for the fit of the second look at pages: columns, sizes, rules, no pixels.

Only the fit uses this. Articles are packed from the top of a page down, each into as many neighbouring columns as its
length wants. How large headlines are, where they stand, how much white space and which rules part articles, how
paragraphs begin: each issue has habits of its own, and headlines are often no larger than the text.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from unicodedata import east_asian_width

from annotator.core.geometry import Box
from annotator.core.issue import Issue, Source
from annotator.core.pages import Area, Block, Line, ReadPage, issue_of
from annotator.core.reading_order import ordered
from annotator.core.records import RegionKind
from annotator.suggest.split import labels as words

WIDTH, HEIGHT, MARGIN = 3508, 4961, 150
_CLAUSE = "，。！？；：、“”（）《》,.!?;:()"
_CAPTION = "图为"
_PHOTO = 4
"""White space of more lines in a column is that of a photo."""

_HEADS = (words.KICKER, words.HEADLINE, words.SUBHEAD)

Entry = tuple[str, str]
"""A paragraph or a line of a head: its label, and its text."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as it is printed; `role` is the label of its entry, `joined` says that it goes on with the line above."""

    text: str
    box: Box
    article: int
    role: str
    joined: bool = False


@dataclass(slots=True)
class SetPage:
    """A page: its lines in the order of reading, and its photos and rules."""

    lines: list[SetLine] = field(default_factory=list)
    areas: list[tuple[Box, RegionKind]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Habits:
    """How an issue is set; sizes are in those of the body text, distances in lines of it."""

    columns: int
    gutter: int
    size: int
    leading: float
    heads: tuple[float, float]
    centred: float
    above: tuple[float, float]
    below: float
    ruled: float
    parted: bool
    indent: int
    byline: str
    crosshead: tuple[float, bool, float]
    crossheads: float
    kickers: float
    photos: float
    folio: bool


def _habits(chance: random.Random) -> _Habits:
    least = chance.choice((1.0, 1.0, 1.1, 1.3, 1.6))
    white = chance.choice((0.1, 0.4, 0.8, 1.5))
    return _Habits(
        columns=chance.choice((3, 4, 4, 5, 5, 6, 7)),
        gutter=chance.choice((36, 50, 66, 80)),
        size=chance.choice((30, 34, 38, 42)),
        leading=chance.uniform(1.2, 1.7),
        heads=(least, least * chance.choice((1.05, 1.3, 2.0))),
        centred=chance.choice((0.0, 0.1, 0.5, 0.9, 1.0)),
        above=(white, white * chance.choice((1.2, 2, 3))),
        below=chance.uniform(0.05, 0.9),
        ruled=chance.choice((0.0, 0.0, 0.2, 0.6, 1.0)),
        parted=chance.random() < 0.3,
        indent=chance.choice((2, 2, 2, 2, 0, 1)),
        byline=chance.choice(("centre", "left", "right", "left")),
        crosshead=(chance.choice((1.0, 1.0, 1.1, 1.25)), chance.random() < 0.6, chance.uniform(0, 0.8)),
        crossheads=chance.choice((0.0, 0.0, 0.04, 0.1)),
        kickers=chance.choice((0.0, 0.1, 0.4)),
        photos=chance.choice((0.0, 0.1, 0.3)),
        folio=chance.random() < 0.6,
    )


class _Setter:
    """Sets articles onto pages."""

    def __init__(self, chance: random.Random) -> None:
        self.pages = [SetPage()]
        self._chance, self._habits = chance, _habits(chance)
        habits = self._habits
        self._column = (WIDTH - 2 * MARGIN - (habits.columns - 1) * habits.gutter) // habits.columns
        self._step = round(habits.size * habits.leading)
        self._article = -1
        self._begin()

    def _begin(self) -> None:
        top = MARGIN
        if self._habits.folio:
            text = f"{len(self.pages):02}版 2026年1月5日 星期一"
            self._line(text, self._left(0), MARGIN - 90, self._habits.size, words.FURNITURE, article=-1)
        self._reached = [top] * self._habits.columns

    def _left(self, column: int) -> int:
        return MARGIN + column * (self._column + self._habits.gutter)

    def _line(
        self,
        text: str,
        left: float,
        top: float,
        size: float,
        role: str,
        *,
        joined: bool = False,
        wide: float = 0,
        article: int | None = None,
    ) -> None:
        box = Box(round(left), round(top), round(left + (wide or _width(text) * size)), round(top + size))
        number = self._article if article is None else article
        self.pages[-1].lines.append(SetLine(text, box, number, role, joined))

    def set(self, entries: Sequence[Entry]) -> None:
        """Set an article where there is most room above, on a further page if there is none."""
        habits, chance = self._habits, self._chance
        heads = self._heads(entries)
        rest = [entry for entry in self._with_crossheads(entries) if entry[0] not in _HEADS]
        per_line = self._column // habits.size
        rows = sum(-(-int(_width(text) + habits.indent) // per_line) for _role, text in rest)
        span = min(habits.columns, max(1, rows // chance.choice((15, 30, 60)) + chance.choice((0, 0, 1))))
        size = chance.uniform(*habits.heads)
        first = min(
            range(habits.columns - span + 1),
            key=lambda column: (max(self._reached[column : column + span]), chance.random()),
        )
        top = max(self._reached[first : first + span])
        needed = 6 * self._step + (rows // span + 1) * self._step
        if top + needed > HEIGHT - MARGIN and top > MARGIN:
            self.pages.append(SetPage())
            self._begin()
            self._article_at(heads, rest, 0, span, MARGIN, size)
        else:
            self._article_at(heads, rest, first, span, top, size)

    def _heads(self, entries: Sequence[Entry]) -> list[Entry]:
        """The headline with what is above and below it; further clauses of the text stand there for the fit."""
        heads = [entry for entry in entries if entry[0] in _HEADS]
        clauses = [text for role, text in entries if role == words.BODY]
        if heads and clauses and self._chance.random() < self._habits.kickers:
            heads.insert(0, (words.KICKER, _clause(self._chance.choice(clauses))))
        if heads and clauses and self._chance.random() < self._habits.kickers / 2:
            heads.append((words.SUBHEAD, _clause(self._chance.choice(clauses))))
        return heads

    def _with_crossheads(self, entries: Sequence[Entry]) -> Iterator[Entry]:
        """The entries, with further crossheads made of the first clauses of paragraphs."""
        for number, (role, text) in enumerate(entries):
            clause = next((at for at, char in enumerate(text) if char in _CLAUSE), 0)
            if (
                role == words.BODY
                and number > 3
                and 3 < clause < 12
                and self._chance.random() < self._habits.crossheads
            ):
                yield words.CROSSHEAD, text[:clause]
            is_set_off = role == words.BODY and number > 1 and len(text) < 14 and text[-1] not in _CLAUSE
            yield (words.CROSSHEAD if is_set_off else role), text

    def _article_at(
        self, heads: Sequence[Entry], rest: Sequence[Entry], first: int, span: int, top: int, size: float
    ) -> None:
        habits, chance = self._habits, self._chance
        self._article += 1
        left, right = self._left(first), self._left(first + span - 1) + self._column
        if top > MARGIN:
            white = chance.uniform(*habits.above) * self._step
            if chance.random() < habits.ruled:
                middle = round(top + white / 2)
                self.pages[-1].areas.append((Box(left, middle, right, middle + 4), RegionKind.RULE))
            top += round(white)
        centred = chance.random() < habits.centred
        for role, text in heads:
            scale = size if role == words.HEADLINE else max(size * chance.uniform(0.5, 0.8), 1.0)
            top = self._head(role, text, left, right, top, scale * habits.size, centred)
        if heads:
            top += round(habits.below * self._step)
        tops = [top] * span
        caption = ""
        if span and chance.random() < habits.photos and rest:
            wide = chance.randint(1, span)
            height = chance.randint(200, 500)
            edge = self._left(first + wide - 1) + self._column
            self.pages[-1].areas.append((Box(left, top, edge, top + height), RegionKind.PHOTO))
            caption = _CAPTION + rest[-1][1][: chance.randint(8, 30)]
            for column in range(wide):
                tops[column] = top + height + 2 * self._step
        self._body(rest, first, span, tops)
        if caption:
            small = chance.choice((0.8, 0.9, 1.0)) * habits.size
            most = int((right - left) // small)
            self._line(caption[:most], left, top + height + self._step * 0.3, small, words.BODY)
        if habits.parted and span < habits.columns and first:
            x = left - habits.gutter // 2
            self.pages[-1].areas.append((Box(x, top, x + 4, max(self._reached[first], top + 40)), RegionKind.RULE))

    def _head(self, role: str, text: str, left: int, right: int, top: int, size: float, centred: bool) -> int:
        size = min(size, (right - left) / 4)
        for number, row in enumerate(_rows(text, (right - left) / size)):
            room = right - left - _width(row) * size
            self._line(row, left + centred * room / 2, top, size, role, joined=number > 0)
            top += round(size * 1.25)
        return top

    def _body(self, entries: Sequence[Entry], first: int, span: int, tops: Sequence[int]) -> None:
        """Set text into columns of nearly one height."""
        lines = list(self._set_lines(entries))
        level = max(tops)
        lost = sum((level - top) // self._step for top in tops)
        deep = -(-len(lines) // span)
        room = max(1, (HEIGHT - MARGIN - level) // self._step)
        deep = min(max(1, deep - lost // span), room)
        at = 0
        for column in range(span):
            left, top = self._left(first + column), tops[column]
            count = deep + (level - top) // self._step
            if column == span - 1:
                count = max(count, min(len(lines) - at, room))
            for text, indent, size, wide, role, joined, white in lines[at : at + count]:
                if white > _PHOTO:
                    edge = top + round((white - 0.5) * self._step)
                    self.pages[-1].areas.append((Box(left, top, left + self._column, edge), RegionKind.PHOTO))
                top += round(white * self._step)
                self._line(text, left + indent, top, size, role, joined=joined, wide=wide)
                top += self._step
            at += count
            self._reached[first + column] = top
        bottom = max(self._reached[first : first + span])
        for column in range(span):
            self._reached[first + column] = bottom

    def _set_lines(self, entries: Iterable[Entry]) -> Iterator[tuple[str, float, float, float, str, bool, float]]:
        """The lines of paragraphs: text, indent, size, width (0: as it is), label, joined, white space above."""
        habits = self._habits
        for role, text in entries:
            if role == words.CROSSHEAD:
                scale, is_centred, white = habits.crosshead
                size = scale * habits.size
                room = max(self._column - _width(text) * size, 0)
                yield text, room / 2 if is_centred else habits.indent * size, size, 0, words.BODY, False, white
            elif role == words.BYLINE and len(text) < 24:
                room = max(self._column - _width(text) * habits.size, 0)
                share = {"centre": 0.5, "left": 0.0, "right": 1.0}[habits.byline]
                yield text, room * share, habits.size, 0, role, False, 0
            else:
                rows = list(_rows("\0" * habits.indent + text, self._column / habits.size))
                if role == words.BODY and len(text) > 40 and self._chance.random() < habits.photos / 8:
                    small = habits.size * self._chance.choice((0.8, 0.9, 1.0))
                    most = int(self._column / small)
                    yield (
                        (_CAPTION + text[-20:])[:most],
                        0,
                        small,
                        0,
                        words.BODY,
                        False,
                        _PHOTO + self._chance.randint(1, 5),
                    )
                for number, row in enumerate(rows):
                    indent = row.count("\0") * habits.size
                    wide = self._column - indent if number < len(rows) - 1 else 0
                    yield row.lstrip("\0"), indent, habits.size, wide, role, number > 0, 0


def _clause(text: str) -> str:
    """The first words of a text, as long as a head."""
    parts = [part for part in text.replace("。", "，").split("，") if 5 < len(part) < 24]
    return parts[0] if parts else text[:12]


def _width(text: str) -> float:
    return sum(1 if char == "\0" or east_asian_width(char) in "WFA" else 0.5 for char in text)


def _rows(text: str, wide: float) -> Iterator[str]:
    row, taken = "", 0.0
    for char in text:
        size = _width(char)
        if row and taken + size > wide and char not in "，。、；：！？”）》":
            yield row
            row, taken = "", 0.0
        row, taken = row + char, taken + size
    if row:
        yield row


@dataclass(frozen=True, slots=True)
class SetIssue:
    """An issue read from the boxes of what was set; for each of its lines the one that was set, and whether it goes on
    with the one before it here.
    """

    issue: Issue
    lines: Sequence[SetLine]
    joined: Sequence[bool]


def set_issue(articles: Sequence[Sequence[Entry]], seed: str, *, is_guessed: bool = False) -> SetIssue:
    """An issue of some articles, in a make-up that the seed decides: the boxes true or as a detector gives them, the
    lines upright or lying, in blocks of its file or in the order that is guessed.
    """
    chance = random.Random(seed)
    setter = _Setter(chance)
    for entries in articles:
        setter.set(entries)
    is_rough, is_vertical = chance.random() < 0.6, chance.random() < 0.15
    divided = chance.choice(("paragraph", "column", "page"))
    made: list[ReadPage] = []
    own: dict[int, SetLine] = {}
    for number, page in enumerate(setter.pages):
        placed = []
        for one in page.lines:
            box = _rough(one.box, chance) if is_rough else one.box
            line = Line(text=one.text, box=_upright(box) if is_vertical else box)
            own[id(line)] = one
            placed.append((line, one))
        areas = [Area(polygon=(_upright(box) if is_vertical else box).polygon, kind=kind) for box, kind in page.areas]
        size = (HEIGHT, WIDTH) if is_vertical else (WIDTH, HEIGHT)
        read = ReadPage(number=str(number + 1), width=size[0], height=size[1], areas=areas)
        if is_guessed:
            shuffled = [line for line, _one in placed]
            chance.shuffle(shuffled)
            made.append(ordered(replace(read, blocks=[Block(lines=shuffled)])))
        else:
            made.append(replace(read, blocks=[Block(lines=block) for block in _blocks(placed, divided)]))
    issue = issue_of(made, title="", date="", source=Source("", "0", "utf-8"), origin="")
    lines = [own[id(line)] for page in made for block in page.blocks for line in block.lines]
    before = {id(below): id(above) for page in setter.pages for above, below in pairwise(page.lines)}
    follows = (before.get(id(below)) == id(above) for above, below in pairwise(lines))
    joined = [False, *(one.joined and is_next for one, is_next in zip(lines[1:], follows, strict=True))]
    return SetIssue(issue, lines, joined)


def _blocks(lines: Sequence[tuple[Line, SetLine]], divided: str) -> Iterator[list[Line]]:
    """Lines in the blocks of a file: by paragraphs, by what stands together in a column, or all in one."""
    block: list[Line] = []
    last: SetLine | None = None
    for line, one in lines:
        ends = last is not None and (
            (divided == "paragraph" and not one.joined)
            or (divided == "column" and (one.box.top < last.box.top or one.article != last.article))
        )
        if ends:
            yield block
            block = []
        block.append(line)
        last = one
    if block:
        yield block


def _rough(box: Box, chance: random.Random) -> Box:
    """A box as a detector finds it: larger on most sides, its height in steps."""
    step = max(box.height // 6, 1)
    more = [chance.randint(-step, 2 * step) for _side in range(2)]
    left, right = chance.randint(-step, step // 2), chance.randint(-step // 2, step)
    return Box(max(box.left + left, 0), max(box.top - more[0] // 2, 0), box.right + right, box.bottom + more[1] // 2)


def _upright(box: Box) -> Box:
    """A box of a page whose lines run downwards, from right to left."""
    return Box(HEIGHT - box.bottom, box.left, HEIGHT - box.top, box.right)
