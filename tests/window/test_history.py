"""History, notes and the page of changes, through the real window."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core.operations import Operation
from annotator.tour import press, select_text, wait_for
from annotator.window.dialogs.changes import ChangesDialog
from annotator.window.dialogs.changes_page import page
from annotator.window.dialogs.note import NoteDialog
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from annotator.window.panels.history import HistoryPanel
from annotator.window.panels.notes import NotesPanel
from annotator.window.panes.marks import Look
from tests.window import samples
from tests.window.desks import ALT, CTRL, SHIFT, closed, commit, key, opened, put, undo


def history_of(window: MainWindow) -> HistoryPanel:
    panel = window.docks.panels["history_panel"]
    assert isinstance(panel, HistoryPanel)
    if not panel.isVisible():
        press(window, Qt.Key.Key_F12)
    return panel


def rows(panel: HistoryPanel) -> list[tuple[str, ...]]:
    model = panel.model
    return [tuple(model.index(row, n).data() for n in range(1, 4)) for row in range(model.rowCount())]


def work(window: MainWindow) -> None:
    """A correction, a name, and a note."""
    window.focus_.choose("bridge")
    select_text(window, "照片")
    commit(window.editor, "图样")
    assert window.editor.store_typing()
    select_text(window, "栏杆")
    press(window, Qt.Key.Key_2, CTRL)


def test_the_history_tells_what_was_done_in_words_and_by_whom(window: MainWindow, open_issue: OpenIssue) -> None:
    work(window)
    found = rows(history_of(window))
    assert found[0][:2] == ("ann", "tagging")
    assert "栏杆 = place" in found[0][2]
    assert found[1][:2] == ("ann", "typing")
    assert "照片 → 图样" in found[1][2]
    assert found[-1][:2] == ("test", "automatic split")


def test_the_texts_go_along_with_the_history(window: MainWindow, open_issue: OpenIssue) -> None:
    work(window)
    panel = history_of(window)
    window.focus_.choose("stork")
    panel.table.setFocus()
    panel.table.go_to(1)
    assert window.focus_.article_id == "bridge"
    assert window.editor.blocks.text[window.editor.caret() :].startswith("图样")


def test_everything_back_to_a_point_is_taken_back_and_made_again(window: MainWindow, open_issue: OpenIssue) -> None:
    before = open_issue.issue
    work(window)
    after = open_issue.issue
    panel = history_of(window)
    panel.table.setFocus()
    panel.table.go_to(2)
    key(panel.table, Qt.Key.Key_Return)
    assert open_issue.issue == before
    assert panel.model.index(0, 0).data(Qt.ItemDataRole.ForegroundRole) is not None
    assert panel.model.index(2, 0).data(Qt.ItemDataRole.ForegroundRole) is None
    panel.table.go_to(0)
    panel.back.click()
    assert open_issue.issue == after
    assert panel.model.index(0, 0).data(Qt.ItemDataRole.ForegroundRole) is None


def test_an_operation_that_changed_nothing_is_a_row_like_the_others(tmp_path: Path, qtbot: QtBot) -> None:
    desk = opened(tmp_path / "desk.db", qtbot)
    issue, operations = samples.made(samples.RAW)
    desk.show_issue(desk.library.add(issue, [*operations, Operation("entities", ())], author="test"))
    panel = history_of(desk.window)
    assert rows(panel)[0] == ("test", "automatic entities", "")
    panel.table.setFocus()
    panel.table.go_to(1)
    panel.table.go_to(0)
    assert panel.current is not None
    assert panel.current.name == "entities"
    closed(desk)


def test_the_history_survives_a_restart(tmp_path: Path, qtbot: QtBot) -> None:
    desk = opened(tmp_path / "desk.db", qtbot)
    issue_id = put(desk, samples.RAW).issue_id
    assert desk.window.open_issue is not None
    before = desk.window.open_issue.issue
    work(desk.window)
    closed(desk)
    again = opened(tmp_path / "desk.db", qtbot)
    again.show_issue(issue_id)
    panel = history_of(again.window)
    assert [row[1] for row in rows(panel)][:2] == ["tagging", "typing"]
    panel.table.go_to(2)
    panel.back.click()
    assert again.window.open_issue is not None
    assert again.window.open_issue.issue == before
    closed(again)


def note_dialog_of(window: MainWindow) -> NoteDialog:
    [dialog] = [found for found in window.findChildren(QDialog) if isinstance(found, NoteDialog) and found.isVisible()]
    return dialog


def write(window: MainWindow, text: str) -> None:
    press(window, Qt.Key.Key_N, CTRL, ALT)
    dialog = note_dialog_of(window)
    wait_for(dialog.isActiveWindow, "the dialog")
    dialog.text.setPlainText(text)
    key(dialog.text, Qt.Key.Key_Return, CTRL)
    window.activateWindow()  # the offscreen platform leaves it to us
    wait_for(window.isActiveWindow, "the window")


def test_a_note_is_written_shown_changed_listed_and_removed(window: MainWindow, open_issue: OpenIssue) -> None:
    window.focus_.choose("bridge")
    select_text(window, "周阿姨")
    write(window, "全名？")
    [note] = open_issue.issue.notes
    assert open_issue.issue.raw[note.start.raw : note.end.raw] == "周阿姨"
    assert any(mark.look == Look.NOTE for mark in window.editor.marks())
    offset = window.editor.blocks.text.index("阿姨")
    assert "全名？" in window.editor.tip_at(offset)
    assert "全名？" in window.raw.tip_at(note.start.raw)
    select_text(window, "周阿姨")
    write(window, "周桂芳")
    assert open_issue.issue.notes[0].text == "周桂芳"
    window.focus_.choose("stork")
    press(window, Qt.Key.Key_F11)
    panel = window.docks.panels["notes_panel"]
    assert isinstance(panel, NotesPanel)
    assert panel.model.index(0, 4).data() == "周桂芳"
    key(panel.table, Qt.Key.Key_Home)
    panel.on_row()
    assert window.focus_.article_id == "bridge"
    key(panel.table, Qt.Key.Key_Delete)
    assert open_issue.issue.notes == ()
    undo(window)
    undo(window)
    assert open_issue.issue.notes[0].text == "全名？"
    undo(window)
    assert open_issue.issue.notes == ()


def test_a_note_stays_where_it_is_when_the_text_under_it_is_corrected(
    window: MainWindow, open_issue: OpenIssue
) -> None:
    window.focus_.choose("bridge")
    select_text(window, "周阿姨")
    write(window, "全名？")
    select_text(window, "阿姨")
    commit(window.editor, "婶")
    assert window.editor.store_typing()
    offset = window.editor.blocks.text.index("周婶")
    assert "全名？" in window.editor.tip_at(offset)
    press(window, Qt.Key.Key_F7)
    assert "周阿姨" in window.editor.blocks.text
    assert open_issue.issue.notes


class Text(HTMLParser):
    """Gathers what stands in each element."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.found.append((self.open[-1] if self.open else "", data))


def parsed(html: str) -> list[tuple[str, str]]:
    reader = Text()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader.found


def test_the_page_of_changes_shows_what_went_and_what_came(window: MainWindow, open_issue: OpenIssue) -> None:
    work(window)
    found = parsed(page(open_issue.issue, [open_issue.issue.layout.article_of("bridge")], language="zh_CN"))
    assert ("del", "照片") in found
    assert ("ins", "图样") in found
    assert ("del", "↵") in found  # the healed line break


def test_a_hostile_text_stays_text_on_the_page(bare_desk: Application) -> None:
    open_issue = put(bare_desk, samples.RAW.replace("夜里", '<script>alert(1)</script>&amp;"'))
    html = page(open_issue.issue, open_issue.issue.articles, language='zh"><script>')
    tags = {tag for tag, _text in parsed(html)}
    assert "script" not in tags
    assert "&lt;script&gt;alert(1)" in html


def test_the_changes_are_shown_and_exported(
    window: MainWindow, open_issue: OpenIssue, tmp_path: Path, desk: Application
) -> None:
    work(window)
    press(window, Qt.Key.Key_D, CTRL, SHIFT)
    [dialog] = [found for found in window.findChildren(QDialog) if isinstance(found, ChangesDialog)]
    assert "图样" in dialog.view.toPlainText()
    assert "白鹳" not in dialog.view.toPlainText()
    assert dialog.view.isReadOnly()
    dialog.whole.setChecked(True)
    assert "白鹳" in dialog.view.toPlainText()
    dialog.export_requested.emit(tmp_path / "变更.html", dialog.html())
    assert (tmp_path / "变更.html").read_text(encoding="utf-8") == dialog.html()
    dialog.close()


def test_the_changes_are_printed_from_a_dialog(window: MainWindow, open_issue: OpenIssue) -> None:
    dialog = ChangesDialog(open_issue, "bridge", "en", window)
    dialog.open()
    [button] = [found for found in dialog.buttons.buttons() if found.text() == "Print…"]
    button.click()
    [printing] = dialog.findChildren(QDialog)
    assert printing.isVisible()
    printing.reject()
    dialog.close()


def test_a_page_that_can_not_be_written_is_told(desk: Application, tmp_path: Path) -> None:
    desk.exports.write_page(tmp_path / "no folder" / "x.html", "<p>")
    assert "can't be written" in desk.window.notice.text()
    for box in desk.window.findChildren(QDialog):
        box.close()


@pytest.mark.parametrize("tag", ["del", "ins"])
def test_qt_shows_what_changed_by_more_than_colour(tag: str, window: MainWindow, open_issue: OpenIssue) -> None:
    work(window)
    dialog = ChangesDialog(open_issue, "bridge", "en", window)
    shown = dialog.view.document().find("照片" if tag == "del" else "图样")
    style = shown.charFormat()
    assert style.fontStrikeOut() if tag == "del" else style.fontUnderline()
    dialog.close()
