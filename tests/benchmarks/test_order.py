"""What a page costs a person who makes no mistake: gestures from the automatic order to the known articles."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication

from annotator import suggest
from annotator.core.geometry import Box
from annotator.core.issue import Issue, Source
from annotator.core.operations import Operation, added
from annotator.core.page_blocks import PageBlock
from annotator.core.pages import Area, Block, Line, ReadPage, issue_of
from annotator.core.reading_order import groups
from annotator.core.records import RegionKind
from annotator.store import Library
from annotator.window.open_issue import OpenIssue
from annotator.window.page.order_tool import OrderTool
from tests.benchmarks.figures import Comparison
from tests.core.test_reading_order import CASES, measured_articles, own_articles
from tests.made_pages import HEIGHT, WIDTH, MadePage, laid_out_page, xy_cut

PAGES = 12
MOST = 6
"""So many gestures may a page take, at the median."""
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class _Paper:
    """A view that shows the page in its own units."""

    def rect_of(self, box: Box) -> QRectF:
        return QRectF(box.left, box.top, box.width, box.height)


class Annotator:
    """Puts a page in order with the tool, by the mouse alone, and counts each drag and each click."""

    def __init__(self, open_issue: OpenIssue, page: MadePage, order: Sequence[int]) -> None:
        self.gestures = 0
        self._open_issue = open_issue
        self._articles = page.articles
        self._captions = {*page.captions}
        starts = [line.start for line in open_issue.issue.geometry.lines]
        self._line_of = dict(zip(starts, order, strict=True))
        self._start_of = {line: start for start, line in self._line_of.items()}
        self._article_of = {line: number for number, lines in enumerate(page.articles) for line in lines}
        self._boxes = [line.box for line in page.lines]
        self._tool = OrderTool(_Paper())
        self._tool.look_at(open_issue, 0)

    def work(self) -> int:
        """How many gestures the right order takes."""
        if sum(map(self._is_right, self._articles)) < len(self._articles) / 2:
            self._tool.guess()
            self.gestures += 1
        for article, lines in enumerate(self._articles):
            if not self._is_right(lines):
                for line in self._cuts(lines):
                    self._click(line)
                if not self._is_right(lines):
                    self._draw(article)
        assert all(map(self._is_right, self._articles))
        return self.gestures

    def _is_right(self, lines: Sequence[int]) -> bool:
        """Whether lines are an article, in their order; captions may stand anywhere in it."""
        layout = self._open_issue.issue.layout
        segments = layout.article_at(self._start_of[lines[0]]).segments
        read = [line for segment in segments for line in self._lines_between(segment.start, segment.end)]
        return {*read} == {*lines} and self._texts(read) == self._texts(lines)

    def _texts(self, lines: Sequence[int]) -> list[int]:
        return [line for line in lines if line not in self._captions]

    def _lines_between(self, start: int, end: int) -> list[int]:
        return [line for at, line in self._line_of.items() if start <= at < end]

    def _lines_of(self, block: PageBlock) -> list[int]:
        return [line for span in block.spans for line in self._lines_between(*span)]

    def _cuts(self, lines: Sequence[int]) -> Iterator[int]:
        """The lines at which an article begins or ends inside a block."""
        for block in self._tool.blocks:
            for one, other in pairwise(self._lines_of(block)):
                if self._article_of[one] != self._article_of[other] and {one, other} & {*lines}:
                    yield other

    def _click(self, line: int) -> None:
        """Begin an article at a line."""
        self._tool.modifiers = lambda: CTRL
        place = QPointF(self._boxes[line].left + 60, self._boxes[line].top + 5)
        assert self._tool.press(place, CTRL)
        self._tool.release(place)
        self.gestures += 1

    def _draw(self, article: int) -> None:
        """Draw a line through the blocks of an article; with Ctrl over what is between them."""
        place = {line: at for at, line in enumerate(self._articles[article])}
        blocks = [block for block in self._tool.blocks if self._article_of[self._lines_of(block)[0]] == article]
        blocks.sort(key=lambda block: place[self._lines_of(block)[0]])
        first, *others = (self._inside(block) for block in blocks)
        assert self._tool.press(first, SHIFT)
        for middle in others:
            for modifiers, way in ((CTRL, middle), (NONE, middle + QPointF(1, 0))):
                self._tool.modifiers = lambda held=modifiers: held
                self._tool.move(way)
        self._tool.release(first)
        self.gestures += 1

    def _inside(self, block: PageBlock) -> QPointF:
        """A place in the block that is in no other one and on no number."""
        left, top, right, bottom = block.box
        places = (
            QPointF(left + (right - left) * across / 10, top + (bottom - top) * down / 20)
            for down in (10, 5, 15, 2, 18, 1, 19)
            for across in (5, 8, 9)
        )
        return next(place for place in places if self._is_free(place, block))

    def _is_free(self, place: QPointF, block: PageBlock) -> bool:
        under = [other for other in self._tool.blocks if not other.box.distance(place.x(), place.y())]
        return under == [block] and not any(self._tool._badge(one).contains(place) for one in self._tool.blocks)


Blocks = list[Sequence[int]]


def by_headlines(page: MadePage) -> Blocks:
    """The order that an import guesses."""
    return [block for group in groups(page.lines, page.areas) for block in group.blocks]


def by_cuts(page: MadePage) -> Blocks:
    """The order that most engines give."""
    return [xy_cut([line.box for line in page.lines])]


def from_the_top(page: MadePage) -> Blocks:
    """The order of the rows of the page, across all columns."""
    return [sorted(range(len(page.lines)), key=lambda line: page.lines[line].box[1::-1])]


def imported(page: MadePage, blocks: Blocks) -> Issue:
    """The raw issue of a page, its lines in the order of some blocks."""
    read = ReadPage(
        number="1",
        width=2 * WIDTH,
        height=2 * HEIGHT,
        blocks=[Block(lines=[Line(text=page.lines[n].text, box=page.lines[n].box) for n in block]) for block in blocks],
        areas=[
            Area(polygon=area.box.polygon, kind=RegionKind.RULE if area.is_rule else RegionKind.PHOTO)
            for area in page.areas
        ],
    )
    return issue_of([read], title="", date="", source=Source("a", ""), origin="ocr")


def as_drawn(page: MadePage, _seed: int) -> MadePage:
    return page


def as_detected(page: MadePage, seed: int) -> MadePage:
    """With boxes as a detector gives them."""
    return page.jittered(random.Random(seed))


def vertical(page: MadePage, _seed: int) -> MadePage:
    """With vertical lines, from right to left."""
    return page.turned()


@pytest.mark.parametrize(
    ("automatic", "print_"),
    [
        (by_headlines, as_drawn),
        (by_headlines, as_detected),
        (by_headlines, vertical),
        (by_cuts, as_drawn),
        (from_the_top, as_drawn),
    ],
)
def test_a_page_is_put_in_order_by_six_gestures_or_fewer(
    automatic: Callable[[MadePage], Blocks],
    print_: Callable[[MadePage, int], MadePage],
    tmp_path: Path,
    qapp: QApplication,
    compare: Comparison,
    capsys: pytest.CaptureFixture[str],
) -> None:
    articles = measured_articles if CASES.is_dir() else own_articles
    taken, sizes = [], []
    with Library.open(tmp_path / "a.db") as library:
        library.database.synchronous = "OFF"
        for seed in range(PAGES):
            page = print_(laid_out_page(articles(seed), seed), seed)
            blocks = automatic(page)
            issue = imported(page, blocks)
            operations = [Operation("import", added(issue.regions)), *suggest.operations(issue, entities=False)]
            made = library.add(issue.without_records(), operations, author="ann")
            order = [line for block in blocks for line in block]
            taken.append(Annotator(OpenIssue(library, made, author="ann"), page, order).work())
            sizes.append(len(page.articles))
    name = f"{automatic.__name__}, {print_.__name__}"
    with capsys.disabled():
        print(f"\n{name}: gestures {taken}, articles {sizes}, mean {mean(taken):.1f}")
    compare.hold(f"gestures for a page ({name})", median(taken), MOST, most=1)
