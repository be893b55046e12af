"""Two windows in two processes on one issue: read, taken over, killed, and edited again, with nothing lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core.address import Address, Url
from annotator.core.errors import Held, Left
from annotator.tour import select_text, type_text
from tests.window import samples
from tests.window.desks import closed, opened, put

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60_000


@pytest.fixture(params=["file", "server"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Address]:
    """An empty library: in a file, and on a server."""
    if request.param == "file":
        yield tmp_path / "归档 'desk'.db"
        return
    with request.getfixturevalue("server").library() as url:
        yield url


@pytest.fixture
def desk(where: Address, qtbot: QtBot) -> Iterator[Application]:
    """The first window, in this process, with the sample issue open."""
    desk = opened(where, qtbot)
    put(desk, samples.RAW)
    yield desk
    closed(desk)


def test_an_issue_goes_from_window_to_window_and_nothing_is_lost(
    desk: Application, where: Address, qtbot: QtBot
) -> None:
    window, open_issue = desk.window, desk.window.open_issue
    assert open_issue is not None
    select_text(window, "石板")
    type_text(window.editor, "青石板")
    assert window.editor.store_typing()

    name = where.secret if isinstance(where, Url) else str(where)
    command = [sys.executable, "-m", "tests.stories.second_window", name, str(open_issue.issue_id)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "reads\n"
        select_text(window, "夜里")
        type_text(window.editor, "夜晚")
        other.stdin.write("take over\n")
        other.stdin.flush()
        assert other.stdout.readline() == "edits\n"
        assert other.stdout.readline() == "stored\n"
        # The pause after typing ends, and what was typed can't be stored any more.
        qtbot.waitUntil(lambda: bool(window.lease_bar.kept), timeout=PATIENCE)
        assert window.lease_bar.kept == ["夜晚"]
        assert isinstance(open_issue.hindrance, Held)
        assert "bea edits this issue at " in window.lease_bar.why.text()
        other.kill()
    qtbot.waitUntil(lambda: isinstance(open_issue.hindrance, Left), timeout=PATIENCE)
    window.lease_bar.look_again.click()
    assert not window.lease_bar.why.isVisible()
    for words in ("周妈妈", "青石板"):
        assert words in window.editor.blocks.text
    assert "尚未保存" not in window.editor.blocks.text
    select_text(window, "夜里")
    type_text(window.editor, window.lease_bar.kept[0])
    assert window.editor.store_typing()
    window.lease_bar.put_away.click()
    assert not window.lease_bar.isVisible()
    assert list(desk.library.check()) == []
    authors = [entry.author for entry in desk.library.history(open_issue.issue_id).entries[2:]]
    assert authors == ["ann", "bea", "ann"]
