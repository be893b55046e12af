"""Typing by words and paragraphs: jieba's words, joined paragraphs, what stood there, pasting over everything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from annotator.core.records import Correction, CorrectionKind, State
from annotator.tour import press, select_text
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from tests.window import samples
from tests.window.desks import ALT, CTRL, LEFT, SHIFT, commit, key, put_caret, shown_is_stored, undo


@pytest.fixture(autouse=True)
def bridge(window: MainWindow) -> None:
    window.focus_.choose("bridge")
    window.editor.setFocus()


def paste(window: MainWindow, text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    window.editor.insertFromMimeData(data)
    assert window.editor.store_typing()


def text_of(window: MainWindow) -> str:
    assert shown_is_stored(window)
    return window.editor.blocks.text


def test_ctrl_and_an_arrow_step_over_a_word(window: MainWindow, open_issue: OpenIssue) -> None:
    start = put_caret(window, "栏杆是按")
    key(window.editor, Qt.Key.Key_Right, CTRL)
    assert window.editor.caret() == start + 2
    key(window.editor, Qt.Key.Key_Right, CTRL | SHIFT)
    assert window.editor.textCursor().selectedText() == "是"
    key(window.editor, Qt.Key.Key_Left, CTRL)
    key(window.editor, Qt.Key.Key_Left, CTRL)
    assert window.editor.caret() == start


def test_ctrl_and_backspace_take_a_word_away(window: MainWindow, open_issue: OpenIssue) -> None:
    before = text_of(window)
    put_caret(window, "栏杆是", behind=True)
    key(window.editor, Qt.Key.Key_Backspace, CTRL)
    assert window.editor.store_typing()
    assert text_of(window) == before.replace("栏杆是", "栏杆")
    put_caret(window, "夜里")
    key(window.editor, Qt.Key.Key_Delete, CTRL)
    assert window.editor.store_typing()
    assert text_of(window) == before.replace("栏杆是", "栏杆").replace("夜里", "")
    undo(window)
    undo(window)
    assert text_of(window) == before


def test_copying_gives_the_corrected_text_as_it_is_stored(window: MainWindow, open_issue: OpenIssue) -> None:
    put_caret(window, "周阿姨")
    commit(window.editor, "甲\u00a0乙")
    assert window.editor.store_typing()
    press(window, Qt.Key.Key_A, CTRL)
    press(window, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == text_of(window)
    assert "甲\u00a0乙" in text_of(window)


def test_what_is_pasted_is_cleaned(window: MainWindow, open_issue: OpenIssue) -> None:
    put_caret(window, "周阿姨")
    paste(window, "一\r\n二\x00\ufeff\x0b三\u2028", html="<b>一</b>")
    assert "一\n二三\n周阿姨" in text_of(window)


def test_pasting_over_everything_corrects_only_what_differs(window: MainWindow, open_issue: OpenIssue) -> None:
    before = open_issue.issue
    name = next(e for e in before.entities if open_issue.offsets(before.articles[1]).slice(e.start, e.end) == "周阿姨")
    wanted = text_of(window).replace("上午,", "上午，").replace("旧照片", "老照片")
    entries = len(open_issue.history.entries)
    press(window, Qt.Key.Key_A, CTRL)
    paste(window, wanted)
    assert text_of(window) == wanted
    assert len(open_issue.history.entries) == entries + 1
    own = [c for c in open_issue.issue.corrections if c.origin == "ann"]
    assert sorted(c.text for c in own) == ["老", "，"]
    assert open_issue.issue.by_id[name.id] == name
    undo(window)
    assert open_issue.issue == before


def test_paragraphs_are_joined_by_a_key_and_split_by_return(window: MainWindow, open_issue: OpenIssue) -> None:
    before = text_of(window)
    put_caret(window, "栏杆是按", behind=False)
    window.editor.select(before.index("石板。"), before.index("石板。"))
    press(window, Qt.Key.Key_J, ALT)
    assert text_of(window) == before.replace("石板。\n", "石板。")
    [joined] = [c for c in open_issue.issue.corrections if c.origin == "ann"]
    assert joined.kind == CorrectionKind.LINE_JOIN
    undo(window)
    assert text_of(window) == before
    put_caret(window, "夜里")
    press(window, Qt.Key.Key_Return)
    assert window.editor.store_typing()
    assert text_of(window) == before.replace("夜里", "\n夜里")


def test_several_selected_paragraphs_are_joined_in_one_operation(window: MainWindow, open_issue: OpenIssue) -> None:
    before = text_of(window)
    press(window, Qt.Key.Key_A, CTRL)
    press(window, Qt.Key.Key_J, ALT)
    assert text_of(window) == before.replace("\n", "")
    undo(window)
    assert text_of(window) == before


def test_latin_paragraphs_are_joined_with_a_space(window: MainWindow, open_issue: OpenIssue) -> None:
    put_caret(window, "栏杆是按")
    commit(window.editor, "one\ntwo ")
    assert window.editor.store_typing()
    put_caret(window, "one")
    press(window, Qt.Key.Key_J, ALT)
    assert "one two 栏杆" in text_of(window)


def test_a_key_tells_what_stood_here(window: MainWindow, open_issue: OpenIssue, qtbot: QtBot) -> None:
    select_text(window, "照片")
    commit(window.editor, "图样")
    assert window.editor.store_typing()
    put_caret(window, "图样")
    press(window, Qt.Key.Key_F2)
    qtbot.waitUntil(QToolTip.isVisible)
    assert "照片 → 图样" in QToolTip.text()
    assert "ann" in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_what_was_just_typed_is_reverted_by_a_key_where_the_caret_is(window: MainWindow, open_issue: OpenIssue) -> None:
    before = text_of(window)
    select_text(window, "照片")
    commit(window.editor, "图样")
    assert window.editor.store_typing()
    press(window, Qt.Key.Key_F7)
    assert text_of(window) == before
    [reverted] = [c for c in open_issue.issue.corrections if c.text == "图样"]
    assert reverted.state == State.REJECTED


def test_typing_over_the_edge_of_a_name_is_told(window: MainWindow, open_issue: OpenIssue) -> None:
    start = text_of(window).index("周阿姨")
    window.editor.select(start + 2, start + 4)
    commit(window.editor, "嫂")
    assert window.editor.store_typing()
    assert "周阿姨" in window.notice.text()
    assert any(entity.doubtful for entity in open_issue.issue.entities)


def test_a_raw_selection_that_reaches_into_another_article_is_refused(
    window: MainWindow, open_issue: OpenIssue
) -> None:
    before = open_issue.issue
    window.raw.setFocus()
    window.raw.select(samples.STORK_START - 4, samples.STORK_START + 4)
    press(window, Qt.Key.Key_1, CTRL)
    assert open_issue.issue is before
    assert "another article" in window.notice.text()


def test_inserted_and_replaced_text_differ_by_more_than_colour(window: MainWindow, open_issue: OpenIssue) -> None:
    put_caret(window, "周阿姨")
    commit(window.editor, "王")
    assert window.editor.store_typing()
    select_text(window, "照片")
    commit(window.editor, "图样")
    assert window.editor.store_typing()
    looks = {mark.record: mark.look for mark in window.editor.marks()}
    own = [c for c in open_issue.issue.corrections if isinstance(c, Correction) and c.origin == "ann"]
    assert len({looks[c.id] for c in own}) == 2


@pytest.mark.parametrize("words", ["石板。", "老桥修好了"])
def test_a_double_click_behind_the_end_of_a_line_selects_nothing(window: MainWindow, words: str) -> None:
    editor = window.editor
    offset = editor.blocks.text.index(words) + len(words)
    caret = editor.rects(offset, offset)[0]
    point = QPoint(round(caret.x()) + 80, round(caret.center().y()))
    QTest.mouseDClick(editor.viewport(), LEFT, pos=point)
    assert editor.selection() == (offset, offset)
