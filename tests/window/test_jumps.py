"""Duplicates, jumps and pieces, through the real window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from annotator import workflow
from annotator.app import Application
from annotator.core import edits
from annotator.core.records import CorrectionKind, Span
from annotator.paths import sample_issue
from annotator.tour import press
from annotator.window.dialogs.continue_article import ContinueDialog
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from annotator.window.panels.concordance import shown
from annotator.window.panels.duplicates import DuplicatesPanel
from annotator.window.panels.segments import SegmentsPanel
from tests.window.desks import ALT, CTRL, SHIFT, key, redo, undo


@pytest.fixture
def desk(bare_desk: Application) -> Application:
    """The application on the sample issue, which holds a passage twice and an article that jumps."""
    [found] = workflow.import_all(bare_desk.library, [sample_issue()], author="ann", entities=False)
    bare_desk.show_issue(found.id)
    return bare_desk


@pytest.fixture
def duplicates(window: MainWindow, open_issue: OpenIssue) -> DuplicatesPanel:
    press(window, Qt.Key.Key_T, CTRL, SHIFT)
    panel = window.docks.panels["duplicates_panel"]
    assert isinstance(panel, DuplicatesPanel)
    assert panel.table.hasFocus()
    return panel


@pytest.fixture
def pieces(window: MainWindow, open_issue: OpenIssue) -> SegmentsPanel:
    article = next(a for a in open_issue.issue.articles if len(a.segments) > 1)
    window.focus_.choose(article.id)
    press(window, Qt.Key.Key_I, CTRL, SHIFT)
    panel = window.docks.panels["pieces_panel"]
    assert isinstance(panel, SegmentsPanel)
    assert panel.list.count() == len(article.segments)
    return panel


def passage(open_issue: OpenIssue) -> str:
    [duplicate] = [c for c in open_issue.issue.corrections if edits.is_duplicate(c)]
    return "".join(open_issue.issue.raw[duplicate.start : duplicate.end].split())


def count(open_issue: OpenIssue, words: str) -> int:
    texts = "".join(open_issue.offsets(article).text for article in open_issue.issue.articles)
    return "".join(texts.split()).replace("，", ",").replace("“", '"').replace("”", '"').count(words)


def test_the_two_copies_stand_side_by_side_with_what_differs_marked(duplicates: DuplicatesPanel) -> None:
    assert duplicates.model.rowCount() == 1
    first, second = (copy.toPlainText() for copy in duplicates.copies)
    assert "浙东大学生命科学学院" in first
    assert "浙东大学生命科学学院" in second


def test_what_differs_between_the_copies_is_marked(duplicates: DuplicatesPanel, open_issue: OpenIssue) -> None:
    raw = open_issue.issue.raw
    one, other = raw.index("湖城"), raw.rindex("湖城")
    assert open_issue.act(edits.mark_duplicate, one - 1, one + 2, Span(other - 1, other + 2))
    assert raw[one - 1] != raw[other - 1]
    duplicates.table.go_to(0)
    for copy, char in zip(duplicates.copies, (raw[one - 1], raw[other - 1]), strict=True):
        marked = copy.document().find("【")
        marked.movePosition(QTextCursor.MoveOperation.Right)
        marked.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
        assert marked.selectedText() in (shown(char), "‸")
        assert marked.charFormat().fontUnderline()


@pytest.mark.parametrize(
    ("code", "copies"), [(Qt.Key.Key_1, 1), (Qt.Key.Key_2, 1), (Qt.Key.Key_3, 2), (Qt.Key.Key_4, 1)]
)
def test_a_key_settles_a_passage_and_undo_takes_it_back(
    duplicates: DuplicatesPanel, open_issue: OpenIssue, window: MainWindow, code: Qt.Key, copies: int
) -> None:
    words, before = passage(open_issue)[:8], open_issue.issue
    key(duplicates.table, code)
    assert count(open_issue, words) == copies
    after = open_issue.issue
    if code == Qt.Key.Key_4:
        assert any(c.kind == CorrectionKind.GAP and c.twin for c in after.corrections)
    undo(window)
    assert open_issue.issue == before
    redo(window)
    assert open_issue.issue == after


def test_a_passage_that_a_person_selects_is_looked_for_elsewhere(window: MainWindow, open_issue: OpenIssue) -> None:
    words = "湖城"
    start = open_issue.issue.raw.index(words)
    window.raw.setFocus()
    window.raw.select(start, start + len(words))
    press(window, Qt.Key.Key_D, CTRL)
    asked = [c for c in open_issue.issue.corrections if c.origin == "ann"]
    assert len(asked) == 1
    assert asked[0].twin is not None
    assert open_issue.issue.raw[slice(*asked[0].twin)] == words
    undo(window)
    window.raw.select(start, start + 40)
    press(window, Qt.Key.Key_D, CTRL)
    assert "nowhere else" in window.notice.text()


def torn(open_issue: OpenIssue) -> str:
    """The boundary of the piece that continues an article, made an article of its own."""
    name = next(b.id for b in open_issue.issue.boundaries if b.continues)
    assert open_issue.act(edits.begin_article, name)
    return name


def test_the_likeliest_target_is_first_and_one_key_links_it(window: MainWindow, open_issue: OpenIssue) -> None:
    before = open_issue.issue
    name = torn(open_issue)
    window.focus_.choose(name)
    window.editor.setFocus()
    press(window, Qt.Key.Key_J, CTRL, ALT)
    [head] = [b.continues for b in open_issue.issue.boundaries if b.id == name]
    assert head == next(b.continues for b in before.boundaries if b.id == name)
    undo(window)
    assert open_issue.issue.layout.begins_article(name)


def test_the_targets_are_ranked_with_a_reason_and_both_ends(window: MainWindow, open_issue: OpenIssue) -> None:
    wanted = next(b.continues for b in open_issue.issue.boundaries if b.continues)
    name = torn(open_issue)
    window.focus_.choose(name)
    window.editor.setFocus()
    press(window, Qt.Key.Key_J, CTRL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ContinueDialog)
    first = dialog.list.topLevelItem(0)
    assert first is not None
    assert first.data(0, Qt.ItemDataRole.UserRole) == wanted
    assert "⟶" in first.text(2)
    assert first.text(3)
    dialog.accept()
    assert next(b.continues for b in open_issue.issue.boundaries if b.id == name) == wanted


def test_keys_change_the_order_of_the_pieces(
    pieces: SegmentsPanel, window: MainWindow, open_issue: OpenIssue, text_of: Callable[[str], str]
) -> None:
    before, order = open_issue.issue, pieces.order()
    pieces.list.setFocus()
    pieces.list.setCurrentRow(1)
    key(pieces.list, Qt.Key.Key_Up, CTRL)
    assert pieces.order() == [order[1], order[0]]
    assert window.focus_.article_id == order[1]
    assert pieces.list.hasFocus()
    assert window.editor.blocks.text == text_of(order[1])
    undo(window)
    assert open_issue.issue == before
    assert pieces.order() == order


def test_dragging_changes_the_order_of_the_pieces(
    pieces: SegmentsPanel, window: MainWindow, open_issue: OpenIssue, qtbot: object
) -> None:
    order = pieces.order()
    model = pieces.list.model()
    assert model.moveRow(pieces.list.rootIndex(), 0, pieces.list.rootIndex(), 2)  # what a drop does
    qtbot.waitUntil(lambda: pieces.order() == order[::-1])  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: window.focus_.article_id == order[1])  # type: ignore[attr-defined]
    assert [s.boundary.id for s in open_issue.issue.layout.article_of(order[0]).segments] == order[::-1]
    undo(window)
    assert pieces.order() == order


def test_a_piece_is_joined_to_the_sentence_or_taken_out(
    pieces: SegmentsPanel, window: MainWindow, open_issue: OpenIssue
) -> None:
    name = pieces.order()[1]
    before = open_issue.issue
    pieces.list.setFocus()
    pieces.list.setCurrentRow(1)
    inside = open_issue.issue.layout.segment_at(before.by_id[name].anchor.raw).boundary.inside
    key(pieces.list, Qt.Key.Key_I)
    assert open_issue.issue.layout.segment_at(before.by_id[name].anchor.raw).boundary.inside != inside
    undo(window)
    pieces.list.setCurrentRow(1)
    key(pieces.list, Qt.Key.Key_Delete)
    assert open_issue.issue.layout.begins_article(name)
    undo(window)
    assert open_issue.issue == before
