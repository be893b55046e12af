"""What the application does for the library's safety: a backup each day and before drastic steps, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog

from annotator import workflow
from annotator.app.background import Background
from annotator.app.open_library import OpenLibrary
from annotator.app.voice import Voice
from annotator.core.address import Url
from annotator.core.errors import AnnotatorError
from annotator.window.dialogs.backups import BackupsDialog
from annotator.window.main_window import MainWindow

_FIRST_AFTER = 5_000
"""How long (milliseconds) after the start the backup of the day waits: opening comes first."""

_PAUSE, _CHANCES = 100, 10
"""How long (milliseconds) and how often restoring waits for what is under way."""


class Backups(QObject):
    """Backs the library up in the background, and leads back to a backup. A library on a server is left to that."""

    def __init__(self, window: MainWindow, opened: OpenLibrary, background: Background, voice: Voice) -> None:
        super().__init__(window)
        self._window, self._opened, self._background, self._voice = window, opened, background, voice
        self._seen: tuple[object, date] | None = None
        self._is_daily = False
        opened.changed.connect(self.see_to_today)
        opened.replaced.connect(self.see_to_today)

    def begin(self) -> None:
        """Start backing up once a day, if wanted: after the start, and after midnight while work continues."""
        self._is_daily = True
        QTimer.singleShot(_FIRST_AFTER, self, self.see_to_today)

    def see_to_today(self) -> None:
        """Make today's backup unless it exists; an empty or read-only library needs none."""
        address, today = self._opened.library.address, date.today()
        if self._opened.library.is_read_only:
            return
        if not self._is_daily or self._seen == (address, today) or not self._window.settings.backup_daily:
            return
        self._seen = address, today
        if (
            not isinstance(address, Url)
            and workflow.last_backup(address) != today
            and self._opened.library.progress()[1]
        ):
            self._background.start(self._backing_up(), lambda _path: None)

    def before(self, then: Callable[[], object]) -> None:
        """Do something drastic once the library is backed up; if the backup fails, say so and do nothing."""
        if isinstance(self._opened.library.address, Url):
            then()
            return
        self._make(lambda _path: then())

    def show(self) -> None:
        """Show the backups, from which one can be restored."""
        try:
            database = self._opened.library.path
            dialog = BackupsDialog(database, workflow.backups(database), self._window)
        except AnnotatorError as error:
            self._voice.complain(error)
            return
        dialog.restore_requested.connect(self.restore)
        dialog.backup_requested.connect(lambda: self._make_for(dialog))
        dialog.open()

    def _make_for(self, dialog: BackupsDialog) -> None:
        def show(path: Path) -> None:
            self._window.show_message(self.tr("Backed up: {0}").format(path))
            if dialog in self._window.children():
                dialog.show_backups(workflow.backups(self._opened.library.path))

        self._make(show)

    def _make(self, then: Callable[[Path], object]) -> None:
        make = self._backing_up()
        self._background.start_with_progress(self.tr("Making a backup…"), lambda _progress: make(), then)

    def _backing_up(self) -> Callable[[], Path]:
        """What makes a backup, in any thread."""
        address, keep = self._opened.library.address, self._window.settings.backups_kept
        return lambda: workflow.back_up_apart(address, keep=keep)

    def restore(self, source: Path, chances: int = _CHANCES) -> None:
        """Restore the library from a backup while everything else is blocked, then reopen the open issue."""
        window = self._window
        if self._background.is_busy() and chances:
            QTimer.singleShot(_PAUSE, self, lambda: self.restore(source, chances - 1))
            return
        if self._background.is_busy():
            window.show_message(self.tr("Something else is under way; restore when it has come to its end."))
            return
        issue = window.open_issue.issue_id if window.open_issue else 0
        article = window.focus_.article_id
        if not window.leave_issue():
            return
        address, keep = self._opened.library.address, window.settings.backups_kept
        self._opened.library.close()
        wait = QProgressDialog(self.tr("Restoring…"), "", 0, 0, window)
        wait.setCancelButton(None)
        wait.setWindowModality(Qt.WindowModality.WindowModal)
        wait.show()

        def go_on() -> None:
            wait.close()
            wait.deleteLater()
            self._opened.open_again(address, issue, article)

        def show(before: Path | None) -> None:
            go_on()
            window.show_message(self.tr("Restored. What was there before is kept as {0}").format(before))

        def complain(error: Exception) -> None:
            go_on()
            self._voice.complain(error)

        self._background.start(lambda: workflow.restore(address, source, keep=keep), show, complain)
