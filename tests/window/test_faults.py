"""When the database can't be written the window says so plainly, loses nothing, and shows nothing as stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from annotator.app import Application
from annotator.store import Library
from annotator.tour import type_text
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from tests.window.desks import put_caret


def _looks(window: MainWindow) -> tuple[object, ...]:
    """What the window shows as stored: its title, the list of articles, what can be undone."""
    model = window.articles.model()
    rows = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert window.open_issue is not None
    return window.windowTitle(), rows, window.actions_.by_name["undo"].text(), window.open_issue.issue


def _type(window: MainWindow, text: str) -> bool:
    """Type behind the headline; whether it could be stored."""
    put_caret(window, "老桥修好了", behind=True)
    type_text(window.editor, text)
    return window.editor.store_typing()


def _fill_disk(desk: Application) -> None:
    desk.library.database.pragma("max_page_count", desk.library.database.pragma("page_count"))


def _empty_disk(desk: Application) -> None:
    desk.library.database.pragma("max_page_count", 1_000_000)


LONG = "长" * 50_000


@pytest.fixture(autouse=True)
def given_up(window: MainWindow) -> Iterator[None]:
    """At the end the window is closed twice, as somebody does who gives up what can't be stored."""
    yield
    window.close()
    window.close()
    assert not window.isVisible()


def test_what_a_full_disk_has_no_room_for_stays_in_the_editor_and_is_not_shown_as_stored(
    desk: Application, window: MainWindow, open_issue: OpenIssue
) -> None:
    before = _looks(window)
    _fill_disk(desk)
    assert not _type(window, LONG)
    assert window.notice.text().startswith(f"⚠ {desk.library.path}: The disk is full")
    assert _looks(window) == before
    assert LONG in window.editor.toPlainText()
    assert LONG not in window.editor.offsets.text
    assert window.editor.pending is not None
    assert window.unstored.isVisible()


def test_a_full_disk_is_logged_without_what_was_typed(
    desk: Application, window: MainWindow, open_issue: OpenIssue, caplog: pytest.LogCaptureFixture
) -> None:
    _fill_disk(desk)
    caplog.clear()
    assert not _type(window, LONG)
    assert f"{desk.library.path}: The disk is full" in caplog.text
    assert "长" not in caplog.text


def test_when_there_is_room_again_what_was_typed_is_stored(
    desk: Application, window: MainWindow, open_issue: OpenIssue
) -> None:
    _fill_disk(desk)
    assert not _type(window, LONG)
    _empty_disk(desk)
    assert window.editor.store_typing()
    assert LONG in window.editor.offsets.text
    assert not window.unstored.isVisible()


def test_the_window_stays_open_once_when_what_was_typed_can_not_be_stored(
    desk: Application, window: MainWindow, open_issue: OpenIssue
) -> None:
    _fill_disk(desk)
    assert not _type(window, LONG)
    assert not window.close()
    assert window.isVisible()
    assert "can't be stored" in window.notice.text()
    _empty_disk(desk)
    assert window.close()


@pytest.fixture
def lost(desk: Application, window: MainWindow) -> Application:
    """A desk whose database somebody has removed, and in which something was typed since."""
    desk.library.path.unlink()
    assert not _type(window, "新")
    return desk


def _offers(window: MainWindow) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_a_removed_database_is_told_once_and_not_written_to(lost: Application, window: MainWindow) -> None:
    assert not window.editor.store_typing()
    [offer] = _offers(window)
    assert "was removed or replaced" in offer.text()
    assert "新" not in window.editor.offsets.text
    assert "新" in window.editor.toPlainText()
    offer.close()


def test_the_work_goes_on_in_another_file(
    lost: Application, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "别处 other.db"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other), ""))
    [offer] = _offers(window)
    offer.buttons()[0].click()
    assert window.editor.pending is None
    assert "新" in window.editor.offsets.text
    assert str(other) in window.notice.text()
    open_issue = window.open_issue
    assert open_issue is not None
    assert open_issue.undo()
    assert open_issue.redo()
    with Library.open(other, create=False) as library:
        assert library.load(open_issue.issue_id) == open_issue.issue
        assert list(library.check()) == []


def test_another_file_that_is_there_already_is_left_as_it_is(
    lost: Application, window: MainWindow, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(b"mine")
    lost.rescue.go_on_in(other)
    assert other.read_bytes() == b"mine"
    assert "is there already" in window.notice.text()
    assert window.editor.pending is not None
    for box in _offers(window):
        box.close()
