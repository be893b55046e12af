"""Names: from one to the next, their edges, nested ones, and the same text elsewhere, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core.records import Entity
from annotator.search.elsewhere import Against
from annotator.tour import move_mouse, press, select_text
from annotator.window.dialogs.propagate import DATABASE, PropagateDialog
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from annotator.window.panels.entities import AuthorityDialog, EntitiesPanel, MergeDialog
from tests.window import samples
from tests.window.desks import ALT, CTRL, SHIFT, key, put_caret, undo


@pytest.fixture(autouse=True)
def bridge(window: MainWindow) -> None:
    window.focus_.choose("bridge")
    window.editor.setFocus()


def names(open_issue: OpenIssue, article: str = "bridge") -> list[tuple[str, str]]:
    found = open_issue.issue.layout.article_of(article)
    offsets = open_issue.offsets(found)
    entities = [e for e in open_issue.issue.of_article(open_issue.issue.entities, found) if e.live]
    return [(offsets.slice(entity.start, entity.end), entity.label) for entity in entities]


def selected(window: MainWindow) -> str:
    start, end = window.editor.selection()
    return window.editor.blocks.text[start:end]


def test_keys_lead_from_one_name_to_the_next_and_back(window: MainWindow, open_issue: OpenIssue) -> None:
    window.editor.select(0, 0)
    seen = []
    for _name in names(open_issue):
        press(window, Qt.Key.Key_F4)
        seen.append(selected(window))
    assert seen == [text for text, _label in names(open_issue)]
    press(window, Qt.Key.Key_F4, SHIFT)
    assert selected(window) == seen[-2]


def test_keys_move_the_edges_of_a_name(window: MainWindow, open_issue: OpenIssue) -> None:
    before = open_issue.issue
    select_text(window, "栏杆")
    press(window, Qt.Key.Key_2, CTRL)
    press(window, Qt.Key.Key_F5)
    assert ("栏杆是", "LOC") in names(open_issue)
    assert selected(window) == "栏杆是"
    press(window, Qt.Key.Key_F5, SHIFT)
    press(window, Qt.Key.Key_F5, ALT, SHIFT)
    assert ("杆", "LOC") in names(open_issue)
    press(window, Qt.Key.Key_F5, ALT)
    press(window, Qt.Key.Key_F5, CTRL)
    assert ("栏杆是", "LOC") in names(open_issue)
    for _step in range(6):
        undo(window)
    assert open_issue.issue == before


def test_keys_move_the_edges_of_a_name_by_words(window: MainWindow, open_issue: OpenIssue) -> None:
    select_text(window, "桥面换了")
    press(window, Qt.Key.Key_2, CTRL)
    press(window, Qt.Key.Key_F5, CTRL)
    assert ("桥面换了石板", "LOC") in names(open_issue)
    press(window, Qt.Key.Key_F5, CTRL, SHIFT)
    press(window, Qt.Key.Key_F5, CTRL, ALT, SHIFT)
    assert ("换了", "LOC") in names(open_issue)
    press(window, Qt.Key.Key_F5, CTRL, ALT)
    assert ("桥面换了", "LOC") in names(open_issue)


def test_an_edge_does_not_cross_another_name(window: MainWindow, open_issue: OpenIssue) -> None:
    select_text(window, "周阿姨走")
    press(window, Qt.Key.Key_3, CTRL)
    before = names(open_issue)
    select_text(window, "周阿姨")
    press(window, Qt.Key.Key_F5)
    assert names(open_issue) == before


def test_the_name_around_a_name_is_selected_by_a_key(window: MainWindow, open_issue: OpenIssue) -> None:
    select_text(window, "周阿姨走过")
    press(window, Qt.Key.Key_3, CTRL)
    put_caret(window, "阿姨")
    press(window, Qt.Key.Key_Up, CTRL, ALT)
    assert selected(window) == "周阿姨"
    press(window, Qt.Key.Key_Up, CTRL, ALT)
    assert selected(window) == "周阿姨走过"


def dialog_of(window: MainWindow) -> PropagateDialog:
    press(window, Qt.Key.Key_E, CTRL, SHIFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PropagateDialog)
    return dialog


def test_the_same_text_is_tagged_elsewhere_in_one_operation(window: MainWindow, open_issue: OpenIssue) -> None:
    before = open_issue.issue
    select_text(window, "桥")
    dialog = dialog_of(window)
    dialog.labels.setCurrentText("place")
    dialog.labels.activated.emit(dialog.labels.currentIndex())
    places = [place.hit.context[2][:2] for place in dialog.model.items]
    assert len(places) == 3
    assert any(place.against is Against.WORD for place in dialog.model.items)  # in 老桥, 东关老桥
    dialog.model.tick(dialog.model.items, on=False)
    dialog.table.go_to(2)
    key(dialog.table, Qt.Key.Key_Space)
    entries = len(open_issue.history.entries)
    dialog.buttons.accepted.emit()
    assert len(open_issue.history.entries) == entries + 1
    assert names(open_issue).count(("桥", "LOC")) == 1
    window.activateWindow()
    undo(window)
    assert open_issue.issue == before


def test_places_in_doubt_have_no_tick_and_say_why(window: MainWindow, open_issue: OpenIssue) -> None:
    select_text(window, "阿姨")
    dialog = dialog_of(window)
    [place] = dialog.model.items
    assert not dialog.model.ticked
    assert (place.against, place.text) == (Against.ENTITY, "周阿姨")
    dialog.close()


def test_a_selected_name_offers_its_own_label(window: MainWindow, open_issue: OpenIssue) -> None:
    entity = next(e for e in open_issue.issue.entities if isinstance(e, Entity) and e.live)
    text, label = next(name for name in names(open_issue) if name[1] == entity.label)
    select_text(window, text)
    dialog = dialog_of(window)
    assert dialog.labels.currentData() == label
    dialog.close()


@pytest.fixture
def table(window: MainWindow, open_issue: OpenIssue) -> EntitiesPanel:
    select_text(window, "周阿姨走过")
    press(window, Qt.Key.Key_3, CTRL)
    for article, words in (("stork", "老方"), ("bridge", "夜里")):
        window.focus_.choose(article)
        select_text(window, words)
        press(window, Qt.Key.Key_1, CTRL)
    press(window, Qt.Key.Key_N, CTRL, SHIFT)
    panel = window.docks.of(EntitiesPanel)
    assert panel.table.hasFocus()
    return panel


def texts(panel: EntitiesPanel) -> list[str]:
    return [name.text for name in panel.model.items]


def test_the_table_gathers_the_names_and_leads_to_their_places(table: EntitiesPanel, window: MainWindow) -> None:
    assert set(texts(table)) >= {"周阿姨", "周阿姨走过", "老方", "夜里"}
    table.table.go_to(texts(table).index("老方"))
    assert window.focus_.article_id == "stork"
    assert selected(window) == "老方"
    key(table.table, Qt.Key.Key_Return)
    assert selected(window) == "老方"


def test_the_table_is_searched_and_sorted(table: EntitiesPanel) -> None:
    table.filter.setText("阿姨")
    assert set(texts(table)) == {"周阿姨", "周阿姨走过"}
    table.filter.clear()
    table.order.setCurrentIndex(1)
    table.order.activated.emit(1)
    assert texts(table) == sorted(texts(table))


def test_an_authority_is_kept_with_every_place_and_undone_at_once(
    table: EntitiesPanel, window: MainWindow, open_issue: OpenIssue
) -> None:
    before = open_issue.issue
    table.table.go_to(texts(table).index("老方"))
    key(table.table, Qt.Key.Key_D)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AuthorityDialog)
    dialog.authority.setText(" Q4115189 ")
    dialog.note.setText("护鸟员")
    dialog.accept()
    [entity] = [e for e in open_issue.issue.entities if e.authority]
    assert (entity.authority, entity.note) == ("Q4115189", "护鸟员")
    assert next(name for name in table.model.items if name.text == "老方").authority == "Q4115189"
    window.activateWindow()
    undo(window)
    assert open_issue.issue == before


def press_at(window: MainWindow, offset: int, by: int = 0) -> QPoint:
    rect = window.editor.rects(offset, offset + 1)[0]
    point = QPoint(round(rect.left()) + by, round(rect.center().y()))
    QTest.mousePress(window.editor.viewport(), Qt.MouseButton.LeftButton, ALT, point)
    return point


def move_to(window: MainWindow, offset: int) -> QPoint:
    rect = window.editor.rects(offset, offset + 1)[0]
    point = QPoint(round(rect.left()), round(rect.center().y()))
    move_mouse(window.editor.viewport(), point, ALT)
    return point


def test_a_click_selects_a_name_and_the_next_one_the_name_around_it(window: MainWindow, open_issue: OpenIssue) -> None:
    select_text(window, "周阿姨走过")
    press(window, Qt.Key.Key_3, CTRL)
    window.editor.select(0, 0)
    at = window.editor.blocks.text.index("阿姨")
    for wanted in ("周阿姨", "周阿姨走过", "周阿姨"):
        point = press_at(window, at, 8)
        QTest.mouseRelease(window.editor.viewport(), Qt.MouseButton.LeftButton, ALT, point)
        assert selected(window) == wanted


def test_the_edge_of_a_name_is_dragged(window: MainWindow, open_issue: OpenIssue) -> None:
    before = open_issue.issue
    end = window.editor.blocks.text.index("周阿姨") + 3
    press_at(window, end)
    move_to(window, end + 1)
    assert selected(window) == "周阿姨走"
    assert open_issue.issue is before
    point = move_to(window, end + 2)
    QTest.mouseRelease(window.editor.viewport(), Qt.MouseButton.LeftButton, ALT, point)
    assert ("周阿姨走过", "PER") in names(open_issue)
    undo(window)
    assert open_issue.issue == before


def test_escape_leaves_the_edge_where_it_was(window: MainWindow, open_issue: OpenIssue) -> None:
    before = open_issue.issue
    end = window.editor.blocks.text.index("周阿姨") + 3
    press_at(window, end)
    point = move_to(window, end + 2)
    key(window.editor, Qt.Key.Key_Escape)
    QTest.mouseRelease(window.editor.viewport(), Qt.MouseButton.LeftButton, ALT, point)
    assert open_issue.issue is before
    assert selected(window) == "周阿姨"


@pytest.fixture
def two_issues(desk: Application, window: MainWindow, open_issue: OpenIssue) -> int:
    """Another issue with the same text beside the open one; its id."""
    issue, operations = samples.made("另一期\n" + samples.RAW)
    other = desk.library.add(issue, operations, author="test")
    window.focus_.choose("bridge")
    window.editor.setFocus()
    return other


def test_a_text_is_tagged_in_the_whole_database_and_all_of_it_taken_back(
    desk: Application, window: MainWindow, open_issue: OpenIssue, two_issues: int, qtbot: QtBot
) -> None:
    before, other = open_issue.issue, desk.library.load(two_issues)
    select_text(window, "栏杆")
    dialog = dialog_of(window)
    dialog.labels.setCurrentText("place")
    dialog.scope.setCurrentIndex(DATABASE)
    dialog.scope.activated.emit(DATABASE)
    qtbot.waitUntil(lambda: len(dialog.model.items) == 2)
    dialog.buttons.accepted.emit()
    qtbot.waitUntil(lambda: not desk.is_busy())
    assert ("栏杆", "LOC") in names(open_issue)
    tagged = desk.library.load(two_issues)
    assert [e.label for e in tagged.entities if e not in other.entities] == ["LOC"]
    assert "2" in window.notice.text()
    window.activateWindow()
    window.actions_.by_name["undo_in_database"].trigger()
    qtbot.waitUntil(lambda: not desk.is_busy())
    assert open_issue.issue == before
    assert desk.library.load(two_issues) == other
    window.actions_.by_name["undo_in_database"].trigger()
    assert open_issue.issue == before


def test_the_other_forms_of_a_person_are_offered_and_not_forced(window: MainWindow, open_issue: OpenIssue) -> None:
    select_text(window, "周阿姨")
    dialog = dialog_of(window)
    assert [form.text() for form in dialog.forms] == ["周", "阿姨"]
    assert [place.hit.context[1] for place in dialog.model.items] == []
    dialog.forms[1].setChecked(True)
    assert [place.hit.context[1] for place in dialog.model.items] == []  # it stands inside the name only
    dialog.close()


def test_the_names_of_the_database_lead_to_their_issues(
    desk: Application, window: MainWindow, table: EntitiesPanel, two_issues: int, qtbot: QtBot
) -> None:
    table.scope.setCurrentIndex(1)
    table.scope.activated.emit(1)
    qtbot.waitUntil(lambda: not desk.is_busy() and any(len(name.articles) > 1 for name in table.model.items))
    name = next(name for name in table.model.items if {issue for issue, _e in name.places} == {1, two_issues})
    table.table.setFocus()
    table.table.go_to(table.model.items.index(name))
    while window.open_issue is not None and window.open_issue.issue_id != two_issues:
        key(table.table, Qt.Key.Key_Return)
    assert selected(window) == name.text


@pytest.mark.parametrize("correct", [True, False])
def test_two_spellings_become_one(
    correct: bool, table: EntitiesPanel, desk: Application, window: MainWindow, open_issue: OpenIssue
) -> None:
    before = open_issue.issue
    table.table.go_to(texts(table).index("老方"))
    key(table.table, Qt.Key.Key_M)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MergeDialog)
    row = next(n for n in range(dialog.list.count()) if dialog.list.item(n).text().startswith("周阿姨 "))
    dialog.list.setCurrentRow(row)
    (dialog.correct if correct else dialog.keep).setChecked(True)
    dialog.accept()
    stork = open_issue.offsets(open_issue.issue.layout.article_of("stork")).text
    assert ("周阿姨说" in stork) == correct
    assert ("老方" in texts(table)) != correct
    if not correct:
        assert next(name.authority for name in table.model.items if name.text == "老方") == "周阿姨"
    window.activateWindow()
    undo(window)
    assert open_issue.issue == before
