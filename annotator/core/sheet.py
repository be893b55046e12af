"""What is printed on a page as blocks, by where its lines stand: headlines, text column by column, captions.

A line is large by its pitch (its width for each character), as the height of a box says little. Lines of text that
follow one another downwards make a block. Vertical lines are looked at after a quarter turn.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from statistics import median
from unicodedata import east_asian_width

from annotator.core.geometry import Box, around

_LARGE = 1.25
"""The pitch of a headline for that of the body text, at least."""

_SMALL = 0.92
"""That of a caption, at most, where it is set smaller."""

SEVERAL = 1.4
"""What is so many times as wide as a column, at least, stands above or below several of them."""

_LONGEST_CAPTION = 6
"""The lines of a caption, at most."""

_ENDS = tuple("。！？!?；;.…）)】」』”’\"'")


@dataclass(frozen=True, slots=True)
class Print:
    """Something printed on a page: a line with its text, or a photo or a rule without one."""

    box: Box
    text: str = ""
    is_rule: bool = False


@dataclass(eq=False, slots=True)
class PrintedBlock:
    """Lines that follow one another downwards, all of a headline or all of text."""

    lines: list[int]
    box: Box
    is_head: bool = False
    is_caption: bool = False

    def add(self, line: int, box: Box) -> None:
        self.lines.append(line)
        self.box = around((self.box, box))


class Sheet:
    """The lines and areas of a page in coordinates in which lines run from left to right, and what is usual there.

    A line's pitch is its width for each character. `pitch`, `height` and `column` are the pitch, the height and the
    width of an ordinary line of text.
    """

    def __init__(self, lines: Sequence[Print], areas: Sequence[Print]) -> None:
        boxes = [line.box for line in lines]
        shapes = [area.box for area in areas]
        if _are_vertical(lines):
            right = max(box.right for box in (*boxes, *shapes))
            boxes, shapes = ([_turned(box, right) for box in some] for some in (boxes, shapes))
        self.texts = [line.text.strip() for line in lines]
        self.boxes = boxes
        self.rules = [box for box, area in zip(shapes, areas, strict=True) if area.is_rule]
        self.photos = [box for box, area in zip(shapes, areas, strict=True) if not area.is_rule]
        self.pitches = [box.width / max(_length(text), 1) for box, text in zip(boxes, self.texts, strict=True)]
        self.pitch = _middle(self.pitches, [len(text) if len(text) > 3 else 0 for text in self.texts])
        self.height = median(box.height for box in boxes)
        self.column = _middle([box.width for box in boxes], [len(text) for text in self.texts])

    def is_large(self, line: int) -> bool:
        """Whether a line is set as large as a headline."""
        if len(self.texts[line]) < 3:
            return self.boxes[line].height > 1.5 * self.height
        return self.pitches[line] >= _LARGE * self.pitch and self.boxes[line].height >= self.height

    def heads(self) -> list[PrintedBlock]:
        """Large lines, those that touch together."""
        heads: list[PrintedBlock] = []
        for line in sorted(filter(self.is_large, range(len(self.boxes))), key=lambda line: self.boxes[line].top):
            box = self.boxes[line]
            for head in heads:
                last = self.boxes[head.lines[-1]]
                if box.top - head.box.bottom < 0.8 * max(box.height, last.height) and overlap(head.box, box) > 0.3:
                    head.add(line, box)
                    break
            else:
                heads.append(PrintedBlock([line], box, is_head=True))
        return heads

    def blocks(self) -> list[PrintedBlock]:
        """The other lines, those together that follow one another in a column."""
        lines, leading = self._small_lines, self.leading
        blocks: list[PrintedBlock] = []
        growing: list[PrintedBlock] = []
        for line in lines:
            box = self.boxes[line]
            growing = [block for block in growing if box.top - self.boxes[block.lines[-1]].top <= 1.6 * leading]
            fitting = [block for block in growing if self._goes_on(block, line, lines)]
            if fitting:
                max(fitting, key=lambda block: block.box.bottom).add(line, box)
            else:
                growing.append(PrintedBlock([line], box))
                blocks.append(growing[-1])
        for block in blocks:
            block.is_caption = self._is_caption(block)
        return blocks

    @cached_property
    def _small_lines(self) -> list[int]:
        """The lines that are not large, from the top of the page down."""
        lines = [line for line in range(len(self.boxes)) if not self.is_large(line)]
        return sorted(lines, key=lambda line: (self.boxes[line].top, self.boxes[line].left))

    @cached_property
    def leading(self) -> float:
        """How far a line of text usually stands below the one before it."""
        steps = []
        for number, line in enumerate(self._small_lines):
            box = self.boxes[line]
            for other in self._small_lines[number + 1 : number + 40]:
                step = self.boxes[other].top - box.top
                if step > box.height / 2 and overlap(self.boxes[other], box) > 0.8:
                    steps.append(step)
                    break
        return median(steps) if steps else 2 * self.height

    def _goes_on(self, block: PrintedBlock, line: int, lines: Sequence[int]) -> bool:
        """Whether a line is the next one of a block: below it, no wider (but for an indent), of its size, and alone."""
        box, last = self.boxes[line], self.boxes[block.lines[-1]]
        if box.top <= last.top + last.height / 2 and box != last:
            return False
        indented = block.box._replace(left=round(block.box.left - 2.5 * self.pitch))
        widest = max(block.box.width + self.pitch, 1.15 * self.column)
        return (
            overlap(indented, box) > 0.8
            and around((box, block.box)).width <= widest
            and self.is_small(line) == self.is_small(block.lines[-1])
            and not self.is_ruled_off(last, box)
            and not (block.box.width > SEVERAL * self.column and self._is_one_of_several(line, block, lines))
        )

    def _is_one_of_several(self, line: int, block: PrintedBlock, lines: Sequence[int]) -> bool:
        """Whether other lines stand beside a line below a block: what is below it are columns."""
        box = self.boxes[line]
        return any(
            other != line
            and abs(self.boxes[other].top - box.top) < box.height / 2
            and overlap(self.boxes[other], block.box) > 0.8
            for other in lines
        )

    def is_small(self, line: int) -> bool:
        """Whether a line is set as small as a caption."""
        return len(self.texts[line]) > 3 and self.pitches[line] < _SMALL * self.pitch

    def is_ruled_off(self, above: Box, below: Box) -> bool:
        """Whether a rule runs between a line and one below it."""
        middle = (above.top + above.bottom) / 2, (below.top + below.bottom) / 2
        return any(
            rule.width > rule.height
            and middle[0] < (rule.top + rule.bottom) / 2 < middle[1]
            and overlap(rule, below) > 0.5
            for rule in self.rules
        )

    def _is_caption(self, block: PrintedBlock) -> bool:
        """Whether a block is short and set apart: in smaller print, or over several columns under a photo."""
        if len(block.lines) > _LONGEST_CAPTION:
            return False
        return all(map(self.is_small, block.lines)) or (
            block.box.width > SEVERAL * self.column
            and any(
                overlap(photo, block.box) > 0.7 and abs(block.box.top - photo.bottom) < 1.5 * self.height
                for photo in self.photos
            )
        )

    def is_ended(self, block: PrintedBlock) -> bool:
        """Whether the last line of a block ends a sentence."""
        return self.texts[block.lines[-1]].endswith(_ENDS)


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


def overlap(one: Box, other: Box) -> float:
    """How much of the narrower of two boxes lies above or below the other (0 to 1)."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared / max(min(one.width, other.width), 1)
