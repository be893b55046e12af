"""METS packages: the pages of an issue in their order, and its articles, where the file knows them.

The file refers to others; these are found by name below its folder, or in its ZIP, and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element

from annotator.core.errors import BadInput
from annotator.core.geometry import Box, around
from annotator.core.issue import Image, Issue
from annotator.core.marking import marked, phrase
from annotator.core.pages import Area, Block, Line, ReadPage
from annotator.core.records import ArticleKind, Role
from annotator.core.text import harmless
from annotator.formats.format import Counted, Format
from annotator.formats.heads import Head
from annotator.formats.package import IMAGES, Package
from annotator.formats.page_files import corners, elements, issue_from, local, read_whole, uncollected
from annotator.formats.page_kinds import reader_of
from annotator.formats.text import date_in

_KINDS = {
    "article": ArticleKind.ARTICLE,
    "letter": ArticleKind.ARTICLE,
    "review": ArticleKind.ARTICLE,
    "poem": ArticleKind.ARTICLE,
    "story": ArticleKind.ARTICLE,
    "editorial": ArticleKind.ARTICLE,
    "interview": ArticleKind.ARTICLE,
    "advertisement": ArticleKind.ADVERTISEMENT,
    "advert": ArticleKind.ADVERTISEMENT,
    "ad": ArticleKind.ADVERTISEMENT,
    "classified": ArticleKind.ADVERTISEMENT,
    "announcement": ArticleKind.NOTICE,
    "notice": ArticleKind.NOTICE,
    "obituary": ArticleKind.NOTICE,
    "deathnotice": ArticleKind.NOTICE,
    "birthnotice": ArticleKind.NOTICE,
    "weather": ArticleKind.NOTICE,
    "publicnotice": ArticleKind.NOTICE,
}
"""The divisions that are articles, by their types in small letters without marks."""
_ALONE = {"illustration": ArticleKind.PHOTO, "picture": ArticleKind.PHOTO, "photograph": ArticleKind.PHOTO}
"""Those that are articles of their own where they stand in none."""
_FURNITURE = {"masthead", "titlesection", "headline", "pagenumber", "runninghead", "impressum", "titlepage"}
_ROLES = {
    "heading": Role.HEADLINE,
    "title": Role.HEADLINE,
    "maintitle": Role.HEADLINE,
    "headline": Role.HEADLINE,
    "overline": Role.KICKER,
    "kicker": Role.KICKER,
    "subtitle": Role.SUBHEAD,
    "subheading": Role.SUBHEAD,
    "subheadline": Role.SUBHEAD,
    "author": Role.BYLINE,
    "byline": Role.BYLINE,
    "caption": Role.CAPTION,
    "crosshead": Role.CROSSHEAD,
    "crossheading": Role.CROSSHEAD,
}
_PAGE = {"page", "pagina", "seite"}
_HREF = re.compile(r"\}href$|^(?:xlink:)?href$")
_NOT_LETTERS = re.compile("[^a-z]")
_DEEPEST = 60


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The issue of a file and those that it points to; BadInput where it is wrong, or none of these is there."""
    yield issue_of_package(path, read_whole(path), Package(path.parent), PurePosixPath(path.name))


def issue_of_package(path: Path, data: bytes, package: Package, name: PurePosixPath) -> Issue:
    """The issue of a METS file of a name in a package; `path` stands in the messages of BadInput."""
    mets = _read(path, data)
    with uncollected():
        numbered = list(_pages(mets, package, path))
    if not numbered:
        raise BadInput(marked("Trouble", "{0}: none of the files with pages that it names is in its folder."), path)
    given = _Given(mets)
    pages = [replace(page, **given.placed(page, files)) for page, files in numbered]  # type: ignore[arg-type]
    title = harmless(" ".join(mets.title.split()))
    return issue_from(
        path,
        data,
        pages,
        form="mets",
        package=package,
        title=title or harmless(name.stem),
        date=date_in(mets.date) or date_in(path.stem),
        kinds=given.kinds,
    )


@dataclass(slots=True)
class _Div:
    """A division: its type and label, the files and areas that it points to, and what it is made of."""

    id: str
    kind: str
    order: str
    areas: list[tuple[str, str, Box | None]] = field(default_factory=list)
    inner: list[_Div] = field(default_factory=list)


@dataclass(slots=True)
class _Mets:
    """What a file says: its files by their ids, its divisions, and the links between them."""

    files: dict[str, str] = field(default_factory=dict)
    physical: list[_Div] = field(default_factory=list)
    logical: list[_Div] = field(default_factory=list)
    links: dict[str, list[str]] = field(default_factory=dict)
    title: str = ""
    date: str = ""


def _read(path: Path, data: bytes) -> _Mets:
    mets = _Mets()
    file = ""
    for event, name, element in elements(path, data):
        if event == "start":
            file = element.get("ID", "") if name == "file" else file
        elif name == "FLocat" and file:
            mets.files.setdefault(file, _href(element))
        elif name == "title" and not mets.title:
            mets.title = element.text or ""
        elif name in ("dateIssued", "issued", "date") and not mets.date:
            mets.date = element.text or ""
        elif name == "smLink":
            one, other = (_linked(element, end) for end in ("from", "to"))
            mets.links.setdefault(one, []).append(other)
            mets.links.setdefault(other, []).append(one)
        elif name == "structMap":
            divisions = [_division(path, child, 0) for child in element if local(child) == "div"]
            is_physical = element.get("TYPE", "").lower().startswith("phys")
            (mets.physical if is_physical else mets.logical).extend(divisions)
            element.clear()
    return mets


def _href(element: Element) -> str:
    return next((value for key, value in element.attrib.items() if _HREF.search(key)), "")


def _linked(element: Element, end: str) -> str:
    said = next(
        (value for key, value in element.attrib.items() if key.rpartition("}")[2].rpartition(":")[2] == end), ""
    )
    return said.removeprefix("#")


def _division(path: Path, element: Element, depth: int) -> _Div:
    if depth > _DEEPEST:
        raise BadInput(marked("Trouble", "{0}: {1}."), path, phrase("Trouble", "is nested too deeply"))
    made = _Div(element.get("ID", ""), element.get("TYPE", ""), element.get("ORDERLABEL") or element.get("ORDER") or "")
    for child in element:
        if local(child) == "div":
            made.inner.append(_division(path, child, depth + 1))
        elif local(child) == "fptr":
            if file := child.get("FILEID"):
                made.areas.append((file, "", None))
            made.areas += (_area(one) for one in child.iter() if local(one) == "area")
    return made


def _area(element: Element) -> tuple[str, str, Box | None]:
    """What an area points to: a file, and in it an element by its id or a rectangle."""
    numbers = [at for point in corners(element.get("COORDS")) for at in point]
    box = Box(*numbers[:4]) if len(numbers) >= 4 and element.get("SHAPE", "RECT").upper() == "RECT" else None
    if box is None and len(numbers) >= 6:
        box = Box(min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2]))
    return element.get("FILEID", ""), element.get("BEGIN", ""), box


def _walk(divisions: Iterable[_Div]) -> Iterator[_Div]:
    for one in divisions:
        yield one
        yield from _walk(one.inner)


def _pages(mets: _Mets, package: Package, path: Path) -> Iterator[tuple[ReadPage, set[str]]]:
    """The pages in the order of the file, each with the ids of its files; without an order those of all its files."""
    divisions = [one for one in _walk(mets.physical) if _said(one.kind) in _PAGE and any(True for _ in _files(one))]
    groups = [(one.order, [*_files(one)]) for one in divisions] or [("", [file]) for file in mets.files]
    seen: set[PurePosixPath] = set()
    for order, files in groups:
        names = {file: mets.files.get(file, "") for file in files}
        image = next((said for said in names.values() if PurePosixPath(said).suffix.lower() in IMAGES), "")
        for said in names.values():
            file = package.find(said) if said else None
            if file is None or file in seen or file.suffix.lower() in IMAGES:
                continue
            data = package.contents(file)
            reader = reader_of(Head.of(data))
            if reader is None:
                continue
            seen.add(file)
            for page in reader(path / file.name, data):
                number = harmless(order) or page.number
                yield replace(page, number=number, image=Image(image) if image else page.image), set(files)
            break
        else:
            if divisions and image and package.image_of(image):
                yield ReadPage(number=harmless(order), image=Image(image)), set(files)


def _files(division: _Div) -> Iterator[str]:
    """The files that a division points to, also by those in it."""
    yield from dict.fromkeys(file for one in _walk([division]) for file, _begin, _box in one.areas)


def _said(kind: str) -> str:
    return _NOT_LETTERS.sub("", kind.lower())


class _Given:
    """Which blocks belong to which articles, as the divisions of a file say it."""

    def __init__(self, mets: _Mets) -> None:
        self.kinds: dict[str, ArticleKind] = {}
        self._by_id: dict[tuple[str, str], tuple[str, Role | None, bool, int]] = {}
        self._boxes: list[tuple[str, Box, tuple[str, Role | None, bool, int]]] = []
        self._whole: dict[str, tuple[str, Role | None, bool, int]] = {}
        self._links = mets.links
        self._physical = {one.id: one for one in _walk(mets.physical) if one.id}
        self._count = 0
        self._is_given = any(_said(one.kind) in _KINDS for one in _walk(mets.logical))
        for one in mets.logical if self._is_given else ():
            self._take(one, "", None, is_furniture=False)

    def _take(self, division: _Div, article: str, role: Role | None, *, is_furniture: bool) -> None:
        kind = _said(division.kind)
        if kind in _KINDS or (kind in _ALONE and not article):
            self._count += 1
            article, role = f"{self._count}", None
            self.kinds[article] = _KINDS.get(kind) or _ALONE[kind]
        elif kind in _FURNITURE and not article:
            is_furniture = True
        role = _ROLES.get(kind, role) if article else None
        linked = (self._physical[name] for name in self._links.get(division.id, ()) if name in self._physical)
        areas = [
            *division.areas,
            *(area for other in linked if _said(other.kind) not in _PAGE for area in _areas(other)),
        ]
        for file, begin, box in areas:
            said = (article, role, is_furniture, len(self._by_id) + len(self._boxes) + len(self._whole))
            if begin:
                self._by_id.setdefault((file, begin), said)
            elif box is not None:
                self._boxes.append((file, box, said))
            elif article:
                self._whole.setdefault(file, said)
        for one in division.inner:
            self._take(one, article, role, is_furniture=is_furniture)

    def placed(self, page: ReadPage, files: set[str]) -> Mapping[str, object]:
        """The blocks of a page with their articles, those of one together, and its areas with theirs."""
        if not self._is_given:
            return {}
        blocks = [self._block(block, files) for block in page.blocks]
        areas = []
        for area in page.areas:
            said = self._of(area.ids, around([Box(*_edges(area))]), files)
            areas.append(replace(area, article=said[0]) if said else area)
        return {"blocks": list(_together(blocks)), "areas": areas}

    def _block(self, block: Block, files: set[str]) -> tuple[Block, int]:
        said = self._of(block.ids, around(_boxes_of(block.lines)), files)
        if said is None:
            return replace(block, article="", role=None), -1
        article, role, is_furniture, order = said
        own = role or block.role if article else None
        return replace(block, article=article, role=own, is_furniture=is_furniture or block.is_furniture), order

    def _of(self, ids: Iterable[str], box: Box, files: set[str]) -> tuple[str, Role | None, bool, int] | None:
        for name in ids:
            for file in files:
                if given := self._by_id.get((file, name)):
                    return given
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        for file, area, said in self._boxes:
            if file in files and not box.is_empty and area.left <= x < area.right and area.top <= y < area.bottom:
                return said
        return next((self._whole[file] for file in files if file in self._whole), None)


def _areas(division: _Div) -> Iterator[tuple[str, str, Box | None]]:
    for one in _walk([division]):
        yield from one.areas


def _edges(area: Area) -> tuple[int, int, int, int]:
    xs, ys = zip(*area.polygon, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _boxes_of(lines: Iterable[Line]) -> Iterator[Box]:
    for line in lines:
        yield line.box if not line.box.is_empty else around(spot.box for spot in line.words)


def _together(blocks: list[tuple[Block, int]]) -> Iterator[Block]:
    """The blocks of each article where its first one stands, in the order in which the file names them."""
    placed: set[str] = set()
    for block, _order in blocks:
        if not block.article:
            yield block
        elif block.article not in placed:
            placed.add(block.article)
            own = [one for one in blocks if one[0].article == block.article]
            yield from (one for one, _place in sorted(own, key=lambda pair: pair[1]))


def begins(head: Head) -> bool:
    """Whether a file is METS, by what it begins with."""
    return head.has_root("mets")


FORMAT = Format(
    name="mets",
    title=marked("Format", "METS, an issue with its pages and articles"),
    suffixes=(".mets",),
    read=read,
    is_raw=True,
    begins=begins,
    offsets=Counted.NONE,
)
