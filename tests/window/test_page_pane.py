"""The page beside the raw text: its image, the frame around the line of the caret, and the ways to and fro."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core.geometry import Box
from annotator.core.records import Position
from annotator.tour import press
from annotator.window.page.adjustments import Pose
from annotator.window.page.image_area import Fit, ImageArea
from annotator.window.page.page_image import PageImage
from annotator.window.page.page_pane import PagePane
from tests.window import pages, samples
from tests.window.desks import ALT, CTRL, LEFT, SMALL, closed, opened, put

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desk(drawn: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Application]:
    """A desk on a copy of that library."""
    shutil.copy(drawn / "a.db", tmp_path)
    shutil.copytree(drawn / "a.db.images", tmp_path / "a.db.images")
    desk = opened(tmp_path / "a.db", qtbot)
    desk.opened.show_latest()
    yield desk
    closed(desk)


@pytest.fixture
def page(desk: Application) -> PagePane:
    """The pane of pages, its image still to come."""
    return pages.shown(desk)


@pytest.fixture
def image_page(page: PagePane, qtbot: QtBot) -> PagePane:
    """The pane with the image of the first page."""
    settled(page, qtbot)
    return page


def images(database: Path) -> list[Path]:
    """The files of all images of a library."""
    return [path for path in database.with_name(f"{database.name}.images").rglob("*") if path.is_file()]


def settled(pane: PagePane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not pane.is_busy())


def raw_of(desk: Application, words: str) -> int:
    assert desk.window.open_issue is not None
    return desk.window.open_issue.issue.raw.index(words)


def inked(area: ImageArea, box: Box) -> QPoint:
    """The middle of a box of the page in the view."""
    return area.rect_of(box).center().toPoint()


def colour_at(area: ImageArea, point: QPoint) -> int:
    """How light the view is at a point, from 0."""
    image: QImage = area.viewport().grab().toImage()
    return image.pixelColor(point * image.devicePixelRatio()).lightness()


def test_the_image_of_the_page_is_drawn_where_its_boxes_are(image_page: PagePane) -> None:
    area = image_page.area
    area.fit(Fit.PAGE)
    assert abs(colour_at(area, inked(area, pages.row_box(0, 3))) - pages.INKS[0].lightness()) < 8
    assert colour_at(area, inked(area, Box(0, 1000, 800, 1100))) > 240


def test_the_line_of_the_caret_is_framed_and_its_character_marked(desk: Application, page: PagePane) -> None:
    desk.window.desk.show_place(Position(raw_of(desk, pages.row_text(0, 1, 4)) + 2))
    left, top, _right, bottom = pages.row_box(1, 4)
    assert page.area.marks.line == pages.row_box(1, 4)
    assert page.area.marks.character == Box(left + 2 * pages.SIZE, top, left + 3 * pages.SIZE, bottom)


def test_a_key_in_the_raw_text_moves_the_frame(desk: Application, page: PagePane) -> None:
    raw = desk.window.raw
    raw.setFocus()
    raw.select(*(2 * [raw_of(desk, pages.row_text(0, 0, 2))]))
    QTest.keyClick(raw, Qt.Key.Key_Down)
    assert page.area.marks.line == pages.row_box(0, 3)


def test_a_click_on_the_image_puts_both_carets_there_and_leaves_the_keyboard(desk: Application, page: PagePane) -> None:
    desk.window.editor.setFocus()
    box = pages.row_box(1, 6)
    spot = Box(box.left + 3 * pages.SIZE, box.top, box.left + 4 * pages.SIZE, box.bottom)
    page.area.reveal(box, spot)
    QTest.mouseClick(page.area.viewport(), LEFT, NONE, inked(page.area, spot))
    raw = raw_of(desk, pages.row_text(0, 1, 6)) + 3
    assert desk.window.raw.caret() == raw
    assert desk.window.desk.caret == Position(raw)
    assert desk.window.editor.hasFocus()
    assert page.area.marks.character == spot


def test_the_place_under_the_mouse_is_marked_in_the_texts_and_the_other_way_round(
    desk: Application, page: PagePane
) -> None:
    page.area.pointed.emit(QPointF(*pages.row_box(0, 2)[:2]))
    assert desk.window.raw.hovered is not None
    page.area.pointed.emit(None)
    assert desk.window.raw.hovered is None
    desk.window.focus_.hover(Position(raw_of(desk, pages.row_text(0, 0, 5))), desk.window.raw)
    assert pages.row_box(0, 5) in page.area.marks.hovered


def test_keys_turn_pages_and_the_text_goes_along(desk: Application, page: PagePane) -> None:
    press(desk.window, Qt.Key.Key_PageDown, ALT)
    assert page.page == 1
    assert page.pages.currentText() == "A2 (2 of 2)"
    start = raw_of(desk, pages.headline(1))
    assert desk.window.open_issue is not None
    assert desk.window.focus_.article_id == desk.window.open_issue.issue.layout.article_at(start).id
    assert 0 <= desk.window.raw.top_of(start) < desk.window.raw.viewport().height()
    press(desk.window, Qt.Key.Key_PageDown, ALT)
    assert page.page == 1
    press(desk.window, Qt.Key.Key_PageUp, ALT)
    assert page.page == 0


def test_the_page_follows_the_caret_to_another_page(desk: Application, page: PagePane) -> None:
    desk.window.desk.show_place(Position(raw_of(desk, pages.row_text(1, 0, 7))))
    assert page.page == 1
    assert page.area.marks.line == pages.row_box(0, 7)


def test_each_page_shows_its_own_image_and_one_shown_a_moment_ago_is_there_at_once(
    image_page: PagePane, qtbot: QtBot
) -> None:
    page = image_page
    page.turn(1)
    assert page.notice.text() == "Loading the image…"
    settled(page, qtbot)
    assert abs(colour_at(page.area, inked(page.area, pages.row_box(0, 0))) - pages.INKS[1].lightness()) < 8
    page.turn(-1)
    assert not page.is_busy()
    assert page.notice.isHidden()
    assert abs(colour_at(page.area, inked(page.area, pages.row_box(0, 0))) - pages.INKS[0].lightness()) < 8


def test_the_wheel_zooms_to_the_mouse(page: PagePane) -> None:
    area = page.area
    area.zoom(3)
    scale, point = area.rect_of(Box(0, 0, 100, 100)).width(), QPointF(120, 90)
    before = area.place_at(point)
    wheel = QWheelEvent(
        point, point, QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(area.viewport(), wheel)
    after = area.place_at(point)
    assert abs(after.x() - before.x()) < 2
    assert abs(after.y() - before.y()) < 2
    assert area.rect_of(Box(0, 0, 100, 100)).width() > 1.2 * scale


def test_a_drag_moves_the_page_and_no_caret(desk: Application, page: PagePane) -> None:
    area = page.area
    area.zoom(3)
    caret, before = desk.window.raw.caret(), area.place_at(QPointF(0, 0))
    QTest.mousePress(area.viewport(), LEFT, NONE, QPoint(100, 100))
    QTest.mouseMove(area.viewport(), QPoint(60, 40))
    QTest.mouseRelease(area.viewport(), LEFT, NONE, QPoint(60, 40))
    after = area.place_at(QPointF(0, 0))
    assert after.x() > before.x()
    assert after.y() > before.y()
    assert desk.window.raw.caret() == caret


def test_the_page_is_fitted_again_when_its_view_gets_another_size(desk: Application, page: PagePane) -> None:
    page.area.fit(Fit.PAGE)
    desk.window.resize(1000, 600)
    rect = page.area.rect_of(Box(0, 0, pages.WIDTH, pages.HEIGHT))
    room = page.area.viewport().rect()
    assert rect.height() <= room.height() + 1
    assert rect.width() <= room.width() + 1


def test_an_issue_of_text_alone_has_no_pane(bare_desk: Application) -> None:
    put(bare_desk, samples.RAW)
    assert bare_desk.window.side.page is None
    press(bare_desk.window, Qt.Key.Key_I, CTRL | ALT)
    assert "without pages" in bare_desk.window.notice.text()
    assert bare_desk.window.side.page is None


def test_the_pane_goes_with_an_issue_of_text_and_comes_again(desk: Application, page: PagePane) -> None:
    before = desk.window.open_issue
    assert before is not None
    put(desk, samples.RAW)
    assert not page.isVisible()
    desk.show_issue(before.issue_id)
    assert page.isVisible()


def test_a_key_hides_the_page_and_the_settings_keep_it(desk: Application, page: PagePane) -> None:
    press(desk.window, Qt.Key.Key_I, CTRL | ALT)
    assert not page.isVisible()
    assert not desk.window.settings.image_shown
    desk.window.desk.show_place(Position(raw_of(desk, pages.row_text(1, 0, 7))))
    assert page.page == 0, "what is hidden follows nothing"
    press(desk.window, Qt.Key.Key_I, CTRL | ALT)
    assert page.isVisible()
    assert page.page == 1


def test_the_page_stands_above_the_raw_text_where_the_preferences_say_so(desk: Application, page: PagePane) -> None:
    desk.window.change_settings(image_place="above")
    assert page.geometry().bottom() <= desk.window.raw.geometry().top()
    assert desk.window.settings == replace(SMALL, image_place="above", window_size=desk.window.settings.window_size)


def test_the_page_stands_instead_of_the_raw_text_by_a_key_which_brings_that_back(
    desk: Application, page: PagePane
) -> None:
    raw = desk.window.raw
    press(desk.window, Qt.Key.Key_R, CTRL | ALT)
    assert page.isVisible()
    assert not raw.isVisible()
    assert desk.window.settings.image_place == "instead"
    press(desk.window, Qt.Key.Key_Left, ALT)
    assert page.area.hasFocus(), "it has the keyboard in place of the raw text"
    press(desk.window, Qt.Key.Key_I, CTRL | ALT)
    assert raw.isVisible(), "without the page it is seen"
    press(desk.window, Qt.Key.Key_R, CTRL | ALT)
    press(desk.window, Qt.Key.Key_R, CTRL | ALT)
    assert raw.isVisible()
    assert page.geometry().right() <= raw.geometry().left()


def test_the_raw_text_is_there_again_with_an_issue_without_pages(desk: Application, page: PagePane) -> None:
    desk.window.desk.preferred.emit({"image_place": "instead"})
    assert not desk.window.raw.isVisible()
    put(desk, samples.RAW)
    assert desk.window.raw.isVisible()


def test_a_click_on_the_page_that_stands_instead_leads_the_corrected_text(desk: Application, page: PagePane) -> None:
    desk.window.desk.preferred.emit({"image_place": "instead"})
    box = pages.row_box(1, 6)
    page.area.reveal(box, box)
    QTest.mouseClick(
        page.area.viewport(), LEFT, NONE, inked(page.area, Box(box.left, box.top, box.left + 10, box.bottom))
    )
    assert desk.window.desk.caret.raw == raw_of(desk, pages.row_text(0, 1, 6))


@pytest.mark.parametrize("keys", [[Qt.Key.Key_Period], [Qt.Key.Key_Comma, Qt.Key.Key_Comma]])
def test_a_turned_page_takes_clicks_and_marks_where_its_print_is(
    desk: Application, page: PagePane, qtbot: QtBot, keys: list[Qt.Key]
) -> None:
    for key in keys:
        press(desk.window, key, CTRL | ALT)
    settled(page, qtbot)
    page.area.fit(Fit.PAGE)
    box = pages.row_box(1, 6)
    spot = Box(box.left + 3 * pages.SIZE, box.top, box.left + 4 * pages.SIZE, box.bottom)
    assert abs(colour_at(page.area, inked(page.area, spot)) - pages.INKS[0].lightness()) < 8
    QTest.mouseClick(page.area.viewport(), LEFT, NONE, inked(page.area, spot))
    assert desk.window.raw.caret() == raw_of(desk, pages.row_text(0, 1, 6)) + 3
    assert page.area.marks.character == spot


def test_how_a_page_is_turned_is_remembered_for_that_page(desk: Application, page: PagePane, qtbot: QtBot) -> None:
    press(desk.window, Qt.Key.Key_Period, CTRL | ALT)
    page.adjustments.slant.setValue(1.5)
    assert list(desk.window.settings.image_poses.values()) == ["1 1.5"]
    page.turn(1)
    assert page.pose == Pose()
    assert page.adjustments.slant.value() == 0
    page.turn(-1)
    assert page.pose == Pose(1, 1.5)
    desk.window.desk.preferred.emit({"image_poses": {}})
    assert page.pose == Pose()


def test_a_level_page_that_is_to_be_straightened_says_so(desk: Application, page: PagePane, qtbot: QtBot) -> None:
    settled(page, qtbot)
    press(desk.window, Qt.Key.Key_E, CTRL | ALT)
    settled(page, qtbot)
    assert "level" in desk.window.notice.text()
    assert page.pose == Pose()


def test_a_key_shows_a_negative_and_the_settings_keep_the_light(
    desk: Application, image_page: PagePane, qtbot: QtBot
) -> None:
    page = image_page
    page.area.fit(Fit.PAGE)
    press(desk.window, Qt.Key.Key_V, CTRL | ALT)
    settled(page, qtbot)
    ink = inked(page.area, pages.row_box(0, 3))
    assert abs(colour_at(page.area, ink) - (255 - pages.INKS[0].lightness())) < 8
    page.adjustments.brightness.setValue(40)
    assert (desk.window.settings.image_inverted, desk.window.settings.image_brightness) == (True, 40)
    page.adjustments.reset()
    assert desk.window.settings.image_brightness == 0
    settled(page, qtbot)
    assert abs(colour_at(page.area, ink) - pages.INKS[0].lightness()) < 8


def test_a_key_leads_into_the_row_of_angle_and_light_and_back(desk: Application, page: PagePane) -> None:
    press(desk.window, Qt.Key.Key_B, CTRL | ALT)
    assert page.adjustments.slant.hasFocus()
    press(desk.window, Qt.Key.Key_B, CTRL | ALT)
    assert page.adjustments.isHidden()


def test_small_pictures_of_the_pages_lead_to_them_and_follow_the_caret(
    desk: Application, page: PagePane, qtbot: QtBot
) -> None:
    press(desk.window, Qt.Key.Key_T, CTRL | ALT)
    assert desk.window.settings.image_thumbnails
    thumbnails = page.thumbnails
    qtbot.waitUntil(lambda: not thumbnails.is_busy())
    for number in range(2):
        picture = thumbnails.item(number).icon().pixmap(thumbnails.iconSize()).toImage()
        ratio = picture.width() / pages.WIDTH
        left, top, right, bottom = pages.row_box(0, 3)
        middle = picture.pixelColor(round((left + right) / 2 * ratio), round((top + bottom) / 2 * ratio))
        assert abs(middle.lightness() - pages.INKS[number].lightness()) < 60
    QTest.mouseClick(thumbnails.viewport(), LEFT, NONE, thumbnails.visualItemRect(thumbnails.item(1)).center())
    assert page.page == 1
    desk.window.desk.show_place(Position(raw_of(desk, pages.row_text(0, 1, 4))))
    assert thumbnails.currentRow() == 0


def test_small_pictures_are_turned_as_their_pages_are(desk: Application, page: PagePane, qtbot: QtBot) -> None:
    press(desk.window, Qt.Key.Key_T, CTRL | ALT)
    qtbot.waitUntil(lambda: not page.thumbnails.is_busy())
    press(desk.window, Qt.Key.Key_Period, CTRL | ALT)
    sizes = [page.thumbnails.item(n).icon().availableSizes()[0] for n in range(2)]
    assert sizes[0].width() > sizes[0].height()
    assert sizes[1].width() < sizes[1].height()


def test_small_pictures_out_of_sight_are_not_brought_and_those_under_way_stop_with_the_issue(
    desk: Application, page: PagePane, qtbot: QtBot, tmp_path: Path
) -> None:
    page.thumbnails.show()
    page.thumbnails.setFixedHeight(page.thumbnails.gridSize().height() // 2)
    qtbot.waitUntil(lambda: not page.thumbnails.is_busy())
    assert list(page.thumbnails._kept) == [0]
    page.thumbnails.verticalScrollBar().setValue(page.thumbnails.verticalScrollBar().maximum())
    page.thumbnails._bring_next()
    page.clear_issue()
    qtbot.waitUntil(lambda: not page.thumbnails.is_busy())
    assert not page.thumbnails._kept


def test_the_small_picture_of_a_damaged_image_stays_empty(desk: Application, tmp_path: Path, qtbot: QtBot) -> None:
    pane = pages.shown(desk)
    for path in images(tmp_path / "a.db"):
        path.write_bytes(path.read_bytes()[:200])
    press(desk.window, Qt.Key.Key_T, CTRL | ALT)
    qtbot.waitUntil(lambda: not pane.thumbnails.is_busy())
    assert not pane.thumbnails.item(0).icon().isNull()


def test_what_is_selected_in_either_text_is_tinted_on_the_page(desk: Application, page: PagePane, qtbot: QtBot) -> None:
    start = raw_of(desk, pages.row_text(0, 1, 3))
    size = len(pages.row_text(0, 1, 3)) + 1
    desk.window.raw.setFocus()
    desk.window.raw.select(start + 2, start + size + 2)
    left, top, right, bottom = pages.row_box(1, 3)
    expected = [
        Box(left + 2 * pages.SIZE, top, right, bottom),
        Box(left, top + pages.PITCH, left + 2 * pages.SIZE, bottom + pages.PITCH),
    ]
    qtbot.waitUntil(lambda: list(page.area.marks.selected) == expected)
    desk.window.editor.setFocus()
    desk.window.editor.select(0, 3)
    head = desk.window.desk.article.segments[0].start
    qtbot.waitUntil(lambda: bool(page.area.marks.selected) and list(page.area.marks.selected) != expected)
    assert desk.window.open_issue is not None
    [spot] = desk.window.open_issue.issue.geometry.spots(head, head + 3)
    assert list(page.area.marks.selected) == [spot.box]
    desk.window.editor.select(3, 3)
    qtbot.waitUntil(lambda: not page.area.marks.selected)


def test_a_still_page_is_painted_again_without_being_drawn_again(
    image_page: PagePane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    area = image_page.area
    area.viewport().repaint()
    qtbot.waitUntil(lambda: not area.is_busy())
    drawn = []
    draw = PageImage.drawn
    monkeypatch.setattr(PageImage, "drawn", lambda *args, **options: drawn.append(args) or draw(*args, **options))
    area.viewport().repaint()
    assert not drawn
    area.zoom(1.5)
    area.viewport().repaint()
    assert len(drawn) == 1, "coarsely, at once"
    qtbot.waitUntil(lambda: not area.is_busy())
    assert len(drawn) > 1
    rects = [args[1] for args in drawn]
    assert max(rect.width() * rect.height() for rect in rects) <= area.width() * area.height()


def test_a_missing_image_is_said_and_paper_shows_its_lines(desk: Application, tmp_path: Path, qtbot: QtBot) -> None:
    pane = pages.shown(desk)
    for path in images(tmp_path / "a.db"):
        path.unlink()
    pane.turn(1)
    settled(pane, qtbot)
    assert pane.notice.text() == "The image of this page, 晨报-2026-03-02.png, is missing."
    assert pane.choose.isVisible()
    assert colour_at(pane.area, inked(pane.area, pages.row_box(0, 0))) > 240


def test_pointing_to_the_file_of_a_missing_image_brings_those_beside_it_too(
    desk: Application, drawn: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    pane = pages.shown(desk)
    for path in images(tmp_path / "a.db"):
        path.unlink()
    assert desk.window.open_issue is not None
    before = desk.window.open_issue.history.next_number
    pane.point_to(drawn / "晨报" / "晨报-2026-03-01.png")
    settled(pane, qtbot)
    assert pane.choose.isHidden()
    assert desk.window.open_issue.history.next_number == before, "it is the page's own image"
    assert all(desk.window.open_issue.image_file(number) for number in range(2))


def test_another_image_for_a_page_is_an_operation_that_undo_takes_back(
    desk: Application, drawn: Path, page: PagePane, qtbot: QtBot
) -> None:
    open_issue = desk.window.open_issue
    assert open_issue is not None
    before = open_issue.issue.image_of(0)
    page.point_to(drawn / "晨报" / "晨报-2026-03-02.png")
    settled(page, qtbot)
    assert open_issue.issue.image_of(0) == open_issue.issue.image_of(1)
    assert abs(colour_at(page.area, inked(page.area, pages.row_box(0, 0))) - pages.INKS[1].lightness()) < 8
    press(desk.window, Qt.Key.Key_Z, CTRL)
    settled(page, qtbot)
    assert open_issue.issue.image_of(0) == before
    assert abs(colour_at(page.area, inked(page.area, pages.row_box(0, 0))) - pages.INKS[0].lightness()) < 8


def test_what_is_no_image_is_refused_with_a_sentence(page: PagePane, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "x.png").write_bytes(b"no image")
    page.point_to(tmp_path / "x.png")
    settled(page, qtbot)
    assert "is no image of a kind that is read" in page.notice.text()


def test_a_damaged_image_is_said_in_the_pane_and_nowhere_else(desk: Application, tmp_path: Path, qtbot: QtBot) -> None:
    pane = pages.shown(desk)
    for path in images(tmp_path / "a.db"):
        path.write_bytes(path.read_bytes()[:200])
    pane.turn(1)
    settled(pane, qtbot)
    assert pane.notice.text().startswith("⚠ 晨报-2026-03-02.png: is cut off or damaged")
    assert pane.choose.isVisible()


def test_turning_on_quickly_loads_only_the_page_that_is_left(page: PagePane, qtbot: QtBot) -> None:
    loaded = []
    page.loader.loaded.connect(lambda image, _pixels: loaded.append(image))
    for by in (1, -1, 1, -1, 1):
        page.turn(by)
    settled(page, qtbot)
    assert len(loaded) == 1


def test_closing_while_an_image_is_under_way_ends_quietly(desk: Application, page: PagePane) -> None:
    page.turn(1)
    page._load()
    assert page.loader.is_busy()


def test_articles_are_outlined_follow_a_split_and_are_hidden_by_a_button(desk: Application, page: PagePane) -> None:
    assert desk.window.open_issue is not None
    before = len(page.area.outlined)
    assert before
    raw = raw_of(desk, pages.row_text(0, 1, 3))
    desk.window.desk.show_place(Position(raw))
    desk.window.raw.setFocus()
    press(desk.window, Qt.Key.Key_Return, CTRL)
    assert len(page.area.outlined) == before + 1
    page.outlines.click()
    assert not page.area.outlined
    assert not desk.window.settings.image_outlines
    page.outlines.click()
    assert len(page.area.outlined) == before + 1


def test_nothing_is_painted_beyond_the_page(image_page: PagePane, qtbot: QtBot) -> None:
    area = image_page.area
    area.fit(Fit.PAGE)
    area.viewport().repaint()
    qtbot.waitUntil(lambda: not area.is_busy())
    picture, sheet = area.viewport().grab().toImage(), area.rect_of(Box(0, 0, pages.WIDTH, pages.HEIGHT))
    corners = (QPoint(0, 0), picture.rect().bottomRight(), picture.rect().bottomLeft(), picture.rect().topRight())
    beyond = [corner for corner in corners if not sheet.contains(QPointF(corner) / picture.devicePixelRatio())]
    assert beyond
    assert {picture.pixelColor(corner).name() for corner in beyond} == {area.palette().mid().color().name()}
