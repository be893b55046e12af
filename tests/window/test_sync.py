"""Two sides, one place: what is chosen, scrolled to or hovered on one side is shown on the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QEnterEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.app import Application
from annotator.window.main_window import MainWindow
from annotator.window.panes.text_pane import TextPane
from tests.window.desks import key, put
from tests.window.samples import long_raw

RAW = long_raw()
BRIDGE, STORK = RAW.index("老桥"), RAW.index("芦花洲")


@pytest.fixture
def window(bare_desk: Application) -> Iterator[MainWindow]:
    """The window on an issue of which each side shows a part only, the mouse over neither."""
    put(bare_desk, RAW)
    yield bare_desk.window
    QCursor.setPos(0, 0)


def in_sight(pane: TextPane, words: str, start: int = 0) -> bool:
    """Whether some words stand wholly in the view of a pane."""
    offset = pane.blocks.text.index(words, start)
    return 0 <= pane.top_of(offset) < pane.viewport().height()


def hover(pane: TextPane, words: str) -> None:
    """Move the mouse over some words, no button held."""
    rect = pane.rects(*(2 * [pane.blocks.text.index(words) + 1]))[0]
    point = QPointF(rect.left() + 1, rect.center().y())
    none = Qt.MouseButton.NoButton
    global_point = QPointF(pane.viewport().mapToGlobal(point.toPoint()))
    event = QMouseEvent(QEvent.Type.MouseMove, point, global_point, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(pane.viewport(), event)


def hovered(pane: TextPane) -> str:
    return pane.blocks.text[slice(*pane.hovered)] if pane.hovered else ""


def enter(widget: QWidget) -> None:
    """Let the mouse come over a widget."""
    centre = QPointF(widget.rect().center())
    QApplication.sendEvent(widget, QEnterEvent(centre, centre, centre))
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)


def wheel(pane: TextPane, notches: int) -> None:
    enter(pane)
    middle = QPointF(pane.viewport().rect().center())
    for _notch in range(abs(notches)):
        event = QWheelEvent(
            middle,
            middle,
            QPoint(),
            QPoint(0, -120 if notches > 0 else 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(pane.viewport(), event)
    pane.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)


def test_an_article_chosen_in_the_list_is_shown_on_both_sides(window: MainWindow) -> None:
    for name, words in (("stork", "芦花洲来了"), ("weather", "明天有雨"), ("bridge", "老桥修好了")):
        window.articles.setCurrentIndex(window.articles.model().index(window.articles.articles.row_of(name), 1))
        assert window.editor.article_id == name
        assert in_sight(window.raw, words)
        assert in_sight(window.editor, words)


def test_a_click_in_the_raw_text_shows_the_place_in_the_article(window: MainWindow) -> None:
    place = RAW.index("第70段", STORK)
    window.raw.scroll_to(place)
    value = window.raw.verticalScrollBar().value()
    [rect] = window.raw.rects(place + 1, place + 2)
    QTest.mouseClick(window.raw.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert window.editor.article_id == "stork"
    assert in_sight(window.editor, "第70段")
    assert window.raw.verticalScrollBar().value() == value


def test_a_click_in_the_article_shows_the_place_in_the_raw_text(window: MainWindow) -> None:
    window.focus_.choose("stork")
    place = window.editor.blocks.text.index("第70段")
    window.editor.scroll_to(place)
    [rect] = window.editor.rects(place + 1, place + 2)
    QTest.mouseClick(window.editor.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert in_sight(window.raw, "第70段", STORK)


def test_scrolling_the_raw_text_moves_the_article(window: MainWindow) -> None:
    wheel(window.raw, 12)
    assert window.raw.verticalScrollBar().value() > 0
    third = window.raw.offset_at(QPointF(4, window.raw.viewport().height() / 3))
    line = RAW[RAW.rindex("\n", 0, third) + 1 : RAW.index("\n", third)]
    assert window.editor.article_id == "bridge"
    assert in_sight(window.editor, line)


def test_scrolling_the_raw_text_on_into_another_article_chooses_it(window: MainWindow) -> None:
    wheel(window.raw, 60)
    assert window.editor.article_id != "bridge"
    window.raw.verticalScrollBar().setValue(0)


def test_scrolling_the_article_moves_the_raw_text(window: MainWindow) -> None:
    wheel(window.editor, 8)
    text = window.editor.blocks.text
    third = window.editor.offset_at(QPointF(4, window.editor.viewport().height() / 3))
    line = text[text.rindex("\n", 0, third) + 1 : text.index("\n", third)]
    assert window.editor.verticalScrollBar().value() > 0
    assert in_sight(window.raw, line)


def test_paging_through_the_raw_text_by_keys_moves_the_article(window: MainWindow) -> None:
    window.raw.setFocus()
    for _page in range(2):
        key(window.raw, Qt.Key.Key_PageDown)
    caret = window.raw.caret()
    line = RAW[RAW.rindex("\n", 0, caret) + 1 : RAW.index("\n", caret)]
    assert line in window.editor.blocks.text
    assert in_sight(window.editor, line)


def test_paging_through_the_article_by_keys_moves_the_raw_text(window: MainWindow) -> None:
    window.editor.setFocus()
    for _page in range(2):
        key(window.editor, Qt.Key.Key_PageDown)
    text, caret = window.editor.blocks.text, window.editor.caret()
    assert caret > 0
    assert in_sight(window.raw, text[text.rindex("\n", 0, caret) + 1 :].splitlines()[0])


def test_the_sentence_under_the_mouse_is_marked_on_the_other_side(window: MainWindow) -> None:
    hover(window.raw, "周阿姨")
    assert hovered(window.editor).startswith("本报讯")
    assert "周阿姨" in hovered(window.editor)
    assert hovered(window.raw) == ""
    hover(window.editor, "栏杆")
    assert hovered(window.raw) == "栏杆是按旧照片做的,夜里有灯。"


def test_the_mark_goes_when_the_mouse_leaves(window: MainWindow) -> None:
    for one, other in ((window.raw, window.editor), (window.editor, window.raw)):
        hover(one, "栏杆")
        assert hovered(other)
        QApplication.sendEvent(one, QEvent(QEvent.Type.Leave))
        assert hovered(other) == ""


def test_another_article_under_the_mouse_marks_nothing_in_this_one(window: MainWindow) -> None:
    window.raw.scroll_to(STORK)
    hover(window.raw, "护鸟员")
    assert hovered(window.editor) == ""


def test_hovering_chooses_and_scrolls_nothing(window: MainWindow) -> None:
    window.raw.scroll_to(STORK)
    values = window.raw.verticalScrollBar().value(), window.editor.verticalScrollBar().value()
    hover(window.raw, "护鸟员")
    assert window.focus_.article_id == "bridge"
    assert values == (window.raw.verticalScrollBar().value(), window.editor.verticalScrollBar().value())


def test_places_in_a_corrected_text_are_found_in_the_raw_text(window: MainWindow) -> None:
    hover(window.editor, "关老桥")
    assert hovered(window.raw) == "关老桥,桥面换了石板。"
