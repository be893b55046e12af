"""The desk: a real application on a real library, its window up, closed at the end of each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core.laws import faults
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import Document
from tests.window import samples
from tests.window.desks import closed, opened, put


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
def document(desk: Application) -> Iterator[Document]:
    """The open document; at the end of the test it must be sound, and be what the library holds."""
    document = desk.window.document
    assert document is not None
    yield document
    assert list(faults(document.issue)) == []
    assert desk.library.load(document.issue_id) == document.issue


@pytest.fixture
def text_of(document: Document) -> Callable[[str], str]:
    """The stored text of an article by the id of its boundary."""
    return lambda name: document.offsets(document.issue.layout.article_of(name)).text
