"""The application: one window on one library, and the use cases that answer what the window can't do itself."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QMessageBox
from shiboken6 import isValid

from annotator import logs, paths, settings
from annotator.app.background import Background
from annotator.app.backups import Backups
from annotator.app.bringing_back import BringingBack
from annotator.app.comparisons import Comparisons
from annotator.app.exports import Exports
from annotator.app.imports import Imports, sample_page
from annotator.app.labels_and_lists import LabelsAndLists
from annotator.app.language import current_language
from annotator.app.last_resort import LastResort
from annotator.app.lease_watch import LeaseWatch
from annotator.app.many_issues import ManyIssues
from annotator.app.open_library import OpenLibrary, opened
from annotator.app.opening import Opening
from annotator.app.reading_again import ReadingAgain
from annotator.app.reading_areas import ReadingAreas
from annotator.app.recent import Recent
from annotator.app.report import Reports
from annotator.app.rescue import Rescue
from annotator.app.suggestions import Suggestions
from annotator.app.surveys import Surveys
from annotator.app.voice import Voice
from annotator.app.welcome import Welcome
from annotator.app.whole_database import WholeDatabase
from annotator.core.address import Address
from annotator.core.errors import AnnotatorError
from annotator.settings import Settings
from annotator.window.actions import Wish
from annotator.window.main_window import MainWindow

if TYPE_CHECKING:
    from annotator.workflow import Library

log = logging.getLogger(__name__)


class Application(QObject):
    """One window on one library. `language_chosen` asks for the window anew, as another language was chosen."""

    language_chosen = Signal()

    def __init__(
        self, chosen: Settings, database: Address, language: str, *, settings_file: Path | None = None
    ) -> None:
        super().__init__()
        self._settings_file, self._language = settings_file, language
        library = opened(database, chosen.images)
        window = self.window = MainWindow(chosen, language)
        window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
        voice = self.voice = Voice(window)
        background = self.background = Background(window, voice)
        here = self.opened = OpenLibrary(library, window, background, voice)
        self.last_resort = LastResort(window.editor, voice)
        self.rescue = Rescue(window, here, voice)
        self.lease_watch = LeaseWatch(window, here, background, voice)
        self.opening = Opening(window, here)
        self.backups = Backups(window, here, background, voice)
        self.whole_database = WholeDatabase(window, here, background, self.backups)
        self.bringing_back = BringingBack(window, here, background, self.whole_database)
        self.imports = Imports(window, here, background, self.bringing_back, voice)
        self.exports = Exports(window, here, background, voice)
        self.suggestions = Suggestions(window, here, background, voice)
        self.reading_again = ReadingAgain(window, background, voice)
        self.reading_areas = ReadingAreas(window, background, voice)
        self.many_issues = ManyIssues(window, here, background, self.whole_database, self.exports, self.suggestions)
        self.comparisons = Comparisons(window, here, background, voice)
        self.surveys = Surveys(window, here, background, voice)
        self.labels_and_lists = LabelsAndLists(window, here, self.backups, voice)
        self.recent = Recent(window, here)
        self.welcome = Welcome(window, here, self.imports, self.recent)
        self.reports = Reports(window, here, self.exports.write_page)
        window.settings_changed.connect(self._on_settings_changed)
        voice.report_requested.connect(self.reports.show)
        window.may_close = self._may_close
        self._answer_wishes()

    def _answer_wishes(self) -> None:
        self.window.answer(
            {
                Wish.OPEN_FILE: self.imports.ask,
                Wish.IMPORT_FOLDER: self.imports.ask_folder,
                Wish.OPEN_PAGE: self.imports.ask_page,
                Wish.READ_REGION: self.reading_areas.read,
                Wish.NEXT_ISSUE: self.opening.next_issue,
                Wish.CHOOSE_ISSUE: self.many_issues.show,
                Wish.OPEN_DATABASE: self.opening.open_database,
                Wish.OPEN_SERVER: self.opening.open_server,
                Wish.SHOW_BACKUPS: self.backups.show,
                Wish.EXPORT: lambda: self.exports.ask(),
                Wish.COMPARE_GOLD: self.comparisons.ask,
                Wish.SHOW_SURVEY: self.surveys.begin,
                Wish.SHOW_AUDIT: self.suggestions.show_audit,
                Wish.SUGGEST_ANEW: self.suggestions.suggest_again,
                Wish.READ_AGAIN: self.reading_again.ask,
                Wish.UNDO_IN_DATABASE: self.whole_database.undo,
                Wish.EDIT_LABELS: self.labels_and_lists.ask_labels,
                Wish.EDIT_LISTS: self.labels_and_lists.ask_lists,
                Wish.SWITCH_LANGUAGE: self.switch_language,
                Wish.OPEN_SAMPLE_PAGE: lambda: self.imports.take([sample_page()]),
                Wish.FIRST_STEPS: self.welcome.take_first_steps,
                Wish.WELCOME: self.opened.show_none,
                Wish.REPORT_PROBLEM: self.reports.show,
                Wish.ABOUT: self.about,
            }
        )

    @property
    def library(self) -> Library:
        """The library that is open."""
        return self.opened.library

    def show_issue(self, issue_id: int) -> None:
        """Open an issue of the library."""
        self.opened.show_issue(issue_id)

    def open_library(self, address: Address) -> None:
        """Open another library, unless what is typed in this one can't be stored."""
        self.opened.replace(address)

    def is_busy(self) -> bool:
        """Whether anything is under way in the background."""
        return self.background.is_busy()

    def _may_close(self) -> bool:
        """Whether the window may close now; where an import is under way, ask what becomes of it."""
        if not self.background.may_be_stopped():
            return True
        text = self.tr("Something is still under way. What is done of it stays, and it goes on from there next time.")
        box = self.voice.show(self.window.windowTitle(), text, icon=QMessageBox.Icon.Question)
        if box.standardButtons() == QMessageBox.StandardButton.Ok:
            box.setStandardButtons(QMessageBox.StandardButton.Cancel)
            wait = box.addButton(self.tr("Close when it is done"), QMessageBox.ButtonRole.AcceptRole)
            leave = box.addButton(self.tr("Go on in the background"), QMessageBox.ButtonRole.AcceptRole)
            stop = box.addButton(self.tr("Stop it and close"), QMessageBox.ButtonRole.DestructiveRole)
            wait.clicked.connect(self._close_when_done)
            leave.clicked.connect(self._leave_to_itself)
            stop.clicked.connect(self.end)
            self.background.idle = lambda: box.close() if isValid(box) else None
        return False

    def _close_when_done(self) -> None:
        self.background.idle = self.window.close
        if not self.background.may_be_stopped():
            self.window.close()

    def _leave_to_itself(self) -> None:
        """Let what is under way go on while the window is minimised, where it is still seen, and close it then."""
        self.window.showMinimized()
        self._close_when_done()

    def end(self) -> None:
        """Close the window without asking, as when the system ends: what is under way is stopped."""
        self.window.may_close = lambda: True
        self.background.stop()
        self.window.close()

    def close(self) -> None:
        """Store what is being typed, wait for running jobs, and close the library."""
        self.end()
        self.lease_watch.stop()
        self.window.side.close_jobs()
        for panel in self.window.docks.panels.values():
            panel.jobs.close()
        self.whole_database.stop()
        self.background.close()
        self.library.close()

    def about(self) -> None:
        """Say what the program is, its versions and licences, and where it keeps what."""
        text = self.tr(
            "Turns raw newspaper text into articles with exact boundaries, corrected text and tagged entities."
        )
        licence = self.tr("Licence: Apache-2.0. Qt and PySide6: LGPL-3.0; the other libraries: as each says.")
        places = (
            (self.tr("Database: {0}"), self.library.address),
            (self.tr("Settings: {0}"), paths.settings_file()),
            (self.tr("Log: {0}"), paths.log_folder()),
        )
        lines = [place.format(path) for place, path in places]
        self.voice.show(
            self.tr("Correction desk"), "\n".join([text, "", f"{logs.system()}, Qt {qVersion()}", licence, "", *lines])
        )

    def switch_language(self) -> None:
        """Use the other language."""
        chinese = current_language(self.window.settings).startswith("zh")
        self.window.change_settings(language="en" if chinese else "zh_CN")

    def _on_settings_changed(self, chosen: Settings) -> None:
        if current_language(chosen) != self._language:
            self._language = current_language(chosen)
            self.language_chosen.emit()
        if self._settings_file is not None:
            try:
                settings.save(chosen, self._settings_file)
            except (OSError, AnnotatorError) as error:
                log.warning("the settings can't be kept: %s", error)
