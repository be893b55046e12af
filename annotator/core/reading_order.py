"""The order in which the lines of a page are read, guessed from where they stand: a headline owns its columns.

A block of print belongs to the headline above it; where none is printed there, to
that of a block beside it that begins at the same height (a headline may be narrower than the columns that it owns);
else it goes on from the block above it, or from the column on its left. Vertical lines are read the same way after a
quarter turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from annotator.core.geometry import Box, around, box_of
from annotator.core.pages import Area, Block, Line, ReadPage
from annotator.core.records import RegionKind
from annotator.core.sheet import SEVERAL, Print, PrintedBlock, Sheet, overlap

MOST_LINES = 2_500
"""The lines of a page with more stay as they come: no page of a newspaper has so many."""

_DEEPEST = 50
"""How often a page is cut into ever smaller ones."""


@dataclass(frozen=True, slots=True)
class Group:
    """What seems to be one article of a page: its blocks in the order of reading, each the numbers of its lines.

    `doubtful` are the places of the blocks that may belong elsewhere.
    """

    blocks: tuple[tuple[int, ...], ...]
    doubtful: tuple[int, ...] = ()


def ordered(page: ReadPage) -> ReadPage:
    """A page of whose order its file says nothing, its blocks in the order of reading.

    A single block, which is all that was read, is divided into what is printed as blocks; several are kept whole, and
    folios and the like come before the rest.
    """
    texts = [block for block in page.blocks if not block.is_furniture]
    if len(texts) == 1:
        made = [replace(texts[0], lines=block.lines) for block in in_order(texts[0].lines, page.areas)]
    else:
        owners = [owner for owner, block in enumerate(texts) for _line in block.lines]
        order = _order([line for block in texts for line in block.lines], page.areas)
        made = [texts[owner] for owner in dict.fromkeys(owners[number] for block in order for number in block)]
    return replace(page, blocks=[*(block for block in page.blocks if block.is_furniture), *made])


def in_order(lines: Sequence[Line], areas: Iterable[Area] = ()) -> list[Block]:
    """The blocks that lines make, in the order of reading; a line without a box follows the one before it."""
    return [Block(lines=[lines[number] for number in block]) for block in _order(lines, areas)]


def _order(lines: Iterable[Line], areas: Iterable[Area]) -> Iterator[Sequence[int]]:
    """The numbers of lines, block by block."""
    shapes = [Print(box_of(area.polygon), is_rule=area.kind == RegionKind.RULE) for area in areas]
    for group in groups([*map(_print, lines)], shapes):
        yield from group.blocks


def _print(line: Line) -> Print:
    box = around(spot.box for spot in line.words or line.characters) if line.box.is_empty else line.box
    return Print(box, line.text)


def groups(lines: Sequence[Print], areas: Iterable[Print] = ()) -> list[Group]:
    """The lines of a page in groups, both in the order of reading; a line without a box follows the one before it."""
    placed = [number for number, line in enumerate(lines) if not line.box.is_empty]
    if not placed or len(lines) > MOST_LINES:
        return [Group((tuple(range(len(lines))),))] if lines else []
    followed = [range(start, end) for start, end in pairwise([0, *placed[1:], len(lines)])]
    page = _Page(Sheet([lines[number] for number in placed], [area for area in areas if not area.box.is_empty]))
    return [
        Group(
            tuple(tuple(number for line in block.printed.lines for number in followed[line]) for block in blocks),
            tuple(place for place, block in enumerate(blocks) if block.is_doubtful),
        )
        for blocks in page.groups()
    ]


@dataclass(eq=False, slots=True)
class _Block:
    """A block of print, the one above it, and the one that it belongs to or goes on from."""

    printed: PrintedBlock
    is_doubtful: bool = False
    above: _Block | None = None
    owner: _Block | None = None

    @property
    def box(self) -> Box:
        return self.printed.box

    @property
    def is_head(self) -> bool:
        return self.printed.is_head


class _Page:
    """The blocks of a page, each with its owner."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def groups(self) -> Iterator[list[_Block]]:
        """The blocks of each group, in the order of reading."""
        heads, texts = ([*map(_Block, some)] for some in (self._sheet.heads(), self._sheet.blocks()))
        blocks = sorted([*heads, *texts], key=lambda block: (block.box.top, block.box.left))
        for block in texts:
            block.above = max(
                (other for other in blocks if other.box.top < block.box.top and overlap(other.box, block.box) > 0.3),
                key=lambda other: other.box.bottom,
                default=None,
            )
        self._own(heads, texts)
        owned: dict[_Block, list[_Block]] = {head: [head] for head in blocks if head.is_head}
        for block in texts:
            owned.setdefault(_root(block), []).append(block)
        made = [(around(block.box for block in some), list(self._within(some))) for some in owned.values()]
        yield from (made[number][1] for number in _cut([box for box, _blocks in made], range(len(made))))

    def _own(self, heads: Sequence[_Block], texts: Sequence[_Block]) -> None:
        """Give each block the one that it belongs to or goes on from."""
        for block in texts:
            if block.above is not None and block.above.is_head:
                block.owner = block.above
        settled = [block for block in texts if block.owner is not None]
        for block in sorted(texts, key=lambda block: (block.box.top, block.box.left)):
            if block.owner is None:
                block.owner = self._beside(block, settled, texts) or self._before(block, heads, settled)
                settled.append(block)

    def _beside(self, block: _Block, settled: Sequence[_Block], texts: Sequence[_Block]) -> _Block | None:
        """The headline of a block that begins beside this one, where it may span both."""
        above = block.above.box.bottom if block.above is not None else -1
        level = (other.owner for other in settled if abs(other.box.top - block.box.top) < 0.8 * self._sheet.height)
        heads = [
            head
            for head in dict.fromkeys(level)
            if head is not None and head.is_head and head.box.bottom > above and _is_open(head.box, block.box, texts)
        ]
        block.is_doubtful = len(heads) > 1
        return min(heads, key=lambda head: self._strain(head, block, settled), default=None)

    def _strain(self, head: _Block, block: _Block, settled: Sequence[_Block]) -> float:
        """How far a headline would be from the middle, or the left edge, of its columns if a block were one of them."""
        own = around([block.box, *(other.box for other in settled if other.owner is head)])
        middle = abs(own.left + own.right - head.box.left - head.box.right) / 2
        return min(middle, abs(own.left - head.box.left) + self._sheet.pitch)

    def _before(self, block: _Block, heads: Sequence[_Block], settled: Sequence[_Block]) -> _Block | None:
        """The block that this one goes on from: the one above it, else the end of the column on its left."""
        above = block.above
        if above is not None and not self._sheet.is_ended(above.printed):
            return above
        level = [
            head
            for head in heads
            if abs(head.box.top - block.box.top) < self._sheet.height and head.box.left < block.box.left
        ]
        if level:
            block.is_doubtful = True
            return max(level, key=lambda head: head.box.right)
        if above is not None and not self._sheet.is_ruled_off(above.box, block.box):
            return above
        left = [
            other
            for other in settled
            if other.box.right <= block.box.left + self._sheet.pitch
            and other.box.top - block.box.bottom < self._sheet.height
            and block.box.top - other.box.bottom < self._sheet.height
        ]
        block.is_doubtful = True
        return max(
            left,
            key=lambda other: (not self._sheet.is_ended(other.printed), other.box.right, other.box.bottom),
            default=None,
        )

    def _within(self, blocks: Sequence[_Block]) -> Iterator[_Block]:
        """The blocks of a group in the order of reading: what is large, the text column by column, the captions."""
        by_top = sorted(blocks, key=lambda block: (block.box.top, block.box.left))
        yield from (block for block in by_top if block.is_head)
        texts = [block for block in by_top if not block.is_head and not block.printed.is_caption]
        yield from self._bylines(texts)
        yield from self._columns(texts)
        yield from (block for block in by_top if block.printed.is_caption)

    def _bylines(self, texts: list[_Block]) -> Iterator[_Block]:
        """The lines between a headline and all of its columns, which are taken out of some blocks."""
        while len(texts) > 1 and (first := texts[0]).above is not None and first.above.is_head:
            lines, others = first.printed.lines, texts[1:]
            box = self._sheet.boxes[lines[0]]
            if not self._is_above(box, [other.box for other in others]):
                return
            if len(lines) == 1:
                yield texts.pop(0)
                continue
            rest = around(self._sheet.boxes[line] for line in lines[1:])
            if min(box.left - rest.left, rest.right - box.right) > self._sheet.pitch:  # centred
                texts[0] = _Block(PrintedBlock(lines[1:], rest), first.is_doubtful)
                yield _Block(PrintedBlock(lines[:1], box))
            else:
                return

    def _is_above(self, box: Box, others: Sequence[Box]) -> bool:
        """Whether a line ends above all of some columns, at the edge of none and with no photo beside it."""
        columns = around([box, *others])
        return all(
            box.bottom <= other.top + self._sheet.height / 4 and abs(box.left - other.left) > self._sheet.pitch
            for other in others
        ) and not any(
            photo.top < box.bottom and photo.bottom > box.top and overlap(photo, columns) > 0
            for photo in self._sheet.photos
        )

    def _columns(self, blocks: Sequence[_Block]) -> Iterator[_Block]:
        """Blocks column by column, those above and below one that spans several columns apart."""
        rest = dict.fromkeys(blocks)
        for wide in (block for block in blocks if block.box.width > SEVERAL * self._sheet.column):
            if wide in rest:
                del rest[wide]
                above = [block for block in rest if block.box.bottom <= wide.box.top + self._sheet.height / 2]
                yield from _by_columns(above)
                yield wide
                for block in above:
                    del rest[block]
        yield from _by_columns(rest)


def _by_columns(blocks: Iterable[_Block]) -> Iterator[_Block]:
    columns: list[tuple[Box, list[_Block]]] = []
    for block in sorted(blocks, key=lambda block: block.box.left + block.box.right):
        box, column = columns[-1] if columns else (block.box, [])
        if column and overlap(box, block.box) > 0.5:
            column.append(block)
            columns[-1] = around((box, block.box)), column
        else:
            columns.append((block.box, [block]))
    for _box, column in columns:
        yield from sorted(column, key=lambda block: block.box.top)


def _is_open(head: Box, box: Box, texts: Iterable[_Block]) -> bool:
    """Whether no text is printed between a headline and the place above a block beside it."""
    left, right = min(head.right, box.left), max(head.left, box.right)
    top, bottom = head.top + head.height / 4, head.bottom - head.height / 4
    return not any(
        other.box.top < bottom
        and other.box.bottom > top
        and other.box.left < right
        and other.box.right > left
        and not (other.box.left < head.right and other.box.right > head.left)
        for other in texts
    )


def _root(block: _Block) -> _Block:
    while block.owner is not None:
        block = block.owner
    return block


def _cut(boxes: Sequence[Box], numbers: Sequence[int], depth: int = 0) -> Iterator[int]:
    """Boxes, by their numbers, in the order of reading: cut along white space, across the page before down it."""
    for bands in (_bands(boxes, numbers, side) for side in (1, 0)):
        if len(bands) > 1 and depth < _DEEPEST:
            for band in bands:
                yield from _cut(boxes, band, depth + 1)
            return
    yield from sorted(numbers, key=lambda number: (boxes[number].top, boxes[number].left))


def _bands(boxes: Sequence[Box], numbers: Sequence[int], side: int) -> list[list[int]]:
    """Boxes in the bands that white space leaves between them, across the page (side 1) or down it (0)."""
    bands: list[list[int]] = []
    reached = 0
    for number in sorted(numbers, key=lambda number: boxes[number][side]):
        if not bands or boxes[number][side] >= reached:
            bands.append([])
        bands[-1].append(number)
        reached = max(reached, boxes[number][side + 2])
    return bands
