"""The issue: a raw text that never changes, the records that stand on it, and the articles that follow from them.

The raw text of an issue with pages may go on with text that is read later (`Addition`): no offset ever moves.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import TypeVar

from annotator.core.geometry import NO_GEOMETRY, Geometry
from annotator.core.records import (
    Addition,
    ArticleKind,
    Boundary,
    Correction,
    Detail,
    DetailField,
    Entity,
    Newspaper,
    Note,
    Part,
    Position,
    Record,
    Region,
    Scan,
    Status,
)

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the raw text came from: a file's name, the SHA-256 of its bytes (hex), and how it was decoded."""

    name: str = ""
    sha256: str = ""
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Image:
    """The image of a page: the name of its file, the SHA-256 of that (hex; empty where the file was not at hand), and
    which image of the file it is, from 0.
    """

    name: str = ""
    sha256: str = ""
    frame: int = 0

    def __bool__(self) -> bool:
        return bool(self.name or self.sha256)


NO_IMAGE = Image()
"""The size of a page of which only text is known."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the issue: its number as printed, and its span of the raw text, without what was read later.

    `width` and `height` are in the units in which its geometry counts, 0 where they are not known; `image` may come in
    any size.
    """

    number: str
    start: int
    end: int
    width: int = 0
    height: int = 0
    image: Image = NO_IMAGE


@dataclass(frozen=True, slots=True)
class Segment:
    """The raw text from one boundary to the next (code points, half open)."""

    boundary: Boundary
    start: int
    end: int

    def holds(self, raw: int) -> bool:
        """Whether the raw offset lies in the segment."""
        return self.start <= raw < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """Segments in reading order; its id, kind and status are those of its first boundary."""

    segments: tuple[Segment, ...]

    @property
    def head(self) -> Boundary:
        """The boundary that begins the article."""
        return self.segments[0].boundary

    @property
    def id(self) -> str:
        return self.head.id

    @property
    def kind(self) -> ArticleKind:
        return self.head.kind

    @property
    def status(self) -> Status:
        return self.head.status

    @property
    def approved(self) -> bool:
        return self.head.status == Status.APPROVED


class Layout:
    """The articles that boundaries make of a raw text of a given length (code points).

    Boundaries whose `continues` leads nowhere or in a cycle begin articles of their own, so that no text is lost.
    """

    _segment_of: Mapping[str, Segment]
    _article_of: Mapping[str, Article]

    def __init__(self, boundaries: tuple[Boundary, ...], length: int, earlier: Layout | None = None) -> None:
        """Segments and articles that an earlier layout of the same text has too are taken from it."""
        self.boundaries = boundaries
        self.length = length
        self.starts = [boundary.start for boundary in boundaries]
        ends = [*self.starts[1:], length]
        segments: Mapping[str, Segment] = earlier._segment_of if earlier else {}
        articles: Mapping[str, Article] = earlier._article_of if earlier else {}
        self.segments = tuple(
            segment
            if (segment := segments.get(boundary.id)) and segment.boundary is boundary and segment.end == end
            else Segment(boundary, boundary.start, end)
            for boundary, end in zip(boundaries, ends, strict=True)
        )
        self.articles = tuple(
            article if (article := articles.get(chain[0].boundary.id)) and article.segments == chain else Article(chain)
            for chain in _chains(self.segments)
        )
        self._segment_of = {segment.boundary.id: segment for segment in self.segments}
        self._article_of = {segment.boundary.id: article for article in self.articles for segment in article.segments}
        self._number_of = {article.id: number for number, article in enumerate(self.articles)}

    def segment_at(self, raw: int) -> Segment:
        """The segment that holds a raw offset; offsets outside the text count as its nearest end."""
        return self.segments[max(0, bisect_right(self.starts, raw) - 1)]

    def segments_between(self, start: int, end: int) -> tuple[Segment, ...]:
        """The segments that hold a raw offset in [start, end]."""
        return self.segments[max(0, bisect_right(self.starts, start) - 1) : bisect_right(self.starts, end)]

    def article_of(self, boundary_id: str) -> Article:
        """The article that a boundary belongs to; KeyError when there is no such boundary."""
        return self._article_of[boundary_id]

    def begins_article(self, boundary_id: str) -> bool:
        """Whether there is an article with the id of a boundary."""
        return boundary_id in self._number_of

    def number_of(self, article_id: str) -> int:
        """The place of an article among all, from 0; KeyError when no article has that id."""
        return self._number_of[article_id]

    def article_at(self, raw: int) -> Article:
        """The article that holds a raw offset."""
        return self._article_of[self.segment_at(raw).boundary.id]


def _chains(segments: Sequence[Segment]) -> Iterator[tuple[Segment, ...]]:
    """The segments of each article, in the order of their first boundaries; each segment is followed by those that
    continue it, in raw order.
    """
    ids = {segment.boundary.id for segment in segments}
    followers: dict[str, list[Segment]] = {}
    heads: list[Segment] = []
    for segment in segments:
        goes_on = segment.boundary.continues
        if goes_on in ids:
            followers.setdefault(goes_on, []).append(segment)
        else:
            heads.append(segment)
    placed: set[str] = set()
    for head in heads:
        yield tuple(_chain(head, followers, placed)) if head.boundary.id in followers else (head,)
    for segment in sorted(chain(*followers.values()), key=lambda segment: segment.start):
        if segment.boundary.id not in placed:  # so it stands in a circle
            yield tuple(_chain(segment, followers, placed))


def _chain(head: Segment, followers: Mapping[str, Sequence[Segment]], placed: set[str]) -> Iterator[Segment]:
    """A segment and what continues it; those that are `placed` are left out, and those that come are put there."""
    waiting = [head]
    while waiting:
        segment = waiting.pop()
        if segment.boundary.id not in placed:
            placed.add(segment.boundary.id)
            yield segment
            waiting.extend(reversed(followers.get(segment.boundary.id, ())))


@dataclass(frozen=True)
class Issue:
    """One raw input and all that is known about it; immutable: an operation makes the next one.

    Records of each type are kept in the order of their places. `by_id` finds any of them. Where details say another
    title or date than came with the file, those are in `came`.
    """

    raw: str
    title: str = ""
    date: str = ""
    source: Source = Source()
    pages: tuple[Page, ...] = ()
    boundaries: tuple[Boundary, ...] = (Boundary(id="b0", origin="", start=0),)
    parts: tuple[Part, ...] = ()
    corrections: tuple[Correction, ...] = ()
    entities: tuple[Entity, ...] = ()
    notes: tuple[Note, ...] = ()
    newspapers: tuple[Newspaper, ...] = ()
    details: tuple[Detail, ...] = ()
    regions: tuple[Region, ...] = ()
    additions: tuple[Addition, ...] = ()
    scans: tuple[Scan, ...] = ()
    geometry: Geometry = NO_GEOMETRY
    came: tuple[str, str] | None = None
    by_id: Mapping[str, Record] = field(default_factory=dict, compare=False, repr=False)
    earlier_layout: Layout | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.by_id:
            object.__setattr__(self, "by_id", {record.id: record for record in self.records()})
        if self.details or self.came:
            self._take_details()

    def _take_details(self) -> None:
        """Take the title and the date from the details, else those that came."""
        came = self.came or (self.title, self.date)
        said = {field: text for field, text in self.details_of().items() if text}
        shown = (said.get(DetailField.TITLE, came[0]), said.get(DetailField.DATE, came[1]))
        for name, value in zip(("title", "date"), shown, strict=True):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "came", came if shown != came else None)

    @cached_property
    def layout(self) -> Layout:
        """The articles that the boundaries make; worked out when it is first asked for."""
        earlier = self.earlier_layout
        if earlier is not None and earlier.boundaries is self.boundaries and earlier.length == len(self.raw):
            return earlier
        return Layout(self.boundaries, len(self.raw), earlier)

    def records(self) -> Iterator[Record]:
        """All records, type by type, each in the order of its places."""
        for table in TABLES.values():
            yield from getattr(self, table)

    @property
    def newspaper(self) -> str:
        """The title of the issue's newspaper; empty if unknown."""
        return next((record.title for record in self.newspapers if record.live), "")

    def details_of(self, article_id: str = "") -> dict[DetailField, str]:
        """What the catalogue says of an article, or of the issue itself."""
        return {detail.field: detail.text for detail in self.details if detail.live and detail.article == article_id}

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in the order of their first boundaries."""
        return self.layout.articles

    def starting_in(self, records: Sequence[R], start: int, end: int) -> Sequence[R]:
        """Those of one of the issue's sorted tables that start at a raw offset in [start, end)."""
        # No key of Python's own: with one each article of an export would take twice as long.
        raw = _RAW_OF_POSITION if records and type(records[0]) in _PLACED_INSIDE else _RAW
        low = bisect_left(records, start, key=raw)
        return records[low : bisect_left(records, end, lo=low, key=raw)]

    def of_article(self, records: Sequence[R], article: Article) -> list[R]:
        """Those of one of the issue's sorted tables that start in an article, in reading order."""
        return [
            record
            for segment in article.segments
            for record in self.starting_in(records, segment.start, self.reach(segment))
        ]

    def content(self, segment: Segment) -> tuple[int, int]:
        """The raw span of a segment without the white space at its edges (code points, half open)."""
        text = self.raw[segment.start : segment.end]
        start = segment.start + len(text) - len(text.lstrip())
        text = text.strip()
        return (start, start + len(text)) if text else (segment.start, segment.start)

    def reach(self, segment: Segment) -> int:
        """The raw offset before which a segment's records start: its end, and one more at the end of the issue."""
        return segment.end + (segment.end == len(self.raw))

    def page_at(self, raw: int) -> int | None:
        """The place among the pages of the page that a raw offset was read from; None where no page holds it."""
        if raw >= self.came_to and self.additions:
            at = bisect_right(self.additions, Position(raw), key=_place) - 1
            return self.additions[at].page
        at = bisect_right(self.pages, raw, key=lambda page: page.start) - 1
        return at if at >= 0 and raw < self.pages[at].end else None

    def image_of(self, page: int) -> Image:
        """The image of a page, by its index: the one that a person chose, or else the one from its file."""
        scan = next((scan for scan in self.scans if scan.page == page), None)
        return Image(scan.name, scan.sha256, scan.frame) if scan else self.pages[page].image

    def belonging_to(self, article: Article) -> list[Region]:
        """The regions of an article, in reading order."""
        return [region for region in self.of_article(self.regions, article) if not region.apart]

    def free_id(self, prefix: str, raw: int) -> str:
        """An id for a new record at a raw offset, not in use in this issue."""
        free, number = f"{prefix}{raw}", 1
        while free in self.by_id:
            number += 1
            free = f"{prefix}{raw}.{number}"
        return free

    @property
    def came_to(self) -> int:
        """Where the imported raw text ends; text that was read later follows."""
        return self.additions[0].start if self.additions else len(self.raw)

    @property
    def first_raw(self) -> str:
        """The raw text that came in, without what was read later."""
        return self.raw[: self.came_to]

    def without_records(self) -> Issue:
        """The issue as it was before its first operation."""
        return Issue(
            raw=self.first_raw,
            title=self.came[0] if self.came else self.title,
            date=self.came[1] if self.came else self.date,
            source=self.source,
            pages=self.pages,
            geometry=self.geometry.cut(0, self.came_to) if self.additions else self.geometry,
        )

    def up_to(self, end: int) -> Issue:
        """The issue without the raw text from an offset on, and without the records that stand there or reach there."""
        tables = {
            name: tuple(record for record in getattr(self, name) if _last(record) <= end) for name in TABLES.values()
        }
        return replace(
            self,
            raw=self.raw[:end],
            geometry=self.geometry.cut(0, end),
            by_id={record.id: record for records in tables.values() for record in records},
            earlier_layout=None,
            **tables,  # type: ignore[arg-type]
        )

    def with_tables(self, tables: Mapping[str, tuple[Record, ...]], by_id: Mapping[str, Record]) -> Issue:
        """The issue with some of its tables replaced; `by_id` must hold just the records of all tables."""
        earlier = self.__dict__.get("layout", self.earlier_layout)  # what was never asked for need not be worked out
        made = replace(self, **tables, by_id=by_id, earlier_layout=earlier)  # type: ignore[arg-type]
        return made._read_on(self.without_records()) if "additions" in tables else made

    def _read_on(self, came: Issue) -> Issue:
        """The issue with its imported raw text and geometry, followed by those of its additions."""
        texts, geometry = [came.raw], came.geometry
        for addition in self.additions:
            texts.append(addition.text)
            geometry = geometry.and_then(addition.geometry.cut(0, len(addition.text), addition.start))
        return replace(self, raw="".join(texts), geometry=geometry)


TABLES: Mapping[type[Record], str] = {
    Boundary: "boundaries",
    Part: "parts",
    Correction: "corrections",
    Entity: "entities",
    Note: "notes",
    Newspaper: "newspapers",
    Detail: "details",
    Region: "regions",
    Addition: "additions",
    Scan: "scans",
}
"""The attribute of an issue that holds the records of each type."""

_RAW, _RAW_OF_POSITION = attrgetter("start"), attrgetter("start.raw")
_PLACED_INSIDE = (Entity, Note)
"""The types of records that may start inside a correction: their start is a position."""


def _place(record: Record) -> Position:
    return record.anchor


def _last(record: Record) -> int:
    """The last raw offset that a record speaks of."""
    end = getattr(record, "end", 0)
    return max(record.anchor.raw, end.raw if isinstance(end, Position) else end)
