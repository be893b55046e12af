"""The part of a page that is in sight, drawn smoothly for one zoom: square by square, by a thread of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Event

from PySide6.QtCore import QObject, QPoint, QRect, QSizeF, Signal
from PySide6.QtGui import QImage, QPainter, QTransform

from annotator.window.job import Job, Jobs
from annotator.window.page.adjustments import Light
from annotator.window.page.page_image import PageImage

SIDE = 512
"""The side of a square (pixels): each takes a megabyte."""
_MOST_KEPT = 48
"""So many squares stay, besides those in sight."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Picture:
    """What the squares are of: the sheet of a page of a size, so many pixels a unit, in some light."""

    image: PageImage
    size: QSizeF
    scale: float
    light: Light

    def drawn(self, place: Place) -> QImage:
        """One of its squares."""
        to_pixels = QTransform.fromScale(self.scale, self.scale)
        return self.image.drawn(_rect(place), self.size, to_pixels, light=self.light, smooth=True)


class Tiles(QObject):
    """Keeps the squares of one picture; `drawn` says that some more are there."""

    drawn = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._kept: dict[Place, QImage] = {}
        self._jobs = Jobs()
        self._wanted: set[Place] = set()
        self._is_stopped = Event()

    def show(self, picture: Picture | None) -> None:
        """Be about another picture, or about none."""
        if picture != self._picture:
            self.stop()
            self._jobs.forget()
            self._kept.clear()
            self._picture = picture

    def ask(self, area: QRect) -> None:
        """Have those squares drawn that lie in an area of the picture (pixels) and are not there yet."""
        self.stop()
        picture, in_sight = self._picture, set(_places(area))
        if picture is None or in_sight <= self._kept.keys():
            return
        self._wanted = in_sight - self._kept.keys()
        missing = sorted(self._wanted)
        self._is_stopped = is_stopped = Event()

        def draw() -> dict[Place, QImage]:
            return {place: picture.drawn(place) for place in missing if not is_stopped.is_set()}

        def take(made: dict[Place, QImage]) -> None:
            self._wanted -= made.keys()
            others = [place for place in self._kept if place not in in_sight]
            for place in others[: max(0, len(others) - _MOST_KEPT)]:
                del self._kept[place]
            self._kept |= made
            self.drawn.emit()

        self._jobs.begin(Job(draw), take)

    def holds(self, area: QRect) -> bool:
        """Whether all squares in an area of the picture are there."""
        return all(place in self._kept for place in _places(area))

    def is_drawing(self, area: QRect) -> bool:
        """Whether all that are not are being drawn."""
        return all(place in self._kept or place in self._wanted for place in _places(area))

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint the squares in an area of the picture that are there, in its pixels."""
        for place in _places(area):
            if (image := self._kept.get(place)) is not None:
                painter.drawImage(_rect(place).topLeft(), image)

    def stop(self) -> None:
        """Have nothing more drawn for now."""
        self._is_stopped.set()
        self._wanted = set()

    def close(self) -> None:
        """Have nothing more drawn for good."""
        self.stop()
        self._jobs.close()

    def is_busy(self) -> bool:
        """Whether squares are being drawn."""
        return self._jobs.is_busy()


def _places(area: QRect) -> Iterator[Place]:
    """The squares that an area touches."""
    if area.isEmpty():
        return
    for row in range(area.top() // SIDE, area.bottom() // SIDE + 1):
        for column in range(area.left() // SIDE, area.right() // SIDE + 1):
            yield column, row


def _rect(place: Place) -> QRect:
    return QRect(QPoint(place[0] * SIDE, place[1] * SIDE), QPoint((place[0] + 1) * SIDE - 1, (place[1] + 1) * SIDE - 1))
