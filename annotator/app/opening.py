"""What the application opens: the next issue of the library, or another library that it asks for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from annotator.app.open_library import OpenLibrary
from annotator.core.address import Url
from annotator.window.dialogs.server import ServerDialog
from annotator.window.main_window import MainWindow


class Opening(QObject):
    """Opens the next issue, or the library that a person names."""

    def __init__(self, window: MainWindow, opened: OpenLibrary) -> None:
        super().__init__(window)
        self._window, self._opened = window, opened

    def next_issue(self) -> None:
        """Open the next issue that has articles to approve and that nobody else is editing."""
        open_issue, library = self._window.open_issue, self._opened.library
        following = library.listing.next_open(open_issue.issue_id if open_issue else 0, but=library.leases.others())
        if following is None:
            self._window.show_message(self.tr("No other issue has articles to approve."))
        else:
            self._opened.show_issue(following)

    def open_database(self) -> None:
        """Ask for another database and open it; a new name makes a new one."""
        name, _filter = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Open or make a database"),
            str(self._opened.folder),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self._opened.replace(Path(name))

    def open_server(self) -> None:
        """Ask for a database on a server and open it."""
        dialog = ServerDialog(self._window.settings.server, self._window)
        dialog.requested.connect(self._open_url)
        dialog.open()

    def _open_url(self, url: Url) -> None:
        """Open a database on a server, and remember which it was, but not the password."""
        self._opened.replace(url)
        if self._opened.library.address == url:
            self._window.change_settings(server=str(url))
