"""The blocks of a page: columns and headlines as they are printed, divided by article, in the order of reading."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.core import edits
from annotator.core.geometry import Box, Geometry, Layer, Spot
from annotator.core.issue import Issue, Page
from annotator.core.operations import apply
from annotator.core.page_blocks import PageBlock, PrintedPage, guessed
from annotator.core.records import ArticleKind, Position, RegionKind

SIZE = 20


def read(*lines: tuple[str, int, int, int]) -> Issue:
    """An issue of one page, its lines (text, left, top, size) in the order of its raw text."""
    spots, at = [], 0
    for text, left, top, size in lines:
        spots.append(Spot(at, at + len(text), Box(left, top, left + size * len(text), top + size)))
        at += len(text) + 1
    raw = "".join(f"{text}\n" for text, *_ in lines)
    return Issue(raw=raw, pages=(Page("1", 0, len(raw), 1000, 1400),), geometry=Geometry(Layer.of(spots)))


def column(signs: str, left: int, *, rows: int = 4) -> list[tuple[str, int, int, int]]:
    return [(f"{signs}栏第{row}行写着字", left, 100 + 30 * row, SIZE) for row in range(rows)]


HEAD = ("湖上的大标题", 40, 20, 60)


def said(issue: Issue, blocks: Sequence[PageBlock]) -> list[str]:
    """The first characters of each line of each block."""
    return [" ".join(line[:4] for span in block.spans for line in issue.raw[slice(*span)].split()) for block in blocks]


def test_a_headline_and_each_column_is_a_block() -> None:
    issue = read(HEAD, *column("甲", 40), *column("乙", 300))
    blocks = PrintedPage(issue, 0).blocks(issue)
    assert [block.is_large for block in blocks] == [True, False, False]
    assert [len(block.spans) for block in blocks] == [1, 1, 1]
    assert blocks[1].box == Box(40, 100, 40 + 8 * SIZE, 100 + 3 * 30 + SIZE)


def test_a_column_is_one_block_even_where_its_lines_are_apart_in_the_raw_text() -> None:
    rows = [line for pair in zip(column("甲", 40), column("乙", 300), strict=True) for line in pair]
    issue = read(HEAD, *rows)
    blocks = PrintedPage(issue, 0).blocks(issue)
    assert said(issue, blocks)[1:] == ["甲栏第0 甲栏第1 甲栏第2 甲栏第3", "乙栏第0 乙栏第1 乙栏第2 乙栏第3"]
    assert [len(block.spans) for block in blocks] == [1, 4, 4]
    printed = PrintedPage(issue, 0)
    ordered = apply(issue, edits.read_in_order(issue, [span for block in blocks for span in block.spans], author="ann"))
    assert printed.is_of(ordered, 0)
    assert said(ordered, printed.blocks(ordered)) == said(issue, blocks)


def test_a_page_whose_lines_came_in_no_order_is_put_in_the_order_of_its_print() -> None:
    rows = [line for pair in zip(column("甲", 40), column("乙", 300), strict=True) for line in pair]
    folio = ("第一版", 40, 1300, SIZE)
    issue = read(*rows, folio, HEAD)
    issue = apply(issue, edits.split_at(issue, Position(issue.raw.index(folio[0])), author="ann"))
    issue = apply(issue, edits.split_at(issue, Position(issue.raw.index(HEAD[0])), author="ann"))
    issue = apply(issue, edits.set_kind(issue, issue.articles[1].id, ArticleKind.FURNITURE, author="ann"))
    ordered = apply(issue, edits.read_as(issue, guessed(issue, 0), author="ann"))
    blocks = PrintedPage(ordered, 0).blocks(ordered)
    assert said(ordered, blocks)[:2] == ["第一版", "湖上的大"]
    assert [text[:4] for text in said(ordered, blocks)[2:]] == ["甲栏第0", "乙栏第0"]
    assert blocks[1].article == blocks[2].article == blocks[3].article != blocks[0].article


def test_a_boundary_divides_a_block_and_its_articles_come_one_after_the_other() -> None:
    issue = read(HEAD, *column("甲", 40), *column("乙", 300))
    cut = apply(issue, edits.split_at(issue, Position(issue.raw.index("甲栏第2")), author="ann"))
    blocks = PrintedPage(cut, 0).blocks(cut)
    assert said(cut, blocks)[1:3] == ["甲栏第0 甲栏第1", "甲栏第2 甲栏第3"]
    assert blocks[0].article == blocks[1].article != blocks[2].article == blocks[3].article


def test_a_boundary_inside_a_line_divides_that_too() -> None:
    issue = read(*column("甲", 40))
    cut = apply(issue, edits.split_at(issue, Position(issue.raw.index("甲栏第2") + 5), author="ann"))
    blocks = PrintedPage(cut, 0).blocks(cut)
    assert said(cut, blocks) == ["甲栏第0 甲栏第1 甲栏第2", "写着字 甲栏第3"]


def test_a_rule_that_a_person_draws_changes_what_is_printed() -> None:
    issue = read(*column("甲", 40))
    printed = PrintedPage(issue, 0)
    corners = Box(30, 150, 250, 155).polygon
    ruled = apply(issue, edits.add_region(issue, 0, corners, RegionKind.RULE, author="ann"))
    assert not printed.is_of(ruled, 0)
    assert len(PrintedPage(ruled, 0).blocks(ruled)) == 2


def test_a_page_without_lines_has_no_blocks() -> None:
    issue = Issue(raw="甲", pages=(Page("1", 0, 1),))
    assert PrintedPage(issue, 0).blocks(issue) == []
