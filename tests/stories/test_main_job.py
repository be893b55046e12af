"""The main job from end to end: the real window, a real file, a process killed in the middle, and the command line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core.issue import Issue
from annotator.core.records import Correction, Entity, Role, State
from annotator.paths import sample_issue
from annotator.settings import Settings
from annotator.tour import approve, press
from annotator.workflow import Options
from tests.stories.first_half import CTRL, said
from tests.window.desks import agree

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120


@pytest.fixture(params=["sample", "real"])
def source(request: pytest.FixtureRequest) -> Path:
    """The issue to work on."""
    if request.param == "sample":
        return sample_issue()
    found: Path = request.getfixturevalue("real_issue")
    return found


def run(*args: object) -> subprocess.CompletedProcess[str]:
    """The real command, with what it printed."""
    command = [sys.executable, "-m", "annotator", *map(str, args)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)


def killed_first_half(database: Path, source: Path) -> list[str]:
    """What the first half of the job acknowledged before it was killed."""
    command = [sys.executable, "-m", "tests.stories.first_half", str(database), str(source)]
    acknowledged = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        for line in child.stdout:
            if line.strip() == "typing":
                child.kill()
                return acknowledged
            acknowledged.append(line.strip())
        pytest.fail(child.stderr.read())
    return acknowledged


@pytest.fixture
def second_half(tmp_path: Path, source: Path, qtbot: QtBot) -> Iterator[tuple[Application, list[str]]]:
    """The desk opened again after the kill, and what had been acknowledged."""
    database = tmp_path / "归档 'desk'.db"
    acknowledged = killed_first_half(database, source)
    desk = Application(Settings(author="bea"), database, "en")
    desk.opened.show_latest()
    desk.window.show()
    with qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    yield desk, acknowledged
    desk.close()


def test_an_issue_is_corrected_killed_found_again_and_exported(
    second_half: tuple[Application, list[str]], tmp_path: Path, qtbot: QtBot
) -> None:
    desk, acknowledged = second_half
    window, open_issue = desk.window, desk.window.open_issue
    assert open_issue is not None

    def issue() -> Issue:
        assert open_issue is not None
        return open_issue.issue

    assert said(issue()) == acknowledged[-1]
    assert len(set(acknowledged)) > 8, "each gesture changed something"
    typed = next(c for c in issue().corrections if c.text == "𠮷野")
    assert isinstance(typed, Correction)
    assert typed.origin == "ann"
    assert any(part.role == Role.HEADLINE and part.state == State.ACCEPTED for part in issue().parts)
    name = next(entity for entity in issue().entities if entity.state == State.ACCEPTED)
    assert isinstance(name, Entity)
    article = issue().layout.article_at(name.start.raw)
    assert "𠮷野" in open_issue.offsets(article).slice(name.start, name.end)

    # Undo goes on where the other process was killed, back to the raw text, and forth again.
    for wanted in reversed(acknowledged[:-1]):
        if said(issue()) != wanted:
            press(window, Qt.Key.Key_Z, CTRL)
            agree(window)  # that was ann's work
    for _step in range(3):
        press(window, Qt.Key.Key_Z, CTRL)
        agree(window)  # that is the program's work
    assert issue() == issue().without_records()
    while open_issue.history.to_redo is not None:
        press(window, Qt.Key.Key_Y, CTRL)
    assert said(issue()) == acknowledged[-1]

    for article in issue().articles:
        window.focus_.choose(article.id)
        if not article.approved:
            approve(window)
    assert all(article.approved for article in issue().articles)
    gold = tmp_path / "gold.jsonl"
    desk.exports.write("jsonl", gold, Options())
    qtbot.waitUntil(lambda: not desk.is_busy())
    _check_command_line(desk.library.path, gold, tmp_path)


def _check_command_line(database: Path, gold: Path, folder: Path) -> None:
    """The command line says the same: the database is sound, the export equal, and what is imported again equal too."""
    checked = run("check", "--database", database)
    assert (checked.returncode, checked.stdout) == (0, "")
    again = folder / "again.jsonl"
    exported = run("export", "--database", database, "--to", "jsonl", "--output", again)
    assert exported.returncode == 0, exported.stderr
    assert again.read_bytes() == gold.read_bytes()
    copied, back = folder / "copy.db", folder / "back.jsonl"
    assert run("import", gold, "--database", copied).returncode == 0
    assert run("export", "--database", copied, "--to", "jsonl", "--output", back).returncode == 0
    assert back.read_bytes() == gold.read_bytes()
    conll = folder / "gold.conll"
    assert run("export", "--database", database, "--to", "conll", "--output", conll).returncode == 0
    assert "𠮷\tI-PER" in conll.read_text(encoding="utf-8")
