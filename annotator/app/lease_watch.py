"""Watches the lease of the open issue: renews ours, and notices when another's has ended."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from annotator import workflow
from annotator.app.background import Background
from annotator.app.open_library import OpenLibrary
from annotator.app.voice import Voice
from annotator.core.errors import AnnotatorError, Held
from annotator.core.lease import Lease
from annotator.window.main_window import MainWindow

RENEW_EVERY = 10_000
"""Milliseconds between two renewals of our lease, which lasts a few times as long."""

LOOK_EVERY = 2_000
"""Milliseconds between two looks at another's lease."""


class LeaseWatch(QObject):
    """One timer: slow while the open issue is ours, faster while somebody else has it, off without an issue."""

    def __init__(self, window: MainWindow, opened: OpenLibrary, background: Background, voice: Voice) -> None:
        super().__init__(window)
        self._window, self._opened, self._background, self._voice = window, opened, background, voice
        self._is_looking = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        window.lease_bar.take_over_requested.connect(self.take_over)
        window.lease_bar.look_again_requested.connect(opened.show_again)
        opened.shown.connect(self.follow)

    def follow(self) -> None:
        """Watch the issue that is shown, and give back the one before."""
        open_issue = self._window.open_issue
        self._opened.library.leases.keep_only(*([open_issue.issue_id] if open_issue else []))
        if open_issue is None:
            self._timer.stop()
        else:
            open_issue.hindered.connect(self._set_pace)
            self._set_pace()

    def stop(self) -> None:
        """Watch nothing any more."""
        self._timer.stop()

    def _set_pace(self) -> None:
        open_issue = self._window.open_issue
        if open_issue is None or not (open_issue.hindrance is None or isinstance(open_issue.hindrance, Held)):
            self._timer.stop()  # what comes next, the person says
        else:
            self._timer.start(LOOK_EVERY if open_issue.hindrance else RENEW_EVERY)

    def look(self) -> None:
        """Renew our lease, or see whether another's has ended: in the background, so that no wait is ever felt."""
        open_issue = self._window.open_issue
        if open_issue is None or self._is_looking:
            return
        self._is_looking = True
        issue_id, hindrance = open_issue.issue_id, open_issue.hindrance
        address, token = self._opened.library.address, self._opened.library.leases.token
        known = hindrance.lease if isinstance(hindrance, Held) else None

        def work() -> Lease | None:
            try:
                with workflow.open_library(address) as library:
                    leases = library.leases
                    return leases.holder(issue_id) if known else leases.renew(issue_id, token=token)
            except (AnnotatorError, OSError):
                return known  # nothing new is known; the next time comes soon

        def show(other: Lease | None) -> None:
            self._is_looking = False
            if self._window.open_issue is open_issue and open_issue.hindrance is hindrance:
                open_issue.see(other)

        self._background.start(work, show)

    def take_over(self) -> None:
        """Edit the open issue in the place of whoever does."""
        open_issue = self._window.open_issue
        if open_issue is None:
            return
        try:
            self._opened.library.leases.take(open_issue.issue_id, person=open_issue.author, over=True)
        except AnnotatorError as error:
            self._voice.complain(error)
        else:
            self._opened.show_again()
