"""The workbench on a million characters with over ten thousand open suggestions: a step of the queue, a hit, a key."""

from __future__ import annotations

import time
from itertools import cycle

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from annotator.window.main_window import MainWindow
from annotator.window.panels.queue import QueuePanel
from tests.benchmarks.figures import Comparison, frame, p99
from tests.benchmarks.test_window import shown

pytestmark = pytest.mark.benchmark(timer=time.process_time)


@pytest.fixture
def queue(window: MainWindow) -> QueuePanel:
    """The queue, in sight and with the keyboard."""
    window.docks.show("queue_panel")
    QApplication.processEvents()
    panel = window.docks.panels["queue_panel"]
    assert isinstance(panel, QueuePanel)
    assert len(panel.doubts) > 10_000
    return panel


def test_a_step_through_the_queue_is_shown_in_time(
    window: MainWindow, queue: QueuePanel, bare_text: QPlainTextEdit, compare: Comparison
) -> None:
    compare(
        "the next doubt, shown on both sides, p99",
        lambda: shown(lambda: QTest.keyClick(queue.table, Qt.Key.Key_N)),
        lambda: shown(bare_text.viewport().update),
        rounds=300,
        of=p99,
        bound=frame,
    )


def test_a_doubt_is_decided_and_the_next_one_shown_in_time(
    window: MainWindow, queue: QueuePanel, bare_text: QPlainTextEdit, compare: Comparison
) -> None:
    keys = cycle([Qt.Key.Key_A, Qt.Key.Key_R])
    left = len(queue.doubts)
    compare(
        "a doubt decided, stored, and the next one shown, p99",
        lambda: shown(lambda: QTest.keyClick(queue.table, next(keys))),
        lambda: shown(bare_text.viewport().update),
        rounds=300,
        of=p99,
        bound=frame,
    )
    assert len(queue.doubts) == left - 301


def test_the_next_hit_is_shown_in_time(
    window: MainWindow, bare_text: QPlainTextEdit, compare: Comparison, qtbot: QtBot
) -> None:
    window.docks.find_in_issue()
    window.search.pattern.setText("老人们")
    qtbot.waitUntil(lambda: not window.search.is_busy() and bool(window.search.model.items), timeout=60_000)
    compare(
        "the next hit, shown on both sides, p99",
        lambda: shown(window.search.next_hit),
        lambda: shown(bare_text.viewport().update),
        rounds=300,
        of=p99,
        bound=frame,
    )


def test_a_key_is_shown_in_time_beside_the_queue(
    window: MainWindow, queue: QueuePanel, bare: QPlainTextEdit, compare: Comparison
) -> None:
    window.focus_.choose(window.articles.articles.article(500).id)
    window.editor.setFocus()
    window.editor.select(20, 20)
    bare.resize(window.editor.size())
    bare.setPlainText(window.editor.blocks.text)
    keys = cycle([Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace])
    compare(
        "a key in an article beside the queue, p99",
        lambda: shown(lambda: QTest.keyClick(window.editor, next(keys))),
        lambda: shown(lambda: QTest.keyClick(bare, Qt.Key.Key_A)),
        rounds=600,
        of=p99,
        bound=frame,
    )
