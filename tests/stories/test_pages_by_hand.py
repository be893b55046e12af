"""Two scans from end to end: read, put in order, split, corrected by the print, an area drawn and read, approved,
exported, undone to the start, and restored from a backup.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from annotator import formats, workflow
from annotator.app import Application
from annotator.core.geometry import Alternative, Box, Spot
from annotator.core.issue import Article, Issue
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.pages import Line
from annotator.core.polygons import holds
from annotator.core.records import Position, RegionKind, Status
from annotator.tour import press
from annotator.window.dialogs.dialog import OK
from annotator.window.dialogs.import_files import ImportDialog
from annotator.window.page.alternatives import AlternativesMenu
from annotator.window.page.image_area import Fit, ImageArea
from tests.window import pages
from tests.window.desks import ALT, CTRL, LEFT, NEVER_ASKING, NONE, closed, opened

PATIENCE = 30_000
MISSED = range(9, pages.ROWS)
"""The rows of the right column of the first page that the engine does not find on the whole page."""
WRONG, RIGHT, FAINT_ROW = "巳", "己", 5
EMPTY = Box(100, 920, 300, 1060)
KEEP = (1, 1, 1)


# The engine


def lines_of(page: int) -> Iterator[tuple[bool, Line]]:
    """The lines that an engine reads on a page, one character wrongly, and whether it finds them on the whole page."""
    yield True, Line(text=pages.headline(page), box=Box(60, 40, 620, 120), confidence=0.98)
    for column in range(2):
        for row in range(pages.ROWS):
            text, box = pages.row_text(page, column, row), pages.row_box(column, row)
            is_faint = (page, column, row) == (0, 0, FAINT_ROW)
            if is_faint:
                text = text.replace(RIGHT, WRONG)
            spots = [
                Spot(at, at + 1, Box(left, box.top, left + pages.SIZE, box.bottom), *_doubt(sign))
                for at, sign in enumerate(text)
                for left in [box.left + at * pages.SIZE]
            ]
            found = (page, column) != (0, 1) or row not in MISSED
            yield found, Line(text=text, box=box, confidence=0.95, characters=spots)


def _doubt(sign: str) -> tuple[float, tuple[Alternative, ...]]:
    return (0.5, (Alternative(RIGHT, 0.4),)) if sign == WRONG else (0.98, ())


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that knows what is printed on the drawn pages."""

    def lines_of_pages(
        path: Path, _file: object, frames: list[int], progress: Any, *_engine: object, **about: Any
    ) -> Any:
        area, page = about.get("area", ()), int(path.stem[-1]) - 1
        for share, _frame in enumerate(frames, 1):
            progress(share / len(frames))
            lines = [line for found, line in lines_of(page) if (_is_in(line, area) if area else found)]
            yield (pages.WIDTH, pages.HEIGHT), lines

    monkeypatch.setattr("annotator.ocr.is_installed", lambda _engine=None: True)
    monkeypatch.setattr("annotator.ocr.lines_of_pages", lines_of_pages)


def _is_in(line: Line, area: Any) -> bool:
    return holds(area, (line.box.left + line.box.right) / 2, (line.box.top + line.box.bottom) / 2)


# What a person does


def imported(folder: Path, database: Path, qtbot: QtBot) -> Application:
    desk = opened(database, qtbot, NEVER_ASKING)
    desk.imports.take([folder])
    [dialog] = desk.window.findChildren(ImportDialog)
    qtbot.waitUntil(dialog.buttons.button(OK).isEnabled)
    dialog.accept()
    qtbot.waitUntil(lambda: desk.window.open_issue is not None and not desk.is_busy(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not pages.shown(desk).is_busy(), timeout=PATIENCE)
    with qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    return desk


def issue_of(desk: Application) -> Issue:
    assert desk.window.open_issue is not None
    assert list(faults(desk.window.open_issue.issue)) == []
    return desk.window.open_issue.issue


def article_with(desk: Application, text: str) -> Article:
    return issue_of(desk).layout.article_at(issue_of(desk).raw.index(text))


def text_of(desk: Application, article: Article) -> str:
    return "".join(OffsetMap(issue_of(desk), article).text.split())


def column(page: int, number: int, rows: range = range(pages.ROWS)) -> str:
    return "".join(pages.row_text(page, number, row) for row in rows)


def area_of(desk: Application, page: int, qtbot: QtBot) -> ImageArea:
    """The image of a page, as a whole, under the tool for areas."""
    pane = pages.shown(desk)
    pane.go_to(page)
    qtbot.waitUntil(lambda: not pane.is_busy(), timeout=PATIENCE)
    pane.area.fit(Fit.PAGE)
    if pane.area.tool is None:
        desk.window.actions_.by_name["regions_by_hand"].trigger()
    pane.area.setFocus()
    return pane.area


def band(area: ImageArea, box: Box, kind: str) -> None:
    """Draw a band, and say what it is."""
    corner = area.rect_of(Box(0, 0, 1, 1))

    def at(x: int, y: int) -> QPoint:
        return (corner.topLeft() + QPointF(x, y) * corner.width()).toPoint()

    QTest.mousePress(area.viewport(), LEFT, NONE, at(box.left, box.top))
    QTest.mouseMove(area.viewport(), at(box.right, box.bottom))
    QTest.mouseRelease(area.viewport(), LEFT, NONE, at(box.right, box.bottom))
    [menu] = [menu for menu in area.findChildren(QMenu) if menu.isVisible()]
    menu.setActiveAction(next(action for action in menu.actions() if action.text().endswith(kind)))
    QTest.keyClick(menu, Qt.Key.Key_Return)


def put_in_order(desk: Application) -> None:
    """Let the columns of the second page be read from right to left."""
    desk.window.desk.show_place(Position(issue_of(desk).raw.index(pages.row_text(1, 0, 0))))
    desk.window.editor.setFocus()
    desk.window.actions_.by_name["reverse_columns"].trigger()
    assert text_of(desk, article_with(desk, pages.headline(1))).endswith(column(1, 1) + column(1, 0))


def split(desk: Application) -> None:
    """Begin an article in the middle of a column, at the caret."""
    desk.window.desk.show_place(Position(issue_of(desk).raw.index(pages.row_text(0, 1, 2))))
    desk.window.editor.setFocus()
    press(desk.window, Qt.Key.Key_Return, CTRL)
    assert text_of(desk, article_with(desk, pages.row_text(0, 1, 2))) == column(0, 1, range(2, MISSED[0]))


def correct_by_the_print(desk: Application) -> None:
    """Go to the character that the engine was not sure of, and take what else it may be."""
    desk.window.desk.show_place(Position(0))
    desk.window.editor.setFocus()
    desk.window.actions_.by_name["next_faint"].trigger()
    press(desk.window, Qt.Key.Key_Return, ALT)
    [menu] = [one for one in desk.window.findChildren(AlternativesMenu) if one.isVisible()]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert pages.row_text(0, 0, FAINT_ROW) in text_of(desk, article_with(desk, pages.headline(0)))


def read_what_was_missed(desk: Application, qtbot: QtBot) -> None:
    """Draw an area around the lines that were not read, give it to their article, and have it read."""
    desk.window.desk.choose(article_with(desk, pages.row_text(0, 1, 2)))
    article_id = desk.window.focus_.article_id
    area = area_of(desk, 0, qtbot)
    desk.window.focus_.choose(article_id)
    left, top, right, bottom = pages.row_box(1, MISSED[0])
    last = pages.row_box(1, MISSED[-1]).bottom
    assert bottom < last
    band(area, Box(left - 10, top - 10, right + 10, last + 10), "text that was not read")
    QTest.keyClick(area, Qt.Key.Key_G)
    QTest.keyClick(area, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: not desk.is_busy(), timeout=PATIENCE)
    assert text_of(desk, issue_of(desk).layout.article_of(article_id)) == column(0, 1, range(2, pages.ROWS))


def draw_a_photo(desk: Application, qtbot: QtBot) -> None:
    """Draw an area where nothing is printed, and give it to the article of the page."""
    area = area_of(desk, 1, qtbot)
    band(area, EMPTY, "photo")
    desk.window.desk.choose(article_with(desk, pages.headline(1)))
    QTest.keyClick(area, Qt.Key.Key_G)
    [region] = issue_of(desk).belonging_to(article_with(desk, pages.headline(1)))
    assert region.kind == RegionKind.PHOTO


def approve_all(desk: Application) -> None:
    for article in issue_of(desk).articles:
        desk.window.desk.choose(issue_of(desk).layout.article_of(article.id))
        desk.window.actions_.by_name["approve"].trigger()
    assert {article.status for article in issue_of(desk).articles} == {Status.APPROVED}


def undo_to(desk: Application, start: Issue) -> None:
    while (before := issue_of(desk)) != start:
        desk.window.actions_.by_name["undo"].trigger()
        assert issue_of(desk) != before


# What goes out


def check_page(desk: Application, folder: Path) -> None:
    """The PAGE files hold the corrected lines, the photo, and both pages."""
    workflow.export(desk.library, "page", folder)
    [issue] = formats.read(folder, form="pages")
    text = "".join(issue.raw.split())
    assert column(1, 1) + column(1, 0) in text
    assert pages.row_text(0, 0, FAINT_ROW) in text
    assert column(0, 1, range(2, pages.ROWS)) in text
    assert len(issue.pages) == 2
    assert [(region.kind, region.page) for region in issue.regions] == [(RegionKind.PHOTO, 1)]


def check_line_images(desk: Application, folder: Path) -> None:
    """Each line of print is an image with its text."""
    workflow.export(desk.library, "line-images", folder)
    texts = {
        path.with_suffix("").with_suffix(".png"): path.read_text("utf-8").strip() for path in folder.rglob("*.gt.txt")
    }
    assert all(image.stat().st_size for image in texts)
    printed = {
        pages.row_text(page, number, row) for page in range(2) for number in range(2) for row in range(pages.ROWS)
    }
    assert printed <= {*texts.values()}


def test_scans_are_read_ordered_split_corrected_approved_exported_undone_and_restored(
    tmp_path: Path, qtbot: QtBot, engine: None
) -> None:
    pages.draw(tmp_path / "晨报", 2, with_text=False)
    desk = imported(tmp_path / "晨报", tmp_path / "a.db", qtbot)
    start = issue_of(desk)
    put_in_order(desk)
    split(desk)
    correct_by_the_print(desk)
    read_what_was_missed(desk, qtbot)
    draw_a_photo(desk, qtbot)
    approve_all(desk)
    end = issue_of(desk)
    check_page(desk, tmp_path / "page")
    check_line_images(desk, tmp_path / "lines")
    backup = workflow.back_up(desk.library, keep=KEEP)
    undo_to(desk, start)
    closed(desk)

    workflow.restore(tmp_path / "a.db", backup, keep=KEEP)
    again = opened(tmp_path / "a.db", qtbot, NEVER_ASKING)
    again.opened.show_latest()
    assert issue_of(again) == end
    closed(again)
