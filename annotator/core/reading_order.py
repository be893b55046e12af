"""The order in which the lines of a page are read, guessed from where they stand: a headline owns its columns.

A line is large by its pitch (its width for each character), as the height of a box says little. Lines of text that
follow one another downwards make a block. A block belongs to the headline above it; where none is printed there, to
that of a block beside it that begins at the same height (a headline may be narrower than the columns that it owns);
else it goes on from the block above it, or from the column on its left. Vertical lines are read the same way after a
quarter turn.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from statistics import median
from unicodedata import east_asian_width

from annotator.core.geometry import Box, around, box_of
from annotator.core.pages import Area, Block, Line, ReadPage
from annotator.core.records import RegionKind

MOST_LINES = 2_500
"""The lines of a page with more stay as they come: no page of a newspaper has so many."""

_LARGE = 1.25
"""The pitch of a headline for that of the body text, at least."""

_SMALL = 0.92
"""That of a caption, at most, where it is set smaller."""

_SEVERAL = 1.4
"""What is so many times as wide as a column, at least, stands above or below several of them."""

_LONGEST_CAPTION = 6
"""The lines of a caption, at most."""

_DEEPEST = 50
"""How often a page is cut into ever smaller ones."""

_ENDS = tuple("。！？!?；;.…）)】」』”’\"'")


@dataclass(frozen=True, slots=True)
class Print:
    """Something printed on a page: a line with its text, or a photo or a rule without one."""

    box: Box
    text: str = ""
    is_rule: bool = False


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
    page = _Page([lines[number] for number in placed], [area for area in areas if not area.box.is_empty])
    return [
        Group(
            tuple(tuple(number for line in block.lines for number in followed[line]) for block in blocks),
            tuple(place for place, block in enumerate(blocks) if block.is_doubtful),
        )
        for blocks in page.groups()
    ]


@dataclass(eq=False, slots=True)
class _Block:
    """Lines that follow one another downwards, all of a headline or all of text."""

    lines: list[int]
    box: Box
    is_head: bool = False
    is_caption: bool = False
    is_doubtful: bool = False
    above: _Block | None = None
    owner: _Block | None = None

    def add(self, line: int, box: Box) -> None:
        self.lines.append(line)
        self.box = around((self.box, box))


class _Page:
    """The lines and areas of a page in coordinates in which lines run from left to right."""

    def __init__(self, lines: Sequence[Print], areas: Sequence[Print]) -> None:
        boxes = [line.box for line in lines]
        shapes = [area.box for area in areas]
        if _are_vertical(lines):
            right = max(box.right for box in (*boxes, *shapes))
            boxes, shapes = ([_turned(box, right) for box in some] for some in (boxes, shapes))
        self._texts = [line.text.strip() for line in lines]
        self._boxes = boxes
        self._rules = [box for box, area in zip(shapes, areas, strict=True) if area.is_rule]
        self._photos = [box for box, area in zip(shapes, areas, strict=True) if not area.is_rule]
        self._pitches = [box.width / max(_length(text), 1) for box, text in zip(boxes, self._texts, strict=True)]
        self._pitch = _middle(self._pitches, [len(text) if len(text) > 3 else 0 for text in self._texts])
        self._height = median(box.height for box in boxes)
        self._column = _middle([box.width for box in boxes], [len(text) for text in self._texts])

    def groups(self) -> Iterator[list[_Block]]:
        """The blocks of each group, in the order of reading."""
        heads, texts = self._heads(), self._blocks()
        blocks = sorted([*heads, *texts], key=lambda block: (block.box.top, block.box.left))
        for block in texts:
            block.above = max(
                (other for other in blocks if other.box.top < block.box.top and _overlap(other.box, block.box) > 0.3),
                key=lambda other: other.box.bottom,
                default=None,
            )
            block.is_caption = self._is_caption(block)
        self._own(heads, texts)
        owned: dict[_Block, list[_Block]] = {head: [head] for head in blocks if head.is_head}
        for block in texts:
            owned.setdefault(_root(block), []).append(block)
        made = [(around(block.box for block in some), list(self._within(some))) for some in owned.values()]
        yield from (made[number][1] for number in _cut([box for box, _blocks in made], range(len(made))))

    def _is_large(self, line: int) -> bool:
        if len(self._texts[line]) < 3:
            return self._boxes[line].height > 1.5 * self._height
        return self._pitches[line] >= _LARGE * self._pitch and self._boxes[line].height >= self._height

    def _heads(self) -> list[_Block]:
        """Large lines, those that touch together."""
        heads: list[_Block] = []
        for line in sorted(filter(self._is_large, range(len(self._boxes))), key=lambda line: self._boxes[line].top):
            box = self._boxes[line]
            for head in heads:
                last = self._boxes[head.lines[-1]]
                if box.top - head.box.bottom < 0.8 * max(box.height, last.height) and _overlap(head.box, box) > 0.3:
                    head.add(line, box)
                    break
            else:
                heads.append(_Block([line], box, is_head=True))
        return heads

    def _blocks(self) -> list[_Block]:
        """The other lines, those together that follow one another in a column."""
        lines = [line for line in range(len(self._boxes)) if not self._is_large(line)]
        lines.sort(key=lambda line: (self._boxes[line].top, self._boxes[line].left))
        leading = self._leading(lines)
        blocks: list[_Block] = []
        growing: list[_Block] = []
        for line in lines:
            box = self._boxes[line]
            growing = [block for block in growing if box.top - self._boxes[block.lines[-1]].top <= 1.6 * leading]
            fitting = [block for block in growing if self._goes_on(block, line, lines)]
            if fitting:
                max(fitting, key=lambda block: block.box.bottom).add(line, box)
            else:
                growing.append(_Block([line], box))
                blocks.append(growing[-1])
        return blocks

    def _leading(self, lines: Sequence[int]) -> float:
        """How far a line of text usually stands below the one before it."""
        steps = []
        for number, line in enumerate(lines):
            box = self._boxes[line]
            for other in lines[number + 1 : number + 40]:
                step = self._boxes[other].top - box.top
                if step > box.height / 2 and _overlap(self._boxes[other], box) > 0.8:
                    steps.append(step)
                    break
        return median(steps) if steps else 2 * self._height

    def _goes_on(self, block: _Block, line: int, lines: Sequence[int]) -> bool:
        """Whether a line is the next one of a block: below it, no wider (but for an indent), of its size, and alone."""
        box, last = self._boxes[line], self._boxes[block.lines[-1]]
        if box.top <= last.top + last.height / 2 and box != last:
            return False
        indented = block.box._replace(left=round(block.box.left - 2.5 * self._pitch))
        widest = max(block.box.width + self._pitch, 1.15 * self._column)
        return (
            _overlap(indented, box) > 0.8
            and around((box, block.box)).width <= widest
            and self._is_small(line) == self._is_small(block.lines[-1])
            and not self._is_ruled_off(last, box)
            and not (block.box.width > _SEVERAL * self._column and self._is_one_of_several(line, block, lines))
        )

    def _is_one_of_several(self, line: int, block: _Block, lines: Sequence[int]) -> bool:
        """Whether other lines stand beside a line below a block: what is below it are columns."""
        box = self._boxes[line]
        return any(
            other != line
            and abs(self._boxes[other].top - box.top) < box.height / 2
            and _overlap(self._boxes[other], block.box) > 0.8
            for other in lines
        )

    def _is_small(self, line: int) -> bool:
        return len(self._texts[line]) > 3 and self._pitches[line] < _SMALL * self._pitch

    def _is_ruled_off(self, above: Box, below: Box) -> bool:
        middle = (above.top + above.bottom) / 2, (below.top + below.bottom) / 2
        return any(
            rule.width > rule.height
            and middle[0] < (rule.top + rule.bottom) / 2 < middle[1]
            and _overlap(rule, below) > 0.5
            for rule in self._rules
        )

    def _is_caption(self, block: _Block) -> bool:
        """Whether a block is short and set apart: in smaller print, or over several columns under a photo."""
        if len(block.lines) > _LONGEST_CAPTION:
            return False
        return all(map(self._is_small, block.lines)) or (
            block.box.width > _SEVERAL * self._column
            and any(
                _overlap(photo, block.box) > 0.7 and abs(block.box.top - photo.bottom) < 1.5 * self._height
                for photo in self._photos
            )
        )

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
        level = (other.owner for other in settled if abs(other.box.top - block.box.top) < 0.8 * self._height)
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
        return min(middle, abs(own.left - head.box.left) + self._pitch)

    def _before(self, block: _Block, heads: Sequence[_Block], settled: Sequence[_Block]) -> _Block | None:
        """The block that this one goes on from: the one above it, else the end of the column on its left."""
        above = block.above
        if above is not None and not self._is_ended(above):
            return above
        level = [
            head
            for head in heads
            if abs(head.box.top - block.box.top) < self._height and head.box.left < block.box.left
        ]
        if level:
            block.is_doubtful = True
            return max(level, key=lambda head: head.box.right)
        if above is not None and not self._is_ruled_off(above.box, block.box):
            return above
        left = [
            other
            for other in settled
            if other.box.right <= block.box.left + self._pitch
            and other.box.top - block.box.bottom < self._height
            and block.box.top - other.box.bottom < self._height
        ]
        block.is_doubtful = True
        return max(left, key=lambda other: (not self._is_ended(other), other.box.right, other.box.bottom), default=None)

    def _is_ended(self, block: _Block) -> bool:
        """Whether the last line of a block ends a sentence."""
        return self._texts[block.lines[-1]].endswith(_ENDS)

    def _within(self, blocks: Sequence[_Block]) -> Iterator[_Block]:
        """The blocks of a group in the order of reading: what is large, the text column by column, the captions."""
        by_top = sorted(blocks, key=lambda block: (block.box.top, block.box.left))
        yield from (block for block in by_top if block.is_head)
        yield from self._columns([block for block in by_top if not block.is_head and not block.is_caption])
        yield from (block for block in by_top if block.is_caption)

    def _columns(self, blocks: Sequence[_Block]) -> Iterator[_Block]:
        """Blocks column by column, those above and below one that spans several columns apart."""
        rest = dict.fromkeys(blocks)
        for wide in (block for block in blocks if block.box.width > _SEVERAL * self._column):
            if wide in rest:
                del rest[wide]
                above = [block for block in rest if block.box.bottom <= wide.box.top + self._height / 2]
                yield from _by_columns(above)
                yield wide
                for block in above:
                    del rest[block]
        yield from _by_columns(rest)


def _by_columns(blocks: Iterable[_Block]) -> Iterator[_Block]:
    columns: list[tuple[Box, list[_Block]]] = []
    for block in sorted(blocks, key=lambda block: block.box.left + block.box.right):
        box, column = columns[-1] if columns else (block.box, [])
        if column and _overlap(box, block.box) > 0.5:
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


def _are_vertical(lines: Iterable[Print]) -> bool:
    """Whether most of the characters stand in lines that run downwards."""
    longer = [(line.box.height > line.box.width, len(line.text)) for line in lines if len(line.text) > 1]
    return sum(size for is_tall, size in longer if is_tall) > sum(size for is_tall, size in longer if not is_tall)


def _turned(box: Box, right: int) -> Box:
    return Box(box.top, right - box.right, box.bottom, right - box.left)


def _length(text: str) -> float:
    """The characters of a line, in widths of a Chinese one."""
    return sum(1 if east_asian_width(char) in "WFA" else 0.5 for char in text)


def _middle(values: Sequence[float], weights: Sequence[int]) -> float:
    """The weighted median; that of all as equals where nothing has weight."""
    weights = weights if any(weights) else [1] * len(values)
    pairs = sorted(zip(values, weights, strict=True))
    sums = list(accumulate(weight for _value, weight in pairs))
    return pairs[bisect_left(sums, sums[-1] / 2)][0]


def _overlap(one: Box, other: Box) -> float:
    """How much of the narrower of two boxes lies above or below the other (0 to 1)."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared / max(min(one.width, other.width), 1)


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
