"""What the application does for the export dialog: previews, and the export itself, in the background."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from annotator import workflow
from annotator.app.background import Background
from annotator.app.open_library import OpenLibrary
from annotator.app.voice import Voice
from annotator.core.errors import AnnotatorError, WorkedOn
from annotator.window.dialogs.export import ExportDialog
from annotator.window.job import Job, Stopped
from annotator.window.main_window import MainWindow
from annotator.window.messages import losses, missing_text, trouble


class Exports(QObject):
    """Writes the library's articles to files."""

    def __init__(self, window: MainWindow, opened: OpenLibrary, background: Background, voice: Voice) -> None:
        super().__init__(window)
        self._window, self._opened, self._background, self._voice = window, opened, background, voice
        self._dialog: ExportDialog | None = None
        window.page_requested.connect(self.write_page)

    def ask(self) -> None:
        """Ask what to export, show what it would look like, and write it."""
        self._window.editor.store_typing()
        dialog = ExportDialog(workflow.writable(), self._opened.folder, self._window)
        dialog.previewed.connect(self._preview)
        dialog.requested.connect(self.write)
        dialog.forced.connect(partial(self.write, force=True))
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()

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

        def work() -> str:
            with workflow.open_library(address) as library:
                return workflow.preview(library, name, options)

        def show(text: str) -> None:
            if self._dialog is not None:
                self._dialog.show_preview(options, text)

        self._background.begin(Job(work), show, lambda error: show(self._text_of(error)))

    def write(self, name: str, path: Path, options: workflow.Options, *, force: bool = False) -> None:
        """Write the library's articles, and tell what went out: in the status bar, and in the dialog if it is open.

        What people have worked in is replaced by `force` only; the dialog offers that.
        """
        address, window = self._opened.library.address, self._window
        _approved, whole = self._opened.library.progress()

        def work() -> workflow.Report:
            with workflow.open_library(address) as library:
                return workflow.export(library, name, path, options, progress=job.report_progress, force=force)

        def show_summary(report: workflow.Report) -> None:
            window.show_message(self._said(report, path))
            if self._dialog is not None:
                self._dialog.show_report([self._said(report, path), missing_text(report.missing), *losses(report)])

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

    def _said(self, report: workflow.Report, path: Path) -> str:
        text = self.tr("Written to {2} — articles: {0}, entities: {1}").format(report.articles, report.entities, path)
        left_out = sum(report.left_out.values())
        return text + (self.tr("; {0} left out").format(left_out) if left_out else "")
