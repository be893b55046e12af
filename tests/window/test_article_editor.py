"""Typing in an article: what was typed is one correction of the raw text, and every other record stays in its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core import edits
from annotator.core.records import Correction, CorrectionKind, Entity, State
from annotator.tour import press, select_text, type_text
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from annotator.window.panes import article_editor
from tests.window.desks import CTRL, SHIFT, commit, compose, key, put, put_caret, shown_is_stored, undo
from tests.window.samples import BREAK, BRIDGE_TEXT, RAW

TextOf = Callable[[str], str]


def typed(open_issue: OpenIssue) -> list[Correction]:
    """The corrections that a person made."""
    return [correction for correction in open_issue.issue.corrections if correction.origin == "ann"]


def name_of(open_issue: OpenIssue, entity_id: str) -> str:
    """The characters that an entity stands on."""
    entity = open_issue.issue.by_id[entity_id]
    assert isinstance(entity, Entity)
    return open_issue.offsets(open_issue.issue.layout.article_at(entity.start.raw)).slice(entity.start, entity.end)


def steps(open_issue: OpenIssue) -> int:
    return len(open_issue.history.entries)


def test_the_corrected_text_of_the_chosen_article_is_shown(window: MainWindow) -> None:
    assert window.editor.blocks.text == BRIDGE_TEXT
    assert shown_is_stored(window)
    assert window.editor.pending is None


def test_latin_letters_typed_are_one_correction_after_a_pause(
    window: MainWindow, open_issue: OpenIssue, text_of: TextOf, qtbot: QtBot
) -> None:
    window.editor._pause.setInterval(30)
    put_caret(window, "石板")
    count = steps(open_issue)
    qtbot.keyClicks(window.editor, "new ")
    assert steps(open_issue) == count
    assert text_of("bridge") == BRIDGE_TEXT
    qtbot.waitUntil(lambda: steps(open_issue) == count + 1)
    assert text_of("bridge") == BRIDGE_TEXT.replace("石板", "new 石板")
    [correction] = typed(open_issue)
    assert (correction.start, correction.end, correction.text) == (RAW.index("石板"), RAW.index("石板"), "new ")
    assert window.editor.pending is None


def test_a_pause_is_long_enough_to_think_and_short_enough_to_forget() -> None:
    assert 300 <= article_editor.PAUSE <= 2000


def test_chinese_is_composed_first_and_typed_when_it_is_committed(
    window: MainWindow, open_issue: OpenIssue, text_of: TextOf
) -> None:
    put_caret(window, "石板")
    for letters in ("q", "qi", "qing"):
        compose(window.editor, letters)
        assert window.editor.pending is None
    commit(window.editor, "青")
    window.editor.store_typing()
    assert text_of("bridge") == BRIDGE_TEXT.replace("石板", "青石板")
    assert [correction.text for correction in typed(open_issue)] == ["青"]
    assert shown_is_stored(window)


def test_composing_that_is_cancelled_types_nothing(window: MainWindow, open_issue: OpenIssue) -> None:
    put_caret(window, "石板")
    compose(window.editor, "qing")
    compose(window.editor, "")
    assert window.editor.pending is None
    assert window.editor.store_typing()
    assert typed(open_issue) == []
    assert shown_is_stored(window)


def test_a_selection_is_replaced_by_what_is_composed(
    window: MainWindow, open_issue: OpenIssue, text_of: TextOf
) -> None:
    select_text(window, "石板")
    compose(window.editor, "mu")
    commit(window.editor, "木板")
    window.editor.store_typing()
    assert text_of("bridge") == BRIDGE_TEXT.replace("石板", "木板")
    [correction] = typed(open_issue)
    assert (RAW[correction.start : correction.end], correction.text) == ("石", "木")
    assert correction.kind == CorrectionKind.CHARACTER


def settle_by_focus(window: MainWindow) -> None:
    window.raw.setFocus()


def settle_by_choice(window: MainWindow) -> None:
    window.focus_.choose("stork")


def settle_by_another_act(window: MainWindow) -> None:
    press(window, Qt.Key.Key_3, CTRL, SHIFT)


@pytest.mark.parametrize("settle", [settle_by_focus, settle_by_choice, settle_by_another_act])
def test_typing_is_stored_before_anything_else_happens(
    window: MainWindow, open_issue: OpenIssue, text_of: TextOf, settle: Callable[[MainWindow], None]
) -> None:
    put_caret(window, "石板")
    type_text(window.editor, "青")
    settle(window)
    assert window.editor.pending is None
    assert text_of("bridge") == BRIDGE_TEXT.replace("石板", "青石板")


def test_undo_takes_back_what_is_still_being_typed(window: MainWindow, open_issue: OpenIssue, text_of: TextOf) -> None:
    put_caret(window, "石板")
    type_text(window.editor, "青")
    undo(window)
    assert text_of("bridge") == window.editor.blocks.text == BRIDGE_TEXT
    assert typed(open_issue) == []
    press(window, Qt.Key.Key_Y, CTRL)
    assert window.editor.blocks.text == BRIDGE_TEXT.replace("石板", "青石板")


def test_ctrl_z_reaches_the_window_from_the_focused_editor(window: MainWindow, open_issue: OpenIssue) -> None:
    assert open_issue.act(edits.tag, "bridge", 0, 2, "LOC")
    window.editor.setFocus()
    assert QApplication.focusWidget() is window.editor
    undo(window)
    assert open_issue.history.to_redo is not None


def test_closing_the_window_stores_what_is_typed(window: MainWindow, open_issue: OpenIssue, text_of: TextOf) -> None:
    put_caret(window, "石板")
    type_text(window.editor, "青")
    window.close()
    assert "青石板" in text_of("bridge")


def test_one_word_typed_with_corrections_on_the_way_is_one_correction(
    window: MainWindow, open_issue: OpenIssue, qtbot: QtBot
) -> None:
    put_caret(window, "石板")
    qtbot.keyClicks(window.editor, "abx")
    key(window.editor, Qt.Key.Key_Backspace)
    qtbot.keyClicks(window.editor, "c")
    window.editor.store_typing()
    assert [correction.text for correction in typed(open_issue)] == ["abc"]


def test_typing_that_ends_where_it_began_is_nothing(window: MainWindow, open_issue: OpenIssue, qtbot: QtBot) -> None:
    put_caret(window, "石板")
    count = steps(open_issue)
    qtbot.keyClicks(window.editor, "a")
    key(window.editor, Qt.Key.Key_Backspace)
    window.editor.store_typing()
    assert steps(open_issue) == count
    assert window.editor.pending is None


def test_typing_at_two_places_is_two_corrections(window: MainWindow, open_issue: OpenIssue, text_of: TextOf) -> None:
    put_caret(window, "石板")
    type_text(window.editor, "青")
    put_caret(window, "栏杆")
    type_text(window.editor, "木")
    window.editor.store_typing()
    assert text_of("bridge") == BRIDGE_TEXT.replace("石板", "青石板").replace("栏杆", "木栏杆")
    assert sorted(correction.text for correction in typed(open_issue)) == sorted(["青", "木"])
    undo(window)
    assert window.editor.blocks.text == BRIDGE_TEXT.replace("石板", "青石板")


@pytest.mark.parametrize("behind", [False, True])
def test_what_is_typed_at_the_edge_of_a_name_stays_outside_it(
    window: MainWindow, open_issue: OpenIssue, *, behind: bool
) -> None:
    put_caret(window, "周阿姨", behind=behind)
    type_text(window.editor, "新")
    window.editor.store_typing()
    assert name_of(open_issue, "aunt") == "周阿姨"
    assert name_of(open_issue, "place") == "东关老桥"


def test_what_is_typed_inside_a_name_belongs_to_it(window: MainWindow, open_issue: OpenIssue) -> None:
    put_caret(window, "阿姨")
    type_text(window.editor, "小")
    window.editor.store_typing()
    assert name_of(open_issue, "aunt") == "周小阿姨"


def test_what_is_typed_before_a_name_leaves_it_on_its_characters(window: MainWindow, open_issue: OpenIssue) -> None:
    put_caret(window, "本报讯")
    type_text(window.editor, "很长的一句话𠮷。")
    window.editor.store_typing()
    assert name_of(open_issue, "aunt") == "周阿姨"
    assert name_of(open_issue, "place") == "东关老桥"


def test_marks_move_along_while_somebody_types(window: MainWindow) -> None:
    put_caret(window, "本报讯")
    type_text(window.editor, "𠮷前言")
    marks = {mark.record: mark for mark in window.editor.marks_between(0, len(window.editor.blocks.text))}
    text = window.editor.blocks.text
    assert text[marks["aunt"].start : marks["aunt"].end] == "周阿姨"


def test_a_stretch_over_a_healed_line_break_is_deleted_as_one(
    window: MainWindow, open_issue: OpenIssue, text_of: TextOf
) -> None:
    select_text(window, "走过东关老")
    key(window.editor, Qt.Key.Key_Delete)
    window.editor.store_typing()
    assert text_of("bridge") == BRIDGE_TEXT.replace("走过东关老", "")
    [correction] = typed(open_issue)
    assert RAW[correction.start : correction.end] == "走过东\n关老"
    undo(window)
    assert window.editor.blocks.text == BRIDGE_TEXT


def test_enter_at_a_healed_line_break_puts_it_back(window: MainWindow, open_issue: OpenIssue, text_of: TextOf) -> None:
    put_caret(window, "关老桥")
    key(window.editor, Qt.Key.Key_Return)
    window.editor.store_typing()
    assert text_of("bridge") == BRIDGE_TEXT.replace("东关", "东\n关")
    assert typed(open_issue) == []
    assert open_issue.issue.by_id["join"].state == State.REJECTED
    assert (RAW[BREAK], shown_is_stored(window)) == ("\n", True)


def test_a_line_break_is_healed_by_backspace(window: MainWindow, open_issue: OpenIssue, text_of: TextOf) -> None:
    put_caret(window, "栏杆")
    key(window.editor, Qt.Key.Key_Backspace)
    window.editor.store_typing()
    assert text_of("bridge") == BRIDGE_TEXT.replace("。\n栏杆", "。栏杆")
    assert [correction.kind for correction in typed(open_issue)] == [CorrectionKind.LINE_JOIN]
    assert shown_is_stored(window)


def test_enter_with_shift_is_a_line_break_too(window: MainWindow, text_of: TextOf) -> None:
    put_caret(window, "夜里")
    key(window.editor, Qt.Key.Key_Return, SHIFT)
    put_caret(window, "有灯")
    type_text(window.editor, "才")
    window.editor.store_typing()
    assert text_of("bridge") == BRIDGE_TEXT.replace("夜里有灯", "\n夜里才有灯")
    assert shown_is_stored(window)


def test_characters_beyond_the_first_plane_are_one_character_each(
    window: MainWindow, open_issue: OpenIssue, text_of: TextOf
) -> None:
    put_caret(window, "周阿姨")
    type_text(window.editor, "𠮷😀")
    put_caret(window, "走过")
    type_text(window.editor, "𪚥")
    key(window.editor, Qt.Key.Key_Backspace)
    put_caret(window, "😀")
    key(window.editor, Qt.Key.Key_Backspace)
    window.editor.store_typing()
    assert text_of("bridge") == BRIDGE_TEXT.replace("周阿姨", "😀周阿姨")
    assert name_of(open_issue, "aunt") == "周阿姨"
    assert shown_is_stored(window)


def test_an_approved_article_takes_no_typing_and_says_why(
    window: MainWindow, open_issue: OpenIssue, qtbot: QtBot
) -> None:
    assert open_issue.act(edits.approve, "bridge")
    window.focus_.choose("bridge")
    put_caret(window, "石板")
    for act in (
        lambda: qtbot.keyClicks(window.editor, "a"),
        lambda: key(window.editor, Qt.Key.Key_Backspace),
        lambda: key(window.editor, Qt.Key.Key_Return),
    ):
        window.notice.clear()
        act()
        assert "approved" in window.notice.text()
    type_text(window.editor, "青")
    assert window.editor.pending is None
    assert window.editor.blocks.text == BRIDGE_TEXT


def test_moving_the_caret_in_an_approved_article_says_nothing(window: MainWindow, open_issue: OpenIssue) -> None:
    assert open_issue.act(edits.approve, "bridge")
    window.focus_.choose("bridge")
    put_caret(window, "石板")
    key(window.editor, Qt.Key.Key_Right)
    assert window.notice.text() == ""


def test_an_editor_without_an_issue_takes_no_typing(bare_desk: Application, qtbot: QtBot) -> None:
    editor = bare_desk.window.editor
    editor.setFocus()
    qtbot.keyClicks(editor, "abc")
    type_text(editor, "青")
    assert (editor.toPlainText(), editor.pending) == ("", None)


def test_what_could_not_be_stored_stays_in_the_editor_until_it_can(
    desk: Application, open_issue: OpenIssue, text_of: TextOf
) -> None:
    window = desk.window
    put_caret(window, "石板")
    type_text(window.editor, "青")
    desk.library.database.pragma("query_only", 1)
    assert not window.editor.store_typing()
    assert "read-only" in window.notice.text()
    assert text_of("bridge") == BRIDGE_TEXT
    assert "青石板" in window.editor.blocks.text
    desk.library.database.pragma("query_only", 0)
    assert window.editor.store_typing()
    assert text_of("bridge") == BRIDGE_TEXT.replace("石板", "青石板")


def test_what_can_not_be_stored_keeps_its_article_and_the_window_open(
    desk: Application, open_issue: OpenIssue, text_of: TextOf
) -> None:
    window = desk.window
    put_caret(window, "石板")
    type_text(window.editor, "青")
    desk.library.database.pragma("query_only", 1)
    window.focus_.choose("stork")
    assert window.focus_.article_id == "bridge"
    assert "青石板" in window.editor.blocks.text
    assert not window.close()
    assert "Close the window again" in window.notice.text()
    desk.library.database.pragma("query_only", 0)
    window.focus_.choose("stork")
    assert window.focus_.article_id == "stork"
    assert "青" not in text_of("stork")
    assert "青石板" in text_of("bridge")
    assert shown_is_stored(window)


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_other_line_ends_are_no_typing(bare_desk: Application, line_end: str) -> None:
    open_issue = put(bare_desk, RAW.replace("\n", line_end), line_end)
    window = bare_desk.window
    assert window.editor.pending is None
    put_caret(window, "本报讯")
    compose(window.editor, "qing")
    commit(window.editor, "青")
    put_caret(window, "栏杆")
    key(window.editor, Qt.Key.Key_Return)
    put_caret(window, "夜里")
    type_text(window.editor, "𠮷")
    window.editor.store_typing()
    text = window.editor.offsets.text
    assert text.splitlines() == [
        "老桥修好了",
        "青本报讯 昨天上午,周阿姨走过东关老桥,桥面换了石板。",
        "",
        "栏杆是按旧照片做的,𠮷夜里有灯。",
    ]
    assert all(len(correction.text) == 1 for correction in typed(open_issue))
    assert window.editor.blocks.text == text


def test_a_line_break_of_two_characters_goes_whole(bare_desk: Application) -> None:
    put(bare_desk, RAW.replace("\n", "\r\n"), "\r\n")
    window = bare_desk.window
    put_caret(window, "栏杆")
    key(window.editor, Qt.Key.Key_Backspace)
    window.editor.store_typing()
    assert window.editor.offsets.text.count("\r\n") == 1
    assert shown_is_stored(window)


def test_undo_puts_the_caret_where_it_changed_something_whatever_the_line_ends(bare_desk: Application) -> None:
    put(bare_desk, RAW.replace("\n", "\r\n"), "\r\n")
    window = bare_desk.window
    put_caret(window, "夜里")
    type_text(window.editor, "青")
    window.editor.store_typing()
    put_caret(window, "本报讯")
    undo(window)
    assert window.editor.blocks.text[window.editor.caret() :].startswith("夜里")


def test_a_line_longer_than_a_block_is_edited_at_the_right_places(bare_desk: Application) -> None:
    long = "".join(chr(0x4E00 + number) for number in range(12_000))
    put(bare_desk, RAW.replace("夜里有灯。", "夜里有灯。" + long))
    window = bare_desk.window
    wanted = window.editor.blocks.text
    for place, text in ((100, "𠮷"), (4999, "a"), (5001, "b"), (9000, "c"), (11_999, "d")):
        words = long[place : place + 1]
        put_caret(window, words)
        type_text(window.editor, text)
        wanted = wanted.replace(words, text + words)
        assert window.editor.blocks.text == wanted
    window.editor.store_typing()
    assert window.editor.offsets.text == wanted
    cut = next(number for number in range(1, 9) if not window.editor.blocks.is_line_start(number))
    window.editor.select(*[window.editor.blocks.starts[cut]] * 2)
    for _key in range(3):
        key(window.editor, Qt.Key.Key_Backspace)
    window.editor.store_typing()
    at = window.editor.caret()
    assert window.editor.offsets.text == window.editor.blocks.text
    assert wanted.startswith(window.editor.blocks.text[:at])
    assert wanted.endswith(window.editor.blocks.text[at:])
    assert len(wanted) - len(window.editor.blocks.text) in (2, 3)


def test_what_is_pasted_has_our_line_ends_and_nothing_that_no_text_holds(window: MainWindow, text_of: TextOf) -> None:
    put_caret(window, "石板")
    QGuiApplication.clipboard().setText("一\r\n二\u2028三\x00\u2029四𠮷")
    window.editor.paste()
    put_caret(window, "夜里")
    type_text(window.editor, "在")
    window.editor.store_typing()
    assert text_of("bridge") == BRIDGE_TEXT.replace("石板", "一\n二\n三\n四𠮷石板").replace("夜里", "在夜里")
    assert shown_is_stored(window)


def test_a_file_dragged_over_the_editor_is_left_to_the_window(window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/a/b.txt")])
    point = QPointF(20, 20).toPoint()
    event = QDragEnterEvent(
        point, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    assert not window.editor.canInsertFromMimeData(data)
    QApplication.sendEvent(window.editor.viewport(), event)
    assert event.isAccepted(), "the window takes it"
    window.editor.insertFromMimeData(data)
    assert window.editor.blocks.text == BRIDGE_TEXT


def test_headlines_are_bold_and_that_is_no_typing(window: MainWindow) -> None:
    heads = [window.editor.document().findBlockByNumber(n).layout().formats() for n in range(2)]
    assert [bool(formats) for formats in heads] == [True, False]
    assert window.editor.pending is None


def test_the_tool_tip_says_what_a_mark_is(window: MainWindow) -> None:
    offset = BRIDGE_TEXT.index("东关") + 1
    told = window.editor.tip_at(offset)
    assert "line break healed" in told
    assert "↵" in told
    assert "suggested" in told
    assert "place" in told
    assert window.editor.tip_at(0) == ""
