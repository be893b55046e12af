"""Moves a page of 100 megapixels beside the same page in a bare view of Qt's, in a process of its own.

It prints a JSON object: `frames`, for each movement its p99 and that of the bare view (milliseconds of CPU), and
`memory`, by how much (MiB) the process has grown above the window without the image.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene, QGraphicsView

from annotator.app import Application
from annotator.core.geometry import Box
from annotator.window.page.image_area import Fit, ImageArea
from annotator.window.page.page_image import PageImage
from annotator.window.page.page_pane import PagePane
from annotator.workflow import Level, Pyramid
from tests.benchmarks.figures import p99
from tests.benchmarks.pages import LINES, SIDE, SIGNS, issue
from tests.memory import memory, peak_memory
from tests.window.desks import SMALL

_SIZE = 1400, 1000  # of the view
_ROUNDS = 200
Step = Callable[[], object]


def pixels(side: int, channels: int) -> bytearray:
    """A square of all shades."""
    return bytearray(range(1, 251)) * (side * side * channels // 250)


def page_image(channels: int) -> PageImage:
    """The page in its levels."""
    sides = (625, 1250, 2500, 5000, SIDE)
    return PageImage(
        Pyramid((SIDE, SIDE), 0.0, [Level(side, side, channels == 1, pixels(side, channels)) for side in sides])
    )


class _Bare(QGraphicsItem):
    """The same page as an item of Qt's."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self._pixels = pixels(SIDE, channels)
        form = QImage.Format.Format_Grayscale8 if channels == 1 else QImage.Format.Format_RGB888
        self._image = QImage(self._pixels, SIDE, SIDE, SIDE * channels, form)

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, SIDE, SIDE)

    def paint(self, painter: QPainter, _option: object, _widget: object = None) -> None:
        painter.drawImage(QPointF(0, 0), self._image)


def shown(step: Step) -> None:
    """Do a step, and paint what comes of it."""
    step()
    QApplication.processEvents()


def compared(step: Step, floor: Step) -> tuple[float, float]:
    """The p99 of a step and of its floor (milliseconds of CPU), in turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for _round in range(_ROUNDS):
        for one, took in zip((step, floor), times, strict=True):
            begun = time.process_time()
            shown(one)
            took.append((time.process_time() - begun) * 1000)
    return p99(times[0][1:]), p99(times[1][1:])


def settled(pane: PagePane) -> None:
    """Wait until all is drawn."""
    shown(pane.area.viewport().update)
    while pane.is_busy() or pane.area.is_busy():
        QApplication.processEvents()


@contextmanager
def window() -> Iterator[Application]:
    """A desk with an issue of many pages with sixty articles each, every character with its place."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Application(SMALL, Path(folder) / "a.db", "en")
        desk.window.show()
        made, split = issue()
        desk.show_issue(desk.library.add(made, [split], author="ann"))
        yield desk
        desk.window.close()


def movements(pane: PagePane, bare: QGraphicsView) -> dict[str, tuple[float, float]]:
    """Each movement, and the same in the bare view."""
    area, frames = pane.area, {}
    shown(lambda: bare.scale(0.06, 0.06))
    shown(lambda: area.fit(Fit.PAGE))
    steps = [1.15] * 24 + [1 / 1.15] * 24
    ways, others = cycle(steps), cycle(steps)

    def zoom_bare() -> None:
        by = next(others)
        bare.scale(by, by)

    frames["zoomed by the wheel"] = compared(lambda: area.zoom(next(ways), QPointF(200, 200)), zoom_bare)
    for name, scale in (("moved at its own size", 1.0), ("moved at a third", 0.3)):
        zoom_to(area, scale)
        bare.resetTransform()
        bare.scale(scale, scale)
        tops = [*range(400, 1000, 37), *range(1000, 400, -37)]
        downs, bare_downs = cycle(tops), cycle(tops)
        frames[name] = compared(
            lambda downs=downs: area.verticalScrollBar().setValue(next(downs)),
            lambda downs=bare_downs: bare.verticalScrollBar().setValue(next(downs)),
        )
    shown(lambda: area.fit(Fit.WIDTH))
    places = cycle(range(0, LINES * (SIGNS + 1), 3 * (SIGNS + 1) + 1))
    frames["following the caret"] = compared(lambda: pane.look_at(next(places)), bare.viewport().update)
    settled(pane)
    frames["still, painted again"] = compared(area.viewport().update, bare.viewport().update)
    return frames


def zoom_to(area: ImageArea, scale: float) -> None:
    shown(lambda: area.zoom(scale / area.rect_of(Box(0, 0, 1, 1)).width()))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("channels", type=int)
    given = parser.parse_args()
    QApplication(sys.argv[:1])
    with window() as desk:
        pane = desk.window.side.page
        assert pane is not None
        pane.setParent(None)
        pane.resize(*_SIZE)
        pane.show()
        settled(pane)
        before = memory()
        pane.area.show_page((SIDE, SIDE), page_image(given.channels))
        settled(pane)
        zoom_to(pane.area, 0.7)
        settled(pane)
        grown = peak_memory() - before
        scene = QGraphicsScene()
        item = _Bare(given.channels)
        scene.addItem(item)
        bare = QGraphicsView(scene)
        bare.resize(pane.area.size())
        bare.show()
        print(json.dumps({"memory": grown / 2**20, "frames": movements(pane, bare)}))
        scene.removeItem(item)
        bare.close()
        pane.close_jobs()
        pane.close()


if __name__ == "__main__":
    main()
