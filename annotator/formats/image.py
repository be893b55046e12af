"""Images of pages: what a file's header says of them. Nothing is decoded here, and others read what stands on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from annotator.core.errors import BadInput
from annotator.core.issue import Image, Issue, Source
from annotator.core.marking import marked
from annotator.core.pages import ReadPage, issue_of
from annotator.formats.extras import wanted
from annotator.formats.format import Format
from annotator.formats.package import IMAGES
from annotator.formats.reading import checksum, opened
from annotator.formats.text import date_in, printable

MOST_PIXELS = 2**28
"""No image with more pixels is decoded: four A3 pages at 600 dpi would be one."""
_MOST_FRAMES = 2_000
_KINDS = ("JPEG", "PNG", "TIFF", "WEBP", "JPEG2000", "GIF", "BMP")
_ORIENTATION = 0x0112
_LYING = (5, 6, 7, 8)
"""The orientations that turn an image on its side."""


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The issue of an image file, a page without text for each image in it; BadInput where it can't be read."""
    with opened(path) as file:
        known = sizes(path, file)
    title, sha256 = printable(path.stem), checksum(path)
    pages = [
        ReadPage(number=str(frame + 1), width=width, height=height, image=Image(printable(path.name), sha256, frame))
        for frame, (width, height) in enumerate(known)
    ]
    source = Source(printable(path.name), sha256)
    yield issue_of(pages, title=title, date=date_in(title), source=source, origin="image")


def sizes(path: Path, file: IO[bytes]) -> list[tuple[int, int]]:
    """The width and the height of each image in a file, turned as it is to be seen.

    BadInput where it is damaged or too large, AnnotatorError where the library for it is missing.
    """
    pillow = wanted("PIL.Image", extra="ocr", path=path)
    pillow.MAX_IMAGE_PIXELS = None  # the limit is ours
    made: list[tuple[int, int]] = []
    try:
        with pillow.open(file, formats=_KINDS) as image:
            while len(made) < _MOST_FRAMES:
                made.append(_turned(image))
                if image.format != "TIFF":
                    break
                image.seek(len(made))
    except EOFError:
        pass  # that was the last one
    except _TooLarge as error:
        raise BadInput(
            marked("Trouble", "{0}: has more than {1} million pixels; make it smaller first."), path, MOST_PIXELS >> 20
        ) from error
    except Exception as error:  # of many kinds, for a file that is wrong
        raise BadInput(
            marked("Trouble", "{0}: is cut off or damaged, or is no image of a kind that is read."), path
        ) from error
    return made


def _turned(image: object) -> tuple[int, int]:
    width, height = image.size  # type: ignore[attr-defined]
    if width * height > MOST_PIXELS:
        raise _TooLarge
    if image.format == "PNG" and "exif" not in image.info:  # type: ignore[attr-defined]
        return width, height  # Pillow would decode it to look behind its pixels
    is_lying = image.getexif().get(_ORIENTATION) in _LYING  # type: ignore[attr-defined]
    return (height, width) if is_lying else (width, height)


class _TooLarge(Exception):
    """An image has too many pixels."""


FORMAT = Format(
    name="image",
    title=marked("Format", "an image of a page, whose text is read by OCR"),
    suffixes=IMAGES,
    read=read,
    is_raw=True,
    offsets="none",
)
