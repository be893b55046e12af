"""The sizes of images by their headers: nothing is decoded for it, and what would be too large is refused."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from annotator.decoding.wrong import MOST_PIXELS, Kind, Wrong

Image.MAX_IMAGE_PIXELS = None  # the limit is ours
KINDS = ("JPEG", "PNG", "TIFF", "WEBP", "JPEG2000", "GIF", "BMP")
_MOST_FRAMES = 2_000
_ORIENTATION = 0x0112
_LYING = (5, 6, 7, 8)
"""The orientations that turn an image on its side."""


def answers(data: bytes) -> Iterator[tuple[int, int]]:
    """The width and the height of each image in a file, turned as it is to be seen."""
    try:
        with Image.open(BytesIO(data), formats=KINDS) as image:
            yield _turned(image)
            for frame in range(1, _MOST_FRAMES if image.format == "TIFF" else 1):
                try:
                    image.seek(frame)
                except EOFError:
                    break  # that was the last one
                yield _turned(image)
    except (Wrong, MemoryError):
        raise
    except Exception as error:  # of many kinds, for a file that is wrong
        raise Wrong(Kind.IMAGE) from error


def checked(image: Image.Image) -> None:
    """Wrong where an image that is not decoded yet has too many pixels."""
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise Wrong(Kind.LARGE)


def _turned(image: Image.Image) -> tuple[int, int]:
    checked(image)
    width, height = image.size
    if image.format == "PNG" and "exif" not in image.info:
        return width, height  # Pillow would decode it to look behind its pixels
    return (height, width) if image.getexif().get(_ORIENTATION) in _LYING else (width, height)
