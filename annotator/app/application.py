"""The application: one window on one library, what it does for the window, and what happens when something breaks."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from annotator import settings, workflow
from annotator.app import report
from annotator.app.backups import Backups
from annotator.app.bringing_back import BringingBack
from annotator.app.exports import Exports
from annotator.app.imports import Imports
from annotator.app.labels_and_lists import LabelsAndLists
from annotator.app.language import current_language
from annotator.app.last_resort import LastResort
from annotator.app.lease_watch import LeaseWatch
from annotator.app.rescue import Rescue
from annotator.app.whole_database import WholeDatabase
from annotator.core import edits
from annotator.core.address import Address, Url
from annotator.core.errors import AnnotatorError, Refused
from annotator.core.issue import Issue
from annotator.core.lease import Lease
from annotator.settings import Settings
from annotator.window.actions import Wish
from annotator.window.dialogs.compare import CompareDialog
from annotator.window.dialogs.import_files import findings_text
from annotator.window.dialogs.issues import IssuesDialog
from annotator.window.dialogs.report import ReportDialog
from annotator.window.dialogs.server import ServerDialog
from annotator.window.job import Job, Jobs
from annotator.window.looks.literal import plain_box
from annotator.window.main_window import MainWindow
from annotator.window.messages import trouble
from annotator.window.open_issue import OpenIssue

if TYPE_CHECKING:
    from annotator.workflow import Library

log = logging.getLogger(__name__)

_MOST_LINES = 20
"""So many issues are listed in a message."""

_UNEXPECTED = "unexpected"
"""The name of the message about a bug."""

_LONGEST_MESSAGE = 300  # characters of what an exception says


_PATIENCE = 5.0
"""How long (seconds) the window stands still, at most, while others are storing."""


def _opened(address: Address) -> Library:
    """The library for the window itself; it is made where there is none."""
    library = workflow.open_library(address, create=True)
    library.wait_at_most(_PATIENCE)
    return library


def _log_refusal(error: AnnotatorError) -> None:
    """Log why a step was not stored; what the model itself refuses is no trouble."""
    if not isinstance(error, Refused):
        log.warning("%s", error.without_texts)


class Application(QObject):
    """One window on one library."""

    def __init__(
        self, chosen: Settings, database: Address, language: str, *, settings_file: Path | None = None
    ) -> None:
        super().__init__()
        self._settings_file = settings_file
        self._jobs = Jobs()
        self.library = _opened(database)
        log.info("opened %s", database)
        self.window = MainWindow(chosen, language)
        self.window.show_labels(self.library.labels.all())
        self.window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
        self.window.page_requested.connect(self.write_page)
        self.whole_database = WholeDatabase(self)
        self.bringing_back = BringingBack(self)
        self.last_resort = LastResort(self)
        self.backups = Backups(self)
        self.imports = Imports(self)
        self.exports = Exports(self)
        self.labels_and_lists = LabelsAndLists(self)
        self.lease_watch = LeaseWatch(self)
        self.rescue = Rescue(self)
        self._answer_wishes()
        self.window.settings_changed.connect(self._on_settings_changed)

    def _answer_wishes(self) -> None:
        self.window.answer(
            {
                Wish.OPEN_FILE: self.imports.ask,
                Wish.NEXT_ISSUE: self.next_issue,
                Wish.CHOOSE_ISSUE: self.choose_issue,
                Wish.OPEN_DATABASE: self.open_database,
                Wish.OPEN_SERVER: self.open_server,
                Wish.SHOW_BACKUPS: self.backups.show,
                Wish.EXPORT: self.exports.ask,
                Wish.COMPARE_GOLD: self.compare_gold,
                Wish.SHOW_AUDIT: self.show_audit,
                Wish.SUGGEST_ANEW: self.suggest_again,
                Wish.UNDO_IN_DATABASE: self.whole_database.undo,
                Wish.EDIT_LABELS: self.labels_and_lists.ask_labels,
                Wish.EDIT_LISTS: self.labels_and_lists.ask_lists,
                Wish.SWITCH_LANGUAGE: self.switch_language,
                Wish.REPORT_PROBLEM: self.report_problem,
                Wish.ABOUT: self.about,
            }
        )

    def close(self) -> None:
        """Store what is being typed, wait for what is under way, and let go of the library."""
        self.window.close()
        self.lease_watch.stop()
        for panel in self.window.docks.panels.values():
            panel.jobs.close()
        self.whole_database.stop()
        self._jobs.close()
        self.library.close()

    def show_issue(self, issue_id: int) -> None:
        """Open an issue of the library."""
        self.window.editor.store_typing()  # it may be the same issue
        try:
            self.window.show_labels(self.library.labels.all())
            open_issue = OpenIssue(self.library, issue_id, author=self.window.settings.person, parent=self.window)
        except AnnotatorError as error:
            self.complain(error)
            return
        open_issue.refused.connect(self.rescue.hear)
        open_issue.refused.connect(_log_refusal)
        open_issue.changed.connect(self.backups.see_to_today)
        self.window.show_open_issue(open_issue)
        if self.window.open_issue is not open_issue:
            open_issue.deleteLater()
        self.lease_watch.follow(self.window.open_issue)

    def show_again(self) -> None:
        """Show the open issue in its newest state, at the same place; it is ours where nobody else edits it."""
        before, editor = self.window.open_issue, self.window.editor
        if before is None:
            return
        article_id, selection = self.window.focus_.article_id, editor.selection()
        self.window.hide_toast()  # it may say that nothing can be changed
        if self.library.is_read_only:
            self.open_again(self.library.address, before.issue_id, article_id)
        else:
            self.show_issue(before.issue_id)
        open_issue = self.window.open_issue
        if open_issue is not None and open_issue is not before and article_id in open_issue.issue.by_id:
            self.window.focus_.choose(open_issue.issue.layout.article_of(article_id).id)
            editor.select(*(min(offset, len(editor.blocks.text)) for offset in selection))
            editor.scroll_to(editor.caret())

    def show_latest(self) -> None:
        """Open the issue that was worked on last, if there is any."""
        latest = self.library.listing.latest()
        if latest is not None:
            self.show_issue(latest)

    def choose_issue(self) -> None:
        """Ask for an issue of the library and open it."""
        dialog = IssuesDialog(self.library.listing, self.library.leases.all(), self.window)
        dialog.chosen.connect(self.show_issue)
        dialog.open()

    def next_issue(self) -> None:
        """Open the next issue that has articles to approve, and that nobody else edits."""
        open_issue, others = self.window.open_issue, self.library.leases.others()
        following = self.library.listing.next_open(open_issue.issue_id if open_issue else 0, but=others)
        if following is None:
            self.window.show_message(self.tr("No other issue has articles to approve."))
        else:
            self.show_issue(following)

    def open_database(self) -> None:
        """Ask for another database and open it; a new name makes a new one."""
        name, _filter = QFileDialog.getSaveFileName(
            self.window,
            self.tr("Open or make a database"),
            str(self.folder),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.open_library(Path(name))

    def open_server(self) -> None:
        """Ask for a database on a server and open it."""
        dialog = ServerDialog(self.window.settings.server, self.window)
        dialog.requested.connect(self.open_url)
        dialog.open()

    def open_url(self, url: Url) -> None:
        """Open a database on a server, and remember which it was, but not the password."""
        self.open_library(url)
        if self.library.address == url:
            self.window.change_settings(server=str(url))

    @property
    def folder(self) -> Path:
        """Where files beside the library are looked for: its own folder, or the home of the user of a server."""
        return self.library.address.absolute().parent if isinstance(self.library.address, Path) else Path.home()

    def open_library(self, path: Address) -> None:
        """Open another library, unless what is typed in this one can't be stored."""
        try:
            library = _opened(path)
        except AnnotatorError as error:
            self.complain(error)
            return
        if not self.window.leave_issue():
            library.close()
            return
        self.library.close()
        self.library = library
        log.info("opened %s", library.address)
        self.whole_database.forget()
        self.window.show_labels(library.labels.all())
        self.show_latest()
        self.backups.see_to_today()
        self.whole_database.make_index()

    def open_again(self, address: Address, issue_id: int, article_id: str) -> None:
        """Open a library that was closed for a while, and in it an issue and an article, if they are there."""
        self.open_library(address)
        if self.library.listing.has(issue_id):
            self.show_issue(issue_id)
            self.window.focus_.choose(article_id)

    def suggest_again(self) -> None:
        """Take up what the program suggests for the issue by now; what people have decided stays."""
        open_issue = self.window.open_issue
        assert open_issue is not None
        issue, entities = open_issue.issue, self.window.settings.tag_entities

        def take_up(suggested: Issue) -> None:
            if self.window.open_issue is not open_issue:
                return
            done = open_issue.act(edits.renew, suggested)
            self.window.show_message(
                self.tr("The suggestions are new.") if done else self.tr("There is nothing new to suggest.")
            )

        database = self.library.address

        def work(progress: workflow.OnProgress) -> Issue:
            with workflow.open_library(database) as library:
                return workflow.suggested(issue, workflow.known_to(library, entities=entities, progress=progress))

        self.start_with_progress(self.tr("Looking for suggestions…"), work, take_up)

    def compare_gold(self) -> None:
        """Ask for another's gold, and make a database in which the differences to it are settled."""
        self.window.editor.store_typing()
        dialog = CompareDialog(self.library.address, self.window)
        dialog.requested.connect(self.compare_with)
        dialog.open()

    def compare_with(self, other: Address, into: Address) -> None:
        """Compare the database with another's gold in the background, tell the figures, and open what comes of it."""
        own, author = self.library.address, self.window.settings.person

        def take_up(compared: list[workflow.Compared]) -> None:
            self.open_library(into)
            lines = [line for pair in compared for line in (f"\n{pair.first.title}", *pair.agreement.lines())]
            self._say(self.tr("How far the two agree"), "\n".join(lines).strip())
            self.window.docks.show("differences_panel")

        self.window.show_message(self.tr("Comparing…"))
        self.start(lambda: workflow.adjudicate(own, other, into, author=author), take_up)

    def write_page(self, path: Path, html: str) -> None:
        """Write a page into a file, whole or not at all."""
        try:
            workflow.write_text(path, html)
        except AnnotatorError as error:
            self.complain(error)
        else:
            self.window.show_message(self.tr("Written to {0}").format(path))

    def show_audit(self) -> None:
        """Tell what is odd in the raw text of the issue."""
        assert self.window.open_issue is not None
        self._say(self.tr("Odd in this issue"), findings_text(workflow.audited(self.window.open_issue.issue)))

    def about(self) -> None:
        """Tell what the program is."""
        text = self.tr(
            "Turns raw newspaper text into articles with exact boundaries, corrected text and tagged entities."
        )
        self._say(self.tr("Correction desk"), text)

    def switch_language(self) -> None:
        """Use the other language from the next start on."""
        chinese = current_language(self.window.settings).startswith("zh")
        self.window.change_settings(language="en" if chinese else "zh_CN")
        self.window.show_message("The language changes with the next start.  语言将在下次启动时切换。")

    def start(
        self,
        work: Callable[[], object],
        then: Callable[..., object],
        otherwise: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do some work in the background, and then something with what it brings; trouble is told, if not otherwise."""
        self.begin(Job(work), then, otherwise)

    def begin(
        self, job: Job, then: Callable[..., object], otherwise: Callable[[Exception], object] | None = None
    ) -> None:
        """Start a job, and do something with what it brings; trouble is told, if not otherwise."""
        self._jobs.begin(job, then, otherwise or self.complain)

    def start_with_progress(
        self, text: str, work: Callable[[workflow.OnProgress], object], then: Callable[..., object]
    ) -> None:
        """As `start`, for work that takes long: the status bar says what is done and how far it has come."""
        job = Job(lambda: work(job.report_progress))
        job.progressed.connect(lambda share: self.window.show_message(f"{text} {share:.0%}"))
        self.window.show_message(text)
        self.begin(job, then)

    def is_busy(self) -> bool:
        """Whether an import or an export is under way."""
        return self._jobs.is_busy()

    def _on_settings_changed(self, chosen: Settings) -> None:
        if self._settings_file is not None:
            try:
                settings.save(chosen, self._settings_file)
            except (OSError, AnnotatorError) as error:
                log.warning("the settings can't be kept: %s", error)

    def show_left_out(self, leases: Sequence[Lease]) -> None:
        """List the issues in which something was not done, as others edit them; nothing where there are none."""
        if leases:
            text = self.tr("Others edit these issues, so nothing was changed in them:")
            lines = [
                f"{self.library.listing.row(lease.issue).title} ({lease.person}, {lease.machine})" for lease in leases
            ]
            self._say(
                self.tr("Left out"), "\n".join([text, "", *lines[:_MOST_LINES], *["…"][: len(lines) - _MOST_LINES]])
            )

    def complain(self, error: Exception) -> None:
        """Tell of trouble: in the status bar, and, as it ends what the user asked for, in a message."""
        if not isinstance(error, AnnotatorError | OSError):
            self.last_resort.take(type(error), error, error.__traceback__)
            return
        log.warning("%s", error.without_texts if isinstance(error, AnnotatorError) else type(error).__name__)
        log.debug("%s", error)
        text = trouble(error) if isinstance(error, AnnotatorError) else str(error)
        self.window.show_message("⚠ " + text)
        self._say(self.window.windowTitle(), text, icon=QMessageBox.Icon.Warning)

    def show_unexpected(self, error: BaseException, *, stored: bool) -> None:
        """Tell of a bug, and whether what was being typed is stored; only once while that message is there."""
        sentence = self.tr("Something unexpected happened ({0}). What you typed is stored.")
        if not stored:
            sentence = self.tr("Something unexpected happened ({0}). What you typed last is not stored.")
        text = sentence.format(" ".join(str(error).split())[:_LONGEST_MESSAGE] or type(error).__name__)
        self.window.show_message("⚠ " + text)
        if self.window.findChild(QMessageBox, _UNEXPECTED) is None:
            box = self._say(self.window.windowTitle(), text, icon=QMessageBox.Icon.Warning)
            box.setObjectName(_UNEXPECTED)
            way = box.addButton(self.tr("Report a problem…"), QMessageBox.ButtonRole.ActionRole)
            way.clicked.connect(self.report_problem)

    def _say(self, title: str, text: str, *, icon: QMessageBox.Icon = QMessageBox.Icon.Information) -> QMessageBox:
        for shown in self.window.findChildren(QMessageBox):
            if shown.text() == text:
                return shown
        box = plain_box(icon, title, text, self.window)
        box.addButton(QMessageBox.StandardButton.Ok)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
        return box

    def report_problem(self) -> None:
        """Show what a report of a problem holds, to be copied or saved; nothing is sent."""
        dialog = ReportDialog(report.text(self), self.window)
        dialog.save_requested.connect(self.write_page)
        dialog.check_requested.connect(lambda: self._check_for(dialog))
        dialog.open()

    def _check_for(self, dialog: ReportDialog) -> None:
        def show(faults: list[str]) -> None:
            if dialog in self.window.children():
                dialog.show_check(report.checked(faults))

        self.whole_database.ask(lambda library: list(library.check()), show)
