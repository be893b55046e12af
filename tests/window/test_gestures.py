"""Every action of the table by its keys, through the real window: what it does to the issue, and where it leads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core import edits
from annotator.core.issue import Issue
from annotator.core.records import ArticleKind, Boundary, Entity, Role, State, Status
from annotator.tour import press, select_text, type_text
from annotator.window.action_table import ACTIONS
from annotator.window.actions import Wish
from annotator.window.calls import calls
from annotator.window.dialogs.continue_article import ContinueDialog
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from annotator.window.panels.docks import PANELS
from tests.window.desks import ALT, CTRL, SHIFT, put_caret, redo, undo
from tests.window.samples import BRIDGE_START, BRIDGE_TEXT, RAW, STORK_START, WEATHER_START

LINE = RAW.index("栏杆")
BY_NAME = {row.name: row for row in ACTIONS}


def do(window: MainWindow, name: str, which: int = 0) -> None:
    """Press the keys of an action where the focus is."""
    keys = QKeySequence(BY_NAME[name].keys.split(";")[which].strip())
    QTest.keySequence(QApplication.focusWidget() or window, keys)


def start_of(issue: Issue, name: str) -> int:
    boundary = issue.by_id[name]
    assert isinstance(boundary, Boundary)
    return boundary.start


def names(open_issue: OpenIssue) -> dict[str, str]:
    """The live names of the issue with their labels."""
    found = {}
    for article in open_issue.issue.articles:
        for entity in open_issue.issue.of_article(open_issue.issue.entities, article):
            if entity.live:
                found[open_issue.offsets(article).slice(entity.start, entity.end)] = entity.label
    return found


def test_no_two_actions_have_the_same_keys(window: MainWindow) -> None:
    keys = [key.toString() for action in window.actions_.by_name.values() for key in action.shortcuts()]
    assert sorted(keys) == sorted(set(keys))


def test_every_key_of_an_action_is_one_that_qt_knows(window: MainWindow) -> None:
    for action in window.actions_.by_name.values():
        assert all(key.toString() for key in action.shortcuts())


@pytest.mark.parametrize("pane", ["raw", "editor", "articles"])
def test_no_pane_keeps_the_keys_of_an_action_to_itself(window: MainWindow, pane: str) -> None:
    getattr(window, pane).setFocus()
    done: list[str] = []
    for name, action in window.actions_.by_name.items():
        if action.shortcuts():
            action.triggered.disconnect()
            action.triggered.connect(lambda _checked=False, name=name: done.append(name))
    wanted = []
    for name, action in window.actions_.by_name.items():
        for keys in action.shortcuts():
            wanted.append(name)
            QTest.keySequence(QApplication.focusWidget() or window, keys)
    assert done == wanted


def test_without_an_issue_only_what_needs_none_can_be_done(bare_desk: Application) -> None:
    by_name = bare_desk.window.actions_.by_name
    assert {row.name for row in ACTIONS if by_name[row.name].isEnabled()} == {
        row.name for row in ACTIONS if not row.needs_issue
    }
    assert not bare_desk.window.bar.kind.isEnabled()


def test_leaving_an_issue_switches_off_what_needs_one(window: MainWindow) -> None:
    window.leave_issue()
    assert not window.actions_.by_name["undo"].isEnabled()
    assert not window.bar.kind.isEnabled()
    assert (window.progress.text(), window.bar.status.text()) == ("", "")
    assert window.windowTitle() == "desk — Correction desk"


def test_split_at_the_caret_of_the_article(window: MainWindow, open_issue: OpenIssue) -> None:
    put_caret(window, "栏杆")
    do(window, "split_here")
    assert LINE in open_issue.issue.layout.starts
    assert window.editor.blocks.text == "栏杆是按旧照片做的,夜里有灯。"


def test_split_at_the_caret_of_the_raw_text(window: MainWindow, open_issue: OpenIssue) -> None:
    window.raw.setFocus()
    window.raw.select(LINE + 4, LINE + 4)
    do(window, "split_here")
    assert LINE + 4 in open_issue.issue.layout.starts


def test_split_stores_what_is_being_typed_first(window: MainWindow, open_issue: OpenIssue) -> None:
    put_caret(window, "栏杆")
    type_text(window.editor, "新")
    do(window, "split_here")
    texts = [open_issue.offsets(article).text for article in open_issue.issue.articles]
    assert any("栏杆是按旧照片做的" in text for text in texts)
    assert any(correction.text == "新" for correction in open_issue.issue.corrections)


def test_undo_of_a_split_chooses_the_article_that_was_split(window: MainWindow, open_issue: OpenIssue) -> None:
    window.focus_.choose("stork")
    put_caret(window, "去年")
    do(window, "split_here")
    assert window.focus_.article_id not in ("stork", "bridge")
    undo(window)
    assert window.focus_.article_id == "stork"


def test_merge_with_the_previous_and_back(window: MainWindow, open_issue: OpenIssue) -> None:
    window.focus_.choose("stork")
    put_caret(window, "护鸟员")
    do(window, "merge_with_previous")
    assert "stork" not in open_issue.issue.by_id
    assert window.focus_.article_id == "bridge"
    assert "护鸟员" in window.editor.blocks.text
    undo(window)
    assert "stork" in open_issue.issue.by_id
    redo(window)
    assert "stork" not in open_issue.issue.by_id


def test_the_first_segment_can_t_be_merged_and_that_is_said(window: MainWindow, open_issue: OpenIssue) -> None:
    window.focus_.choose("b0")
    window.editor.setFocus()
    do(window, "merge_with_previous")
    assert "first boundary" in window.notice.text()


@pytest.mark.parametrize(
    ("name", "to"),
    [
        ("boundary_line_up", LINE),
        ("boundary_line_down", RAW.index("护鸟员")),
        ("boundary_left", STORK_START - 1),
        ("boundary_right", STORK_START + 1),
    ],
)
def test_a_boundary_is_moved_by_keys(window: MainWindow, open_issue: OpenIssue, name: str, to: int) -> None:
    window.focus_.choose("stork")
    window.editor.setFocus()
    do(window, name)
    assert start_of(open_issue.issue, "stork") == to


@pytest.mark.parametrize("pane", ["raw", "editor"])
def test_keys_go_on_with_the_same_boundary(window: MainWindow, open_issue: OpenIssue, pane: str) -> None:
    window.focus_.choose("stork")
    getattr(window, pane).setFocus()
    window.raw.select(STORK_START, STORK_START)
    for name in ("boundary_line_down", "boundary_line_down", "boundary_line_up", "boundary_right"):
        do(window, name)
    assert start_of(open_issue.issue, "stork") == RAW.index("护鸟员") + 1
    assert start_of(open_issue.issue, "bridge") == BRIDGE_START


def test_a_boundary_is_moved_no_further_than_its_neighbour(window: MainWindow, open_issue: OpenIssue) -> None:
    window.focus_.choose("weather")
    window.editor.setFocus()
    for _key in range(12):
        do(window, "boundary_line_up")
    assert STORK_START < start_of(open_issue.issue, "weather") < WEATHER_START


def test_a_segment_is_made_to_continue_an_article_and_stands_alone_again(
    window: MainWindow, open_issue: OpenIssue, qtbot: QtBot
) -> None:
    window.focus_.choose("weather")
    window.editor.setFocus()
    do(window, "continue_article")
    dialog = window.findChild(ContinueDialog)
    assert dialog is not None
    listed = dialog.list
    items = [listed.topLevelItem(row) for row in range(listed.topLevelItemCount())]
    assert [(item.text(0), item.text(1)) for item in items] == [("3", "芦花洲来了白鹳"), ("2", "老桥修好了")]
    with qtbot.waitSignal(dialog.finished):
        dialog.accept()
    assert [segment.boundary.id for segment in open_issue.issue.layout.article_of("stork").segments] == [
        "stork",
        "weather",
    ]
    assert window.focus_.article_id == "stork"
    put_caret(window, "明天有雨")
    do(window, "begin_article")
    assert window.focus_.article_id == "weather"
    assert len(open_issue.issue.articles) == 4


def test_the_article_to_continue_is_searched_by_its_headline(window: MainWindow, open_issue: OpenIssue) -> None:
    window.focus_.choose("weather")
    window.editor.setFocus()
    do(window, "continue_article")
    dialog = window.findChild(ContinueDialog)
    assert dialog is not None
    dialog.filter.setText("老桥")
    dialog.accept()
    assert len(open_issue.issue.layout.article_of("bridge").segments) == 2


def test_a_dialog_that_is_left_continues_nothing(window: MainWindow, open_issue: OpenIssue) -> None:
    window.focus_.choose("weather")
    window.editor.setFocus()
    count = len(open_issue.history.entries)
    do(window, "continue_article")
    dialog = window.findChild(ContinueDialog)
    assert dialog is not None
    dialog.filter.setText("no such headline")
    dialog.accept()
    assert len(open_issue.history.entries) == count


def test_a_name_is_tagged_by_the_key_of_its_label_and_untagged(window: MainWindow, open_issue: OpenIssue) -> None:
    for key, label in ((Qt.Key.Key_1, "PER"), (Qt.Key.Key_2, "LOC"), (Qt.Key.Key_3, "ORG"), (Qt.Key.Key_4, "TIME")):
        select_text(window, "昨天上午")
        press(window, key, CTRL)
        assert names(open_issue)["昨天上午"] == label
    put_caret(window, "上午")
    do(window, "untag")
    assert "昨天上午" not in names(open_issue)
    assert names(open_issue)["东关老桥"] == "LOC"


def test_a_name_is_tagged_in_the_raw_text(window: MainWindow, open_issue: OpenIssue) -> None:
    window.raw.setFocus()
    window.raw.select(RAW.index("石板"), RAW.index("石板") + 2)
    press(window, Qt.Key.Key_3, CTRL)
    assert names(open_issue)["石板"] == "ORG"


def test_tagging_no_more_than_a_space_says_what_is_missing(window: MainWindow, open_issue: OpenIssue) -> None:
    select_text(window, " ")
    press(window, Qt.Key.Key_1, CTRL)
    assert "Select some text" in window.notice.text()


def test_with_nothing_selected_the_word_at_the_caret_is_tagged(window: MainWindow, open_issue: OpenIssue) -> None:
    put_caret(window, "石板")
    press(window, Qt.Key.Key_3, CTRL)
    assert names(open_issue)["石板"] == "ORG"


@pytest.mark.parametrize(("number", "role"), list(enumerate(Role, 1)))
def test_a_paragraph_gets_a_part_by_its_key_and_is_body_again(
    window: MainWindow, open_issue: OpenIssue, number: int, role: Role
) -> None:
    put_caret(window, "夜里有灯")
    QTest.keyClick(window.editor, Qt.Key(Qt.Key.Key_0.value + number), ALT)
    part = next(part for part in open_issue.issue.parts if part.start == LINE)
    assert (RAW[part.start : part.end], part.role) == ("栏杆是按旧照片做的,夜里有灯。", role)
    press(window, Qt.Key.Key_0, ALT)
    assert not any(part.start == LINE for part in open_issue.issue.parts)


@pytest.mark.parametrize(("number", "kind"), list(enumerate(ArticleKind, 1))[1:9])
def test_the_kind_is_set_by_its_key(window: MainWindow, open_issue: OpenIssue, number: int, kind: ArticleKind) -> None:
    window.editor.setFocus()
    QTest.keyClick(window.editor, Qt.Key(Qt.Key.Key_0.value + number), CTRL | SHIFT)
    assert open_issue.issue.layout.article_of("bridge").kind == kind
    assert window.bar.kind.currentData() == kind.value


def test_the_kind_is_chosen_in_the_bar_above_the_article(window: MainWindow, open_issue: OpenIssue) -> None:
    window.bar.kind.activated.emit(window.bar.kind.findData(ArticleKind.PHOTO.value))
    assert open_issue.issue.layout.article_of("bridge").kind == ArticleKind.PHOTO


def test_a_suggestion_is_accepted_and_the_next_doubt_is_shown(window: MainWindow, open_issue: OpenIssue) -> None:
    window.editor.setFocus()
    do(window, "next_doubt")
    assert window.editor.selection() == (BRIDGE_TEXT.index("东关") + 1,) * 2
    do(window, "accept")
    assert open_issue.issue.by_id["join"].state == State.ACCEPTED
    assert window.focus_.article_id == "stork"
    assert window.editor.textCursor().selectedText() == "老方"
    do(window, "accept")
    assert open_issue.issue.by_id["ranger"].state == State.ACCEPTED
    assert window.editor.textCursor().selectedText() == ","
    do(window, "reject")
    assert open_issue.issue.by_id["comma"].state == State.REJECTED
    count = len(open_issue.history.entries)
    do(window, "next_doubt")
    do(window, "accept")
    assert len(open_issue.history.entries) == count


def test_the_next_doubt_is_found_from_the_end_of_the_last_article_with_doubts(
    window: MainWindow, open_issue: OpenIssue
) -> None:
    open_issue.act(edits.accept, "join")
    window.focus_.choose("stork")
    put_caret(window, "二十天。", behind=True)
    do(window, "next_doubt")
    assert window.editor.textCursor().selectedText() == "老方"


def test_a_healed_line_break_that_is_rejected_stands_there_again(window: MainWindow, open_issue: OpenIssue) -> None:
    put_caret(window, "关老桥")
    do(window, "reject")
    article = open_issue.issue.layout.article_of("bridge")
    assert open_issue.offsets(article).text == BRIDGE_TEXT.replace("东关", "东\n关")
    assert window.focus_.article_id == "stork", "the next doubt is there"
    entity = open_issue.issue.by_id["place"]
    assert isinstance(entity, Entity)
    assert entity.state == State.ACCEPTED


def test_a_correction_of_one_s_own_is_reverted(window: MainWindow, open_issue: OpenIssue) -> None:
    select_text(window, "石板")
    type_text(window.editor, "木板")
    put_caret(window, "木板")
    do(window, "reject")
    assert window.editor.blocks.text == BRIDGE_TEXT


def test_an_approved_article_is_gold_and_the_next_one_is_chosen(window: MainWindow, open_issue: OpenIssue) -> None:
    window.editor.setFocus()
    do(window, "approve")
    assert open_issue.issue.layout.article_of("bridge").status == Status.APPROVED
    assert window.focus_.article_id == "stork"
    assert window.progress.text().startswith("1 of 3")
    window.focus_.choose("bridge")
    assert not window.bar.kind.isEnabled()
    window.editor.setFocus()
    do(window, "reopen")
    assert open_issue.issue.layout.article_of("bridge").status == Status.IN_PROGRESS
    assert not window.editor.isReadOnly()


def test_articles_are_gone_through_by_keys(window: MainWindow) -> None:
    window.editor.setFocus()
    order = []
    for name, which in (("next_article", 0), ("next_article", 1), ("next_article", 0), ("previous_article", 0)):
        do(window, name, which)
        order.append(window.focus_.article_id)
    assert order == ["stork", "weather", "weather", "stork"]
    do(window, "previous_article", 1)
    assert window.focus_.article_id == "bridge"


def test_undo_and_redo_by_all_their_keys(window: MainWindow, open_issue: OpenIssue) -> None:
    before = open_issue.issue
    window.editor.setFocus()
    press(window, Qt.Key.Key_2, CTRL, SHIFT)
    after = open_issue.issue
    for which in (0, 1):
        do(window, "undo")
        assert open_issue.issue == before
        do(window, "redo", which)
        assert open_issue.issue == after


def test_the_undo_action_names_what_it_would_take_back(window: MainWindow, open_issue: OpenIssue) -> None:
    open_issue.act(edits.approve, "bridge")
    assert window.actions_.by_name["undo"].text() == "&Undo approving"
    undo(window)
    assert window.actions_.by_name["redo"].text() == "&Redo approving"
    assert window.actions_.by_name["undo"].text() == "&Undo automatic repairs"


def test_text_is_made_larger_and_smaller_and_that_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    size = window.settings.font_size
    window.editor.setFocus()
    with qtbot.waitSignal(window.settings_changed):
        do(window, "larger_text")
    assert window.raw.font().pointSizeF() == window.editor.font().pointSizeF() == size + 1
    do(window, "smaller_text")
    do(window, "smaller_text")
    assert window.settings.font_size == window.editor.font().pointSizeF() == size - 1


def test_text_is_never_too_large_nor_too_small(window: MainWindow) -> None:
    for steps, limit in ((100, 40.0), (-100, 6.0)):
        window.gestures.view.zoom(steps)
        assert window.settings.font_size == limit


def test_the_panes_are_reached_by_keys(window: MainWindow) -> None:
    window.editor.setFocus()
    do(window, "go_raw")
    assert window.raw.hasFocus()
    do(window, "go_text")
    assert window.editor.hasFocus()


@pytest.mark.parametrize(("name", "title"), [("show_keys", "Keys"), ("choose_issue", "Issues of the database")])
def test_a_dialog_opens_by_its_key(window: MainWindow, name: str, title: str) -> None:
    window.editor.setFocus()
    do(window, name)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    assert dialog.windowTitle() == title
    dialog.close()


def test_quitting_closes_the_window_and_stores_what_is_typed(window: MainWindow, open_issue: OpenIssue) -> None:
    put_caret(window, "石板")
    type_text(window.editor, "青")
    do(window, "quit")
    assert not window.isVisible()
    assert "青石板" in open_issue.offsets(open_issue.issue.layout.article_of("bridge")).text


def test_what_the_window_can_t_do_itself_the_application_can(desk: Application) -> None:
    requested: list[Wish] = []
    desk.window.requested.disconnect()
    desk.window.requested.connect(requested.append)
    for row in ACTIONS:
        if row.name not in ("quit", "continue_article"):
            desk.window.actions_.by_name[row.name].trigger()
            for dialog in desk.window.findChildren(QDialog):
                dialog.close()
    assert requested == [row.does for row in ACTIONS if isinstance(row.does, Wish)]
    assert set(requested) == set(Wish)


def test_an_action_whose_method_nobody_or_two_have_stops_the_start(window: MainWindow) -> None:
    rows = [BY_NAME[name] for name in ("accept", "reject", "next_doubt")]
    doubts = window.gestures.doubts
    assert [row for row, _call in calls(rows, [doubts], window.docks, print)] == rows
    for owners in ([], [window.gestures.articles], [doubts, doubts]):
        with pytest.raises(LookupError, match=r"DoubtGestures\.accept has [02] owners"):
            list(calls(rows, owners, window.docks, print))


def test_a_panel_that_answers_what_is_no_action_stops_the_start(window: MainWindow) -> None:
    with pytest.raises(LookupError, match=r"queue_panel answers .*DoubtGestures\.\w+.*, which is no action"):
        list(calls([], [], window.docks, print))


def test_two_actions_of_one_name_stop_the_start(window: MainWindow) -> None:
    with pytest.raises(LookupError, match="two actions are called accept"):
        window.actions_.add(BY_NAME["accept"], window.close)


def test_a_wish_that_the_application_does_not_answer_stops_the_start(desk: Application) -> None:
    answers = dict.fromkeys(Wish, print)
    del answers[Wish.EXPORT]
    with pytest.raises(LookupError, match=r"nobody answers .*EXPORT"):
        desk.window.answer(answers)


def test_a_panel_is_shown_by_the_action_of_its_name() -> None:
    assert {row.name: row.does for row in ACTIONS if row.does in PANELS} == {panel.name: panel for panel in PANELS}
