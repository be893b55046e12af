"""Pages as a program read them, and the raw issue that they make: text, geometry, and what the file says about both.

Whatever reads pages (an OCR engine, the reader of a format) gives `ReadPage`s, its blocks in the order of reading;
`issue_of` lays their lines out as the raw text, a line for each, an empty one between blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from annotator.core.geometry import FARTHEST, NOWHERE, Alternative, Box, Geometry, Layer, Point, Polygon, Spot, around
from annotator.core.issue import NO_IMAGE, Image, Issue, Page, Source
from annotator.core.records import (
    ArticleKind,
    Boundary,
    Correction,
    CorrectionKind,
    Decided,
    Part,
    Region,
    RegionKind,
    Role,
)

_NONE: Mapping[str, ArticleKind] = MappingProxyType({})
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_HYPHENS = "-\u00ad\u2010\u2011\u2e17\u30a0=¬"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of print: its text, where it stands, and what is known of its words and characters.

    The spots count from the beginning of the text, and their pages are not looked at. A line without a box stands
    around its words. `whole` is the word that begins at the end of this line and ends in the next one, where the file
    says that it is one.
    """

    text: str
    box: Box = NOWHERE
    confidence: float | None = None
    alternatives: tuple[Alternative, ...] = ()
    words: Sequence[Spot] = ()
    characters: Sequence[Spot] = ()
    whole: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines that are read one after the other: a paragraph, a column, a headline.

    `ids` are its id in the file and those of what contains it, `article` the article that it belongs to, and `role` the
    part that it is of that article. `is_furniture`: it is a folio, a running title and the like.
    """

    lines: Sequence[Line]
    ids: tuple[str, ...] = ()
    article: str = ""
    role: Role | None = None
    is_furniture: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area of a page without text; `ids` and `article` as in `Block`."""

    polygon: Polygon
    kind: RegionKind = RegionKind.OTHER
    ids: tuple[str, ...] = ()
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A page with its blocks in the order of reading; `width` and `height` are 0 where they are not known."""

    number: str
    width: int = 0
    height: int = 0
    image: Image = NO_IMAGE
    blocks: Sequence[Block] = ()
    areas: Sequence[Area] = ()


def issue_of(
    pages: Sequence[ReadPage],
    *,
    title: str,
    date: str,
    source: Source,
    origin: str,
    kinds: Mapping[str, ArticleKind] = _NONE,
) -> Issue:
    """The raw issue that pages make, with records for what their file says beyond text and places.

    Where it assigns blocks to articles, these articles are kept (`kinds` by their names there), headlines and the like
    become parts, and blocks without one stand alone; otherwise articles are left to the suggester. `origin` is the
    program that made the file.
    """
    text = _Text(origin)
    for number, page in enumerate(pages):
        text.begin(page)
        for block in page.blocks:
            text.take(block, number)
    raw = "".join(text.chunks)
    starts = _starts(text.begun, len(raw))
    boundaries, begun = _boundaries(text.runs, origin, kinds) if any(article for article, *_ in text.runs) else ((), {})
    return Issue(
        raw=raw,
        title=title,
        date=date,
        source=source,
        pages=tuple(
            Page(page.number, start, end, page.width, page.height, page.image)
            for page, (start, end) in zip(pages, pairwise([*starts, len(raw)]), strict=True)
        ),
        boundaries=boundaries or Issue(raw).boundaries,
        parts=tuple(text.parts) if boundaries else (),
        corrections=tuple(text.corrections),
        regions=_regions(pages, starts, begun, origin),
        geometry=text.geometry,
    )


def laid_out(blocks: Iterable[Block], page: int, size: tuple[int, int]) -> tuple[str, Geometry]:
    """The text of blocks that were read from one page of a size (0: not known), and where it stands."""
    text = _Text("")
    text.begin(ReadPage(number="", width=size[0], height=size[1]))
    for block in blocks:
        text.take(block, page)
    return "".join(text.chunks), text.geometry


def cleaned(text: str) -> str:
    """A text on one line, as long as before: what breaks a line or can't be stored is a space."""
    return _BREAKS.sub(" ", text)


class _Text:
    """The raw text in the making: `begun` says where each page begins, None where it has no text; `runs` where blocks
    of one article begin that stand together.
    """

    def __init__(self, origin: str) -> None:
        self.chunks: list[str] = []
        self.begun: list[int | None] = []
        self.runs: list[tuple[str, bool, int]] = []
        self.parts: list[Part] = []
        self.corrections: list[Correction] = []
        self._origin = origin
        self._at = 0
        self._size = (FARTHEST, FARTHEST)
        self._spots: tuple[list[Spot], list[Spot], list[Spot]] = ([], [], [])

    @property
    def geometry(self) -> Geometry:
        """Where all that stands."""
        return Geometry(*map(Layer.of, self._spots))

    def begin(self, page: ReadPage) -> None:
        """Go on with the next page."""
        self.begun.append(None)
        self._size = (page.width or FARTHEST, page.height or FARTHEST)

    def take(self, block: Block, page: int) -> None:
        """Add a block of the current page; one without text is skipped."""
        lines = [line for line in block.lines if line.text.strip()]
        if not lines:
            return
        if self._at:
            self._write("\n")
        start = self._at
        if self.begun[-1] is None:
            self.begun[-1] = start
        if not self.runs or self.runs[-1][:2] != (block.article, block.is_furniture):
            self.runs.append((block.article, block.is_furniture, start))
        last: Line | None = None
        for line in lines:
            if last is not None and last.whole:
                self._join(last, line)
            self._take_line(line, page)
            last = line
        if block.role is not None:
            self.parts.append(
                Part(
                    id=f"p{start}",
                    origin=self._origin,
                    decided=Decided.SOURCE,
                    start=start,
                    end=self._at - 1,
                    role=block.role,
                )
            )

    def _write(self, text: str) -> None:
        self.chunks.append(text)
        self._at += len(text)

    def _take_line(self, line: Line, page: int) -> None:
        at, size = self._at, len(line.text)
        lines, words, characters = self._spots
        own = [list(self._placed(spots, at, size, page)) for spots in (line.words, line.characters)]
        words += own[0]
        characters += own[1]
        box = line.box if not line.box.is_empty else around(spot.box for spot in own[0] or own[1])
        lines.append(Spot(at, at + size, self._clipped(box), line.confidence, _clean(line.alternatives), page))
        self._write(cleaned(line.text) + "\n")

    def _placed(self, spots: Iterable[Spot], at: int, size: int, page: int) -> Iterator[Spot]:
        """The spots of a line that follow one another in its text, as spots of the raw text."""
        reached = 0
        for start, end, box, confidence, alternatives, _page in spots:
            if reached <= start < end <= size:
                alternatives = _clean(alternatives) if alternatives else ()
                yield Spot(at + start, at + end, self._clipped(box), confidence, alternatives, page)
                reached = end

    def _clipped(self, box: Box) -> Box:
        """What of a box lies on the page."""
        left, top, right, bottom = box
        width, height = self._size
        if 0 <= left <= right <= width and 0 <= top <= bottom <= height:
            return box
        box = Box(max(left, 0), max(top, 0), min(right, width), min(bottom, height))
        return NOWHERE if box.is_empty else box

    def _join(self, line: Line, following: Line) -> None:
        """Put together the word that the last line, whose text ends here, and the following one have halves of."""
        end = self._at - 1
        head = line.text.rstrip()
        first, second = (head.split() or [""])[-1], (following.text.split() or [""])[0]
        if second and first.rstrip(_HYPHENS) + second == line.whole:
            start, text, behind = end - len(line.text) + len(head) - len(first) + len(first.rstrip(_HYPHENS)), "", 0
        else:
            start, text, behind = end - len(line.text) + len(head) - len(first), line.whole, len(second)
        lead = len(following.text) - len(following.text.lstrip())
        self.corrections.append(
            Correction(
                id=f"c{start}",
                origin=self._origin,
                decided=Decided.SOURCE,
                start=start,
                end=end + 1 + lead + behind,
                text=cleaned(text),
                kind=CorrectionKind.LINE_JOIN,
            )
        )


def _clean(alternatives: Iterable[Alternative]) -> tuple[Alternative, ...]:
    return tuple(Alternative(cleaned(text), confidence) for text, confidence in alternatives)


def _starts(begun: Sequence[int | None], length: int) -> list[int]:
    """Where each page begins; one without text where the next one does."""
    starts: list[int] = []
    for start in reversed(begun):
        starts.append(start if start is not None else starts[-1] if starts else length)
    return starts[::-1]


def _boundaries(
    runs: Iterable[tuple[str, bool, int]], origin: str, kinds: Mapping[str, ArticleKind]
) -> tuple[tuple[Boundary, ...], dict[str, list[int]]]:
    """The boundaries before each run of blocks, and where the runs of each article begin."""
    boundaries: list[Boundary] = []
    begun: dict[str, list[int]] = {}
    for article, is_furniture, start in runs:
        before = begun.setdefault(article, []) if article else []
        boundaries.append(
            Boundary(
                id=f"b{start}",
                origin=origin,
                decided=Decided.SOURCE,
                start=start,
                kind=ArticleKind.FURNITURE if is_furniture else kinds.get(article, ArticleKind.ARTICLE),
                continues=f"b{before[-1]}" if before else "",
            )
        )
        before.append(start)
    return tuple(boundaries), begun


def _regions(
    pages: Sequence[ReadPage], starts: Sequence[int], begun: Mapping[str, Sequence[int]], origin: str
) -> tuple[Region, ...]:
    regions = []
    for number, page in enumerate(pages):
        most = Point(page.width or FARTHEST, page.height or FARTHEST)
        for count, area in enumerate(page.areas):
            places = begun.get(area.article, ())
            here = [start for start in places if start >= starts[number]]
            regions.append(
                Region(
                    id=f"r{number}.{count}",
                    origin=origin,
                    decided=Decided.SOURCE,
                    start=(here or places or starts[number:])[0],
                    page=number,
                    polygon=tuple(Point(min(max(x, 0), most.x), min(max(y, 0), most.y)) for x, y in area.polygon),
                    kind=area.kind,
                    apart=not places,
                )
            )
    return tuple(sorted(regions, key=lambda region: region.order))
