"""What the program computes for the open issue: new suggestions, and what is odd in its raw text."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator import workflow
from annotator.app.background import Background
from annotator.app.open_library import OpenLibrary
from annotator.app.voice import Voice
from annotator.core import edits
from annotator.core.issue import Issue
from annotator.core.operations import Operation
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
        before, entities, database = open_issue.issue, self._window.settings.tag_entities, self._opened.library.address
        person = self._window.settings.person

        def take_up(made: tuple[Issue, Operation]) -> None:
            if self._window.open_issue is not open_issue:
                return
            suggested, operation = made

            def renew(issue: Issue, *, author: str) -> Operation:
                return operation if issue is before else edits.renew(issue, suggested, author=author)

            done = open_issue.act(renew)
            self._window.show_message(
                self.tr("The suggestions are new.") if done else self.tr("There is nothing new to suggest.")
            )

        def work(progress: workflow.OnProgress) -> tuple[Issue, Operation]:
            with workflow.open_library(database) as library:
                suggested = workflow.suggested(before, workflow.known_to(library, entities=entities, progress=progress))
            return suggested, edits.renew(before, suggested, author=person)  # here, as the window would stand still

        self._background.start_with_progress(self.tr("Looking for suggestions…"), work, take_up, can_stop=True)

    def show_audit(self) -> None:
        """Tell what is odd in the raw text of the issue."""
        assert self._window.open_issue is not None
        self._voice.show(self.tr("Odd in this issue"), findings_text(workflow.audited(self._window.open_issue.issue)))
