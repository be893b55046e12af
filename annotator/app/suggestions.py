"""What the program computes for the open issue: new suggestions, and what is odd in its raw text."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator import workflow
from annotator.app.background import Background
from annotator.app.open_library import OpenLibrary
from annotator.app.voice import Voice
from annotator.core import edits
from annotator.core.issue import Issue
from annotator.window.dialogs.import_files import findings_text
from annotator.window.main_window import MainWindow


class Suggestions(QObject):
    """Makes new suggestions for the open issue, and shows what is odd in it."""

    def __init__(self, window: MainWindow, opened: OpenLibrary, background: Background, voice: Voice) -> None:
        super().__init__(window)
        self._window, self._opened, self._background, self._voice = window, opened, background, voice

    def suggest_again(self) -> None:
        """Adopt what the program now suggests for the issue; people's decisions stay."""
        open_issue = self._window.open_issue
        assert open_issue is not None
        issue, entities, database = open_issue.issue, self._window.settings.tag_entities, self._opened.library.address

        def take_up(suggested: Issue) -> None:
            if self._window.open_issue is not open_issue:
                return
            done = open_issue.act(edits.renew, suggested)
            self._window.show_message(
                self.tr("The suggestions are new.") if done else self.tr("There is nothing new to suggest.")
            )

        def work(progress: workflow.OnProgress) -> Issue:
            with workflow.open_library(database) as library:
                return workflow.suggested(issue, workflow.known_to(library, entities=entities, progress=progress))

        self._background.start_with_progress(self.tr("Looking for suggestions…"), work, take_up)

    def show_audit(self) -> None:
        """Tell what is odd in the raw text of the issue."""
        assert self._window.open_issue is not None
        self._voice.show(self.tr("Odd in this issue"), findings_text(workflow.audited(self._window.open_issue.issue)))
