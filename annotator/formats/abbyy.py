"""ABBYY FineReader's XML: pages of blocks, with a place and a confidence for each character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from annotator.core.geometry import Alternative, Box, Spot
from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.core.pages import Area, Block, Line, ReadPage, cleaned
from annotator.core.records import RegionKind
from annotator.formats.format import Counted, Format
from annotator.formats.heads import Head
from annotator.formats.page_files import edges, elements, issue_from, local, read_whole, share, whole

_AREAS = {"Picture": RegionKind.PHOTO, "RasterPicture": RegionKind.PHOTO, "Separator": RegionKind.RULE}
_SURE = 100


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The issue of a file, with a page for each of its pages; BadInput where it is wrong."""
    data = read_whole(path)
    yield issue_from(path, data, pages_of(path, data), form="abbyy")


def pages_of(path: Path, data: bytes) -> Iterator[ReadPage]:
    """The pages of a file; its path stands in the messages of BadInput."""
    blocks: list[Block] = []
    areas: list[Area] = []
    lines: list[Line] = []
    count = 0
    for event, name, element in elements(path, data):
        if event == "start":
            continue
        if name == "line":
            if (line := _line(element)).text.strip():
                lines.append(line)
            element.clear()
        elif name == "par" and lines:
            blocks.append(Block(lines=lines))
            lines = []
        elif name in ("block", "separator"):
            kind = RegionKind.RULE if name == "separator" else _AREAS.get(element.get("blockType", ""))
            if kind is not None and not (box := _box(element)).is_empty:
                areas.append(Area(polygon=box.polygon, kind=kind))
            element.clear()
        elif name == "page":
            count += 1
            size = whole(element.get("width")), whole(element.get("height"))
            yield ReadPage(number=str(count), width=size[0], height=size[1], blocks=blocks, areas=areas)
            blocks, areas, lines = [], [], []
            element.clear()


def _line(element: Element) -> Line:
    """A line, character by character; without their places it has the text of its stretches."""
    texts: list[str] = []
    characters: list[Spot] = []
    at = 0
    for stretch in element:
        if local(stretch) != "formatting":
            continue
        signs = [child for child in stretch if local(child) == "charParams"]
        if not signs:
            texts.append("".join((stretch.text or "").splitlines()))
            at += len(texts[-1])
        for sign in signs:
            text = cleaned("".join([sign.text or "", *(child.tail or "" for child in sign)]).strip("\r\n")) or " "
            if text.strip():
                characters.append(Spot(at, at + len(text), _box(sign), _sure(sign), _alternatives(sign, text)))
            texts.append(text)
            at += len(text)
    text = "".join(texts)
    lead = len(text) - len(text.lstrip())
    placed = [spot._replace(start=spot.start - lead, end=spot.end - lead) for spot in characters]
    return Line(text=text.strip(), box=_box(element), characters=placed)


def _sure(element: Element) -> float | None:
    return share(element.get("charConfidence"), _SURE)


def _alternatives(sign: Element, chosen: str) -> tuple[Alternative, ...]:
    readings = [
        Alternative(text, _sure(one))
        for one in sign.iter()
        if local(one) == "charRecVariant" and (text := cleaned(one.text or "").strip()) and text != chosen
    ]
    return tuple(sorted(readings, key=lambda one: -(one.confidence or 0)))


def _box(element: Element) -> Box:
    get = element.get
    return edges(get("l"), get("t"), get("r"), get("b"))


def begins(head: Head) -> object:
    """Whether a file is FineReader's XML, by what it begins with."""
    return re.match(r"<(?:\w+:)?document\b[^>]*FineReader", head.root, re.IGNORECASE)


FORMAT = Format(
    name="abbyy",
    title=marked("Format", "ABBYY FineReader's XML, pages with places"),
    suffixes=(".abbyy",),
    read=read,
    is_raw=True,
    begins=begins,
    offsets=Counted.NONE,
)
