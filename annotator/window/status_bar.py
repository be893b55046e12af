"""The status bar: what was said last, long work, what is not stored, and the progress of the issue and the database."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QStatusBar

from annotator.window.issue_progress import IssueProgress
from annotator.window.looks.elided import ElidedLabel
from annotator.window.looks.literal import plain_label
from annotator.window.looks.spoken import announce
from annotator.window.work_bar import WorkBar

_NOTICE_TIME = 8000  # milliseconds


class StatusBar(QStatusBar):
    """A notice disappears after a while; what is not stored stays marked until it is."""

    def __init__(self) -> None:
        super().__init__()
        self.notice = ElidedLabel()
        self.notice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.unstored = plain_label(self.tr("⚠ What you typed last is not stored"))
        self.unstored.hide()
        self.progress = IssueProgress()
        self.addWidget(self.notice, 1)
        self.addPermanentWidget(self.unstored)
        self.addPermanentWidget(self.progress)
        self._notice_timer = QTimer(self, singleShot=True, interval=_NOTICE_TIME)
        self._notice_timer.timeout.connect(lambda: self.notice.setText(""))

    def show_notice(self, text: str) -> None:
        """Say something for a while."""
        self.notice.setText(text)
        announce(self, text)
        self._notice_timer.start()

    def show_work(self, bar: WorkBar) -> None:
        """Show the bar of long work, and say what it is about."""
        self.insertPermanentWidget(1, bar)  # behind the notice
        announce(bar, bar.label.text())
