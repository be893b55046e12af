"""The desk: a real application on a real library, its window up, closed at the end of each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator import workflow
from annotator.app import Application
from annotator.core.laws import faults
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from tests.window import pages, samples
from tests.window.desks import closed, opened, put


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    """A library with an issue of two pages, and the files that it came from, in one folder; tests copy it."""
    folder = tmp_path_factory.mktemp("pages")
    pages.draw(folder / "晨报")
    with workflow.open_library(folder / "a.db", create=True) as library:
        workflow.import_all(library, [folder / "晨报"], author="ann", entities=False, form="pages")
    return folder


@pytest.fixture
def bare_desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Application]:
    """The application on an empty library."""
    desk = opened(tmp_path / "desk.db", qtbot)
    yield desk
    closed(desk)


@pytest.fixture
def desk(bare_desk: Application) -> Application:
    """The application with the sample issue open, the bridge article chosen."""
    put(bare_desk, samples.RAW)
    return bare_desk


@pytest.fixture
def window(desk: Application) -> MainWindow:
    return desk.window


@pytest.fixture
def open_issue(desk: Application) -> Iterator[OpenIssue]:
    """The open open_issue; at the end of the test it must be sound, and be what the library holds."""
    open_issue = desk.window.open_issue
    assert open_issue is not None
    yield open_issue
    assert list(faults(open_issue.issue)) == []
    assert desk.library.load(open_issue.issue_id) == open_issue.issue


@pytest.fixture
def text_of(open_issue: OpenIssue) -> Callable[[str], str]:
    """The stored text of an article by the id of its boundary."""
    return lambda name: open_issue.offsets(open_issue.issue.layout.article_of(name)).text
