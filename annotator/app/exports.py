"""What the application does for the export dialog: previews, and the export itself, in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from annotator import paths, workflow
from annotator.app.background import Background
from annotator.app.open_library import OpenLibrary
from annotator.app.voice import Voice
from annotator.core.errors import AnnotatorError, WorkedOn
from annotator.core.issue_filter import ALL_ISSUES, IssueFilter
from annotator.core.records import ArticleKind
from annotator.window.dialogs.export import ExportDialog
from annotator.window.dialogs.export_which import WhichIssues
from annotator.window.job import Job, Stopped
from annotator.window.main_window import MainWindow
from annotator.window.messages import kind_name, losses, missing_text, trouble

_Outcome = tuple[Path, workflow.Report | AnnotatorError]


class Exports(QObject):
    """Writes the library's articles to files."""

    def __init__(self, window: MainWindow, opened: OpenLibrary, background: Background, voice: Voice) -> None:
        super().__init__(window)
        self._window, self._opened, self._background, self._voice = window, opened, background, voice
        self._dialog: ExportDialog | None = None
        window.page_requested.connect(self.write_page)

    def ask(self, chosen: Sequence[int] = ()) -> None:
        """Ask what to export, show what it would look like, and write it; `chosen` are issues that are offered."""
        window = self._window
        window.editor.store_typing()
        which = WhichIssues(window.open_issue.issue_id if window.open_issue else None, chosen)
        dialog = ExportDialog(
            workflow.writable(), self._folder(), window, which=which, remembered=window.settings.export
        )
        dialog.previewed.connect(self._preview)
        dialog.requested.connect(self._write)
        dialog.forced.connect(partial(self._write, force=True))
        dialog.recipe_requested.connect(self._write_all)
        dialog.recipe.opened.connect(self._open_recipe)
        dialog.recipe.saved.connect(self._save_recipe)
        dialog.folder_requested.connect(lambda folder: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def _folder(self) -> Path:
        """The folder of the library; the user's documents where that is the program's own, which nobody looks into."""
        folder = self._opened.folder
        if folder != paths.default_database().parent:
            return folder
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        return documents if documents.is_dir() else Path.home()

    def _forget(self) -> None:
        self._dialog = None  # what comes after it was closed is for nobody

    def write_page(self, path: Path, html: str) -> None:
        """Write a page into a file, whole or not at all."""
        try:
            workflow.write_text(path, html)
        except AnnotatorError as error:
            self._voice.complain(error)
        else:
            self._window.show_message(self.tr("Written to {0}").format(path))

    def _preview(self, name: str, options: workflow.Options) -> None:
        address = self._opened.library.address
        wanted = self._dialog.wanted() if self._dialog is not None else ALL_ISSUES

        def work() -> str:
            with workflow.open_library(address) as library:
                return workflow.preview(library, name, options, wanted=wanted)

        def show(text: str) -> None:
            if self._dialog is not None:
                self._dialog.show_preview(options, text)

        self._background.begin(Job(work), show, lambda error: show(self._text_of(error)))

    def _write(self, name: str, path: Path, options: workflow.Options, *, force: bool = False) -> None:
        """Write what the dialog says, and remember it."""
        assert self._dialog is not None, "it asks for it"
        self._window.change_settings(export=self._dialog.chosen())
        self.write(name, path, options, force=force, wanted=self._dialog.wanted())

    def write(
        self,
        name: str,
        path: Path,
        options: workflow.Options,
        *,
        force: bool = False,
        wanted: IssueFilter = ALL_ISSUES,
    ) -> None:
        """Write the library's articles, and tell what went out: in the status bar, and in the dialog if it is open.

        What people have worked in is replaced by `force` only; the dialog offers that.
        """

        def work(library: workflow.Library, progress: workflow.OnProgress) -> list[_Outcome]:
            report = workflow.export(library, name, path, options, wanted=wanted, progress=progress, force=force)
            return [(path, report)]

        self._begin(work, wanted)

    def _write_all(self, recipe: workflow.Recipe, force: bool) -> None:
        """Write several exports in one go."""
        names = {str(kind): kind_name(kind) for kind in ArticleKind}
        if self._dialog is not None:
            self._window.change_settings(export=self._dialog.chosen())

        def work(library: workflow.Library, progress: workflow.OnProgress) -> list[_Outcome]:
            return list(workflow.export_all(library, recipe, progress=progress, force=force, kind_names=names))

        self._begin(work, recipe.wanted)

    def _open_recipe(self, path: Path) -> None:
        if self._dialog is None:
            return
        try:
            self._dialog.show_recipe(workflow.read_recipe(path))
        except AnnotatorError as error:
            self._dialog.show_report([self._text_of(error)])

    def _save_recipe(self, path: Path) -> None:
        if self._dialog is None:
            return
        try:
            workflow.write_recipe(self._dialog.together(), path)
        except AnnotatorError as error:
            self._dialog.show_report([self._text_of(error)])
        else:
            self._window.show_message(self.tr("Written to {0}").format(path))

    def _begin(
        self, write: Callable[[workflow.Library, workflow.OnProgress], list[_Outcome]], wanted: IssueFilter
    ) -> None:
        address, window = self._opened.library.address, self._window
        _approved, whole = self._opened.library.listing.progress(wanted)

        def work() -> list[_Outcome]:
            with workflow.open_library(address) as library:
                return write(library, job.report_progress)

        def show_summary(outcomes: list[_Outcome]) -> None:
            lines = [line for path, outcome in outcomes for line in self._lines(path, outcome)]
            window.show_message(" ".join(self._lines(*outcome)[0] for outcome in outcomes))
            if self._dialog is not None:
                is_any = any(isinstance(outcome, workflow.Report) for _path, outcome in outcomes)
                worked_on = any(isinstance(outcome, WorkedOn) for _path, outcome in outcomes)
                self._dialog.show_report(lines, written=is_any, worked_on=worked_on)

        def complain(error: Exception) -> None:
            if self._dialog is None:
                self._voice.complain(error)
            elif isinstance(error, WorkedOn):
                self._dialog.show_worked_on(self._text_of(error))
            else:
                self._dialog.show_report([self._text_of(error)])

        job = Job(work)
        if self._dialog is not None:
            dialog = self._dialog
            dialog.stopped.connect(job.stop)

            def show(count: float) -> None:
                if self._dialog is not None:
                    dialog.show_progress(int(count), whole)

            job.progressed.connect(show)
        self._background.begin(job, show_summary, complain)

    def _text_of(self, error: Exception) -> str:
        if isinstance(error, Stopped):
            return self.tr("Stopped; nothing was written.")
        return "⚠ " + (trouble(error) if isinstance(error, AnnotatorError) else str(error))

    def _lines(self, path: Path, outcome: workflow.Report | AnnotatorError) -> list[str]:
        """What there is to say of an export."""
        if isinstance(outcome, AnnotatorError):
            return [self._text_of(outcome)]
        return [self._said(outcome, path), missing_text(outcome.missing), *losses(outcome)]

    def _said(self, report: workflow.Report, path: Path) -> str:
        text = self.tr("Written to {2} — articles: {0}, entities: {1}").format(report.articles, report.entities, path)
        left_out = sum(report.left_out.values())
        return text + (self.tr("; {0} left out").format(left_out) if left_out else "")
