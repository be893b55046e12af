"""What an issue costs a person who makes no mistake: operations, keystrokes and mouse travel for each article."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator import workflow
from annotator.app import Application
from annotator.core.issue import Issue
from annotator.settings import Settings
from annotator.suggest.cases import read_cases
from tests.benchmarks.annotator import Annotator
from tests.conftest import SHARED

HEADING = f"{'for each article':28} {'':12}{'operations':>11}{'keys':>11}{'clicks':>11}{'pixels':>11}"
_RIGHTLY = ("书记", "宣传", "常委")


def test_the_real_issue(real_issue: Path, tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    """Its answer: the automatic split, which is right, and the district's name put right nearly everywhere."""
    [split] = workflow.split(real_issue)
    play(real_issue, split, tmp_path, qtbot, capsys, names=False)


@pytest.mark.parametrize("style", ["pfr-19980106.dump", "seed", "wrapped"])
def test_a_case(style: str, tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    folder = SHARED / "measure" / "cases"
    if not folder.is_dir():
        pytest.skip("no cases beside the repository")
    prefix = style if style.startswith("pfr") else "rmrb-"
    path = next(path for path in sorted(folder.glob("*.txt")) if path.stem.startswith(prefix) and style in path.stem)
    for name in (path, path.with_suffix(".gold.json")):
        (tmp_path / name.name).write_bytes(name.read_bytes())
    [case] = read_cases(tmp_path)
    play(tmp_path / path.name, case.issue, tmp_path, qtbot, capsys, names=bool(case.issue.entities))


def play(
    path: Path, answer: Issue, tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str], *, names: bool
) -> None:
    """Import an issue, let the annotator work on it, and print what that took."""
    desk = Application(Settings(author="ann", window_size=(1440, 900)), tmp_path / "desk.db", "en")
    desk.window.show()
    with qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    [found] = workflow.import_all(desk.library, [path], author="ann", entities=names)
    desk.library.database.synchronous = "OFF"  # the disk is not what is measured
    desk.show_issue(found.id)
    desk.window.editor.setFocus()

    def replaced(raw: str, start: int) -> bool:
        return not raw[start + 4 :].startswith(_RIGHTLY)

    annotator = Annotator(desk.window, answer, names=names, replaced=replaced)
    annotator.work()
    with capsys.disabled():
        print("\n" + HEADING)
        print("\n".join(annotator.lines(path.stem)))
        print(f"{'':28} left: {dict(annotator.left())}")
    left = annotator.left()
    assert left["boundaries"] == left["links"] == left["approving"] == 0
    desk.close()
    desk.window.deleteLater()
