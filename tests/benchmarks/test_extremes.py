"""Texts beyond what an archive has, which must be workable all the same."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotator.store import Library
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from tests.benchmarks.figures import Comparison, frame, p99
from tests.benchmarks.large import large_issue

pytestmark = pytest.mark.benchmark(timer=time.process_time)


def show(library: Library, window: MainWindow) -> None:
    """Show the only issue of a library."""
    window.show_open_issue(OpenIssue(library, 1, author="ann", parent=window))
    QApplication.processEvents()


@pytest.fixture
def own_library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.open(tmp_path / "own.db") as library:
        yield library


def test_a_key_in_a_paragraph_of_a_hundred_thousand_characters_is_shown_in_time(
    own_library: Library, empty_window: MainWindow, bare: QPlainTextEdit, compare: Comparison
) -> None:
    issue, operation = large_issue(articles=1, size=100_000, names=1000)
    own_library.add(replace(issue, raw=issue.raw.replace("\n", "，")), [operation], author="benchmark")
    show(own_library, empty_window)
    editor = empty_window.editor
    editor.setFocus()
    editor.select(50_000, 50_000)
    editor.scroll_to(50_000)
    bare.resize(editor.size())
    bare.setPlainText(editor.blocks.shown)
    keys = cycle([Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace])

    def press() -> None:
        QTest.keyClick(editor, next(keys))
        QApplication.processEvents()

    def press_bare() -> None:
        QTest.keyClick(bare, Qt.Key.Key_A)
        QApplication.processEvents()

    compare("a key in a paragraph of 100,000 characters, p99", press, press_bare, rounds=600, of=p99, bound=frame)


def test_an_issue_of_ten_million_characters_opens(
    own_library: Library, empty_window: MainWindow, bare: QPlainTextEdit, compare: Comparison
) -> None:
    issue, operation = large_issue(articles=10_000)
    own_library.add(issue, [operation], author="benchmark")

    def show_bare() -> None:
        bare.setPlainText(issue.raw)
        QApplication.processEvents()

    compare(
        "10,000,000 characters opened and shown",
        lambda: show(own_library, empty_window),
        show_bare,
        before=empty_window.leave_issue,
        rounds=3,
        bound=lambda _floor: 10_000,
    )
