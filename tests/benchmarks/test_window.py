"""The window on a large issue: how long it takes to open, to paint, and to follow the mouse and the keys."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import cycle

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotator.store import Library
from annotator.tour import move_mouse
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from tests.benchmarks.figures import Comparison, frame, p99, typical

# What this process does is counted, and not for how long it waits for others on a busy machine.
pytestmark = pytest.mark.benchmark(timer=time.process_time)

NO_KEYS = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def shown(step: Callable[[], object]) -> None:
    """Do something, and paint what it changes."""
    step()
    QApplication.processEvents()


def test_the_raw_text_with_bands_and_marks_is_painted_in_twice_the_time_of_the_bare_text(
    window: MainWindow, bare: QPlainTextEdit, compare: Comparison
) -> None:
    open_issue = window.open_issue
    assert open_issue is not None
    compare(
        "the raw text with bands and marks, first painted",
        lambda: shown(lambda: window.raw.show_open_issue(open_issue)),
        lambda: shown(lambda: bare.setPlainText(open_issue.issue.raw)),
        before=lambda: shown(window.raw.clear_issue),
        rounds=15,
        bound=lambda floor: 2 * floor,
    )


def test_scrolling_keeps_to_a_frame(window: MainWindow, bare_text: QPlainTextEdit, compare: Comparison) -> None:
    lines = iter(range(2000, 10_000, 7))
    compare(
        "the raw text scrolled by some lines, p99",
        lambda: shown(lambda: window.raw.verticalScrollBar().setValue(next(lines))),
        lambda: shown(lambda: bare_text.verticalScrollBar().setValue(next(lines))),
        rounds=300,
        of=p99,
        bound=frame,
    )


def test_the_issue_is_open_within_a_second(
    window: MainWindow, bare: QPlainTextEdit, library: Library, compare: Comparison
) -> None:
    raw = library.load(1).raw

    def open_and_show() -> None:
        with Library.open(library.path) as opened:
            shown(lambda: window.show_open_issue(OpenIssue(opened, 1, author="ann", parent=window)))

    compare(
        "the issue opened from the database and shown",
        open_and_show,
        lambda: shown(lambda: bare.setPlainText(raw)),
        before=lambda: shown(window.leave_issue),
        rounds=7,
        bound=lambda _floor: 1000,
    )


def test_a_frame_of_a_boundary_drag_is_in_time(
    window: MainWindow, bare_text: QPlainTextEdit, compare: Comparison
) -> None:
    assert window.open_issue is not None
    boundary = window.open_issue.issue.boundaries[500]
    bar = window.raw.bar
    shown(lambda: window.raw.scroll_to(boundary.start))
    raw = window.raw
    grip = QPoint(bar.width() // 2, round(raw.top_of(boundary.start)))
    number = raw.blocks.block_at(boundary.start)
    lines = [QPoint(grip.x(), round(raw.top_of(start))) for start in raw.blocks.starts[number + 1 : number + 7]]
    ways = cycle([*lines, *reversed(lines[1:-1])])
    places = set()

    def move() -> None:
        move_mouse(bar, next(ways), NO_KEYS)
        QApplication.processEvents()
        places.add(bar.preview)

    QTest.mousePress(bar, LEFT, NO_KEYS, grip)
    compare(
        "a frame of a boundary drag, p99",
        move,
        lambda: shown(bare_text.viewport().update),
        rounds=600,
        of=p99,
        bound=frame,
    )
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert len(places) == len(lines), "each move was to another line"


def test_a_dropped_boundary_is_stored_and_shown_quickly(
    window: MainWindow, bare_text: QPlainTextEdit, compare: Comparison
) -> None:
    open_issue = window.open_issue
    assert open_issue is not None
    boundary = open_issue.issue.boundaries[500]
    shown(lambda: window.raw.scroll_to(boundary.start))
    ways = cycle([boundary.start + 40, boundary.start])
    compare(
        "a dropped boundary, stored and shown in all views",
        lambda: shown(lambda: window.gestures.boundaries.move_boundary(boundary.id, next(ways))),
        lambda: shown(bare_text.viewport().update),
        rounds=40,
        of=typical,
        bound=lambda _floor: 100,
    )


def test_a_key_in_an_article_is_shown_in_time(window: MainWindow, bare: QPlainTextEdit, compare: Comparison) -> None:
    _begin_typing(window, 500)
    bare.resize(window.editor.size())
    bare.setPlainText(window.editor.blocks.text)
    keys = cycle([Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace])
    compare(
        "a key in an article, p99",
        lambda: shown(lambda: QTest.keyClick(window.editor, next(keys))),
        lambda: shown(lambda: QTest.keyClick(bare, Qt.Key.Key_A)),
        rounds=600,
        of=p99,
        bound=frame,
    )


def test_what_was_typed_is_stored_and_shown_in_time(
    window: MainWindow, bare_text: QPlainTextEdit, compare: Comparison
) -> None:
    open_issue = window.open_issue
    assert open_issue is not None
    articles = iter(range(10, 1000))

    def type_in_another_article() -> None:
        _begin_typing(window, next(articles))
        shown(lambda: QTest.keyClick(window.editor, Qt.Key.Key_A))

    compare(
        "what was typed, stored and shown in all views",
        lambda: shown(window.editor.store_typing),
        lambda: shown(bare_text.viewport().update),
        before=type_in_another_article,
        rounds=500,
        of=typical,
        bound=lambda _floor: 50,  # no key waits for it: it comes when typing rests
    )
    assert open_issue.history.next_number > 500, "each round stored something"


def _begin_typing(window: MainWindow, number: int) -> None:
    """Put the caret into the middle of an article."""
    assert window.open_issue is not None
    window.focus_.choose(window.open_issue.issue.articles[number].id)
    window.editor.setFocus()
    window.editor.select(450, 450)
    QApplication.processEvents()
