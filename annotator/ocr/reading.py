"""What the process that decodes does to read images: it alone imports the engines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from PIL import Image

from annotator.decoding.images import picture
from annotator.ocr import tesseract
from annotator.ocr.lines import Line

Step = tuple[float, list[Line], tuple[int, int] | None]
"""Which share (0 to 1) of an image is done, the lines that it has more of, and at its end its size (width, height)."""


def answers(data: bytes, frames: Sequence[int], engine: str, languages: Sequence[str]) -> Iterator[Step]:
    """The steps in which an engine reads images of a file; `languages` are Tesseract's."""
    rapid = _Rapid() if engine != "tesseract" else None
    for frame in frames:
        page = picture(data, frame)
        for share, lines in _read(page, rapid, languages if engine != "rapidocr" else ()):
            yield share, lines, None
        yield 1.0, [], page.size


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
