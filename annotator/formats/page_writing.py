"""PAGE XML 2019 with METS: a folder with one for each issue, of its METS and of a PAGE file for each page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from annotator.core.geometry import Alternative, Polygon
from annotator.core.records import RegionKind, Role
from annotator.formats.mets_writing import area_id, block_id, write_packages
from annotator.formats.options import Options
from annotator.formats.outgoing import Outgoing
from annotator.formats.printed import PrintedBlock, PrintedIssue, PrintedLine, PrintedWord
from annotator.formats.tei_text import tag, written

_SPACE = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
_TYPES = {Role.KICKER: "heading", Role.HEADLINE: "heading", Role.SUBHEAD: "heading", Role.CROSSHEAD: "heading"}
_TYPES |= {Role.CAPTION: "caption", Role.BYLINE: "credit"}
_AREAS = {
    RegionKind.PHOTO: "ImageRegion",
    RegionKind.DRAWING: "LineDrawingRegion",
    RegionKind.TABLE: "TableRegion",
    RegionKind.MAP: "MapRegion",
    RegionKind.ADVERTISEMENT: "AdvertRegion",
    RegionKind.RULE: "SeparatorRegion",
    RegionKind.TEXT: "TextRegion",
    RegionKind.OTHER: "UnknownRegion",
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def write(outgoing: Outgoing, path: Path, options: Options) -> None:
    """Write a folder for each issue."""
    write_packages(outgoing, path, options, folder="page", group="OCR-D-GT-PAGE", page=_page)


def _page(issue: PrintedIssue, page: int) -> Iterator[str]:
    about, blocks = issue.pages[page], issue.blocks_of(page)
    # The same issue gives the same bytes, whenever it is written.
    day = f"{issue.date if _DAY.fullmatch(issue.date) else '1970-01-01'}T00:00:00"
    size = {"imageWidth": str(about.width), "imageHeight": str(about.height)}
    yield (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<PcGts xmlns="{_SPACE}">\n<Metadata><Creator>newspaper-annotator'
        f"</Creator><Created>{day}</Created><LastChange>{day}</LastChange></Metadata>\n"
    )
    yield tag("Page", {"imageFilename": about.image.name or f"{page + 1:04}", **size}) + "\n"
    if blocks:
        yield "".join(_order(issue, page))
    for place, block in enumerate(blocks):
        yield from _region(block, place)
    for area in issue.areas_of(page):
        name = _AREAS[area.kind]
        yield f'<{name} id="{area_id(area.number)}">{_coords(area.polygon)}</{name}>\n'
    yield "</Page></PcGts>\n"


def _order(issue: PrintedIssue, page: int) -> Iterator[str]:
    """The reading order: a group for each article."""
    yield '<ReadingOrder><OrderedGroup id="order">\n'
    for number, (article, blocks) in enumerate(issue.articles_of(page)):
        about = {"id": f"article_{page + 1}_{number + 1}", "index": str(number), "caption": article.id}
        yield tag("OrderedGroupIndexed", about)
        for place, block in enumerate(blocks):
            yield f'<RegionRefIndexed index="{place}" regionRef="{block_id(block.number)}"/>'
        yield "</OrderedGroupIndexed>\n"
    yield "</OrderedGroup></ReadingOrder>\n"


def _region(block: PrintedBlock, place: int) -> Iterator[str]:
    name, kind = block_id(block.number), _TYPES.get(block.role, "paragraph") if block.role else "paragraph"
    custom = f"readingOrder {{index:{place};}} structure {{type:{block.role or 'paragraph'};}}"
    yield tag("TextRegion", {"id": name, "type": kind, "custom": custom}) + _coords(block.box.polygon) + "\n"
    for number, line in enumerate(block.lines, 1):
        yield from _line(line, f"{name}_{number}")
    text = "\n".join(written(line.text) for line in block.lines)
    yield f"<TextEquiv><Unicode>{text}</Unicode></TextEquiv></TextRegion>\n"


def _line(line: PrintedLine, name: str) -> Iterator[str]:
    yield f'<TextLine id="{name}">{_coords(line.box.polygon)}'
    for number, word in enumerate(line.words, 1):
        yield from _word(word, f"{name}_{number}", "Word")
    yield from _readings(line.text, line.confidence, line.alternatives)
    yield "</TextLine>\n"


def _word(word: PrintedWord, name: str, element: str) -> Iterator[str]:
    yield f'<{element} id="{name}">{_coords(word.box.polygon)}'
    for number, sign in enumerate(word.characters, 1):
        yield from _word(sign, f"{name}_{number}", "Glyph")
    yield from _readings(word.text, word.confidence, word.alternatives)
    yield f"</{element}>"


def _readings(text: str, confidence: float | None, alternatives: tuple[Alternative, ...]) -> Iterator[str]:
    """The text, followed by the other readings by their indexes, if any."""
    for index, (said, sure) in enumerate([(text, confidence), *alternatives]):
        about = {"index": str(index) if alternatives else "", "conf": "" if sure is None else f"{sure:g}"}
        yield f"{tag('TextEquiv', about)}<Unicode>{written(said)}</Unicode></TextEquiv>"


def _coords(polygon: Polygon) -> str:
    return f'<Coords points="{" ".join(f"{x},{y}" for x, y in polygon)}"/>'
