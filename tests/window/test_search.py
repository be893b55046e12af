"""Search and replace through the real window: hit by hit, over an issue and over the database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core.issue import Issue, Source
from annotator.store import Library
from annotator.tour import press, select_text
from annotator.window.dialogs.rules import RulesDialog
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from annotator.window.panels.search import ARTICLE, DATABASE, ISSUE, SearchPanel
from tests.window import samples
from tests.window.desks import CTRL, SHIFT, key, put, undo


@pytest.fixture
def search(window: MainWindow, open_issue: OpenIssue) -> SearchPanel:
    press(window, Qt.Key.Key_F, CTRL)
    assert window.search.pattern.hasFocus()
    return window.search


def ask(search: SearchPanel, qtbot: QtBot, pattern: str, replacement: str = "") -> None:
    search.pattern.clear()
    search.replacement.clear()
    search.pattern.setText(pattern)
    search.replacement.setText(replacement)
    qtbot.waitUntil(lambda: not search.is_busy())


def keys(search: SearchPanel) -> list[str]:
    return [hit.context[1] for hit in search.model.items]


def test_the_selection_is_what_is_looked_for(window: MainWindow, open_issue: OpenIssue, qtbot: QtBot) -> None:
    window.focus_.choose("bridge")
    select_text(window, "桥")
    press(window, Qt.Key.Key_F, CTRL)
    qtbot.waitUntil(lambda: not window.search.is_busy())
    assert window.search.pattern.text() == "桥"
    assert len(keys(window.search)) == 3


def test_hits_are_walked_and_the_texts_go_along(search: SearchPanel, window: MainWindow, qtbot: QtBot) -> None:
    ask(search, qtbot, "，|,", "")
    search.regex.setChecked(True)
    qtbot.waitUntil(lambda: not search.is_busy())
    seen = []
    for _step in range(len(search.model.items)):
        press(window, Qt.Key.Key_F3)
        hit = search.model.items[search.table.currentIndex().row()]
        assert window.focus_.article_id == hit.article
        assert window.editor.selection() == (hit.start, hit.end)
        seen.append(hit)
    assert len(set(seen)) == len(search.model.items) > 2
    press(window, Qt.Key.Key_F3, SHIFT)
    assert search.pattern.hasFocus()


def test_what_is_ticked_is_replaced_in_one_operation(
    search: SearchPanel, window: MainWindow, open_issue: OpenIssue, qtbot: QtBot, text_of: Callable[[str], str]
) -> None:
    before = open_issue.issue
    ask(search, qtbot, ",", "，")
    search.width_.setChecked(False)
    qtbot.waitUntil(lambda: not search.is_busy())
    count = len(search.model.items)
    search.table.setFocus()
    search.table.go_to(0)
    key(search.table, Qt.Key.Key_Space)
    assert f"{count} found, {count - 1} ticked" in search.message.text()
    spared = search.model.items[0]
    entries = len(open_issue.history.entries)
    search.replace_all.click()
    qtbot.waitUntil(lambda: not search.is_busy())
    assert len(open_issue.history.entries) == entries + 1
    text = text_of(spared.article)
    assert text[spared.start] == ","
    assert text.count(",") == 1
    assert [hit.raw for hit in search.model.items] == [spared.raw]
    assert not search.model.ticked  # it was spared, and stays so
    undo(window)
    qtbot.waitUntil(lambda: not search.is_busy())
    assert open_issue.issue == before


def test_hits_are_sorted_by_what_stands_behind_them(search: SearchPanel, window: MainWindow, qtbot: QtBot) -> None:
    ask(search, qtbot, "桥")
    search.order.setCurrentIndex(2)
    search.order.activated.emit(2)
    behind = [hit.context[2] for hit in search.model.items]
    assert behind == sorted(behind)


def test_a_wrong_expression_is_told_and_nothing_is_found(search: SearchPanel, qtbot: QtBot) -> None:
    search.regex.setChecked(True)
    ask(search, qtbot, "(桥")
    assert "regular expression" in search.message.text()
    assert not search.model.items


def test_an_approved_article_stays_as_it_is(
    search: SearchPanel, window: MainWindow, open_issue: OpenIssue, qtbot: QtBot, text_of: Callable[[str], str]
) -> None:
    window.focus_.choose("bridge")
    press(window, Qt.Key.Key_G, CTRL)
    before = text_of("bridge")
    ask(search, qtbot, "桥", "橋")
    assert "stay as they are" in search.message.text()
    search.replace_all.click()
    assert text_of("bridge") == before


def test_the_article_alone_or_the_raw_text_is_searched(search: SearchPanel, window: MainWindow, qtbot: QtBot) -> None:
    window.focus_.choose("stork")
    search.scope.setCurrentIndex(0)
    search.scope.activated.emit(0)
    ask(search, qtbot, "水位")
    assert len(keys(search)) == 1
    ask(search, qtbot, "周阿姨")
    assert not keys(search)
    search.scope.setCurrentIndex(1)
    search.side.setCurrentIndex(1)
    ask(search, qtbot, "周阿姨")
    assert keys(search) == ["周阿姨"]


def test_the_whole_database_is_searched_and_replaced(desk: Application, window: MainWindow, qtbot: QtBot) -> None:
    first = window.open_issue
    assert first is not None
    first_id = first.issue_id
    put(desk, samples.RAW + "\n另一期的石板。")
    press(window, Qt.Key.Key_F, CTRL, SHIFT)
    search = window.search
    ask(search, qtbot, "石板", "石材")
    qtbot.waitUntil(lambda: len(search.model.items) == 3)
    search.replace_all.click()
    qtbot.waitUntil(lambda: not desk.is_busy() and not search.model.items)
    other = desk.library.load(first_id)
    assert "石材" in "".join(c.text for c in other.corrections) or any("材" in c.text for c in other.corrections)
    assert desk.library.history(first_id).to_undo.name == "replace_hits"  # type: ignore[union-attr]
    desk.show_issue(first_id)
    window.editor.setFocus()
    undo(window)
    assert window.open_issue is not None
    assert not [c for c in window.open_issue.issue.corrections if "材" in c.text]


def test_what_is_found_in_the_database_comes_in_pages(desk: Application, window: MainWindow, qtbot: QtBot) -> None:
    for number in range(4):
        desk.library.add(Issue(raw=f"第{number}期。" + "石柱子。" * 50, source=Source(f"{number}")), (), author="ann")
    press(window, Qt.Key.Key_F, CTRL, SHIFT)
    search, told = window.search, []
    desk.whole_database.page_ready.connect(lambda asked, page: told.append((asked, len(page), search.message.text())))
    ask(search, qtbot, "石柱子")
    search.look()
    qtbot.waitUntil(lambda: not desk.is_busy())
    last = [(size, text) for asked, size, text in told if asked is told[-1][0]]  # the first search tells some as well
    assert [size for size, _text in last] == [20, 40, 80, 60]
    assert "looking for more" in last[-1][1]
    assert search.message.text() == "200 found, 200 ticked"
    assert [hit.raw for hit in search.model.items] == [
        (4 + at, 7 + at) for _issue in range(4) for at in range(0, 200, 4)
    ]


def test_another_issue_can_be_opened_while_something_is_looked_for_in_the_first(
    desk: Application, search: SearchPanel, qtbot: QtBot
) -> None:
    for scope in (ARTICLE, ISSUE, DATABASE):
        search.scope.setCurrentIndex(scope)
        ask(search, qtbot, "桥")
        put(desk, f"{samples.RAW}再过一座桥,又一座{scope}。\n")
        qtbot.waitUntil(lambda: bool(search.model.items) and not search.is_busy())
        assert desk.window.editor.article_id == desk.window.focus_.article_id == "bridge"
        assert desk.window.editor.blocks.text == samples.BRIDGE_TEXT


def test_a_phrase_is_found_where_a_line_break_still_parts_it(
    desk: Application, search: SearchPanel, qtbot: QtBot
) -> None:
    put(desk, samples.RAW.replace("水位是关键", "水位\n是关键"))
    for scope in (ISSUE, DATABASE):
        search.scope.setCurrentIndex(scope)
        for side in (0, 1):
            search.side.setCurrentIndex(side)
            ask(search, qtbot, "水位是关键", "水位要紧")
            qtbot.waitUntil(lambda: not desk.is_busy())
            qtbot.waitUntil(lambda: keys(search)[-1:] == ["水位\n是关键"])


def test_an_older_database_is_indexed_in_the_background(tmp_path: Path, bare_desk: Application, qtbot: QtBot) -> None:
    old = tmp_path / "old.db"
    with Library.open(old) as library:  # knows of no folding
        library.add(Issue(raw="湖城的石柱子"), (), author="ann")
    bare_desk.open_library(old)
    qtbot.waitUntil(lambda: not bare_desk.is_busy())
    assert bare_desk.window.notice.text() == "The texts are indexed for searching."
    assert bare_desk.library.text_index.pending() == []


def test_a_hit_in_another_issue_opens_it(desk: Application, window: MainWindow, qtbot: QtBot) -> None:
    first = window.open_issue
    assert first is not None
    first_id = first.issue_id
    put(desk, "另一期\n\n没有别的。\n" + samples.RAW)
    press(window, Qt.Key.Key_F, CTRL, SHIFT)
    ask(window.search, qtbot, "周阿姨")
    qtbot.waitUntil(lambda: len(window.search.model.items) == 2)
    window.search.table.setFocus()
    row = [hit.issue for hit in window.search.model.items].index(first_id)
    window.search.table.go_to(1 - row)
    window.search.table.go_to(row)
    assert window.open_issue is not None
    assert window.open_issue.issue_id == first_id
    assert window.editor.textCursor().selectedText() == "周阿姨"


def test_a_replacement_is_kept_as_a_rule_and_dropped(
    search: SearchPanel, desk: Application, window: MainWindow, qtbot: QtBot
) -> None:
    ask(search, qtbot, "石板", "石材")
    search.keep.click()
    qtbot.waitUntil(lambda: not desk.is_busy())
    assert [rule.query.pattern for rule, _share in desk.library.rules.all()] == ["石板"]
    window.actions_.by_name["suggest_anew"].trigger()
    qtbot.waitUntil(lambda: not desk.is_busy())
    assert window.open_issue is not None
    assert any(c.rule.startswith("kept") for c in window.open_issue.issue.corrections)
    search.rules.click()
    qtbot.waitUntil(lambda: not desk.is_busy())
    [dialog] = [found for found in window.findChildren(QDialog) if isinstance(found, RulesDialog)]
    dialog.list.setCurrentItem(dialog.list.topLevelItem(0))
    dialog._on_drop()
    qtbot.waitUntil(lambda: not desk.is_busy())
    assert desk.library.rules.all() == []
    dialog.close()


def test_the_district_of_the_real_issue_is_put_right_hit_by_hit(
    bare_desk: Application, real_issue: Path, qtbot: QtBot
) -> None:
    window = bare_desk.window
    bare_desk.imports.run([real_issue])
    qtbot.waitUntil(lambda: window.open_issue is not None and not bare_desk.is_busy(), timeout=30_000)
    press(window, Qt.Key.Key_H, CTRL)
    ask(window.search, qtbot, "南湖区委", "南湖区")
    found = len(window.search.model.items)
    assert found > 5
    window.search.order.setCurrentIndex(2)
    window.search.order.activated.emit(2)
    right = [
        row for row, hit in enumerate(window.search.model.items) if hit.context[2].startswith(("书记", "宣传", "常委"))
    ]
    for row in right:
        window.search.table.go_to(row)
        key(window.search.table, Qt.Key.Key_Space)
    open_issue = window.open_issue
    assert open_issue is not None
    entries = len(open_issue.history.entries)
    window.search.replace_all.click()
    qtbot.waitUntil(lambda: not window.search.is_busy())
    assert len(open_issue.history.entries) == entries + 1
    assert len(window.search.model.items) == len(right)
    undo(window)
    qtbot.waitUntil(lambda: not window.search.is_busy())
    assert len(window.search.model.items) == found
