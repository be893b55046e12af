"""Gestures on the page that is shown beside the text: whether it is there, how large it is, and which it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.window.desk import Desk
from annotator.window.page.image_area import ZOOM_STEP, Fit
from annotator.window.page.page_pane import PagePane


class PageGestures:
    """The gestures on the page; they change nothing of the issue."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def show_image(self) -> None:
        """Show the page beside the text, or hide it."""
        if not self.desk.side.has_pages:
            text = QCoreApplication.translate("PageGestures", "This issue came as text, without pages.")
            self.desk.message.emit(text)
            return
        self.desk.preferred.emit({"image_shown": not self.desk.settings.image_shown})

    def image_beside(self) -> None:
        """Put the page beside the raw text."""
        self._place("beside")

    def image_above(self) -> None:
        """Put the page above the raw text."""
        self._place("above")

    def image_instead(self) -> None:
        """Let the page stand where the raw text is, and bring that back the next time."""
        settings = self.desk.settings
        is_there = settings.image_shown and settings.image_place == "instead"
        self._place("beside" if is_there else "instead")

    def show_thumbnails(self) -> None:
        """Show the pages as small pictures beside the large one, or hide them."""
        if self.shown():
            self.desk.preferred.emit({"image_thumbnails": not self.desk.settings.image_thumbnails})

    def next_page(self) -> None:
        self._turn(1)

    def previous_page(self) -> None:
        self._turn(-1)

    def fit_width(self) -> None:
        """Make the page as wide as its view."""
        if page := self.shown():
            page.area.fit(Fit.WIDTH)

    def fit_page(self) -> None:
        """Make the whole page seen."""
        if page := self.shown():
            page.area.fit(Fit.PAGE)

    def larger_image(self) -> None:
        self._zoom(ZOOM_STEP)

    def smaller_image(self) -> None:
        self._zoom(1 / ZOOM_STEP)

    def turn_page_left(self) -> None:
        self._turn_quarters(-1)

    def turn_page_right(self) -> None:
        self._turn_quarters(1)

    def straighten_page(self) -> None:
        """Turn the page by the small angle that makes its lines level."""
        if page := self.shown():
            page.straighten()

    def invert_image(self) -> None:
        """Show black for white, as on a negative, or no more."""
        if self.shown():
            self.desk.preferred.emit({"image_inverted": not self.desk.settings.image_inverted})

    def adjust_image(self) -> None:
        """Show the row in which the page is turned and its light is set, or hide it."""
        if page := self.shown():
            page.switch_adjustments()

    def reset_image(self) -> None:
        """Show the page as it was scanned."""
        if page := self.shown():
            page.adjustments.reset()

    def _turn_quarters(self, quarters: int) -> None:
        if page := self.shown():
            page.show_pose(page.pose.turned(quarters))

    def _place(self, place: str) -> None:
        self.desk.preferred.emit({"image_place": place})
        self.shown()

    def _turn(self, by: int) -> None:
        if page := self.shown():
            page.turn(by)

    def _zoom(self, factor: float) -> None:
        if page := self.shown():
            page.area.zoom(factor)

    def shown(self) -> PagePane | None:
        """The pane of pages; it is shown where it was hidden, and is None where the issue has no pages."""
        if not self.desk.side.has_pages or not self.desk.settings.image_shown:
            self.show_image()
        return self.desk.side.page if self.desk.side.has_pages else None
