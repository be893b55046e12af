"""What the readers of pages share: numbers that may be anything, boxes, words that make a line, images beside."""

from __future__ import annotations

import codecs
import gc
import hashlib
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element

from annotator.core.errors import BadInput
from annotator.core.geometry import FARTHEST, NOWHERE, Alternative, Box, Point, Polygon, Spot
from annotator.core.issue import Image, Issue, Source
from annotator.core.marking import marked
from annotator.core.pages import Line, ReadPage, cleaned, issue_of
from annotator.core.records import ArticleKind
from annotator.formats.package import MOST_BYTES, Package
from annotator.formats.reading import opened
from annotator.formats.text import date_in, detected, printable
from annotator.formats.xml import parsed

_DEEPEST = 100
_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["'][^>]*\?>""")
_AS_IT_IS = {"utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "ascii"}
_NUMBER = re.compile(r"[-+]?\d{1,12}(?:\.\d{1,12})?")
_MOST_CORNERS = 2_000
_SPACED = re.compile("[\0-\u2e7f\uac00-\ud7a3]").match
"""Finds a character of a script that has spaces between words, or a mark beside one."""
_NO_KINDS: Mapping[str, ArticleKind] = {}


def read_whole(path: Path) -> bytes:
    """The bytes of a file of pages; BadInput where it can't be read or is too large."""
    with opened(path) as file:
        data = file.read(MOST_BYTES + 1)
    if not data:
        raise BadInput(marked("Trouble", "{0}: is empty."), path)
    if len(data) > MOST_BYTES:
        raise BadInput(marked("Trouble", "{0}: is larger than {1} MiB."), path, MOST_BYTES >> 20)
    return data


def elements(path: Path, data: bytes) -> Iterator[tuple[str, str, Element]]:
    """The elements of XML as in `xml.parsed`, each with its name without its namespace, in any encoding."""
    names: dict[str, str] = {}
    for event, element in parsed(path, BytesIO(_readable(data)), deepest=_DEEPEST):
        tag = element.tag
        if (name := names.get(tag)) is None:
            name = names[tag] = tag.rpartition("}")[2]
        yield event, name, element


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def _readable(data: bytes) -> bytes:
    """XML in an encoding that the parser knows."""
    declared = _DECLARED.match(data)
    if declared is None:
        codec = detected(data) or "utf-8"
    else:
        try:
            codec = codecs.lookup(declared[1].decode("ascii")).name
        except LookupError:
            return data  # the parser says that it is wrong
    if codec in _AS_IT_IS:
        return data
    text = data[declared.end() if declared else 0 :].decode(codec, "replace")
    return text.encode("utf-8", "replace")


def number(said: str | None) -> float | None:
    """A number of a file; None where it is none, or beyond all pages."""
    try:
        value = float(said or "")
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) <= FARTHEST else None


def whole(said: str | None) -> int:
    """A size of a file as a whole number; 0 where it is none."""
    value = number(said)
    return max(0, round(value)) if value is not None else 0


def share(said: object, most: float = 1.0) -> float | None:
    """A confidence that a file counts up to `most`, in 0..1; None where it says none."""
    try:
        value = float(said or "") if isinstance(said, str | None) else float(said)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
    return value / most if 0 <= value <= most else None


def edges(left: str | None, top: str | None, right: str | None, bottom: str | None) -> Box:
    """A box by its edges; NOWHERE where one is not said."""
    values = [number(said) for said in (left, top, right, bottom)]
    if any(at is None for at in values):
        return NOWHERE
    return Box(*(round(at) for at in values if at is not None))


def sized(left: str | None, top: str | None, width: str | None, height: str | None) -> Box:
    """A box by its corner and its size; NOWHERE where one is not said."""
    try:
        x, y, across, down = float(left or ""), float(top or ""), float(width or ""), float(height or "")
    except ValueError:
        return NOWHERE
    # A number that is none compares with nothing.
    if abs(x) <= FARTHEST and abs(y) <= FARTHEST and abs(across) <= FARTHEST and abs(down) <= FARTHEST:
        return Box(round(x), round(y), round(x + across), round(y + down))
    return NOWHERE


def corners(said: str | None) -> Polygon:
    """The corners that a file lists, with any separator; a sample of very long lists."""
    numbers = [float(at) for at in _NUMBER.findall(said or "")]
    points = [
        Point(round(x), round(y))
        for x, y in zip(numbers[::2], numbers[1::2], strict=False)
        if abs(x) <= FARTHEST and abs(y) <= FARTHEST
    ]
    return tuple(points[:: len(points) // _MOST_CORNERS + 1])


@dataclass(slots=True)
class Word:
    """A word as a file has it; the characters count from its beginning. `glued`: no space stands before it."""

    text: str
    box: Box = NOWHERE
    confidence: float | None = None
    alternatives: tuple[Alternative, ...] = ()
    characters: Sequence[Spot] = ()
    glued: bool | None = None


def line_of(words: Iterable[Word], **about: object) -> Line:
    """The line that words make. Where a file does not say whether a space parts two, the script does."""
    texts: list[str] = []
    spots: list[Spot] = []
    characters: list[Spot] = []
    at = 0
    for word in words:
        text = cleaned(word.text)
        if not text.strip():
            continue
        if texts and (_parted(texts[-1], text) if word.glued is None else not word.glued):
            texts.append(" ")
            at += 1
        end = at + len(text)
        spots.append(Spot(at, end, word.box, word.confidence, word.alternatives))
        if word.characters:
            characters += (spot._replace(start=at + spot.start, end=at + spot.end) for spot in word.characters)
        texts.append(text)
        at = end
    return Line(text="".join(texts), words=spots, characters=characters, **about)  # type: ignore[arg-type]


Part = tuple[str, Box, float | None, tuple[Alternative, ...]]
"""A word of a line, or a character of a word: its text, its box, its confidence, and its alternatives."""


def placed(text: str, parts: Iterable[Part]) -> list[Spot]:
    """The places of parts that follow one another in a text; others are left out."""
    spots: list[Spot] = []
    at = 0
    for said, box, confidence, alternatives in parts:
        start = text.find(said, at) if said else -1
        if start >= 0:
            at = start + len(said)
            spots.append(Spot(start, at, box, confidence, alternatives))
    return spots


def _parted(one: str, other: str) -> bool:
    return bool(_SPACED(one[-1]) and _SPACED(other[0]))


@contextmanager
def uncollected() -> Iterator[None]:
    """Without garbage collection: pages make no cycles, and it would visit all their words each time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def issue_from(
    path: Path,
    data: bytes,
    pages: Iterable[ReadPage],
    *,
    form: str,
    package: Package | None = None,
    title: str = "",
    date: str = "",
    kinds: Mapping[str, ArticleKind] = _NO_KINDS,
) -> Issue:
    """The issue of a file with pages, whose images are in a package, or else beside the file.

    BadInput if it has neither text nor images.
    """
    beside = package or Package(path.parent, alone=True)
    title = title or printable(path.stem)
    source = Source(printable(path.name), hashlib.sha256(data).hexdigest(), "utf-8")
    with uncollected():
        made = [replace(page, image=_with_checksum(beside, page.image, path)) for page in pages]
        issue = issue_of(made, title=title, date=date or date_in(title), source=source, origin=form, kinds=kinds)
    if not issue.raw and not any(page.image.sha256 for page in issue.pages):
        raise BadInput(marked("Trouble", "{0}: has no text in it, and no images lie beside it."), path)
    return issue


def _with_checksum(package: Package, image: Image, path: Path) -> Image:
    """An image with its checksum, where it is in the package."""
    file = package.image_of(*filter(None, (image.name, path.name)))
    name = printable(PurePosixPath(image.name.replace("\\", "/")).name)
    if file is None:
        return replace(image, name=name)
    return Image(printable(file.name), package.checksum(file), image.frame)
