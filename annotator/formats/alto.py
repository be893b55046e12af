"""ALTO, as libraries keep the text of digitised pages: versions 1 to 4.4, with any namespace or none.

Places stay in the units of the file (pixels, tenths of a millimetre, 1/1200 inch), and so does the size of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from annotator.core.geometry import NOWHERE, Alternative, Box, Spot, around, box_of
from annotator.core.issue import Image, Issue
from annotator.core.marking import marked
from annotator.core.pages import Area, Block, Line, ReadPage
from annotator.core.records import RegionKind, Role
from annotator.formats import alto_writing
from annotator.formats.format import Counted, Format
from annotator.formats.heads import Head
from annotator.formats.page_files import (
    Part,
    Word,
    corners,
    elements,
    issue_from,
    line_of,
    local,
    placed,
    read_whole,
    share,
    sized,
    whole,
)

_HYPHENS = "-\u00ad\u2010\u2011¬"
_WITHIN_LINES = {"String", "SP", "HYP", "Glyph", "Variant", "ALTERNATIVE"}
_AREAS = {"Illustration": RegionKind.OTHER, "GraphicalElement": RegionKind.RULE}
_ROLES = (
    (re.compile("caption", re.IGNORECASE), Role.CAPTION),
    (re.compile("sub.?(head|title)", re.IGNORECASE), Role.SUBHEAD),
    (re.compile("head|title", re.IGNORECASE), Role.HEADLINE),
    (re.compile("author|byline", re.IGNORECASE), Role.BYLINE),
)
_FURNITURE = re.compile("page.?(number|header|footer)|running|folio", re.IGNORECASE)


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The issue of a file, with a page for each of its pages; BadInput where it is wrong."""
    data = read_whole(path)
    yield issue_from(path, data, pages_of(path, data), form="alto")


def pages_of(path: Path, data: bytes) -> Iterator[ReadPage]:
    """The pages of a file; its path stands in the messages of BadInput."""
    reading = _Reading()
    for event, name, element in elements(path, data):
        if name in _WITHIN_LINES:  # most of a file
            continue
        if event == "start":
            reading.begin(name, element)
        elif (page := reading.end(name, element)) is not None:
            yield page


class _Reading:
    """Gathers the content of a page; elements are freed as soon as they are read."""

    def __init__(self) -> None:
        self._image = ""
        self._tags: dict[str, str] = {}
        self._order: list[str] = []
        self._above: list[Element] = []
        self._blocks: list[tuple[Block, str]] = []
        self._areas: list[Area] = []
        self._lines: list[Line] = []
        self._count = 0

    def begin(self, name: str, element: Element) -> None:
        """Handle the start of an element."""
        if name in (
            "TextBlock",
            "ComposedBlock",
            "PrintSpace",
            "TopMargin",
            "BottomMargin",
            "LeftMargin",
            "RightMargin",
        ):
            self._above.append(element)
        elif name == "Page":
            self._blocks, self._areas = [], []
        if name == "TextBlock":
            self._lines = []

    def end(self, name: str, element: Element) -> ReadPage | None:
        """Handle the end of an element; returns the page, if it is one."""
        if name == "TextLine":
            if (line := _line(element)) is not None:
                self._lines.append(line)
            element.clear()
        elif name == "TextBlock":
            self._take_block(element)
        elif name in _AREAS:
            self._take_area(name, element)
        elif name == "fileName" and not self._image:
            self._image = element.text or ""
        elif name.endswith("Tag") and element.get("ID"):
            self._tags[element.get("ID", "")] = element.get("LABEL") or element.get("TYPE") or ""
        elif name == "ElementRef":
            self._order.append(element.get("REF", ""))
        elif name == "Page":
            return self._page(element)
        if self._above and self._above[-1] is element:
            self._above.pop()
        return None

    def _ids(self, element: Element) -> tuple[str, ...]:
        """What a block is called, and what it stands in."""
        names = (one.get("ID", "") for one in (element, *reversed(self._above)))
        return tuple(dict.fromkeys(name for name in names if name))

    def _take_block(self, element: Element) -> None:
        label = " ".join(
            [element.get("TYPE", ""), *(self._tags.get(tag, "") for tag in element.get("TAGREFS", "").split())]
        )
        role = next((role for pattern, role in _ROLES if pattern.search(label)), None)
        if self._lines:
            block = Block(
                lines=self._lines, ids=self._ids(element), role=role, is_furniture=bool(_FURNITURE.search(label))
            )
            self._blocks.append((block, element.get("IDNEXT", "")))
        elif not (box := _box(element)).is_empty:
            self._areas.append(Area(polygon=box.polygon, kind=RegionKind.TEXT, ids=self._ids(element)))
        element.clear()

    def _take_area(self, name: str, element: Element) -> None:
        shape = next((corners(one.get("POINTS")) for one in element.iter() if local(one) == "Polygon"), ())
        polygon = shape if len(shape) > 2 else _box(element).polygon
        if not box_of(polygon).is_empty:
            kind = RegionKind.PHOTO if "photo" in element.get("TYPE", "").lower() else _AREAS[name]
            self._areas.append(Area(polygon=polygon, kind=kind, ids=self._ids(element)))

    def _page(self, element: Element) -> ReadPage:
        self._count += 1
        named = element.get("PRINTED_IMG_NR") or element.get("PHYSICAL_IMG_NR") or str(self._count)
        page = ReadPage(
            number=named,
            width=whole(element.get("WIDTH")),
            height=whole(element.get("HEIGHT")),
            image=Image(self._image) if self._count == 1 else Image(),
            blocks=_ordered(self._blocks, self._order),
            areas=self._areas,
        )
        element.clear()
        return page


def _ordered(blocks: Sequence[tuple[Block, str]], order: Sequence[str]) -> list[Block]:
    """Blocks in the order of the file: by its list, else by each block's link to the next, else as they come."""
    if order:
        places = {name: at for at, name in reversed(list(enumerate(order)))}

        def place(numbered: tuple[int, Block]) -> tuple[int, int]:
            at, block = numbered
            return min((places[name] for name in block.ids if name in places), default=len(order)), at

        return [block for _at, block in sorted(enumerate(block for block, _next in blocks), key=place)]
    by_id = {block.ids[0]: (block, following) for block, following in blocks if block.ids}
    later = {following for _block, following in blocks if following in by_id}
    ordered: list[Block] = []
    placed: set[int] = set()
    heads = [one for one in blocks if not one[0].ids or one[0].ids[0] not in later]
    for one in (*heads, *blocks):  # blocks that lead to each other in a circle have no head
        at: tuple[Block, str] | None = one
        while at is not None and id(at[0]) not in placed:
            placed.add(id(at[0]))
            ordered.append(at[0])
            at = by_id.get(at[1])
    return ordered


def _box(element: Element) -> Box:
    get = element.get
    return sized(get("HPOS"), get("VPOS"), get("WIDTH"), get("HEIGHT"))


def _line(element: Element) -> Line | None:
    words: list[Word] = []
    has_spaces = any(local(child) == "SP" for child in element)
    parted, rest = False, ""
    for child in element:
        name = local(child)
        if name == "String":
            if (word := _word(child)) is not None:
                word.glued = not parted if has_spaces else None
                words.append(word)
            parted, rest = False, (child.get("SUBS_CONTENT") or "") if child.get("SUBS_TYPE") == "HypPart1" else ""
        elif name == "SP":
            parted = True
        elif name == "HYP" and words and words[-1].text[-1] not in _HYPHENS:
            words.append(Word(child.get("CONTENT") or "-", _box(child), glued=True))
    if not words:
        return None
    shape = next((corners(one.get("POINTS")) for one in element.iter() if local(one) == "Polygon"), ())
    box = _box(element)
    if box.is_empty and len(shape) > 2:
        box = box_of(shape)
    return line_of(words, box=box, confidence=share(element.get("WC")), whole=rest)


def _word(element: Element) -> Word | None:
    get = element.get
    text = get("CONTENT") or ""
    if not text.strip():
        return None
    characters: Sequence[Spot] = ()
    alternatives: tuple[Alternative, ...] = ()
    if len(element):
        characters, alternatives = _glyphs(element, text), _alternatives(element, "ALTERNATIVE", "")
    digits = get("CC")
    if digits and not characters:
        characters = _by_digits(digits, text)
    return Word(text, _box(element), share(get("WC")), alternatives, characters)


def _by_digits(digits: str, text: str) -> list[Spot]:
    """How sure each character is by a digit, where 0 is sure and 9 is not; nothing where they are not as many."""
    sure = "".join(digits.split())
    if len(sure) != len(text) or not (sure.isascii() and sure.isdigit()):
        return []
    return [Spot(at, at + 1, NOWHERE, (9 - int(digit)) / 9) for at, digit in enumerate(sure)]


def _glyphs(element: Element, text: str) -> list[Spot]:
    """The characters of a word that have places of their own."""
    glyphs = [child for child in element if local(child) == "Glyph"]
    return placed(text, map(_glyph, glyphs))


def _glyph(element: Element) -> Part:
    sign, box = element.get("CONTENT") or "", _box(element)
    if box.is_empty:
        box = around(box_of(corners(one.get("POINTS"))) for one in element.iter() if local(one) == "Polygon")
    return sign, box, share(element.get("GC")), _alternatives(element, "Variant", sign)


def _alternatives(element: Element, name: str, chosen: str) -> tuple[Alternative, ...]:
    """Other readings, the likeliest first."""
    readings = [
        Alternative(text, share(child.get("VC")))
        for child in element
        if local(child) == name and (text := child.get("CONTENT") or (child.text or "").strip()) and text != chosen
    ]
    return tuple(sorted(readings, key=lambda one: -(one.confidence or 0)))


def begins(head: Head) -> bool:
    """Whether a file is ALTO, by what it begins with."""
    return head.has_root("alto")


FORMAT = Format(
    name="alto",
    title=marked("Format", "ALTO, pages with places; written as version 4 with METS, a folder"),
    suffixes=(".alto",),
    read=read,
    writer=alto_writing.write,
    folder=True,
    printable=True,
    is_raw=True,
    begins=begins,
    offsets=Counted.NONE,
)
