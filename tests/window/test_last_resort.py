"""Wherever anything breaks: what is being typed is stored first, then it is logged and told, and can be reported."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from annotator import logs, paths, workflow
from annotator.app import Application
from annotator.store import Library
from annotator.tour import type_text
from annotator.window.dialogs.report import ReportDialog
from annotator.window.open_issue import OpenIssue
from tests.window.desks import put_caret

ROOT = Path(__file__).parents[2]


@pytest.fixture
def watched(desk: Application) -> Iterator[Application]:
    """A desk that takes what nobody else catches, with something just typed in it."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    desk.last_resort.install()
    put_caret(desk.window, "石板")
    type_text(desk.window.editor, "青")
    assert desk.window.editor.pending is not None
    yield desk
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def corrections(desk: Application) -> set[str]:
    with workflow.open_library(desk.library.path) as library:
        return {correction.text for correction in library.load(1).corrections}


def boxes(desk: Application) -> list[QMessageBox]:
    return [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]


def told(desk: Application, qtbot: QtBot) -> str:
    """The text of the one message; it is closed."""
    qtbot.waitUntil(lambda: bool(boxes(desk)))
    [box] = boxes(desk)
    box.close()
    return box.text()


def in_a_slot(call: Callable[[], object]) -> None:
    QTimer.singleShot(0, call)


def in_a_thread(call: Callable[[], object]) -> None:
    thread = threading.Thread(target=call)
    thread.start()
    thread.join()


def where_python_can_t_raise(call: Callable[[], object]) -> None:
    class Dying:
        def __del__(self) -> None:
            call()

    Dying()


@pytest.mark.parametrize("somewhere", [in_a_slot, in_a_thread, where_python_can_t_raise])
def test_what_was_being_typed_is_in_the_database_wherever_it_breaks(
    watched: Application, qtbot: QtBot, somewhere: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    somewhere(lambda: 1 / 0)
    text = told(watched, qtbot)
    assert "division by zero" in text
    assert "What you typed is stored" in text
    assert "青" in corrections(watched)
    assert caplog.text.count("ZeroDivisionError") == 1


def test_typing_is_stored_before_anything_else_is_done(
    watched: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored: list[bool] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            stored.append("青" in corrections(watched))

    listener = Listener(level=logging.CRITICAL)
    logging.getLogger("annotator").addHandler(listener)
    in_a_slot(lambda: 1 / 0)
    told(watched, qtbot)
    logging.getLogger("annotator").removeHandler(listener)
    assert stored == [True]


def test_a_bug_in_storing_itself_is_said_so_and_what_was_typed_is_kept_on_screen_to_be_stored_later(
    watched: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_options: object) -> bool:
        raise ZeroDivisionError("store")

    with monkeypatch.context() as broken:
        broken.setattr(OpenIssue, "act_now", fail)
        in_a_slot(lambda: 1 / 0)
        assert "What you typed last is not stored" in told(watched, qtbot)
        assert "青" not in corrections(watched)
    assert watched.window.editor.store_typing()
    assert "青" in corrections(watched)


def test_what_breaks_while_it_is_told_ends_there(
    watched: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise KeyError("tell")

    monkeypatch.setattr(watched.voice, "show_unexpected", fail)
    in_a_slot(lambda: 1 / 0)
    qtbot.waitUntil(lambda: "while something unexpected was told" in caplog.text)
    assert boxes(watched) == []
    assert "青" in corrections(watched)


def test_many_faults_are_one_message(watched: Application, qtbot: QtBot) -> None:
    done: list[int] = []
    for number in range(5):
        in_a_slot(lambda number=number: (done.append(number), [][number]))  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(done) == 5)
    told(watched, qtbot)
    assert boxes(watched) == []


def test_a_bug_in_the_background_is_told_in_the_same_way(watched: Application, qtbot: QtBot) -> None:
    watched.background.start(lambda: 1 / 0, lambda _found: None)
    assert "What you typed is stored" in told(watched, qtbot)
    assert "青" in corrections(watched)


def test_the_message_leads_to_a_report_without_texts_or_names(
    watched: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    logs.start(paths.log_folder())
    in_a_slot(lambda: {}[chr(0x6865)])
    qtbot.waitUntil(lambda: bool(boxes(watched)))
    [box] = boxes(watched)
    [button] = [found for found in box.findChildren(QPushButton) if "Report" in found.text()]
    button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReportDialog)
    report = dialog.text.toPlainText()
    for what in (logs.system(), "schema ", "3 articles, 0 approved", "font_size = 12.0", "builtins.KeyError"):
        assert what in report
    assert "桥" not in report
    assert "'ann'" not in report
    assert str(Path.home()) not in report
    logs.stop()

    dialog.happened.setPlainText("I typed.")
    dialog.check.click()
    qtbot.waitUntil(lambda: "Check of the database: 0 faults" in dialog.text.toPlainText())
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.whole
    assert dialog.whole.startswith("I typed.\n\nCheck of the database: 0 faults\n")
    dialog.save_requested.emit(tmp_path / "report.txt", dialog.whole)
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == dialog.whole
    dialog.close()


def test_the_faults_in_a_report_have_no_titles(watched: Application, qtbot: QtBot) -> None:
    watched.library.database.execute_sql("UPDATE entity SET label = '桥名'")
    watched.reports.show()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReportDialog)
    dialog.check.click()
    qtbot.waitUntil(lambda: "\nissue 1 “…”: the record" in dialog.text.toPlainText())
    assert not {"湖", "桥"} & set(dialog.text.toPlainText())
    dialog.close()
    watched.library.database.execute_sql("UPDATE entity SET label = 'PER'")


_BROKEN = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from annotator.cli import main
from annotator.window.gestures.view import ViewGestures
from annotator.window.main_window import MainWindow

def zoom(self, steps):
    raise ZeroDivisionError("".join(map(chr, (0x8001, 0x6865))))  # 3.13 shows the lines of a script like this one

def begin(window):
    if window.open_issue is None:
        QTimer.singleShot(20, lambda: begin(window))
        return
    from annotator.tour import type_text
    window.editor.setFocus()
    window.editor.select(0, 0)
    type_text(window.editor, "青")
    assert window.editor.pending is not None
    window.actions_.by_name["larger_text"].trigger()
    QTimer.singleShot(0, lambda: os._exit(7))  # as if the machine went off

ViewGestures.zoom = zoom
shown = MainWindow.showEvent
def show(self, event):
    shown(self, event)
    QTimer.singleShot(0, lambda: begin(self))
MainWindow.showEvent = show
sys.exit(main([sys.argv[1], "--sample"]))
"""


def test_the_real_program_stores_what_is_typed_when_a_slot_breaks_and_logs_it(tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _BROKEN, str(database)]
    found = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment)
    assert found.returncode == 7, found.stderr
    with Library.open(database) as library:
        assert "青" in {correction.text for correction in library.load(1).corrections}
    written = (paths.log_folder() / "annotator.log").read_text(encoding="utf-8")
    assert "window: Qt " in written
    assert "CRITICAL annotator.app.last_resort: unexpected" in written
    assert "in zoom" in written
    assert "老桥" not in written
    assert "老桥" not in found.stderr
