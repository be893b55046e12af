"""Reads the text in an area of a page that was not read, or not well, and appends it to the raw text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from annotator import workflow
from annotator.app.background import Background
from annotator.app.voice import Voice
from annotator.core import edits
from annotator.core.errors import AnnotatorError
from annotator.core.marking import marked
from annotator.core.pages import Block
from annotator.core.records import Position, Region
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue


class ReadingAreas(QObject):
    """Reads the chosen area of the page in the background, by the engine that read the last import."""

    def __init__(self, window: MainWindow, background: Background, voice: Voice) -> None:
        super().__init__(window)
        self._window, self._background, self._voice = window, background, voice

    def read(self) -> None:
        """Read the chosen area, where there is one and its page has an image."""
        open_issue, region = self._window.open_issue, self._window.gestures.regions.chosen()
        if open_issue is None or region is None or not open_issue.may_edit():
            return
        issue, path = open_issue.issue, open_issue.image_file(region.page)
        if path is None:
            self._voice.complain(AnnotatorError(marked("Trouble", "The image of this page is missing.")))
            return
        engines = workflow.engines()
        engine = next((one for one in engines if one == self._window.settings.engine), next(iter(engines), None))

        def work(progress: workflow.OnProgress) -> tuple[Sequence[Block], str]:
            return workflow.read_area(issue, region.page, region.polygon, path, progress, engine)

        take = partial(self._take, open_issue, region)
        self._background.start_with_progress(self.tr("Reading the area…"), work, take, can_stop=True)

    def _take(self, open_issue: OpenIssue, region: Region, read: tuple[Sequence[Block], str]) -> None:
        """Append what was read, unless the issue is no longer open or the area no longer there, and show it."""
        if self._window.open_issue is not open_issue or open_issue.issue.by_id.get(region.id) is None:
            return
        blocks, origin = read
        end = len(open_issue.issue.raw)
        if not blocks:
            self._window.show_toast(self.tr("Nothing is read in this area that is not in the text already."))
        elif open_issue.act(edits.read_region, region.id, blocks, origin=origin):
            self._window.desk.show_place(Position(end + bool(end)))
