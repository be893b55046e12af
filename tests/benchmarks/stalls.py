"""How long the window stands still during long work: `python -m tests.benchmarks.stalls [--size BYTES] [--where]`.

A raw issue is imported, exported, searched, backed up, given new suggestions and counted, in the real window. Meanwhile
a timer rings every few milliseconds; by how much it is late is how long the event loop was held up. It prints, for each
job, how long it took, the longest such delays and how many were too long; `--where` says what held it up.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
import traceback
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from annotator import workflow
from annotator.app import Application
from annotator.app.start import collect_seldom
from annotator.core.search import Query
from annotator.settings import Settings
from annotator.window.dialogs.survey import SurveyDialog
from tests.benchmarks.archive import Size, composed

TOO_LONG = 0.05
"""Seconds that the event loop may be held up."""
_EVERY = 5  # milliseconds from one ring to the next
_SAMPLES = 0.005  # seconds between two looks at the main thread
_BYTES_OF_ARTICLE = 2500
_MOST_PLACES = 14


class Gaps:
    """By how much a timer was late, in seconds; with `where`, what the main thread did in those too long."""

    def __init__(self, *, where: bool) -> None:
        self.seconds: list[float] = []
        self.places: dict[str, float] = defaultdict(float)
        self._last = time.perf_counter()
        self._timer = QTimer(interval=_EVERY, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._ring)
        self._timer.start()
        self._ended = threading.Event()
        self._main = threading.get_ident()
        if where:
            threading.Thread(target=self._watch, daemon=True).start()

    def end(self) -> None:
        """Measure no more."""
        self._timer.stop()
        self._ended.set()

    def _ring(self) -> None:
        now = time.perf_counter()
        self.seconds.append(now - self._last - _EVERY / 1000)
        self._last = now

    def _watch(self) -> None:
        """Look at the main thread while it is held up, and where this one was held up, at all: a call into C keeps both
        waiting.
        """
        own = threading.get_ident()
        while True:
            began = time.perf_counter()
            if self._ended.wait(_SAMPLES):
                return
            late = time.perf_counter() - began - _SAMPLES
            if late > TOO_LONG or time.perf_counter() - self._last > TOO_LONG:
                for thread, frame in sys._current_frames().items():
                    if thread != own and (late > TOO_LONG or thread == self._main):
                        self.places[_place(thread == self._main, frame)] += late + _SAMPLES

    def __str__(self) -> str:
        ordered = sorted(self.seconds)
        p99, most = ordered[int(len(ordered) * 0.99)] * 1000, ordered[-1] * 1000
        return f"{p99:9.1f} {most:9.1f} {sum(gap > TOO_LONG for gap in ordered):9}"


def _place(is_main: bool, frame: FrameType) -> str:
    own = [f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in traceback.extract_stack(frame)[-4:]]
    return " < ".join(("main" if is_main else "job", *reversed(own)))


def wait_until(holds: Callable[[], bool], seconds: float = 600) -> None:
    """Let the event loop go on until something holds."""
    end = time.monotonic() + seconds
    app = QApplication.instance()
    assert app is not None
    while not holds():
        assert time.monotonic() < end, "it takes too long"
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def jobs(desk: Application, folder: Path, raw: Path) -> dict[str, Callable[[], Callable[[], bool]]]:
    """What is done, by its name: each begins its work, and gives what holds when it has come to its end."""
    everything = workflow.Options(scope=workflow.Scope.ANY)

    def idle() -> bool:
        return not desk.is_busy()

    def search() -> Callable[[], bool]:
        pages: list[object] = []
        desk.whole_database.search(Query(pattern="的"), "", pages.append)
        return lambda: pages[-1:] == [None] and idle()

    def begun(begin: Callable[[], object]) -> Callable[[], Callable[[], bool]]:
        def start() -> Callable[[], bool]:
            begin()
            return idle

        return start

    return {
        "import": begun(lambda: desk.imports.run([raw])),
        "export": begun(lambda: desk.exports.write("jsonl", folder / "gold.jsonl", everything)),
        "search": search,
        "backup": begun(lambda: desk.backups.before(lambda: None)),
        "suggest": begun(desk.suggestions.suggest_again),
        "count": begun(desk.surveys.begin),
    }


def measure(size: int, *, where: bool) -> None:
    """Do all of it, and print what was measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        raw = folder / "raw.txt"
        raw.write_text(composed(1, Size(articles=max(1, size // _BYTES_OF_ARTICLE)))[0].raw, encoding="utf-8")
        desk = Application(Settings(author="ann"), folder / "desk.db", "en")
        collect_seldom()
        desk.window.show()
        wait_until(lambda: not desk.is_busy())
        print(f"{raw.stat().st_size} bytes\n{'':10} {'took':>9} {'p99':>9} {'longest':>9} {'too long':>9}   (ms)")
        for job, begin in jobs(desk, folder, raw).items():
            began, gaps = time.perf_counter(), Gaps(where=where)
            wait_until(begin())
            for _ in range(3):
                QApplication.processEvents()
            gaps.end()
            print(f"{job:10} {(time.perf_counter() - began) * 1000:9.0f} {gaps}", flush=True)
            for place, seconds in sorted(gaps.places.items(), key=lambda one: -one[1])[:_MOST_PLACES]:
                print(f"    {seconds * 1000:6.0f} ms {place}")
            for dialog in desk.window.findChildren(SurveyDialog):
                dialog.close()
        desk.close()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--where", action="store_true")
    arguments = parser.parse_args()
    QApplication([])
    measure(arguments.size, where=arguments.where)
