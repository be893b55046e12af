"""The tool that draws, moves and reshapes the areas of a page, by the mouse and by keys.

It changes nothing itself: what a drag or a key wants is a signal. An area that is drawn and has no kind yet is a draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from math import hypot
from types import MappingProxyType

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen

from annotator.core import polygons
from annotator.core.geometry import FARTHEST, Box, Point, Polygon, box_of
from annotator.core.issue import Issue
from annotator.core.records import Region
from annotator.window.page.page_pane import PagePane
from annotator.window.page.region_painting import paint_draft, paint_region, spot
from annotator.window.page.region_shapes import Grip, Held, grip_at, regions_at, reshaped, stretched
from annotator.window.page.tool import Canvas

DRAFT = ""
"""What stands for the draft where a region has its id."""
_REACH, _LEAST = 6, 5  # pixels: from where a grip is held, and what is no click
_STEPS = 100  # keys move by so many parts of the shorter side of the page
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier


class Deed(Enum):
    """What is done with the chosen regions."""

    GIVE = auto()
    FREE = auto()
    JOIN = auto()
    CUT_ACROSS = auto()
    CUT_DOWN = auto()
    READ = auto()
    REMOVE = auto()


@dataclass(frozen=True, slots=True)
class _Drag:
    """A drag under way: of a grip of a region, of the draft, or (without a grip) of a new rectangle.

    `gives`: it leads to the article that the region is to belong to.
    """

    start: QPointF
    at: QPointF
    region: str = DRAFT
    grip: Grip | None = None
    gives: bool = False
    is_moved: bool = False


class RegionTool(QObject):
    """A tool of the image area for the regions of the page that a pane shows.

    `named` wishes that the draft or the chosen region is asked what it is, at a point of the screen; `reshaped` carries
    a region and its new corners; `given` a region and the place on the page, `dropped` a region and the point of the
    screen of the article that is to have it. `deed` carries what else is to be done with what is chosen.
    """

    named = Signal(QPoint)
    reshaped = Signal(str, tuple)
    given = Signal(str, QPointF)
    dropped = Signal(str, QPoint)
    deed = Signal(object)

    def __init__(self, pane: PagePane) -> None:
        super().__init__(pane)
        self._pane = pane
        self.draft: Polygon = ()
        self.corner: int | None = None
        self._chosen: list[str] = []
        self._drag: _Drag | None = None
        self._hovered: Grip | None = None
        self._place = QPointF(-1, -1)

    # What there is

    @property
    def _issue(self) -> Issue | None:
        return self._pane.open_issue.issue if self._pane.open_issue is not None else None

    @property
    def regions(self) -> list[Region]:
        """The regions of the page that count, from top to bottom."""
        if self._issue is None:
            return []
        live = [region for region in self._issue.regions if region.live and region.page == self._pane.page]
        return sorted(live, key=lambda region: (region.box.top, region.box.left, region.id))

    @property
    def chosen(self) -> list[Region]:
        """The chosen regions that are still there, in the order in which they were chosen."""
        there = {region.id: region for region in self.regions}
        return [there[region_id] for region_id in self._chosen if region_id in there]

    @property
    def page(self) -> Box:
        """The page, which is endless while its size is not known."""
        size = self._pane.area.size_.toSize()
        return Box(0, 0, size.width() or FARTHEST, size.height() or FARTHEST)

    def choose(self, *regions: Region) -> None:
        """Choose regions, or none."""
        self._chosen, self.corner = [region.id for region in regions], None
        if regions:
            self.draft = ()
        self._repaint()

    def choose_at(self, place: QPointF) -> bool:
        """Choose the region at a place, unless it is chosen; whether there is one, or the draft."""
        self._place = place
        owner, _grip = self._grasped(place)
        if owner and owner not in self._chosen:
            self.choose(*(region for region in self.regions if region.id == owner))
        return owner is not None

    def choose_next(self, by: int = 1) -> None:
        """Choose the region behind the chosen one, or before it."""
        regions, chosen = self.regions, self.chosen
        if regions:
            at = regions.index(chosen[-1]) + by if chosen else (0 if by > 0 else -1)
            region = regions[at % len(regions)]
            self.choose(region)
            self._pane.area.reveal(region.box, region.box)

    def draw(self, polygon: Polygon) -> None:
        """Draw something that has no kind yet, or take it away."""
        self.draft, self._chosen, self.corner = polygon, [], None
        self._repaint()

    def draw_in_sight(self) -> None:
        """Draw a rectangle in the middle of what is in sight."""
        area = self._pane.area
        room = QRectF(area.viewport().rect())
        corners = [area.place_at(point) for point in (room.topLeft(), room.bottomRight())]
        width, height = map(abs, (corners[1] - corners[0]).toTuple())
        middle, page = (corners[0] + corners[1]) / 2, self.page
        left, right = (round(max(0, min(middle.x() + width * by, page.right))) for by in (-0.2, 0.2))
        top, bottom = (round(max(0, min(middle.y() + height * by, page.bottom))) for by in (-0.15, 0.15))
        self.draw(Box(left, top, right, bottom).polygon)

    def place_in(self, region: Region) -> Point:
        """The place in a region where the mouse is, or else the middle of it."""
        if polygons.holds(region.polygon, self._place.x(), self._place.y()):
            return _point(self._place)
        left, top, right, bottom = region.box
        return Point((left + right) // 2, (top + bottom) // 2)

    def point_of(self, polygon: Polygon) -> QPoint:
        """The point of the screen where an area is, as far as that is in sight."""
        port = self._pane.area.viewport()
        point = self._pane.area.rect_of(box_of(polygon)).center().toPoint()
        room = port.rect()
        return port.mapToGlobal(QPoint(max(0, min(point.x(), room.right())), max(0, min(point.y(), room.bottom()))))

    def question(self, lines: int) -> str:
        """What is asked about a number of lines inside the draft."""
        return self.tr("%n line(s) become one of these:", "", lines)

    # The mouse

    @property
    def cursor(self) -> Qt.CursorShape:
        if self._hovered is None:
            return Qt.CursorShape.CrossCursor
        return {
            Held.CORNER: Qt.CursorShape.PointingHandCursor,
            Held.EDGE: Qt.CursorShape.SizeAllCursor,
            Held.INSIDE: Qt.CursorShape.OpenHandCursor,
        }[self._hovered.held]

    def press(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Hold what is at a place: with Ctrl to choose it too or to give it away, with Shift to add a corner there or
        to take it away.
        """
        self._place = place
        owner, grip = self._grasped(place)
        if grip is None or owner is None:
            self._drag = _Drag(place, place)
        elif modifiers & _SHIFT and grip.held is not Held.INSIDE:
            self._change_corners(owner, grip, place)
        elif modifiers & _CTRL and owner != DRAFT:
            self._drag = _Drag(place, place, owner, grip, gives=True)
        else:
            if owner != DRAFT and owner not in self._chosen:
                self.choose(*(region for region in self.regions if region.id == owner))
            self.corner = grip.number if grip.held is Held.CORNER else None
            self._drag = _Drag(place, place, owner, grip)
        return True

    def move(self, place: QPointF) -> bool:
        self._place = place
        if self._drag is None:
            before, (_owner, self._hovered) = self._hovered, self._grasped(place)
            if before != self._hovered:
                self._pane.area.viewport().setCursor(self.cursor)
            return False
        far = (place - self._drag.start).manhattanLength() >= _LEAST / self._scale
        self._drag = replace(self._drag, at=place, is_moved=self._drag.is_moved or far)
        return True

    def release(self, place: QPointF) -> None:
        drag, self._drag = self._drag, None
        if drag is None:
            return
        drag = replace(drag, at=place)
        if drag.is_moved:
            self.corner = None
        if not drag.is_moved:
            self._click(drag)
        elif drag.grip is None:
            self._end_drawing(drag)
        elif drag.region == DRAFT:
            self.draft = self._after(drag, self.draft)
        elif not self._is_in_sight(place):
            self.dropped.emit(drag.region, self._on_screen(place))
        elif drag.gives:
            self.given.emit(drag.region, place)
        else:
            self.reshaped.emit(drag.region, self._after(drag, self._polygon(drag.region)))

    def cancel(self) -> bool:
        """Give up the drag, else the corner, else the draft, else what is chosen."""
        if self._drag is not None:
            self._drag = None
        elif self.corner is not None:
            self.corner = None
        elif self.draft:
            self.draft = ()
        elif self._chosen:
            self._chosen = []
        else:
            return False
        return True

    def _click(self, drag: _Drag) -> None:
        """What a drag that was none does: choose, choose too, add a corner; on nothing it puts the caret there."""
        if drag.grip is None:
            self.draw(())
            self._pane.area.pressed.emit(drag.start)
        elif drag.gives:
            others = [region for region in self.chosen if region.id != drag.region]
            own = [region for region in self.regions if region.id == drag.region and region.id not in self._chosen]
            self.choose(*others, *own)
        elif drag.grip.held is Held.EDGE and not polygons.is_rectangle(self._polygon(drag.region)):
            self._change_corners(drag.region, drag.grip, drag.start)

    def _end_drawing(self, drag: _Drag) -> None:
        polygon = _drawn(drag, self.page)
        if polygons.size(polygon):
            self.draw(polygon)
            self.named.emit(self._on_screen(drag.at))

    def _change_corners(self, owner: str, grip: Grip, place: QPointF) -> None:
        """Take the corner that is held away, or add one to the edge."""
        corners = list(self._polygon(owner))
        if grip.held is Held.EDGE:
            corners.insert(grip.number + 1, polygons.nearest_edge(tuple(corners), place.x(), place.y()).place)
        elif len(corners) > 3:
            del corners[grip.number]
        self.corner = None
        self._reshape(owner, tuple(corners))

    def _grasped(self, place: QPointF) -> tuple[str | None, Grip | None]:
        """Whose grip is at a place: that of the draft or of a chosen region first."""
        x, y, reach = place.x(), place.y(), _REACH / self._scale
        own = [(DRAFT, self.draft)] if self.draft else [(region.id, region.polygon) for region in self.chosen]
        for owner, polygon in own:
            if (grip := grip_at(polygon, x, y, reach)) is not None and grip.held is not Held.INSIDE:
                return owner, grip
        if self.draft and polygons.holds(self.draft, x, y):
            return DRAFT, Grip(Held.INSIDE)
        for region in regions_at(self.regions, x, y):
            return region.id, grip_at(region.polygon, x, y, reach)
        return None, None

    def _after(self, drag: _Drag, polygon: Polygon) -> Polygon:
        assert drag.grip is not None
        return reshaped(polygon, drag.grip, _point(drag.start), _point(drag.at), self.page)

    def _polygon(self, owner: str) -> Polygon:
        if owner == DRAFT:
            return self.draft
        return next((region.polygon for region in self.regions if region.id == owner), self.page.polygon)

    def _reshape(self, owner: str, polygon: Polygon) -> None:
        if owner == DRAFT:
            self.draft = polygon
            self._repaint()
        else:
            self.reshaped.emit(owner, polygon)

    @property
    def _scale(self) -> float:
        """How many pixels of the view a unit of the page has."""
        one, other = (spot(self._pane.area, Point(x, 0)) for x in (0, 1000))
        return max(hypot(*(other - one).toTuple()) / 1000, 1e-6)

    def _on_screen(self, place: QPointF) -> QPoint:
        area = self._pane.area
        return area.viewport().mapToGlobal(spot(area, _point(place)).toPoint())

    def _is_in_sight(self, place: QPointF) -> bool:
        port = self._pane.area.viewport()
        return port.rect().contains(port.mapFromGlobal(self._on_screen(place)))

    def _repaint(self) -> None:
        self._pane.area.viewport().update()

    # The keys

    def press_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Arrows move what is chosen (with Shift: make it larger or smaller, with Ctrl: by a unit), Space chooses the
        next region, C the next corner, Insert draws, Enter asks what it is; some letters are deeds.
        """
        if key in _ARROWS:
            return self._push(_ARROWS[key], modifiers)
        if key == Qt.Key.Key_Space:
            self.choose_next(-1 if modifiers & _SHIFT else 1)
        elif key == Qt.Key.Key_C:
            self._choose_corner(-1 if modifiers & _SHIFT else 1)
        elif key == Qt.Key.Key_Insert:
            self._insert()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask_name()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.corner is not None:
            self._take_corner()
        elif (deed := _DEEDS.get((key, modifiers & _SHIFT))) is not None:
            self.deed.emit(deed)
        else:
            return False
        return True

    @property
    def _owner(self) -> str | None:
        """What keys change: the draft, or the region that was chosen last."""
        if self.draft:
            return DRAFT
        return self.chosen[-1].id if self.chosen else None

    def _push(self, way: tuple[int, int], modifiers: Qt.KeyboardModifier) -> bool:
        owner = self._owner
        if owner is None:
            return False
        size = self._pane.area.size_
        step = 1 if modifiers & _CTRL else max(1, round(min(size.width(), size.height()) / _STEPS))
        x, y = way[0] * step, way[1] * step
        polygon = self._polygon(owner)
        if self.corner is not None and self.corner < len(polygon):
            at = polygon[self.corner]
            corner = self.corner
            made = reshaped(polygon, Grip(Held.CORNER, corner), at, Point(at.x + x, at.y + y), self.page)
        elif modifiers & _SHIFT:
            made = stretched(polygon, x, y, self.page)
        else:
            made = polygons.moved(polygon, x, y, self.page)
        self._reshape(owner, made)
        return True

    def _choose_corner(self, by: int) -> None:
        if (owner := self._owner) is not None:
            count = len(self._polygon(owner))
            self.corner = (self.corner + by) % count if self.corner is not None else (0 if by > 0 else count - 1)
            self._repaint()

    def _insert(self) -> None:
        """Add a corner in the middle of the edge behind the chosen one, or draw."""
        owner = self._owner
        if owner is None or self.corner is None:
            self.draw_in_sight()
            return
        corners = list(self._polygon(owner))
        one, other = corners[self.corner], corners[(self.corner + 1) % len(corners)]
        self.corner += 1
        corners.insert(self.corner, Point((one.x + other.x) // 2, (one.y + other.y) // 2))
        self._reshape(owner, tuple(corners))

    def _take_corner(self) -> None:
        owner, corner = self._owner, self.corner
        if owner is not None and corner is not None:
            self._change_corners(owner, Grip(Held.CORNER, corner), QPointF())

    def _ask_name(self) -> None:
        if (owner := self._owner) is not None:
            self.named.emit(self.point_of(self._polygon(owner)))

    # What is painted

    def paint(self, painter: QPainter, area: Canvas) -> None:
        if self._issue is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._pane.palette().highlight().color()
        chosen = {region.id for region in self.chosen}
        for region in self.regions:
            corner = self.corner if region.id == self._owner else None
            paint_region(
                painter, area, self._issue, self._as_dragged(region), is_chosen=region.id in chosen, corner=corner
            )
        drag = self._drag
        drawing = _drawn(drag, self.page) if drag is not None and drag.grip is None and drag.is_moved else ()
        draft = self._after(drag, self.draft) if drag is not None and drag.grip and drag.region == DRAFT else self.draft
        if drawing or draft:
            paint_draft(painter, area, drawing or draft, colour, corner=self.corner)
        if drag is not None and drag.gives and drag.is_moved:
            painter.setPen(QPen(colour, 3))
            painter.drawLine(spot(area, _point(drag.start)), spot(area, _point(drag.at)))

    def _as_dragged(self, region: Region) -> Region:
        """A region as it would be if it was let go now."""
        drag = self._drag
        is_dragged = drag is not None and drag.region == region.id and drag.is_moved and not drag.gives
        if drag is None or not is_dragged or not self._is_in_sight(drag.at):
            return region
        return replace(region, polygon=self._after(drag, region.polygon))


def _point(place: QPointF) -> Point:
    return Point(round(place.x()), round(place.y()))


def _drawn(drag: _Drag, page: Box) -> Polygon:
    """The rectangle between the two ends of a drag, as far as it lies on the page."""
    (x, y), (u, v) = _point(drag.start), _point(drag.at)
    box = Box(max(0, min(x, u)), max(0, min(y, v)), min(page.right, max(x, u)), min(page.bottom, max(y, v)))
    return () if box.is_empty else box.polygon


_ARROWS: Mapping[Qt.Key, tuple[int, int]] = MappingProxyType(
    {
        Qt.Key.Key_Left: (-1, 0),
        Qt.Key.Key_Right: (1, 0),
        Qt.Key.Key_Up: (0, -1),
        Qt.Key.Key_Down: (0, 1),
    }
)
_DEEDS: Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Deed] = MappingProxyType(
    {
        (Qt.Key.Key_G, _NONE): Deed.GIVE,
        (Qt.Key.Key_G, _SHIFT): Deed.FREE,
        (Qt.Key.Key_J, _NONE): Deed.JOIN,
        (Qt.Key.Key_X, _NONE): Deed.CUT_ACROSS,
        (Qt.Key.Key_X, _SHIFT): Deed.CUT_DOWN,
        (Qt.Key.Key_R, _NONE): Deed.READ,
        (Qt.Key.Key_Delete, _NONE): Deed.REMOVE,
        (Qt.Key.Key_Backspace, _NONE): Deed.REMOVE,
    }
)
