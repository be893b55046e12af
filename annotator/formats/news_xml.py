"""The XML of the news industry: NITF, NewsML-G2 and NewsML 1, an article for each item."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from annotator.core.errors import BadInput
from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.core.records import Role
from annotator.formats.format import Counted, Format
from annotator.formats.given import Given, Line, issues_of, lines_of
from annotator.formats.heads import Head
from annotator.formats.text import contents, date_in, printable, source_of
from annotator.formats.xml import parsed

_ITEMS = {"newsitem", "nitf"}
_BODIES = ("body.content", "datacontent", "inlinexml", "inlinedata", "body")
_HEADS = {
    Role.KICKER: ("kicker",),
    Role.HEADLINE: ("hl1", "headline", "title"),
    Role.SUBHEAD: ("hl2", "subheadline"),
    Role.BYLINE: ("byline", "by"),
    Role.DATELINE: ("dateline",),
}
_BLOCKS = {"p", "block", "li", "tr", "pre", "h1", "h2", "h3", "h4", "hl2", "media", "media-caption", "table", "br"}
_CROSSHEADS = {"hl2", "h1", "h2", "h3", "h4"}
_UNREAD = {"media-metadata", "media-reference", "media-producer", "script", "style", "head", "body.head", "body.end"}
_DATES = ("date.issue", "contentcreated", "versioncreated", "firstcreated", "dateid", "story.date")
_BEGINS = re.compile(
    r"<(?:!doctype\s+)?(?:[\w-]+:)?(?:(?:nitf|newsMessage|packageItem|NewsML)\b|newsItem\s[^>]*(?:xmlns|guid))",
    re.IGNORECASE,
)
_DEEPEST = 200
_SPACE = re.compile(r"\s+")


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The issues that the items of a file make; BadInput where it is no such XML, or declares entities."""
    data = contents(path)
    root: Element | None = None
    for _event, element in parsed(path, io.BytesIO(data), deepest=_DEEPEST, with_doctype=True):
        root = element if root is None else root
    assert root is not None, "XML without an element is refused"
    items = list(_items(root))
    if not items:
        raise BadInput(marked("Trouble", "{0}: has no issue in it."), path)
    articles = (_article(item, number) for number, item in enumerate(items, 1))
    yield from issues_of(articles, source_of(path, data, "utf-8"), title=printable(path.stem), form=FORMAT.name)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _items(root: Element) -> Iterator[Element]:
    """The items that wrap no others of their own kind; NITF inside NewsML is the text of that."""
    texts: set[Element] = set()
    for item in root.iter():
        name = _name(item)
        if name in _ITEMS and item not in texts:
            inner = [one for one in item.iter() if one is not item and _name(one) in _ITEMS]
            if not any(_name(one) == name for one in inner):
                texts.update(inner)
                yield item


def _article(item: Element, number: int) -> Given:
    if _name(item) == "nitf" or not any(_name(inner) == "nitf" for inner in item.iter()):
        whole = item
    else:
        whole = next(inner for inner in item.iter() if _name(inner) == "nitf")
    body = next((one for name in _BODIES for one in whole.iter() if _name(one) == name), None)
    inside = set(body.iter()) if body is not None else set()
    outside = [one for one in item.iter() if one not in inside]
    head = list(_heads(outside))
    lines = list(_body_lines(body)) if body is not None else []
    shown = {line.text.strip() for line in head}
    while lines and lines[0].text.strip() in shown:
        del lines[0]
    publication = next((one for one in outside if _name(one) == "pubdata"), None)
    about = publication.attrib if publication is not None else {}
    section = about.get("position.section", "")
    return Given(
        lines=(*head, *lines),
        where=" ".join((f"item {number}", item.get("guid", "")))[:200].strip(),
        date=about.get("date.publication", "") or next(filter(date_in, _dates(outside)), ""),
        page=section if any(char.isdigit() for char in section) else "",
        newspaper=" ".join(about.get("name", "").split()),
    )


def _dates(elements: list[Element]) -> Iterator[str]:
    for name in _DATES:
        for one in elements:
            if _name(one) == name:
                yield from filter(None, (one.get("norm"), one.text))


def _heads(elements: list[Element]) -> Iterator[Line]:
    for role, names in _HEADS.items():
        for name in names:
            said = [_flat(one) for one in elements if _name(one) == name]
            if text := next(filter(None, said), ""):
                yield from lines_of(text, role)
                break


def _flat(element: Element) -> str:
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


def _body_lines(body: Element) -> Iterator[Line]:
    """The lines of a body: each block ends one; where it has no blocks, each line of the text is one."""
    if not any(_name(one) in _BLOCKS for one in body.iter()):
        yield from lines_of("".join(body.itertext()))
        return
    pieces: list[tuple[str, Role | None]] = []
    _gather(body, None, pieces)
    text, role = "", None
    for said, own in [*pieces, ("\n", None)]:
        if said == "\n":
            yield from lines_of(_SPACE.sub(" ", text).strip(" "), role)
            text, role = "", None
        else:
            text, role = text + said, own or role


def _gather(element: Element, role: Role | None, pieces: list[tuple[str, Role | None]]) -> None:
    """The texts of an element with their roles, and a line end around each block; it is not nested too deeply."""
    name = _name(element)
    if name in _UNREAD:
        return
    role = Role.CROSSHEAD if name in _CROSSHEADS else Role.CAPTION if name == "media-caption" else role
    pieces.append(("\n", None) if name in _BLOCKS else ("", None))
    if element.text:
        pieces.append((element.text.replace("\n", " "), role if element.text.strip() else None))
    for inner in element:
        _gather(inner, role, pieces)
        if inner.tail:
            pieces.append((inner.tail.replace("\n", " "), role if inner.tail.strip() else None))
    pieces.append(("\n", None) if name in _BLOCKS else ("", None))


def _begins(head: Head) -> object:
    return _BEGINS.match(head.root)


FORMAT = Format(
    name="newsml",
    title=marked("Format", "XML of the news industry: NITF, NewsML"),
    suffixes=(".nitf", ".newsml"),
    read=read,
    is_raw=True,
    begins=_begins,
    offsets=Counted.NONE,
)
