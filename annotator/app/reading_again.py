"""Reads a page again, or a part of it, and lets what is read otherwise be asked about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator import workflow
from annotator.app.background import Background
from annotator.app.voice import Voice
from annotator.core import edits
from annotator.core.errors import AnnotatorError
from annotator.core.geometry import Box, Polygon, around
from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.window.dialogs.read_again import ReadAgainDialog
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue

if TYPE_CHECKING:
    from annotator.workflow import Engine, SecondReading, Treatment


@dataclass(frozen=True, slots=True)
class _Place:
    """What can be read again: what it is called, its page, and its corners; none for the whole page."""

    title: str
    page: int
    area: Polygon = ()


def _with_edges(box: Box) -> Box:
    """A box with a little of what stands around it, as lines are cut out closely."""
    edge = min(box.width, box.height) // 8
    return Box(max(0, box.left - edge), max(0, box.top - edge), box.right + edge, box.bottom + edge)


class ReadingAgain(QObject):
    """Reads a page in the background, and makes questions of what is read otherwise."""

    def __init__(self, window: MainWindow, background: Background, voice: Voice) -> None:
        super().__init__(window)
        self._window, self._background, self._voice = window, background, voice

    def ask(self) -> None:
        """Ask what is to be read again, and by what; say why where nothing can be."""
        open_issue = self._window.open_issue
        if open_issue is None or not open_issue.may_edit():
            return
        places = self._places(open_issue.issue)
        if not places:
            self._window.show_toast(self.tr("This needs a page of print with its text and its image."))
            return
        page = places[0].page
        engines = workflow.engines_for_another_reading(open_issue.issue, page)
        if not engines:
            needed = marked("Trouble", "Nothing here reads images: pip install 'newspaper-annotator[{0}]'.")
            self._voice.complain(AnnotatorError(needed, "ocr"))
            return
        start, end = self._window.desk.raw_selection()
        dialog = ReadAgainDialog(
            [place.title for place in places],
            engines,
            place=len(places) - 1 if start < end else 0,
            parent=self._window,
        )
        dialog.chosen.connect(lambda number, *how: self._read(open_issue, places[number], *how))
        dialog.open()

    def _places(self, issue: Issue) -> list[_Place]:
        """The page that is looked at, and on it the place of what is selected, or of the line at the caret."""
        desk = self._window.desk
        start, end = desk.raw_selection()
        spots = [spot for spot in issue.geometry.spots(start, max(end, start + 1)) if not spot.box.is_empty]
        page = spots[0].page if spots else issue.page_at(start)
        if desk.side.has_pages and desk.side.page is not None and desk.side.page.isVisible():
            page = desk.side.page.page
        if page is None or not issue.geometry.lines_of(page):
            return []
        places = [_Place(self.tr("the whole page {0}").format(issue.pages[page].number), page)]
        lines = issue.geometry.lines
        boxes = [lines.box(at) for at in lines.between(start, max(end, start + 1)) if lines.pages[at] == page]
        if not (box := around(boxes)).is_empty:
            title = self.tr("the place of what is selected") if start < end else self.tr("the line at the caret")
            places.append(_Place(title, page, _with_edges(box).polygon))
        tool = self._window.gestures.regions.tool
        chosen = tool.chosen if tool is not None else []
        if chosen and chosen[-1].page == page:
            places.append(_Place(self.tr("the chosen area"), page, chosen[-1].polygon))
        return places

    def _read(self, open_issue: OpenIssue, place: _Place, engine: Engine, treatment: Treatment) -> None:
        path = open_issue.image_file(place.page)
        if path is None:
            sentence = marked("Trouble", "The image of this page is missing. Point to it first, beside the raw text.")
            self._voice.complain(AnnotatorError(sentence))
            return
        issue = open_issue.issue

        def work(progress: workflow.OnProgress) -> SecondReading:
            return workflow.read_again(
                issue, place.page, path, engine=engine, area=place.area, treatment=treatment, progress=progress
            )

        take = partial(self._take, open_issue)
        self._background.start_with_progress(self.tr("Reading again…"), work, take, can_stop=True)

    def _take(self, open_issue: OpenIssue, reading: SecondReading) -> None:
        """Ask what was read otherwise, unless the issue is no longer open, and say what came of it."""
        if self._window.open_issue is not open_issue:
            return
        before = len(open_issue.issue.corrections)
        if reading.questions:
            open_issue.act(edits.read_again, reading.questions)
        asked = len(open_issue.issue.corrections) - before
        if asked:
            self._window.docks.list_doubts("reading")
        self._voice.show(self.tr("Read again by OCR"), "\n".join(self._summary(reading, asked)))

    def _summary(self, reading: SecondReading, asked: int) -> list[str]:
        lines = [
            self.tr("Asked about, among the doubts: {0}").format(asked) if asked else self.tr("Nothing new is asked."),
            self.tr("Lines that read the same: {0}").format(reading.alike),
        ]
        others = (
            (self.tr("Differences left alone, as people have decided there: {0}"), reading.left),
            (self.tr("Differences not asked about, as the engine was unsure: {0}"), reading.unsure),
            (self.tr("Lines that were not found again: {0}"), reading.unread),
            (self.tr("Lines where the text has none: {0}"), reading.new),
        )
        return [*lines, *(text.format(count) for text, count in others if count)]
