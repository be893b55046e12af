"""What the application does to show how the work on the library goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from annotator import workflow
from annotator.app.background import Background
from annotator.app.open_library import OpenLibrary
from annotator.app.voice import Voice
from annotator.core.errors import AnnotatorError
from annotator.window.dialogs.survey import SurveyDialog
from annotator.window.main_window import MainWindow


class Surveys(QObject):
    """Surveys the library in the background, and shows what it says."""

    def __init__(self, window: MainWindow, opened: OpenLibrary, background: Background, voice: Voice) -> None:
        super().__init__(window)
        self._window, self._opened, self._background, self._voice = window, opened, background, voice

    def begin(self) -> None:
        """Count, then show what was counted; the counting can be stopped."""
        self._window.editor.store_typing()
        address = self._opened.library.address

        def work(progress: workflow.OnProgress) -> workflow.Survey:
            with workflow.open_library(address) as library:
                return workflow.survey(library, progress)

        self._background.start_with_progress(self.tr("Counting…"), work, self._show, can_stop=True)

    def _show(self, survey: workflow.Survey) -> None:
        dialog = SurveyDialog(survey, self._window)
        dialog.save_requested.connect(self._write)
        dialog.open()

    def _write(self, path: Path, data: bytes) -> None:
        try:
            workflow.write_data(path, data)
        except AnnotatorError as error:
            self._voice.complain(error)
        else:
            self._window.show_message(self.tr("Written to {0}").format(path))
