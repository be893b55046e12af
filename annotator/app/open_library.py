"""The library that is open: its issues on screen, questions to it, and another one in its place."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from annotator import workflow
from annotator.app.background import Background
from annotator.app.voice import Voice
from annotator.core.address import Address
from annotator.core.errors import AnnotatorError, Refused
from annotator.core.lease import Lease
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import Loaded, OpenIssue
from annotator.window.place import place_in, with_place

if TYPE_CHECKING:
    from annotator.workflow import Library

T = TypeVar("T")

log = logging.getLogger(__name__)

_MOST_LINES = 20
"""The largest number of issues that a message lists."""

_PATIENCE = 5.0
"""How long (seconds) the window stands still, at most, while others are storing."""


def opened(address: Address, images: Path | None) -> Library:
    """The library of the window; created if it does not exist. `images` is the folder for those of a server's one."""
    library = workflow.open_library(address, create=True, images=images)
    library.wait_at_most(_PATIENCE)
    log.info("opened %s", address)
    return library


def _log_refusal(error: AnnotatorError) -> None:
    """Log why a step was not stored; what the model itself refuses is no trouble."""
    if not isinstance(error, Refused):
        log.warning("%s", error.without_texts)


class OpenLibrary(QObject):
    """The open library, whose issues the window shows one at a time.

    `replaced` tells that it is another one, `shown` that an issue was to be shown, `changed` that something was done in
    the open issue, and `refused` why something could not be; `emptied`, that no issue is open and none is to come.
    """

    replaced = Signal()
    shown = Signal()
    changed = Signal(object)
    refused = Signal(object)
    emptied = Signal()

    def __init__(self, library: Library, window: MainWindow, background: Background, voice: Voice) -> None:
        super().__init__(window)
        self.library = library
        self._window, self._background, self._voice = window, background, voice
        self.show_labels()
        window.leaving.connect(self._keep_place)

    @property
    def folder(self) -> Path:
        """Where files beside the library are looked for: its own folder, or the home of the user of a server."""
        return self.library.address.absolute().parent if isinstance(self.library.address, Path) else Path.home()

    def ask(self, question: Callable[[Library], T], then: Callable[[T], object]) -> None:
        """Ask the library something in the background, and do something with the answer."""
        address = self.library.address

        def work() -> T:
            with workflow.open_library(address) as library:  # a library belongs to its thread
                return question(library)

        self._background.start(work, then)

    def show_issue(self, issue_id: int, loaded: Loaded | None = None) -> None:
        """Open an issue of the library, which may be loaded already."""
        window = self._window
        window.editor.store_typing()  # it may be the same issue
        try:
            self.show_labels()
            open_issue = OpenIssue(self.library, issue_id, author=window.settings.person, parent=window, loaded=loaded)
        except AnnotatorError as error:
            self._voice.complain(error)
            return
        open_issue.refused.connect(self.refused)
        open_issue.refused.connect(_log_refusal)
        open_issue.changed.connect(self.changed)
        window.show_open_issue(open_issue)
        if window.open_issue is not open_issue:
            open_issue.deleteLater()
        self.shown.emit()

    def show_again(self) -> None:
        """Show the open issue in its newest state, at the same place, and take its lease if nobody else edits it."""
        before, editor, focus = self._window.open_issue, self._window.editor, self._window.focus_
        if before is None:
            return
        article_id, selection = focus.article_id, editor.selection()
        self._window.hide_toast()  # it may say that nothing can be changed
        if self.library.is_read_only:
            self.open_again(self.library.address, before.issue_id, article_id)
        else:
            self.show_issue(before.issue_id)
        open_issue = self._window.open_issue
        if open_issue is not None and open_issue is not before and article_id in open_issue.issue.by_id:
            focus.choose(open_issue.issue.layout.article_of(article_id).id)
            editor.select(*(min(offset, len(editor.blocks.text)) for offset in selection))
            editor.scroll_to(editor.caret())

    def show_latest(self) -> None:
        """Open the issue that was left last, where it was left, else the one that was changed last, if there is any."""
        place = place_in(self._window.settings.recent, self._name)
        if place is not None and self.library.listing.has(place.issue):
            self.show_issue(place.issue)
            if self._window.open_issue is not None:
                self._window.go_to(place)
        elif (latest := self.library.listing.latest()) is not None:
            self.show_issue(latest)
        if self._window.open_issue is None:
            self.emptied.emit()

    def show_none(self) -> None:
        """Show no issue, unless what is typed in the open one can't be stored."""
        self._keep_place()
        if self._window.leave_issue():
            self.shown.emit()  # so that others may edit it
            self.emptied.emit()

    @property
    def _name(self) -> str:
        """What the settings call the library."""
        address = self.library.address
        return str(address.absolute()) if isinstance(address, Path) else str(address)

    def _keep_place(self) -> None:
        """Remember where one leaves off."""
        settings = self._window.settings
        recent = with_place(settings.recent, self._name, self._window.place())
        if list(recent.items()) != list(settings.recent.items()):
            self._window.change_settings(recent=recent)

    def replace(self, address: Address) -> None:
        """Open another library, unless what is typed in this one can't be stored."""
        try:
            library = opened(address, self._window.settings.images)
        except AnnotatorError as error:
            self._voice.complain(error)
            return
        self._keep_place()
        if not self._window.leave_issue():
            library.close()
            return
        self.library.close()
        self.library = library
        self.show_labels()
        self.show_latest()
        self.replaced.emit()

    def open_again(self, address: Address, issue_id: int, article_id: str) -> None:
        """Open a library that was closed for a while, and in it an issue and an article, if they are there."""
        self.replace(address)
        if self.library.listing.has(issue_id):
            self.show_issue(issue_id)
            self._window.focus_.choose(article_id)

    def show_left_out(self, leases: Sequence[Lease]) -> None:
        """List the issues in which something was not done, as others edit them; nothing where there are none."""
        if leases:
            text = self.tr("Others edit these issues, so nothing was changed in them:")
            lines = [
                f"{self.library.listing.row(lease.issue).title} ({lease.person}, {lease.machine})" for lease in leases
            ]
            self._voice.show(
                self.tr("Left out"),
                "\n".join([text, "", *lines[:_MOST_LINES], *["…"][: len(lines) - _MOST_LINES]]),
            )

    def show_labels(self) -> None:
        """Offer the label set of the library in the window, whose title names the library."""
        self._window.show_database(self.library.address.stem)
        self._window.show_labels(self.library.labels.all())
