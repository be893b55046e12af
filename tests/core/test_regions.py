"""Areas of pages: cut, joined, given corners, read; and lines in an area, which become an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import edits, polygons
from annotator.core.errors import Refused, Why
from annotator.core.geometry import Box, Point
from annotator.core.issue import Issue, Source
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, apply
from annotator.core.pages import Block, Line, ReadPage, issue_of
from annotator.core.records import ArticleKind, Position, RegionKind, Status

SIZE = 10
COLUMN = ("桥头修好了", "三千人来看", "晚上有灯。", "广告：米店", "新米到了。", "明天有雨。")


def line(text: str, left: int, top: int) -> Line:
    return Line(text=text, box=Box(left, top, left + SIZE * len(text), top + SIZE))


def made(*columns: tuple[str, ...], kept: bool = False) -> Issue:
    """The issue of a page, its columns side by side, 100 units each, a line every 20."""
    blocks = [
        Block(
            lines=[line(text, 100 * column, 20 * row) for row, text in enumerate(texts)],
            article=f"{column}" if kept else "",
        )
        for column, texts in enumerate(columns)
    ]
    page = ReadPage(number="1", width=400, height=600, blocks=blocks)
    return issue_of([page], title="晨报", date="", source=Source(), origin="test 1")


def done(issue: Issue, operation: Operation) -> Issue:
    after = apply(issue, operation)
    assert list(faults(after)) == []
    assert apply(after, operation.inverse()) == issue
    return after


def rows(first: int, last: int, column: int = 0) -> tuple[Point, ...]:
    """An area around some rows of a column."""
    return Box(100 * column, 20 * first - 4, 100 * column + 80, 20 * last + 14).polygon


def texts(issue: Issue) -> list[str]:
    return [OffsetMap(issue, article).text.replace("\n", "") for article in issue.articles]


def drawn(issue: Issue, *areas: Box, kind: RegionKind = RegionKind.PHOTO, article: str = "") -> Issue:
    for area in areas:
        issue = done(issue, edits.add_region(issue, 0, area.polygon, kind, article, author="ann"))
    return issue


# Lines in an area


def test_lines_in_the_middle_of_an_article_become_one_and_the_article_goes_on_behind_them() -> None:
    issue = made(COLUMN)
    issue = done(issue, edits.make_article(issue, 0, rows(3, 4), ArticleKind.ADVERTISEMENT, author="ann"))
    assert texts(issue) == ["桥头修好了三千人来看晚上有灯。明天有雨。", "广告：米店新米到了。"]
    assert [article.kind for article in issue.articles] == [ArticleKind.ARTICLE, ArticleKind.ADVERTISEMENT]
    assert [article.status for article in issue.articles] == [Status.IN_PROGRESS] * 2


def test_a_sentence_that_an_advertisement_stands_in_goes_on_behind_it() -> None:
    issue = made(("三千人来", "米店", "看老桥。"))
    issue = done(issue, edits.make_article(issue, 0, rows(1, 1), ArticleKind.ADVERTISEMENT, author="ann"))
    assert OffsetMap(issue, issue.articles[0]).text == "三千人来看老桥。"


def test_lines_of_two_columns_become_one_article_of_two_segments() -> None:
    issue = made(COLUMN, ("乙一乙一乙", "乙二乙二乙", "乙三乙三乙"))
    both = Box(0, 36, 200, 54).polygon
    issue = done(issue, edits.make_article(issue, 0, both, ArticleKind.PHOTO, author="ann"))
    [photo] = [article for article in issue.articles if article.kind == ArticleKind.PHOTO]
    assert OffsetMap(issue, photo).text.split() == ["晚上有灯。", "乙三乙三乙"]
    assert len(photo.segments) == 2


def test_the_head_of_an_article_is_taken_and_the_rest_is_the_article_still() -> None:
    issue = made(COLUMN)
    issue = done(issue, edits.set_kind(issue, issue.articles[0].id, ArticleKind.LETTER, author="ann"))
    issue = done(issue, edits.make_article(issue, 0, rows(0, 1), ArticleKind.FURNITURE, author="ann"))
    assert [(article.kind, len(article.segments)) for article in issue.articles] == [
        (ArticleKind.FURNITURE, 1),
        (ArticleKind.LETTER, 1),
    ]
    assert texts(issue) == ["桥头修好了三千人来看", "".join(COLUMN[2:])]


def test_articles_that_lie_wholly_in_the_area_are_joined_and_boundaries_between_blocks_stay_where_they_are() -> None:
    issue = made(("桥头修好了",), ("三千人来看",), ("明天有雨。",), kept=True)
    boundary = issue.boundaries[1]
    issue = done(issue, edits.make_article(issue, 0, Box(0, 0, 190, 50).polygon, ArticleKind.NOTICE, author="ann"))
    assert texts(issue) == ["桥头修好了三千人来看", "明天有雨。"]
    assert boundary.id not in issue.by_id
    assert len(issue.articles[0].segments) == 1


def test_an_article_that_goes_on_elsewhere_keeps_its_order_when_a_part_of_it_is_taken() -> None:
    issue = made(COLUMN, ("他们走了很远",))
    issue = done(issue, edits.split_at(issue, Position(issue.raw.index("他们")), author="ann"))
    first, second = issue.articles
    issue = done(issue, edits.continue_article(issue, second.id, first.id, author="ann"))
    issue = done(issue, edits.make_article(issue, 0, rows(3, 3), ArticleKind.ADVERTISEMENT, author="ann"))
    assert texts(issue) == ["桥头修好了三千人来看晚上有灯。新米到了。明天有雨。他们走了很远", "广告：米店"]
    issue = done(issue, edits.make_article(issue, 0, rows(0, 2), ArticleKind.NOTICE, author="ann"))
    assert texts(issue)[0] == "桥头修好了三千人来看晚上有灯。"
    assert "新米到了。明天有雨。他们走了很远" in texts(issue)


def test_what_is_one_article_of_that_kind_already_an_approved_one_and_an_empty_area_are_refused() -> None:
    issue = made(COLUMN)
    with pytest.raises(Refused) as refused:
        edits.make_article(issue, 0, Box(300, 300, 350, 350).polygon, ArticleKind.PHOTO, author="ann")
    assert refused.value.why == Why.NO_LINES
    issue = done(issue, edits.make_article(issue, 0, rows(0, 5), ArticleKind.PHOTO, author="ann"))
    with pytest.raises(Refused) as refused:
        edits.make_article(issue, 0, rows(0, 5), ArticleKind.PHOTO, author="ann")
    assert refused.value.why == Why.NOTHING
    issue = done(issue, edits.approve(issue, issue.articles[0].id, author="ann"))
    with pytest.raises(Refused) as refused:
        edits.make_article(issue, 0, rows(1, 1), ArticleKind.PHOTO, author="ann")
    assert refused.value.why == Why.APPROVED


def test_a_correction_at_the_edge_of_the_area_stays_whole() -> None:
    issue = made(COLUMN)
    at = OffsetMap(issue, issue.articles[0]).text.index("了\n三")
    issue = done(issue, edits.correct(issue, issue.articles[0].id, at, at + 3, "，", author="ann"))
    issue = done(issue, edits.make_article(issue, 0, rows(1, 2), ArticleKind.PHOTO, author="ann"))
    assert texts(issue)[1] == "千人来看晚上有灯。"


def test_lines_that_were_put_in_order_stay_in_it() -> None:
    issue = made(COLUMN)
    spans = edits.lines_in(issue, 0, rows(0, 2))
    issue = done(issue, edits.read_in_order(issue, spans[::-1], alone=True, author="ann"))
    issue = done(issue, edits.make_article(issue, 0, rows(0, 1), ArticleKind.PHOTO, author="ann"))
    assert "三千人来看桥头修好了" in texts(issue)


# Regions


def test_a_region_is_cut_in_two_that_belong_where_it_belonged() -> None:
    issue = made(COLUMN)
    issue = drawn(issue, Box(10, 10, 110, 210), article=issue.articles[0].id)
    [region] = issue.regions
    issue = done(issue, edits.split_region(issue, region.id, 60, across=True, author="ann"))
    assert sorted(one.box for one in issue.belonging_to(issue.articles[0])) == [
        Box(10, 10, 110, 60),
        Box(10, 60, 110, 210),
    ]
    issue = done(issue, edits.split_region(issue, region.id, 30, across=False, author="ann"))
    assert {one.kind for one in issue.regions} == {RegionKind.PHOTO}
    assert len(issue.regions) == 3
    for at in (10, 300):
        with pytest.raises(Refused) as refused:
            edits.split_region(issue, region.id, at, across=False, author="ann")
        assert refused.value.why == Why.NO_AREA


def test_regions_are_joined_into_the_first_of_them_without_a_bay() -> None:
    issue = drawn(made(COLUMN), Box(200, 0, 300, 50), Box(200, 50, 300, 90), Box(100, 50, 200, 90))
    first, second, third = sorted(issue.regions, key=lambda region: region.box)[::-1]
    issue = done(issue, edits.join_regions(issue, [first.id, second.id], author="ann"))
    assert issue.by_id[first.id].polygon == Box(200, 0, 300, 90).polygon  # type: ignore[attr-defined]
    issue = done(issue, edits.join_regions(issue, [first.id, third.id], author="ann"))
    [region] = issue.regions
    assert set(region.polygon) == {(100, 50), (100, 90), (200, 0), (300, 0), (300, 90)}
    with pytest.raises(Refused):
        edits.join_regions(issue, [region.id], author="ann")


def test_corners_are_added_moved_and_taken_away_down_to_three() -> None:
    issue = drawn(made(COLUMN), Box(0, 0, 100, 100))
    [region] = issue.regions
    issue = done(issue, edits.add_corner(issue, region.id, 1, Point(120, 50), author="ann"))
    issue = done(issue, edits.move_corner(issue, region.id, 2, Point(130, 900), author="ann"))
    assert issue.regions[0].polygon[1:3] == ((100, 0), (130, 600))
    for _ in range(2):
        issue = done(issue, edits.remove_corner(issue, region.id, 0, author="ann"))
    with pytest.raises(Refused) as refused:
        edits.remove_corner(issue, region.id, 0, author="ann")
    assert refused.value.why == Why.NO_AREA


def test_a_region_that_collapses_to_a_line_is_refused() -> None:
    issue = drawn(made(COLUMN), Box(0, 0, 100, 100))
    with pytest.raises(Refused) as refused:
        edits.move_region(issue, issue.regions[0].id, [Point(0, 0), Point(50, 50), Point(90, 90)], author="ann")
    assert refused.value.why == Why.NO_AREA


def test_what_is_read_in_a_region_goes_on_with_its_article_and_takes_its_place() -> None:
    issue = made(COLUMN, ("他们走了很远",), kept=True)
    first = issue.articles[0]
    issue = drawn(issue, Box(200, 0, 290, 90), kind=RegionKind.TEXT, article=first.id)
    block = Block(lines=[line("漏了一栏。", 210, 10)])
    issue = done(issue, edits.read_region(issue, issue.regions[0].id, [block], origin="reader 1", author="ann"))
    assert texts(issue) == ["".join(COLUMN) + "漏了一栏。", "他们走了很远"]
    at = issue.raw.index("漏")
    assert issue.geometry.spots(at, at + 1)[0].box == Box(210, 10, 220, 20)
    assert issue.regions == ()


def test_what_is_read_in_a_photo_of_no_article_is_an_article_and_the_photo_stays() -> None:
    issue = drawn(made(COLUMN), Box(200, 0, 290, 90))
    block = Block(lines=[line("图为老桥。", 210, 10)])
    issue = done(issue, edits.read_region(issue, issue.regions[0].id, [block], origin="reader 1", author="ann"))
    assert texts(issue)[1:] == ["图为老桥。"]
    assert [region.kind for region in issue.regions] == [RegionKind.PHOTO]


def test_nothing_read_and_a_region_of_an_approved_article_are_refused() -> None:
    issue = made(COLUMN)
    issue = drawn(issue, Box(200, 0, 290, 90), article=issue.articles[0].id)
    [region] = issue.regions
    with pytest.raises(Refused) as refused:
        edits.read_region(issue, region.id, [], origin="reader 1", author="ann")
    assert refused.value.why == Why.NOTHING
    issue = done(issue, edits.approve(issue, issue.articles[0].id, author="ann"))
    verbs = (
        lambda: edits.read_region(issue, region.id, [Block(lines=[line("漏", 0, 0)])], origin="r", author="ann"),
        lambda: edits.split_region(issue, region.id, 50, across=True, author="ann"),
        lambda: edits.add_corner(issue, region.id, 0, Point(5, 5), author="ann"),
    )
    for verb in verbs:
        with pytest.raises(Refused) as refused:
            verb()
        assert refused.value.why == Why.APPROVED


# Their geometry

numbers = st.integers(0, 300)
areas = st.lists(st.builds(Point, numbers, numbers), min_size=3, max_size=8)


@given(areas)
def test_a_hull_holds_all_corners_and_is_the_hull_of_itself(points: list[Point]) -> None:
    around = polygons.hull(points)
    assert polygons.hull(around) == around
    box = Box(
        *(min(p.x for p in points), min(p.y for p in points)), *(max(p.x for p in points), max(p.y for p in points))
    )
    assert polygons.size(around) <= box.width * box.height
    assert {point.x for point in around} >= {box.left, box.right}


@given(areas, numbers, st.booleans())
def test_two_halves_are_as_large_as_the_whole(points: list[Point], at: int, across: bool) -> None:
    whole = polygons.hull(points)
    halves = polygons.cut(whole, at, across=across)
    assert sum(map(polygons.size, halves)) == pytest.approx(polygons.size(whole), abs=300)
    way = 1 if across else 0
    assert all(point[way] <= at for point in halves[0])
    assert all(point[way] >= at for point in halves[1])


def test_a_place_is_inside_a_bay_or_not() -> None:
    bay = tuple(Point(*at) for at in [(0, 0), (90, 0), (90, 90), (60, 90), (60, 30), (30, 30), (30, 90), (0, 90)])
    assert polygons.holds(bay, 10, 80)
    assert polygons.holds(bay, 45, 10)
    assert not polygons.holds(bay, 45, 60)
    assert polygons.nearest_edge(bay, 45, 33)[:2] == (4, (45, 30))


def test_rectangles_are_known_whichever_corner_comes_first() -> None:
    corners = Box(5, 5, 50, 80).polygon
    assert polygons.is_rectangle(corners)
    assert polygons.is_rectangle(corners[2:] + corners[:2])
    assert polygons.is_rectangle(corners[::-1])
    assert not polygons.is_rectangle((corners[0], corners[2], corners[1], corners[3]))
    assert not polygons.is_rectangle((*corners, Point(5, 40)))
    assert not polygons.is_rectangle((Point(5, 6), *corners[1:]))


def test_a_moved_area_stays_on_its_page() -> None:
    assert polygons.moved(Box(10, 10, 30, 30).polygon, -50, 5, Box(0, 0, 100, 100)) == Box(0, 15, 20, 35).polygon
