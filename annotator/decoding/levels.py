"""Images to be shown: their pixels in ever smaller sizes, in grey where nobody sees a colour in them."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image, ImageChops

from annotator.decoding.images import picture
from annotator.decoding.slant import level_slant

_LEAST = 1_000
"""The longer side (pixels) below which no smaller size is made."""
_QUARTERS = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}
"""Turns by quarters, clockwise; Pillow turns the other way."""
_SMALL, _COLOURLESS = 16, 12
"""How much smaller an image is made to look for colours, and by how much, of 255, channels may differ without one."""


def answers(
    data: bytes, frame: int, quarters: int = 0, slant: float | None = 0.0
) -> Iterator[tuple[bool, float, tuple[int, int], list[tuple[int, int]]] | bytes]:
    """Of an image, turned clockwise by some quarters of a turn and a small angle (degrees; None: the one that makes its
    lines level): whether it is grey, that angle, its size before, and its sizes (width, height), each half of the next
    one; then the rows of each, of a byte a pixel, or of three (red, green, blue).
    """
    image = _without_idle_colours(picture(data, frame, in_colours=True))
    size = image.size
    if quarters:
        image = image.transpose(_QUARTERS[quarters])
    if slant is None:
        slant = level_slant(image)
    if slant:
        paper = 255 if image.mode == "L" else (255, 255, 255)
        image = image.rotate(-slant, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=paper)
    levels = [image]
    while max(levels[0].size) > _LEAST:
        levels.insert(0, levels[0].reduce(2))
    yield levels[0].mode == "L", slant, size, [level.size for level in levels]
    for level in levels:
        yield level.tobytes()


def _without_idle_colours(image: Image.Image) -> Image.Image:
    """An image in a third of its memory, where nobody sees a colour in it."""
    if image.mode == "L":
        return image
    red, green, blue = image.reduce(_SMALL).split()
    ranges = (ImageChops.difference(one, other).getextrema() for one, other in ((red, green), (green, blue)))
    return image.convert("L") if all(most <= _COLOURLESS for _least, most in ranges) else image  # type: ignore[operator]
