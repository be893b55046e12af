"""Pages of text drawn as scans, and how many of their characters are read wrongly.

A page is white with columns of running text, in horizontal lines or in vertical ones from right to left (its columns
then lie one beneath the other). It is made worse as old print is: `blurred` (and grey, noisy, not quite level) or
`faded` (two levels, broken strokes, specks).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from PIL import Image, ImageFilter
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter
from rapidfuzz.distance import Levenshtein

from annotator.core.pages import Line

SKEW = 0.8
"""How far a blurred page is turned (degrees)."""
_GUTTER = 1.6
_LEADING = 1.5


@dataclass(frozen=True)
class Drawn:
    """A page as a PNG, and the text of its columns; `skew` (degrees) is how far it was turned around its middle."""

    data: bytes
    width: int
    height: int
    columns: Sequence[Sequence[str]]
    size: int
    column: float
    margin: int
    is_vertical: bool
    skew: float = 0

    @property
    def length(self) -> int:
        """The number of its characters."""
        return sum(len(row) for column in self.columns for row in column)

    def wrong(self, lines: Sequence[Line]) -> int:
        """How many characters of it were read wrongly, left out or made up, whatever the order of the columns."""
        read: list[list[tuple[int, float, str]]] = [[] for _column in self.columns]
        for line in lines:
            x, y = self._straight((line.box.left + line.box.right) / 2, (line.box.top + line.box.bottom) / 2)
            along, across = (y, self.width - x) if self.is_vertical else (x, y)
            number = int((along - self.margin) // (self.column + _GUTTER * self.size))
            row = round((across - self.margin) / (_LEADING * self.size) - 0.35)
            read[min(max(number, 0), len(read) - 1)].append((row, along, line.text))
        return sum(
            Levenshtein.distance("".join(column), "".join("".join(text.split()) for *_at, text in sorted(found)))
            for column, found in zip(self.columns, read, strict=True)
        )

    def _straight(self, x: float, y: float) -> tuple[float, float]:
        turn = math.radians(self.skew)
        x, y = x - self.width / 2, y - self.height / 2
        return (
            x * math.cos(turn) - y * math.sin(turn) + self.width / 2,
            x * math.sin(turn) + y * math.cos(turn) + self.height / 2,
        )

    def blurred(self, seed: int = 0) -> Drawn:
        """As a bad photograph of it: soft, grey, noisy, not quite level, and pressed."""
        image = self._image().filter(ImageFilter.GaussianBlur(2.2))
        image = image.rotate(SKEW, Image.Resampling.BICUBIC, fillcolor=255)
        noise = np.random.default_rng(seed).normal(0, 12, (image.height, image.width))
        pixels = np.clip(90 + np.asarray(image) * (130 / 255) + noise, 0, 255).astype(np.uint8)
        out = BytesIO()
        Image.fromarray(pixels).save(out, "JPEG", quality=50)
        return self._with(out.getvalue(), SKEW)

    def faded(self, seed: int = 0) -> Drawn:
        """As a copy of a worn print: two levels, strokes that break off, specks."""
        chance = np.random.default_rng(seed)
        image = self._image().filter(ImageFilter.GaussianBlur(1.2))
        shape = image.height, image.width
        worn = Image.fromarray(chance.integers(0, 256, (shape[0] // 3 + 1, shape[1] // 3 + 1), dtype=np.uint8))
        grain = np.asarray(worn.resize((shape[1], shape[0]), Image.Resampling.BICUBIC)).astype(np.int16)
        black = np.asarray(image) < 155 - (grain - 128) * 0.14
        specks = chance.random(shape) < 0.0006
        out = BytesIO()
        Image.fromarray(~(black | specks | np.roll(specks, 1, 1))).save(out, "PNG")
        return self._with(out.getvalue(), 0)

    def _image(self) -> Image.Image:
        return Image.open(BytesIO(self.data)).convert("L")

    def _with(self, data: bytes, skew: float) -> Drawn:
        return Drawn(
            data, self.width, self.height, self.columns, self.size, self.column, self.margin, self.is_vertical, skew
        )


def drawn(
    text: str,
    *,
    width: int = 3508,
    height: int = 4961,
    columns: int = 4,
    size: int = 42,
    family: str = "",
    is_vertical: bool = False,
) -> Drawn:
    """A page full of a text without spaces, or with all of it where that is shorter; it needs a font for it."""
    margin = min(150, width // 12)
    along, across = (height, width) if is_vertical else (width, height)
    column = (along - 2 * margin - (columns - 1) * _GUTTER * size) / columns
    rows = int((across - 2 * margin) // (_LEADING * size))
    cut = list(_rows(text, int(column // size), is_vertical))[: rows * columns]
    texts = [cut[start : start + rows] for start in range(0, len(cut), rows)]
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    font = QFont(family or QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)[0])
    font.setPixelSize(size)
    if is_vertical:
        font.setFeature(QFont.Tag("vert"), 1)
    painter.setFont(font)
    for number, some in enumerate(texts):
        start = margin + number * (column + _GUTTER * size)
        for row, said in enumerate(some):
            top = margin + row * _LEADING * size
            if not is_vertical:
                painter.drawText(QPointF(start, top + 0.88 * size), said)
                continue
            for place, char in enumerate(said):
                cell = QRectF(width - top - size, start + place * size, size, size)
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, char)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")
    return Drawn(bytes(buffer.data().data()), width, height, texts, size, column, margin, is_vertical)


def _rows(text: str, wide: int, is_vertical: bool) -> Iterator[str]:
    row, taken = "", 0.0
    for char in text:
        size = 0.6 if char.isascii() and not is_vertical else 1
        if taken + size > wide:
            yield row
            row, taken = "", 0.0
        row, taken = row + char, taken + size
    if row:
        yield row
