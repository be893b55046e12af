"""What the process that decodes does to read images: it alone imports the engines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageOps

from annotator.decoding.images import picture
from annotator.decoding.wrong import MOST_PIXELS
from annotator.ocr import tesseract
from annotator.ocr.lines import Edges, Line

Step = tuple[float, list[Line], tuple[int, int] | None]
"""Which share (0 to 1) of an image is done, the lines that it has more of, and at its end its size (width, height)."""

_DARKEST, _LIGHTEST = 1, 40
"""So many of the darkest and of the lightest pixels (percent) become black and white: most of a page is paper."""
_LARGER = 2

_MARGIN = 24
"""The white around an area that is read (pixels): at the very edge of an image lines are not found."""


def answers(
    data: bytes,
    frames: Sequence[int],
    engine: str,
    languages: Sequence[str],
    area: Sequence[tuple[int, int]] = (),
    size: tuple[int, int] = (0, 0),
    treatment: str = "",
) -> Iterator[Step]:
    """The steps in which an engine reads images of a file; `languages` are Tesseract's.

    With the corners of an `area` only what lies in that is read; it counts on a page of a `size`, or in pixels.
    `treatment` is one of asking.Treatment.
    """
    rapid = _Rapid() if engine != "tesseract" else None
    for frame in frames:
        page = picture(data, frame)
        if treatment == "contrast":
            page = ImageOps.autocontrast(page, cutoff=(_DARKEST, _LIGHTEST))
        part, corner = _part(page, area, size) if area else (page, (0, 0))
        part, scale = _enlarged(part) if treatment == "large" else (part, 1)
        for share, lines in _read(part, rapid, languages if engine != "rapidocr" else ()):
            yield share, [_moved(line, *corner, scale) for line in lines], None
        yield 1.0, [], page.size


def _part(
    page: Image.Image, area: Sequence[tuple[int, int]], size: tuple[int, int]
) -> tuple[Image.Image, tuple[int, int]]:
    """What lies in an area of a page, on white, and where its top left corner is on the page."""
    scales = page.width / (size[0] or page.width), page.height / (size[1] or page.height)
    corners = [(x * scales[0], y * scales[1]) for x, y in area]
    left, top = (max(0, floor(min(along))) for along in zip(*corners, strict=True))
    right, bottom = (
        min(most, ceil(max(along))) for most, along in zip(page.size, zip(*corners, strict=True), strict=True)
    )
    across, down = max(1, right - left), max(1, bottom - top)
    mask = Image.new("L", (across, down))
    ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in corners], fill=255)
    made = Image.new("L", (across + 2 * _MARGIN, down + 2 * _MARGIN), 255)
    made.paste(page.crop((left, top, left + across, top + down)), (_MARGIN, _MARGIN), mask)
    return made, (left - _MARGIN, top - _MARGIN)


def _enlarged(part: Image.Image) -> tuple[Image.Image, int]:
    """An image made larger, and how many times; as it is where it would become too large."""
    if _LARGER**2 * part.width * part.height > MOST_PIXELS:
        return part, 1
    return part.resize((_LARGER * part.width, _LARGER * part.height), Image.Resampling.LANCZOS), _LARGER


def _moved(line: Line, x: int, y: int, scale: int) -> Line:
    """A line of a part that was made larger, where it stands on the page."""
    text, box, confidence, characters = line
    own = [(start, end, _shifted(at, x, y, scale), sure, others) for start, end, at, sure, others in characters]
    return text, _shifted(box, x, y, scale), confidence, own


def _shifted(box: Edges, x: int, y: int, scale: int) -> Edges:
    left, top, right, bottom = (edge // scale for edge in box)
    return max(0, left + x), max(0, top + y), max(0, right + x), max(0, bottom + y)


def _read(page: Image.Image, rapid: _Rapid | None, languages: Sequence[str]) -> Iterator[tuple[float, list[Line]]]:
    """The lines of a page by one engine, or by RapidOCR compared with Tesseract where that has languages."""
    if rapid is None:
        yield 1.0, tesseract.read(page, languages)
    elif not languages:
        yield from rapid.read(page)
    else:
        lines: list[Line] = []
        for share, more in rapid.read(page):
            lines += more
            yield share / 2, []
        for number, line in enumerate(tesseract.compared(page, lines, languages), 1):
            yield (1 + number / len(lines)) / 2, [line]


class _Rapid:
    """RapidOCR, which is loaded when the first image is known to be sound."""

    def __init__(self) -> None:
        self._engine: Any = None

    def read(self, page: Image.Image) -> Iterator[tuple[float, list[Line]]]:
        """The lines of a page, some at a time."""
        if self._engine is None:
            from annotator.ocr.engine import Engine

            self._engine = Engine()
        yield from self._engine.read(np.asarray(page))
