"""Approving: the next open article comes up, progress is in sight, and the list shows what is asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core import edits
from annotator.core.operations import Change, Operation
from annotator.core.records import ArticleKind, State, Status
from annotator.tour import press, type_text
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from annotator.window.panes.article_filter import FilterBar
from tests.window import samples
from tests.window.desks import CTRL, SHIFT, put, put_caret, undo


def bar_of(window: MainWindow) -> FilterBar:
    bar = window.findChild(FilterBar)
    assert isinstance(bar, FilterBar)
    return bar


def shown(window: MainWindow) -> list[str]:
    model = window.articles.articles
    return [model.article(row).id for row in range(model.rowCount())]


def choose(window: MainWindow, box: str, value: str | None) -> None:
    combo = getattr(bar_of(window), box)
    combo.setCurrentIndex(combo.findData(value))


def test_an_approved_article_is_locked_until_it_is_reopened(window: MainWindow, open_issue: OpenIssue) -> None:
    chosen = window.focus_.article_id
    press(window, Qt.Key.Key_G, CTRL)
    assert window.focus_.article_id != chosen
    window.focus_.choose(chosen)
    put_caret(window, "周阿姨")
    before = open_issue.issue
    type_text(window.editor, "x")
    assert window.editor.store_typing()
    assert open_issue.issue is before
    press(window, Qt.Key.Key_G, CTRL, SHIFT)
    type_text(window.editor, "x")
    assert window.editor.store_typing()
    assert open_issue.issue is not before
    for _step in range(3):
        undo(window)
    assert open_issue.issue.layout.article_of(chosen).status == Status.UNTOUCHED


def test_the_list_shows_the_articles_of_a_kind(window: MainWindow, open_issue: OpenIssue) -> None:
    every = shown(window)
    choose(window, "kinds", ArticleKind.FURNITURE.value)
    wanted = [a.id for a in open_issue.issue.articles if a.kind == ArticleKind.FURNITURE]
    assert shown(window) == wanted
    choose(window, "kinds", None)
    assert shown(window) == every


def test_the_list_follows_when_what_is_filtered_changes(window: MainWindow, open_issue: OpenIssue) -> None:
    choose(window, "statuses", Status.APPROVED.value)
    assert shown(window) == []
    approved = window.focus_.article_id
    press(window, Qt.Key.Key_G, CTRL)
    assert shown(window) == [approved]
    undo(window)
    assert shown(window) == []


def test_the_list_shows_the_articles_with_doubts(window: MainWindow, open_issue: OpenIssue) -> None:
    window.findChild(FilterBar).doubts.setChecked(True)
    with_doubts = shown(window)
    assert 0 < len(with_doubts) < len(open_issue.issue.articles)
    window.focus_.choose(with_doubts[0])
    press(window, Qt.Key.Key_G, CTRL)
    assert with_doubts[0] not in shown(window)


def test_the_list_counts_the_doubts_that_approving_asks_about(window: MainWindow, open_issue: OpenIssue) -> None:
    boundary = open_issue.issue.by_id["bridge"]
    doubted = replace(boundary, state=State.SUGGESTED)
    open_issue.act(lambda _issue, *, author: Operation("doubt", (Change(boundary, doubted),)))
    asked = edits.left_open(open_issue.issue, open_issue.issue.layout.article_of("bridge"))
    assert doubted in asked
    assert window.articles.model().index(1, 4).data() == str(len(asked))


def test_the_boxes_show_all_their_words_however_narrow_the_list_is(window: MainWindow) -> None:
    window.right.setOrientation(Qt.Orientation.Horizontal)
    window.right.setSizes([1, 10_000])
    bar = bar_of(window)
    QApplication.processEvents()
    for part in (bar.kinds, bar.statuses, bar.doubts):
        assert part.width() >= part.sizeHint().width()
        assert bar.rect().contains(part.geometry())


def test_the_keys_walk_through_what_the_list_shows(window: MainWindow, open_issue: OpenIssue) -> None:
    choose(window, "kinds", ArticleKind.FURNITURE.value)
    furniture = shown(window)
    window.focus_.choose(open_issue.issue.articles[-1].id)
    press(window, Qt.Key.Key_PageUp, CTRL)
    assert window.focus_.article_id == [one for one in furniture if one != open_issue.issue.articles[-1].id][-1]


def test_progress_tells_of_the_issue_and_the_database(desk: Application, qtbot: QtBot) -> None:
    put(desk, samples.RAW + "\n另一期。")
    open_issue = desk.window.open_issue
    assert open_issue is not None
    of_issue = sum(a.kind != ArticleKind.FURNITURE for a in open_issue.issue.articles)
    of_all = desk.library.progress()[1]
    assert of_all > of_issue
    press(desk.window, Qt.Key.Key_G, CTRL)
    assert f"1 of {of_issue} articles approved" in desk.window.progress.text()
    assert f"1 of {of_all}" in desk.window.progress.text()


def test_the_next_open_issue_comes_up_by_a_key(desk: Application, tmp_path: Path) -> None:
    first = desk.window.open_issue
    assert first is not None
    first_id = first.issue_id
    second_id = put(desk, samples.RAW + "\n另一期。").issue_id
    press(desk.window, Qt.Key.Key_L, CTRL, SHIFT)
    assert desk.window.open_issue is not None
    assert desk.window.open_issue.issue_id == first_id
    press(desk.window, Qt.Key.Key_L, CTRL, SHIFT)
    assert desk.window.open_issue.issue_id == second_id
