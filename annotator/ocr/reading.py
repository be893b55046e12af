"""What the process that decodes does to read images: it alone imports the engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from annotator.decoding.images import picture
from annotator.ocr.engine import Engine, Line

Step = tuple[float, list[Line], tuple[int, int] | None]
"""Which share (0 to 1) of an image is done, the lines that it has more of, and at its end its size (width, height)."""


def answers(data: bytes, frames: Sequence[int]) -> Iterator[Step]:
    """The steps in which images of a file are read."""
    engine = None
    for frame in frames:
        page = np.asarray(picture(data, frame))
        engine = engine or Engine()
        for share, lines in engine.read(page):
            yield share, lines, None
        height, width = page.shape
        yield 1.0, [], (width, height)
