"""The first start: the welcome page while no issue is open, and the first steps on the sample."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from annotator import paths
from annotator.app import Application
from annotator.app.recent import last_database
from annotator.tour import approve, drag_boundary, press, select_text, type_text
from annotator.window.first_steps import STEPS, beside_of
from annotator.window.main_window import MainWindow
from annotator.window.messages import _OPERATIONS
from annotator.window.welcome import BEGINNINGS, WelcomePage
from tests.window.desks import CTRL, closed, key, opened, put
from tests.window.samples import RAW


def page_of(window: MainWindow) -> WelcomePage | None:
    page = window.pages.currentWidget()
    return page if isinstance(page, WelcomePage) else None


@pytest.fixture
def first(bare_desk: Application) -> Application:
    """The application at its first start."""
    bare_desk.opened.show_latest()
    return bare_desk


@pytest.fixture
def page(first: Application) -> WelcomePage:
    shown = page_of(first.window)
    assert shown is not None
    return shown


def test_a_database_without_issues_opens_with_the_welcome_page(page: WelcomePage) -> None:
    assert page.isVisible()
    texts = [entry.text() for entry in page.entries]
    assert texts == [
        "Import a raw issue…",
        "Import a folder…",
        "Import a page (scan, PDF)…",
        "Import the scanned sample page…",
        "Open another database…",
        "First steps on the sample",
    ]
    assert all(entry.accessibleName() or entry.text() for entry in (*page.entries, *page.recent))


def test_the_page_makes_way_for_an_issue_and_comes_back_without_one(first: Application) -> None:
    put(first, RAW)
    assert page_of(first.window) is None
    assert first.window.editor.isVisible()
    first.window.actions_.by_name["show_welcome"].trigger()
    page = page_of(first.window)
    assert page is not None
    assert first.window.open_issue is None
    assert first.library.leases.all() == {}
    page.recent[0].click()
    assert first.window.open_issue is not None
    assert page_of(first.window) is None


def test_what_is_typed_is_stored_before_the_welcome_page_is_shown(first: Application) -> None:
    issue_id = put(first, RAW).issue_id
    first.window.editor.setFocus()
    type_text(first.window.editor, "新")
    first.window.actions_.by_name["show_welcome"].trigger()
    assert any(correction.text == "新" for correction in first.library.load(issue_id).corrections)


def test_each_entry_is_reached_by_keys(page: WelcomePage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *a, **k: asked.append("files") or ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *a, **k: asked.append("folder") or "")
    assert page.entries[0].hasFocus()
    key(page.entries[0], Qt.Key.Key_Return)
    key(page.entries[0], Qt.Key.Key_Tab)
    assert page.entries[1].hasFocus()
    key(page.entries[1], Qt.Key.Key_Return)
    key(page.entries[1], Qt.Key.Key_Tab)
    key(page.entries[2], Qt.Key.Key_Space)
    assert asked == ["files", "folder", "files"]


def test_a_folder_is_imported_whole(
    first: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"{number}.txt").write_text(f"{number}\n{RAW}", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *a, **k: str(folder))
    first.window.actions_.by_name["import_folder"].trigger()
    qtbot.waitUntil(lambda: not first.is_busy())
    assert len(first.library.issues()) == 2
    assert page_of(first.window) is None


@pytest.mark.parametrize("name", ["laptop", "small"])
def test_the_page_fits_on_small_screens(page: WelcomePage, first: Application, name: str) -> None:
    area = next(s for s in QApplication.screens() if s.name() == name).availableGeometry()
    first.window.setGeometry(area)
    QApplication.processEvents()
    assert first.window.width() <= area.width()
    assert not page.horizontalScrollBar().isVisible()
    assert page.entries[-1].mapTo(page, page.entries[-1].rect().bottomRight()).y() <= page.height()


def test_databases_that_were_open_before_are_offered(bare_desk: Application, tmp_path: Path, qtbot: QtBot) -> None:
    other = tmp_path / "湖城 & 乡下.db"
    bare_desk.open_library(other)
    page = page_of(bare_desk.window)
    assert page is not None
    [entry] = page.recent
    assert entry.text() == "desk"
    entry.click()
    assert bare_desk.library.address == tmp_path / "desk.db"
    page = page_of(bare_desk.window)
    assert page is not None
    assert [one.text() for one in page.recent] == ["湖城 && 乡下"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The database of the sample, imported once for all tests."""
    from annotator import workflow

    path = tmp_path_factory.mktemp("sample") / "sample.db"
    with workflow.open_library(path, create=True) as library:
        list(workflow.import_all(library, [paths.sample_issue()], author="ann", entities=False))
    return path.read_bytes()


@pytest.fixture
def learning(first: Application, sample: bytes) -> Iterator[Application]:
    """The application at the first step."""
    paths.sample_database().write_bytes(sample)
    first.window.actions_.by_name["first_steps"].trigger()
    assert first.window.first_steps.card is not None
    yield first
    first.window.first_steps.leave()


def test_the_sample_is_imported_into_a_database_of_its_own(first: Application, qtbot: QtBot) -> None:
    own = first.library.address
    first.window.actions_.by_name["first_steps"].trigger()
    qtbot.waitUntil(lambda: first.window.first_steps.card is not None)
    qtbot.waitUntil(lambda: not first.is_busy())
    assert first.library.address == paths.sample_database() != own
    assert first.window.open_issue is not None
    assert first.window.open_issue.issue.raw.startswith("今日湖城")
    first.window.close()
    assert last_database(first.window.settings) == own


def test_each_step_goes_on_when_it_has_been_done(learning: Application) -> None:
    window, steps = learning.window, learning.window.first_steps
    open_issue = window.open_issue
    assert open_issue is not None
    seen = [steps.step]
    boundary = open_issue.issue.articles[2].head
    line = window.raw.blocks.starts[window.raw.blocks.block_at(boundary.start) + 2]
    drag_boundary(window.raw.bar, boundary.id, line)
    seen.append(steps.step)
    article = next(a for a in open_issue.issue.articles if "青石街菜市场" in open_issue.offsets(a).text)
    window.focus_.choose(article.id)
    select_text(window, "称也是亮的")
    type_text(window.editor, "秤也是亮的")
    window.editor.store_typing()
    seen.append(steps.step)
    assert window.editor.hasFocus(), "the card takes the keyboard from nobody"
    select_text(window, "陶建平")
    press(window, Qt.Key.Key_1, CTRL)
    seen.append(steps.step)
    press(window, Qt.Key.Key_F8)
    press(window, Qt.Key.Key_F6)
    seen.append(steps.step)
    assert seen == list(STEPS)
    approve(window)
    assert steps.card is None


def test_next_leads_through_all_steps_and_each_is_pointed_at(learning: Application) -> None:
    window, steps = learning.window, learning.window.first_steps
    card = steps.card
    assert card is not None
    for step in STEPS:
        assert steps.step is step
        target = step.target(window)
        place = QRect(target.mapTo(window, target.rect().topLeft()), target.size())
        assert target.isVisible()
        assert not card.geometry().intersects(place)
        assert window.rect().contains(card.geometry())
        assert steps._frame is not None
        assert steps._frame.geometry().intersects(place)
        assert "{" not in card.text.text()
        assert card.next.hasFocus()
        key(card.next, Qt.Key.Key_Return)
    assert steps.card is None
    assert window.editor.hasFocus()


def test_escape_leaves_and_the_menu_goes_on_where_it_was_left(learning: Application) -> None:
    window, steps = learning.window, learning.window.first_steps
    steps.go_on()
    key(window.editor, Qt.Key.Key_Escape)
    assert steps.card is None
    window.actions_.by_name["first_steps"].trigger()
    assert steps.card is not None
    assert steps.step is STEPS[1]
    assert steps.card.count.text() == "2 / 5"
    key(steps.card.next, Qt.Key.Key_Escape)
    assert steps.card is None


def test_the_card_stays_beside_what_it_points_at_when_the_window_is_resized(learning: Application) -> None:
    window, card = learning.window, learning.window.first_steps.card
    assert card is not None
    window.resize(1000, 560)
    QApplication.processEvents()
    assert window.rect().contains(card.geometry())


def test_the_steps_end_with_their_issue(learning: Application, tmp_path: Path) -> None:
    learning.open_library(tmp_path / "other.db")
    assert learning.window.first_steps.card is None
    assert page_of(learning.window) is not None


ROOM = QRect(0, 0, 1300, 760)
NARROW, RIGHT, BAR, BUTTON = (
    QRect(0, 60, 54, 600),
    QRect(700, 300, 600, 400),
    QRect(0, 20, 1300, 40),
    QRect(60, 24, 80, 30),
)


@pytest.mark.parametrize("place", [NARROW, RIGHT, BAR, BUTTON, ROOM])
def test_a_card_covers_what_it_points_at_only_where_there_is_no_other_room(place: QRect) -> None:
    card = beside_of(place, 120, ROOM)
    assert ROOM.contains(card)
    assert card.intersects(place) == (place == ROOM)


def test_each_step_waits_for_operations_that_there_are() -> None:
    assert {name for step in STEPS for name in step.operations} <= set(_OPERATIONS)


def test_the_beginnings_are_actions_that_need_no_issue(first: Application) -> None:
    assert all(first.window.actions_.by_name[name].isEnabled() for name in BEGINNINGS)


def test_the_page_waits_until_it_is_known_that_there_is_no_issue(tmp_path: Path, qtbot: QtBot) -> None:
    desk = opened(tmp_path / "new.db", qtbot)
    assert page_of(desk.window) is None
    desk.opened.show_latest()
    assert page_of(desk.window) is not None
    closed(desk)
