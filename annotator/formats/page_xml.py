"""PAGE XML of 2009 to 2024, as layout and transcription tools write it, by local names, in any namespace."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from annotator.core.geometry import NOWHERE, Alternative, Box, Polygon, Spot, box_of
from annotator.core.issue import Image, Issue
from annotator.core.marking import marked
from annotator.core.pages import Area, Block, Line, ReadPage, cleaned
from annotator.core.reading_order import ordered
from annotator.core.records import RegionKind, Role
from annotator.formats import page_writing
from annotator.formats.format import Counted, Format
from annotator.formats.heads import Head
from annotator.formats.page_files import (
    Word,
    corners,
    elements,
    issue_from,
    line_of,
    local,
    placed,
    read_whole,
    share,
    whole,
)

_AREAS = {
    "ImageRegion": RegionKind.PHOTO,
    "GraphicRegion": RegionKind.DRAWING,
    "LineDrawingRegion": RegionKind.DRAWING,
    "ChartRegion": RegionKind.DRAWING,
    "TableRegion": RegionKind.TABLE,
    "MapRegion": RegionKind.MAP,
    "AdvertRegion": RegionKind.ADVERTISEMENT,
    "SeparatorRegion": RegionKind.RULE,
}
_ROLES = {"heading": Role.HEADLINE, "caption": Role.CAPTION, "credit": Role.BYLINE}
_FURNITURE = {"header", "footer", "page-number", "signature-mark", "catch-word"}
_CUSTOM_ORDER = re.compile(r"readingOrder\s*\{[^}]*?index\s*:\s*(\d{1,9})")
_CUSTOM_TYPE = re.compile(r"structure\s*\{[^}]*?type\s*:\s*([\w-]+)")
_DIGITS = 10
_LAST = 10**_DIGITS
_LINE_END = re.compile(r"\r\n|\r|\n")


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The issue of a file, which has one page; BadInput where it is wrong."""
    data = read_whole(path)
    yield issue_from(path, data, pages_of(path, data), form="page")


def pages_of(path: Path, data: bytes) -> Iterator[ReadPage]:
    """The pages of a file; its path stands in the messages of BadInput."""
    count = 0
    lines: dict[Element, Line] = {}
    for event, name, element in elements(path, data):
        if event == "end" and name == "TextLine":
            lines[element] = _line(element)
            del element[:]  # most of a file, of which the line is all that is needed
        elif event == "end" and name == "Page":
            count += 1
            yield _page(element, str(count), lines)
            element.clear()
            lines = {}


def _page(element: Element, number: str, lines: Mapping[Element, Line]) -> ReadPage:
    regions = list(_regions(element, ()))
    page = ReadPage(
        number=number,
        width=whole(element.get("imageWidth")),
        height=whole(element.get("imageHeight")),
        image=Image(element.get("imageFilename") or ""),
        blocks=[
            block for region, ids in _ordered(element, regions) if (block := _block(region, ids, lines)) is not None
        ],
        areas=[area for region, ids in regions if (area := _area(region, ids, lines)) is not None],
    )
    has_order = any(local(child) == "ReadingOrder" and any(_references(child)) for child in element)
    return page if has_order or any(_index(region) is not None for region, _ids in regions) else ordered(page)


def _regions(element: Element, above: tuple[str, ...]) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """The regions of a page in the order of the file, nested ones after their parent; each with its id and those of its
    parents.
    """
    for child in element:
        if local(child).endswith("Region"):
            ids = (child.get("id", ""), *above)
            yield child, ids
            yield from _regions(child, ids)


_Region = tuple[Element, tuple[str, ...]]


def _ordered(page: Element, regions: Sequence[_Region]) -> list[_Region]:
    """Regions in reading order: by the file's list, else by each region's index, else as they come."""
    places: dict[str, int] = {}
    for child in page:
        if local(child) == "ReadingOrder":
            for name in _references(child):
                places.setdefault(name, len(places))
    if places:
        return _sorted(regions, lambda region: next((places[name] for name in region[1] if name in places), None))
    return _sorted(regions, lambda region: _index(region[0]))


def _sorted(items: Sequence[_Region], place: Callable[[_Region], int | None]) -> list[_Region]:
    """Items by their indexes; those without one follow their predecessor, leading ones come last."""
    placed_at: list[tuple[int, int, _Region]] = []
    last = len(items)
    is_ordered = any(place(item) is not None for item in items)
    for number, item in enumerate(items):
        own = place(item)
        if own is not None:
            last = own
        elif is_ordered and len(item[1]) == 1:  # it lies in no other region
            last = _LAST
        placed_at.append((last, number, item))
    return [item for _place, _number, item in sorted(placed_at, key=lambda one: one[:2])]


def _references(group: Element) -> Iterator[str]:
    """The regions that a reading order names, group by group, each by the indexes in it where there are any."""
    children = list(group)
    indexes = [_whole(child.get("index")) for child in children]
    if None not in indexes:
        children = [child for _index, child in sorted(zip(indexes, children, strict=True), key=_first)]
    for child in children:
        if name := child.get("regionRef"):
            yield name
        yield from _references(child)


def _whole(said: str | None) -> int | None:
    """A place in an order."""
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < _DIGITS else None


def _first(pair: tuple[int | None, Element]) -> int:
    return pair[0] or 0


def _index(element: Element) -> int | None:
    index = _CUSTOM_ORDER.search(element.get("custom") or "")
    return _whole(index[1]) if index else None


def _block(region: Element, ids: tuple[str, ...], read_lines: Mapping[Element, Line]) -> Block | None:
    """The lines of a text region; None where it has none."""
    if local(region) != "TextRegion":
        return None
    text_lines = [child for child in region if local(child) == "TextLine"]
    indexes = [_index(child) for child in text_lines]
    if text_lines and None not in indexes:
        text_lines = [line for _index, line in sorted(zip(indexes, text_lines, strict=True), key=_first)]
    lines = [line for line in map(read_lines.__getitem__, text_lines) if line.text.strip()]
    if not lines:
        lines = _lines_of_text(region)
    if not lines:
        return None
    custom = _CUSTOM_TYPE.search(region.get("custom") or "")
    kind = region.get("type") or (custom[1] if custom else "")
    return Block(lines=lines, ids=ids, role=_ROLES.get(kind), is_furniture=kind in _FURNITURE)


def _lines_of_text(region: Element) -> list[Line]:
    """The lines of a region whose text stands only at the region: they share its height."""
    text, confidence, _others = _reading(region)
    texts = [line for line in _LINE_END.split(text) if line.strip()]
    left, top, right, bottom = _box(region)
    height = bottom - top
    return [
        Line(
            text=line,
            box=Box(left, top + height * at // len(texts), right, top + height * (at + 1) // len(texts)),
            confidence=confidence,
        )
        for at, line in enumerate(texts)
    ]


def _line(element: Element) -> Line:
    """A line with its words; where it has no text of its own the words make it."""
    text, confidence, alternatives = _reading(element)
    text = cleaned(text)
    words = [word for child in element if local(child) == "Word" and (word := _word(child)).text.strip()]
    about = {"box": _box(element), "confidence": confidence, "alternatives": alternatives}
    if not text.strip():
        return line_of(words, **about)
    spots: list[Spot] = []
    characters: list[Spot] = []
    for word in words:
        rest = spots[-1].end if spots else 0
        for spot in placed(text[rest:], [(word.text, word.box, word.confidence, word.alternatives)]):
            start = rest + spot.start
            spots.append(spot._replace(start=start, end=rest + spot.end))
            characters += (one._replace(start=start + one.start, end=start + one.end) for one in word.characters)
    return Line(text=text, words=spots, characters=characters, **about)  # type: ignore[arg-type]


def _word(element: Element) -> Word:
    text, confidence, alternatives = _reading(element)
    glyphs = [child for child in element if local(child) == "Glyph"]
    readings = [_reading(glyph) for glyph in glyphs]
    text = cleaned(text or "".join(sign for sign, _confidence, _others in readings))
    parts = ((sign, _box(glyph), sure, others) for glyph, (sign, sure, others) in zip(glyphs, readings, strict=True))
    return Word(text, _box(element), confidence, alternatives, placed(text, parts))


def _reading(element: Element) -> tuple[str, float | None, tuple[Alternative, ...]]:
    """The text that was chosen (of the lowest index, else the first), its confidence, and the other readings."""
    readings = []
    for number, child in enumerate(element):
        if local(child) == "TextEquiv":
            index = _whole(child.get("index"))
            place = _LAST if index is None else index
            readings.append((place, number, _text(child), share(child.get("conf"))))
    if not readings:
        return "", None, ()
    (_place, _number, text, confidence), *others = sorted(readings, key=lambda one: one[:2])
    alternatives = (
        Alternative(other, sure) for _place, _number, other, sure in others if other.strip() and other != text
    )
    return text, confidence, tuple(alternatives)


def _text(equivalent: Element) -> str:
    """The text of a reading: its Unicode, else its plain text."""
    said = {local(child): child.text or "" for child in equivalent}
    return said.get("Unicode") or said.get("PlainText") or ""


def _polygon(element: Element) -> Polygon:
    """The corners of an element, in the form of any year."""
    for child in element:
        if local(child) == "Coords":
            if said := child.get("points"):
                return corners(said)
            points = [f"{one.get('x')},{one.get('y')}" for one in child if local(one) == "Point"]
            return corners(" ".join(points))
    return ()


def _box(element: Element) -> Box:
    """The box around an element; if it has only a baseline, around that with some height above."""
    if len(polygon := _polygon(element)) > 1:
        return box_of(polygon)
    line = next((corners(child.get("points")) for child in element if local(child) == "Baseline"), ())
    return box_of(line) if line else NOWHERE


def _area(region: Element, ids: tuple[str, ...], lines: Mapping[Element, Line]) -> Area | None:
    """The area of a region that has no text: a picture, or text that nobody has read."""
    name, polygon = local(region), _polygon(region)
    if box_of(polygon).is_empty or len(polygon) < 3:
        return None
    if name == "TextRegion":
        has_text = any(local(child) in ("TextRegion", "TextLine") for child in region) or _block(region, ids, lines)
        return None if has_text else Area(polygon=polygon, kind=RegionKind.TEXT, ids=ids)
    return Area(polygon=polygon, kind=_AREAS.get(name, RegionKind.OTHER), ids=ids)


def begins(head: Head) -> bool:
    """Whether a file is PAGE XML, by what it begins with."""
    return head.has_root("pcgts")


FORMAT = Format(
    name="page",
    title=marked("Format", "PAGE XML, pages with places; written as version 2019 with METS, a folder"),
    suffixes=(".page",),
    read=read,
    writer=page_writing.write,
    folder=True,
    printable=True,
    is_raw=True,
    begins=begins,
    offsets=Counted.NONE,
)
