"""The raw side: it never changes, shows what was changed, and moves its caret with the keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core import edits
from annotator.tour import type_text
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from annotator.window.panes.boundary_bar import Preview
from annotator.window.panes.raw_view import RawView
from tests.window.desks import CTRL, key, put
from tests.window.samples import BREAK, RAW, STORK_START, WEATHER_START, long_raw


@pytest.fixture
def raw(window: MainWindow) -> RawView:
    return window.raw


def picture(pane: RawView, start: int, end: int) -> QImage:
    """What is painted over a stretch of the text and a little around it."""
    rects = pane.rects(start, end)
    area = rects[0].united(rects[-1]).toAlignedRect().adjusted(-5, 0, 5, 2)
    return pane.viewport().grab(area).toImage()


def test_no_key_no_input_method_and_no_paste_changes_the_raw_text(raw: RawView, qtbot: QtBot) -> None:
    raw.setFocus()
    shown = raw.toPlainText()
    QGuiApplication.clipboard().setText("貼")
    qtbot.keyClicks(raw, "abc")
    key(raw, Qt.Key.Key_Delete)
    key(raw, Qt.Key.Key_V, CTRL)
    raw.paste()
    type_text(raw, "青")
    assert raw.toPlainText() == shown == RAW


def test_the_raw_text_is_that_of_the_issue_whatever_is_done(raw: RawView, open_issue: OpenIssue) -> None:
    open_issue.act(edits.correct, "bridge", 0, 2, "新")
    open_issue.act(edits.merge_with_previous, "stork")
    assert raw.blocks.text == open_issue.issue.raw == RAW


def test_the_segments_in_sight_are_those_of_the_visible_text(bare_desk: Application) -> None:
    open_issue = put(bare_desk, long_raw())
    raw = bare_desk.window.raw
    raw.scroll_to(open_issue.issue.raw.index("第60段"))
    assert [segment.boundary.id for segment in raw.segments_in(raw.sight())] == ["bridge"]
    raw.scroll_to(0)
    assert [segment.boundary.id for segment in raw.segments_in(raw.sight())] == ["b0", "bridge"]


@pytest.mark.parametrize(
    ("words", "text"), [("石板", "木板"), ("石板", ""), ("", "新")], ids=["replaced", "deleted", "inserted"]
)
def test_what_was_changed_is_painted(raw: RawView, open_issue: OpenIssue, words: str, text: str) -> None:
    place = RAW.index("石板")
    before = picture(raw, place, place + 2)
    start = open_issue.offsets(open_issue.issue.layout.article_of("bridge")).text.index("石板")
    open_issue.act(edits.correct, "bridge", start, start + len(words), text)
    assert picture(raw, place, place + 2) != before


def test_a_healed_line_break_and_what_is_put_in_at_a_line_end_are_painted(raw: RawView, open_issue: OpenIssue) -> None:
    before = picture(raw, BREAK - 1, BREAK)
    open_issue.act(edits.reject, "join")
    without = picture(raw, BREAK - 1, BREAK)
    assert without != before
    line_end = RAW.index("石板。") + 3
    before = picture(raw, line_end - 1, line_end)
    start = open_issue.offsets(open_issue.issue.layout.article_of("bridge")).text.index("石板。") + 3
    open_issue.act(edits.correct, "bridge", start, start, "新")
    assert picture(raw, line_end - 1, line_end) != before


def test_a_boundary_is_painted_as_a_line(raw: RawView, open_issue: OpenIssue) -> None:
    before = picture(raw, STORK_START, STORK_START + 3)
    open_issue.act(edits.merge_with_previous, "stork")
    assert picture(raw, STORK_START, STORK_START + 3) != before


def test_the_dragged_boundary_is_painted_where_it_would_land(raw: RawView) -> None:
    line = RAW.index("栏杆")
    before = picture(raw, line, line + 3)
    raw.bar.previewed.emit(Preview("stork", line))
    assert picture(raw, line, line + 3) != before
    raw.bar.previewed.emit(None)
    assert picture(raw, line, line + 3) == before


def test_the_tool_tip_says_what_was_changed_and_why(raw: RawView) -> None:
    told = raw.tip_at(BREAK)
    assert "line break healed: ↵ (deleted)" in told
    assert "sentence" in told
    assert raw.tip_at(0) == ""


def test_the_caret_is_moved_by_keys_and_chooses_its_article(raw: RawView) -> None:
    raw.setFocus()
    raw.select(WEATHER_START - 2, WEATHER_START - 2)
    assert raw.focus.article_id == "bridge"
    key(raw, Qt.Key.Key_Down)
    key(raw, Qt.Key.Key_Down)
    assert raw.caret() >= WEATHER_START
    assert raw.focus.article_id == "weather"


def test_a_click_chooses_the_article_at_the_mouse(raw: RawView) -> None:
    [rect] = raw.rects(STORK_START + 1, STORK_START + 2)
    QTest.mouseClick(raw.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert raw.focus.article_id == "stork"
    assert STORK_START <= raw.caret() <= STORK_START + 2
