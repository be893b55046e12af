"""The list of articles: what each row says, how it follows the work, and that choosing a row chooses the article."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester

from annotator.app import Application
from annotator.core import edits
from annotator.core.records import ArticleKind, Position
from annotator.window.looks import theme
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from annotator.window.panes.article_list import ArticleList
from tests.window.desks import key
from tests.window.samples import BRIDGE_TEXT, RAW, STORK_START, STORK_TEXT

NUMBER, HEADLINE, KIND, LENGTH, DOUBTS = range(5)


@pytest.fixture
def articles(window: MainWindow) -> ArticleList:
    return window.articles


def cell(articles: ArticleList, row: int, column: int, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> object:
    return articles.model().index(row, column).data(role)


def row(articles: ArticleList, number: int) -> list[object]:
    return [cell(articles, number, column) for column in range(5)]


def length(text: str) -> int:
    """How many characters a text has, white space aside."""
    return len("".join(text.split()))


def test_a_row_tells_number_headline_kind_length_and_doubts(articles: ArticleList) -> None:
    assert row(articles, 1) == ["○ 2", "老桥修好了", "article", str(length(BRIDGE_TEXT)), "2"]
    assert row(articles, 2) == ["○ 3", "芦花洲来了白鹳", "article", str(length(STORK_TEXT)), "3"]
    assert row(articles, 3) == ["○ 4", "天气", "notice", "7", ""]
    assert articles.model().rowCount() == 4


def test_an_article_without_a_headline_shows_its_first_line_in_italics(articles: ArticleList) -> None:
    assert cell(articles, 1, HEADLINE, Qt.ItemDataRole.FontRole) is None
    assert cell(articles, 3, HEADLINE, Qt.ItemDataRole.FontRole).italic()


def test_the_status_is_said_by_a_sign_and_a_tool_tip(articles: ArticleList, open_issue: OpenIssue) -> None:
    open_issue.act(edits.tag, "weather", 3, 5, "TIME")
    assert cell(articles, 3, NUMBER) == "◐ 4"
    open_issue.act(edits.approve, "weather")
    assert cell(articles, 3, NUMBER) == "● 4"
    assert cell(articles, 3, NUMBER, Qt.ItemDataRole.ToolTipRole) == "approved"
    assert cell(articles, 0, HEADLINE, Qt.ItemDataRole.ForegroundRole) == theme.muted_colour()


def test_a_row_follows_what_is_typed_and_decided(articles: ArticleList, open_issue: OpenIssue) -> None:
    open_issue.act(edits.correct, "bridge", 0, 1, "古旧")
    assert row(articles, 1)[HEADLINE : DOUBTS + 1] == ["古旧桥修好了", "article", str(length(BRIDGE_TEXT) + 1), "2"]
    open_issue.act(edits.accept, "join")
    assert cell(articles, 1, DOUBTS) == "1"  # its boundary


def test_an_article_of_several_pieces_says_so(articles: ArticleList, open_issue: OpenIssue) -> None:
    open_issue.act(edits.continue_article, "weather", "bridge")
    assert articles.model().rowCount() == 3
    assert str(cell(articles, 1, HEADLINE)).startswith("老桥修好了  (2 ")


def test_rows_come_and_go_with_their_articles_and_the_choice_stays(
    articles: ArticleList, open_issue: OpenIssue, window: MainWindow
) -> None:
    window.focus_.choose("stork")
    open_issue.act(edits.split_at, Position(RAW.index("栏杆")))
    assert articles.model().rowCount() == 5
    assert articles.currentIndex().row() == 3
    open_issue.undo()
    assert articles.currentIndex().row() == 2
    assert window.focus_.article_id == "stork"


def test_choosing_a_row_chooses_the_article(articles: ArticleList, window: MainWindow) -> None:
    at = articles.visualRect(articles.model().index(2, HEADLINE)).center()
    QTest.mouseClick(articles.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.focus_.article_id == "stork"
    key(articles, Qt.Key.Key_Down)
    assert window.focus_.article_id == "weather"


def test_choosing_an_article_elsewhere_chooses_its_row(articles: ArticleList, window: MainWindow) -> None:
    window.focus_.choose("weather")
    assert articles.currentIndex().row() == 3


def test_the_model_keeps_to_qt_s_rules_while_the_issue_changes(
    articles: ArticleList, open_issue: OpenIssue, window: MainWindow, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(articles.model())
    open_issue.act(edits.set_kind, "stork", ArticleKind.PHOTO)
    open_issue.act(edits.move_boundary, "stork", STORK_START - 3)
    open_issue.undo()
    window.leave_issue()
    assert articles.model().rowCount() == 0


def test_without_an_issue_the_list_is_empty(bare_desk: Application) -> None:
    assert bare_desk.window.articles.model().rowCount() == 0
