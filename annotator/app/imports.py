"""What the application does with files that come in: by the menu, by dropping, or from the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from annotator import paths, workflow
from annotator.app.background import Background
from annotator.app.bringing_back import BringingBack
from annotator.app.open_library import OpenLibrary
from annotator.app.voice import Voice
from annotator.core.address import Address
from annotator.core.errors import AnnotatorError
from annotator.core.missing import Missing
from annotator.window import messages
from annotator.window.dialogs.import_files import ImportDialog
from annotator.window.dialogs.imported import ImportedDialog
from annotator.window.job import Stopped
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import Loaded

_MOST_LISTED = 3


def sample_page() -> Path:
    """The scanned page that comes with the program: its image where the text of one can be read here, else its ALTO."""
    return paths.sample_page(".jpg" if workflow.reads_images() else ".xml")


class Imports(QObject):
    """Imports files in the background."""

    def __init__(
        self,
        window: MainWindow,
        opened: OpenLibrary,
        background: Background,
        bringing_back: BringingBack,
        voice: Voice,
    ) -> None:
        super().__init__(window)
        self._window, self._opened, self._background, self._bringing_back = window, opened, background, bringing_back
        self._voice = voice
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
        left_out = [messages.trouble(error) for error in (*gathered.wrong, *gathered.passed)]
        for path, name in gathered.brought_back.items():
            self._bringing_back.ask(path, name)
        if len(gathered.files) == 1:
            self._show(gathered.files[0], left_out)
        elif (folder := workflow.folder_of_pages(gathered.files)) is not None:
            dialog = self._show(folder, left_out, gathered.files)
            dialog.apart_requested.connect(lambda: self.run(gathered.files, left_out=left_out))
        elif gathered.files:
            self.run(gathered.files, left_out=left_out)
        if left_out and len(gathered.files) <= 1:
            self._window.show_message(self._short(left_out))

    def _show(self, path: Path, left_out: Sequence[str], files: Sequence[Path] = ()) -> ImportDialog:
        """Ask how a file is to be imported, or some files of a folder."""
        dialog = ImportDialog(
            path,
            workflow.look,
            workflow.ENCODINGS,
            self._window,
            files=files,
            begin=self._background.start,
            engine=self._window.settings.engine,
        )
        dialog.engine_chosen.connect(lambda name: self._window.change_settings(engine=name))
        dialog.requested.connect(
            lambda path, encoding, form, columns: self.run([path], encoding, form, columns, left_out=left_out)
        )
        dialog.together_requested.connect(
            lambda path, order: self.run([path], form="pages", order=order, left_out=left_out)
        )
        dialog.open()
        return dialog

    def run(
        self,
        files: Sequence[Path],
        encoding: str = "",
        form: str = "",
        columns: Mapping[str, str] | None = None,
        *,
        order: Sequence[str] = (),
        left_out: Sequence[str] = (),
    ) -> None:
        """Import files in the background, as the command line does: one that can't be read is left out and named, and
        the others come in. The last issue is shown; `columns` says of a table which of its columns hold what, `order`
        which files of a folder are its pages, `left_out` what was not imported with them.
        """
        files = workflow.in_number_order(files)
        chosen, database = self._window.settings, self._opened.library.address
        import_files = partial(
            workflow.import_files,
            paths=files,
            author=chosen.person,
            encoding=encoding or None,
            form=form,
            columns={workflow.Column(column): name for column, name in (columns or {}).items()},
            order=order,
            entities=chosen.tag_entities,
        )

        def work(progress: workflow.OnProgress) -> _Outcomes:
            outcomes = _Outcomes()
            engine = next((engine for engine in workflow.engines() if engine == chosen.engine), None)
            # A library belongs to its thread.
            with workflow.open_library(database, images=chosen.images) as library:
                with closing(import_files(library, progress=progress, engine=engine)) as imported:
                    outcomes.take_all(imported, progress, len(files))
                if outcomes.imported:
                    outcomes.last = Loaded.of(library, outcomes.imported[-1].id)  # the window would stand still
            return outcomes

        def take_up(outcomes: _Outcomes) -> None:
            self._on_imported(outcomes, files, database, left_out)

        # What is stored is complete whenever it ends, and pages take half a minute each to be read.
        self._background.start_with_progress(self.tr("Importing…"), work, take_up, ends_early=True, items=len(files))

    def _on_imported(
        self, outcomes: _Outcomes, files: Sequence[Path], database: Address, left_out: Sequence[str]
    ) -> None:
        window = self._window
        if outcomes.imported and database == self._opened.library.address:  # another one may have been opened meanwhile
            self._opened.show_issue(outcomes.imported[-1].id, outcomes.last)
        if len(files) > 1:
            wrong = [*map(messages.trouble, outcomes.wrong), *left_out]
            window.show_message(" ".join(filter(None, (*self._summary(outcomes), self._short(wrong)))))
            ImportedDialog(self._summary(outcomes), wrong, window).open()
            return
        for error in outcomes.wrong:
            self._voice.complain(error)
        if outcomes.imported:
            self._on_one_imported(outcomes.imported, files[0], left_out)
        elif outcomes.is_stopped:
            window.show_message(self.tr("Stopped; nothing was imported."))

    def _on_one_imported(self, imported: Sequence[workflow.Imported], path: Path, left_out: Sequence[str]) -> None:
        window, last = self._window, imported[-1]
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
            text = self._count(imported)
            window.show_message(" ".join(filter(None, (text, _missing_text(imported), self._short(left_out)))))

    def _summary(self, outcomes: _Outcomes) -> list[str]:
        """What came of many files, a line each."""
        new = [one for one in outcomes.imported if not one.already]
        differing = sum(one.differs for one in outcomes.imported)
        lines = [
            self.tr("New issues: {0}").format(len(new)),
            self.tr("In the database already: {0}").format(len(outcomes.imported) - len(new) - differing)
            if len(outcomes.imported) > len(new) + differing
            else "",
            self.tr("Another version is in the database: {0}").format(differing) if differing else "",
            self.tr("Files that could not be read: {0}").format(len(outcomes.wrong)) if outcomes.wrong else "",
            self._count(new) if new else "",
            _missing_text(new) if new else "",
            self.tr("Stopped; importing the same files again goes on from here.") if outcomes.is_stopped else "",
        ]
        return [line for line in lines if line]

    def _count(self, imported: Sequence[workflow.Imported]) -> str:
        return self.tr("Imported. %n suggestion(s) to look at.", "", sum(one.suggestions for one in imported))

    def _short(self, left_out: Sequence[str]) -> str:
        """The first of what was left out, for the status bar."""
        more = self.tr("(and %n more)", "", len(left_out) - _MOST_LISTED) if left_out[_MOST_LISTED:] else ""
        return " ".join(filter(None, (*left_out[:_MOST_LISTED], more)))


def _missing_text(imported: Sequence[workflow.Imported]) -> str:
    return messages.missing_text(sum((one.missing for one in imported), Missing()))


@dataclass(slots=True)
class _Outcomes:
    """What came of files: the issues, the last one loaded, and why some files failed; `is_stopped`: the rest was not
    looked at.
    """

    imported: list[workflow.Imported] = field(default_factory=list)
    last: Loaded | None = None
    wrong: list[AnnotatorError] = field(default_factory=list)
    is_stopped: bool = False

    def take_all(
        self, imported: Iterable[Iterable[workflow.Outcome]], progress: workflow.OnProgress, count: int
    ) -> None:
        """Take up what comes of each of so many files, until it is stopped."""
        try:
            for number, of_file in enumerate(imported):
                progress(number / count)
                self._take(of_file)
        except Stopped:
            self.is_stopped = True

    def _take(self, of_file: Iterable[workflow.Outcome]) -> None:
        """Take up what came of a file; Stopped where it was stopped in the middle."""
        for outcome in of_file:
            if isinstance(outcome, Stopped):
                raise outcome
            if isinstance(outcome, AnnotatorError):
                self.wrong.append(outcome)
            else:
                self.imported.append(outcome)
