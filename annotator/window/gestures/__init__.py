"""What the actions do: from what is selected and chosen to a verb; the only place where the panes speak to the model's
verbs. Each module holds the gestures on one thing.
"""

from __future__ import annotations

from annotator.window.desk import Desk
from annotator.window.gestures.articles import ArticleGestures
from annotator.window.gestures.boundaries import BoundaryGestures
from annotator.window.gestures.doubts import DoubtGestures
from annotator.window.gestures.entities import EntityGestures
from annotator.window.gestures.history import HistoryGestures
from annotator.window.gestures.notes import NoteGestures
from annotator.window.gestures.order import OrderGestures
from annotator.window.gestures.pages import PageGestures
from annotator.window.gestures.print import PrintGestures
from annotator.window.gestures.regions import RegionGestures
from annotator.window.gestures.text import TextGestures
from annotator.window.gestures.view import ViewGestures


class Gestures:
    """The gestures on the open issue; each settles what is being typed first, and is one operation or none."""

    def __init__(self, desk: Desk) -> None:
        self.articles = ArticleGestures(desk)
        self.boundaries = BoundaryGestures(desk)
        self.doubts = DoubtGestures(desk, self.articles)
        self.history = HistoryGestures(desk)
        self.entities = EntityGestures(desk)
        self.notes = NoteGestures(desk)
        self.pages = PageGestures(desk)
        self.print = PrintGestures(desk)
        self.regions = RegionGestures(desk, self.pages)
        self.order = OrderGestures(desk, self.pages)
        self.text = TextGestures(desk)
        self.view = ViewGestures(desk)
        self.groups = (
            self.articles,
            self.boundaries,
            self.doubts,
            self.history,
            self.entities,
            self.notes,
            self.order,
            self.pages,
            self.print,
            self.regions,
            self.text,
            self.view,
        )
