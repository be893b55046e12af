"""The text widget that speaks in offsets of its text: places, pixels, selection, scrolling."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from annotator.window.panes.text_pane import TextPane

TEXT = "𠮷野桥头\r\n本报讯　昨天\r\r第三行\u2028不是新行\n" + "很长的一行。" * 60 + "\n末"


@pytest.fixture
def pane(qtbot: QtBot) -> TextPane:
    pane = TextPane()
    qtbot.addWidget(pane)
    pane.resize(400, 300)
    pane.show_text(TEXT)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def lines(count: int) -> str:
    return "".join(f"第{number}行\n" for number in range(count))


def visible_offsets(pane: TextPane) -> list[int]:
    """The offsets of the characters in sight that no line end is."""
    return [at for at in range(*pane.sight().span) if pane.blocks.text[at] not in "\r\n"]


def test_a_character_is_found_where_it_is_painted(pane: TextPane) -> None:
    for offset in visible_offsets(pane):
        [rect] = pane.rects(offset, offset + 1)
        if rect.bottom() < pane.viewport().height():
            assert pane.offset_at(QPointF(rect.left() + 1, rect.center().y())) == offset


def test_a_stretch_has_a_rectangle_for_each_of_its_visual_lines(pane: TextPane) -> None:
    start = TEXT.index("很长")
    rects = pane.rects(start, start + 120)
    assert len(rects) > 1
    assert all(one.bottom() <= other.top() + 1 for one, other in itertools.pairwise(rects))
    assert all(rect.width() > 0 for rect in rects)


def test_an_empty_stretch_is_one_rectangle_without_width(pane: TextPane) -> None:
    for offset in (0, 3, TEXT.index("本报")):
        [rect] = pane.rects(offset, offset)
        assert rect.width() == 0
        assert rect.top() == pytest.approx(pane.top_of(offset), abs=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_what_is_selected_is_told_in_offsets_of_the_text(pane: TextPane, one: int, other: int) -> None:
    low, high = sorted((one, other))
    pane.select(low, high)
    start, end = pane.selection()
    assert TEXT[start:end].strip("\r\n") == TEXT[low:high].strip("\r\n")
    assert pane.caret() == end


def test_the_text_is_given_back_to_nobody_else(pane: TextPane) -> None:
    assert pane.blocks.text == TEXT
    assert "\r" not in pane.toPlainText()


def test_an_offset_far_away_is_scrolled_into_the_upper_half(pane: TextPane) -> None:
    text = lines(400)
    pane.show_text(text)
    for line in (300, 20, 399, 0):
        offset = text.index(f"第{line}行")
        pane.scroll_to(offset)
        low, high = pane.sight().span
        assert low <= offset <= high
        if line < 380:
            assert 0 <= pane.top_of(offset) <= pane.viewport().height() / 2


def test_an_offset_well_in_sight_is_not_scrolled_to(pane: TextPane) -> None:
    text = lines(400)
    pane.show_text(text)
    pane.scroll_to(text.index("第200行"))
    value = pane.verticalScrollBar().value()
    pane.scroll_to(text.index("第202行"))
    assert pane.verticalScrollBar().value() == value


def test_a_place_in_a_line_of_many_visual_lines_is_scrolled_to(pane: TextPane) -> None:
    text = "湖" * 20_000 + "\n末"
    pane.show_text(text)
    for offset in (19_000, 7_000, 100):
        pane.scroll_to(offset)
        assert 0 <= pane.top_of(offset) <= pane.viewport().height() * 0.8


@pytest.mark.parametrize(("delta", "steps"), [(120, 1), (-120, -1)])
def test_the_wheel_with_ctrl_wishes_for_larger_or_smaller_text(
    pane: TextPane, qtbot: QtBot, delta: int, steps: int
) -> None:
    middle = QPointF(50, 50)
    with qtbot.waitSignal(pane.zoomed) as zoomed:
        wheel = QWheelEvent(
            middle,
            middle,
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(pane.viewport(), wheel)
    assert zoomed.args == [steps]


def test_what_is_hovered_is_repainted_only_when_it_changes(pane: TextPane) -> None:
    pane.hover((3, 6))
    assert pane.hovered == (3, 6)
    pane.hover(None)
    assert pane.hovered is None


class Telling(TextPane):
    """A pane that says one thing everywhere."""

    message = ""

    def tip_at(self, offset: int) -> str:
        return self.message


@pytest.mark.parametrize("told", ["<b>桥</b> &amp; <img src=x>", "桥  头\n\n第二行", "桥"])
def test_a_tool_tip_shows_the_text_of_a_newspaper_as_it_is(told: str, qtbot: QtBot) -> None:
    pane = Telling()
    qtbot.addWidget(pane)
    pane.message = told
    point = QPoint(5, 5)
    QApplication.sendEvent(pane.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, pane.mapToGlobal(point)))
    shown = QTextDocument()
    shown.setHtml(QToolTip.text())
    assert shown.toPlainText() == told
    QToolTip.hideText()
