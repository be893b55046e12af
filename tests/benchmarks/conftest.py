"""A library that holds one large issue, the real window on it, and the table of figures at the end of the run."""

from __future__ import annotations

import gc
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from annotator.settings import Settings
from annotator.store import Library
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from tests.benchmarks.figures import HEADING, Comparison, Figure
from tests.benchmarks.large import large_issue

_FIGURES = pytest.StashKey[list[Figure]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """How large the archive and the exports are, and where the archive is kept."""
    parser.addoption("--issues", type=int, default=60, help="so many issues has the archive")
    parser.addoption("--articles", type=int, default=2_000, help="so many articles are exported")
    parser.addoption("--on-server", type=int, default=20, help="so many issues has the archive on a server")
    parser.addoption("--archive", type=Path, help="an archive that is kept, and made where it is not there")


@pytest.fixture(scope="session")
def large_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one issue of a million characters, a thousand articles and ten thousand names."""
    path = tmp_path_factory.mktemp("large") / "large.db"
    issue, operation = large_issue()
    with Library.open(path) as library:
        library.add(issue, [operation], author="benchmark")
    return path


@pytest.fixture
def library(large_database: Path, tmp_path: Path) -> Iterator[Library]:
    """The library on a copy of that database; what it stores is not waited for until it is on the disk."""
    with Library.open(Path(shutil.copy(large_database, tmp_path))) as library:
        library.database.synchronous = "OFF"
        yield library


@pytest.fixture
def empty_window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The main window without an issue."""
    window = MainWindow(Settings(author="ann"), "en")
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    yield window
    window.close()
    gc.collect()  # what is left of a large issue would slow the next measurement down


@pytest.fixture
def window(library: Library, empty_window: MainWindow) -> MainWindow:
    """The main window on the large issue."""
    empty_window.show_open_issue(OpenIssue(library, 1, author="ann", parent=empty_window))
    QApplication.processEvents()
    return empty_window


@pytest.fixture
def bare(empty_window: MainWindow, qtbot: QtBot) -> QPlainTextEdit:
    """A bare text widget of the raw view's size and font."""
    bare = QPlainTextEdit()
    qtbot.addWidget(bare)
    bare.setFont(empty_window.raw.font())
    bare.resize(empty_window.raw.size())
    bare.show()
    QApplication.processEvents()
    return bare


@pytest.fixture
def bare_text(bare: QPlainTextEdit, window: MainWindow) -> QPlainTextEdit:
    """The bare text widget with the text of the large issue."""
    bare.setPlainText(window.raw.blocks.text)
    QApplication.processEvents()
    return bare


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[Figure], None]:
    """What takes a figure for the table."""
    return request.config.stash.setdefault(_FIGURES, []).append


@pytest.fixture
def compare(benchmark: BenchmarkFixture, tell: Callable[[Figure], None], request: pytest.FixtureRequest) -> Comparison:
    """Holds what the test measures against its floor and its bound."""
    scale = os.environ.get("QT_SCALE_FACTOR", "1")

    def tell_both(figure: Figure) -> None:
        tell(figure)
        benchmark.extra_info["figure"] = f"×{scale} {figure}"

    marker = request.node.get_closest_marker("benchmark")
    return Comparison(benchmark, marker.kwargs["timer"] if marker else time.perf_counter, tell_both)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the figures of this run."""
    terminalreporter.section("figures")
    terminalreporter.line(HEADING)
    for figure in config.stash.get(_FIGURES, []):
        terminalreporter.line(str(figure))
