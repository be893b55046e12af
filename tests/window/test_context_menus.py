"""Context menus, Esc and the keys of search: what is at hand where the mouse or the keyboard is."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDockWidget, QLabel, QMenu

from annotator.tour import press
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from annotator.window.panels.list_panel import ListPanel
from annotator.window.panels.queue import QueuePanel
from annotator.window.panels.search import SearchPanel
from annotator.window.panels.segments import SegmentsPanel
from annotator.window.panes.text_pane import TextPane
from tests.window.desks import CTRL, key
from tests.window.samples import RAW


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[QMenu]:
    """The menus that came up, which nobody sees."""
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_args: menus.append(menu))
    return menus


def ask(area: QAbstractScrollArea, point: QPoint) -> None:
    """Press the right button."""
    viewport = area.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, viewport.mapToGlobal(point))
    QApplication.sendEvent(viewport, event)


def names(menu: QMenu) -> list[str]:
    return [action.objectName() for action in menu.actions() if action.objectName()]


def point_of(pane: TextPane, words: str) -> QPoint:
    start = pane.blocks.text.index(words)
    return pane.rects(start, start + len(words))[0].center().toPoint()


def test_the_menu_of_an_entity_is_about_it_and_its_undo_is_the_real_one(
    window: MainWindow, open_issue: OpenIssue, shown: list[QMenu]
) -> None:
    ask(window.editor, point_of(window.editor, "周阿姨"))
    [menu] = shown
    assert {"undo", "redo", "untag", "propagate", "split_here", "write_note"} <= set(names(menu))
    next(action for action in menu.actions() if action.objectName() == "untag").trigger()
    assert "aunt" not in {entity.id for entity in open_issue.issue.entities}
    next(action for action in menu.actions() if action.objectName() == "undo").trigger()
    assert "aunt" in {entity.id for entity in open_issue.issue.entities}


def test_the_menu_of_plain_text_has_the_clipboard_and_keeps_the_selection(
    window: MainWindow, shown: list[QMenu]
) -> None:
    start = window.editor.blocks.text.index("栏杆是按旧照片")
    window.editor.select(start, start + 7)
    ask(window.editor, point_of(window.editor, "旧照片"))
    assert window.editor.selection() == (start, start + 7)
    assert "untag" not in names(shown[0])
    assert [action.text() for action in shown[0].actions()[:4]] == ["Cu&t", "&Copy", "&Paste", "Select a&ll"]
    ask(window.raw, point_of(window.raw, "栏杆"))
    assert window.raw.hasFocus()
    assert "split_here" in names(shown[1])
    assert not shown[1].actions()[0].isEnabled()


def test_the_list_and_the_doubts_have_menus_of_their_own(window: MainWindow, shown: list[QMenu]) -> None:
    ask(window.articles, QPoint(100, 30))
    assert {"approve", "reopen", "undo"} <= set(names(shown[0]))
    window.docks.show("queue_panel")
    queue = window.docks.of(QueuePanel)
    ask(queue.table, QPoint(100, 5))
    assert {"accept", "reject", "next_doubt"} <= set(names(shown[1]))


@pytest.mark.parametrize("panel", ["queue_panel", "search_panel", "notes_panel", "history_panel", "pieces_panel"])
def test_esc_leads_back_to_the_text(window: MainWindow, panel: str) -> None:
    window.docks.show(panel)
    widget = QApplication.focusWidget()
    assert widget is not window.editor
    QTest.keyClick(widget, Qt.Key.Key_Escape)
    assert window.editor.hasFocus()


def test_esc_leads_from_the_list_to_the_text(window: MainWindow) -> None:
    window.articles.setFocus()
    key(window.articles, Qt.Key.Key_Escape)
    assert window.editor.hasFocus()


def test_ctrl_h_begins_with_what_to_look_for_and_goes_on_with_what_to_put_there(window: MainWindow) -> None:
    search = window.docks.of(SearchPanel)
    window.editor.setFocus()
    press(window, Qt.Key.Key_H, CTRL)
    assert search.pattern.hasFocus()
    search.pattern.setText("老桥")
    press(window, Qt.Key.Key_H, CTRL)
    assert search.replacement.hasFocus()


def test_ctrl_f_takes_what_is_selected_on_either_side(window: MainWindow) -> None:
    search = window.docks.of(SearchPanel)
    for pane, words in ((window.raw, "护鸟员"), (window.editor, "石板")):
        pane.setFocus()
        start = pane.blocks.text.index(words)
        pane.select(start, start + len(words))
        press(window, Qt.Key.Key_F, CTRL)
        assert search.pattern.text() == words
    window.raw.setFocus()
    window.raw.select(0, len(RAW))
    press(window, Qt.Key.Key_F, CTRL)
    assert search.pattern.text() == "石板"


def test_an_empty_panel_says_what_it_is_for(window: MainWindow, open_issue: OpenIssue) -> None:
    panels = [panel for panel in window.docks.panels.values() if isinstance(panel, ListPanel)]
    for panel in panels:
        window.docks.raise_(panel)
        said = [label.text() for label in panel.table.findChildren(QLabel) if label.isVisible()]
        assert said == ([] if panel.table.model().rowCount() else [panel.purpose]), panel.name
        assert panel.purpose
    assert any(panel.table.model().rowCount() for panel in panels)
    assert any(not panel.table.model().rowCount() for panel in panels)


def test_the_menus_of_the_window_outlive_the_context_menus_that_show_them(
    window: MainWindow, shown: list[QMenu]
) -> None:
    ask(window.editor, point_of(window.editor, "周阿姨"))
    shown[0].deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    in_bar = [action.text() for action in window.menuBar().actions()]
    titles = [menu.title() for menu in window.actions_.menus.values()]  # RuntimeError where one is gone
    assert [title for title in titles if title in in_bar] == in_bar


def test_the_segments_of_an_article_have_a_menu(window: MainWindow, shown: list[QMenu]) -> None:
    window.actions_.by_name["pieces_panel"].trigger()
    panel = window.docks.of(SegmentsPanel)
    ask(panel.list, QPoint(5, 5))
    [menu] = shown
    assert [action.text() for action in menu.actions()][:4] == [button.text() for button in panel.buttons]
    assert {"undo", "redo"} <= {*names(menu)}


def groups(menu: QMenu) -> list[int]:
    sizes = [0]
    for action in menu.actions():
        if action.isSeparator():
            sizes.append(0)
        else:
            sizes[-1] += 1
    return sizes


@pytest.mark.parametrize("name", ["issue", "edit", "article", "name", "page", "view", "help"])
def test_the_menus_of_the_window_have_groups_that_the_eye_takes_in(window: MainWindow, name: str) -> None:
    sizes = groups(window.actions_.menus[name])
    assert len(sizes) > 2
    assert all(0 < size <= 10 for size in sizes), sizes


def test_a_panel_that_is_shown_has_a_check_mark(window: MainWindow) -> None:
    action, panel = window.actions_.by_name["queue_panel"], window.docks.of(QueuePanel)
    assert not action.isChecked()
    action.trigger()
    assert action.isChecked()
    window.editor.setFocus()
    action.trigger()  # takes the keyboard again, and stays
    assert action.isChecked()
    dock = panel.parentWidget()
    assert isinstance(dock, QDockWidget)
    dock.close()
    assert not action.isChecked()
