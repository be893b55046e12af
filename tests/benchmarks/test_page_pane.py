"""The page beside the text: how long a frame takes while a page of 100 megapixels is moved, and the caret followed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator import ocr, paths
from annotator.app import Application
from annotator.core.records import Position
from annotator.window.page.adjustments import AS_IT_LIES
from annotator.window.page.page_pane import PagePane
from tests.benchmarks.figures import FRAME, HEADING, Comparison, Figure, frame, p99
from tests.benchmarks.page_frames import page_image, shown
from tests.benchmarks.pages import IMAGE, SIDE, issue
from tests.window.desks import SMALL, closed, opened

pytestmark = pytest.mark.benchmark(timer=time.process_time)

MOST_MEMORY = {1: 350.0, 3: 700.0}  # MiB, by the number of channels
LONGEST_STALL = 50.0  # milliseconds


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Application]:
    """A desk with an issue of many pages, each character with its place."""
    desk = opened(tmp_path / "a.db", qtbot, SMALL)
    made, split = issue()
    desk.show_issue(desk.library.add(made, [split], author="ann"))
    yield desk
    closed(desk)


@pytest.fixture
def page(desk: Application, qtbot: QtBot) -> PagePane:
    """The pane with the image of a page, which takes 100 megapixels in grey."""
    pane = desk.window.side.page
    assert pane is not None
    qtbot.waitUntil(lambda: not pane.is_busy())
    image = page_image(1)
    pane.area.show_page((SIDE, SIDE), image)
    pane.loader._kept[IMAGE, AS_IT_LIES] = image
    return pane


@pytest.mark.parametrize("channels", [1, 3], ids=["grey", "colour"])
@pytest.mark.parametrize("scale", [1, 2])
def test_a_page_that_moves_keeps_to_a_frame_and_to_its_memory(
    scale: int, channels: int, tell: Callable[[Figure], None]
) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.page_frames", str(channels)]
    environment = os.environ | {"QT_SCALE_FACTOR": str(scale)}
    said = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    found, kind = json.loads(said), {1: "grey", 3: "colour"}[channels]
    figures = [
        Figure(f"100 MP {kind}, scale {scale}: {name}, p99", took, floor, FRAME)
        for name, (took, floor) in found["frames"].items()
    ]
    bare = SIDE * SIDE * channels / 2**20
    figures.append(Figure(f"100 MP {kind}, scale {scale}: memory (MiB)", found["memory"], bare, MOST_MEMORY[channels]))
    for figure in figures:
        tell(figure)
    assert all(figure.holds for figure in figures), "\n".join([HEADING, *map(str, figures)])


def test_the_strip_follows_a_key_in_time(desk: Application, page: PagePane, compare: Comparison) -> None:
    window = desk.window
    window.desk.show_place(Position(0))
    window.activateWindow()
    shown(window.editor.setFocus)
    shown(window.strip.place)
    assert window.strip.strip.isVisible()
    keys = cycle([Qt.Key.Key_Right] * 100 + [Qt.Key.Key_Left] * 100)
    compare(
        "a key with the strip of a page of 100 megapixels, p99",
        lambda: shown(lambda: QTest.keyClick(window.editor, next(keys))),
        lambda: shown(page.area.viewport().update),
        rounds=300,
        of=p99,
        bound=frame,
    )


def test_the_mouse_is_followed_in_time(desk: Application, page: PagePane, compare: Comparison) -> None:
    points = cycle(QPointF(400 + at * 97 % 9000, 400 + at * 31 % 9000) for at in range(90))
    compare(
        "the mouse followed on a page of 600 lines, p99",
        lambda: shown(lambda: page.area.pointed.emit(next(points))),
        lambda: shown(page.area.viewport().update),
        rounds=300,
        of=p99,
        bound=frame,
    )


@pytest.mark.skipif(not ocr.is_installed(), reason="needs the extra ocr")
def test_the_window_answers_while_a_page_is_read(
    desk: Application, page: PagePane, qtbot: QtBot, compare: Comparison
) -> None:
    gaps: list[float] = []
    last = time.perf_counter()

    def beat() -> None:
        nonlocal last
        gaps.append((time.perf_counter() - last) * 1000)
        last = time.perf_counter()

    heart = QTimer(desk, interval=1)
    heart.timeout.connect(beat)
    heart.start()
    desk.imports.run([paths.sample_page(".jpg")])
    qtbot.waitUntil(lambda: not desk.is_busy(), timeout=120_000)
    heart.stop()
    gaps.sort()
    compare.hold(
        "the longest stall (p99) while a page is read by OCR", gaps[int(len(gaps) * 0.99)], 1.0, most=LONGEST_STALL
    )
