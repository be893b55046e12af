"""Images of pages: what a file's header says of them. Nothing is decoded here, and others read what stands on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotator import decoding
from annotator.core.issue import Image, Issue, Source
from annotator.core.marking import marked
from annotator.core.pages import ReadPage, issue_of
from annotator.formats.extras import needed
from annotator.formats.format import Counted, Format
from annotator.formats.package import IMAGES
from annotator.formats.reading import checksum, opened
from annotator.formats.text import date_in, printable


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The issue of an image file, a page without text for each image in it; BadInput where it can't be read."""
    with opened(path) as file:
        needed("PIL", extra="ocr", path=path)
        known = list(decoding.answers(path, "annotator.decoding.headers", file))
    title, sha256 = printable(path.stem), checksum(path)
    pages = [
        ReadPage(number=str(frame + 1), width=width, height=height, image=Image(printable(path.name), sha256, frame))
        for frame, (width, height) in enumerate(known)
    ]
    source = Source(printable(path.name), sha256)
    yield issue_of(pages, title=title, date=date_in(title), source=source, origin="image")


FORMAT = Format(
    name="image",
    title=marked("Format", "an image of a page, whose text is read by OCR"),
    suffixes=IMAGES,
    read=read,
    is_raw=True,
    offsets=Counted.NONE,
)
