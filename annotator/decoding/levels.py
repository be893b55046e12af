"""Images to be shown: their pixels in ever smaller sizes, in grey where nobody sees a colour in them."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image, ImageChops

from annotator.decoding.images import picture

_LEAST = 1_000
"""The longer side (pixels) below which no smaller size is made."""
_SMALL, _COLOURLESS = 16, 12
"""How much smaller an image is made to look for colours, and by how much, of 255, channels may differ without one."""


def answers(data: bytes, frame: int) -> Iterator[tuple[bool, list[tuple[int, int]]] | bytes]:
    """Of an image: whether it is grey, and its sizes (width, height), each half of the next one; then the rows of each,
    of a byte a pixel, or of three (red, green, blue).
    """
    levels = [_without_idle_colours(picture(data, frame, in_colours=True))]
    while max(levels[0].size) > _LEAST:
        levels.insert(0, levels[0].reduce(2))
    yield levels[0].mode == "L", [level.size for level in levels]
    for level in levels:
        yield level.tobytes()


def _without_idle_colours(image: Image.Image) -> Image.Image:
    """An image in a third of its memory, where nobody sees a colour in it."""
    if image.mode == "L":
        return image
    red, green, blue = image.reduce(_SMALL).split()
    ranges = (ImageChops.difference(one, other).getextrema() for one, other in ((red, green), (green, blue)))
    return image.convert("L") if all(most <= _COLOURLESS for _least, most in ranges) else image  # type: ignore[operator]
