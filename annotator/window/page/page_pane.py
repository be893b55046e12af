"""The page of the place that is looked at: its image, the line of the caret framed on it, and the way to the others."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from annotator import workflow
from annotator.core import edits
from annotator.core.errors import AnnotatorError
from annotator.core.faint import faint_of_page, joined
from annotator.core.geometry import Spot, around
from annotator.core.issue import Image, Issue
from annotator.core.operations import Operation
from annotator.core.records import Position, Region
from annotator.settings import Settings
from annotator.window.focus import Focus
from annotator.window.job import Job, Jobs
from annotator.window.looks.flow import Flow
from annotator.window.looks.layouts import beside, push_button, stack
from annotator.window.looks.literal import plain_label
from annotator.window.looks.spoken import call_box
from annotator.window.messages import trouble
from annotator.window.open_issue import OpenIssue
from annotator.window.page.adjustment_bar import AdjustmentBar
from annotator.window.page.adjustments import Light, Pose, with_pose
from annotator.window.page.image_area import ZOOM_STEP, Fit, ImageArea
from annotator.window.page.loading import ImageLoader
from annotator.window.page.marking import marks_on
from annotator.window.page.order_tool import OrderTool
from annotator.window.page.outlines import areas_of, outlines_of
from annotator.window.page.page_image import PageImage
from annotator.window.page.thumbnails import Thumbnails
from annotator.window.page.tool_box import ToolBox
from annotator.window.page.tool_button import tool_button

_RESTS_AFTER = 60  # milliseconds on one page, before its image is loaded
_EMPTY_PAGE = (2100, 2970)
"""The size of a page of which neither the size nor any line is known."""


class PagePane(QWidget):
    """Shows one page of the issue, that of the caret at first.

    `pressed` carries the raw offset of what was clicked, `preferred` settings that were changed here, `message` what
    is to be said.
    """

    pressed = Signal(int)
    preferred = Signal(dict)
    message = Signal(str)

    def __init__(self, focus: Focus) -> None:
        super().__init__()
        self.setObjectName("pagePane")
        self.open_issue: OpenIssue | None = None
        self.page = 0
        self._focus = focus
        self._raw = 0
        self._hovered: int | None = None
        self._selected = 0, 0
        self._shown = Image()
        self._settings = Settings()
        self._is_following = self._straightens = False
        self._jobs = Jobs()
        self.area = ImageArea()
        self.loader = ImageLoader(self)
        self.tools = ToolBox(self.area)
        self.order = OrderTool(self.area, self)
        self.pages = QComboBox()
        call_box(self.pages, self.tr("Page"))
        self.pages.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pages.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # the pages come when it is shown
        self.outlines = tool_button("▣", self.tr("The articles as outlines"), self._on_outlines_clicked)
        self.outlines.setCheckable(True)
        self.adjustments = AdjustmentBar(self)
        self._adjusting = tool_button("◐", self.tr("Turn the page, and its light"), self.switch_adjustments)
        self._adjusting.setCheckable(True)
        self.thumbnails = Thumbnails()
        self._listing = tool_button("☷", self.tr("The pages as small pictures"), self._on_listing_clicked)
        self._listing.setCheckable(True)
        self.notice = plain_label(wraps=True)
        self.choose = push_button(self.tr("Choose its file…"), self._ask_file)
        self._rest = QTimer(self, singleShot=True, interval=_RESTS_AFTER)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tools = (
            tool_button("◂", self.tr("The page before"), partial(self.turn, -1)),
            self.pages,
            tool_button("▸", self.tr("The next page"), partial(self.turn, 1)),
            self._listing,
            None,
            self.tools,
            self.outlines,
            self._adjusting,
            tool_button("−", self.tr("Smaller"), partial(self.area.zoom, 1 / ZOOM_STEP)),
            tool_button("+", self.tr("Larger"), partial(self.area.zoom, ZOOM_STEP)),
            tool_button("↔", self.tr("The whole width"), partial(self.area.fit, Fit.WIDTH)),
            tool_button("▢", self.tr("The whole page"), partial(self.area.fit, Fit.PAGE)),
        )
        row = Flow(*tools, gap=2)
        sheet = beside(self.thumbnails, self.area)
        sheet.setSpacing(2)
        column = stack(self, row, self.adjustments, beside(self.notice, self.choose), self.tools.hint, sheet)
        column.setStretchFactor(sheet, 1)
        self.tools.add(
            self.order,
            "⇅",
            self.tr("Put in order by hand"),
            self.tr(
                "Draw a line through columns in the order of reading, or drag a number onto another one. Shift: they"
                " alone are an article. Ctrl: what the line crosses stays as it is. A click, and a second one on what"
                " follows. Ctrl and a click: an article begins at this line."
            ),
        )
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)

    def _connect(self) -> None:
        self._rest.timeout.connect(self._load)
        self.loader.loaded.connect(self._on_loaded)
        self.loader.failed.connect(self._on_failed)
        self.area.pressed.connect(self._on_pressed)
        self.area.pointed.connect(self._on_pointed)
        self.area.turned.connect(self.turn)
        self.adjustments.preferred.connect(self.preferred)
        self.adjustments.lit.connect(self.area.show_light)
        self.adjustments.posed.connect(self.show_pose)
        self.adjustments.straightened.connect(self.straighten)
        self.thumbnails.chosen.connect(self.go_to)
        self.order.chose.connect(self.pressed)
        self.tools.chosen.connect(self._on_tool_chosen)
        self.pages.activated.connect(self.go_to)
        self._focus.placed.connect(self._on_placed)
        self._focus.chosen.connect(self._on_chosen)
        self._focus.hovered.connect(self._on_hovered)
        self._focus.selected.connect(self._on_selected)

    def show_open_issue(self, open_issue: OpenIssue) -> None:
        """Show another issue, which has pages."""
        self.area.cancel_tool()
        self.open_issue = open_issue
        open_issue.changed.connect(self._on_changed)
        self.loader.forget()
        self.pages.clear()
        count = len(open_issue.issue.pages)
        for number, page in enumerate(open_issue.issue.pages, 1):
            self.pages.addItem(self.tr("{0} ({1} of {2})").format(page.number, number, count))
        self.thumbnails.show_open_issue(open_issue)
        self._raw, self._shown = 0, Image()
        self._hovered, self._selected = None, (0, 0)
        self._show_page(0)

    def clear_issue(self) -> None:
        """Show no issue."""
        self.open_issue = None
        self.tools.choose(None)
        self.order.look_at(None, 0)
        self.loader.forget()
        self.thumbnails.show_open_issue(None)
        self.pages.clear()
        self.area.show_page((0, 0), None)

    def close_jobs(self) -> None:
        """Stop what is under way, for good."""
        self.loader.close()
        self.area.close_jobs()
        self.thumbnails.close_jobs()
        self._jobs.close()

    def is_busy(self) -> bool:
        """Whether an image is under way."""
        return self._rest.isActive() or self.loader.is_busy() or self._jobs.is_busy()

    def _on_tool_chosen(self) -> None:
        if self.area.tool is self.order:
            self.order.choose_at(self._raw)
        if self.open_issue is not None:
            self._outline()

    @property
    def _issue(self) -> Issue:
        assert self.open_issue is not None
        return self.open_issue.issue

    def turn(self, by: int) -> None:
        """Show a page so many further on, as far as there are any, and its text with it."""
        self.go_to(self.page + by)

    def go_to(self, page: int) -> None:
        """Show a page by its index, from its top, and its text with it."""
        if self.open_issue is None or not 0 <= page < len(self._issue.pages):
            return
        self._show_page(page)
        self.area.verticalScrollBar().setValue(0)
        if lines := self._issue.geometry.lines_of(page):
            self._is_following = True
            try:
                self._focus.choose(self._issue.layout.article_at(lines[0].start).id)
                self._focus.place(Position(lines[0].start), self)
            finally:
                self._is_following = False

    def show_page(self, page: int) -> None:
        """Show a page by its index, whatever text is looked at."""
        if self.open_issue is not None and page != self.page:
            self._show_page(page)

    def look_at(self, raw: int) -> None:
        """Show the page of a raw offset, the line there framed."""
        self._raw = raw
        if self.open_issue is None or not self.isVisible():
            return
        line = self._issue.geometry.line_at(raw)
        page = line.page if line is not None else self._issue.page_at(raw)
        if page is not None and page != self.page:
            self._show_page(page)
        self._mark()
        if line is not None and not line.box.is_empty:
            character = self.area.marks.character
            self.area.reveal(line.box, character or line.box)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self.open_issue is not None:
            self._show_page(self.page)
            self.look_at(self._raw)

    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]
        self.loader.stop()

    def _show_page(self, page: int) -> None:
        """Show a page as far as it is at hand, and load its image when it is still shown a moment later."""
        if page != self.page:
            self.area.cancel_drag()
            self._straightens = False
        self.page = page
        self.adjustments.show_adjustments(self.pose, self.area.light)
        self.order.look_at(self.open_issue, page)
        self.pages.setCurrentIndex(page)
        self.thumbnails.show_page(page)
        if not self.isVisible():
            return
        image = self._issue.image_of(page)
        kept = self.loader.at_hand(image, self.pose)
        self._draw(image, kept or self.loader.otherwise(image))
        if kept is None:
            self.loader.stop()
            self._say(self.tr("Loading the image…"))
            self._rest.start()
        else:
            self._say("")

    def _draw(self, image: Image, pixels: PageImage | None) -> None:
        self._shown = image
        lines = self._issue.geometry.lines_of(self.page)
        page = self._issue.pages[self.page]
        if page.width and page.height:
            size = page.width, page.height
        elif pixels is not None:
            size = pixels.width, pixels.height
        else:
            size = _size_around(lines)
        self.area.show_page(size, pixels, [line.box for line in lines], self.pose)
        self._outline()
        self._tint()
        self._mark()

    def adjust(self, settings: Settings) -> None:
        """Show the page turned, and in the light, as the settings say."""
        before = self.pose
        self._settings = settings
        self.thumbnails.show_poses(settings.image_poses)
        self._list(shown=settings.image_thumbnails)
        self.area.show_light(Light.of(settings))
        self.adjustments.show_adjustments(self.pose, Light.of(settings))
        if self.pose != before:
            self._show_page(self.page)

    @property
    def pose(self) -> Pose:
        """How the page that is shown is turned."""
        checksum = self._issue.image_of(self.page).sha256 if self.open_issue is not None else ""
        return Pose.kept(self._settings.image_poses.get(checksum, ""))

    def show_pose(self, pose: Pose) -> None:
        """Turn the page that is shown, from now on."""
        checksum = self._issue.image_of(self.page).sha256 if self.open_issue is not None else ""
        if checksum and pose != self.pose:
            self.preferred.emit({"image_poses": with_pose(self._settings.image_poses, checksum, pose)})

    def straighten(self) -> None:
        """Turn the page by the small angle that makes its lines level."""
        if self.open_issue is not None:
            self._straightens = True
            self.loader.stop()
            self._say(self.tr("Loading the image…"))
            self._rest.start()

    def switch_adjustments(self) -> None:
        """Show the row in which the page is turned and its light is set, and give it the keyboard; or hide it."""
        is_shown = self.adjustments.isHidden()
        self.adjustments.setVisible(is_shown)
        self._adjusting.setChecked(is_shown)
        (self.adjustments.slant if is_shown else self.area).setFocus()

    def _list(self, *, shown: bool) -> None:
        self._listing.setChecked(shown)
        self.thumbnails.setVisible(shown)

    def _on_listing_clicked(self) -> None:
        self.preferred.emit({"image_thumbnails": self._listing.isChecked()})

    def show_outlines(self, *, shown: bool) -> None:
        """Show the articles as outlines, or not."""
        self.outlines.setChecked(shown)
        if self.open_issue is not None and self.isVisible():
            self._outline()

    def _outline(self) -> None:
        is_shown = self.outlines.isChecked() and self.area.tool is not self.order  # that shows more
        are_areas = is_shown and self.area.tool is None  # the tool for areas paints its own
        outlines = outlines_of(self._issue, self.page) if is_shown else ()
        self.area.outline(outlines, areas_of(self._issue, self.page) if are_areas else ())

    def _tint(self) -> None:
        self.area.tint([faint.box for faint in joined(faint_of_page(self._issue, self.page))])

    def _on_outlines_clicked(self) -> None:
        self.preferred.emit({"image_outlines": self.outlines.isChecked()})

    def _load(self) -> None:
        if self.open_issue is None or not self.isVisible():
            return
        image, path = self._issue.image_of(self.page), self.open_issue.image_file(self.page)
        if path is not None:
            self.loader.load(image, path, self.pose, straighten=self._straightens)
        elif image.name:
            self._say(self.tr("The image of this page, {0}, is missing.").format(image.name), asks=True)
        else:
            self._say(self.tr("No image of this page is known."), asks=True)

    def _on_loaded(self, image: Image, pixels: PageImage) -> None:
        if self.open_issue is None or image != self._issue.image_of(self.page):
            return
        self._say("")
        if self._straightens:
            self._straightens = False
            if pixels.pose == self.pose:
                self.message.emit(self.tr("The lines of this page are level."))
            self.show_pose(pixels.pose)
        self._draw(image, pixels)

    def _on_failed(self, image: Image, error: Exception) -> None:
        if self.open_issue is not None and image == self._issue.image_of(self.page):
            self._say("⚠ " + (trouble(error) if isinstance(error, AnnotatorError) else str(error)), asks=True)

    def _say(self, text: str, *, asks: bool = False) -> None:
        self.notice.setText(text)
        self.notice.setVisible(bool(text))
        self.choose.setVisible(asks)

    def _mark(self) -> None:
        """Mark what the person looks at, as far as it stands on the page that is shown."""
        self.area.mark(marks_on(self._issue, self.page, self._raw, self._hovered, self._selected))

    def _ask_file(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, self.tr("The image of this page"))
        if name and self.open_issue is not None:
            self.point_to(Path(name))

    def point_to(self, path: Path) -> None:
        """Keep a file as the image of the page that is shown."""
        open_issue, page = self.open_issue, self.page
        assert open_issue is not None

        def take(image: Image) -> None:
            if open_issue is self.open_issue:
                if image != open_issue.issue.image_of(page):
                    open_issue.act(edits.show_image, page, image)
                self._show_page(self.page)

        self._rest.stop()
        self.loader.stop()
        self._say(self.tr("Taking the image…"))
        work = partial(workflow.keep_chosen, open_issue.images, path, open_issue.issue, page)
        self._jobs.begin(Job(work), take, partial(self._on_failed, open_issue.issue.image_of(page)))

    def _on_pressed(self, place: QPointF) -> None:
        raw = self._raw_at(place)
        if raw is not None:
            self.pressed.emit(raw)

    def _on_pointed(self, place: QPointF | None) -> None:
        raw = self._raw_at(place) if place is not None else None
        self._focus.hover(Position(raw) if raw is not None else None, self)

    def _raw_at(self, place: QPointF) -> int | None:
        if self.open_issue is None:
            return None
        return self._issue.geometry.raw_at(self.page, place.x(), place.y())

    def _on_placed(self, position: Position, source: object) -> None:
        if source is not self:
            self.look_at(position.raw)
        else:
            self._raw = position.raw
            self._mark()

    def _on_chosen(self, article_id: str) -> None:
        if self.open_issue is not None and article_id and not self._is_following:
            self.look_at(self._issue.layout.article_of(article_id).segments[0].start)

    def _on_hovered(self, position: Position | None, source: object) -> None:
        if source is not self and self.open_issue is not None and self.isVisible():
            self._hovered = position.raw if position is not None else None
            self._mark()

    def _on_selected(self, start: int, end: int) -> None:
        if (start, end) != self._selected:
            self._selected = start, end
            if self.open_issue is not None and self.isVisible():
                self._mark()

    def _on_changed(self, operation: Operation) -> None:
        if self.area.tool is not None:
            self.area.viewport().update()
        if self._issue.image_of(self.page) != self._shown:
            self._show_page(self.page)
        elif self.isVisible():
            self._tint()
            if operation.relays or any(isinstance(change.record, Region) for change in operation.changes):
                self._outline()


def _size_around(lines: list[Spot]) -> tuple[int, int]:
    """The size of a page that has room for some lines."""
    box = around(line.box for line in lines)
    return _EMPTY_PAGE if box.is_empty else (box.right + box.left, box.bottom + box.top)
