"""ALTO 4 with METS: a folder with one for each issue, of its METS and of an ALTO file for each page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotator.core.geometry import NOWHERE, Box, box_of
from annotator.core.records import RegionKind
from annotator.formats.mets_writing import area_id, block_id, write_packages
from annotator.formats.options import Options
from annotator.formats.outgoing import Outgoing
from annotator.formats.printed import PrintedBlock, PrintedIssue, PrintedLine, PrintedWord
from annotator.formats.tei_text import tag, written


def write(outgoing: Outgoing, path: Path, options: Options) -> None:
    """Write a folder for each issue."""
    write_packages(outgoing, path, options, folder="alto", group="FULLTEXT", page=_page)


def _page(issue: PrintedIssue, page: int) -> Iterator[str]:
    about, blocks = issue.pages[page], issue.blocks_of(page)
    roles = sorted({str(block.role) for block in blocks if block.role})
    size = {"WIDTH": str(about.width) if about.width else "", "HEIGHT": str(about.height) if about.height else ""}
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#" '
        'SCHEMAVERSION="4.4">\n<Description><MeasurementUnit>pixel</MeasurementUnit>'
    )
    if about.image.name:
        name = f"<fileName>{written(about.image.name)}</fileName>"
        yield f"<sourceImageInformation>{name}</sourceImageInformation>"
    yield "</Description>\n"
    if roles:
        tags = (tag("LayoutTag", {"ID": f"role_{role}", "LABEL": role}, empty=True) for role in roles)
        yield f"<Tags>{''.join(tags)}</Tags>\n"
    yield "<Layout>"
    yield tag("Page", {"ID": "page_1", "PHYSICAL_IMG_NR": str(page + 1), "PRINTED_IMG_NR": about.number, **size})
    yield tag("PrintSpace", {"HPOS": "0", "VPOS": "0", **size}) + "\n"
    for block in blocks:
        yield from _block(block)
    for area in issue.areas_of(page):
        kind = "GraphicalElement" if area.kind == RegionKind.RULE else "Illustration"
        named = {"ID": area_id(area.number), "TYPE": "" if area.kind == RegionKind.RULE else str(area.kind)}
        points = " ".join(f"{x},{y}" for x, y in area.polygon)
        shape = f'<Shape><Polygon POINTS="{points}"/></Shape>'
        yield f"{tag(kind, named | _place(box_of(area.polygon)))}{shape}</{kind}>\n"
    yield "</PrintSpace></Page></Layout></alto>\n"


def _block(block: PrintedBlock) -> Iterator[str]:
    name = block_id(block.number)
    yield tag("TextBlock", {"ID": name, "TAGREFS": f"role_{block.role}" if block.role else ""} | _place(block.box))
    for number, line in enumerate(block.lines, 1):
        yield tag("TextLine", {"ID": f"{name}_{number}"} | _place(line.box))
        yield "".join(_strings(line))
        yield "</TextLine>\n"
    yield "</TextBlock>\n"


def _strings(line: PrintedLine) -> Iterator[str]:
    """The words of a line, with a space where one stands in its text; the whole line where its words are not known."""
    at = 0
    for word in line.words or (PrintedWord(line.text, line.box, line.confidence, line.alternatives),):
        start = line.text.find(word.text, at)
        if at and start > at:
            yield "<SP/>"
        at = start + len(word.text)
        inner = "".join(_inner(word))
        about = {"CONTENT": word.text, **_place(word.box), "WC": _share(word.confidence)}
        yield f"{tag('String', about)}{inner}</String>" if inner else tag("String", about, empty=True)


def _inner(word: PrintedWord) -> Iterator[str]:
    for other in word.alternatives:
        yield f"<ALTERNATIVE>{written(other.text)}</ALTERNATIVE>"
    for sign in word.characters:
        about = {"CONTENT": sign.text, **_place(sign.box), "GC": _share(sign.confidence)}
        variants = (
            tag("Variant", {"CONTENT": other.text, "VC": _share(other.confidence)}, empty=True)
            for other in sign.alternatives
        )
        yield f"{tag('Glyph', about)}{''.join(variants)}</Glyph>"


def _place(box: Box) -> dict[str, str]:
    if box == NOWHERE:
        return {}
    return {"HPOS": str(box.left), "VPOS": str(box.top), "WIDTH": str(box.width), "HEIGHT": str(box.height)}


def _share(confidence: float | None) -> str:
    return "" if confidence is None else f"{confidence:g}"
