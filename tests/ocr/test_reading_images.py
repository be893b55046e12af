"""The text of an image comes in as a raw issue, each character with its place; a real engine reads it."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter

from annotator import ocr, workflow
from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.geometry import Box
from annotator.core.laws import faults
from annotator.store import Library

needs_engine = pytest.mark.skipif(not ocr.is_installed(ocr.Engine.RAPIDOCR), reason="needs the extra ocr")
SIZE, LEFT, TOP, PITCH = 40, 100, 300, 60
HEAD = "东关老桥重新开放"
COLUMNS = (
    ("桥面换上了防滑的石板，", "夜里还有灯，老人孩子", "都来看新栏杆。"),
    ("工程历时七个月，投入", "三百二十万元，两块旧", "碑已经移交博物馆。"),
)


@pytest.fixture(scope="module")
def page(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with a headline over two columns."""
    families = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    if not families:
        pytest.skip("there is no font to draw a page with")
    image = QImage(1200, 600, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    font = QFont(families[0])
    font.setPixelSize(2 * SIZE)
    painter.setFont(font)
    painter.drawText(QRect(0, 80, 1200, 140), Qt.AlignmentFlag.AlignCenter, HEAD)
    font.setPixelSize(SIZE)
    painter.setFont(font)
    for column, lines in enumerate(COLUMNS):
        for row, text in enumerate(lines):
            painter.drawText(LEFT + 550 * column, TOP + PITCH * row, text)
    painter.end()
    path = tmp_path_factory.mktemp("scanned") / "晨报-2024-05-03.png"
    assert image.save(str(path))
    return path


@pytest.fixture(scope="module")
def imported(page: Path) -> Path:
    """The folder with the page, and the database into which a command of its own has imported it."""
    done = command(page.parent)
    assert done.returncode == 0, done.stderr
    return page.parent


def command(folder: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "annotator", "import", str(folder), "--database", str(folder / "a.db")]
    return subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)


@needs_engine
@pytest.mark.slow
def test_an_image_becomes_an_issue_whose_characters_stand_where_they_were_printed(imported: Path) -> None:
    with Library.open(imported / "a.db") as library:
        issue = library.load(1)
        (page,) = issue.pages
        assert library.images.path(page.image.sha256) is not None
    assert list(faults(issue)) == []
    assert issue.date == "2024-05-03"
    assert issue.raw.split() == [HEAD, *COLUMNS[0], *COLUMNS[1]]
    (addition,) = issue.additions
    assert addition.origin == ocr.origin(ocr.Engine.RAPIDOCR)
    for column, lines in enumerate(COLUMNS):
        for row, text in enumerate(lines):
            start = issue.raw.index(text)
            characters = issue.geometry.characters
            spots = [characters[at] for at in characters.between(start, start + len(text))]
            assert [issue.raw[spot.start : spot.end] for spot in spots] == list(text)
            for number, spot in enumerate(spots[:-1]):  # at the end may be a mark of half the width
                middle = (spot.box.left + spot.box.right) / 2
                assert abs(middle - (LEFT + 550 * column + SIZE * (number + 0.5))) < SIZE / 2
                assert spot.box.top < TOP + PITCH * row - SIZE / 4 < spot.box.bottom
                assert (spot.confidence or 0) > 0.5


@needs_engine
@pytest.mark.slow
def test_an_image_that_is_here_is_not_read_again(imported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.ocr.lines_of_pages", None)
    with Library.open(imported / "a.db") as library:
        (outcome,) = workflow.import_all(library, [imported / "晨报-2024-05-03.png"], author="ann")
    assert outcome.already


def test_without_an_engine_an_image_is_refused_with_what_to_install(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("PIL", reason="needs the extra ocr")
    monkeypatch.setattr("annotator.ocr.asking._NEEDED", ("no_such_library",))
    monkeypatch.setattr("annotator.ocr.asking._tesseract", lambda question: [])
    with (
        Library.open(tmp_path / "a.db") as library,
        pytest.raises(AnnotatorError, match=r"pip install 'newspaper-annotator\[ocr\]'"),
    ):
        workflow.import_all(library, [page], author="ann")


@needs_engine
def test_an_image_that_is_cut_off_is_said_so_and_nothing_is_stored(page: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(page.read_bytes()[:1000])
    with Library.open(tmp_path / "a.db") as library:
        with pytest.raises(BadInput, match="is cut off or damaged"):
            workflow.import_all(library, [path], author="ann")
        assert library.listing.count() == 0


def test_only_what_lies_in_an_area_is_given_to_the_engine_and_its_places_are_those_of_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    image = pytest.importorskip("PIL.Image", reason="needs the extra ocr")
    pytest.importorskip("numpy", reason="needs the extra ocr")
    from annotator.ocr import reading

    scan, file = image.new("L", (200, 100), 0), BytesIO()
    scan.save(file, "PNG")
    given = []

    def read(page: object, *_engine: object) -> object:
        given.append(page)
        return [(1.0, [("桥", (30, 40, 50, 60), 0.9, [(0, 1, (30, 40, 50, 60), 0.9, [])])])]

    monkeypatch.setattr(reading, "_read", read)
    triangle = [(10, 10), (90, 10), (10, 40)]  # on a page of half the size
    [(_share, [line], _none), (_all, _lines, size)] = reading.answers(
        file.getvalue(), [0], "tesseract", [], area=triangle, size=(100, 50)
    )
    [part] = given
    margin = reading._MARGIN
    assert part.size == (160 + 2 * margin, 60 + 2 * margin)
    shades = [part.getpixel(at) for at in ((margin + 5, margin + 5), (margin + 150, margin + 55), (2, 2))]
    assert shades == [0, 255, 255]
    assert line[1] == line[3][0][2] == (30 + 20 - margin, 40 + 20 - margin, 50 + 20 - margin, 60 + 20 - margin)
    assert size == (200, 100)


@needs_engine
@pytest.mark.slow
def test_a_column_is_read_where_it_stands_on_its_page(imported: Path, page: Path) -> None:
    with Library.open(imported / "a.db") as library:
        bare = library.load(1).without_records()
    blocks, origin = workflow.read_area(bare, 0, Box(620, 240, 1190, 460).polygon, page)
    [block] = blocks
    assert [line.text for line in block.lines] == list(COLUMNS[1])
    assert origin == ocr.origin(ocr.usual())
    assert abs(block.lines[0].box.left - (LEFT + 550)) < SIZE / 2
