"""Pages: the raw text that they make, where its characters stand, and what is read, drawn and found on them later."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import edits
from annotator.core.errors import Conflict, Refused, Why
from annotator.core.geometry import FARTHEST, NOWHERE, Alternative, Box, Geometry, Layer, Point, Spot, rounded
from annotator.core.issue import Image, Issue, Page, Source
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, added, apply
from annotator.core.pages import Area, Block, Line, ReadPage, issue_of
from annotator.core.records import (
    Addition,
    ArticleKind,
    CorrectionKind,
    Decided,
    Position,
    RegionKind,
    Role,
)


def line(text: str, left: int, top: int, **about: object) -> Line:
    """A line of print with square characters of ten units."""
    return Line(text=text, box=Box(left, top, left + 10 * len(text), top + 10), **about)  # type: ignore[arg-type]


def made(*pages: ReadPage, **about: object) -> Issue:
    issue = issue_of(pages, title="晨报", date="", source=Source(), origin="test 1", **about)  # type: ignore[arg-type]
    assert list(faults(issue)) == []
    return issue


HEAD = Block(lines=[line("老桥修好了", 100, 50)], article="A", role=Role.HEADLINE)
BODY = Block(lines=[line("昨天上午，𠮷田在", 100, 70), line("东桥头剪彩。", 100, 85)], article="A")
OTHER = Block(lines=[line("明天有雨。", 300, 50)], article="B")
MORE = Block(lines=[line("三千人到场。", 100, 10)], article="A")
TWO_PAGES = (
    ReadPage(number="A1", width=400, height=600, image=Image("a1.tif"), blocks=[HEAD, BODY, OTHER]),
    ReadPage(number="A2", width=400, height=600, blocks=[MORE]),
)


def plain(*lines: Line, **about: object) -> Issue:
    """The issue of a page with one block."""
    return made(ReadPage(number="1", width=400, height=600, blocks=[Block(lines=lines)], **about))  # type: ignore[arg-type]


def test_a_line_of_print_is_a_line_of_raw_text_and_an_empty_one_parts_blocks() -> None:
    issue = made(*TWO_PAGES)
    assert issue.raw == "老桥修好了\n\n昨天上午，𠮷田在\n东桥头剪彩。\n\n明天有雨。\n\n三千人到场。\n"
    assert [(page.number, issue.raw[page.start : page.end].split()[0]) for page in issue.pages] == [
        ("A1", "老桥修好了"),
        ("A2", "三千人到场。"),
    ]


def test_articles_that_the_file_knows_are_made_as_it_says_and_are_decided_by_it() -> None:
    issue = made(*TWO_PAGES, kinds={"B": ArticleKind.NOTICE})
    first, second = issue.articles
    assert OffsetMap(issue, first).text == "老桥修好了\n\n昨天上午，𠮷田在\n东桥头剪彩。\n三千人到场。"
    assert second.kind == ArticleKind.NOTICE
    assert {boundary.decided for boundary in issue.boundaries} == {Decided.SOURCE}
    [part] = issue.parts
    assert (issue.raw[part.start : part.end], part.role) == ("老桥修好了", Role.HEADLINE)


def test_what_no_article_of_the_file_holds_stands_by_itself() -> None:
    folio = Block(lines=[line("第二版", 0, 0)], is_furniture=True)
    issue = made(ReadPage(number="1", blocks=[folio, OTHER, Block(lines=[line("头版", 0, 0)]), HEAD]))
    assert [OffsetMap(issue, article).text for article in issue.articles] == [
        "第二版",
        "明天有雨。",
        "头版",
        "老桥修好了",
    ]
    assert issue.articles[0].kind == ArticleKind.FURNITURE
    assert {boundary.decided for boundary in issue.boundaries} == {Decided.SOURCE}


def test_without_articles_in_the_file_nothing_is_said_of_boundaries_and_parts() -> None:
    issue = made(ReadPage(number="1", blocks=[Block(lines=[line("老桥", 0, 0)], role=Role.HEADLINE)]))
    assert issue == issue.without_records()


def test_pages_without_text_stand_where_the_next_one_begins() -> None:
    empty = ReadPage(number="0")
    issue = made(empty, *TWO_PAGES, empty)
    assert next((page.start, page.end) for page in issue.pages) == (0, 0)
    assert issue.pages[3].start == issue.pages[3].end == len(issue.raw)
    assert [issue.page_at(raw) for raw in (0, len(issue.raw) - 1)] == [1, 2]


def test_a_character_is_found_on_its_page_and_back_through_corrections() -> None:
    issue = made(*TWO_PAGES)
    article = issue.articles[0]
    at = OffsetMap(issue, article).text.index("桥头")
    issue = apply(issue, edits.correct(issue, article.id, at, at + 1, "大橋", author="ann"))
    issue = apply(issue, edits.correct(issue, article.id, 0, 0, "【", author="ann"))
    offsets = OffsetMap(issue, issue.articles[0])
    head, bridge, more = (offsets.text.index(text) for text in ("修好", "头剪", "千人"))
    assert [spot.box for spot in offsets.spots(head, head + 2)] == [Box(120, 50, 140, 60)]
    assert [spot.box for spot in offsets.spots(bridge - 2, bridge)] == [Box(110, 85, 120, 95)]
    assert [(spot.page, spot.box) for spot in offsets.spots(more, more + 1)] == [(1, Box(110, 10, 120, 20))]
    assert offsets.at_place(0, 125, 55) == head
    assert offsets.at_place(1, 115, 15) == more
    assert offsets.spots(0, 1) == []  # what was put in stands nowhere


def test_a_stretch_over_lines_has_a_box_on_each() -> None:
    issue = plain(line("老桥修好了", 100, 50), line("三千人到场", 100, 70))
    assert [spot.box for spot in issue.geometry.spots(3, 8)] == [Box(130, 50, 150, 60), Box(100, 70, 120, 80)]


def test_a_vertical_line_is_divided_from_top_to_bottom() -> None:
    issue = plain(Line(text="老桥修好了", box=Box(300, 100, 310, 150)))
    assert issue.geometry.spots(1, 2)[0].box == Box(300, 110, 310, 120)
    assert issue.geometry.raw_at(0, 305, 149) == 4


def test_characters_count_more_than_words_and_words_more_than_their_line() -> None:
    words = [Spot(0, 3, Box(0, 0, 60, 10), 0.9), Spot(4, 7, Box(70, 0, 100, 10), 0.4)]
    issue = plain(Line(text="the sun", words=words, characters=[Spot(1, 2, Box(22, 1, 31, 9), 0.3)]))
    assert issue.geometry.lines[0].box == Box(0, 0, 100, 10)
    assert issue.geometry.spots(1, 2)[0] == Spot(1, 2, Box(22, 1, 31, 9), 0.3)
    assert issue.geometry.spots(5, 6)[0] == Spot(5, 6, Box(80, 0, 90, 10), 0.4)
    assert issue.geometry.raw_at(0, 69, 5) == 4


def test_a_line_without_a_box_stands_around_its_words_or_nowhere() -> None:
    issue = plain(Line(text="a b", words=[Spot(0, 1, Box(5, 5, 9, 9)), Spot(2, 3, NOWHERE)]), Line(text="c"))
    assert [spot.box for spot in issue.geometry.lines] == [Box(5, 5, 9, 9), NOWHERE]
    assert issue.geometry.raw_at(0, 500, 500) == 0


def test_boxes_are_cut_off_at_the_edge_of_the_page_and_spots_that_overlap_are_left_out() -> None:
    spots = [Spot(0, 2, Box(-5, 0, 10, 10)), Spot(1, 3, Box(0, 0, 1, 1)), Spot(2, 9, Box(0, 0, 1, 1))]
    issue = plain(Line(text="abc", box=Box(-10, 590, 500, 700), words=spots), Line(text="d", box=Box(900, 0, 950, 9)))
    assert [spot.box for spot in issue.geometry.lines] == [Box(0, 590, 400, 600), NOWHERE]
    assert [spot[:3] for spot in issue.geometry.words] == [(0, 2, Box(0, 0, 10, 10))]


def test_line_ends_and_what_can_not_be_stored_are_spaces_in_a_line() -> None:
    assert plain(Line(text="老\n桥\x00修\ud800好\u2028了")).raw == "老 桥 修 好 了\n"


def test_a_word_that_goes_on_in_the_next_line_is_read_as_one_and_stays_as_printed() -> None:
    issue = plain(
        Line(text="the news-", whole="newspaper"),
        Line(text="paper of Zuk-", whole="Zucker"),
        Line(text="ker and rail-", whole="rail-way"),
        Line(text="way"),
    )
    assert issue.raw.count("news-\npaper") == 1
    assert {c.kind for c in issue.corrections} == {CorrectionKind.LINE_JOIN}
    assert OffsetMap(issue).text == "the newspaper of Zucker and rail-way\n"


@given(st.data())
def test_a_geometry_comes_back_as_it_was_packed(data: st.DataObject) -> None:
    numbers = st.integers(0, FARTHEST)
    texts = st.text(max_size=3)
    shares = st.none() | st.floats(0, 1).map(rounded)
    spots, at = [], 0
    for gap, size in data.draw(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 300)), max_size=6)):
        box = Box(data.draw(numbers), data.draw(numbers), FARTHEST, FARTHEST)
        others = data.draw(st.lists(st.builds(Alternative, texts, shares), max_size=3))
        spots.append(
            Spot(at + gap, at + gap + size, box, data.draw(shares), tuple(others), data.draw(st.integers(0, 9)))
        )
        at += gap + size
    geometry = Geometry(Layer.of(spots), None, Layer.of(spots[:2]))
    assert list(geometry.lines) == spots
    back = Geometry.unpacked(geometry.packed)
    assert back == geometry
    assert list(back.lines) == spots
    assert hash(back) == hash(geometry)
    cut = data.draw(st.integers(0, at))
    assert geometry.cut(0, cut).and_then(geometry.cut(cut, at + 1)) == geometry


@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: data[:20] + b"\xff" * 4 + data[24:]])
def test_a_damaged_geometry_says_so_when_it_is_looked_at(damage: object) -> None:
    packed = made(*TWO_PAGES).geometry.packed
    with pytest.raises(Exception, match=r".") as error:
        Geometry.unpacked(damage(packed)).layers  # type: ignore[operator] # noqa: B018
    assert error.type.__name__ in ("error", "ValueError")


@pytest.mark.parametrize(
    "spots",
    [
        [Spot(0, 2, NOWHERE), Spot(1, 3, NOWHERE)],
        [Spot(0, 9, NOWHERE)],
        [Spot(0, 0, NOWHERE)],
        [Spot(0, 1, NOWHERE, page=1)],
        [Spot(0, 1, Box(-1, 0, 1, 1))],
        [Spot(0, 1, Box(5, 0, 1, 1))],
    ],
)
def test_a_geometry_that_does_not_fit_its_text_is_a_fault(spots: list[Spot]) -> None:
    issue = Issue(raw="老桥修好了", pages=(Page("1", 0, 5),), geometry=Geometry(Layer.of(spots)))
    assert len(list(faults(issue))) == 1


def test_text_that_is_read_later_goes_on_behind_the_raw_text_and_no_offset_moves() -> None:
    issue = made(*TWO_PAGES)
    issue = apply(issue, edits.correct(issue, issue.articles[0].id, 0, 0, "【", author="ann"))
    issue = apply(issue, edits.add_note(issue, len(issue.raw), len(issue.raw), "完", author="ann"))
    texts = [OffsetMap(issue, article).text for article in issue.articles]
    operation = edits.append_text(issue, 0, [Block(lines=[line("图说：", 10, 500)])], origin="reader 1", author="ann")
    after = apply(issue, operation)
    assert list(faults(after)) == []
    assert after.raw == issue.raw + "\n图说：\n"
    assert [OffsetMap(after, article).text for article in after.articles] == [*texts, "图说："]
    at = after.raw.index("说")
    assert after.page_at(at) == 0
    assert after.geometry.spots(at, at + 1)[0] == Spot(at, at + 1, Box(20, 500, 30, 510), page=0)
    assert after.without_records() == issue.without_records()
    assert apply(after, operation.inverse()) == issue


def test_text_can_be_read_from_pages_that_came_without_any() -> None:
    issue = made(ReadPage(number="1", width=400, height=600, image=Image("1.jpg")))
    assert issue.raw == ""
    for text in ("老桥", "修好了"):
        block = Block(lines=[line(text, 10, 10)])
        issue = apply(issue, edits.append_text(issue, 0, [block], origin="reader 1", author="ann"))
    assert issue.raw == "老桥\n\n修好了\n"
    assert [OffsetMap(issue, article).text for article in issue.articles] == ["老桥", "修好了"]
    assert list(faults(issue)) == []


def test_nothing_to_read_is_refused_and_text_that_is_followed_by_more_is_not_taken_back() -> None:
    issue = made(*TWO_PAGES)
    with pytest.raises(Refused):
        edits.append_text(issue, 0, [Block(lines=[Line(text=" ")])], origin="r", author="ann")
    first = edits.append_text(issue, 0, [OTHER], origin="r", author="ann")
    issue = apply(issue, first)
    issue = apply(issue, edits.append_text(issue, 1, [OTHER], origin="r", author="ann"))
    with pytest.raises(Conflict):
        apply(issue, first.inverse())


def test_a_region_is_drawn_moved_given_and_removed() -> None:
    issue = made(*TWO_PAGES)
    first, second = issue.articles
    corners = [Point(10, 10), Point(500, 10), Point(10, 90)]
    drawn = apply(issue, edits.add_region(issue, 0, corners, RegionKind.PHOTO, first.id, author="ann"))
    [region] = drawn.belonging_to(drawn.articles[0])
    assert region.box == Box(10, 10, 400, 90)
    given_ = apply(drawn, edits.give_region(drawn, region.id, second.id, author="ann"))
    assert [len(given_.belonging_to(article)) for article in given_.articles] == [0, 1]
    moved = apply(given_, edits.move_region(given_, region.id, [(0, 0), (9, 0), (9, 9)], author="ann"))  # type: ignore[list-item]
    named = apply(moved, edits.set_region_kind(moved, region.id, RegionKind.MAP, author="ann"))
    assert (named.regions[0].box, named.regions[0].kind) == (Box(0, 0, 9, 9), RegionKind.MAP)
    alone = apply(named, edits.give_region(named, region.id, "", author="ann"))
    assert not any(map(alone.belonging_to, alone.articles))
    assert not apply(alone, edits.remove_region(alone, region.id, author="ann")).regions
    assert list(faults(alone)) == []


def test_a_region_goes_along_with_the_boundary_of_its_article() -> None:
    issue = made(*TWO_PAGES)
    second = issue.articles[1]
    corners = [Point(10, 10), Point(50, 10), Point(10, 90)]
    issue = apply(issue, edits.add_region(issue, 0, corners, RegionKind.PHOTO, second.id, author="ann"))
    issue = apply(issue, edits.move_boundary(issue, second.id, second.head.start + 2, author="ann"))
    assert issue.belonging_to(issue.articles[1])


def test_a_region_without_an_area_and_those_of_approved_articles_are_refused() -> None:
    issue = made(*TWO_PAGES)
    with pytest.raises(Refused) as refused:
        edits.add_region(issue, 0, [Point(700, 0), Point(900, 0), Point(900, 9)], RegionKind.PHOTO, author="ann")
    assert refused.value.why == Why.NO_AREA
    issue = apply(issue, edits.approve(issue, issue.articles[0].id, author="ann"))
    corners = [Point(0, 0), Point(9, 0), Point(9, 9)]
    with pytest.raises(Refused) as refused:
        edits.add_region(issue, 0, corners, RegionKind.PHOTO, issue.articles[0].id, author="ann")
    assert refused.value.why == Why.APPROVED


def test_the_areas_of_a_file_belong_to_the_articles_that_it_says() -> None:
    corners = Box(-5, 0, 50, 50).polygon
    areas = [Area(polygon=corners, kind=RegionKind.PHOTO, article="A"), Area(polygon=corners)]
    issue = made(TWO_PAGES[0], ReadPage(number="2", width=40, height=40, blocks=[MORE], areas=areas))
    photo = issue.belonging_to(issue.articles[0])[0]
    assert (photo.kind, photo.box, photo.start) == (RegionKind.PHOTO, Box(0, 0, 40, 40), issue.raw.index("三千"))
    assert [region.apart for region in issue.regions if region.id != photo.id] == [True]


def test_the_image_of_a_page_is_pointed_to_and_the_first_one_comes_back() -> None:
    issue = made(*TWO_PAGES)
    found = Image("A1 (1).tif", "ab" * 32)
    operation = edits.show_image(issue, 0, found, author="ann")
    after = apply(issue, operation)
    assert after.image_of(0) == found
    assert after.image_of(1) == Image()
    again = apply(after, edits.show_image(after, 0, Image("x", "cd" * 32, 2), author="ann"))
    assert len(again.scans) == 1
    assert list(faults(again)) == []
    assert apply(after, operation.inverse()).image_of(0) == Image("a1.tif")


def test_records_on_pages_that_are_not_there_are_faults() -> None:
    issue = Issue(raw="老桥", pages=(Page("1", 0, 2),))
    addition = Addition(id="a2", origin="r", start=2, page=1, text="修")
    assert len(list(faults(apply(issue, Operation("append_text", added([addition])))))) == 1


def test_positions_of_regions_and_scans_are_places_of_the_raw_text() -> None:
    issue = made(*TWO_PAGES)
    issue = apply(issue, edits.show_image(issue, 1, Image("x", "ab" * 32), author="ann"))
    assert issue.scans[0].anchor == Position(issue.pages[1].start)


def test_pages_that_came_without_text_get_theirs_in_their_order_and_articles_are_left_to_be_suggested() -> None:
    issue = made(*(ReadPage(number=str(number), width=900, height=900) for number in (1, 2, 3)))
    read = {2: [Block(lines=[line("夜里有灯。", 0, 0)])], 0: [HEAD, BODY], 1: []}
    after = apply(issue, edits.read_pages(issue, read, origin="engine 1"))
    assert list(faults(after)) == []
    assert after.raw == "老桥修好了\n\n昨天上午，𠮷田在\n东桥头剪彩。\n\n夜里有灯。\n"
    assert [(addition.page, addition.origin) for addition in after.additions] == [(0, "engine 1"), (2, "engine 1")]
    assert [spot.page for spot in after.geometry.lines] == [0, 0, 0, 2]
    assert after.boundaries == issue.boundaries
    assert after.without_records() == issue
    with pytest.raises(Refused, match=Why.NOTHING.value):
        edits.read_pages(issue, {1: []}, origin="engine 1")
