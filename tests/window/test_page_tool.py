"""A tool on the page: it takes the mouse and the keys before the hand that moves the page, and Esc leaves it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core.geometry import Box
from annotator.window.page.image_area import Fit, ImageArea
from annotator.window.page.page_pane import PagePane
from annotator.window.page.tool import Canvas
from tests.window import pages
from tests.window.desks import LEFT, closed, opened

NONE = Qt.KeyboardModifier.NoModifier
RIGHT = Qt.MouseButton.RightButton


class Rubber:
    """Draws a rectangle from where the mouse is pressed, below the first hundred units of the page."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.corner: QPointF | None = None

    def press(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        if place.y() < 100:
            return False
        self.corner = place
        self.heard.append(f"press {place.x():.0f}")
        return True

    def move(self, place: QPointF) -> bool:
        self.heard.append("move" if self.corner else "hover")
        return self.corner is not None

    def release(self, place: QPointF) -> None:
        self.heard.append("release")
        self.corner = None

    def cancel(self) -> bool:
        was_busy, self.corner = self.corner is not None, None
        return was_busy

    def press_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        self.heard.append(key.name)
        return key == Qt.Key.Key_Plus

    def paint(self, painter: QPainter, area: Canvas) -> None:
        painter.fillRect(area.rect_of(Box(0, 1000, 800, 1100)), Qt.GlobalColor.black)


@pytest.fixture
def desk(drawn: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Application]:
    shutil.copy(drawn / "a.db", tmp_path)
    desk = opened(tmp_path / "a.db", qtbot)
    desk.opened.show_latest()
    yield desk
    closed(desk)


@pytest.fixture
def tool() -> Rubber:
    return Rubber()


@pytest.fixture
def page(desk: Application, tool: Rubber) -> PagePane:
    """The pane of pages, its tool chosen by its button."""
    page = pages.shown(desk)
    page.area.zoom(3)
    page.tools.add(tool, "□", "Rubber").click()
    return page


def at(area: ImageArea, x: int, y: int) -> QPoint:
    return area.rect_of(Box(x, y, x, y)).topLeft().toPoint()


def test_a_chosen_tool_takes_the_mouse_and_the_page_stands_still(page: PagePane, tool: Rubber) -> None:
    area = page.area
    before = area.place_at(QPointF(0, 0))
    x, y = round(before.x()) + 50, round(max(before.y(), 100)) + 20
    QTest.mousePress(area.viewport(), LEFT, NONE, at(area, x, y))
    QTest.mouseMove(area.viewport(), at(area, x + 60, y + 40))
    QTest.mouseRelease(area.viewport(), LEFT, NONE, at(area, x + 60, y + 40))
    assert [word.split()[0] for word in tool.heard] == ["press", "move", "release"]
    assert abs(int(tool.heard[0].split()[1]) - x) <= 1, "places are those of the page"
    assert area.place_at(QPointF(0, 0)) == before
    assert area.viewport().cursor().shape() == tool.cursor


def test_what_the_tool_leaves_moves_the_page(page: PagePane, tool: Rubber) -> None:
    area = page.area
    area.verticalScrollBar().setValue(0)
    before = area.horizontalScrollBar().value()
    point = at(area, round(area.place_at(QPointF(area.viewport().rect().center())).x()), 50)
    QTest.mousePress(area.viewport(), LEFT, NONE, point)
    QTest.mouseMove(area.viewport(), point - QPoint(60, 0))
    QTest.mouseRelease(area.viewport(), LEFT, NONE, point - QPoint(60, 0))
    assert area.horizontalScrollBar().value() > before
    assert "release" not in tool.heard


def test_esc_gives_up_what_is_under_way_and_then_leaves_the_tool_for_the_text(
    desk: Application, page: PagePane, tool: Rubber
) -> None:
    area = page.area
    QTest.mousePress(area.viewport(), LEFT, NONE, area.viewport().rect().center())
    assert tool.corner is not None
    QTest.keyClick(area, Qt.Key.Key_Escape)
    assert tool.corner is None
    assert area.tool is tool
    QTest.mouseRelease(area.viewport(), LEFT, NONE, area.viewport().rect().center())
    assert "release" not in tool.heard
    QTest.keyClick(area, Qt.Key.Key_Escape)
    assert area.tool is None
    assert desk.window.editor.hasFocus()
    assert area.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_the_right_button_gives_up_a_drag(page: PagePane, tool: Rubber) -> None:
    middle = page.area.viewport().rect().center()
    QTest.mousePress(page.area.viewport(), LEFT, NONE, middle)
    QTest.mousePress(page.area.viewport(), RIGHT, NONE, middle)
    QTest.mouseRelease(page.area.viewport(), RIGHT, NONE, middle)
    QTest.mouseRelease(page.area.viewport(), LEFT, NONE, middle)
    assert tool.corner is None
    assert "release" not in tool.heard


def test_turning_the_page_gives_up_a_drag(page: PagePane, tool: Rubber) -> None:
    QTest.mousePress(page.area.viewport(), LEFT, NONE, page.area.viewport().rect().center())
    page.turn(1)
    assert tool.corner is None
    assert page.area.tool is tool


def test_keys_that_the_tool_leaves_do_what_they_always_do(page: PagePane, tool: Rubber) -> None:
    area = page.area
    before = area.rect_of(Box(0, 0, 100, 100)).width()
    QTest.keyClick(area, Qt.Key.Key_Plus)
    assert area.rect_of(Box(0, 0, 100, 100)).width() == before
    QTest.keyClick(area, Qt.Key.Key_Minus)
    assert area.rect_of(Box(0, 0, 100, 100)).width() < before
    assert tool.heard == ["Key_Plus", "Key_Minus"]


def test_a_tool_paints_over_the_page_only_while_it_is_chosen(page: PagePane, tool: Rubber) -> None:
    area = page.area
    area.fit(Fit.PAGE)
    colours = []
    for chosen in (tool, None):
        page.tools.choose(chosen)
        image = area.viewport().grab().toImage()
        colours.append(image.pixelColor(at(area, 400, 1050) * image.devicePixelRatio()).lightness())
    assert colours[0] < 20
    assert colours[1] > 200


def test_one_tool_is_chosen_at_a_time_and_its_button_leaves_it_again(page: PagePane, tool: Rubber) -> None:
    other = Rubber()
    first, second = next(iter(page.tools._tools)), page.tools.add(other, "○", "Another")
    second.click()
    assert page.area.tool is other
    assert not first.isChecked()
    second.click()
    assert page.area.tool is None
    assert not second.isChecked()
