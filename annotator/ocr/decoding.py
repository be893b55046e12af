"""Images to grey pixels: turned as they are to be seen, whatever depth and colours they have."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image, ImageOps

_DEEP = ("I", "I;16", "I;16B", "I;16L", "I;16N")
_MOST = 2**16 - 1
_SCALE, _MOST_PIXELS = 300 / 72, 2**14
"""How many pixels a point of a PDF takes, and how many the longer side of a page may have."""


def grey(data: bytes, frame: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """An image of some bytes, as rows of pixels from 0 (black) to 255."""
    if data.startswith(b"%PDF"):
        return _printed(data, frame)
    Image.MAX_IMAGE_PIXELS = None  # its size was looked at before
    with Image.open(BytesIO(data)) as image:
        if frame:
            image.seek(frame)
        turned = ImageOps.exif_transpose(image)
    if turned.mode in _DEEP:  # Pillow would clip it
        deep = np.asarray(turned).astype(np.int32)
        return (np.clip(deep, 0, _MOST) // 257).astype(np.uint8)
    if turned.mode == "F":
        deep = np.asarray(turned)
        least, most = float(deep.min()), float(deep.max())
        return ((deep - least) * (255 / ((most - least) or 1))).astype(np.uint8)
    if "A" in turned.mode or "transparency" in turned.info:
        turned = turned.convert("RGBA")
        paper = Image.new("RGBA", turned.size, "white")
        turned = Image.alpha_composite(paper, turned)
    return np.asarray(turned.convert("L"))


def _printed(data: bytes, number: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """A page of a PDF at 300 dpi, or less where it is huge."""
    import pypdfium2

    file = pypdfium2.PdfDocument(data)
    page = file[number]
    scale = min(_SCALE, _MOST_PIXELS / max(*page.get_size(), 1))
    return np.ascontiguousarray(page.render(scale=scale, grayscale=True).to_numpy().squeeze())
