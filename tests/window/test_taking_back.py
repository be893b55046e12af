"""Undo, redo and the way back: they say what they did, show it, and ask before they undo what others have done."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core import edits
from annotator.core.history import Entry, Step
from annotator.core.operations import Operation, added
from annotator.core.records import Note, Position
from annotator.tour import press, select_text
from annotator.window.dialogs.others_work import OthersWorkDialog
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from annotator.window.panels.history import HistoryPanel
from tests.window import samples
from tests.window.desks import ALT, CTRL, SHIFT, agree, commit, key, put, put_caret, question, redo, undo


@pytest.fixture
def long_issue(bare_desk: Application) -> OpenIssue:
    """The sample with so much text that neither side shows all of it, its first long article chosen."""
    return put(bare_desk, samples.long_raw())


def tag(window: MainWindow, words: str) -> None:
    select_text(window, words)
    press(window, Qt.Key.Key_2, CTRL)


def done_by(desk: Application, author: str, verb: Callable[..., Operation], *args: object, **options: object) -> None:
    """Let somebody else do something in the issue while it is not open here, and open it again."""
    open_issue = desk.window.open_issue
    assert open_issue is not None
    operation = verb(open_issue.issue, *args, author=author, **options)
    commit_as(desk, open_issue, author, operation, Step.DO)


def commit_as(desk: Application, open_issue: OpenIssue, author: str, operation: Operation, step: Step) -> None:
    entry = Entry(open_issue.history.next_number, operation.name, step, author, time.time())
    desk.library.commit(open_issue.issue_id, operation, entry)
    desk.show_issue(open_issue.issue_id)


def opened(desk: Application) -> OpenIssue:
    assert desk.window.open_issue is not None
    return desk.window.open_issue


def said(window: MainWindow) -> str:
    """What is said where the eyes are, which the status bar says too."""
    assert window.toast.isVisible()
    assert window.toast.text() == window.notice.text()
    return window.toast.text()


def asked(window: MainWindow) -> OthersWorkDialog:
    found = question(window)
    assert found is not None
    return found


def in_sight(window: MainWindow, position: Position) -> bool:
    """Whether a place is in sight on both sides."""
    panes = ((window.raw, position.raw), (window.editor, window.editor.offsets.to_text(position)))
    return all(0 <= pane.top_of(offset) < pane.viewport().height() for pane, offset in panes)


def test_undo_and_redo_say_what_they_did(window: MainWindow, open_issue: OpenIssue) -> None:
    tag(window, "栏杆")
    undo(window)
    assert said(window) == "Taken back: tagging — 栏杆 = place"
    redo(window)
    assert said(window) == "Made again: tagging — 栏杆 = place"
    select_text(window, "照片")
    commit(window.editor, "图样")
    undo(window)
    assert said(window) == "Taken back: typing — 照片 → 图样"


def test_with_nothing_left_to_make_again_that_is_said(window: MainWindow, open_issue: OpenIssue) -> None:
    redo(window)
    assert said(window) == "⚠ There is nothing to change here."


def test_what_is_said_keeps_neither_mouse_nor_keys_from_the_text(window: MainWindow, open_issue: OpenIssue) -> None:
    tag(window, "栏杆")
    undo(window)
    assert window.childAt(window.toast.mapTo(window, window.toast.rect().center())) is not window.toast
    assert window.editor.hasFocus()


def test_what_is_said_leaves_the_line_of_the_caret_free(bare_desk: Application, long_issue: OpenIssue) -> None:
    window = bare_desk.window
    bottom = window.editor.offset_at(window.editor.viewport().rect().bottomLeft().toPointF())
    window.editor.setFocus()
    window.editor.select(bottom - 30, bottom - 29)
    press(window, Qt.Key.Key_2, CTRL)
    undo(window)
    caret = window.editor.cursorRect().translated(window.editor.viewport().pos())
    assert not window.toast.geometry().intersects(caret)


def test_undo_shows_what_it_took_back_in_another_article_on_both_sides(
    bare_desk: Application, long_issue: OpenIssue
) -> None:
    window = bare_desk.window
    window.focus_.choose("stork")
    tag(window, "第110段")
    place = next(e.start for e in long_issue.issue.entities if e.origin == "ann" and e.id not in ("aunt", "place"))
    window.focus_.choose("bridge")
    put_caret(window, "石板")
    for step in (undo, redo):
        step(window)
        assert window.focus_.article_id == "stork"
        assert window.editor.caret() == window.editor.blocks.text.index("第110段")
        assert window.raw.caret() == place.raw
        assert in_sight(window, place)
        window.focus_.choose("bridge")


def test_undo_shows_the_boundary_it_brought_back(bare_desk: Application, long_issue: OpenIssue) -> None:
    window = bare_desk.window
    window.focus_.choose("stork")
    put_caret(window, "芦花洲")
    press(window, Qt.Key.Key_M, CTRL)
    start = window.raw.caret()
    window.focus_.choose("weather")
    undo(window)
    assert window.focus_.article_id == "stork"
    assert in_sight(window, Position(start))


def test_of_many_places_undo_shows_the_one_nearest_to_the_caret(bare_desk: Application, long_issue: OpenIssue) -> None:
    window = bare_desk.window
    places = [Position(n) for n in range(len(long_issue.issue.raw)) if long_issue.issue.raw.startswith("湖上", n)]
    notes = [Note(id=f"n{place.raw}", origin="ann", start=place, end=Position(place.raw + 2)) for place in places]
    long_issue.act(lambda _issue, author: Operation("add_note", added(notes)))
    offset = put_caret(window, "第100段") + len("第100段说的是")
    undo(window)
    assert window.editor.caret() == offset
    assert window.focus_.article_id == "bridge"


def test_undoing_what_was_decided_about_the_whole_article_leaves_the_caret(
    bare_desk: Application, long_issue: OpenIssue
) -> None:
    window = bare_desk.window
    offset = put_caret(window, "第100段")
    press(window, Qt.Key.Key_2, CTRL, SHIFT)
    undo(window)
    assert said(window).startswith("Taken back: setting the kind — 老桥修好了")
    assert window.editor.caret() == offset


@pytest.mark.parametrize("pane", ["raw", "editor"])
def test_a_merge_leaves_the_caret_at_the_seam_on_both_sides(
    pane: str, bare_desk: Application, long_issue: OpenIssue
) -> None:
    window = bare_desk.window
    window.focus_.choose("stork")
    seam = long_issue.issue.layout.article_of("stork").segments[0].start
    put_caret(window, "第60段")
    if pane == "raw":
        window.raw.select(seam + 200, seam + 200)
        window.raw.setFocus()
    press(window, Qt.Key.Key_M, CTRL)
    assert window.raw.caret() == seam
    assert window.editor.blocks.text[window.editor.caret() :].startswith("芦花洲来了白鹳")
    assert in_sight(window, Position(seam))


def test_undo_asks_before_it_takes_back_what_another_person_did(desk: Application, window: MainWindow) -> None:
    done_by(desk, "bea", edits.tag, "bridge", 0, 2, "LOC")
    open_issue = opened(desk)
    before = open_issue.issue
    undo(window)
    undo(window)  # as a key that is held down
    [dialog] = [d for d in window.findChildren(OthersWorkDialog) if d.isVisible()]
    assert "bea" in dialog.informativeText()
    assert "tagging — 老桥 = place" in dialog.informativeText()
    assert dialog.textFormat() == Qt.TextFormat.PlainText
    key(dialog, Qt.Key.Key_Return)  # what is pressed without reading says no
    assert open_issue.issue is before
    undo(window)
    agree(window)
    assert open_issue.issue != before
    assert said(window) == "Taken back: tagging — 老桥 = place"
    redo(window)  # it was the person's own step that is taken back
    assert question(window) is None
    assert open_issue.issue == before


def test_undo_asks_before_it_takes_back_what_the_program_did_in_ones_own_name(bare_desk: Application) -> None:
    issue, operations = samples.made(samples.RAW)
    bare_desk.show_issue(bare_desk.library.add(issue, operations, author="ann"))
    before = opened(bare_desk).issue
    undo(bare_desk.window)
    assert "automatic repairs" in asked(bare_desk.window).informativeText()
    asked(bare_desk.window).reject()
    assert opened(bare_desk).issue is before


def taking_up(_issue: object, author: str) -> Operation:
    return Operation("take_names", added([Note(id="n1", origin=author, start=Position(1), end=Position(2))]))


def test_what_a_script_took_up_in_ones_own_name_is_asked_about(desk: Application, window: MainWindow) -> None:
    done_by(desk, "ann", taking_up)
    undo(window)
    assert "taking up what a file says" in asked(window).informativeText()
    asked(window).reject()


def test_what_was_taken_up_in_this_window_is_not_asked_about(window: MainWindow, open_issue: OpenIssue) -> None:
    open_issue.act(taking_up)
    undo(window)
    assert question(window) is None
    assert open_issue.issue.notes == ()


def test_redo_asks_before_it_makes_again_what_another_person_took_back(
    desk: Application, window: MainWindow, open_issue: OpenIssue
) -> None:
    tag(window, "栏杆")
    tagged = open_issue.issue
    commit_as(desk, open_issue, "bea", open_issue.operation(open_issue.history.entries[-1]).inverse(), Step.UNDO)
    redo(window)
    assert opened(desk).issue != tagged
    assert "bea" in asked(window).informativeText()
    agree(window)
    assert opened(desk).issue == tagged


def test_what_is_typed_before_the_answer_is_neither_lost_nor_taken_back_for_it(
    desk: Application, window: MainWindow
) -> None:
    done_by(desk, "bea", edits.tag, "bridge", 0, 2, "LOC")
    open_issue = opened(desk)
    undo(window)
    open_issue.act(edits.tag, "stork", 0, 3, "LOC")
    own = open_issue.issue
    agree(window)  # to taking back bea's, which is not the last any more
    redo(window)
    assert open_issue.issue == own


def test_the_history_asks_once_about_all_that_others_did(desk: Application, window: MainWindow) -> None:
    before = opened(desk).issue
    done_by(desk, "bea", edits.tag, "bridge", 0, 2, "LOC")
    tag(window, "栏杆")
    opened(desk).act(edits.approve, "stork")
    done_by(desk, "cai", edits.tag, "bridge", 3, 4, "PER")
    after = opened(desk).issue
    press(window, Qt.Key.Key_F12)
    panel = window.docks.of(HistoryPanel)
    panel.table.go_to(4)
    panel.back.click()
    assert [line.split()[2] for line in asked(window).informativeText().split("\n")] == ["cai", "bea"]
    assert opened(desk).issue is after
    agree(window)
    assert opened(desk).issue == before
    assert said(window) == "Taken back: tagging — 老桥 = place  (+3)"
    assert panel.table.currentIndex().row() == 4
    panel.table.go_to(0)
    panel.back.click()
    assert question(window) is None  # all of it was taken back by the person who makes it again
    assert opened(desk).issue == after


def test_the_history_does_nothing_where_no_way_leads(window: MainWindow, open_issue: OpenIssue) -> None:
    tag(window, "栏杆")
    undo(window)
    tag(window, "石板")
    before, count = open_issue.issue, len(open_issue.history.entries)
    press(window, Qt.Key.Key_F12)
    panel = window.docks.of(HistoryPanel)
    panel.table.go_to(1)
    panel.back.click()
    assert said(window) == "⚠ There is nothing to change here."
    assert (open_issue.issue, len(open_issue.history.entries)) == (before, count)


def test_undo_in_the_whole_database_says_what_and_leaves_what_others_did_after_it(
    desk: Application, window: MainWindow, open_issue: OpenIssue, qtbot: QtBot
) -> None:
    issue, operations = samples.made("另一期\n" + samples.RAW)
    other = desk.library.add(issue, operations, author="test")
    tagged = [lambda issue, author, issue_id: edits.tag(issue, "bridge", 0, 2, "LOC", author=author)] * 2
    desk.whole_database.act(dict(zip((open_issue.issue_id, other), tagged, strict=True)), lambda: None)
    qtbot.waitUntil(lambda: not desk.is_busy())
    theirs = edits.tag(desk.library.load(other), "stork", 0, 3, "LOC", author="bea")
    number = desk.library.history(other).next_number
    desk.library.commit(other, theirs, Entry(number, theirs.name, Step.DO, "bea", 0.0))
    kept = desk.library.load(other)
    window.focus_.choose("stork")
    press(window, Qt.Key.Key_Z, CTRL, ALT)
    qtbot.waitUntil(lambda: not desk.is_busy())
    assert said(window) == "Taken back in 1 of 2 issues: tagging (Elsewhere something else was done after it.)"
    assert window.focus_.article_id == "bridge"
    assert desk.library.load(other) == kept
    assert open_issue.issue == desk.library.load(open_issue.issue_id)
