"""What the import shows of pages before anything is stored: their order, and one issue of many or many of one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator import formats, workflow
from annotator.app import Application
from annotator.core.errors import AnnotatorError
from annotator.core.geometry import Box
from annotator.core.pages import Line
from annotator.ocr import Engine
from annotator.window.dialogs.dialog import OK
from annotator.window.dialogs.import_files import ImportDialog
from annotator.window.work_bar import WorkBar
from tests.window import pages


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Path:
    """A folder with the images of three pages, two of which have their text."""
    folder = tmp_path_factory.mktemp("drawn") / "晨报"
    pages.draw(folder, 2)
    pages.draw(folder, 3, with_text=False)
    return folder


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def rows(dialog: ImportDialog) -> list[list[str]]:
    """What the list of pages says."""
    table = dialog.pages.table
    items = [[table.item(row, column) for column in range(4)] for row in range(table.rowCount())]
    return [[item.text() if item else "" for item in row] for row in items]


def opened(folder: Path, parent: QWidget) -> ImportDialog:
    files = workflow.gather([folder]).files
    assert workflow.folder_of_pages(files) == folder
    dialog = ImportDialog(folder, workflow.look, workflow.ENCODINGS, parent, files=files)
    dialog.show()
    return dialog


def test_the_pages_of_a_folder_are_listed_with_what_will_be_done(
    folder: Path, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.ocr.is_installed", lambda _engine=None: True)
    dialog = opened(folder, parent)
    listed = rows(dialog)
    assert [(number, file, way) for number, file, _size, way in listed] == [
        ("A1", "晨报-2026-03-01.png", "with its text"),
        ("A2", "晨报-2026-03-02.png", "with its text"),
        ("晨报-2026-03-03", "晨报-2026-03-03.png", "is read by OCR"),
    ]
    assert listed[0][2].startswith("800 × 1100 · ")
    assert listed[2][2].endswith("B")


def test_the_order_of_pages_can_be_changed_before_they_become_one_issue(folder: Path, parent: QWidget) -> None:
    dialog = opened(folder, parent)
    wishes = []
    dialog.together_requested.connect(lambda path, order: wishes.append((path, order)))
    dialog.pages.table.selectRow(0)
    dialog.pages.down.click()
    assert [row[0] for row in rows(dialog)] == ["A2", "A1", "晨报-2026-03-03"]
    dialog.buttons.button(OK).click()
    [(path, order)] = wishes
    assert path == folder
    [issue] = formats.read(path, form="pages", order=order)
    assert [page.number for page in issue.pages] == ["A2", "A1", "晨报-2026-03-03"]
    assert issue.raw.startswith(pages.headline(1))


def test_each_file_can_be_an_issue_of_its_own(folder: Path, parent: QWidget) -> None:
    dialog = opened(folder, parent)
    wishes = []
    dialog.apart_requested.connect(lambda: wishes.append("apart"))
    dialog.together_requested.connect(lambda *_wish: wishes.append("together"))
    dialog.together.setCurrentIndex(1)
    assert dialog.pages.up.isHidden()
    dialog.buttons.button(OK).click()
    assert wishes == ["apart"]


def test_a_text_has_no_list_of_pages(tmp_path: Path, parent: QWidget) -> None:
    (tmp_path / "a.txt").write_text("老桥修好了。\n", encoding="utf-8")
    dialog = ImportDialog(tmp_path / "a.txt", workflow.look, workflow.ENCODINGS, parent)
    dialog.show()
    assert dialog.pages.isHidden()
    assert not dialog.together.isVisible()


@pytest.fixture
def scan(tmp_path: Path, qapp: object) -> Path:
    """A page without text, as Pillow is asked for nothing else than its size."""
    pytest.importorskip("PIL", reason="needs the extra ocr")
    [image] = pages.draw(tmp_path / "scans", 1, with_text=False)
    return image


def with_engines(monkeypatch: pytest.MonkeyPatch, *here: Engine) -> None:
    monkeypatch.setattr("annotator.ocr.is_installed", lambda engine=None: engine in here if engine else bool(here))


def asked(path: Path, parent: QWidget, chosen: str = "") -> ImportDialog:
    dialog = ImportDialog(path, workflow.look, workflow.ENCODINGS, parent, engine=chosen)
    dialog.show()
    return dialog


def test_a_scan_is_read_by_the_engine_that_is_chosen(
    scan: Path, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_engines(monkeypatch, *Engine)
    dialog = asked(scan, parent)
    assert [dialog.engine.itemData(at) for at in range(dialog.engine.count())] == ["rapidocr", "tesseract", "both"]
    said: list[object] = []
    dialog.engine_chosen.connect(said.append)
    dialog.requested.connect(lambda *_wish: said.append("import"))
    dialog.engine.setCurrentIndex(2)
    dialog.buttons.button(OK).click()
    assert said == ["both", "import"]


def test_no_engine_is_asked_for_where_there_is_no_choice_or_nothing_to_read(
    scan: Path, folder: Path, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_engines(monkeypatch, Engine.TESSERACT)
    said: list[str] = []
    dialog = asked(scan, parent)
    dialog.engine_chosen.connect(said.append)
    assert not dialog.engine.isVisible()
    dialog.buttons.button(OK).click()
    with_engines(monkeypatch, *Engine)
    assert not asked(folder / "晨报-2026-03-01.xml", parent).engine.isVisible()
    assert asked(scan, parent).engine.isVisible()
    assert said == []


def test_an_engine_that_is_no_longer_here_is_not_offered(
    scan: Path, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_engines(monkeypatch, *Engine)
    assert asked(scan, parent, "tesseract").engine.currentData() == "tesseract"
    assert asked(scan, parent, "a third").engine.currentData() == "rapidocr"


@pytest.mark.parametrize("chosen", ["tesseract", "a third"])
def test_the_chosen_engine_reads_and_is_kept_for_the_next_import(
    scan: Path, bare_desk: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    with_engines(monkeypatch, *Engine)
    reading: list[Engine] = []

    def lines_of_pages(*about: object) -> Iterator[tuple[tuple[int, int], list[Line]]]:
        reading.append(Engine(str(about[-1])))
        yield (pages.WIDTH, pages.HEIGHT), [Line(text="东关老桥修好了", box=Box(60, 40, 620, 120))]

    monkeypatch.setattr("annotator.ocr.lines_of_pages", lines_of_pages)
    bare_desk.window.change_settings(engine=chosen)
    bare_desk.imports.take([scan])
    [dialog] = bare_desk.window.findChildren(ImportDialog)
    qtbot.waitUntil(dialog.buttons.button(OK).isEnabled)
    dialog.accept()
    qtbot.waitUntil(lambda: bare_desk.window.open_issue is not None, timeout=20_000)
    expected = chosen if chosen in [*Engine] else "rapidocr"
    assert [one.value for one in reading] == [bare_desk.window.settings.engine] == [expected]


def test_texts_are_no_pages_of_one_issue(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("老桥修好了。\n", encoding="utf-8")
    assert workflow.folder_of_pages(workflow.gather([tmp_path]).files) is None


def test_a_dropped_folder_of_pages_is_asked_about_and_comes_in_as_one_issue(
    bare_desk: Application, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    texts = tmp_path / "晨报"
    pages.draw(texts, 2)
    bare_desk.imports.take([texts])
    [dialog] = bare_desk.window.findChildren(ImportDialog)
    qtbot.waitUntil(dialog.buttons.button(OK).isEnabled)
    dialog.accept()
    qtbot.waitUntil(lambda: bare_desk.window.open_issue is not None, timeout=20_000)
    assert bare_desk.window.open_issue is not None
    assert [page.number for page in bare_desk.window.open_issue.issue.pages] == ["A1", "A2"]
    assert len(bare_desk.library.issues()) == 1


def test_work_that_reads_pages_says_which(qtbot: QtBot) -> None:
    bar = WorkBar("Importing…")
    qtbot.addWidget(bar)
    bar.show_share(0.5, workflow.PageCount(3, 16))
    assert bar.label.text() == "Importing… · 50% · page 3 of 16"


def test_how_long_the_rest_takes_is_said_as_soon_as_it_is_known() -> None:
    assert workflow.time_left(0.5, 1) == 0
    assert workflow.time_left(0.25, 60) == 180


def test_pages_that_were_read_are_not_read_again_after_a_stop(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from annotator.core.geometry import Alternative, Box, Spot
    from annotator.core.pages import Line

    read = []
    spot = Spot(0, 1, Box(1, 2, 3, 4), 0.5, (Alternative("戈", 0.25),))

    def lines(path: Path, file: object, frames: list[int], progress: object, engine: object) -> Iterator[object]:
        if len(read) == 1 and not again:
            raise AnnotatorError("stopped")
        read.append(path.name)
        yield (800, 1100), [Line(text=f"第{len(read)}页", box=Box(0, 0, 90, 30), confidence=0.9, characters=[spot])]

    images = tmp_path / "scans"
    pages.draw(images, 2, with_text=False)
    again = False
    monkeypatch.setattr("annotator.ocr.is_installed", lambda _engine=None: True)
    monkeypatch.setattr("annotator.ocr.lines_of_pages", lines)
    with workflow.open_library(tmp_path / "a.db", create=True) as library:
        with pytest.raises(AnnotatorError, match="stopped"):
            workflow.import_all(library, [images], author="ann", entities=False, form="pages")
        again = True
        [outcome] = workflow.import_all(library, [images], author="ann", entities=False, form="pages")
        assert read == ["晨报-2026-03-01.png", "晨报-2026-03-02.png"]
        assert outcome.issue.raw.split() == ["第1页", "第2页"]
        assert outcome.issue.geometry.characters[0] == spot
        assert [(page.width, page.height) for page in outcome.issue.pages] == [(800, 1100)] * 2
        [last] = workflow.import_all(library, [images], author="ann", entities=False, form="pages")
        assert last.already
        assert len(read) == 2
        assert library.images.folder is not None
        assert not (library.images.folder / "readings").exists()
