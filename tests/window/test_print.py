"""Print that could not be read for sure: its tint on all sides, the keys that go there, and what else it may say."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core.geometry import Box
from annotator.core.records import Position
from annotator.tour import press
from annotator.window.page.alternatives import AlternativesMenu
from annotator.window.panes.marks import Look
from tests.window import pages, printed
from tests.window.desks import ALT, CTRL, LEFT, closed, put_caret


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    return printed.library(tmp_path_factory.mktemp("print"), with_image=False)


@pytest.fixture
def desk(drawn: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Application]:
    shutil.copy(drawn, tmp_path / "a.db")
    desk = printed.desk_on(tmp_path / "a.db", qtbot)
    yield desk
    closed(desk)


def faint_of(desk: Application, raw: bool) -> list[str]:
    """The text under the tints of a side; "" for a gap."""
    pane = desk.window.raw if raw else desk.window.editor
    marks = pane.marks_between(0, len(pane.blocks.text))
    return [pane.blocks.text[mark.start : mark.end] for mark in marks if mark.look == Look.FAINT]


def here(desk: Application) -> str:
    editor = desk.window.editor
    return editor.blocks.text[slice(*editor.selection())]


def menu_of(desk: Application) -> AlternativesMenu:
    [menu] = [one for one in desk.window.findChildren(AlternativesMenu) if one.isVisible()]
    assert isinstance(menu, AlternativesMenu)
    return menu


def stand_at(desk: Application, line: int, number: int) -> None:
    """Put the caret before a character."""
    desk.window.desk.show_place(Position(printed.raw_of(desk, line, number)))
    desk.window.editor.setFocus()


def behind_caret(desk: Application) -> str:
    editor = desk.window.editor
    return editor.blocks.text[editor.caret() :]


def corrections(desk: Application) -> list[str]:
    assert desk.window.open_issue is not None
    return [one.text for one in desk.window.open_issue.issue.corrections if one.live]


def test_doubtful_characters_and_gaps_are_tinted_in_both_texts_and_on_the_page(desk: Application) -> None:
    assert faint_of(desk, raw=True) == ["未", "东", ""]
    stand_at(desk, 0, 3)
    assert faint_of(desk, raw=False)[0] == "未"
    (left, top), faint = printed.boxes(0)[3], pages.shown(desk).area.faint
    assert Box(left, top, left + printed.SIZE, top + printed.SIZE) in faint
    assert len(faint) == 3


def test_a_tip_says_why_print_is_tinted(desk: Application) -> None:
    raw, editor = desk.window.raw, desk.window.editor
    assert raw.tip_at(printed.raw_of(desk, 0, 3)) == "Read from the page, 40 % sure"
    assert "may be missing" in raw.tip_at(printed.raw_of(desk, 2, 3))
    assert raw.tip_at(printed.raw_of(desk, 0, 0)) == ""
    stand_at(desk, 0, 3)
    assert editor.tip_at(editor.caret()).startswith("Read from the page, 40 % sure")


def test_a_key_goes_to_the_next_doubtful_character_and_one_to_that_before(desk: Application) -> None:
    stand_at(desk, 0, 0)
    seen = []
    for _ in range(3):
        press(desk.window, Qt.Key.Key_Period, ALT)
        seen.append((here(desk), behind_caret(desk)[:2]))
    assert seen == [("未", "明涨"), ("东", "岸等"), ("", "人稀")]
    press(desk.window, Qt.Key.Key_Period, ALT)
    assert "no further" in desk.window.notice.text()
    assert behind_caret(desk).startswith("人稀")
    for wanted in ("东", "未"):
        press(desk.window, Qt.Key.Key_Comma, ALT)
        assert here(desk) == wanted


def test_other_readings_come_first_then_look_alikes_and_return_corrects_in_one_step(desk: Application) -> None:
    stand_at(desk, 0, 3)
    entries = len(corrections(desk))
    press(desk.window, Qt.Key.Key_Return, ALT)
    menu = menu_of(desk)
    texts = [action.text().split("\t") for action in menu.actions()]
    assert [text for text, _where in texts[:2]] == ["末", "木"]
    assert texts[0][1] == "another reading, 30 %"
    assert ["朱", "looks alike"] in texts
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert behind_caret(desk).startswith("明涨")
    assert len(corrections(desk)) == entries + 1
    assert faint_of(desk, raw=True) == ["东", ""], "what a person has corrected is judged"
    assert len(pages.shown(desk).area.faint) == 2
    press(desk.window, Qt.Key.Key_Z, CTRL)
    assert len(corrections(desk)) == entries
    assert faint_of(desk, raw=True) == ["未", "东", ""]


def test_the_arrows_and_a_click_choose_others_and_escape_leaves_the_text(desk: Application) -> None:
    stand_at(desk, 0, 3)
    text = desk.window.editor.blocks.text
    press(desk.window, Qt.Key.Key_Return, ALT)
    QTest.keyClick(menu_of(desk), Qt.Key.Key_Escape)
    assert desk.window.editor.blocks.text == text
    press(desk.window, Qt.Key.Key_Return, ALT)
    QTest.keyClick(menu_of(desk), Qt.Key.Key_Down)
    QTest.keyClick(menu_of(desk), Qt.Key.Key_Return)
    assert desk.window.editor.blocks.text == text.replace("未", "木")
    put_caret(desk.window, "木明")
    press(desk.window, Qt.Key.Key_Return, ALT)
    menu = menu_of(desk)
    [raw] = [action for action in menu.actions() if action.text() == "未\tlooks alike" or "raw" in action.text()][:1]
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(raw).center())
    assert desk.window.editor.blocks.text == text


def test_where_nothing_looks_like_the_character_a_sentence_says_so(desk: Application) -> None:
    stand_at(desk, 0, 2)
    desk.window.editor.select(*(len(desk.window.editor.blocks.text),) * 2)
    press(desk.window, Qt.Key.Key_Return, ALT)
    assert "Nothing is known" in desk.window.notice.text()


def test_in_an_approved_article_nothing_is_offered_and_the_keys_pass_it_by(desk: Application) -> None:
    stand_at(desk, 0, 3)
    press(desk.window, Qt.Key.Key_G, CTRL)
    stand_at(desk, 0, 3)
    press(desk.window, Qt.Key.Key_Return, ALT)
    assert not desk.window.findChildren(AlternativesMenu)
    assert "⚠" in desk.window.notice.text()
