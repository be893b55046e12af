"""The pages of an issue as small pictures, one below the other; each is brought once it comes into sight."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap, QResizeEvent, QShowEvent, QTransform
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QStyle, QWidget

from annotator.core.issue import Image
from annotator.window.job import Job, Jobs
from annotator.window.open_issue import OpenIssue
from annotator.window.page.adjustments import Pose
from annotator.window.page.page_image import qt_image
from annotator.workflow import Level, Pixels

_SIZE = QSize(96, 128)
_PIXELS = 256  # of the longer side: enough for a screen of two pixels a unit
_MOST_KEPT = 120  # of a quarter of a megabyte
_RESTS_AFTER = 60  # milliseconds


class Thumbnails(QListWidget):
    """Brings one picture at a time, of the pages in sight.

    `chosen` carries the page, by its index, that was clicked or that the arrows lead to.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thumbnails")
        self.setAccessibleName(self.tr("Pages"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setMovement(QListView.Movement.Static)
        self.setWrapping(False)
        self.setIconSize(_SIZE)
        self.setGridSize(_SIZE + QSize(16, 14 + self.fontMetrics().height()))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        self.setFixedWidth(self.gridSize().width() + bar + 2 * self.frameWidth())
        self._open_issue: OpenIssue | None = None
        self._poses: Mapping[str, str] = {}
        self._kept: dict[int, tuple[Image, QImage]] = {}
        self._under_way: Pixels | None = None
        self._jobs = Jobs()
        self._rest = QTimer(self, singleShot=True, interval=_RESTS_AFTER)
        self._rest.timeout.connect(self._bring_next)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.currentRowChanged.connect(self._on_row_changed)

    def show_open_issue(self, open_issue: OpenIssue | None) -> None:
        """Show the pages of another issue, or none."""
        self.stop()
        self._kept.clear()
        self._open_issue = open_issue
        with QSignalBlocker(self):
            self.clear()
            for page in open_issue.issue.pages if open_issue is not None else ():
                item = QListWidgetItem(_icon(QImage()), page.number)
                item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
                self.addItem(item)
        self._rest.start()

    def show_page(self, page: int) -> None:
        """Show which page is shown large."""
        with QSignalBlocker(self):
            self.setCurrentRow(page)

    def show_poses(self, poses: Mapping[str, str]) -> None:
        """Turn the pictures as the pages are turned that the settings keep."""
        if poses != self._poses:
            self._poses = poses
            for page in self._kept:
                self._put(page)

    def stop(self) -> None:
        """Bring nothing more for now."""
        self._rest.stop()
        self._jobs.forget()
        if self._under_way is not None:
            self._under_way.stop()
            self._under_way = None

    def close_jobs(self) -> None:
        """Bring nothing more for good."""
        self.stop()
        self._jobs.close()

    def is_busy(self) -> bool:
        """Whether a picture is under way."""
        return self._rest.isActive() or self._jobs.is_busy()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rest.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rest.start()

    def _on_scrolled(self) -> None:
        self.stop()
        self._rest.start()

    def _on_row_changed(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)

    def _bring_next(self) -> None:
        """Bring the picture of the first page in sight that has none of its image yet."""
        if self._open_issue is None or not self.isVisible() or self._under_way is not None:
            return
        for page in self._in_sight():
            image, path = self._open_issue.issue.image_of(page), self._open_issue.image_file(page)
            if path is not None and (page not in self._kept or self._kept[page][0] != image):
                self._bring(page, image, path)
                return

    def _in_sight(self) -> list[int]:
        room = self.viewport().rect()
        return [row for row in range(self.count()) if self.visualItemRect(self.item(row)).intersects(room)]

    def _bring(self, page: int, image: Image, path: Path) -> None:
        self._under_way = pixels = Pixels(path, image)
        then = partial(self._take, page, image)
        self._jobs.begin(Job(partial(pixels.thumbnail, _PIXELS)), then, lambda _error: then(None))

    def _take(self, page: int, image: Image, level: Level | None) -> None:
        """Show a picture; that of a damaged image stays empty, as the page says what is wrong once it is shown."""
        self._under_way = None
        self._kept.pop(page, None)
        while len(self._kept) >= _MOST_KEPT:
            oldest = next(iter(self._kept))
            del self._kept[oldest]
            self.item(oldest).setIcon(_icon(QImage()))
        self._kept[page] = image, qt_image(level).copy() if level is not None else QImage()
        self._put(page)
        self._bring_next()

    def _put(self, page: int) -> None:
        image, picture = self._kept[page]
        quarters = Pose.kept(self._poses.get(image.sha256, "")).quarters
        self.item(page).setIcon(_icon(picture.transformed(QTransform().rotate(90 * quarters))))


def _icon(picture: QImage) -> QIcon:
    """A picture as an icon, that of a chosen page in the same colours; grey paper where there is none."""
    if picture.isNull():
        pixmap = QPixmap(_SIZE)
        pixmap.fill(Qt.GlobalColor.lightGray)
    else:
        pixmap = QPixmap.fromImage(picture)
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
