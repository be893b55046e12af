"""What the gestures on the blocks of a page mean: which blocks a line crosses, and which verb puts them in order.

Each gesture is a verb with its arguments but the author, so that it can be tried before it is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import dropwhile

from annotator.core import edits
from annotator.core.errors import Refused
from annotator.core.geometry import Box
from annotator.core.issue import Issue
from annotator.core.operations import Operation, apply
from annotator.core.page_blocks import PageBlock, guessed
from annotator.core.records import Position, Span
from annotator.core.sheet import SEVERAL, overlap

Gesture = partial[Operation]

_TAIL, _LEAD = 8, 14
"""The characters before and behind the place where two blocks meet that are shown."""

_SAME = 0.5
"""So much of the narrower of two blocks of a column lies above or below the other."""


def block_at(blocks: Iterable[PageBlock], x: float, y: float) -> PageBlock | None:
    """The smallest block that holds a place on the page."""
    holding = [block for block in blocks if not block.box.distance(x, y)]
    return min(holding, key=lambda block: block.box.width * block.box.height, default=None)


def crossed(blocks: Iterable[PageBlock], start: tuple[float, float], end: tuple[float, float]) -> list[PageBlock]:
    """The blocks that a line from one place to another passes through, in the order in which it enters them."""
    entered = [(at, block) for block in blocks if (at := _entry(block.box, start, end)) is not None]
    return [block for _at, block in sorted(entered, key=lambda pair: pair[0])]


def _entry(box: Box, start: tuple[float, float], end: tuple[float, float]) -> float | None:
    """How far along a line it enters a box (0 to 1); None where it doesn't."""
    low, high = 0.0, 1.0
    for side in (0, 1):
        way, near, far = end[side] - start[side], box[side] - start[side], box[side + 2] - start[side]
        if not way:
            if near > 0 or far < 0:
                return None
            continue
        one, other = sorted((near / way, far / way))
        low, high = max(low, one), min(high, other)
    return low if low <= high else None


def in_order(blocks: Sequence[PageBlock], *, alone: bool = False) -> Gesture:
    """Blocks are read one after the other; `alone`: they are an article."""
    return partial(edits.read_in_order, spans=_spans(blocks), alone=alone)


def to_place_of(block: PageBlock, other: PageBlock, blocks: Sequence[PageBlock]) -> Gesture:
    """A block takes the place of another one, which moves towards where it was."""
    is_later = blocks.index(other) > blocks.index(block)
    if block.article == other.article and is_later:
        return in_order([other, block])
    return partial(edits.read_before, spans=block.spans, other=other.spans[0])


def by_one(block: PageBlock, by: int, blocks: Sequence[PageBlock]) -> Gesture | None:
    """A block moves so many places on (1 or -1); at the end of its article it goes over to the next one."""
    at = blocks.index(block) + by
    if not 0 <= at < len(blocks):
        return None
    other = blocks[at]
    if other.article != block.article and by < 0:
        return in_order([other, block])
    return to_place_of(block, other, blocks)


def exchanged(block: PageBlock, other: PageBlock) -> Gesture:
    """Two blocks change places."""
    return partial(edits.exchange, rows=[[block.spans, other.spans]])


def reversed_columns(article: Sequence[PageBlock]) -> Gesture | None:
    """The columns of an article in the opposite order, its headline first; None where there is only one."""
    rows = [[_spans(column) for column in row] for row in _rows(article) if len(row) > 1]
    return partial(edits.exchange, rows=rows) if rows else None


def _rows(article: Sequence[PageBlock]) -> Iterator[list[list[PageBlock]]]:
    """The columns of an article's blocks, those above and below a block that is as wide as several of them apart; the
    large blocks that come first are in none.
    """
    texts = list(dropwhile(lambda block: block.is_large, article))
    widths = sorted(block.box.width for block in texts)
    row: list[list[PageBlock]] = []
    for block in texts:
        if block.box.width > SEVERAL * widths[len(widths) // 2]:
            yield row
            row = []
        elif (column := next((some for some in row if overlap(some[0].box, block.box) > _SAME), None)) is not None:
            column.append(block)
        else:
            row.append([block])
    yield row


def as_guessed(issue: Issue, page: int) -> Gesture | None:
    """The lines of a page are the articles that they seem to be; None where none are left to be put in order."""
    articles = guessed(issue, page)
    return partial(edits.read_as, articles=articles) if articles else None


def begun_at(issue: Issue, raw: int) -> Gesture:
    """An article begins at a raw offset."""
    boundary = issue.layout.segment_at(raw).boundary
    if boundary.continues and not issue.raw[boundary.start : raw].strip():
        return partial(edits.begin_article, boundary_id=boundary.id)
    return partial(edits.split_at, place=Position(raw))


def tried(issue: Issue, gesture: Gesture) -> Issue | Refused:
    """The issue as it would be after a gesture, or why that can't be made."""
    try:
        return apply(issue, gesture(issue, author=""))
    except Refused as why:
        return why


def meeting(issue: Issue, before: PageBlock, after: PageBlock) -> str:
    """Where two blocks meet that are read one after the other: the end of one, the beginning of the other, and a sign
    between them where no sentence goes on.
    """
    segment = issue.layout.segment_at(after.start)
    goes_on = segment.start < after.start or segment.boundary.inside
    tail, lead = ("".join(issue.raw[slice(*span)].split()) for span in (before.spans[-1], after.spans[0]))
    return f"…{tail[-_TAIL:]}{'' if goes_on else '¶'}{lead[:_LEAD]}…"


def _spans(blocks: Iterable[PageBlock]) -> list[Span]:
    return [span for block in blocks for span in block.spans]
