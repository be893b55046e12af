"""The bar of boundaries: dragged with a live preview, snapped, clamped, cancelled; split and asked by the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core import edits
from annotator.core.operations import Operation, added
from annotator.core.records import Boundary, Status
from annotator.tour import drag_boundary, move_mouse
from annotator.window.looks import theme
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from annotator.window.panes.boundary_bar import BoundaryBar, Preview
from tests.window.desks import ALT, LEFT, RIGHT, SHIFT, key, put, undo
from tests.window.samples import BRIDGE_START, RAW, STORK_START, WEATHER_START, long_raw, made

NOTHING_HELD = Qt.KeyboardModifier.NoModifier
LINE = RAW.index("栏杆")
"""The start of a line inside the bridge article."""
NEXT_LINE = RAW.index("\n", LINE) + 1


@pytest.fixture
def bar(window: MainWindow) -> BoundaryBar:
    return window.raw.bar


def place(open_issue: OpenIssue, name: str) -> int:
    boundary = open_issue.issue.by_id[name]
    assert isinstance(boundary, Boundary)
    return boundary.start


def point_at(bar: BoundaryBar, offset: int, *, down: float = 0.0) -> QPoint:
    """A point of the bar beside the top of the visual line of an offset, or some pixels below that."""
    return QPoint(bar.width() // 2, round(bar.pane.top_of(offset) + down))


def take(bar: BoundaryBar, name: str) -> None:
    """Take hold of the handle of a boundary."""
    assert bar.pane.open_issue is not None
    QTest.mousePress(bar, LEFT, NOTHING_HELD, point_at(bar, place(bar.pane.open_issue, name)))


def entries(open_issue: OpenIssue) -> int:
    return len(open_issue.history.entries)


def test_a_drag_shows_where_the_boundary_would_land_and_changes_nothing(
    bar: BoundaryBar, open_issue: OpenIssue, qtbot: QtBot
) -> None:
    before = open_issue.issue
    with qtbot.waitSignal(bar.previewed):
        drag_boundary(bar, "stork", LINE, drop=False)
    assert bar.preview == bar.pane.preview == Preview("stork", LINE)
    assert open_issue.issue is before
    bar.cancel()


def test_a_drop_moves_the_boundary_in_one_operation(
    bar: BoundaryBar, open_issue: OpenIssue, window: MainWindow
) -> None:
    count = entries(open_issue)
    drag_boundary(bar, "stork", LINE)
    assert place(open_issue, "stork") == LINE
    assert entries(open_issue) == count + 1
    assert bar.preview is None
    undo(window)
    assert place(open_issue, "stork") == STORK_START


def test_many_moves_of_the_mouse_are_one_operation(bar: BoundaryBar, open_issue: OpenIssue) -> None:
    count = entries(open_issue)
    take(bar, "stork")
    for offset in (LINE + 20, BRIDGE_START + 6, LINE):
        move_mouse(bar, point_at(bar, offset), NOTHING_HELD)
    QTest.mouseRelease(bar, LEFT, NOTHING_HELD, point_at(bar, LINE))
    assert (place(open_issue, "stork"), entries(open_issue)) == (LINE, count + 1)


@pytest.mark.parametrize(("share", "line"), [(0.3, LINE), (0.8, NEXT_LINE)])
def test_a_drag_snaps_to_the_nearest_line_start(
    bar: BoundaryBar, open_issue: OpenIssue, share: float, line: int
) -> None:
    height = bar.pane.top_of(NEXT_LINE) - bar.pane.top_of(LINE)
    take(bar, "stork")
    move_mouse(bar, point_at(bar, LINE, down=share * height), NOTHING_HELD)
    assert bar.preview == Preview("stork", line)
    bar.cancel()


def test_with_alt_a_boundary_goes_to_any_character(bar: BoundaryBar, open_issue: OpenIssue) -> None:
    drag_boundary(bar, "stork", LINE + 3, freely=True)
    assert place(open_issue, "stork") == LINE + 3


def test_esc_cancels_a_drag(bar: BoundaryBar, open_issue: OpenIssue, window: MainWindow) -> None:
    count = entries(open_issue)
    drag_boundary(bar, "stork", LINE, drop=False)
    assert QWidget.keyboardGrabber() is bar
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert bar.preview is None is bar.pane.preview
    assert QWidget.keyboardGrabber() is None
    QTest.mouseRelease(bar, LEFT, NOTHING_HELD, point_at(bar, LINE))
    assert (place(open_issue, "stork"), entries(open_issue)) == (STORK_START, count)


def test_the_right_button_cancels_a_drag_and_opens_no_menu(
    bar: BoundaryBar, open_issue: OpenIssue, window: MainWindow
) -> None:
    drag_boundary(bar, "stork", LINE, drop=False)
    at = bar.mapTo(window, point_at(bar, LINE))
    QTest.mousePress(window.windowHandle(), RIGHT, NOTHING_HELD, at)
    assert bar.preview is None
    assert QApplication.activePopupWidget() is None
    QTest.mouseRelease(window.windowHandle(), RIGHT, NOTHING_HELD, at)
    QTest.mouseRelease(bar, LEFT, NOTHING_HELD, point_at(bar, LINE))
    assert place(open_issue, "stork") == STORK_START
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("to", [0, len(RAW) - 1])
def test_a_boundary_stays_between_its_neighbours_at_a_line_start(
    bar: BoundaryBar, open_issue: OpenIssue, to: int
) -> None:
    drag_boundary(bar, "stork", to)
    assert BRIDGE_START < place(open_issue, "stork") < WEATHER_START
    assert RAW[place(open_issue, "stork") - 1] == "\n"
    assert len(open_issue.issue.articles) == 4


def test_with_alt_only_the_neighbours_stop_a_boundary(bar: BoundaryBar, open_issue: OpenIssue) -> None:
    drag_boundary(bar, "stork", 0, freely=True)
    assert place(open_issue, "stork") == BRIDGE_START + 1


def test_a_drag_stops_at_the_edge_of_a_correction(bar: BoundaryBar, open_issue: OpenIssue) -> None:
    text = open_issue.offsets(open_issue.issue.layout.article_of("bridge")).text
    start, end = text.index("石板"), text.index("栏杆") + 2
    assert open_issue.act(edits.correct, "bridge", start, end, "")
    drag_boundary(bar, "stork", LINE)
    assert place(open_issue, "stork") == RAW.index("栏杆") + 2


def test_after_a_drop_keys_move_the_same_boundary(bar: BoundaryBar, open_issue: OpenIssue, window: MainWindow) -> None:
    drag_boundary(bar, "stork", LINE)
    for _step in range(2):
        key(QApplication.focusWidget(), Qt.Key.Key_Left, ALT | SHIFT)
    assert place(open_issue, "stork") == LINE - 2


def test_a_drop_where_the_boundary_stood_is_no_operation(bar: BoundaryBar, open_issue: OpenIssue) -> None:
    count = entries(open_issue)
    take(bar, "stork")
    QTest.mouseRelease(bar, LEFT, NOTHING_HELD, point_at(bar, STORK_START))
    assert entries(open_issue) == count


def test_the_first_boundary_has_no_handle(bar: BoundaryBar, window: MainWindow) -> None:
    QTest.mousePress(bar, LEFT, NOTHING_HELD, point_at(bar, 0))
    assert bar.preview is None
    assert window.focus_.article_id == "b0"


def test_a_boundary_of_an_approved_article_stays(bar: BoundaryBar, open_issue: OpenIssue, window: MainWindow) -> None:
    open_issue.act(edits.approve, "bridge")
    drag_boundary(bar, "stork", LINE)
    assert place(open_issue, "stork") == STORK_START
    assert "approved" in window.notice.text()


def test_an_undo_while_a_boundary_is_dragged_lets_it_go(
    bar: BoundaryBar, open_issue: OpenIssue, window: MainWindow
) -> None:
    assert open_issue.act(edits.split_at, open_issue.offsets(open_issue.issue.articles[1]).to_position(6))
    new = open_issue.issue.articles[2].id
    take(bar, new)
    undo(window)
    assert new not in open_issue.issue.by_id
    assert bar.preview is None
    move_mouse(bar, point_at(bar, LINE), NOTHING_HELD)
    QTest.mouseRelease(bar, LEFT, NOTHING_HELD, point_at(bar, LINE))
    assert open_issue.history.to_redo is not None


def test_a_double_click_splits_at_the_nearest_line_start(bar: BoundaryBar, open_issue: OpenIssue) -> None:
    at = point_at(bar, LINE, down=3)
    QTest.mouseClick(bar, LEFT, NOTHING_HELD, at)
    QTest.mouseDClick(bar, LEFT, NOTHING_HELD, at)
    assert LINE in open_issue.issue.layout.starts
    assert len(open_issue.issue.articles) == 5


def test_a_double_click_on_a_handle_splits_nothing(bar: BoundaryBar, open_issue: OpenIssue) -> None:
    QTest.mouseDClick(bar, LEFT, NOTHING_HELD, point_at(bar, STORK_START))
    assert len(open_issue.issue.articles) == 4


def menu_at(bar: BoundaryBar, point: QPoint) -> QMenu:
    QApplication.sendEvent(bar, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, bar.mapToGlobal(point)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_the_menu_of_the_bar_acts_at_the_mouse(bar: BoundaryBar, open_issue: OpenIssue) -> None:
    menu = menu_at(bar, point_at(bar, LINE, down=3))
    names = [action.objectName() for action in menu.actions()]
    assert names[:4] == ["split_here", "merge_with_previous", "continue_article", "begin_article"]
    assert {"boundary_line_up", "boundary_right", "approve", "undo"} <= {*names}
    menu.actions()[0].trigger()
    menu.close()
    assert LINE in open_issue.issue.layout.starts


def test_the_menu_of_a_handle_acts_on_its_boundary(bar: BoundaryBar, open_issue: OpenIssue) -> None:
    menu = menu_at(bar, point_at(bar, STORK_START))
    menu.actions()[1].trigger()
    menu.close()
    assert "stork" not in open_issue.issue.by_id


@pytest.fixture
def long_bar(bare_desk: Application) -> BoundaryBar:
    """The bar of an issue that does not fit into the window."""
    put(bare_desk, long_raw())
    return bare_desk.window.raw.bar


def test_a_click_on_a_band_chooses_its_article_and_scrolls_nothing(long_bar: BoundaryBar) -> None:
    pane = long_bar.pane
    pane.scroll_to(pane.blocks.text.index("第60段"))
    pane.focus.choose("weather")
    pane.scroll_to(pane.blocks.text.index("第60段"))
    value = pane.verticalScrollBar().value()
    QTest.mouseClick(long_bar, LEFT, NOTHING_HELD, QPoint(long_bar.width() // 2, long_bar.height() // 2))
    assert pane.focus.article_id == "bridge"
    assert pane.verticalScrollBar().value() == value


def test_a_double_click_splits_where_the_mouse_is_in_a_scrolled_text(long_bar: BoundaryBar) -> None:
    pane = long_bar.pane
    assert pane.open_issue is not None
    line = pane.blocks.text.index("第60段")
    pane.focus.choose("weather")
    pane.scroll_to(line)
    at = point_at(long_bar, line, down=2)
    QTest.mouseClick(long_bar, LEFT, NOTHING_HELD, at)
    QTest.mouseDClick(long_bar, LEFT, NOTHING_HELD, at)
    assert line in pane.open_issue.issue.layout.starts


def test_a_drag_held_below_the_view_scrolls_on(long_bar: BoundaryBar, qtbot: QtBot) -> None:
    scroll_bar = long_bar.pane.verticalScrollBar()
    long_bar.pane.scroll_to(BRIDGE_START)
    take(long_bar, "bridge")
    before = scroll_bar.value()
    move_mouse(long_bar, QPoint(long_bar.width() // 2, long_bar.height() + 30), NOTHING_HELD)
    qtbot.waitUntil(lambda: scroll_bar.value() > before + 2)
    assert long_bar.preview is not None
    assert long_bar.preview.to > BRIDGE_START
    assert long_bar.pane.focus.article_id == "bridge"
    long_bar.cancel()


def test_a_bar_without_an_issue_takes_no_gesture(bare_desk: Application, qtbot: QtBot) -> None:
    bar = bare_desk.window.raw.bar
    at = QPoint(bar.width() // 2, 20)
    QTest.mouseClick(bar, LEFT, NOTHING_HELD, at)
    QTest.mouseDClick(bar, LEFT, NOTHING_HELD, at)
    QApplication.sendEvent(bar, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, bar.mapToGlobal(at)))
    assert QApplication.activePopupWidget() is None


def test_the_mouse_shows_that_a_handle_can_be_taken(bar: BoundaryBar) -> None:
    move_mouse(bar, point_at(bar, STORK_START), NOTHING_HELD)
    assert bar.cursor().shape() == Qt.CursorShape.SplitVCursor
    move_mouse(bar, point_at(bar, LINE, down=3), NOTHING_HELD)
    assert bar.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_the_boundary_of_an_approved_article_is_not_dragged_at_all(
    window: MainWindow, bar: BoundaryBar, open_issue: OpenIssue, qtbot: QtBot
) -> None:
    assert open_issue.act(edits.approve, "stork")
    with qtbot.waitSignal(open_issue.refused):
        take(bar, "stork")
    assert bar.preview is None
    with qtbot.waitSignal(open_issue.refused):
        take(bar, "weather")
    assert bar.preview is None
    take(bar, "bridge")
    assert bar.preview is not None
    key(bar, Qt.Key.Key_Escape)


@pytest.mark.parametrize("size", [8.0, 30.0])
def test_the_bar_is_as_wide_as_its_numbers_need(desk: Application, size: float) -> None:
    window = desk.window
    window.change_settings(font_size=size)
    raw = RAW + "一\n\n" * 1_100
    issue, operations = made(raw)
    starts = range(len(RAW), len(raw), 3)
    many = added(Boundary(id=f"b{start}", origin="ann", start=start) for start in starts)
    desk.show_issue(desk.library.add(issue, [*operations, Operation("split", many)], author="test"))
    bar = window.raw.bar
    needed = bar.fontMetrics().horizontalAdvance(f"↳{len(starts)} {theme.STATUS_SIGNS[Status.UNTOUCHED]}")
    assert bar.width() >= needed + 17  # the bands
    assert window.raw.viewport().x() >= bar.width()
