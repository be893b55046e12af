"""hOCR, HTML in which an OCR program says by classes and titles where each line and word stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from annotator.core.geometry import NOWHERE, Alternative, Box
from annotator.core.issue import Image, Issue
from annotator.core.marking import marked
from annotator.core.pages import Area, Block, Line, ReadPage, cleaned
from annotator.core.records import RegionKind, Role
from annotator.formats import hocr_writing
from annotator.formats.format import Counted, Format
from annotator.formats.heads import Head
from annotator.formats.page_files import Part, Word, edges, issue_from, line_of, placed, read_whole, share
from annotator.formats.text import detected

_LINES = {"ocr_line", "ocrx_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat", "ocr_title"}
_BLOCKS = {"ocr_par", "ocr_carea", "ocrx_block", "ocr_column"}
_AREAS = {
    "ocr_photo": RegionKind.PHOTO,
    "ocr_image": RegionKind.PHOTO,
    "ocr_linedrawing": RegionKind.DRAWING,
    "ocr_graphic": RegionKind.DRAWING,
    "ocr_table": RegionKind.TABLE,
    "ocr_separator": RegionKind.RULE,
}
_WORDS = {"ocrx_word", "ocr_word"}
_CHARACTERS = {"ocrx_cinfo", "ocr_cinfo", "ocr_glyph"}
_EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr"}
_TOKEN = re.compile(r"<!--|<[^<>]*>|[^<]+")
_NAME = re.compile(r"/?[A-Za-z][\w:-]{0,40}")
_ATTRIBUTE = re.compile(r"""(?<![\w:-])([\w:-]{1,40})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")
_MOST_OF_A_TAG = 2**20
_CHARSET = re.compile(rb"""<meta[^>]{1,200}charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The issue of a file, with a page for each of its pages; BadInput where it is wrong."""
    data = read_whole(path)
    yield issue_from(path, data, pages_of(path, data), form="hocr")


def pages_of(path: Path, data: bytes) -> Iterator[ReadPage]:
    """The pages of a file."""
    reading = _Reading()
    for tag, rest in _tokens(_decoded(data)):
        if tag.startswith("/"):
            reading.end(tag[1:])
        elif tag:
            reading.begin(tag, _attributes(rest))
            if rest.endswith("/") and tag not in _EMPTY:
                reading.end(tag)
        else:
            reading.take(unescape(rest))
    reading.finish()
    yield from reading.pages


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """The tags of HTML with what stands in them, and without a tag the texts between them; in time that grows with the
    length alone, whatever is left open. Comments, scripts and styles are passed over.
    """
    at = 0
    while token := _TOKEN.search(text, at):
        at = token.end()
        said = token[0]
        if said.startswith("<!--"):
            end = text.find("-->", at)
            at = end + 3 if end >= 0 else len(text)
        elif not said.startswith("<"):
            yield "", said
        elif name := _NAME.match(said, 1):
            tag = name[0].lower()
            yield tag, said[name.end() : -1] if len(said) < _MOST_OF_A_TAG else ""
            if tag in ("script", "style"):
                end = text.find(f"</{tag}", at)
                at = end if end >= 0 else len(text)


def _attributes(rest: str) -> dict[str, str]:
    """The attributes that stand in a tag, by their names in small letters."""
    pairs = ((one[1].lower(), next(filter(None, one.groups()[1:]), "")) for one in _ATTRIBUTE.finditer(rest))
    return {name: unescape(value) for name, value in pairs}


def _decoded(data: bytes) -> str:
    said = _CHARSET.search(data[:4096])
    try:
        return data.decode(said[1].decode("ascii") if said else detected(data) or "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


@dataclass(slots=True)
class _Open:
    """An element that is open: its tag, its classes, what its title says, and where its texts begin."""

    tag: str
    classes: set[str]
    said: dict[str, str]
    start: int


@dataclass(slots=True)
class _Gathered:
    """What is gathered of a page, a block, a line and a word."""

    blocks: list[Block] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    characters: list[Part] = field(default_factory=list)
    others: list[Alternative] = field(default_factory=list)


class _Reading:
    """Gathers pages; what is not closed ends with what it stands in."""

    def __init__(self) -> None:
        self.pages: list[ReadPage] = []
        self._open: list[_Open] = []
        self._count: Counter[str] = Counter()
        self._texts: list[str] = []
        self._gathered = _Gathered()

    def begin(self, tag: str, said: dict[str, str]) -> None:
        """Take up where an element begins."""
        if tag in _EMPTY:
            return
        classes = set(said.get("class", "").split())
        self._open.append(_Open(tag, classes, _properties(said.get("title", "")), len(self._texts)))
        self._count[tag] += 1
        if classes & _LINES:
            self._gathered.words = []
        if classes & _WORDS:
            self._gathered.characters, self._gathered.others = [], []
        if "ocr_page" in classes:
            self._gathered = _Gathered()

    def take(self, data: str) -> None:
        """Take up text, but for readings that were not chosen."""
        if self._open and "alt" in self._open[-1].classes and self._open[-1].tag == "del":
            self._gathered.others.append(Alternative(data.strip()))
        elif self._open:
            self._texts.append(data)

    def end(self, tag: str) -> None:
        """Close an element, and what was left open in it."""
        if not self._count[tag]:
            return
        while self._open:
            one = self._open.pop()
            self._count[one.tag] -= 1
            self._close(one)
            if one.tag == tag:
                return

    def finish(self) -> None:
        """Close what is left open."""
        while self._open:
            self._close(self._open.pop())

    def _close(self, one: _Open) -> None:
        classes, gathered = one.classes, self._gathered
        if classes & _CHARACTERS:
            self._close_character(one)
        elif classes & _WORDS:
            self._close_word(one)
        elif classes & _LINES:
            self._close_line(one)
        elif classes & _BLOCKS:
            self._close_block()
        elif kind := next((kind for name, kind in _AREAS.items() if name in classes), None):
            box = _box(one.said)
            if not box.is_empty:
                gathered.areas.append(Area(polygon=box.polygon, kind=kind))
        elif "ocr_page" in classes:
            self._close_block()
            self._close_page(one)
        if classes & (_LINES | {"ocr_page"}):
            del self._texts[one.start :]

    def _text(self, one: _Open) -> str:
        return "".join(self._texts[one.start :])

    def _close_character(self, one: _Open) -> None:
        sure = share(one.said.get("x_conf", "").partition(" ")[0], 100)
        self._gathered.characters.append((self._text(one).strip(), _box(one.said, "x_bboxes"), sure, ()))

    def _close_word(self, one: _Open) -> None:
        text, gathered = " ".join(self._text(one).split()), self._gathered
        sure = share(one.said.get("x_wconf", "").partition(" ")[0], 100)
        others = tuple(other for other in gathered.others if other.text)
        gathered.words.append(Word(text, _box(one.said), sure, others, placed(text, gathered.characters)))

    def _close_line(self, one: _Open) -> None:
        gathered = self._gathered
        if gathered.words:
            line = line_of(gathered.words, box=_box(one.said))
        else:
            line = Line(text=cleaned(" ".join(self._text(one).split())), box=_box(one.said))
        if line.text.strip():
            gathered.lines.append(line)
            if one.classes & {"ocr_caption"}:
                self._close_block(Role.CAPTION)
        gathered.words = []

    def _close_block(self, role: Role | None = None) -> None:
        if self._gathered.lines:
            self._gathered.blocks.append(Block(lines=self._gathered.lines, role=role))
            self._gathered.lines = []

    def _close_page(self, one: _Open) -> None:
        box, gathered = _box(one.said), self._gathered
        named = one.said.get("image", "").strip().strip("\"'")
        frame = one.said.get("ppageno", "").strip()
        self.pages.append(
            ReadPage(
                number=str(len(self.pages) + 1) if not frame.isdigit() or len(frame) > 6 else str(int(frame) + 1),
                width=max(0, box.right),
                height=max(0, box.bottom),
                image=Image(named),
                blocks=gathered.blocks,
                areas=gathered.areas,
            )
        )
        self._gathered = _Gathered()


def _properties(title: str) -> dict[str, str]:
    """What a title says, property by property."""
    pairs = (said.strip().partition(" ") for said in title.split(";"))
    return {name: value.strip() for name, _space, value in pairs}


def _box(said: dict[str, str], name: str = "bbox") -> Box:
    gathered = said.get(name, "").split()
    return edges(*gathered[:4]) if len(gathered) >= 4 else NOWHERE


def begins(head: Head) -> object:
    """Whether a file is hOCR, by what it begins with."""
    return head.text.startswith("<") and re.search(r"<html\b", head.text, re.IGNORECASE) and "ocr_page" in head.text


FORMAT = Format(
    name="hocr",
    title=marked("Format", "hOCR, pages with places; written as a folder"),
    suffixes=(".hocr",),
    read=read,
    writer=hocr_writing.write,
    folder=True,
    printable=True,
    is_raw=True,
    begins=begins,
    offsets=Counted.NONE,
)
