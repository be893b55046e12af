"""Pages with print to be judged: a page with characters of which the reader was not sure, and an image of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from annotator import workflow
from annotator.app import Application
from tests.window.desks import SMALL, opened

SIZE, TOP, LEFT, PITCH = 50, 100, 60, 90
LINES = ("河水在未明涨了三尺", "船只停在东岸等天亮", "桥上行人稀少")
UNSURE = {(0, 3): (0.4, ("末", 0.3), ("木", 0.1)), (1, 4): (0.85,)}
"""Line and character -> how sure its reader was, and other readings."""
GAP_BEHIND = (2, 2)
COLUMN = "竖排一行字"
COLUMN_LEFT = 900
WIDTH, HEIGHT = 1000, 500


def boxes(line: int) -> list[tuple[int, int]]:
    """Where the characters of a line stand (left, top)."""
    if line == len(LINES):
        return [(COLUMN_LEFT, TOP + SIZE * number) for number in range(len(COLUMN))]
    shift = [SIZE * (GAP_BEHIND[0] == line and number > GAP_BEHIND[1]) for number in range(len(LINES[line]))]
    return [(LEFT + SIZE * number + shift[number], TOP + PITCH * line) for number in range(len(LINES[line]))]


def shade(line: int, number: int) -> int:
    """The ink of a character on the image, so that each can be told from the others of its line."""
    return 20 + 20 * number + line


def draw(folder: Path, *, with_image: bool = True) -> None:
    """Draw the page and write its ALTO."""
    folder.mkdir(parents=True, exist_ok=True)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    blocks = []
    for line, text in enumerate((*LINES, COLUMN)):
        places = boxes(line)
        for number, (left, top) in enumerate(places):
            ink = QColor(*[shade(line, number)] * 3)
            painter.fillRect(left + 2, top + 2, SIZE - 4, SIZE - 4, ink)
        blocks.append(_block(line, text, places))
    painter.end()
    if with_image:
        assert image.save(str(folder / "p1.png"))
    (folder / "p1.xml").write_text(
        "<alto><Description><sourceImageInformation><fileName>p1.png</fileName></sourceImageInformation></Description>"
        f'<Layout><Page PRINTED_IMG_NR="A1" WIDTH="{WIDTH}" HEIGHT="{HEIGHT}"><PrintSpace>'
        f"{''.join(blocks)}</PrintSpace></Page></Layout></alto>",
        encoding="utf-8",
    )


def _block(line: int, text: str, places: list[tuple[int, int]]) -> str:
    glyphs = []
    for number, (character, place) in enumerate(zip(text, places, strict=True)):
        sure, *others = UNSURE.get((line, number), (0.99,))
        variants = "".join(f'<Variant CONTENT="{other}" VC="{vc}"/>' for other, vc in others)  # type: ignore[misc]
        glyphs.append(f'<Glyph {_place(*place, SIZE, SIZE)} CONTENT="{character}" GC="{sure}">{variants}</Glyph>')
    (left, top), (right, bottom) = places[0], (places[-1][0] + SIZE, places[-1][1] + SIZE)
    where = _place(left, top, right - left, bottom - top)
    string = f'<String {where} CONTENT="{text}">{"".join(glyphs)}</String>'
    return f'<TextBlock ID="b{line}"><TextLine {where}>{string}</TextLine></TextBlock>'


def _place(left: int, top: int, width: int, height: int) -> str:
    return f'HPOS="{left}" VPOS="{top}" WIDTH="{width}" HEIGHT="{height}"'


def library(folder: Path, *, with_image: bool = True) -> Path:
    """A library with the page as its only issue."""
    draw(folder / "晨报", with_image=with_image)
    with workflow.open_library(folder / "a.db", create=True) as library:
        workflow.import_all(library, [folder / "晨报"], author="ann", entities=False, form="pages")
    return folder / "a.db"


def desk_on(database: Path, qtbot: QtBot) -> Application:
    """A desk on the page; its image is still to come."""
    desk = opened(database, qtbot, SMALL)
    desk.opened.show_latest()
    return desk


def raw_of(desk: Application, line: int, number: int) -> int:
    """The raw offset of a character."""
    assert desk.window.open_issue is not None
    return desk.window.open_issue.issue.raw.index((*LINES, COLUMN)[line]) + number
