"""PDFs by PDFium: the text that their pages hold, each character where it is seen, and pages as pixels."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from annotator.decoding.wrong import Kind, Wrong

_MOST_PAGES = 5_000
_UNITS = 300 / 72
"""So many units of a page are a point: they are pixels of the page at 300 dpi, or fewer where it is huge."""
_MOST_UNITS = 2**14
_MOST_CHARACTERS = 2**19
"""No page of print has so many."""
_FAR = 1000
"""A distance in points, from which it is measured how a page lies."""
_ENDS, _HYPHEN, _NONE = (10, 13), 2, (0, 0xFFFE)
"""Characters that stand for no glyph: ends of lines, a hyphen at such an end, and what has no character."""

Point = tuple[int, int]
Spot = tuple[int, tuple[int, int, int, int]]
Page = tuple[Point, list[tuple[str, list[Spot]]]]
"""A size (width, height) in units, and the lines in the order of the PDF: the text, the places of its characters in it
and their boxes (left, top, right, bottom).
"""
_Place = Callable[[float, float], Point]


def answers(data: bytes) -> Iterator[Page]:
    """The pages of a PDF."""
    try:
        file = pypdfium2.PdfDocument(data)
        for number in range(min(len(file), _MOST_PAGES)):
            yield _page(file[number])
    except pypdfium2.PdfiumError as error:
        raise Wrong(Kind.ENCRYPTED if "password" in str(error).lower() else Kind.PDF) from error


def printed(data: bytes, number: int, *, in_colours: bool = False) -> Any:
    """A page as an image of Pillow's, a pixel for each unit: in mode L, or in mode RGB where colours are wanted."""
    page = pypdfium2.PdfDocument(data)[number]
    image = page.render(scale=_units(page), grayscale=not in_colours).to_pil()
    return image.convert("RGB" if in_colours else "L")


def _units(page: Any) -> float:
    """How many units of a page are a point; Wrong where it has no size."""
    longest: float = max(page.get_size())
    if not 0 < longest < math.inf:
        raise Wrong(Kind.PDF)
    return min(_UNITS, _MOST_UNITS / longest)


def _page(page: Any) -> Page:
    try:
        units = _units(page)
        width, height = (max(1, round(length * units)) for length in page.get_size())
        size = width, height
        text = page.get_textpage()
        try:
            return size, list(_lines(text, _places(page, size)))
        finally:
            text.close()
    finally:
        page.close()


def _places(page: Any, size: Point) -> _Place:
    """What leads from a place of the PDF, which may be turned and cut to a box, to one on the page as it is seen."""

    def seen(x: float, y: float) -> Point:
        at = ctypes.c_int(), ctypes.c_int()
        fine = (size[0] * _FAR, size[1] * _FAR)
        raw.FPDF_PageToDevice(page, 0, 0, *fine, 0, x, y, ctypes.byref(at[0]), ctypes.byref(at[1]))
        return at[0].value, at[1].value

    (x0, y0), (x1, y1), (x2, y2) = seen(0, 0), seen(_FAR, 0), seen(0, _FAR)
    across, down = ((x1 - x0) / _FAR, (x2 - x0) / _FAR), ((y1 - y0) / _FAR, (y2 - y0) / _FAR)

    def place(x: float, y: float) -> Point:
        return round((x0 + across[0] * x + across[1] * y) / _FAR), round((y0 + down[0] * x + down[1] * y) / _FAR)

    return place


def _lines(text: Any, place: _Place) -> Iterator[tuple[str, list[Spot]]]:
    said, spots = "", list[Spot]()
    edges = raw.FS_RECTF()
    if (count := text.count_chars()) > _MOST_CHARACTERS:
        raise Wrong(Kind.PDF)
    first_half = 0
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        if 0xD800 <= code < 0xDC00:
            first_half = code
            continue
        if first_half and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((first_half - 0xD800) << 10) + code - 0xDC00
        first_half = 0
        if code in _ENDS:
            if said.strip():
                yield said, spots
            said, spots = "", []
        elif code not in _NONE and not 0xD800 <= code < 0xE000:
            sign = "-" if code == _HYPHEN else chr(code)
            if sign.strip() and raw.FPDFText_GetLooseCharBox(text, at, ctypes.byref(edges)):
                spots.append((len(said), _box(edges, place)))
            said += sign
    if said.strip():
        yield said, spots


def _box(edges: Any, place: _Place) -> tuple[int, int, int, int]:
    left, top, right, bottom = edges.left, edges.top, edges.right, edges.bottom
    if not all(map(math.isfinite, (left, top, right, bottom))) or max(map(abs, (left, top, right, bottom))) > 1e6:
        return 0, 0, 0, 0
    (x0, y0), (x1, y1) = place(left, top), place(right, bottom)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
