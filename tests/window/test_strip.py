"""The strip: the line of print at the caret above its line of text, and at what a panel lists."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core import edits
from annotator.core.geometry import Box, Geometry, Layer, Spot
from annotator.core.records import Position
from annotator.tour import press, type_text
from annotator.window.page.adjustments import Pose
from annotator.window.page.strip import Cut, Strip, line_for
from annotator.window.panels.notes import NotesPanel
from annotator.window.panels.queue import QueuePanel
from annotator.window.panels.search import SearchPanel
from annotator.window.panes.marks import raw_span
from tests.window import pages, printed
from tests.window.desks import ALT, CTRL, LEFT, closed


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    return printed.library(tmp_path_factory.mktemp("strip"))


@pytest.fixture
def desk(drawn: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Application]:
    """A desk on the page, its image at hand."""
    shutil.copy(drawn, tmp_path / "a.db")
    shutil.copytree(drawn.with_name("a.db.images"), tmp_path / "a.db.images")
    desk = printed.desk_on(tmp_path / "a.db", qtbot)
    pane = pages.shown(desk)
    qtbot.waitUntil(lambda: not pane.is_busy() and not desk.window.side.prints.is_busy())
    yield desk
    closed(desk)


def stand_at(desk: Application, line: int, number: int) -> Strip:
    """Put the caret before a character; the strip there."""
    desk.window.desk.show_place(Position(printed.raw_of(desk, line, number)))
    desk.window.editor.setFocus()
    desk.window.strip.place()
    return desk.window.strip.strip


def alone(desk: Application, span: tuple[int, int]) -> Strip:
    """A strip that stands alone, wide enough for a line."""
    strip = Strip(desk.window.side.prints)
    strip.resize(900, 56)
    strip.look_at(span)
    return strip


def shades(strip: Strip) -> list[int]:
    """The shades that a strip shows in its middle, from left to right; paper aside."""
    image = strip.grab().toImage()
    y = image.height() // 2
    row = [image.pixelColor(x, y).lightness() for x in range(image.width())]
    return [one for one, _same in groupby(row) if one < 220]


def inks(line: int, text: str, seen: list[int]) -> list[int]:
    """The numbers of the characters of a line that are seen, in that order."""
    known = {printed.shade(line, number): number for number in range(len(text))}
    return list(dict.fromkeys(known[one] for one in seen if one in known))


def test_the_strip_stands_right_above_the_line_of_the_caret_and_never_on_it(desk: Application) -> None:
    editor = desk.window.editor
    for line in range(3):
        strip = stand_at(desk, line, 2)
        assert strip.isVisible()
        caret = editor.cursorRect()
        assert not strip.geometry().intersects(QRect(0, caret.top(), editor.viewport().width(), caret.height()))
        is_above = strip.geometry().bottom() < caret.top()
        assert is_above == (caret.top() > strip.height()), "below only where there is no room"


def test_it_shows_the_whole_line_enlarged_and_marks_the_character_behind_the_caret(desk: Application) -> None:
    strip = stand_at(desk, 2, 1)
    assert strip.height() > 2 * desk.window.editor.fontMetrics().height()
    start = printed.raw_of(desk, 2, 0)
    assert strip.marked == (start + 1, start + 2)
    seen = inks(2, printed.LINES[2], shades(alone(desk, (start + 1, start + 2))))
    assert seen == [0, 2, 3, 4, 5], "all in their own shades but what is marked"


def test_it_goes_with_the_caret_and_with_what_is_typed(desk: Application) -> None:
    strip = stand_at(desk, 0, 0)
    press(desk.window, Qt.Key.Key_Right)
    desk.window.strip.place()
    assert strip.marked == (printed.raw_of(desk, 0, 1), printed.raw_of(desk, 0, 2))
    type_text(desk.window.editor, "甲")
    desk.window.strip.place()
    assert strip.isVisible()
    press(desk.window, Qt.Key.Key_Right)
    desk.window.strip.place()
    assert strip.marked == (printed.raw_of(desk, 0, 2), printed.raw_of(desk, 0, 3))


def test_a_key_within_a_line_cuts_nothing_anew_and_copies_no_pixels(
    desk: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    strip = stand_at(desk, 0, 1)
    strip.grab()
    made: list[object] = []
    edges = Geometry.edges
    monkeypatch.setattr(Geometry, "edges", lambda *given: (made.append("edges"), edges(*given))[1])
    monkeypatch.setattr(desk.window.side.prints._loader, "load", lambda *a: made.append("load"))
    keys = [level.cacheKey() for level in strip._image._images]  # type: ignore[union-attr]
    for _ in range(4):
        press(desk.window, Qt.Key.Key_Right)
        desk.window.strip.place()
        strip.grab()
    assert not made
    assert [level.cacheKey() for level in strip._image._images] == keys  # type: ignore[union-attr]
    assert strip.marked == (printed.raw_of(desk, 0, 5), printed.raw_of(desk, 0, 6))


def test_it_grows_with_the_text(desk: Application) -> None:
    strip = stand_at(desk, 1, 1)
    before = strip.height()
    press(desk.window, Qt.Key.Key_Equal, CTRL)
    press(desk.window, Qt.Key.Key_Equal, CTRL)
    assert desk.window.strip.is_busy()
    QApplication.processEvents()
    assert strip.height() > before


def test_at_the_end_of_a_paragraph_its_print_stays(desk: Application) -> None:
    stand_at(desk, 0, 0)
    press(desk.window, Qt.Key.Key_End, CTRL)
    desk.window.strip.place()
    strip, end = desk.window.strip.strip, printed.raw_of(desk, 3, 0) + len(printed.COLUMN)
    assert strip.isVisible()
    assert strip.marked == (end, end)


def test_a_vertical_line_is_laid_down_its_characters_upright_from_the_left(desk: Application) -> None:
    line = len(printed.LINES)
    end = printed.raw_of(desk, line, 5)
    assert inks(line, printed.COLUMN, shades(alone(desk, (end, end)))) == [0, 1, 2, 3, 4]


def test_on_a_page_that_is_turned_the_characters_stand_as_the_page_does(desk: Application, qtbot: QtBot) -> None:
    pane = pages.shown(desk)
    pane.show_pose(Pose(1))
    qtbot.waitUntil(lambda: not pane.is_busy())
    end = printed.raw_of(desk, 1, 9)
    assert inks(1, printed.LINES[1], shades(alone(desk, (end, end))))[:4] == [0, 1, 2, 3]


def test_a_click_on_it_puts_the_caret_there(desk: Application) -> None:
    strip = stand_at(desk, 0, 0)
    QTest.mouseClick(strip, LEFT, pos=QPoint(strip.height(), 10))  # each is not quite as wide as the strip is high
    assert desk.window.editor.blocks.text[desk.window.editor.caret() :].startswith(printed.LINES[0][1:])
    assert desk.window.editor.hasFocus()


def test_it_is_gone_while_the_text_has_no_keyboard_and_switched_off_by_a_key_for_good(desk: Application) -> None:
    strip = stand_at(desk, 1, 1)
    desk.window.raw.setFocus()
    desk.window.strip.place()
    assert not strip.isVisible()
    stand_at(desk, 1, 1)
    press(desk.window, Qt.Key.Key_S, CTRL, ALT)
    desk.window.strip.place()
    assert not strip.isVisible()
    assert not desk.window.settings.strip_shown
    press(desk.window, Qt.Key.Key_S, CTRL, ALT)
    desk.window.strip.place()
    assert strip.isVisible()


def test_it_shows_a_page_that_the_pane_does_not_as_it_is_hidden(drawn: Path, tmp_path: Path, qtbot: QtBot) -> None:
    shutil.copy(drawn, tmp_path / "a.db")
    shutil.copytree(drawn.with_name("a.db.images"), tmp_path / "a.db.images")
    desk = printed.desk_on(tmp_path / "a.db", qtbot)
    desk.window.change_settings(image_shown=False)
    desk.window.side.prints._loader.forget()  # type: ignore[union-attr]
    strip = stand_at(desk, 1, 1)
    assert not strip.isVisible()
    qtbot.waitUntil(strip.isVisible)
    closed(desk)


def test_an_image_that_the_pane_of_pages_stops_to_bring_comes_all_the_same(
    drawn: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    shutil.copy(drawn, tmp_path / "a.db")
    shutil.copytree(drawn.with_name("a.db.images"), tmp_path / "a.db.images")
    desk = printed.desk_on(tmp_path / "a.db", qtbot)
    loader = pages.shown(desk).loader
    strip = stand_at(desk, 1, 1)
    qtbot.waitUntil(loader.is_busy)
    desk.window.change_settings(image_shown=False)
    qtbot.waitUntil(strip.isVisible)
    closed(desk)


def test_where_the_image_is_missing_there_is_no_strip_and_nothing_is_tried_again(
    drawn: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    shutil.copy(drawn, tmp_path / "a.db")
    desk = printed.desk_on(tmp_path / "a.db", qtbot)
    strip = stand_at(desk, 1, 1)
    prints = desk.window.side.prints
    qtbot.waitUntil(lambda: not prints.is_busy() and not pages.shown(desk).is_busy())
    stand_at(desk, 0, 1)
    assert not strip.isVisible()
    assert not prints.is_busy()
    closed(desk)


def test_the_search_shows_the_print_of_its_hit(desk: Application, qtbot: QtBot) -> None:
    panel = desk.window.docks.of(SearchPanel)
    press(desk.window, Qt.Key.Key_F, CTRL)
    panel.pattern.setText("等天")
    panel.look()
    qtbot.waitUntil(lambda: not panel.is_busy())
    assert panel.strip.isVisible()
    start = printed.raw_of(desk, 1, 6)
    assert panel.strip.marked == (start, start + 2)
    assert not panel.strip.is_blank


def test_the_queue_shows_the_print_of_its_doubt(desk: Application) -> None:
    panel = desk.window.docks.of(QueuePanel)
    press(desk.window, Qt.Key.Key_F9)
    seen = set()
    for row in range(len(panel.doubts)):
        panel.table.go_to(row)
        assert panel.strip.isVisible()
        record = desk.window.desk.issue.by_id[panel.current]
        assert panel.strip.marked == raw_span(record)
        seen.add(panel.strip.is_blank)
    assert seen == {False}


def test_the_notes_show_the_print_of_theirs(desk: Application) -> None:
    start = printed.raw_of(desk, 1, 2)
    assert desk.window.desk.open_issue.act(edits.add_note, start, start + 2, "?")
    panel = desk.window.docks.of(NotesPanel)
    press(desk.window, Qt.Key.Key_F11)
    assert panel.strip.isVisible()
    assert panel.strip.marked == (start, start + 2)


LINE = Spot(10, 14, Box(100, 50, 260, 90))


def test_a_line_is_cut_with_a_little_around_it_and_its_characters_are_found_by_place() -> None:
    cut = Cut.of(Geometry(Layer.of([LINE])), LINE, 52, 0)
    assert cut.scale == 1
    assert cut.width == 160
    [(box, target)] = cut.pieces(0, 160, 52)
    assert box == Box(100, 44, 260, 96)
    assert (target.width(), target.height()) == (160, 52)
    assert [cut.raw_at(x) for x in (-5, 0, 39, 41, 159, 500)] == [10, 10, 10, 11, 13, 13]
    assert cut.stretch(11, 13) == (40, 120)
    assert cut.stretch(0, 100) == (0, 160), "as far as it lies in the line"


def test_of_a_line_that_is_wider_than_the_strip_only_what_is_in_sight_is_cut() -> None:
    line = Spot(0, 4, Box(0, 0, 16_000_000, 40))
    cut = Cut.of(Geometry(Layer.of([line])), line, 52, 0)
    [(box, target)] = cut.pieces(1000.5, 1500.5, 52)
    assert (box.left, box.right) == (1000, 1501)
    assert (target.left(), target.width()) == (1000, 501)


def test_of_a_long_vertical_line_only_what_is_in_sight_is_cut() -> None:
    line = Spot(0, 500, Box(0, 0, 40, 20_000))
    cut = Cut.of(Geometry(Layer.of([line])), line, 52, 0)
    pieces = list(cut.pieces(520, 620, 52))
    assert [box for box, _target in pieces] == [Box(-6, 400, 46, 440), Box(-6, 440, 46, 480)]
    assert [(target.left(), target.width(), target.top(), target.height()) for _box, target in pieces] == [
        (520, 52, 6, 40),
        (572, 52, 6, 40),
    ]


def test_between_two_lines_the_one_behind_is_shown_and_at_its_end_the_line_itself() -> None:
    geometry = Geometry(Layer.of([LINE, Spot(17, 20, Box(0, 100, 60, 120))]))
    assert [line_for(geometry, raw).start for raw in (0, 10, 14, 15, 18, 30)] == [10, 10, 10, 17, 17, 17]  # type: ignore[union-attr]
    assert line_for(Geometry(), 3) is None
