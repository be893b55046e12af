"""The images of the open issue's pages for all that shows a piece of print: those at hand, or else brought soon."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.core.issue import Image, Issue
from annotator.settings import Settings
from annotator.window.open_issue import OpenIssue
from annotator.window.page.adjustments import Pose
from annotator.window.page.loading import ImageLoader
from annotator.window.page.page_image import PageImage

_RESTS_AFTER = 150  # milliseconds, in which the pane of pages may have begun to bring the same image


class Prints(QObject):
    """Gives strips the images of pages. `changed`: others are at hand, or strips are wanted, or no longer.

    It shares the loader of the pane of pages, and waits while that brings something else.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = Settings()
        self._open_issue: OpenIssue | None = None
        self._loader: ImageLoader | None = None
        self._wanted: int | None = None
        self._failed: set[Image] = set()
        self._rest = QTimer(self, interval=_RESTS_AFTER)
        self._rest.timeout.connect(self._load)

    def share(self, loader: ImageLoader) -> None:
        """Take images from a loader."""
        self._loader = loader
        loader.loaded.connect(self._on_loaded)
        loader.failed.connect(self._on_failed)

    def show_open_issue(self, open_issue: OpenIssue) -> None:
        """Give the images of another issue."""
        self._open_issue = open_issue
        self._failed.clear()
        self._want(None)
        self.changed.emit()

    def clear_issue(self) -> None:
        """Give no images."""
        self._open_issue = None
        self._want(None)
        self.changed.emit()

    def arrange(self, settings: Settings) -> None:
        """Give images where the settings wish for strips."""
        was_on, self._settings = self._settings.strip_shown, settings
        if settings.strip_shown != was_on:
            self.changed.emit()

    @property
    def issue(self) -> Issue | None:
        """The issue whose print is wanted; None where none is, or where it has no images."""
        if self._open_issue is None or not self._settings.strip_shown:
            return None
        issue = self._open_issue.issue
        return issue if any(page.image for page in issue.pages) else None

    def image(self, page: int) -> PageImage | None:
        """The image of a page, by its index, if it is at hand; else it is brought, and `changed` says so."""
        if self._open_issue is None or self._loader is None:
            return None
        image = self._open_issue.issue.image_of(page)
        made = self._loader.otherwise(image)
        if made is None and image not in self._failed:
            self._want(page)
        return made

    def is_busy(self) -> bool:
        """Whether an image is to be brought."""
        return self._rest.isActive()

    def _want(self, page: int | None) -> None:
        """Look for the image of a page until it has come, as others may stop the loader; None: for none."""
        self._wanted = page
        if page is None:
            self._rest.stop()
        elif not self._rest.isActive():
            self._rest.start()

    def _load(self) -> None:
        if self._open_issue is None or self._loader is None or self._wanted is None or self._loader.is_busy():
            return
        image = self._open_issue.issue.image_of(self._wanted)
        path = self._open_issue.image_file(self._wanted)
        if path is None or image in self._failed or self._loader.otherwise(image) is not None:
            self._failed |= {image} if path is None else set()
            self._want(None)
        else:
            self._loader.load(image, path, Pose.kept(self._settings.image_poses.get(image.sha256, "")))

    def _on_loaded(self) -> None:
        self.changed.emit()

    def _on_failed(self, image: Image) -> None:
        self._failed.add(image)
