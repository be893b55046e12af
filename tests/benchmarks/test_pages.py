"""What pages cost: opening an issue of them, keeping where their text stands, and the process that reads images."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from defusedxml import ElementTree

from annotator import formats, ocr
from annotator.core.geometry import Alternative, Box, Spot
from annotator.core.issue import Issue, Source
from annotator.core.pages import Block, Line, ReadPage, issue_of
from annotator.store import Library
from tests.benchmarks.archive import Size, composed
from tests.benchmarks.figures import Comparison

PAGES, WORDS, PER_LINE = 16, 200_000, 8


def _words(count: int) -> Iterator[tuple[str, int, int, int]]:
    """Words of a page with their left and upper edges and their widths."""
    chance = random.Random(count)
    for number in range(count):
        row, column = divmod(number, PER_LINE)
        word = "".join(chance.choices("etaoinshrdlu", k=chance.randint(2, 9)))
        yield word, 150 + 400 * column + chance.randint(-3, 3), 150 + 3 * row, 40 * len(word)


def _alto(path: Path, words: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(
            '<?xml version="1.0" encoding="UTF-8"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Description>'
            "<MeasurementUnit>pixel</MeasurementUnit></Description><Layout>"
            '<Page ID="P1" PHYSICAL_IMG_NR="1" WIDTH="3508" HEIGHT="4961"><PrintSpace><TextBlock ID="B1">'
        )
        for number, (word, left, top, width) in enumerate(_words(words)):
            if number % PER_LINE == 0:
                file.write(
                    f'{"</TextLine>" if number else ""}<TextLine HPOS="{left}" VPOS="{top}" WIDTH="3200" HEIGHT="40">'
                )
            file.write(
                f'<String ID="S{number}" CONTENT="{word}" HPOS="{left}" VPOS="{top}" WIDTH="{width}" HEIGHT="38" '
                f'WC="0.{number % 90 + 10}"/><SP/>'
            )
        file.write("</TextLine></TextBlock></PrintSpace></Page></Layout></alto>")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An issue of ALTO files."""
    folder = tmp_path_factory.mktemp("alto")
    for page in range(PAGES):
        _alto(folder / f"{page:04}.xml", WORDS // PAGES)
    return folder


@pytest.mark.benchmark(timer=time.process_time)
def test_an_issue_of_200_000_words_is_read_in_three_times_what_its_xml_takes(folder: Path, compare: Comparison) -> None:
    def read() -> None:
        [issue] = formats.read(folder, form="pages")
        assert len(issue.geometry.words) == WORDS

    def iterate() -> None:
        for path in sorted(folder.iterdir()):
            for _element in ElementTree.iterparse(path):
                pass

    compare("read 16 pages of ALTO with 200,000 words", read, iterate, rounds=3, bound=lambda floor: 3 * floor)


def _size(path: Path, issue: Issue, *, has_places: bool) -> int:
    """The bytes of a database with an issue."""
    with Library.open(path) as library:
        library.add(issue if has_places else Issue(raw=issue.raw, source=issue.source), [], author="benchmark")
        library.database.execute_sql("VACUUM")
    return path.stat().st_size


def test_places_of_words_take_less_than_one_and_a_half_times_the_text(
    folder: Path, tmp_path: Path, compare: Comparison
) -> None:
    [issue] = formats.read(folder, form="pages")
    added = _size(tmp_path / "with.db", issue, has_places=True) - _size(tmp_path / "a.db", issue, has_places=False)
    compare.hold("places of words (bytes / 1000)", added / 1000, len(issue.raw.encode()) / 1000, most=1.5)


def _read_page(text: str, number: int) -> ReadPage:
    """A page as OCR reads it: each character with its box, how sure it is, and others that it may be."""
    chance = random.Random(number)
    lines = []
    for row, start in enumerate(range(0, len(text), 24)):
        said = text[start : start + 24]
        top = 150 + 60 * row + chance.randint(-1, 1)
        spots = [
            Spot(
                at,
                at + 1,
                Box(150 + 42 * at + chance.randint(-2, 2), top, 190 + 42 * at + chance.randint(-2, 2), top + 44),
                chance.choice((0.995, 1.0, 1.0, 1.0, 0.85)),
                tuple(Alternative(other, 0.01) for other in chance.choices(text, k=chance.choice((0, 0, 0, 1, 4)))),
            )
            for at in range(len(said))
        ]
        box = Box(150, top, 150 + 42 * len(said), top + 44)
        lines.append(Line(text=said, box=box, confidence=0.98, characters=spots))
    return ReadPage(number=str(number), width=3508, height=4961, blocks=[Block(lines=lines)])


def test_places_of_characters_take_less_than_six_times_the_text(tmp_path: Path, compare: Comparison) -> None:
    text = "".join(composed(1, Size(issues=4))[0].raw.split())
    pages = [_read_page(text[start : start + 6_000], start) for start in range(0, len(text), 6_000)]
    issue = issue_of(pages, title="", date="", source=Source("a", ""), origin="ocr")
    added = _size(tmp_path / "with.db", issue, has_places=True) - _size(tmp_path / "a.db", issue, has_places=False)
    compare.hold("places of characters (bytes / 1000)", added / 1000, len(issue.raw.encode()) / 1000, most=6)


READING = """
import json, resource, sys
from io import BytesIO
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from annotator import ocr
from tests.benchmarks.archive import Size, composed
from tests.ocr.drawn import drawn
app = QGuiApplication([])
page = drawn("".join(composed(1, Size(issues=4))[0].raw.split())[:17_000], size=25)
read = ocr.lines_of_pages(Path("a.png"), BytesIO(page.data), [0, 0], print, ocr.usual())
pages = [len(lines) for _size, lines in read]
print(json.dumps([pages, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024]))
"""


@pytest.mark.skipif(not ocr.is_installed(ocr.Engine.RAPIDOCR), reason="needs the extra ocr")
@pytest.mark.skipif(sys.platform != "linux", reason="it asks for memory as Linux tells it")
def test_reading_pages_of_small_print_takes_less_than_1_2_gigabytes(compare: Comparison) -> None:
    done = subprocess.run([sys.executable, "-c", READING], check=True, capture_output=True, text=True)
    pages, memory = json.loads(done.stdout.splitlines()[-1])
    assert len(pages) == 2
    assert pages[0] > 300
    compare.hold("memory of the process that reads images (MiB)", memory / 2**20, 1024, most=1.2)
