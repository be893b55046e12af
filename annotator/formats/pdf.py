"""PDF: the text that it holds, each character with its place; pages that hold none are images, which OCR may read."""

from __future__ import annotations

import ctypes
import math
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from annotator.core.errors import BadInput
from annotator.core.geometry import Box, Point, Spot, around, box_of
from annotator.core.issue import Image, Issue, Source
from annotator.core.marking import marked
from annotator.core.pages import Block, Line, ReadPage, issue_of
from annotator.formats.extras import wanted
from annotator.formats.format import Format
from annotator.formats.package import PDF
from annotator.formats.reading import checksum, opened
from annotator.formats.text import date_in, printable

_MOST_PAGES = 5_000
_UNITS = 300 / 72
"""So many units of a page are a point: they are pixels of the page at 300 dpi, or fewer where it is huge."""
_MOST_UNITS = 2**14
_FAR = 1000
"""A distance in points, from which it is measured how a page lies."""
_ENDS, _HYPHEN, _NONE = (10, 13), 2, (0, 0xFFFE)
"""Characters that stand for no glyph: ends of lines, a hyphen at such an end, and what has no character."""

_ONE_AT_A_TIME = threading.Lock()
"""Held while PDFium works, which must not be called by two threads at once."""

Place = Callable[[float, float], Point]


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The issue of a PDF; BadInput where it is damaged or encrypted, AnnotatorError where the library is missing."""
    with opened(path):
        pass
    title, sha256 = printable(path.stem), checksum(path)
    with _ONE_AT_A_TIME:
        pages = _pages(path, Image(printable(path.name), sha256))
    source = Source(printable(path.name), sha256)
    yield issue_of(pages, title=title, date=date_in(title), source=source, origin="pdf")


def _pages(path: Path, image: Image) -> list[ReadPage]:
    pdfium = wanted("pypdfium2", extra="pdf", path=path)
    try:
        file = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise BadInput(marked("Trouble", "{0}: is encrypted; save it without a password first."), path) from error
        raise BadInput(marked("Trouble", "{0}: is cut off or damaged, or is no PDF."), path) from error
    try:
        return [_page(file, number, image) for number in range(min(len(file), _MOST_PAGES))]
    except pdfium.PdfiumError as error:
        raise BadInput(marked("Trouble", "{0}: is cut off or damaged, or is no PDF."), path) from error
    finally:
        file.close()


def _page(file: Any, number: int, image: Image) -> ReadPage:
    page = file[number]
    try:
        width, height = page.get_size()
        units = min(_UNITS, _MOST_UNITS / max(width, height, 1))
        size = max(1, round(width * units)), max(1, round(height * units))
        text = page.get_textpage()
        try:
            blocks = list(_blocks(_lines(text, _places(page, size))))
        finally:
            text.close()
    finally:
        page.close()
    image = Image(image.name, image.sha256, number)
    return ReadPage(number=str(number + 1), width=size[0], height=size[1], image=image, blocks=blocks)


def _places(page: Any, size: tuple[int, int]) -> Place:
    """What leads from a place of the PDF, which may be turned and cut to a box, to one on the page as it is seen."""
    raw = wanted("pypdfium2.raw", extra="pdf")

    def seen(x: float, y: float) -> tuple[int, int]:
        at = ctypes.c_int(), ctypes.c_int()
        fine = (size[0] * _FAR, size[1] * _FAR)
        raw.FPDF_PageToDevice(page, 0, 0, *fine, 0, x, y, ctypes.byref(at[0]), ctypes.byref(at[1]))
        return at[0].value, at[1].value

    (x0, y0), (x1, y1), (x2, y2) = seen(0, 0), seen(_FAR, 0), seen(0, _FAR)
    across, down = ((x1 - x0) / _FAR, (x2 - x0) / _FAR), ((y1 - y0) / _FAR, (y2 - y0) / _FAR)

    def place(x: float, y: float) -> Point:
        return Point(round((x0 + across[0] * x + across[1] * y) / _FAR), round((y0 + down[0] * x + down[1] * y) / _FAR))

    return place


def _lines(text: Any, place: Place) -> Iterator[Line]:
    """The lines of a page in the order of the PDF."""
    raw = wanted("pypdfium2.raw", extra="pdf")
    said, spots = "", list[Spot]()
    edges = raw.FS_RECTF()
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in _ENDS:
            if said.strip():
                yield Line(text=said, box=around(spot.box for spot in spots), characters=spots)
            said, spots = "", []
        elif code not in _NONE and not 0xD800 <= code < 0xE000:
            sign = "-" if code == _HYPHEN else chr(code)
            if sign.strip() and raw.FPDFText_GetLooseCharBox(text, at, ctypes.byref(edges)):
                spots.append(Spot(len(said), len(said) + 1, _box(edges, place)))
            said += sign
    if said.strip():
        yield Line(text=said, box=around(spot.box for spot in spots), characters=spots)


def _box(edges: Any, place: Place) -> Box:
    left, top, right, bottom = edges.left, edges.top, edges.right, edges.bottom
    if not all(map(math.isfinite, (left, top, right, bottom))) or max(map(abs, (left, top, right, bottom))) > 1e6:
        return Box(0, 0, 0, 0)
    return box_of((place(left, top), place(right, bottom)))


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
    title=marked("Format", "PDF, with its text or to be read by OCR"),
    suffixes=(PDF,),
    read=read,
    is_raw=True,
    offsets="none",
)
