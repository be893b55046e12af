"""Backups in the real window: once a day, before drastic steps, and the way back with the open issue and its undo."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from annotator import workflow
from annotator.app import Application
from annotator.core import edits
from annotator.core.labels import Label
from annotator.core.records import ArticleKind
from annotator.store import Library
from annotator.store.recovery.backup import Backup, folder_of
from annotator.tour import type_text
from annotator.window.dialogs.backups import BackupsDialog
from tests.window.desks import put_caret, undo


def backups(desk: Application) -> list[Backup]:
    return workflow.backups(desk.library.path)


def settle(desk: Application, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.is_busy(), timeout=20_000)


def message(desk: Application) -> str:
    """The text of the one message that is open; it is closed."""
    [box] = [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]
    box.close()
    return box.text()


def correct(desk: Application, text: str) -> None:
    put_caret(desk.window, "石板")
    type_text(desk.window.editor, text)
    assert desk.window.editor.store_typing()


def corrections(library: Library) -> set[str]:
    return {correction.text for correction in library.load(1).corrections}


@pytest.fixture
def dialog(desk: Application, qtbot: QtBot) -> BackupsDialog:
    """The list of backups, with one backup in it."""
    desk.window.actions_.by_name["show_backups"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BackupsDialog)
    assert not dialog.restore.isEnabled()
    dialog.make.click()
    settle(desk, qtbot)
    return dialog


def test_a_backup_is_made_when_the_day_begins_and_when_work_goes_on_the_day_after(
    desk: Application, qtbot: QtBot
) -> None:
    desk.backups._is_daily = True
    desk.backups.see_to_today()
    settle(desk, qtbot)
    [first] = backups(desk)
    correct(desk, "青")
    assert not desk.is_busy()
    yesterday = date.today() - timedelta(days=1)
    first.path.rename(first.path.with_name(f"{yesterday}_23-59-59.db"))
    desk.backups._seen = desk.library.address, yesterday
    correct(desk, "白")
    settle(desk, qtbot)
    assert [found.at.date() for found in backups(desk)] == [date.today(), yesterday]


def test_the_backup_of_the_day_is_made_beside_those_that_a_wrong_clock_has_dated_in_the_future(
    desk: Application, qtbot: QtBot
) -> None:
    folder = folder_of(desk.library.path)
    folder.mkdir()
    future = [folder / f"2999-01-{day:02}_09-00-00.db" for day in range(1, 20)]
    for path in future:
        path.touch()
    desk.backups._is_daily = True
    desk.backups.see_to_today()
    settle(desk, qtbot)
    assert [made.at.date() for made in backups(desk)] == [date.today()]
    assert all(path.exists() for path in future)


def test_no_backup_of_the_day_is_made_where_there_is_one_or_nothing_to_back_up_or_none_is_wanted(
    bare_desk: Application, qtbot: QtBot
) -> None:
    bare_desk.backups.begin()
    bare_desk.backups.see_to_today()
    assert not bare_desk.is_busy()
    bare_desk.window.change_settings(backup_daily=False)
    bare_desk.backups._seen = None
    bare_desk.backups.see_to_today()
    assert not bare_desk.is_busy()
    assert not folder_of(bare_desk.library.path).exists()


def test_a_backup_of_the_day_that_fails_is_one_message_and_the_work_goes_on(desk: Application, qtbot: QtBot) -> None:
    folder_of(desk.library.path).write_text("no folder", encoding="utf-8")
    desk.backups._is_daily = True
    correct(desk, "青")
    settle(desk, qtbot)
    assert "No copy of the database can be written there" in message(desk)
    correct(desk, "白")
    assert not desk.is_busy()
    assert "青白" in corrections(desk.library)


def test_a_backup_whose_process_is_killed_each_time_is_one_message_and_leaves_the_others(
    dialog: BackupsDialog, desk: Application, qtbot: QtBot
) -> None:
    dialog.close()
    children = set(multiprocessing.active_children())
    desk.backups._make(lambda path: None)
    killed: set[int | None] = set()

    def is_over() -> bool:
        for child in set(multiprocessing.active_children()) - children:
            child.kill()
            killed.add(child.pid)
        return not desk.is_busy()

    qtbot.waitUntil(is_over, timeout=20_000)
    assert len(killed) == 2, "it is tried once more"
    assert "was ended" in message(desk)
    assert len(backups(desk)) == 1


def test_the_list_shows_what_is_in_each_backup(dialog: BackupsDialog, desk: Application) -> None:
    item = dialog.list.topLevelItem(0)
    assert item is not None
    assert dialog.list.topLevelItemCount() == 1
    assert [item.text(2), item.text(3)] == ["1", "0 / 3"]
    assert item.text(0) in dialog.message.text()
    dialog.close()


def test_restoring_brings_back_the_issue_the_article_and_its_undo(
    dialog: BackupsDialog, desk: Application, qtbot: QtBot
) -> None:
    dialog.close()
    correct(desk, "青")
    desk.backups._make(lambda path: None)
    settle(desk, qtbot)
    window, article = desk.window, desk.window.focus_.article_id
    assert window.open_issue is not None
    window.open_issue.act(edits.set_kind, article, ArticleKind.NOTICE)
    put_caret(window, "石板")
    type_text(window.editor, "白")  # is still being typed
    desk.backups.show()
    again = window.findChild(BackupsDialog)
    assert again is not None
    again.restore.click()
    settle(desk, qtbot)

    assert window.open_issue is not None
    assert window.open_issue.issue == desk.library.load(1)
    assert window.focus_.article_id == article
    assert "青石板" in window.editor.blocks.text
    with qtbot.waitActive(window):
        window.activateWindow()
    undo(window)
    assert "青" not in window.editor.blocks.text
    correct(desk, "黄")
    assert "黄" in corrections(desk.library)
    assert list(desk.library.check()) == []
    with workflow.open_library(backups(desk)[0].path) as before:
        assert "青白" in corrections(before)


@pytest.fixture
def somebody_else(desk: Application) -> Iterator[subprocess.Popen[bytes]]:
    """Another program that has the library open."""
    script = (
        "import sys; from pathlib import Path; from annotator.store import Library;"
        "library = Library.open(Path(sys.argv[1])); print(len(library.issues()), flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(desk.library.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        yield other
        other.communicate()


def test_what_somebody_else_has_open_is_not_restored_and_the_work_goes_on(
    dialog: BackupsDialog, desk: Application, qtbot: QtBot, somebody_else: object
) -> None:
    correct(desk, "青")
    dialog.restore.click()
    settle(desk, qtbot)
    assert "Another window or program has this database open" in message(desk)
    assert "青" in corrections(desk.library)
    correct(desk, "白")
    assert "青白" in corrections(desk.library)
    assert len(backups(desk)) == 1


def test_nothing_is_restored_while_something_is_under_way(
    dialog: BackupsDialog, desk: Application, qtbot: QtBot
) -> None:
    open_issue, goes_on = desk.window.open_issue, threading.Event()
    desk.background.start(goes_on.wait, lambda _found: None)
    dialog.restore.click()
    qtbot.waitUntil(lambda: "under way" in desk.window.notice.text())
    assert desk.window.open_issue is open_issue
    goes_on.set()
    settle(desk, qtbot)


def test_labels_are_renamed_once_there_is_a_backup(desk: Application, qtbot: QtBot) -> None:
    labels = [*desk.library.labels.all()[1:], Label(name="PERSON")]
    desk.labels_and_lists.take(labels, {"PER": "PERSON"})
    assert backups(desk) == []
    settle(desk, qtbot)
    assert desk.library.labels.all() == labels
    [found] = backups(desk)
    with workflow.open_library(found.path) as before:
        assert "PER" in [label.name for label in before.labels.all()]


def test_labels_are_not_renamed_where_no_backup_can_be_made(desk: Application, qtbot: QtBot) -> None:
    labels = desk.library.labels.all()
    folder_of(desk.library.path).write_text("no folder", encoding="utf-8")
    desk.labels_and_lists.take([*labels[1:], Label(name="PERSON")], {"PER": "PERSON"})
    settle(desk, qtbot)
    assert "nothing was done" in message(desk)
    assert desk.library.labels.all() == labels
