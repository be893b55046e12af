"""Two windows on one database: an issue that another window edits is only read here, until it is left or taken over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core import edits
from annotator.core.errors import Held, Left
from annotator.core.issue import Issue
from annotator.core.operations import Operation
from annotator.core.records import ArticleKind
from annotator.tour import press, select_text, type_text
from annotator.window.dialogs.issues import IssuesDialog
from annotator.window.dialogs.note import NoteDialog
from annotator.window.gestures.doubts import decide
from annotator.window.open_issue import OpenIssue
from tests.window import samples
from tests.window.desks import ALT, CTRL, SMALL, closed, opened, put, put_caret, undo


@pytest.fixture
def first(desk: Application) -> Application:
    """A window in which the sample issue is edited."""
    return desk


@pytest.fixture
def second(first: Application, qtbot: QtBot) -> Iterator[Application]:
    """Another person's window on the same database, in which the same issue is opened after it."""
    second = opened(first.library.path, qtbot, replace(SMALL, author="bea"))
    second.show_issue(open_in(first).issue_id)
    yield second
    closed(second)


def open_in(desk: Application) -> OpenIssue:
    assert desk.window.open_issue is not None
    return desk.window.open_issue


def test_an_issue_that_another_window_edits_is_only_read_and_that_is_seen(
    first: Application, second: Application
) -> None:
    bar = second.window.lease_bar
    assert bar.isVisible()
    assert "ann edits this issue at " in bar.why.text()
    assert bar.take_over.isVisible()
    assert bar.look_again.isVisible()
    assert second.window.editor.isReadOnly()
    assert not second.window.bar.kind.isEnabled()
    assert not first.window.lease_bar.isVisible()
    assert not first.window.editor.isReadOnly()
    assert open_in(second).issue == open_in(first).issue


def test_no_gesture_changes_it_and_each_says_why(second: Application) -> None:
    window, open_issue = second.window, open_in(second)
    before = open_issue.issue
    told: list[Exception] = []
    open_issue.refused.connect(told.append)
    gestures = window.gestures
    window.focus_.choose("stork")
    put_caret(window, "护鸟员")
    for number, gesture in enumerate(
        (
            lambda: type_text(window.editor, "改"),
            lambda: press(window, Qt.Key.Key_Backspace),
            lambda: press(window, Qt.Key.Key_Return, CTRL),
            lambda: press(window, Qt.Key.Key_1, CTRL),
            lambda: press(window, Qt.Key.Key_2, ALT),
            lambda: press(window, Qt.Key.Key_G, CTRL),
            lambda: undo(window),
            gestures.boundaries.merge_with_previous,
            gestures.boundaries.boundary_line_down,
            lambda: decide(open_issue, open_issue.issue.by_id["comma"], accepting=True),
            lambda: gestures.history.go_to(0),
        )
    ):
        told.clear()
        gesture()
        assert [type(error) for error in told] == [Held], number
    assert "ann edits this issue" in window.notice.text()
    assert open_issue.issue is before
    assert second.library.load(open_issue.issue_id) == before


def test_neither_boundaries_nor_names_are_dragged(second: Application) -> None:
    window, open_issue = second.window, open_in(second)
    bar = window.raw.bar
    top = int(window.raw.top_of(samples.STORK_START))
    told: list[Exception] = []
    open_issue.refused.connect(told.append)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() - 10, top))
    assert bar.preview is None
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() - 10, top))
    name = next(mark for mark in window.editor.marks() if mark.label)
    rect = window.editor.rects(name.start, name.end)[-1]
    edge = QPoint(int(rect.right()), int(rect.center().y()))
    window.editor.select(0, 0)
    QTest.mousePress(window.editor.viewport(), Qt.MouseButton.LeftButton, ALT, edge)
    QTest.mouseMove(window.editor.viewport(), edge + QPoint(60, 0))
    QTest.mouseRelease(window.editor.viewport(), Qt.MouseButton.LeftButton, ALT, edge + QPoint(60, 0))
    assert [type(error) for error in told] == [Held, Held]
    assert open_issue.issue == second.library.load(open_issue.issue_id)


def test_opening_the_issue_again_in_its_own_window_is_no_conflict(first: Application) -> None:
    first.show_issue(open_in(first).issue_id)
    assert open_in(first).hindrance is None
    assert not first.window.lease_bar.isVisible()
    assert open_in(first).act(edits.set_kind, "stork", ArticleKind.PHOTO)


def test_an_issue_that_is_left_can_be_edited_elsewhere(first: Application, second: Application, qtbot: QtBot) -> None:
    issue_id = open_in(second).issue_id
    open_in(first).act(edits.set_kind, "stork", ArticleKind.PHOTO)
    put(first, samples.RAW + "尾声\n")
    second.lease_watch.look()
    qtbot.waitUntil(lambda: isinstance(open_in(second).hindrance, Left))
    bar = second.window.lease_bar
    assert "ann edited this issue at " in bar.why.text()
    assert not bar.take_over.isVisible()
    assert second.window.editor.isReadOnly()
    second.window.focus_.choose("stork")
    bar.look_again.click()
    assert open_in(second).issue_id == issue_id
    assert open_in(second).issue.layout.article_of("stork").kind == ArticleKind.PHOTO
    assert second.window.focus_.article_id == "stork"
    assert not bar.isVisible()
    assert not second.window.editor.isReadOnly()
    assert open_in(second).act(edits.approve, "stork")


def test_the_window_notices_by_itself_that_the_other_has_left(
    first: Application, second: Application, qtbot: QtBot
) -> None:
    first.window.leave_issue()
    first.lease_watch.follow()
    qtbot.waitUntil(lambda: isinstance(open_in(second).hindrance, Left), timeout=20_000)


def test_looking_again_shows_what_the_other_has_done_meanwhile(first: Application, second: Application) -> None:
    open_in(first).act(edits.set_kind, "stork", ArticleKind.PHOTO)
    second.window.lease_bar.look_again.click()
    assert open_in(second).issue == open_in(first).issue
    assert isinstance(open_in(second).hindrance, Held)


def test_what_is_typed_when_the_issue_is_taken_over_is_kept_and_shown(
    first: Application, second: Application, qtbot: QtBot
) -> None:
    window = first.window
    select_text(window, "周阿姨")
    type_text(window.editor, "周妈妈")
    second.window.lease_bar.take_over.click()
    assert open_in(second).hindrance is None
    assert open_in(second).act(edits.set_kind, "stork", ArticleKind.PHOTO)
    assert not window.editor.store_typing()
    qtbot.waitUntil(lambda: bool(window.lease_bar.kept))
    bar = window.lease_bar
    assert bar.isVisible()
    assert "bea edits this issue at " in bar.why.text()
    assert "“周妈妈” instead of “周阿姨”" in bar.unstored.text()
    assert window.editor.isReadOnly()
    assert window.editor.blocks.text == window.editor.offsets.text
    bar.copy.click()
    assert QGuiApplication.clipboard().text() == "周妈妈"
    window.show()
    window.close()
    assert window.isVisible(), "a window that keeps what was not stored asks before it closes"
    bar.put_away.click()
    assert not bar.unstored.isVisible()
    bar.look_again.click()
    assert open_in(first).issue == open_in(second).issue


def test_a_window_that_was_taken_over_notices_it_at_its_next_renewal(
    first: Application, second: Application, qtbot: QtBot
) -> None:
    second.window.lease_bar.take_over.click()
    first.lease_watch.look()
    qtbot.waitUntil(lambda: open_in(first).hindrance is not None and not first.is_busy())
    assert isinstance(open_in(first).hindrance, Held)
    qtbot.waitUntil(first.window.editor.isReadOnly)
    assert first.window.lease_bar.isVisible()


def test_nothing_is_asked_where_nothing_can_be_changed(second: Application) -> None:
    for name in ("write_note", "decide_many", "continue_article", "suggest_anew"):
        second.window.notice.clear()
        second.window.actions_.by_name[name].trigger()
        assert "ann edits this issue" in second.window.notice.text()
        assert second.window.findChildren(QDialog) == []


def test_a_note_that_can_not_be_stored_is_kept_too(first: Application, second: Application) -> None:
    select_text(first.window, "石板")
    first.window.actions_.by_name["write_note"].trigger()
    dialog = first.window.findChild(NoteDialog)
    assert dialog is not None
    second.window.lease_bar.take_over.click()
    dialog.text.setPlainText("哪家的石板？")
    dialog.accept()
    assert first.window.lease_bar.kept == ["哪家的石板？"]
    assert "“哪家的石板？”" in first.window.lease_bar.unstored.text()


def test_the_list_of_issues_shows_who_edits_which(first: Application, second: Application) -> None:
    second.many_issues.show()
    dialog = second.window.findChild(IssuesDialog)
    assert dialog is not None
    [lease] = first.library.leases.all().values()
    title = dialog.table.model().index(0, 1).data()
    assert title.endswith(f"✎ ann, {lease.machine}")
    dialog.reject()


def test_the_next_open_issue_is_one_that_nobody_else_edits(first: Application, second: Application) -> None:
    here = open_in(second).issue_id
    issue, operations = samples.made(samples.RAW + "尾声\n")
    free = second.library.add(issue, operations, author="test")
    second.show_issue(free)
    second.opening.next_issue()
    assert open_in(second).issue_id == free != here
    assert "No other issue" in second.window.notice.text()


def test_what_is_done_in_the_whole_database_leaves_out_what_others_edit_and_lists_it(
    first: Application, second: Application, qtbot: QtBot
) -> None:
    held = open_in(first).issue_id
    issue, operations = samples.made(samples.RAW + "尾声\n")
    second.show_issue(second.library.add(issue, operations, author="test"))
    free = second.library.add(samples.made(samples.RAW + "再会\n")[0], operations, author="test")

    def set_photo(issue: Issue, *, author: str, issue_id: int = 0) -> Operation:
        return edits.set_kind(issue, "stork", ArticleKind.PHOTO, author=author)

    def kind(issue_id: int) -> ArticleKind:
        return second.library.load(issue_id).layout.article_of("stork").kind

    second.whole_database.act(dict.fromkeys((held, free, open_in(second).issue_id), set_photo), lambda: None)
    qtbot.waitUntil(lambda: not second.is_busy())
    assert kind(free) == kind(open_in(second).issue_id) == ArticleKind.PHOTO
    assert kind(held) != ArticleKind.PHOTO
    box = second.window.findChild(QMessageBox)
    assert box is not None
    assert "Others edit these issues" in box.text()
    assert "(ann, " in box.text()
    box.close()
    assert "Issues changed: 2" in second.window.notice.text()
    second.whole_database.undo()
    qtbot.waitUntil(lambda: not second.is_busy())
    assert kind(free) != ArticleKind.PHOTO


def test_a_lease_is_renewed(first: Application, qtbot: QtBot) -> None:
    table = first.library.tables.lease
    table.update(expires=0).execute()
    assert first.library.leases.all() == {}
    first.lease_watch.look()
    qtbot.waitUntil(lambda: not first.is_busy())
    assert list(first.library.leases.all()) == [open_in(first).issue_id]


def test_looking_at_a_file_that_is_gone_says_nothing(first: Application, second: Application, qtbot: QtBot) -> None:
    """What is done next will say it, once."""
    first.library.path.rename(first.library.path.with_name("elsewhere.db"))
    for desk in (first, second):
        hindrance = open_in(desk).hindrance
        desk.lease_watch.look()
        qtbot.waitUntil(lambda desk=desk: not desk.is_busy())
        assert open_in(desk).hindrance is hindrance
        assert desk.window.findChildren(QMessageBox) == []
    first.library.path.with_name("elsewhere.db").rename(first.library.path)


def test_a_change_by_another_program_leads_to_the_newest_state(first: Application) -> None:
    """A lease that had run out and was not taken keeps nobody from changing the issue."""
    open_issue = open_in(first)
    first.library.tables.lease.update(expires=0).execute()
    with type(first.library).open(first.library.path) as script:
        from annotator import workflow

        assert workflow.act_in(
            script,
            open_issue.issue_id,
            lambda issue, author, issue_id: edits.set_kind(issue, "stork", ArticleKind.PHOTO, author=author),
            author="bea",
        )
    assert not open_issue.act(edits.approve, "bridge")
    bar = first.window.lease_bar
    assert "Another program has changed this issue" in bar.why.text()
    bar.look_again.click()
    assert open_in(first).issue.layout.article_of("stork").kind == ArticleKind.PHOTO
    assert open_in(first).act(edits.approve, "bridge")


def test_a_second_window_of_the_same_person_is_called_one_s_own(first: Application, qtbot: QtBot) -> None:
    another = opened(first.library.path, qtbot)
    another.show_issue(open_in(first).issue_id)
    assert another.window.lease_bar.why.text().startswith("✎ Another window of yours edits this issue")
    assert another.window.lease_bar.take_over.isVisible()
    closed(another)
