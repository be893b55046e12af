"""The application: files come in by the background and the mouse; trouble is told once, and nothing is lost."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from threading import Event
from time import perf_counter

import pytest
from PySide6.QtCore import QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl, qVersion
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from annotator import paths, settings, workflow
from annotator.app import Application
from annotator.core.errors import AnnotatorError
from annotator.core.records import State
from annotator.settings import Settings
from annotator.tour import type_text
from annotator.window.dialogs.import_files import ImportDialog
from annotator.window.dialogs.imported import ImportedDialog
from annotator.window.panes.raw_view import RawView
from annotator.window.work_bar import WorkBar
from annotator.workflow import Options, Scope
from tests.benchmarks.large import large_issue
from tests.newsprint import RAW
from tests.window import samples
from tests.window.desks import SMALL, closed, opened, put, put_caret


@pytest.fixture
def raw_file(tmp_path: Path) -> Path:
    path = tmp_path / "湖城 2026-03-01.txt"
    path.write_bytes(RAW.encode("gb18030"))
    return path


def imported(desk: Application, qtbot: QtBot, *paths: Path) -> None:
    """Import files and wait until they are there."""
    desk.imports.run(paths)
    qtbot.waitUntil(lambda: not desk.is_busy())


def messages(desk: Application) -> list[str]:
    """The texts of the messages that are open; they are closed."""
    boxes = [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]
    for box in boxes:
        box.close()
    return [box.text() for box in boxes]


def drop(widget: QWidget, *paths: Path) -> None:
    """Drop files on a widget."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), action, data, button, keys)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget.window(), QDropEvent(QPointF(5, 5), action, data, button, keys))


def issues(desk: Application) -> int:
    return len(desk.library.issues())


def test_a_file_is_imported_in_the_background_and_shown(bare_desk: Application, raw_file: Path, qtbot: QtBot) -> None:
    bare_desk.imports.run([raw_file])
    assert bare_desk.is_busy()
    bar = bare_desk.window.findChild(WorkBar)
    assert isinstance(bar, WorkBar)
    assert "Importing" in bar.label.text()
    assert bare_desk.window.notice.text() == ""  # it is said once
    qtbot.waitUntil(lambda: not bare_desk.is_busy())
    open_issue = bare_desk.window.open_issue
    assert open_issue is not None
    assert open_issue.issue.raw == RAW
    assert bare_desk.library.load(open_issue.issue_id) == open_issue.issue
    assert any(record.state == State.SUGGESTED for record in open_issue.issue.records())
    assert "Imported" in bare_desk.window.notice.text()
    assert open_issue.issue.title in bare_desk.window.windowTitle()


def test_what_comes_out_of_the_background_is_taken_by_the_window_s_own_thread(
    bare_desk: Application, qtbot: QtBot
) -> None:
    threads: list[threading.Thread] = []
    found: list[object] = []

    def take(result: object) -> None:
        threads.append(threading.current_thread())
        found.append(result)

    def fail() -> object:
        raise AnnotatorError("no")

    bare_desk.background.start(threading.current_thread, take)
    qtbot.waitUntil(lambda: bool(found))
    assert threads == [threading.main_thread()]
    assert found != [threading.main_thread()]
    bare_desk.background.start(fail, take)
    qtbot.waitUntil(lambda: not bare_desk.is_busy())
    assert messages(bare_desk) == ["no"]


def test_work_goes_on_while_a_file_is_imported(desk: Application, raw_file: Path, qtbot: QtBot) -> None:
    open_issue = desk.window.open_issue
    assert open_issue is not None
    desk.imports.run([raw_file])
    put_caret(desk.window, "石板")
    type_text(desk.window.editor, "青")
    qtbot.waitUntil(lambda: not desk.is_busy())
    assert desk.window.open_issue is not open_issue
    assert any(correction.text == "青" for correction in desk.library.load(1).corrections)


def test_the_same_file_again_changes_nothing_and_is_shown(bare_desk: Application, raw_file: Path, qtbot: QtBot) -> None:
    imported(bare_desk, qtbot, raw_file)
    open_issue = bare_desk.window.open_issue
    assert open_issue is not None
    bare_desk.window.editor.setFocus()
    type_text(bare_desk.window.editor, "新")
    imported(bare_desk, qtbot, raw_file)
    assert issues(bare_desk) == 1
    assert "already" in bare_desk.window.notice.text()
    assert bare_desk.window.open_issue is not None
    assert any(correction.text == "新" for correction in bare_desk.window.open_issue.issue.corrections)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "is empty"), (b"\x89PNG\r\n\x1a\n" + bytes(99), "an image"), (None, "no such file")],
    ids=["empty", "image", "missing"],
)
def test_a_wrong_file_is_one_message_and_stores_nothing(
    bare_desk: Application, tmp_path: Path, qtbot: QtBot, content: bytes | None, words: str
) -> None:
    path = tmp_path / "wrong.txt"
    if content is not None:
        path.write_bytes(content)
    imported(bare_desk, qtbot, path)
    [text] = messages(bare_desk)
    assert words in text
    assert "wrong.txt" in text
    assert issues(bare_desk) == 0
    assert bare_desk.window.open_issue is None


def test_of_several_files_a_wrong_one_keeps_none_of_the_others_out(
    bare_desk: Application, raw_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    wrong, other = tmp_path / "wrong.txt", tmp_path / "other.txt"
    wrong.write_bytes(b"")
    other.write_text(samples.RAW, encoding="utf-8")
    imported(bare_desk, qtbot, raw_file, wrong, other)
    assert "wrong.txt" in bare_desk.window.notice.text()
    assert issues(bare_desk) == 2
    assert bare_desk.window.open_issue is not None
    assert bare_desk.window.open_issue.issue.raw == samples.RAW


@pytest.mark.parametrize("pane", ["raw", "editor"])
def test_a_file_that_is_dropped_is_shown_and_imported_as_wished(
    bare_desk: Application, tmp_path: Path, qtbot: QtBot, pane: str
) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes("湖畔晨報\n老橋修好了,很好。\n".encode("big5"))
    drop(getattr(bare_desk.window, pane).viewport(), path)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("cp950"))
    dialog.accept()
    qtbot.waitUntil(lambda: not bare_desk.is_busy())
    assert bare_desk.window.open_issue is not None
    assert "老橋" in bare_desk.window.open_issue.issue.raw
    assert bare_desk.window.open_issue.issue.source.encoding == "cp950"


def test_several_files_that_are_dropped_are_imported_at_once(
    bare_desk: Application, raw_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(samples.RAW, encoding="utf-8")
    drop(bare_desk.window, raw_file, other)
    qtbot.waitUntil(lambda: not bare_desk.is_busy())
    assert issues(bare_desk) == 2


def test_what_is_passed_over_in_a_dropped_folder_is_listed_beside_what_came_in(
    bare_desk: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in ("one.txt", "two.txt"):
        (folder / name).write_text(f"{samples.RAW}{name}", encoding="utf-8")
    (folder / "trees.conllu").write_text("# text = 老桥\n1\t老桥\t_\tNOUN\t_\t_\t0\troot\t_\t_\n\n", encoding="utf-8")
    drop(bare_desk.window, folder)
    qtbot.waitUntil(lambda: not bare_desk.is_busy())
    assert issues(bare_desk) == 2
    text = bare_desk.window.notice.text()
    assert "Imported" in text
    assert "trees.conllu" in text


def test_a_database_that_is_dropped_is_opened(desk: Application, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    issue, operations = samples.made(samples.RAW)
    with workflow.open_library(path, create=True) as library:
        library.add(type(issue)(raw=issue.raw, title="另一份"), operations, author="test")
    drop(desk.window, path)
    assert desk.library.path == path
    assert desk.window.open_issue is not None
    assert desk.window.open_issue.issue.title == "另一份"
    assert "另一份" in desk.window.windowTitle()


def test_an_empty_database_shows_an_empty_window(desk: Application, tmp_path: Path) -> None:
    put_caret(desk.window, "石板")
    type_text(desk.window.editor, "青")
    before = desk.library.path
    desk.open_library(tmp_path / "new.db")
    window = desk.window
    assert window.open_issue is None
    assert (window.raw.blocks.text, window.editor.blocks.text, window.windowTitle()) == (
        "",
        "",
        "new — Correction desk",
    )
    assert window.articles.model().rowCount() == 0
    with workflow.open_library(before) as library:
        assert any(correction.text == "青" for correction in library.load(1).corrections)


def test_an_import_into_a_database_that_is_no_longer_open_is_not_shown(
    bare_desk: Application, raw_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    first = bare_desk.library.path
    bare_desk.imports.run([raw_file])
    bare_desk.open_library(tmp_path / "other.db")
    qtbot.waitUntil(lambda: not bare_desk.is_busy())
    assert messages(bare_desk) == []
    assert bare_desk.window.open_issue is None
    with workflow.open_library(first) as library:
        assert len(library.issues()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[]",
        '{"font_size": -3, "window_size": [1, 100000000]}',
        '{"font_size": NaN}',
        '{"language": "Latin", "ask_below": 101}',
        '{"tag_names": 1, "line_spacing": "2", "keys": {"undo": 3}, "colour": "red"}',
    ],
)
def test_settings_beyond_reason_have_their_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    assert settings.load(tmp_path / "settings.json") == Settings()


def test_a_file_that_is_no_database_leaves_the_open_one(desk: Application, tmp_path: Path) -> None:
    path = tmp_path / "no.db"
    path.write_text("no database", encoding="utf-8")
    open_issue = desk.window.open_issue
    desk.open_library(path)
    [text] = messages(desk)
    assert "not a database" in text
    assert desk.window.open_issue is open_issue
    assert path.read_text(encoding="utf-8") == "no database"


def test_the_latest_issue_is_shown_at_the_start(tmp_path: Path, qtbot: QtBot) -> None:
    desk = opened(tmp_path / "a.db", qtbot)
    open_issue = put(desk, samples.RAW)
    closed(desk)
    again = opened(tmp_path / "a.db", qtbot)
    again.opened.show_latest()
    assert again.window.open_issue is not None
    assert again.window.open_issue.issue == open_issue.issue
    closed(again)


def test_settings_are_kept(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "settings.json"
    desk = opened(tmp_path / "a.db", qtbot, settings_file=file)
    desk.window.gestures.view.zoom(3)
    desk.window.resize(1300, 777)
    desk.switch_language()
    closed(desk)
    kept = settings.load(file)
    assert (kept.font_size, kept.window_size, kept.author) == (SMALL.font_size + 3, (1300, 777), "ann")
    assert kept.language in ("en", "zh_CN")
    again = opened(tmp_path / "a.db", qtbot, kept)
    assert again.window.size().toTuple() == (1300, 777)
    assert again.window.editor.font().pointSizeF() == kept.font_size
    closed(again)


def test_settings_that_can_t_be_kept_stop_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "no folder").touch()
    desk = opened(tmp_path / "a.db", qtbot, settings_file=tmp_path / "no folder" / "settings.json")
    desk.window.gestures.view.zoom(1)
    assert desk.window.editor.font().pointSizeF() == SMALL.font_size + 1
    assert messages(desk) == []
    closed(desk)


def in_a_slot(call: Callable[[], object], qtbot: QtBot) -> None:
    """Make a call as Qt makes it, from its event loop."""
    done: list[bool] = []

    def slot() -> None:
        done.append(True)
        call()

    QTimer.singleShot(0, slot)
    qtbot.waitUntil(lambda: bool(done))


def test_a_bug_in_a_slot_stores_what_is_typed_and_says_so(
    desk: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", desk.last_resort.take)
    put_caret(desk.window, "石板")
    type_text(desk.window.editor, "青")
    in_a_slot(lambda: 1 / 0, qtbot)
    [text] = messages(desk)
    assert "division by zero" in text
    assert any(correction.text == "青" for correction in desk.library.load(1).corrections)
    assert "ZeroDivisionError" in caplog.text


def test_the_user_s_trouble_in_a_slot_is_told_as_it_is(
    desk: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", desk.last_resort.take)

    def fail() -> None:
        raise AnnotatorError("The disk is full.")

    in_a_slot(fail, qtbot)
    assert messages(desk) == ["The disk is full."]


def test_closing_ends_an_import_and_leaves_what_is_stored_whole(tmp_path: Path, raw_file: Path, qtbot: QtBot) -> None:
    desk = opened(tmp_path / "a.db", qtbot)
    desk.imports.run([raw_file])
    desk.close()
    assert not desk.is_busy()
    QApplication.processEvents()
    assert desk.window.open_issue is None
    with workflow.open_library(tmp_path / "a.db") as library:
        assert len(library.issues()) in (0, 1)  # as far as it had come
        assert list(library.check()) == []


def test_of_many_files_those_that_can_t_be_read_are_listed_and_the_others_come_in(
    bare_desk: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "bad.jsonl").write_text('{"format": "annotator-issue"}\n', encoding="utf-8")
    (folder / "notes.xyz").touch()
    for number in range(2):
        (folder / f"{number}.txt").write_text(f"老桥修好了。{number}\n", encoding="utf-8")
    bare_desk.imports.take([folder])
    [bar] = bare_desk.window.findChildren(WorkBar)
    assert bar.isVisibleTo(bare_desk.window)
    qtbot.waitUntil(lambda: not bare_desk.is_busy())
    dialog = bare_desk.window.findChild(ImportedDialog)
    assert isinstance(dialog, ImportedDialog)
    assert dialog.summary.text().startswith("New issues: 2\nFiles that could not be read: 1\n")
    assert "bad.jsonl" in dialog.left_out.toPlainText()
    assert "notes.xyz" in dialog.left_out.toPlainText()
    qtbot.waitUntil(lambda: not bare_desk.window.findChildren(WorkBar))
    dialog.reject()


@pytest.mark.parametrize("answer", ["Close when it is done", "Go on in the background", "Stop it and close", "Cancel"])
def test_closing_during_an_import_asks_what_becomes_of_it(tmp_path: Path, qtbot: QtBot, answer: str) -> None:
    desk, is_over = opened(tmp_path / "a.db", qtbot), Event()

    def work(progress: Callable[[float], object]) -> None:
        while not is_over.wait(0.001):
            progress(0.5)

    desk.window.show()
    desk.background.start_with_progress("", work, lambda _done: None, ends_early=True)
    desk.window.close()
    assert desk.window.isVisible()
    [box] = desk.window.findChildren(QMessageBox)
    next(button for button in box.buttons() if button.text().replace("&", "") == answer).click()
    if answer == "Stop it and close":
        qtbot.waitUntil(lambda: not desk.window.isVisible() and not desk.is_busy())
    else:
        assert desk.window.isVisible()
        assert desk.window.isMinimized() == (answer == "Go on in the background")
        is_over.set()
        qtbot.waitUntil(lambda: not desk.is_busy())
        qtbot.waitUntil(lambda: desk.window.isVisible() == (answer == "Cancel"))
    is_over.set()
    closed(desk)


def test_an_export_leaves_out_what_is_not_approved_unless_it_is_wanted(
    desk: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    for scope, told in ((Scope.APPROVED, "nothing was written"), (Scope.ANY, "articles: 3")):
        desk.exports.write("conll", tmp_path / "a.conll", Options(scope=scope))
        qtbot.waitUntil(lambda: not desk.is_busy())
        assert told in desk.window.notice.text()
    assert len(messages(desk)) == 1


def test_an_issue_that_is_gone_is_one_message(desk: Application) -> None:
    open_issue = desk.window.open_issue
    desk.show_issue(99)
    assert len(messages(desk)) == 1
    assert desk.window.open_issue is open_issue


def test_a_person_s_name_stands_by_what_they_did(tmp_path: Path, qtbot: QtBot) -> None:
    desk = opened(tmp_path / "a.db", qtbot, Settings(author="bea"))
    open_issue = put(desk, samples.RAW)
    put_caret(desk.window, "石板")
    type_text(desk.window.editor, "青")
    desk.window.editor.store_typing()
    assert open_issue.history.entries[-1].author == "bea"
    assert next(c for c in open_issue.issue.corrections if c.text == "青").origin == "bea"
    closed(desk)


def test_a_bug_in_painting_is_said_once_and_the_window_goes_on(
    desk: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", desk.last_resort.take)
    loop, raw = QEventLoop(), desk.window.raw

    def stumble(*_args: object) -> None:
        QTimer.singleShot(0, loop.quit)
        raise ZeroDivisionError("paint")

    with monkeypatch.context() as broken:
        broken.setattr(RawView, "paint_over", stumble)
        for _paint in range(2):
            raw.viewport().update()
            loop.exec()
    [text] = messages(desk)
    assert "paint" in text
    put_caret(desk.window, "石板")
    type_text(desk.window.editor, "青")
    assert desk.window.editor.store_typing()


def test_an_import_tells_how_far_it_has_come_while_the_window_answers(bare_desk: Application, qtbot: QtBot) -> None:
    told: list[int] = []
    beats: list[float] = []
    heart = QTimer(bare_desk, interval=1)

    def beat() -> None:
        told.extend(bar.bar.value() for bar in bare_desk.window.findChildren(WorkBar))
        beats.append(perf_counter())

    heart.timeout.connect(beat)
    heart.start()
    path = bare_desk.library.path.with_name("large.txt")
    path.write_text(large_issue(articles=150)[0].raw, encoding="utf-8")
    bare_desk.window.change_settings(tag_entities=True)
    bare_desk.imports.run([path])
    qtbot.waitUntil(lambda: not bare_desk.is_busy(), timeout=30_000)
    heart.stop()
    shares = list(dict.fromkeys(told))
    assert len(shares) > 2
    assert shares == sorted(shares)
    assert len(beats) > 10


def test_about_says_versions_licences_and_where_everything_is(desk: Application) -> None:
    desk.about()
    [text] = messages(desk)
    for said in (qVersion(), "Apache-2.0", "LGPL-3.0", desk.library.path, paths.settings_file(), paths.log_folder()):
        assert str(said) in text
