"""Articles as outlines on the page: their columns, their numbers, and where they go on."""

from __future__ import annotations

from dataclasses import replace

from annotator.core.geometry import Box, Geometry, Layer, Spot
from annotator.core.issue import Issue, Page
from annotator.core.records import ArticleKind, Boundary
from annotator.window.page.outlines import Outline, outlines_of, ways

BODY = 40


def issue(boxes: list[list[Box]], *boundaries: Boundary, pages: int = 1) -> Issue:
    """An issue of one line of a character for each box, page by page, with some boundaries beside the first."""
    spots = [
        Spot(2 * number, 2 * number + 1, box, page=page)
        for number, (page, box) in enumerate((page, box) for page, some in enumerate(boxes) for box in some)
    ]
    raw = "字\n" * len(spots)
    made = tuple(Page(str(page + 1), 0, len(raw), 3000, 4000) for page in range(len(boxes)))
    [first] = Issue(raw).boundaries
    return Issue(raw=raw, pages=made, geometry=Geometry(Layer.of(spots)), boundaries=(first, *boundaries))


def column(left: int, top: int, count: int, width: int = 400) -> list[Box]:
    return [Box(left, top + row * 60, left + width, top + row * 60 + BODY) for row in range(count)]


def at(line: int, name: str, **about: object) -> Boundary:
    return Boundary(id=name, origin="ann", start=2 * line, **about)  # type: ignore[arg-type]


def test_each_column_of_an_article_has_a_box_in_the_order_of_reading() -> None:
    made = issue([column(100, 200, 3) + column(600, 200, 2)])
    [outline] = outlines_of(made, 0)
    assert outline == Outline(0, False, False, [Box(100, 200, 500, 360), Box(600, 200, 1000, 300)])


def test_a_short_line_and_an_indented_one_stay_in_their_column() -> None:
    lines = [*column(100, 200, 1), Box(100, 260, 140, 300), Box(180, 320, 500, 360)]
    [outline] = outlines_of(issue([lines]), 0)
    assert outline.boxes == [Box(100, 200, 500, 360)]


def test_a_headline_is_no_reason_to_take_lines_beyond_its_column_with_it() -> None:
    lines = [Box(100, 100, 1500, 200), *column(100, 240, 2), *column(600, 240, 2)]
    [outline] = outlines_of(issue([lines]), 0)
    assert outline.boxes == [Box(100, 100, 1500, 340), Box(600, 240, 1000, 340)]


def test_vertical_columns_go_from_right_to_left() -> None:
    lines = [Box(1000 - 60 * n, 200, 1040 - 60 * n, 900) for n in range(4)]
    [outline] = outlines_of(issue([lines]), 0)
    assert outline.boxes == [Box(820, 200, 1040, 900)]


def test_what_goes_on_says_so_and_furniture_is_told_apart() -> None:
    made = issue(
        [column(100, 200, 4), column(100, 200, 2)],
        at(1, "b"),
        at(2, "c", kind=ArticleKind.FURNITURE),
        at(3, "d", continues="b"),
    )
    first = outlines_of(made, 0)
    assert [(o.article, o.is_furniture, o.goes_on) for o in first] == [
        (0, False, False),
        (1, False, False),
        (2, True, False),
        (1, False, True),
    ]
    [behind] = outlines_of(made, 1)
    assert (behind.article, behind.goes_on) == (1, True)


def test_arrows_lead_from_column_to_column_and_to_where_an_article_goes_on_beyond_another_one() -> None:
    made = issue(
        [column(100, 200, 2) + column(600, 200, 1) + column(100, 900, 1) + column(600, 900, 1)],
        at(3, "b"),
        at(4, "c", continues=Issue("字\n").boundaries[0].id),
    )
    one, two, last = Box(100, 200, 500, 300), Box(600, 200, 1000, 240), Box(600, 900, 1000, 940)
    outlines = outlines_of(made, 0)
    assert list(ways(outlines)) == [(0, one, two), (0, two, last)]


def test_lines_without_a_place_have_no_outline() -> None:
    made = issue([[Box(0, 0, 0, 0)]])
    assert outlines_of(made, 0) == []
    assert outlines_of(replace(made, geometry=Geometry()), 0) == []
