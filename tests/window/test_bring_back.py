"""Names that come back from a file of an annotating tool, in the window: shown first, then taken up."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core.offsets import OffsetMap
from annotator.window.dialogs.bring_back import BringBackDialog
from annotator.workflow import Offsets
from tests.window.samples import BRIDGE_TEXT, STORK_TEXT
from tests.window.test_app import drop


def doccano(path: Path, *texts: tuple[str, list[tuple[int, int, str]]]) -> Path:
    lines = [json.dumps({"text": text, "label": labels}) for text, labels in texts]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def asked(app: Application, path: Path, qtbot: QtBot) -> BringBackDialog:
    """The dialog that a dropped file opens, once it tells what would come of the file."""
    drop(app.window, path)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), BringBackDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BringBackDialog)
    qtbot.waitUntil(lambda: bool(dialog.message.text()))
    return dialog


def names(app: Application) -> set[tuple[str, str]]:
    """The live names of the open issue: what they say, and their labels."""
    assert app.window.open_issue is not None
    issue = app.window.open_issue.issue
    return {
        (OffsetMap(issue, issue.layout.article_at(e.start.raw)).slice(e.start, e.end), e.label)
        for e in issue.entities
        if e.live
    }


def test_a_dropped_file_of_names_is_shown_and_taken_up_as_one_step(
    desk: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    before = names(desk)
    open_issue = desk.window.open_issue
    assert open_issue is not None
    steps = len(open_issue.history.entries)
    path = doccano(tmp_path / "a.jsonl", (BRIDGE_TEXT, [(0, 2, "LOC"), (1, 3, "ORG")]), (STORK_TEXT, [(0, 3, "LOC")]))
    dialog = asked(desk, path, qtbot)
    assert "Texts in the file: 2. Issues that are here: 1, new ones: 0." in dialog.message.text()
    assert "text 1: 桥修 ORG — An entity may lie inside another one" in dialog.lines.toPlainText()
    assert names(desk) == before
    dialog.accept()
    qtbot.waitUntil(lambda: names(desk) >= {("老桥", "LOC"), ("芦花洲", "LOC")})
    assert len(open_issue.history.entries) == steps + 1
    assert ("桥修", "ORG") not in names(desk)
    open_issue.undo()
    assert names(desk) == before
    assert desk.library.load(open_issue.issue_id) == open_issue.issue


def test_a_file_that_replaces_takes_names_away(desk: Application, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = asked(desk, doccano(tmp_path / "a.jsonl", (BRIDGE_TEXT, [(0, 2, "LOC")])), qtbot)
    assert "taken away: 0" in dialog.message.text()
    dialog.replacing.click()
    qtbot.waitUntil(lambda: "taken away: 0" not in dialog.message.text())
    assert "Entities that will be taken away:" in dialog.lines.toPlainText()
    before, issue = names(desk), desk.window.open_issue
    assert issue is not None
    dialog.accept()
    qtbot.waitUntil(lambda: ("老桥", "LOC") in names(desk))
    assert {name for name in names(desk) if name[0] in BRIDGE_TEXT} == {("老桥", "LOC")}
    issue.undo()
    assert names(desk) == before


def test_texts_that_are_not_here_become_new_issues(desk: Application, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = asked(desk, doccano(tmp_path / "a.jsonl", ("新的一页", [(0, 2, "LOC")])), qtbot)
    dialog.where.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "No issue here has this text." in dialog.lines.toPlainText())
    assert not dialog.take.isEnabled()
    dialog.where.setCurrentIndex(0)
    qtbot.waitUntil(dialog.take.isEnabled)
    dialog.accept()
    qtbot.waitUntil(lambda: names(desk) == {("新的", "LOC")})
    assert len(desk.library.issues()) == 2


def test_a_wrong_file_of_names_is_told_and_changes_nothing(desk: Application, tmp_path: Path, qtbot: QtBot) -> None:
    before = names(desk)
    path = tmp_path / "a.json"
    path.write_text('[{"data": {"text"', encoding="utf-8")
    drop(desk.window, path)
    qtbot.waitUntil(lambda: any("line 1" in box.text() for box in desk.window.findChildren(QMessageBox)))
    assert names(desk) == before


def test_what_offsets_count_is_asked_where_a_file_does_not_say_it(
    desk: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = asked(desk, doccano(tmp_path / "a.jsonl", ("𠮷田在老桥上。", [(3, 5, "LOC")])), qtbot)
    dialog.offsets.setCurrentIndex(dialog.offsets.findData(Offsets.GRAPHEME))
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() not in (None, dialog))
    again = QApplication.activeModalWidget()
    assert isinstance(again, BringBackDialog)
    qtbot.waitUntil(again.take.isEnabled)
    again.accept()
    qtbot.waitUntil(lambda: names(desk) == {("老桥", "LOC")})
