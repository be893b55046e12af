"""Work in the background: whatever is closed, and whenever, no thread takes the process with it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from annotator.window.job import Job, Jobs
from tests.stories.test_main_job import PATIENCE, ROOT
from tests.window import samples
from tests.window.desks import closed, opened, put


def test_what_a_job_brings_and_its_trouble_come_to_whoever_began_it(qtbot: QtBot) -> None:
    jobs, brought, troubles = Jobs(), [], []
    jobs.begin(Job(lambda: 1), brought.append)
    jobs.begin(Job(lambda: [][1]), brought.append, troubles.append)
    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert brought == [1]
    assert [type(trouble) for trouble in troubles] == [IndexError]


def test_trouble_that_nobody_asked_for_is_raised(qtbot: QtBot) -> None:
    jobs = Jobs()
    with qtbot.captureExceptions() as raised:
        jobs.begin(Job(lambda: [][1]), lambda _brought: None)
        qtbot.waitUntil(lambda: not jobs.is_busy())
    assert [kind for kind, _error, _where in raised] == [IndexError]


def test_what_is_of_no_interest_any_more_is_not_brought(qtbot: QtBot) -> None:
    jobs, brought = Jobs(), []
    jobs.begin(Job(lambda: "old"), brought.append)
    jobs.forget()
    jobs.begin(Job(lambda: "new"), brought.append)
    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert brought == ["new"]


def test_what_is_closed_waits_for_its_jobs_and_begins_no_more(qtbot: QtBot) -> None:
    jobs, begun, done, brought = Jobs(), Event(), [], []

    def work() -> None:
        begun.set()
        done.append("first")

    jobs.begin(Job(work), brought.append)
    begun.wait()
    jobs.close()
    assert done == ["first"]
    jobs.begin(Job(lambda: done.append("second")), brought.append)
    assert not jobs.is_busy()
    QCoreApplication.processEvents()
    assert (done, brought) == (["first"], [])


def test_an_import_is_stopped_where_the_window_closes(tmp_path: Path, qtbot: QtBot) -> None:
    desk, begun, pause = opened(tmp_path / "desk.db", qtbot), Event(), Event()

    def work(progress: Callable[[float], object]) -> None:
        while True:
            begun.set()
            pause.wait(0.001)
            progress(0.5)

    desk.background.start_with_progress("", work, lambda _done: None, ends_early=True)
    begun.wait()
    closed(desk)
    assert not desk.is_busy()


def test_a_window_that_was_closed_begins_nothing_and_can_go_at_any_time(tmp_path: Path, qtbot: QtBot) -> None:
    desk = opened(tmp_path / "desk.db", qtbot)
    put(desk, samples.RAW)
    panels = desk.window.docks.panels
    closed(desk)
    desk.window.search.pattern.setText("桥")
    desk.window.search.look()
    panels["checks_panel"].look()
    desk.whole_database.ask(lambda library: list(library.check()), lambda _faults: None)
    assert not desk.is_busy()
    assert not any(panel.jobs.is_busy() for panel in panels.values())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # the window goes, and all that is in it
    assert not isValid(desk.window)


CLOSED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from annotator.app import Application
from tests.window.desks import SMALL, put
from tests.window.samples import RAW
app = QApplication([])
desk = Application(SMALL, Path(sys.argv[1]), "en")
desk.window.show()
put(desk, RAW)
desk.close()
desk.window.docks.panels["checks_panel"].look()
desk.window.search.pattern.setText("桥")
desk.window.search.look()
"""


def test_a_process_ends_in_peace_whatever_its_window_still_wanted_to_do(tmp_path: Path) -> None:
    command = [sys.executable, "-X", "faulthandler", "-c", CLOSED, str(tmp_path / "desk.db")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    said = [line for line in done.stderr.splitlines() if not line.startswith("This plugin does not support")]
    assert (done.returncode, said) == (0, [])
