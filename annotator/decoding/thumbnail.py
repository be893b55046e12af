"""Images as small pictures, of which a JPEG is not even decoded in its whole size."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from annotator.decoding.images import picture


def answers(data: bytes, frame: int, side: int) -> Iterator[tuple[bool, tuple[int, int]] | bytes]:
    """Of an image, made so small that no side has more pixels: whether it is grey, and its size; then its rows, of a
    byte a pixel, or of three (red, green, blue).
    """
    image = picture(data, frame, in_colours=True, least=side)
    image.thumbnail((side, side), Image.Resampling.BOX)
    yield image.mode == "L", image.size
    yield image.tobytes()
