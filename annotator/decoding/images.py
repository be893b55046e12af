"""Images to grey pixels: turned as they are to be seen, whatever depth and colours they have."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from annotator.decoding.headers import KINDS, checked
from annotator.decoding.wrong import Kind, Wrong

_DEEP = ("I", "I;16", "I;16B", "I;16L", "I;16N")
_MOST = 2**16 - 1

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
"""Rows of pixels from 0 (black) to 255."""


def grey(data: bytes, frame: int) -> Pixels:
    """An image of some bytes, or a page of a PDF; Wrong where it can't be decoded."""
    try:
        if data.startswith(b"%PDF"):
            from annotator.decoding.pdf import printed

            pixels: Pixels = printed(data, frame)
            return pixels
        return _decoded(data, frame)
    except (Wrong, MemoryError):
        raise
    except Exception as error:  # of many kinds, for a file that is wrong
        raise Wrong(Kind.IMAGE) from error


def _decoded(data: bytes, frame: int) -> Pixels:
    with Image.open(BytesIO(data), formats=KINDS) as image:
        if frame:
            image.seek(frame)
        checked(image)
        image.draft("L", None)  # of a JPEG the colours are not even made
        ImageOps.exif_transpose(image, in_place=True)
        return _grey(image)


def _grey(image: Image.Image) -> Pixels:
    if image.mode in _DEEP:  # Pillow would clip it
        deep = np.asarray(image).astype(np.int32)
        return (np.clip(deep, 0, _MOST) // 257).astype(np.uint8)
    if image.mode == "F":
        deep = np.asarray(image)
        least, most = float(deep.min()), float(deep.max())
        return ((deep - least) * (255 / ((most - least) or 1))).astype(np.uint8)
    if "A" in image.mode or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    return np.asarray(image.convert("L"))
