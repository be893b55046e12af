"""Pages from end to end: scans with their ALTO come in, are read by their print, corrected, and found again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core.geometry import Box
from annotator.core.records import Correction
from annotator.tour import press
from annotator.window.dialogs.dialog import OK
from annotator.window.dialogs.import_files import ImportDialog
from annotator.window.page.page_pane import PagePane
from tests.window import pages
from tests.window.desks import CTRL, LEFT, NONE, SMALL, closed, opened


def click(page: PagePane, box: Box) -> None:
    """Click into the middle of a box of the page."""
    page.area.reveal(box, box)
    point: QPoint = page.area.rect_of(box).center().toPoint()
    QTest.mouseClick(page.area.viewport(), LEFT, NONE, point)


def sign(column: int, row: int, number: int) -> Box:
    left, top, _right, bottom = pages.row_box(column, row)
    return Box(left + number * pages.SIZE, top, left + (number + 1) * pages.SIZE, bottom)


def shown(desk: Application, qtbot: QtBot) -> PagePane:
    page = pages.shown(desk)
    qtbot.waitUntil(lambda: not page.is_busy())
    assert page.notice.isHidden()
    return page


def test_a_folder_of_scans_is_imported_read_by_its_print_corrected_and_found_again(
    tmp_path: Path, qtbot: QtBot
) -> None:
    pages.draw(tmp_path / "晨报", 2)
    desk = opened(tmp_path / "a.db", qtbot)
    desk.imports.take([tmp_path / "晨报"])
    [dialog] = desk.window.findChildren(ImportDialog)
    qtbot.waitUntil(dialog.buttons.button(OK).isEnabled)
    assert dialog.pages.table.rowCount() == 2
    dialog.accept()
    qtbot.waitUntil(lambda: desk.window.open_issue is not None and not desk.is_busy(), timeout=20_000)
    desk.window.activateWindow()
    page, open_issue = shown(desk, qtbot), desk.window.open_issue
    assert open_issue is not None

    desk.window.editor.setFocus()
    click(page, sign(1, 5, 3))
    raw = open_issue.issue.raw.index(pages.row_text(0, 1, 5)) + 3
    assert desk.window.raw.caret() == raw
    QTest.keyClicks(desk.window.editor, "X")
    desk.window.editor.store_typing()
    [typed] = [c for c in open_issue.issue.corrections if isinstance(c, Correction) and "X" in c.text]
    assert typed.start == raw
    assert page.area.marks.line == pages.row_box(1, 5), "the print stays where it is"

    page.area.setFocus()
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())
    QTest.keyClick(page.area, Qt.Key.Key_PageDown)
    assert page.page == 1
    click(page, sign(0, 2, 0))
    assert open_issue.issue.raw[desk.window.raw.caret() :].startswith(pages.row_text(1, 0, 2))
    desk.window.editor.setFocus()
    press(desk.window, Qt.Key.Key_Z, CTRL)
    assert typed.id not in open_issue.issue.by_id
    assert page.page == 0, "what is taken back is shown on its page"
    desk.window.change_settings(image_place="above")
    kept = desk.window.settings
    closed(desk)

    again = opened(tmp_path / "a.db", qtbot, kept)
    again.opened.show_latest()
    page = shown(again, qtbot)
    assert page.geometry().bottom() <= again.window.raw.geometry().top()
    assert kept.image_shown == SMALL.image_shown
    closed(again)
