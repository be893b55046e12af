"""PDF: the text that it holds, each character with its place; pages that hold none are images, which OCR may read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from annotator import decoding
from annotator.core.geometry import Box, Spot, around
from annotator.core.issue import Image, Issue, Source
from annotator.core.marking import marked
from annotator.core.pages import Block, Line, ReadPage, issue_of
from annotator.formats import pdf_writing
from annotator.formats.extras import needed
from annotator.formats.format import Counted, Format
from annotator.formats.package import PDF
from annotator.formats.reading import checksum, opened
from annotator.formats.text import date_in, printable


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The issue of a PDF; BadInput where it is damaged or encrypted, AnnotatorError where the library is missing."""
    sha256 = checksum(path)
    with opened(path) as file:
        made = pages_of(path, file, sha256)
    title, source = printable(path.stem), Source(printable(path.name), sha256)
    yield issue_of(made, title=title, date=date_in(title), source=source, origin="pdf")


def pages_of(path: Path, file: IO[bytes], sha256: str) -> list[ReadPage]:
    """The pages of a PDF; errors as in `read`."""
    needed("pypdfium2", extra="pdf", path=path)
    return [
        ReadPage(
            number=str(number + 1),
            width=width,
            height=height,
            image=Image(printable(path.name), sha256, number),
            blocks=list(_blocks(map(_line, lines))),
        )
        for number, ((width, height), lines) in enumerate(decoding.answers(path, "annotator.decoding.pdf", file))
    ]


def _line(said: tuple[str, list[tuple[int, list[int]]]]) -> Line:
    text, places = said
    spots = [Spot(at, at + 1, Box(*box)) for at, box in places]
    return Line(text=text, box=around(spot.box for spot in spots), characters=spots)


def _blocks(lines: Iterator[Line]) -> Iterator[Block]:
    """Lines that stand closely beneath each other, together."""
    block: list[Line] = []
    for line in lines:
        if block and not _goes_on(block[-1].box, line.box):
            yield Block(lines=block)
            block = []
        block.append(line)
    if block:
        yield Block(lines=block)


def _goes_on(before: Box, box: Box) -> bool:
    is_beneath = before.top <= box.top <= before.bottom + before.height
    return is_beneath and box.left < before.right and before.left < box.right


FORMAT = Format(
    name="pdf",
    title=marked("Format", "PDF, with its text or to be read by OCR; written with text that can be searched, a folder"),
    suffixes=(PDF,),
    read=read,
    writer=pdf_writing.write,
    folder=True,
    printable=True,
    is_raw=True,
    offsets=Counted.NONE,
)
