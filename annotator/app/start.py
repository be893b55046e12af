"""How the window is opened: which language it speaks, on which database, with which files."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from annotator import paths, settings
from annotator.app.application import Application
from annotator.app.imports import sample_page
from annotator.app.language import current_language
from annotator.app.recent import last_database
from annotator.app.signals import ending
from annotator.core.address import Address
from annotator.core.errors import AnnotatorError
from annotator.core.marking import marked
from annotator.settings import Settings

log = logging.getLogger(__name__)

_COLLECTED_AFTER = (700, 10, 150)
"""A look at all objects comes after so many at the younger ones, that is a million new objects or 100 MB."""
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


_NOT_IN_QT = (
    marked("QFileDialog", "&Look in:"),
    marked("QFileDialog", "Files of &type:"),
    marked("QAbstractFileIconProvider", "Folder"),
)
"""What Qt's file dialog says and its own translation leaves out; ours has it."""


def translate(app: QApplication, language: str) -> None:
    """Install the translators of a language, Qt's own first; the English one, which knows one from many, helps out."""
    for earlier in app.findChildren(QTranslator):
        app.removeTranslator(earlier)
        earlier.deleteLater()
    qt, own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), str(paths.resource("i18n"))
    for spoken, folder, name in ((language, qt, "qtbase"), ("en", own, "annotator"), (language, own, "annotator")):
        translator = QTranslator(app)
        if translator.load(QLocale(spoken), name, "_", folder):
            app.installTranslator(translator)


def has_display() -> bool:
    """Whether there is something to show a window on."""
    return not sys.platform.startswith("linux") or any(map(os.environ.get, _DISPLAYS))


def begun() -> tuple[QApplication, Settings, str]:
    """Qt's application, the settings, and the language, in which Qt speaks from now on."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setWindowIcon(QIcon(str(paths.resource("icons", "annotator.svg"))))
    chosen = settings.load(paths.settings_file())
    language = current_language(chosen)
    log.info("window: Qt %s on %s, %s", qVersion(), app.platformName(), language)
    translate(app, language)
    return app, chosen, language


def collect_seldom() -> None:
    """Let Python look for garbage in cycles seldom, and never among what is there already: each look at all objects
    stops all threads, and takes as long as four frames for an issue of a megabyte.
    """
    gc.freeze()
    gc.set_threshold(*_COLLECTED_AFTER)


def run(database: Address | None, files: Sequence[Path], *, sample: bool = False, page: bool = False) -> int:
    """Open the window on a database, on files to import, on the sample or on its scanned page; the exit code.

    AnnotatorError where there is no display to open it on.
    """
    if not has_display():
        raise AnnotatorError(
            marked("Trouble", "There is no display for the window; the commands of `annotator --help` need none.")
        )
    app, chosen, language = begun()
    # The sample goes where it has always gone, not among what somebody works on.
    address = database or (paths.default_database() if sample or page else last_database(chosen))
    wanted = [*files, *([paths.sample_issue()] if sample else []), *([sample_page()] if page else [])]
    while True:
        desk = Application(chosen, address, language, settings_file=paths.settings_file())
        code, is_wanted_again = _shown(desk, wanted)
        if not is_wanted_again:
            return code
        # In another language the window is made anew, where it was left.
        chosen, address, wanted = desk.window.settings, desk.library.address, []
        language = current_language(chosen)
        translate(app, language)
        desk.window.deleteLater()


def _shown(desk: Application, wanted: Sequence[Path]) -> tuple[int, bool]:
    """Show the window until it is closed: the exit code, and whether it is wanted again, in another language."""
    again: list[bool] = []

    def close() -> None:
        if desk.window.close():
            again.append(True)

    desk.language_chosen.connect(close, Qt.ConnectionType.QueuedConnection)
    desk.last_resort.install()
    collect_seldom()
    # Not before the window is there: what an import loads would keep it waiting.
    desk.window.first_painted.connect(lambda: desk.imports.run(wanted) if wanted else desk.opened.show_latest())
    desk.window.first_painted.connect(desk.backups.begin)
    desk.window.first_painted.connect(desk.whole_database.make_index)
    desk.window.show()
    try:
        with ending(desk.end):
            return QApplication.exec(), bool(again)
    finally:
        desk.close()
        desk.last_resort.remove()
