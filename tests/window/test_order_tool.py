"""Putting a page in order by hand: a line through its blocks, numbers, two clicks and keys, each one operation."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core.geometry import Box
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.page_blocks import PageBlock
from annotator.core.records import Position
from annotator.tour import press
from annotator.window.page.image_area import Fit
from annotator.window.page.page_pane import PagePane
from tests.window import pages
from tests.window.desks import ALT, CTRL, LEFT, closed, opened

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
FIRST, SECOND = "第甲版甲栏", "第甲版乙栏"


@pytest.fixture
def desk(drawn: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Application]:
    shutil.copy(drawn / "a.db", tmp_path)
    desk = opened(tmp_path / "a.db", qtbot)
    desk.opened.show_latest()
    yield desk
    closed(desk)


@pytest.fixture
def page(desk: Application) -> PagePane:
    """The pane of pages, the first page whole in sight, ready to be put in order."""
    page = pages.shown(desk)
    press(desk.window, Qt.Key.Key_H, CTRL | ALT)
    page.area.fit(Fit.PAGE)
    return page


def issue_of(desk: Application) -> Issue:
    assert desk.window.open_issue is not None
    return desk.window.open_issue.issue


def read(desk: Application) -> str:
    """The text of the article of the headline, without white space."""
    issue = issue_of(desk)
    return "".join(OffsetMap(issue, issue.layout.article_at(issue.raw.index(pages.headline(0)))).text.split())


def column(page: int, number: int) -> str:
    return "".join(pages.row_text(page, number, row) for row in range(pages.ROWS))


def block(page: PagePane, words: str) -> PageBlock:
    """The block whose first line begins with some words."""
    assert page.open_issue is not None
    raw = page.open_issue.issue.raw
    return next(block for block in page.order.blocks if raw.startswith(words, block.start))


def middle(page: PagePane, words: str) -> QPoint:
    return page.area.rect_of(block(page, words).box).center().toPoint()


def drag(page: PagePane, *points: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    view = page.area.viewport()
    QTest.mousePress(view, LEFT, modifiers, points[0])
    for point in points[1:]:
        QTest.mouseMove(view, point)
    QTest.mouseRelease(view, LEFT, modifiers, points[-1])


def test_a_line_through_blocks_is_their_order_and_one_undo_takes_it_back(desk: Application, page: PagePane) -> None:
    before = issue_of(desk)
    assert desk.window.open_issue is not None
    number = desk.window.open_issue.history.next_number
    drag(page, middle(page, pages.headline(0)), middle(page, SECOND), middle(page, FIRST))
    assert read(desk).startswith(pages.headline(0) + column(0, 1) + column(0, 0))
    assert list(faults(issue_of(desk))) == []
    assert desk.window.open_issue.history.next_number == number + 1
    press(desk.window, Qt.Key.Key_Z, CTRL)
    assert issue_of(desk) == before


def test_shift_makes_what_the_line_passes_an_article_of_its_own(desk: Application, page: PagePane) -> None:
    headline = middle(page, pages.headline(0))
    drag(page, headline, middle(page, SECOND), modifiers=SHIFT)
    assert read(desk) == pages.headline(0) + column(0, 1)


def test_while_a_line_is_drawn_the_order_is_shown_and_nothing_is_done(desk: Application, page: PagePane) -> None:
    before, view = issue_of(desk), page.area.viewport()
    QTest.mousePress(view, LEFT, NONE, middle(page, SECOND))
    QTest.mouseMove(view, middle(page, FIRST))
    tried, blocks, refused = page.order._result()
    assert refused is None
    assert [tried.raw[block.start :][:5] for block in blocks[-2:]] == [SECOND, FIRST]
    meeting = next(
        line
        for line in page.order._meetings(
            tried, blocks, dict.fromkeys((b.start for b in blocks), "1"), {block(page, FIRST).start}
        )
        if FIRST in line
    )
    assert "第甲版乙栏丑行"[-3:] in meeting
    view.grab()
    assert issue_of(desk) is before
    QTest.keyClick(page.area, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, NONE, middle(page, FIRST))
    assert issue_of(desk) is before
    assert page.area.tool is page.order


def test_a_number_that_is_dragged_onto_a_block_takes_its_place(desk: Application, page: PagePane) -> None:
    badge = page.order._badge(block(page, SECOND)).center().toPoint()
    drag(page, badge, middle(page, FIRST))
    assert read(desk).startswith(pages.headline(0) + column(0, 1) + column(0, 0))


def test_a_second_click_lets_a_block_follow_also_on_another_page(desk: Application, page: PagePane) -> None:
    view = page.area.viewport()
    QTest.mouseClick(view, LEFT, NONE, middle(page, FIRST))
    page.turn(1)
    page.area.fit(Fit.PAGE)
    QTest.mouseClick(view, LEFT, NONE, middle(page, "第乙版乙栏"))
    assert read(desk).startswith(pages.headline(0) + column(0, 0) + column(1, 1))


def test_esc_lets_go_of_the_picked_block_before_it_leaves(desk: Application, page: PagePane) -> None:
    before = issue_of(desk)
    QTest.mouseClick(page.area.viewport(), LEFT, NONE, middle(page, FIRST))
    assert page.order.picked is not None
    QTest.keyClick(page.area, Qt.Key.Key_Escape)
    QTest.mouseClick(page.area.viewport(), LEFT, NONE, middle(page, SECOND))
    assert issue_of(desk) is before
    assert page.order.picked is not None
    QTest.keyClick(page.area, Qt.Key.Key_Escape)
    QTest.keyClick(page.area, Qt.Key.Key_Escape)
    assert page.area.tool is None
    assert page.tools.hint.isHidden()


def test_keys_choose_a_block_and_move_it(desk: Application, page: PagePane) -> None:
    page.order.choose_at(block(page, FIRST).start)
    QTest.keyClick(page.area, Qt.Key.Key_Down)
    assert page.order.chosen == block(page, SECOND)
    QTest.keyClick(page.area, Qt.Key.Key_Up, CTRL)
    assert read(desk).startswith(pages.headline(0) + column(0, 1) + column(0, 0))
    assert page.order.chosen == block(page, SECOND)
    QTest.keyClick(page.area, Qt.Key.Key_Down, CTRL)
    assert read(desk).startswith(pages.headline(0) + column(0, 0) + column(0, 1))


def test_keys_let_one_block_follow_another(desk: Application, page: PagePane) -> None:
    page.order.choose_at(block(page, pages.headline(0)).start)
    QTest.keyClick(page.area, Qt.Key.Key_Return)
    page.order.choose_at(block(page, SECOND).start)
    QTest.keyClick(page.area, Qt.Key.Key_Return)
    assert read(desk).startswith(pages.headline(0) + column(0, 1) + column(0, 0))


def test_a_key_reverses_the_columns_and_the_headline_stays_first(desk: Application, page: PagePane) -> None:
    page.order.choose_at(block(page, FIRST).start)
    QTest.keyClick(page.area, Qt.Key.Key_R)
    assert read(desk).startswith(pages.headline(0) + column(0, 1) + column(0, 0))


def test_a_key_puts_the_page_in_the_order_of_its_print(desk: Application, page: PagePane) -> None:
    drag(page, middle(page, pages.headline(0)), middle(page, SECOND), modifiers=SHIFT)
    QTest.keyClick(page.area, Qt.Key.Key_A)
    assert read(desk) == pages.headline(0) + column(0, 0) + column(0, 1)


def test_a_key_exchanges_two_blocks(desk: Application, page: PagePane) -> None:
    QTest.mouseClick(page.area.viewport(), LEFT, NONE, middle(page, FIRST))
    page.order.choose_at(block(page, SECOND).start)
    QTest.keyClick(page.area, Qt.Key.Key_S)
    assert read(desk).startswith(pages.headline(0) + column(0, 1) + column(0, 0))


def test_a_key_lets_an_article_begin_with_a_block(desk: Application, page: PagePane) -> None:
    page.order.choose_at(block(page, SECOND).start)
    QTest.keyClick(page.area, Qt.Key.Key_B)
    assert read(desk) == pages.headline(0) + column(0, 0)


def test_actions_move_the_block_at_the_caret_without_the_tool(desk: Application, page: PagePane) -> None:
    page.tools.choose(None)
    desk.window.raw.setFocus()
    desk.window.desk.show_place(Position(block(page, SECOND).start + 9))
    press(desk.window, Qt.Key.Key_Up, CTRL | ALT | SHIFT)
    assert read(desk).startswith(pages.headline(0) + column(0, 1) + column(0, 0))


def test_beside_the_blocks_the_hand_moves_the_page(desk: Application, page: PagePane) -> None:
    page.area.zoom(3)
    bar = page.area.verticalScrollBar()
    bar.setValue(0)
    free = page.area.rect_of(Box(360, 300, 420, 310)).center().toPoint()
    drag(page, free, free - QPoint(0, 80))
    assert bar.value() > 0


def test_a_page_that_is_turned_is_put_in_order_where_it_is_seen(desk: Application, page: PagePane) -> None:
    press(desk.window, Qt.Key.Key_Period, CTRL | ALT)
    page.area.fit(Fit.PAGE)
    badge = page.order._badge(block(page, SECOND)).center().toPoint()
    drag(page, badge, middle(page, FIRST))
    assert read(desk).startswith(pages.headline(0) + column(0, 1) + column(0, 0))
