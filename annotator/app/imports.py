"""What the application does with files that come in: by the menu, by dropping, or from the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from annotator import paths, workflow
from annotator.app.background import Background
from annotator.app.bringing_back import BringingBack
from annotator.app.open_library import OpenLibrary
from annotator.core.address import Address
from annotator.core.missing import Missing, missing
from annotator.core.records import State
from annotator.window import messages
from annotator.window.dialogs.import_files import ImportDialog
from annotator.window.main_window import MainWindow

_MOST_LISTED = 3


def sample_page() -> Path:
    """The scanned page that comes with the program: its image where the text of one can be read here, else its ALTO."""
    return paths.sample_page(".jpg" if workflow.reads_images() else ".xml")


class Imports(QObject):
    """Imports files in the background."""

    def __init__(
        self, window: MainWindow, opened: OpenLibrary, background: Background, bringing_back: BringingBack
    ) -> None:
        super().__init__(window)
        self._window, self._opened, self._background, self._bringing_back = window, opened, background, bringing_back
        window.files_dropped.connect(self.take)

    def ask(self) -> None:
        """Ask for a raw issue and import it."""
        names, _filter = QFileDialog.getOpenFileNames(self._window, self.tr("Import a raw issue"))
        self.take([Path(name) for name in names])

    def ask_folder(self) -> None:
        """Ask for a folder and import what is in it."""
        if name := QFileDialog.getExistingDirectory(self._window, self.tr("Import a folder")):
            self.take([Path(name)])

    def ask_page(self) -> None:
        """Ask for scans or a PDF and import them."""
        suffixes = " ".join(f"*{suffix}" for suffix in workflow.PAGE_SUFFIXES)
        names, _filter = QFileDialog.getOpenFileNames(
            self._window, self.tr("Import pages"), filter=self.tr("Pages ({0})").format(suffixes)
        )
        self.take([Path(name) for name in names])

    def take(self, files: list[Path]) -> None:
        """Handle files by what they are: open a database, bring entities back, import raw issues."""
        databases = [path for path in files if path.is_file() and workflow.is_database(path)]
        if databases:
            self._opened.replace(databases[0])
            return
        gathered = workflow.gather(files)
        lines = [messages.trouble(error) for error in (*gathered.wrong, *gathered.passed)]
        more = self.tr("(and %n more)", "", len(lines) - _MOST_LISTED) if lines[_MOST_LISTED:] else ""
        if passed := " ".join(filter(None, (*lines[:_MOST_LISTED], more))):
            self._window.show_message(passed)
        for path, name in gathered.brought_back.items():
            self._bringing_back.ask(path, name)
        if len(gathered.files) == 1:
            dialog = ImportDialog(gathered.files[0], workflow.look, workflow.ENCODINGS, self._window)
            dialog.requested.connect(lambda path, encoding, form, columns: self.run([path], encoding, form, columns))
            dialog.open()
        elif gathered.files:
            self.run(gathered.files, passed=passed)

    def run(
        self,
        files: Sequence[Path],
        encoding: str = "",
        form: str = "",
        columns: Mapping[str, str] | None = None,
        *,
        passed: str = "",
    ) -> None:
        """Import files in the background, and show the last issue that they hold; `columns` says of a table which of
        its columns hold what, `passed` what was not imported with them.
        """
        chosen = {workflow.Column(column): name for column, name in (columns or {}).items()}
        files = workflow.in_number_order(files)
        author, database = self._window.settings.person, self._opened.library.address
        entities, images = self._window.settings.tag_entities, self._window.settings.images

        def work(progress: workflow.OnProgress) -> list[workflow.Imported]:
            # A library belongs to its thread.
            with workflow.open_library(database, images=images) as library:
                return workflow.import_all(
                    library,
                    files,
                    author=author,
                    encoding=encoding or None,
                    form=form,
                    columns=chosen,
                    entities=entities,
                    progress=progress,
                )

        def take_up(imported: list[workflow.Imported]) -> None:
            self._on_imported(imported, files[-1], database, passed)

        # What is stored is complete whenever it ends, and pages take half a minute each to be read.
        self._background.start_with_progress(self.tr("Importing…"), work, take_up, ends_early=True)

    def _on_imported(self, imported: list[workflow.Imported], path: Path, database: Address, passed: str) -> None:
        window, last = self._window, imported[-1]
        if database == self._opened.library.address:  # another one may have been opened in between
            self._opened.show_issue(last.id)
        if last.differs:
            window.show_message(
                self.tr("Another version of this issue is in the database already; nothing was changed.")
            )
            self._bringing_back.ask(path)
        elif last.already:
            window.show_message(
                self.tr(
                    "This file is in the database already; nothing was changed. “Make new suggestions” may know more."
                )
            )
        else:
            suggestions = sum(1 for record in last.issue.records() if record.state == State.SUGGESTED)
            new = (missing(one.issue) for one in imported if not one.already)
            text = self.tr("Imported. %n suggestion(s) to look at.", "", suggestions)
            window.show_message(" ".join(filter(None, (text, messages.missing_text(sum(new, Missing())), passed))))
