"""The page beside the text: how long a frame takes while a page of 100 megapixels is moved, and the caret followed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene, QGraphicsView
from pytestqt.qtbot import QtBot

from annotator import ocr, paths
from annotator.app import Application
from annotator.core.geometry import Box, Geometry, Layer, Spot
from annotator.core.issue import Image, Issue, Page, Source
from annotator.core.records import Position
from annotator.window.page.adjustments import AS_IT_LIES
from annotator.window.page.image_area import Fit
from annotator.window.page.page_image import PageImage
from annotator.window.page.page_pane import PagePane
from annotator.workflow import Level, Pyramid
from tests.benchmarks.figures import Comparison, frame, p99
from tests.window.desks import SMALL, closed, opened

pytestmark = pytest.mark.benchmark(timer=time.process_time)

SIDE, PAGES, LINES, SIGNS = 10_000, 16, 600, 20
IMAGE = Image("p.png", "cd" * 32)
LONGEST_STALL = 50.0  # milliseconds


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Application]:
    """A desk with an issue of many pages, each character with its place."""
    desk = opened(tmp_path / "a.db", qtbot, SMALL)
    desk.show_issue(desk.library.add(_issue(), [], author="ann"))
    yield desk
    closed(desk)


def _issue() -> Issue:
    """An issue of pages with four columns of lines."""
    chunks, lines, characters, pages, at = [], [], [], [], 0
    for page in range(PAGES):
        begun = at
        for number in range(LINES):
            column, row = divmod(number, LINES // 4)
            left, top = 300 + column * 2400, 300 + row * 62
            chunks.append(f"{'老桥修好了水深一尺它们站得住'}{number:06}\n")
            lines.append(Spot(at, at + SIGNS, Box(left, top, left + SIGNS * 100, top + 50), page=page))
            characters += [
                Spot(at + n, at + n + 1, Box(left + n * 100, top, left + n * 100 + 100, top + 50), page=page)
                for n in range(SIGNS)
            ]
            at += SIGNS + 1
        pages.append(Page(str(page + 1), begun, at, SIDE, SIDE, IMAGE))
    geometry = Geometry(Layer.of(lines), Layer(), Layer.of(characters))
    return Issue(
        raw="".join(chunks), title="晨报", source=Source("a", "ab" * 32), pages=tuple(pages), geometry=geometry
    )


@pytest.fixture
def page(desk: Application, qtbot: QtBot) -> PagePane:
    """The pane with the image of a page, which takes 100 megapixels in grey."""
    pane = desk.window.side.page
    assert pane is not None
    qtbot.waitUntil(lambda: not pane.is_busy())
    levels = [Level(side, side, True, bytearray(range(1, 251)) * (side * side // 250)) for side in (1250, 2500, 5000)]
    levels.append(Level(SIDE, SIDE, True, bytearray(range(1, 251)) * (SIDE * SIDE // 250)))
    image = PageImage(Pyramid((SIDE, SIDE), 0.0, levels))
    pane.area.show_page((SIDE, SIDE), image)
    pane.loader._kept[IMAGE, AS_IT_LIES] = image
    return pane


class _Bare(QGraphicsItem):
    """The same page as an item of Qt's."""

    def __init__(self) -> None:
        super().__init__()
        self._pixels = bytearray(range(1, 251)) * (SIDE * SIDE // 250)
        self._image = QImage(self._pixels, SIDE, SIDE, SIDE, QImage.Format.Format_Grayscale8)

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, SIDE, SIDE)

    def paint(self, painter: QPainter, _option: object, _widget: object = None) -> None:
        painter.drawImage(QPointF(0, 0), self._image)


@pytest.fixture
def bare(page: PagePane, qtbot: QtBot) -> Iterator[QGraphicsView]:
    """A bare view of Qt's on the same page, of the same size."""
    scene = QGraphicsScene()
    item = _Bare()
    scene.addItem(item)
    view = QGraphicsView(scene)
    qtbot.addWidget(view)
    view.resize(page.area.size())
    view.show()
    yield view
    scene.removeItem(item)


def shown(step: Callable[[], object]) -> None:
    step()
    QApplication.processEvents()


def test_panning_keeps_to_a_frame(page: PagePane, bare: QGraphicsView, compare: Comparison) -> None:
    area = page.area
    shown(lambda: area.zoom(1 / area.rect_of(Box(0, 0, 1, 1)).width()))
    ways = cycle([*range(2000, 2600, 37), *range(2600, 2000, -37)])
    others = cycle([*range(2000, 2600, 37), *range(2600, 2000, -37)])
    compare(
        "a page of 100 megapixels moved at its own size, p99",
        lambda: shown(lambda: area.verticalScrollBar().setValue(next(ways))),
        lambda: shown(lambda: bare.verticalScrollBar().setValue(next(others))),
        rounds=300,
        of=p99,
        bound=frame,
    )


def test_zooming_keeps_to_a_frame(page: PagePane, bare: QGraphicsView, compare: Comparison) -> None:
    area = page.area
    shown(lambda: area.fit(Fit.PAGE))
    ways, others = cycle([1.15] * 12 + [1 / 1.15] * 12), cycle([1.15] * 12 + [1 / 1.15] * 12)
    bare.scale(0.06, 0.06)

    def zoom_bare() -> None:
        by = next(others)
        bare.scale(by, by)

    compare(
        "a page of 100 megapixels zoomed by the wheel, p99",
        lambda: shown(lambda: area.zoom(next(ways), QPointF(200, 200))),
        lambda: shown(zoom_bare),
        rounds=300,
        of=p99,
        bound=frame,
    )


def test_the_caret_is_followed_in_time(
    desk: Application, page: PagePane, bare: QGraphicsView, compare: Comparison
) -> None:
    area = page.area
    shown(lambda: area.fit(Fit.WIDTH))
    places = cycle(range(0, LINES * (SIGNS + 1), 3 * (SIGNS + 1) + 1))
    compare(
        "the caret followed on a page of 100 megapixels, p99",
        lambda: shown(lambda: page.look_at(next(places))),
        lambda: shown(bare.viewport().update),
        rounds=300,
        of=p99,
        bound=frame,
    )


def test_the_strip_follows_a_key_in_time(
    desk: Application, page: PagePane, bare: QGraphicsView, compare: Comparison
) -> None:
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
        lambda: shown(bare.viewport().update),
        rounds=300,
        of=p99,
        bound=frame,
    )


def test_the_mouse_is_followed_in_time(
    desk: Application, page: PagePane, bare: QGraphicsView, compare: Comparison
) -> None:
    points = cycle(QPointF(400 + at * 97 % 9000, 400 + at * 31 % 9000) for at in range(90))
    compare(
        "the mouse followed on a page of 600 lines, p99",
        lambda: shown(lambda: page.area.pointed.emit(next(points))),
        lambda: shown(bare.viewport().update),
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
