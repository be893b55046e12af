"""Brings the images of pages in the background; those that were shown last stay at hand."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator.core.issue import Image
from annotator.window.job import Job, Jobs
from annotator.window.page.page_image import PageImage
from annotator.workflow import Level, Pixels

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
        self._kept: dict[Image, PageImage] = {}

    def at_hand(self, image: Image) -> PageImage | None:
        """The pixels of an image, if it was shown a short while ago."""
        if (kept := self._kept.pop(image, None)) is not None:
            self._kept[image] = kept  # as the newest
        return kept

    def load(self, image: Image, path: Path) -> None:
        """Bring the pixels of an image in a file, instead of those that are under way."""
        self.stop()
        self._under_way = pixels = Pixels(path, image)
        self._jobs.begin(Job(pixels.levels), partial(self._on_loaded, image), partial(self.failed.emit, image))

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

    def _on_loaded(self, image: Image, levels: list[Level]) -> None:
        self._under_way = None
        made = PageImage(levels)
        while self._kept and made.bytes_taken + sum(one.bytes_taken for one in self._kept.values()) > _MOST_BYTES:
            del self._kept[next(iter(self._kept))]
        self._kept[image] = made
        self.loaded.emit(image, made)
