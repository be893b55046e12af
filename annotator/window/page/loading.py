"""Brings the images of pages in the background; those that were shown last stay at hand."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator.core.issue import Image
from annotator.window.job import Job, Jobs
from annotator.window.page.adjustments import Pose
from annotator.window.page.page_image import PageImage
from annotator.workflow import Pixels, Pyramid

_MOST_BYTES = 160 * 2**20
"""So much memory the images that stay at hand may take, beside the newest one."""


class ImageLoader(QObject):
    """Loads one image at a time, the one that was asked for last.

    `loaded` carries which image it is, and its pixels; `failed` which image, and the error.
    """

    loaded = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs()
        self._under_way: Pixels | None = None
        self._kept: dict[tuple[Image, Pose], PageImage] = {}

    def at_hand(self, image: Image, pose: Pose) -> PageImage | None:
        """The pixels of an image in a pose, if it was shown a short while ago."""
        if (kept := self._kept.pop((image, pose), None)) is not None:
            self._kept[image, pose] = kept  # as the newest
        return kept

    def otherwise(self, image: Image) -> PageImage | None:
        """The pixels of an image in whatever pose was shown last."""
        return next((made for (one, _pose), made in reversed(self._kept.items()) if one == image), None)

    def load(self, image: Image, path: Path, pose: Pose, *, straighten: bool = False) -> None:
        """Bring the pixels of an image in a file, instead of those that are under way; `straighten`: at the angle that
        makes its lines level.
        """
        self.stop()
        self._make_room(0)
        self._under_way = pixels = Pixels(path, image, pose.quarters, None if straighten else pose.slant)
        then = partial(self._on_loaded, image, pose)
        self._jobs.begin(Job(pixels.pyramid), then, partial(self.failed.emit, image))

    def stop(self) -> None:
        """Bring nothing more for now."""
        self._jobs.forget()
        if self._under_way is not None:
            self._under_way.stop()
            self._under_way = None

    def forget(self) -> None:
        """Bring nothing more, and let go of what is at hand."""
        self.stop()
        self._kept.clear()

    def close(self) -> None:
        """Bring nothing more for good."""
        self.forget()
        self._jobs.close()

    def is_busy(self) -> bool:
        """Whether an image is under way."""
        return self._jobs.is_busy()

    def _on_loaded(self, image: Image, pose: Pose, pyramid: Pyramid) -> None:
        self._under_way = None
        made = PageImage(pyramid, Pose(pose.quarters, pyramid.slant))
        self._make_room(made.bytes_taken)
        self._kept[image, made.pose] = made
        self.loaded.emit(image, made)

    def _make_room(self, wanted: int) -> None:
        """Let go of what was shown longest ago, until there is room for so many bytes more."""
        while self._kept and wanted + sum(one.bytes_taken for one in self._kept.values()) > _MOST_BYTES:
            del self._kept[next(iter(self._kept))]
