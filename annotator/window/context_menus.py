"""What the right button offers on the texts, the list of articles and the panels: the actions that fit there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QMenu

from annotator.core.marking import marked
from annotator.window.actions import Actions, translated
from annotator.window.desk import Desk
from annotator.window.page.page_pane import PagePane
from annotator.window.page.region_tool import RegionTool
from annotator.window.panels.docks import Docks
from annotator.window.panels.list_panel import ListPanel
from annotator.window.panels.segments import SegmentsPanel
from annotator.window.panes.article_list import ArticleList
from annotator.window.panes.text_pane import TextPane

_BOUNDARY = ("split_here", "merge_with_previous", "continue_article", "begin_article")
_MOVES = ("boundary_line_up", "boundary_line_down", "boundary_left", "boundary_right")
_DOUBT = ("accept", "reject", "next_doubt")
_ENTITY = ("propagate", "name_longer", "name_shorter", "name_begins_earlier", "name_begins_later", "untag")
_TEXT = ("show_alternatives", "what_stood_here", "find_twin", "join_paragraphs", "write_note")
_ARTICLE = ("approve", "reopen", "merge_with_previous", "continue_article", "begin_article")
_AREA = ("name_region", "give_region", "free_region")
_AREA_SHAPE = ("cut_region_across", "cut_region_down", "join_regions", "read_region", "remove_region")
_PAGE = ("regions_by_hand", "fit_width", "fit_page", "larger_image", "smaller_image")
_BACK = ("undo", "redo")


class ContextMenus:
    """Opens the menus; their entries are the window's own actions, with their keys."""

    def __init__(self, desk: Desk, articles: ArticleList, docks: Docks, actions: Actions) -> None:
        self._desk, self._actions = desk, actions
        for pane in (desk.raw, desk.editor):
            _listen(pane, partial(self._on_text, pane))
        _listen(articles, lambda point: self._open(articles, point, _ARTICLE, _BACK, choices=("kind",)))
        desk.side.made.connect(lambda page: _listen(page.area, partial(self._on_page, page)))
        names: dict[object, str] = {row.does: name for name, row in actions.rows.items()}
        segments = docks.of(SegmentsPanel)
        _listen(segments.list, partial(self._on_segments, segments))
        for panel in docks.panels.values():
            if isinstance(panel, ListPanel):
                answered = tuple(names[does] for does in panel.answers)
                _listen(panel.table, partial(self._on_table, panel, answered))

    def open_band(self, point: QPoint) -> None:
        """Open the menu of the boundary at the caret of the raw text; `point` is of its pane."""
        self._open(self._desk.raw, point, _BOUNDARY, _MOVES, ("approve", "reopen"), _BACK, choices=("kind",))

    def _on_page(self, page: PagePane, point: QPoint) -> None:
        tool = page.area.tool
        has_area = isinstance(tool, RegionTool) and tool.choose_at(page.area.place_at(point.toPointF()))
        self._open(page.area, point, *((_AREA, _AREA_SHAPE) if has_area else ()), _PAGE, _BACK)

    def _on_segments(self, panel: SegmentsPanel, point: QPoint) -> None:
        menu = QMenu(panel.list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in panel.buttons:
            menu.addAction(button.text(), button.click)
        menu.addSeparator()
        menu.addActions([self._actions.by_name[name] for name in _BACK])
        menu.popup(panel.list.viewport().mapToGlobal(point))

    def _on_text(self, pane: TextPane, point: QPoint) -> None:
        if not pane.blocks.text:
            return
        start, end = pane.selection()
        offset = pane.offset_at(point.toPointF())
        if not start <= offset <= end or start == end:
            pane.select(offset, offset)
        pane.setFocus()
        is_editor = pane is self._desk.editor
        marks = self._desk.editor.marks_here() if is_editor else []
        groups = [_BACK, _DOUBT if marks else (), _ENTITY if any(m.label for m in marks) else (), _BOUNDARY, _TEXT]
        self._open(pane, point, *groups, choices=("name", "part") if is_editor else (), text=pane)

    def _on_table(self, panel: ListPanel, answered: Sequence[str], point: QPoint) -> None:
        panel.table.setFocus()
        self._open(panel.table, point, answered, _BACK)

    def _open(
        self,
        area: QAbstractScrollArea,
        point: QPoint,
        *groups: Sequence[str],
        choices: Sequence[str] = (),
        text: TextPane | None = None,
    ) -> None:
        menu = QMenu(area)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if text is not None:
            _add_clipboard(menu, text)
        for group in groups:
            if not menu.isEmpty():
                menu.addSeparator()
            menu.addActions([self._actions.by_name[name] for name in group])
        menu.addSeparator()
        for name in choices:
            # Not the menu itself: PySide would take it for one of this menu's own, and delete it with this one.
            menu.addAction(self._actions.menus[name].menuAction())
        menu.popup(area.viewport().mapToGlobal(point))


def _listen(area: QAbstractScrollArea, call: object) -> None:
    area.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    area.customContextMenuRequested.connect(call)


def _add_clipboard(menu: QMenu, pane: TextPane) -> None:
    has_selection, is_free = pane.textCursor().hasSelection(), not pane.isReadOnly()
    for text, call, keys, is_on in (
        (marked("Action", "Cu&t"), pane.cut, QKeySequence.StandardKey.Cut, has_selection and is_free),
        (marked("Action", "&Copy"), pane.copy, QKeySequence.StandardKey.Copy, has_selection),
        (marked("Action", "&Paste"), pane.paste, QKeySequence.StandardKey.Paste, is_free and pane.canPaste()),
        (marked("Action", "Select a&ll"), pane.selectAll, QKeySequence.StandardKey.SelectAll, True),
    ):
        action = menu.addAction(translated("Action", text), call)
        action.setShortcut(QKeySequence(keys))
        action.setEnabled(is_on)
