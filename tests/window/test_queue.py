"""The queue of doubts: worked through by keys, alone and many at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from annotator import workflow
from annotator.app import Application
from annotator.core.doubts import doubts_of
from annotator.core.records import Boundary, Correction, Part, State
from annotator.paths import sample_issue
from annotator.tour import press
from annotator.window.dialogs.decide import DecideDialog
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from annotator.window.panels.queue import QueuePanel
from tests.window.desks import SHIFT, key, redo, undo


@pytest.fixture
def desk(bare_desk: Application) -> Application:
    """The application on the sample issue with all that the program suggests for it."""
    [found] = workflow.import_all(bare_desk.library, [sample_issue()], author="ann")
    bare_desk.show_issue(found.id)
    return bare_desk


@pytest.fixture
def queue(window: MainWindow, open_issue: OpenIssue) -> QueuePanel:
    press(window, Qt.Key.Key_F9)
    panel = window.docks.panels["queue_panel"]
    assert isinstance(panel, QueuePanel)
    assert panel.table.hasFocus()
    return panel


def current(queue: QueuePanel) -> str:
    return queue.doubts[queue.table.currentIndex().row()]


def listed(queue: QueuePanel) -> list[str]:
    return [queue.doubts[row] for row in range(len(queue.doubts))]


def state_of(open_issue: OpenIssue, record_id: str) -> State:
    return open_issue.issue.by_id[record_id].state


def test_the_queue_lists_every_open_suggestion_the_least_certain_first(
    queue: QueuePanel, open_issue: OpenIssue
) -> None:
    records = [open_issue.issue.by_id[record_id] for record_id in listed(queue)]
    assert set(records) == set(doubts_of(open_issue.issue))
    assert [r.confidence for r in records] == sorted(r.confidence for r in records)
    assert {type(r) for r in records} >= {Boundary, Correction}
    assert str(len(records)) in queue.left.text()


def test_one_key_accepts_one_rejects_and_the_next_comes_up(queue: QueuePanel, open_issue: OpenIssue) -> None:
    first, second, third = listed(queue)[:3]
    key(queue.table, Qt.Key.Key_Return)
    assert state_of(open_issue, first) == State.ACCEPTED
    assert current(queue) == second
    key(queue.table, Qt.Key.Key_N)
    assert current(queue) == third
    key(queue.table, Qt.Key.Key_Up)
    assert current(queue) == second
    assert queue.table.hasFocus()


def test_what_is_decided_is_undone_and_comes_back_into_the_queue(
    queue: QueuePanel, open_issue: OpenIssue, window: MainWindow
) -> None:
    before = listed(queue)
    correction = next(c for c in open_issue.issue.corrections if c.state == State.SUGGESTED)
    queue.table.go_to(before.index(correction.id))
    press(window, Qt.Key.Key_F7)
    assert state_of(open_issue, correction.id) == State.REJECTED
    assert correction.id not in listed(queue)
    undo(window)
    assert listed(queue) == before
    redo(window)
    assert correction.id not in listed(queue)
    undo(window)


def test_the_texts_go_along_with_the_queue(queue: QueuePanel, open_issue: OpenIssue, window: MainWindow) -> None:
    for row, record_id in enumerate(listed(queue)):
        queue.table.go_to(row)
        record = open_issue.issue.by_id[record_id]
        article = open_issue.issue.layout.article_at(record.anchor.raw)
        assert window.focus_.article_id == article.id
        assert window.raw.sight().top_of(record.anchor.raw) < window.raw.viewport().height()
        if isinstance(record, Correction) and record.applies and record.text:
            start, end = window.editor.selection()
            assert window.editor.blocks.text[start:end] == record.text


def test_a_rejected_boundary_is_merged_away(queue: QueuePanel, open_issue: OpenIssue, window: MainWindow) -> None:
    boundary = next(r for r in doubts_of(open_issue.issue) if isinstance(r, Boundary))
    queue.table.go_to(listed(queue).index(boundary.id))
    key(queue.table, Qt.Key.Key_Delete)
    assert boundary.id not in open_issue.issue.by_id
    undo(window)
    assert boundary.id in open_issue.issue.by_id


def test_the_queue_shows_one_kind_or_one_article(queue: QueuePanel, open_issue: OpenIssue, window: MainWindow) -> None:
    queue.kinds.setCurrentIndex(queue.kinds.findData("boundary"))
    queue.kinds.activated.emit(queue.kinds.currentIndex())
    assert all(isinstance(open_issue.issue.by_id[one], Boundary) for one in listed(queue))
    queue.kinds.setCurrentIndex(0)
    queue.scope.setCurrentIndex(1)
    queue.scope.activated.emit(1)
    layout = open_issue.issue.layout
    places = {layout.article_at(open_issue.issue.by_id[one].anchor.raw).id for one in listed(queue)}
    assert places == {window.focus_.article_id}


def test_what_is_typed_over_leaves_the_queue(queue: QueuePanel, open_issue: OpenIssue, window: MainWindow) -> None:
    correction = next(c for c in open_issue.issue.corrections if c.state == State.SUGGESTED and c.applies and c.text)
    queue.table.go_to(listed(queue).index(correction.id))
    window.editor.setFocus()
    key(window.editor, Qt.Key.Key_X)
    assert window.editor.store_typing()
    assert correction.id not in listed(queue)


def dialog_of(window: MainWindow) -> DecideDialog:
    press(window, Qt.Key.Key_F6, SHIFT)
    [dialog] = [found for found in window.findChildren(QDialog) if isinstance(found, DecideDialog)]
    return dialog


def test_all_lines_in_the_wrong_encoding_are_put_right_by_one_click(bare_desk: Application, tmp_path: Path) -> None:
    lines = "老桥昨天重新开放，两岸的居民都来看。\n灯塔的灯还会亮很久，船也会平安。\n"
    path = tmp_path / "issue.txt"
    path.write_text(lines.encode("gb18030").decode("latin-1"), encoding="utf-8")
    [imported] = workflow.import_all(bare_desk.library, [path], author="ann", entities=False)
    bare_desk.show_issue(imported.id)
    dialog = dialog_of(bare_desk.window)
    dialog.kinds.setCurrentIndex(dialog.kinds.findData("encoding"))
    dialog.kinds.activated.emit(dialog.kinds.currentIndex())
    assert [lines.splitlines()[row][:4] in dialog.model.index(row, 3).data() for row in range(2)] == [True, True]
    dialog.accept_all.click()
    assert bare_desk.window.open_issue is not None
    issue = bare_desk.window.open_issue.issue
    assert [one.state for one in issue.corrections if one.rule == "character.mojibake"] == [State.ACCEPTED] * 2


def test_many_are_ticked_only_from_the_certainty_on_that_the_dialog_shows(
    queue: QueuePanel, open_issue: OpenIssue, window: MainWindow
) -> None:
    dialog = dialog_of(window)
    sure = {name: open_issue.issue.by_id[name].confidence for name in dialog.model.items}
    assert {value < dialog.certainty.value() / 100 for value in sure.values()} == {True, False}
    assert set(dialog.model.wanted()) == {name for name, value in sure.items() if value >= 0.8}
    dialog.certainty.setValue(0)
    assert set(dialog.model.wanted()) == set(sure)
    dialog.certainty.setValue(100)
    assert set(dialog.model.wanted()) == {name for name, value in sure.items() if value == 1}
    assert dialog.accept_all.isEnabled() == (1 in sure.values())
    dialog.reject()
    assert window.settings.tick_from == 100


def test_many_are_decided_in_one_operation_but_for_those_without_a_tick(
    queue: QueuePanel, open_issue: OpenIssue, window: MainWindow
) -> None:
    dialog = dialog_of(window)
    dialog.kinds.setCurrentIndex(dialog.kinds.findData("boundary"))
    dialog.kinds.activated.emit(dialog.kinds.currentIndex())
    boundaries = list(dialog.model.items)
    assert len(boundaries) >= 2
    dialog.certainty.setValue(0)
    dialog.table.go_to(0)
    key(dialog.table, Qt.Key.Key_Space)
    entries = len(open_issue.history.entries)
    assert not dialog.reject_all.isEnabled()
    dialog.accept_all.click()
    assert len(open_issue.history.entries) == entries + 1
    assert [state_of(open_issue, one) for one in boundaries] == [State.SUGGESTED] + [State.ACCEPTED] * (
        len(boundaries) - 1
    )
    undo(window)
    assert all(state_of(open_issue, one) == State.SUGGESTED for one in boundaries)


def test_the_next_doubt_by_key_visits_parts_too_and_the_key_that_accepts_takes_them(
    window: MainWindow, open_issue: OpenIssue
) -> None:
    part = next(p for p in open_issue.issue.parts if p.state == State.SUGGESTED)
    window.focus_.choose(open_issue.issue.layout.article_at(part.start).id)
    window.editor.setFocus()
    window.editor.select(0, 0)
    for _step in range(10):
        press(window, Qt.Key.Key_F8)
        if window.gestures.doubts._visited == part.id:
            break
    press(window, Qt.Key.Key_F6)
    assert isinstance(open_issue.issue.by_id[part.id], Part)
    assert state_of(open_issue, part.id) == State.ACCEPTED
    undo(window)


def test_the_keys_decide_at_the_caret_while_the_text_has_the_keyboard(
    queue: QueuePanel, open_issue: OpenIssue, window: MainWindow
) -> None:
    window.editor.setFocus()
    window.editor.select(0, 0)
    press(window, Qt.Key.Key_F8)
    visited = window.editor.selection()
    row = queue.table.currentIndex().row()
    press(window, Qt.Key.Key_F6)
    assert window.editor.hasFocus()
    assert queue.table.currentIndex().row() == row
    assert window.editor.selection() != visited
    assert [e.name for e in open_issue.history.entries][-1] == "accept"


def test_nothing_decided_comes_back_when_the_program_suggests_anew(
    queue: QueuePanel, open_issue: OpenIssue, window: MainWindow, desk: Application, qtbot: QtBot
) -> None:
    before = open_issue.issue
    for _step in range(3):
        key(queue.table, Qt.Key.Key_R)
    decided = {record.id: record for record in open_issue.issue.records() if record.state == State.REJECTED}
    assert decided
    first = open_issue.issue
    window.change_settings(tag_entities=True)
    window.actions_.by_name["suggest_anew"].trigger()
    qtbot.waitUntil(lambda: not desk.is_busy())
    assert {r.id: r for r in open_issue.issue.records() if r.state == State.REJECTED} == decided
    assert window.notice.text() == "There is nothing new to suggest."
    assert open_issue.issue is first
    while open_issue.history.to_undo and open_issue.issue != before:
        undo(window)
    assert open_issue.issue == before
