"""IIIF Presentation manifests of versions 2 and 3, whose images and texts lie beside them: nothing is fetched. Out as
version 3.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from annotator.core.errors import BadInput
from annotator.core.geometry import NOWHERE, Box
from annotator.core.issue import Image, Issue
from annotator.core.marking import marked
from annotator.core.pages import Block, Line, ReadPage, cleaned
from annotator.core.reading_order import ordered
from annotator.core.text import harmless
from annotator.formats import iiif_writing
from annotator.formats.format import Counted, Format
from annotator.formats.heads import Head
from annotator.formats.package import IMAGES, Package
from annotator.formats.page_files import corners, issue_from, read_whole, share
from annotator.formats.page_kinds import reader_of
from annotator.formats.text import date_in

_MOST_PAGES = 5_000
_LOOKED_AT = 4_000
_ABOUT = {"tagging", "classifying", "identifying", "linking", "highlighting", "bookmarking", "assessing"}
_MANIFEST = re.compile(r'"@?type"\s*:\s*"(?:sc:)?Manifest"')


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The issue of a manifest, a page for each of its canvases; BadInput where it is wrong, or nothing lies beside."""
    data = read_whole(path)
    try:
        manifest = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadInput(marked("Trouble", "{0}: is cut off or is no JSON."), path) from error
    package = Package(path.parent)
    canvases = list(_canvases(manifest))[:_MOST_PAGES]
    if not canvases:
        raise BadInput(marked("Trouble", "{0}: is a manifest without pages."), path)
    title = harmless(_label(manifest.get("label")))
    pages = [_page(canvas, number, package, path) for number, canvas in enumerate(canvases, 1)]
    date = date_in(_text(manifest.get("navDate"))) or date_in(title)
    yield issue_from(path, data, pages, form="iiif", package=package, title=title, date=date)


def _canvases(manifest: Any) -> Iterator[dict[str, Any]]:
    """The canvases of a manifest of either version."""
    manifest = manifest if isinstance(manifest, dict) else {}
    sequences = _listed(manifest.get("sequences"))
    items = sequences[0].get("canvases") if sequences and isinstance(sequences[0], dict) else manifest.get("items")
    yield from (one for one in _listed(items) if isinstance(one, dict))


def _page(canvas: dict[str, Any], number: int, package: Package, path: Path) -> ReadPage:
    width, height = _size(canvas.get("width")), _size(canvas.get("height"))
    image = next((Image(name) for name in _images(canvas) if package.image_of(name)), Image())
    label = harmless(_label(canvas.get("label"))) or str(number)
    page = _read_beside(canvas, package, path) or ordered(ReadPage(number=label, blocks=list(_blocks(canvas))))
    known = (page.width, page.height) if page.width and page.height else (width, height)
    return replace(page, number=label, width=known[0], height=known[1], image=image if image else page.image)


def _images(canvas: dict[str, Any]) -> Iterator[str]:
    """What the image of a canvas may be called: its own name, or what an image server calls it."""
    painted = [one.get("resource") for one in _objects(canvas.get("images"))]
    painted += [
        body
        for page in _objects(canvas.get("items"))
        for one in _objects(page.get("items"))
        for body in _objects(one.get("body"))
    ]
    for body in _objects(painted):
        services = [_id(service) for service in _objects(body.get("service"))]
        location = _id(body)
        parts = location.split("/")
        if Path(location).suffix.lower() in IMAGES:
            yield location
        if len(parts) > 5 and parts[-1].startswith(("default.", "native.", "color.")):
            services.append("/".join(parts[:-4]))
        for service in services:
            name = unquote(service.rstrip("/").rpartition("/")[2])
            yield name
            yield f"{name}.jpg"


def _read_beside(canvas: dict[str, Any], package: Package, path: Path) -> ReadPage | None:
    """The page of a file beside the manifest that the canvas names as its text."""
    named = [
        *_objects(canvas.get("seeAlso")),
        *_objects(canvas.get("rendering")),
        *_objects(canvas.get("otherContent")),
    ]
    for one in named:
        file = package.find(_id(one)) if _id(one) else None
        if file is None or file.suffix.lower() in IMAGES:
            continue
        data = package.contents(file)
        if (reader := reader_of(Head.of(data))) is not None:
            return next(reader(path / file.name, data), None)
    return None


def _blocks(canvas: dict[str, Any]) -> Iterator[Block]:
    """The texts that the manifest itself holds, each with its rectangle on the canvas."""
    lists = [*_objects(canvas.get("annotations")), *_objects(canvas.get("otherContent"))]
    lines = []
    for one in (item for page in lists for name in ("items", "resources") for item in _objects(page.get(name))):
        bodies = _objects(one.get("body")) or _objects(one.get("resource"))
        text = next((said for body in bodies if (said := _text(body.get("value")) or _text(body.get("chars")))), "")
        target = one.get("target") or one.get("on")
        if text.strip() and not _says_what_it_is(one):
            sure = share(one.get("confidence"))
            lines.append(Line(text=cleaned(" ".join(text.split())), box=_box(target), confidence=sure))
    if lines:
        yield Block(lines=lines)


def _says_what_it_is(annotation: dict[str, Any]) -> bool:
    """Whether an annotation says of something what it is, not what its text is."""
    return any(_text(one).removeprefix("oa:") in _ABOUT for one in _listed(annotation.get("motivation")))


def _box(target: Any) -> Box:
    """The rectangle that a target names by its fragment or its selector."""
    if isinstance(target, list):
        target = target[0] if target else None
    if isinstance(target, dict):
        selectors = _objects(target.get("selector"))
        target = next((said for one in selectors if (said := _text(one.get("value")))), "") or _id(target)
    said = _text(target).rpartition("xywh=")[2] if "xywh=" in _text(target) else ""
    numbers = [at for point in corners(said.removeprefix("pixel:")) for at in point]
    if said.startswith("percent:") or len(numbers) < 4:
        return NOWHERE
    left, top, width, height = numbers[:4]
    return Box(left, top, left + width, top + height)


def _label(value: Any) -> str:
    """A label of either version, in the first language."""
    while isinstance(value, dict | list):
        if isinstance(value, dict):
            value = value.get("@value", next(iter(value.values()), ""))
        else:
            value = value[0] if value else ""
    return _text(value)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a list, or a single one; a string is the id of one."""
    return [one if isinstance(one, dict) else {"id": one} for one in _listed(value) if isinstance(one, dict | str)]


def _id(value: dict[str, Any]) -> str:
    return _text(value.get("id")) or _text(value.get("@id"))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _size(value: Any) -> int:
    return value if type(value) is int and 0 <= value <= 2**24 else 0


def begins(head: Head) -> object:
    """Whether a file is a manifest, by what it begins with."""
    if not isinstance(head.value, dict):
        return _MANIFEST.search(head.text[:_LOOKED_AT]) if head.text.startswith("{") else None
    is_third = head.value.get("type") == "Manifest" and "items" in head.value
    return is_third or head.value.get("@type") == "sc:Manifest"


FORMAT = Format(
    name="iiif",
    title=marked("Format", "IIIF manifest, with its images beside it; written as version 3, a folder"),
    suffixes=(".json",),
    read=read,
    writer=iiif_writing.write,
    folder=True,
    is_raw=True,
    begins=begins,
    offsets=Counted.NONE,
)
