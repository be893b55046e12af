"""Gestures on the areas of the page that is shown: drawing, naming, giving, joining, cutting, reading, removing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtWidgets import QMenu

from annotator.core import edits
from annotator.core.errors import Refused, Why
from annotator.core.geometry import Polygon
from annotator.core.records import ArticleKind, Region, RegionKind
from annotator.window.desk import Desk
from annotator.window.gestures.pages import PageGestures
from annotator.window.messages import kind_name, region_kind_name
from annotator.window.page.outlines import outlines_of
from annotator.window.page.page_pane import PagePane
from annotator.window.page.region_tool import Deed, RegionTool

K = TypeVar("K", ArticleKind, RegionKind)
_MOST_DIGIT = 9


class RegionGestures:
    """The gestures on areas; they choose the tool for areas first, where another one is or none.

    Lines inside what is drawn become an article of a kind, unless only an area is wished; without lines it is an area.
    `listed_at` finds the article that is listed at a point of the screen, `read` has the chosen area read.
    """

    def __init__(self, desk: Desk, pages: PageGestures) -> None:
        self.desk, self._pages = desk, pages
        self.tool: RegionTool | None = None
        self.listed_at: Callable[[QPoint], str] = lambda point: ""
        self.read: Callable[[], object] = lambda: None
        desk.side.made.connect(self._on_made)

    def _on_made(self, pane: PagePane) -> None:
        self.tool = tool = RegionTool(pane)
        text = QCoreApplication.translate("RegionGestures", "Areas by hand")
        hint = QCoreApplication.translate(
            "RegionGestures", "Draw a band around lines, or around a picture. F1 says which keys there are."
        )
        pane.tools.add(tool, "⬚", text, hint)
        tool.named.connect(self._ask_name)
        tool.reshaped.connect(lambda region, corners: self.desk.open_issue.act(edits.move_region, region, corners))
        tool.given.connect(self._on_given)
        tool.dropped.connect(self._on_dropped)
        deeds: Mapping[Deed, Callable[[], object]] = {
            Deed.GIVE: self.give,
            Deed.FREE: self.free,
            Deed.JOIN: self.join,
            Deed.CUT_ACROSS: self.cut_across,
            Deed.CUT_DOWN: self.cut_down,
            Deed.READ: lambda: self.read(),
            Deed.REMOVE: self.remove,
        }
        tool.deed.connect(lambda deed: deeds[deed]())

    def by_hand(self) -> None:
        """Let the mouse and the keys draw and change areas, or move the page again."""
        if (pane := self._pages.shown()) and self.tool is not None:
            pane.tools.switch(self.tool)

    def draw(self) -> None:
        """Draw an area in the middle of what is in sight, to be moved by keys and named."""
        if tool := self._chosen_tool():
            tool.draw_in_sight()

    def next_region(self) -> None:
        """Choose the next area of the page."""
        if tool := self._chosen_tool():
            tool.choose_next()

    def previous_region(self) -> None:
        """Choose the area before."""
        if tool := self._chosen_tool():
            tool.choose_next(-1)

    def name(self) -> None:
        """Ask what the area shows that is drawn or chosen."""
        tool = self._chosen_tool()
        if tool is not None and tool.draft:
            self._ask_name(tool.point_of(tool.draft))
        elif region := self.chosen():
            assert tool is not None
            self._ask_name(tool.point_of(region.polygon))

    def give(self) -> None:
        """Give the chosen area to the chosen article."""
        self._give(self.desk.focus.article_id)

    def free(self) -> None:
        """Let the chosen area belong to no article."""
        self._give("")

    def join(self) -> None:
        """Make one area of those that are chosen."""
        if self.chosen() and self.tool is not None:
            ids = [one.id for one in self.tool.chosen]
            if self.desk.open_issue.act(edits.join_regions, ids):
                self._choose(ids[0])

    def cut_across(self) -> None:
        """Cut the chosen area in two, one above the other."""
        self._cut(across=True)

    def cut_down(self) -> None:
        """Cut the chosen area in two, side by side."""
        self._cut(across=False)

    def remove(self) -> None:
        """Remove the chosen area."""
        if region := self.chosen():
            self.desk.open_issue.act(edits.remove_region, region.id)

    def chosen(self) -> Region | None:
        """The area that was chosen last; a message where none is."""
        tool = self._chosen_tool()
        if tool is None:
            return None
        if not tool.chosen:
            text = QCoreApplication.translate("RegionGestures", "Choose an area on the page first.")
            self.desk.message.emit(text)
            return None
        return tool.chosen[-1]

    def _chosen_tool(self) -> RegionTool | None:
        """The tool, which is chosen where it was not; None where the issue has no pages."""
        pane = self._pages.shown()
        if pane is not None and pane.area.tool is not self.tool:
            pane.tools.choose(self.tool)
        return self.tool if pane is not None else None

    def _choose(self, region_id: str) -> None:
        assert self.tool is not None
        region = self.desk.issue.by_id.get(region_id)
        if isinstance(region, Region):
            self.tool.choose(region)

    def _give(self, article_id: str) -> None:
        if region := self.chosen():
            self.desk.open_issue.act(edits.give_region, region.id, article_id)

    def _cut(self, *, across: bool) -> None:
        if (region := self.chosen()) and self.tool is not None:
            place = self.tool.place_in(region)
            self.desk.open_issue.act(edits.split_region, region.id, place.y if across else place.x, across=across)

    def _on_given(self, region_id: str, place: QPointF) -> None:
        """Give a region to the article whose outline is at a place."""
        assert self.tool is not None and self.desk.side.page is not None
        for outline in outlines_of(self.desk.issue, self.desk.side.page.page):
            if any(not box.distance(place.x(), place.y()) for box in outline.boxes):
                self.desk.open_issue.act(edits.give_region, region_id, self.desk.issue.articles[outline.article].id)
                return
        self.desk.open_issue.refused.emit(Refused(Why.UNKNOWN))

    def _on_dropped(self, region_id: str, point: QPoint) -> None:
        if article_id := self.listed_at(point):
            self.desk.open_issue.act(edits.give_region, region_id, article_id)

    # What is it?

    def _ask_name(self, point: QPoint) -> None:
        """Open the menu of what the draft or the chosen area can be."""
        tool, page = self.tool, self.desk.side.page
        if tool is None or page is None or not (tool.draft or tool.chosen) or not self.desk.open_issue.may_edit():
            return
        menu = QMenu(page.area)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if tool.draft:
            self._offer_for_draft(menu, tool.draft)
        else:
            _offer(menu, RegionKind, region_kind_name, self._name)
        menu.popup(point)
        menu.setActiveAction(next(action for action in menu.actions() if action.isEnabled()))

    def _offer_for_draft(self, menu: QMenu, draft: Polygon) -> None:
        assert self.tool is not None and self.desk.side.page is not None
        count = len(edits.lines_in(self.desk.issue, self.desk.side.page.page, draft))
        if not count:
            _offer(menu, RegionKind, region_kind_name, partial(self._add, draft))
            return
        menu.addAction(self.tool.question(count)).setEnabled(False)
        _offer(menu, ArticleKind, kind_name, partial(self._make_article, draft))
        menu.addSeparator()
        only = menu.addMenu(QCoreApplication.translate("RegionGestures", "Only an area, the text stays"))
        _offer(only, RegionKind, region_kind_name, partial(self._add, draft))

    def _make_article(self, draft: Polygon, kind: ArticleKind) -> None:
        """Make an article of the lines in what was drawn, and choose it."""
        assert self.tool is not None and self.desk.side.page is not None
        page = self.desk.side.page.page
        first = edits.lines_in(self.desk.issue, page, draft)[0]
        if self.desk.open_issue.act(edits.make_article, page, draft, kind):
            self.tool.draw(())
            self.desk.choose(self.desk.issue.layout.article_at(first.end - 1))

    def _add(self, draft: Polygon, kind: RegionKind) -> None:
        assert self.tool is not None and self.desk.side.page is not None
        before = {region.id for region in self.tool.regions}
        if self.desk.open_issue.act(edits.add_region, self.desk.side.page.page, draft, kind):
            self.tool.choose(*(region for region in self.tool.regions if region.id not in before))

    def _name(self, kind: RegionKind) -> None:
        if region := self.chosen():
            self.desk.open_issue.act(edits.set_region_kind, region.id, kind)


def _offer(menu: QMenu, kinds: Iterable[K], name: Callable[[K], str], call: Callable[[K], object]) -> None:
    """Entries for kinds, the first nine with a digit as their key."""
    for number, kind in enumerate(kinds, 1):
        action = menu.addAction(f"&{number} {name(kind)}" if number <= _MOST_DIGIT else name(kind))
        action.triggered.connect(partial(_call, call, kind))


def _call(call: Callable[[K], object], kind: K, *_checked: object) -> None:
    call(kind)
