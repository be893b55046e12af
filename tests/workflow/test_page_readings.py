"""An import of images that is stopped goes on behind the pages that were read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

import pytest

from annotator import ocr, workflow
from annotator.core.errors import BadInput
from annotator.core.geometry import Alternative, Box, Spot
from annotator.core.pages import Line
from annotator.store import Library
from tests.window import pages

Image = pytest.importorskip("PIL.Image", reason="needs the extra ocr")
TEXTS = ("老桥修好了。", "湖上开渔了。", "旧报上网了。")
Read = Iterator[tuple[tuple[int, int], list[Line]]]


class Reader:
    """Stands for the process that reads images: it notes the pages, and is stopped before one of them."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.stop: int | None = None

    def __call__(
        self, path: Path, file: IO[bytes], frames: Sequence[int], progress: Callable[[float], object], _engine: object
    ) -> Read:
        self.asked.append(list(frames))
        for frame in frames:
            if frame == self.stop:
                raise KeyboardInterrupt
            text = TEXTS[frame]
            spots = [
                Spot(at, at + 1, Box(9 * at, 5, 9 * at + 9, 15), 0.9, (Alternative("梁", 0.1),))
                for at in range(len(text))
            ]
            progress(1)
            yield (90, 40), [Line(text=text, box=Box(0, 5, 60, 15), confidence=0.9, characters=spots)]


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    reader = Reader()
    monkeypatch.setattr("annotator.ocr.is_installed", lambda _engine=None: True)
    monkeypatch.setattr("annotator.ocr.usual", lambda: ocr.Engine.RAPIDOCR)
    monkeypatch.setattr("annotator.ocr.lines_of_pages", reader)
    return reader


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A file with three pages."""
    first, *others = (Image.new("L", (90, 40), 250 - at) for at in range(3))
    first.save(tmp_path / "a.tif", save_all=True, append_images=others)
    return tmp_path / "a.tif"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "a.db") as library:
        yield library


def test_only_the_pages_behind_the_stop_are_read_when_it_goes_on(library: Library, scan: Path, reader: Reader) -> None:
    reader.stop = 2
    with pytest.raises(KeyboardInterrupt):
        workflow.import_all(library, [scan], author="ann")
    reader.stop = None
    [imported] = workflow.import_all(library, [scan], author="ann")
    assert reader.asked == [[0, 1, 2], [2]]
    assert imported.issue.raw.split() == [*TEXTS]
    spot = next(iter(imported.issue.geometry.characters))
    assert (spot.box, spot.alternatives) == (Box(0, 5, 9, 15), (Alternative("梁", 0.1),))


def test_what_was_read_is_not_kept_beside_what_is_stored(library: Library, scan: Path, reader: Reader) -> None:
    workflow.import_all(library, [scan], author="ann")
    assert library.images.folder is not None
    assert [path for path in library.images.folder.rglob("*") if "readings" in path.parts] == []


def test_what_was_kept_and_is_damaged_is_read_again(library: Library, scan: Path, reader: Reader) -> None:
    reader.stop = 1
    with pytest.raises(KeyboardInterrupt):
        workflow.import_all(library, [scan], author="ann")
    assert library.images.folder is not None
    [kept] = library.images.folder.rglob("*.json")
    kept.write_text(kept.read_text()[:-30])
    reader.stop = None
    workflow.import_all(library, [scan], author="ann")
    assert reader.asked == [[0, 1, 2], [0, 1, 2]]


def test_another_engine_reads_all_again(
    library: Library, scan: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.stop = 2
    with pytest.raises(KeyboardInterrupt):
        workflow.import_all(library, [scan], author="ann")
    reader.stop = None
    monkeypatch.setattr("annotator.ocr.origin", lambda engine: "another 2")
    [imported] = workflow.import_all(library, [scan], author="ann")
    assert reader.asked == [[0, 1, 2], [0, 1, 2]]
    assert imported.issue.additions[0].origin == "another 2"


def test_scans_in_a_folder_are_read_beside_the_text_of_its_other_pages(
    library: Library, tmp_path: Path, reader: Reader
) -> None:
    pages.draw(tmp_path / "晨报", 1)
    for name in ("晨报-2026-03-00.png", "晨报-2026-03-02.png"):
        Image.new("L", (90, 40), len(name)).save(tmp_path / "晨报" / name)
    [imported] = workflow.import_all(library, [tmp_path / "晨报"], author="ann", form="pages")
    assert [page.number for page in imported.issue.pages] == ["晨报-2026-03-00", "A1", "晨报-2026-03-02"]
    assert [addition.page for addition in imported.issue.additions] == [0, 2]
    assert len(reader.asked) == 1  # both scans have the same bytes
    assert imported.issue.raw.endswith(f"\n{TEXTS[0]}\n\n{TEXTS[0]}\n")


def test_a_page_that_its_file_says_to_have_no_text_is_not_read(
    library: Library, tmp_path: Path, reader: Reader
) -> None:
    pages.draw(tmp_path / "晨报", 1)
    alto = next((tmp_path / "晨报").glob("*.xml")).read_text(encoding="utf-8")
    Image.new("L", (90, 40), 9).save(tmp_path / "晨报" / "z.png")
    body = re.search("<PrintSpace.*</PrintSpace>", alto, re.DOTALL)
    assert body
    (tmp_path / "晨报" / "z.xml").write_text(alto.replace(body[0], "<PrintSpace/>"), encoding="utf-8")
    [imported] = workflow.import_all(library, [tmp_path / "晨报"], author="ann", form="pages")
    assert len(imported.issue.pages) == 2
    assert reader.asked == []


def test_the_pages_of_a_pdf_in_a_folder_are_pages_of_its_issue(
    library: Library, tmp_path: Path, reader: Reader
) -> None:
    from tests.formats.test_pdf import TEXT, pdf  # skips where the extra pdf is missing

    (tmp_path / "晨报").mkdir()
    pdf(tmp_path / "晨报" / "2.pdf", TEXT)
    pdf(tmp_path / "晨报" / "10.pdf", "")
    Image.new("L", (90, 40), 9).save(tmp_path / "晨报" / "1.png")
    [imported] = workflow.import_all(library, [tmp_path / "晨报"], author="ann", form="pages")
    assert [(page.number, page.image.name) for page in imported.issue.pages] == [
        ("1", "1.png"),
        ("2", "2.pdf"),
        ("10", "10.pdf"),
    ]
    assert [addition.page for addition in imported.issue.additions] == [0, 2]
    assert imported.issue.raw.startswith("Old bridge")
    [again] = workflow.import_all(library, [tmp_path / "晨报"], author="ann", form="pages")
    assert again.already


def test_a_pdf_in_a_folder_that_cant_be_read_is_named(library: Library, tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason="needs the extra pdf")
    pages.draw(tmp_path / "晨报", 1)
    (tmp_path / "晨报" / "2.pdf").write_bytes(b"%PDF-1.7\nbroken")
    with pytest.raises(BadInput, match=r"2\.pdf"):
        workflow.import_all(library, [tmp_path / "晨报"], author="ann", form="pages")
