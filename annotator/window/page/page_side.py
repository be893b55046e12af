"""The raw text and, where the issue has pages, the page beside, above or instead of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter

from annotator.settings import Settings
from annotator.window.focus import Focus
from annotator.window.open_issue import OpenIssue
from annotator.window.page.page_pane import PagePane
from annotator.window.page.prints import Prints
from annotator.window.panes.raw_view import RawView


class PageSide(QSplitter):
    """Holds the raw text, and makes the pane of pages for the first issue that has any: others don't pay for it.

    `made` carries the pane of pages when it is; `pressed` the raw offset of what was clicked on a page, `preferred`
    settings that were changed there, `message` what is to be said.
    """

    topic = "pages"
    made = Signal(PagePane)
    pressed = Signal(int)
    preferred = Signal(dict)
    message = Signal(str)

    def __init__(self, raw: RawView, focus: Focus) -> None:
        super().__init__()
        self.setChildrenCollapsible(False)
        self.raw, self._focus = raw, focus
        self._settings = Settings()
        self.page: PagePane | None = None
        self.prints = Prints(self)
        self.addWidget(raw)

    @property
    def has_pages(self) -> bool:
        """Whether the open issue has pages to be shown."""
        return self.page is not None and self.page.open_issue is not None

    def show_open_issue(self, open_issue: OpenIssue) -> None:
        """Show another issue."""
        issue = open_issue.issue
        if issue.geometry or any(page.image for page in issue.pages):
            page = self._made()
            page.show_open_issue(open_issue)
            self._arrange()
            self.prints.show_open_issue(open_issue)
        elif self.page is not None:
            self.clear_issue()

    def clear_issue(self) -> None:
        """Show no issue."""
        self.prints.clear_issue()
        if self.page is not None:
            self.page.clear_issue()
            self.page.hide()
            self.raw.show()

    def arrange(self, settings: Settings) -> None:
        """Show the pages where the settings say, or not."""
        self._settings = settings
        self.prints.arrange(settings)
        if self.page is not None:
            self._arrange()

    def share(self) -> tuple[int, int] | None:
        """How much room the page and the raw text have, where both are shown."""
        if self.page is None or not (self.page.isVisible() and self.raw.isVisible()):
            return None
        page, raw = self.sizes()
        return max(1, page), max(1, raw)

    def take_keyboard(self) -> None:
        """Give the raw text the keyboard, or else the page that stands instead of it."""
        if self.page is not None and self.raw.isHidden():
            self.page.area.setFocus()
        else:
            self.raw.setFocus()

    def close_jobs(self) -> None:
        """Stop what is under way, for good."""
        if self.page is not None:
            self.page.close_jobs()

    def _made(self) -> PagePane:
        if self.page is None:
            self.page = PagePane(self._focus)
            self.page.pressed.connect(self.pressed)
            self.page.preferred.connect(self.preferred)
            self.page.message.connect(self.message)
            self.prints.share(self.page.loader)
            self.insertWidget(0, self.page)
            self.setSizes([size * 1000 for size in self._settings.image_share])
            self.made.emit(self.page)
        return self.page

    def _arrange(self) -> None:
        assert self.page is not None
        place = self._settings.image_place
        self.setOrientation(Qt.Orientation.Vertical if place == "above" else Qt.Orientation.Horizontal)
        self.page.adjust(self._settings)
        self.page.show_outlines(shown=self._settings.image_outlines)
        is_shown = self.has_pages and self._settings.image_shown
        self.page.setVisible(is_shown)
        self.raw.setHidden(is_shown and place == "instead")
