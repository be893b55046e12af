"""Watches the lease of the open issue: renews ours, and notices when another's has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator import workflow
from annotator.core.errors import AnnotatorError, Held
from annotator.core.lease import Lease

if TYPE_CHECKING:
    from annotator.app.application import Application
    from annotator.window.open_issue import Document

RENEW_EVERY = 10_000
"""Milliseconds between two renewals of our lease, which lasts a few times as long."""

LOOK_EVERY = 2_000
"""Milliseconds between two looks at another's lease."""


class LeaseWatch(QObject):
    """One timer: slow while the open issue is ours, faster while somebody else has it, off when there is none."""

    def __init__(self, app: Application) -> None:
        super().__init__(app)
        self._app = app
        self._is_looking = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        app.window.lease_bar.take_over_wished.connect(self.take_over)
        app.window.lease_bar.look_again_wished.connect(app.show_again)

    def follow(self, document: Document | None) -> None:
        """Watch another issue, and give back the one before."""
        self._app.library.leases.keep_only(*([document.issue_id] if document else []))
        if document is None:
            self._timer.stop()
        else:
            document.hindered.connect(self._set_pace)
            self._set_pace()

    def stop(self) -> None:
        """Watch nothing any more."""
        self._timer.stop()

    def _set_pace(self) -> None:
        document = self._app.window.document
        if document is None or not (document.hindrance is None or isinstance(document.hindrance, Held)):
            self._timer.stop()  # what comes next, the person says
        else:
            self._timer.start(LOOK_EVERY if document.hindrance else RENEW_EVERY)

    def look(self) -> None:
        """Renew our lease, or see whether another's has ended: in the background, so that no wait is ever felt."""
        document = self._app.window.document
        if document is None or self._is_looking:
            return
        self._is_looking = True
        issue_id, hindrance = document.issue_id, document.hindrance
        address, token = self._app.library.address, self._app.library.leases.token
        known = hindrance.lease if isinstance(hindrance, Held) else None

        def work() -> Lease | None:
            try:
                with workflow.open_library(address) as library:
                    leases = library.leases
                    return leases.holder(issue_id) if known else leases.renew(issue_id, token=token)
            except (AnnotatorError, OSError):
                return known  # nothing new is known; the next time comes soon

        def tell(other: Lease | None) -> None:
            self._is_looking = False
            if self._app.window.document is document and document.hindrance is hindrance:
                document.see(other)

        self._app.start(work, tell)

    def take_over(self) -> None:
        """Edit the open issue in the place of whoever does."""
        document = self._app.window.document
        if document is None:
            return
        try:
            self._app.library.leases.take(document.issue_id, person=document.author, over=True)
        except AnnotatorError as error:
            self._app.complain(error)
        else:
            self._app.show_again()
