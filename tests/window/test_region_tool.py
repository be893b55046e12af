"""Areas of the page by hand: drawn, named, moved, reshaped, cut, joined, given, read, by the mouse and by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from annotator import workflow
from annotator.app import Application
from annotator.core import edits
from annotator.core.geometry import Box, Point
from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.core.pages import Line
from annotator.core.records import ArticleKind, Region, RegionKind
from annotator.window.descriptions import about
from annotator.window.page.image_area import Fit, ImageArea
from annotator.window.page.region_tool import RegionTool
from tests.window import pages
from tests.window.desks import CTRL, LANGUAGE, LEFT, NONE, SMALL, closed

SHIFT = Qt.KeyboardModifier.ShiftModifier
PROGRAM = ("import", "split", "repair", "entities", "rules")
BOTTOM = Box(100, 920, 300, 1060)
"""A place on each page where nothing is printed."""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    """A library with an issue of two pages."""
    folder = tmp_path_factory.mktemp("regions")
    pages.draw(folder / "晨报")
    with workflow.open_library(folder / "a.db", create=True) as library:
        workflow.import_all(library, [folder / "晨报"], author="ann", entities=False, form="pages")
    return folder


@pytest.fixture(scope="module")
def shared(drawn: Path) -> Iterator[Application]:
    """A desk for all tests, as each takes back what it has done."""
    desk = Application(SMALL, drawn / "a.db", LANGUAGE)
    desk.window.show()
    desk.opened.show_latest()
    yield desk
    closed(desk)


@pytest.fixture
def desk(shared: Application, qtbot: QtBot) -> Iterator[Application]:
    window = shared.window
    with qtbot.waitActive(window):
        window.activateWindow()
    pages.shown(shared).go_to(0)
    yield shared
    for menu in area(shared).findChildren(QMenu):
        menu.close()
    pages.shown(shared).tools.choose(None)
    assert window.open_issue is not None
    while window.open_issue.history.to_undo is not None and window.open_issue.history.to_undo.name not in PROGRAM:
        window.actions_.by_name["undo"].trigger()


@pytest.fixture
def tool(desk: Application) -> RegionTool:
    """The tool, chosen by its action, the whole page in sight and nothing chosen on it."""
    desk.window.actions_.by_name["regions_by_hand"].trigger()
    area(desk).fit(Fit.PAGE)
    made = area(desk).tool
    assert isinstance(made, RegionTool)
    made.draw(())
    return made


def area(desk: Application) -> ImageArea:
    return pages.shown(desk).area


def issue(desk: Application) -> Issue:
    assert desk.window.open_issue is not None
    return desk.window.open_issue.issue


def at(desk: Application, x: float, y: float) -> QPoint:
    corner = area(desk).rect_of(Box(0, 0, 1, 1))
    return (corner.topLeft() + QPointF(x, y) * corner.width()).toPoint()


def drag(
    desk: Application, start: tuple[float, float], end: tuple[float, float], keys: Qt.KeyboardModifier = NONE
) -> None:
    port = area(desk).viewport()
    QTest.mousePress(port, LEFT, keys, at(desk, *start))
    QTest.mouseMove(port, at(desk, *end))
    QTest.mouseRelease(port, LEFT, keys, at(desk, *end))


def band(desk: Application, box: Box) -> None:
    drag(desk, box[:2], box[2:])


def offered(desk: Application) -> dict[str, QAction]:
    """What the menu that is open offers, without its digits."""
    [menu] = [menu for menu in area(desk).findChildren(QMenu) if menu.isVisible()]
    return {action.text().lstrip("&0123456789 "): action for action in menu.actions()}


def pick(desk: Application, name: str) -> None:
    action = offered(desk)[name]
    menu = action.parent()
    assert isinstance(menu, QMenu)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def key(desk: Application, one: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(area(desk), one, keys)


def add(desk: Application, *boxes: Box, kind: RegionKind = RegionKind.PHOTO, page: int = 0) -> list[Region]:
    assert desk.window.open_issue is not None
    before = {region.id for region in issue(desk).regions}
    for box in boxes:
        assert desk.window.open_issue.act(edits.add_region, page, box.polygon, kind)
    return [region for region in issue(desk).regions if region.id not in before]


def near(one: Any, other: Any) -> bool:
    """Whether places are the same but for what a pixel is on the page."""
    return all(abs(a - b) <= 4 for a, b in zip(one, other, strict=True))


def only(desk: Application) -> Region:
    [region] = issue(desk).regions
    return region


def rows(column: int, first: int, last: int) -> Box:
    left, top, right, _bottom = pages.row_box(column, first)
    return Box(left - 10, top - 10, right + 10, pages.row_box(column, last).bottom + 10)


# What is drawn


def test_a_band_around_lines_makes_an_article_of_them_in_one_step(desk: Application, tool: RegionTool) -> None:
    before = issue(desk)
    band(desk, rows(0, 2, 4))
    assert next(iter(offered(desk).values())).text().startswith("3 line")
    pick(desk, "advertisement")
    [made] = [article for article in issue(desk).articles if article.kind == ArticleKind.ADVERTISEMENT]
    assert OffsetMap(issue(desk), made).text == "".join(pages.row_text(0, 0, row) for row in (2, 3, 4))
    assert desk.window.focus_.article_id == made.id
    assert not tool.draft
    desk.window.actions_.by_name["undo"].trigger()
    assert issue(desk) == before


def test_a_band_around_nothing_is_an_area_of_what_it_shows(desk: Application, tool: RegionTool) -> None:
    band(desk, BOTTOM)
    assert "furniture" not in offered(desk)
    pick(desk, "map")
    region = only(desk)
    assert (region.kind, region.apart) == (RegionKind.MAP, True)
    assert near(region.box, BOTTOM)
    assert tool.chosen == [region]


def test_lines_stay_where_they_are_where_only_an_area_is_wished(desk: Application, tool: RegionTool) -> None:
    before = issue(desk).boundaries
    band(desk, rows(0, 0, 3))
    menu = offered(desk)["Only an area, the text stays"].menu()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text().endswith("table")).trigger()
    assert only(desk).kind == RegionKind.TABLE
    assert issue(desk).boundaries == before


def test_what_is_drawn_can_be_changed_before_it_is_named_and_given_up(desk: Application, tool: RegionTool) -> None:
    band(desk, BOTTOM)
    QTest.keyClick(next(iter(offered(desk).values())).parent(), Qt.Key.Key_Escape)  # type: ignore[arg-type]
    drag(desk, (BOTTOM.right, BOTTOM.bottom), (400, 1000))
    assert near(tool.draft[2], (400, 1000))
    key(desk, Qt.Key.Key_Escape)
    assert not tool.draft
    assert area(desk).tool is tool
    key(desk, Qt.Key.Key_Escape)
    assert area(desk).tool is None
    assert not issue(desk).regions


def test_a_click_on_nothing_puts_the_caret_there(desk: Application, tool: RegionTool) -> None:
    box = pages.row_box(1, 5)
    QTest.mouseClick(area(desk).viewport(), LEFT, NONE, at(desk, box.left + 20, box.top + 20))
    assert issue(desk).raw[desk.window.raw.caret() :].startswith(pages.row_text(0, 1, 5))


# The mouse


def test_an_area_is_moved_and_stays_on_its_page(desk: Application, tool: RegionTool) -> None:
    add(desk, BOTTOM)
    drag(desk, (200, 1000), (250, 960))
    assert near(only(desk).box, (150, 880, 350, 1020))
    drag(desk, (250, 960), (250, 1080))
    assert only(desk).box.bottom <= pages.HEIGHT


@pytest.mark.parametrize(
    ("start", "end", "box"),
    [
        ((300, 1060), (350, 1080), (100, 920, 350, 1080)),
        ((100, 920), (150, 940), (150, 940, 300, 1060)),
        ((200, 920), (260, 940), (100, 940, 300, 1060)),
        ((300, 1000), (340, 940), (100, 920, 340, 1060)),
    ],
    ids=["corner", "another corner", "upper edge", "right edge"],
)
def test_a_rectangle_is_reshaped_at_its_corners_and_edges_and_stays_one(
    desk: Application,
    tool: RegionTool,
    start: tuple[float, float],
    end: tuple[float, float],
    box: tuple[float, ...],
) -> None:
    tool.choose(*add(desk, BOTTOM))
    drag(desk, start, end)
    assert near(only(desk).box, box)
    assert len(only(desk).polygon) == 4


def test_corners_are_added_at_an_edge_moved_and_taken_away(desk: Application, tool: RegionTool) -> None:
    tool.choose(*add(desk, BOTTOM))
    QTest.mouseClick(area(desk).viewport(), LEFT, SHIFT, at(desk, 300, 990))
    assert near(only(desk).polygon[2], (300, 990))
    drag(desk, (300, 990), (380, 1000))
    assert near(only(desk).polygon[2], (380, 1000))
    QTest.mouseClick(area(desk).viewport(), LEFT, NONE, at(desk, 200, 920))  # no rectangle any more
    assert len(only(desk).polygon) == 6
    QTest.mouseClick(area(desk).viewport(), LEFT, SHIFT, at(desk, 380, 1000))
    assert len(only(desk).polygon) == 5


def test_several_areas_are_chosen_and_joined(desk: Application, tool: RegionTool) -> None:
    first, second = add(desk, BOTTOM, Box(300, 920, 500, 1060))
    for x, keys in ((200, NONE), (400, CTRL)):
        QTest.mouseClick(area(desk).viewport(), LEFT, keys, at(desk, x, 1000))
    assert tool.chosen == [first, second]
    key(desk, Qt.Key.Key_J)
    assert only(desk).box == Box(100, 920, 500, 1060)


def test_an_area_is_given_to_the_article_whose_outline_it_is_dragged_to(desk: Application, tool: RegionTool) -> None:
    add(desk, BOTTOM)
    drag(desk, (200, 1000), (100, 180), CTRL)
    assert not only(desk).apart
    assert issue(desk).belonging_to(issue(desk).layout.article_at(issue(desk).raw.index(pages.row_text(0, 0, 0))))
    assert only(desk).box == BOTTOM
    drag(desk, (200, 1000), (600, 1080), CTRL)  # where no article is
    assert not only(desk).apart


def test_an_area_is_given_to_the_article_in_the_list_that_it_is_dropped_on(desk: Application, tool: RegionTool) -> None:
    add(desk, BOTTOM)
    listed, port = desk.window.articles, area(desk).viewport()
    row = listed.visualRect(listed.articles.index(0, 1)).center()
    place = port.mapFromGlobal(listed.viewport().mapToGlobal(row))
    QTest.mousePress(port, LEFT, NONE, at(desk, 200, 1000))
    QTest.mouseMove(port, place)
    QTest.mouseRelease(port, LEFT, NONE, place)
    assert issue(desk).belonging_to(issue(desk).articles[0])
    assert only(desk).box == BOTTOM


def test_the_right_button_offers_what_can_be_done_with_an_area(desk: Application, tool: RegionTool) -> None:
    add(desk, BOTTOM)
    area(desk).customContextMenuRequested.emit(at(desk, 200, 960))
    assert tool.chosen == [only(desk)]
    next(action for text, action in offered(desk).items() if text == "Cut the area across").trigger()
    assert sorted(near(region.box, (100, 920, 300, 960)) for region in issue(desk).regions) == [False, True]


# The keys


def test_areas_are_chosen_one_after_the_other_and_named_by_keys(desk: Application, tool: RegionTool) -> None:
    first, second = add(desk, Box(0, 0, 50, 50), BOTTOM)
    key(desk, Qt.Key.Key_Space)
    assert tool.chosen == [first]
    for keys in (NONE, NONE, SHIFT):
        key(desk, Qt.Key.Key_Space, keys)
    assert tool.chosen == [second]
    key(desk, Qt.Key.Key_Return)
    [menu] = [menu for menu in area(desk).findChildren(QMenu) if menu.isVisible()]
    QTest.keyClick(menu, Qt.Key.Key_3)
    assert issue(desk).by_id[second.id].kind == RegionKind.TABLE  # type: ignore[attr-defined]


def test_an_area_is_drawn_moved_and_named_by_keys_alone(desk: Application, tool: RegionTool) -> None:
    area(desk).verticalScrollBar().setValue(area(desk).verticalScrollBar().maximum())
    key(desk, Qt.Key.Key_Insert)
    before = tool.draft
    key(desk, Qt.Key.Key_Right)
    key(desk, Qt.Key.Key_Down, CTRL)
    assert tool.draft == tuple(Point(x + 8, y + 1) for x, y in before)
    key(desk, Qt.Key.Key_Return)
    pick(desk, "photo")
    assert only(desk).polygon == tuple(Point(x + 8, y + 1) for x, y in before)


def test_an_area_is_moved_made_larger_and_smaller_by_keys(desk: Application, tool: RegionTool) -> None:
    tool.choose(*add(desk, BOTTOM))
    for one, keys in (
        (Qt.Key.Key_Left, NONE),
        (Qt.Key.Key_Up, CTRL),
        (Qt.Key.Key_Right, SHIFT),
        (Qt.Key.Key_Down, SHIFT | CTRL),
    ):
        key(desk, one, keys)
    assert only(desk).box == Box(92, 919, 300, 1060)


def test_a_corner_is_chosen_moved_added_and_taken_away_by_keys(desk: Application, tool: RegionTool) -> None:
    tool.choose(*add(desk, BOTTOM))
    key(desk, Qt.Key.Key_C)
    key(desk, Qt.Key.Key_Insert)
    assert only(desk).polygon[1] == (200, 920)
    key(desk, Qt.Key.Key_Up)
    assert only(desk).polygon[1] == (200, 912)
    key(desk, Qt.Key.Key_Delete)
    assert only(desk).polygon == BOTTOM.polygon
    key(desk, Qt.Key.Key_Delete)
    assert not issue(desk).regions


def test_an_area_is_given_to_the_chosen_article_and_to_none_by_keys(desk: Application, tool: RegionTool) -> None:
    tool.choose(*add(desk, BOTTOM))
    key(desk, Qt.Key.Key_G)
    assert issue(desk).belonging_to(issue(desk).layout.article_of(desk.window.focus_.article_id))
    key(desk, Qt.Key.Key_G, SHIFT)
    assert only(desk).apart


def test_an_area_is_cut_down_by_a_key(desk: Application, tool: RegionTool) -> None:
    tool.choose(*add(desk, BOTTOM))
    key(desk, Qt.Key.Key_X, SHIFT)
    left, right = sorted(region.box for region in issue(desk).regions)
    assert (left.left, left.right, right.right) == (100, right.left, 300)


def test_without_a_chosen_area_its_actions_say_what_to_do(desk: Application, tool: RegionTool) -> None:
    for name in ("give_region", "cut_region_down", "join_regions", "read_region", "remove_region", "name_region"):
        desk.window.hide_toast()
        desk.window.actions_.by_name[name].trigger()
        assert "Choose an area" in desk.window.status.notice.text(), name


# What is seen


def test_what_is_undone_is_shown_on_its_page(desk: Application, tool: RegionTool) -> None:
    add(desk, BOTTOM, page=1)
    assert pages.shown(desk).page == 0
    desk.window.actions_.by_name["undo"].trigger()
    assert pages.shown(desk).page == 1
    desk.window.actions_.by_name["redo"].trigger()
    assert [region.id for region in tool.regions] == [only(desk).id]


def test_areas_are_painted_while_the_tool_is_chosen(desk: Application, tool: RegionTool) -> None:
    add(desk, BOTTOM)
    colours = []
    for chosen in (tool, None):
        pages.shown(desk).tools.choose(chosen)
        picture = area(desk).viewport().grab().toImage()
        place = at(desk, BOTTOM.right - 8, BOTTOM.bottom - 8) * picture.devicePixelRatio()
        colours.append(picture.pixelColor(place).lightness())
    assert colours[0] < colours[1]


def test_areas_are_outlined_with_the_articles_while_no_tool_is_chosen(desk: Application, tool: RegionTool) -> None:
    add(desk, BOTTOM, kind=RegionKind.MAP)
    add(desk, Box(0, 1080, 800, 1082), kind=RegionKind.RULE)
    assert not area(desk).areas
    pages.shown(desk).tools.choose(None)
    [outline] = area(desk).areas
    assert (outline.kind, outline.polygon, outline.article) == (RegionKind.MAP, BOTTOM.polygon, None)
    edge = at(desk, BOTTOM.left + 8, BOTTOM.top + 8)
    picture = area(desk).viewport().grab().toImage()
    assert picture.pixelColor(edge * picture.devicePixelRatio()).lightness() < 200, "its name stands there"
    assert desk.window.open_issue is not None
    assert desk.window.open_issue.act(edits.remove_region, next(r.id for r in issue(desk).regions if r.box.height != 2))
    assert not area(desk).areas


def test_a_page_that_is_turned_is_drawn_on_where_it_is_seen(desk: Application, tool: RegionTool) -> None:
    desk.window.actions_.by_name["turn_page_right"].trigger()
    try:
        area(desk).fit(Fit.PAGE)
        points = [area(desk).rect_of(Box(*corner, *corner)).topLeft().toPoint() for corner in (BOTTOM[:2], BOTTOM[2:])]
        port = area(desk).viewport()
        QTest.mousePress(port, LEFT, NONE, points[0])
        QTest.mouseMove(port, points[1])
        QTest.mouseRelease(port, LEFT, NONE, points[1])
        pick(desk, "photo")
        assert near(only(desk).box, BOTTOM)
        assert port.rect().contains(port.mapFromGlobal(tool.point_of(BOTTOM.polygon)))
    finally:
        desk.window.actions_.by_name["turn_page_left"].trigger()


def test_the_history_says_what_an_area_shows_and_on_which_page(desk: Application, tool: RegionTool) -> None:
    add(desk, BOTTOM, kind=RegionKind.MAP, page=1)
    assert desk.window.open_issue is not None
    entry = desk.window.open_issue.history.to_undo
    assert entry is not None
    assert about(issue(desk), desk.window.open_issue.operation(entry)) == "map (A2)"


# Reading


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """An engine that reads one line at the left top corner of what it is given, and what it was given."""
    asked: dict[str, Any] = {}

    def lines_of_pages(path: Path, file: object, frames: object, progress: Any, engine: object, **about: Any) -> Any:
        asked.update(about, name=path.name)
        progress(0.5)
        left, top = about["area"][0]
        box = Box(left, top, left + 240, top + 40)
        yield (2 * pages.WIDTH, 2 * pages.HEIGHT), [Line(text=asked["text"], box=Box(*(2 * edge for edge in box)))]

    monkeypatch.setattr("annotator.ocr.is_installed", lambda _engine=None: True)
    monkeypatch.setattr("annotator.ocr.lines_of_pages", lines_of_pages)
    asked["text"] = "漏了一栏。"
    return asked


def test_the_text_of_an_area_is_read_and_stands_in_its_article(
    desk: Application, tool: RegionTool, engine: dict[str, Any], qtbot: QtBot
) -> None:
    [region] = add(desk, BOTTOM, kind=RegionKind.TEXT)
    tool.choose(region)
    key(desk, Qt.Key.Key_G)
    key(desk, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: not desk.is_busy())
    assert (engine["area"], engine["size"]) == (BOTTOM.polygon, (pages.WIDTH, pages.HEIGHT))
    article = issue(desk).layout.article_of(desk.window.focus_.article_id)
    assert OffsetMap(issue(desk), article).text.endswith("漏了一栏。")
    start = issue(desk).raw.index("漏")
    assert issue(desk).geometry.spots(start, start + 5)[0].box == Box(100, 920, 340, 960)
    assert not issue(desk).regions
    assert area(desk).marks.line == Box(100, 920, 340, 960)
    desk.window.actions_.by_name["undo"].trigger()
    assert only(desk).id == region.id


def test_what_stands_in_the_text_already_is_not_read_twice(
    desk: Application, tool: RegionTool, engine: dict[str, Any], qtbot: QtBot
) -> None:
    before = issue(desk).raw
    left, top, _right, _bottom = pages.row_box(0, 3)
    tool.choose(*add(desk, Box(left, top, left + 200, top + 100)))
    desk.window.actions_.by_name["read_region"].trigger()
    qtbot.waitUntil(lambda: not desk.is_busy())
    assert "Nothing is read" in desk.window.status.notice.text()
    assert issue(desk).raw == before


def test_an_area_that_is_taken_away_meanwhile_is_not_read(
    desk: Application, tool: RegionTool, engine: dict[str, Any], qtbot: QtBot
) -> None:
    before = issue(desk).raw
    tool.choose(*add(desk, BOTTOM))
    desk.window.actions_.by_name["read_region"].trigger()
    key(desk, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not desk.is_busy())
    assert issue(desk).raw == before
