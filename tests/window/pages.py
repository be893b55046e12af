"""Pages that the tests draw: an image and an ALTO for each, with a headline and some lines in two columns."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from annotator.app import Application
from annotator.core.geometry import Box
from annotator.window.page.page_pane import PagePane

WIDTH, HEIGHT = 800, 1100
LEFTS, TOP, PITCH, SIZE, ROWS, SIGNS = (60, 440), 160, 60, 40, 12, 7
INKS = (QColor(40, 40, 40), QColor(90, 90, 90))
"""The ink of each page, so that one can be told from the other."""


def headline(page: int) -> str:
    return ("东关老桥修好了", "芦花洲来了白鹳")[page % 2]


def row_text(page: int, column: int, row: int) -> str:
    signs = "甲乙丙丁戊己庚辛壬癸子丑"
    return f"第{signs[page]}版{signs[column]}栏{signs[row]}行"


def row_box(column: int, row: int) -> Box:
    left, top = LEFTS[column], TOP + row * PITCH
    return Box(left, top, left + SIGNS * SIZE, top + SIZE)


def draw(folder: Path, count: int = 2, *, with_text: bool = True) -> list[Path]:
    """Draw pages; their images."""
    folder.mkdir(parents=True, exist_ok=True)
    images = []
    for page in range(count):
        images.append(folder / f"晨报-2026-03-0{page + 1}.png")
        assert _image(page).save(str(images[-1]))
        if with_text:
            images[-1].with_suffix(".xml").write_text(_alto(page, images[-1].name), encoding="utf-8")
    return images


def _image(page: int) -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.fillRect(QRectF(60, 40, 7 * 80, 80), INKS[page % 2])
    for column in range(2):
        for row in range(ROWS):
            left, top, right, bottom = row_box(column, row)
            painter.fillRect(left, top, right - left - 2, bottom - top, INKS[page % 2])
    painter.end()
    return image


def _alto(page: int, image: str) -> str:
    def line(text: str, left: int, top: int, size: int) -> str:
        place = f'HPOS="{left}" VPOS="{top}" WIDTH="{len(text) * size}" HEIGHT="{size}"'
        return f'<TextLine {place}><String {place} CONTENT="{text}"/></TextLine>'

    columns = (
        "".join(line(row_text(page, column, row), LEFTS[column], TOP + row * PITCH, SIZE) for row in range(ROWS))
        for column in range(2)
    )
    blocks = [line(headline(page), 60, 40, 80), *columns]
    inside = "".join(f'<TextBlock ID="b{number}">{block}</TextBlock>' for number, block in enumerate(blocks))
    return (
        f"<alto><Description><sourceImageInformation><fileName>{image}</fileName></sourceImageInformation>"
        f'</Description><Layout><Page PRINTED_IMG_NR="A{page + 1}" WIDTH="{WIDTH}" HEIGHT="{HEIGHT}"><PrintSpace>'
        f"{inside}</PrintSpace></Page></Layout></alto>"
    )


def shown(desk: Application) -> PagePane:
    """The pane of pages of the open issue."""
    pane = desk.window.side.page
    assert pane is not None
    return pane
