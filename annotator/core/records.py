"""The records that stand on the raw text: boundaries, parts, corrections, entities, notes; its newspaper, details and
pages.

All places are code points of the raw text; spans are half open.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, NamedTuple

from annotator.core.geometry import NO_GEOMETRY, Box, Geometry, Polygon, box_of

APPLY_FROM = 0.5
"""A suggested correction of at least this confidence stands in the corrected text; below it is a question only."""

READ_AGAIN = "reading.again"
"""The rule of the questions that another reading of the print asks: new suggestions don't take their place."""


class State(StrEnum):
    """What people have decided about a record."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Decided(StrEnum):
    """How a record got its state: by a person on the record itself, only by the approval of its article, or with its
    file.
    """

    SEEN = "seen"
    SWEPT = "swept"
    SOURCE = "source"


class Status(StrEnum):
    """How far the work on an article has come."""

    UNTOUCHED = "untouched"
    IN_PROGRESS = "in progress"
    APPROVED = "approved"


class ArticleKind(StrEnum):
    """What an article is; furniture (masthead, folio, page header) is not counted as an article.

    A table is any text in rows: prices, results, programmes, weather, lists of names. A notice says something publicly
    to whom it concerns (also a correction); an index leads to the pages of the issue.
    """

    ARTICLE = "article"
    PHOTO = "photo"
    ADVERTISEMENT = "advertisement"
    NOTICE = "notice"
    FURNITURE = "furniture"
    TABLE = "table"
    VERSE = "verse"
    LETTER = "letter"
    OBITUARY = "obituary"
    INTERVIEW = "interview"
    FICTION = "fiction"
    QUIZ = "quiz"
    INDEX = "index"


class Role(StrEnum):
    """What a stretch of an article is for; a stretch without a part is body."""

    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    DATELINE = "dateline"
    CROSSHEAD = "crosshead"
    CAPTION = "caption"
    JUMP = "jump"


class RegionKind(StrEnum):
    """What an area of a page shows."""

    PHOTO = "photo"
    DRAWING = "drawing"
    TABLE = "table"
    MAP = "map"
    ADVERTISEMENT = "advertisement"
    RULE = "rule"
    TEXT = "text"
    OTHER = "other"


class DetailField(StrEnum):
    """What a detail says: the fifteen elements of Dublin Core, the page as printed, and an article's column (栏目).

    Of an article `creator` is who wrote it and `subject` its topic.
    """

    TITLE = "title"
    DATE = "date"
    PAGE = "page"
    SOURCE = "source"
    CREATOR = "creator"
    SUBJECT = "subject"
    COLUMN = "column"
    DESCRIPTION = "description"
    PUBLISHER = "publisher"
    CONTRIBUTOR = "contributor"
    TYPE = "type"
    FORMAT = "format"
    IDENTIFIER = "identifier"
    LANGUAGE = "language"
    RELATION = "relation"
    COVERAGE = "coverage"
    RIGHTS = "rights"


OF_ARTICLES = (DetailField.COLUMN, DetailField.CREATOR, DetailField.SUBJECT)
"""What is said of an article; of an issue it is all the rest, and the last two as well."""


class CorrectionKind(StrEnum):
    """Why the raw text was changed."""

    LINE_JOIN = "line-join"
    DUPLICATE = "duplicate"
    GAP = "gap"
    PUNCTUATION = "punctuation"
    WIDTH = "width"
    CHARACTER = "character"
    SPACE = "space"
    OTHER = "other"


class Position(NamedTuple):
    """A place: `raw` counts code points of the raw text, `inner` those of the replacement of the correction that starts
    there.
    """

    raw: int
    inner: int = 0


class Span(NamedTuple):
    """A stretch of raw text, half open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all records share: an id unique in its issue, who made it, and what was decided about it.

    `origin` is a person's name, or a suggester's name and version; `rule` names the suggester's rule; `confidence` lies
    in 0..1. `decided` says nothing while the record is suggested only.
    """

    table: ClassVar[str]

    id: str
    origin: str
    state: State = State.ACCEPTED
    confidence: float = 1.0
    rule: str = ""
    decided: Decided = Decided.SEEN

    @property
    def anchor(self) -> Position:
        """Where the record stands, for putting records in order."""
        raise NotImplementedError

    @property
    def live(self) -> bool:
        """Whether the record still counts: nobody has rejected it."""
        return self.state != State.REJECTED

    @property
    def swept(self) -> bool:
        """Whether nobody has looked at what was decided about the record: it came about by approving its article."""
        return self.state != State.SUGGESTED and self.decided == Decided.SWEPT

    @property
    def order(self) -> tuple[Position, str]:
        """The key by which an issue keeps its records sorted."""
        return self.anchor, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary(Record):
    """The place where a segment begins, and what belongs to the article that begins with it.

    `continues` is the id of the boundary whose article this segment continues (empty: it begins an article of its own);
    `inside` says that it continues a sentence. `confidence` is that of the place, `kind_confidence` that of the kind.
    """

    table: ClassVar[str] = "boundary"

    start: int
    kind: ArticleKind = ArticleKind.ARTICLE
    status: Status = Status.UNTOUCHED
    continues: str = ""
    inside: bool = False
    kind_confidence: float = 1.0

    @property
    def anchor(self) -> Position:
        return Position(self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Record):
    """A stretch of raw text inside one segment that has a role in its article."""

    table: ClassVar[str] = "part"

    start: int
    end: int
    role: Role

    @property
    def anchor(self) -> Position:
        return Position(self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Record):
    """A raw span and the text that stands for it.

    `twin` is the raw span of the other copy where a passage stands twice.
    """

    table: ClassVar[str] = "correction"

    start: int
    end: int
    text: str
    kind: CorrectionKind = CorrectionKind.OTHER
    twin: Span | None = None

    @property
    def anchor(self) -> Position:
        return Position(self.start)

    @property
    def span(self) -> tuple[Position, Position]:
        """The places between which the correction stands."""
        return Position(self.start), Position(self.end)

    @property
    def applies(self) -> bool:
        """Whether the correction stands in the corrected text."""
        return self.state == State.ACCEPTED or (self.state == State.SUGGESTED and self.confidence >= APPLY_FROM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Record):
    """A named span; `doubtful` says that an edit took some of its characters away, `vouched` that a person has said
    that it is right though it looks odd.
    """

    table: ClassVar[str] = "entity"

    start: Position
    end: Position
    label: str
    doubtful: bool = False
    authority: str = ""
    note: str = ""
    vouched: bool = False

    @property
    def anchor(self) -> Position:
        return self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """What somebody wrote about a place."""

    table: ClassVar[str] = "note"

    start: Position
    end: Position
    text: str = ""

    @property
    def anchor(self) -> Position:
        return self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Newspaper(Record):
    """The issue's newspaper: its `title`, as in the masthead or as a person set it."""

    table: ClassVar[str] = "newspaper"

    title: str

    @property
    def anchor(self) -> Position:
        return Position(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail(Record):
    """What the catalogue says of the issue, or of the article that begins with the boundary of the id `article`.

    A title or a date takes the place of the one that came with the file.
    """

    table: ClassVar[str] = "detail"

    field: DetailField
    text: str
    article: str = ""

    @property
    def anchor(self) -> Position:
        return Position(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(Record):
    """An area of a page without text of its own, or that a person drew.

    It belongs to the article that holds the raw offset `start`, unless it is `apart`. `page` is the place of its page
    among those of the issue, from 0.
    """

    table: ClassVar[str] = "region"

    start: int
    page: int
    polygon: Polygon
    kind: RegionKind
    apart: bool = False

    @property
    def anchor(self) -> Position:
        return Position(self.start)

    @property
    def box(self) -> Box:
        """The smallest box around it."""
        return box_of(self.polygon)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition(Record):
    """Text that was read from a page after the import, with its geometry: it follows the raw text at `start`.

    Additions follow one another at the end of the raw text. The spans of the geometry count from `start`.
    """

    table: ClassVar[str] = "addition"

    start: int
    page: int
    text: str
    geometry: Geometry = NO_GEOMETRY

    @property
    def anchor(self) -> Position:
        return Position(self.start)

    @property
    def end(self) -> int:
        """Where it ends in the raw text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan(Record):
    """The image that a person chose for a page, instead of the one from its file, if there was one.

    `frame` is the number of the image in its file, from 0.
    """

    table: ClassVar[str] = "scan"

    start: int
    page: int
    name: str
    sha256: str
    frame: int = 0

    @property
    def anchor(self) -> Position:
        return Position(self.start)


RECORD_TYPES: tuple[type[Record], ...] = (
    Boundary,
    Part,
    Correction,
    Entity,
    Note,
    Newspaper,
    Detail,
    Region,
    Addition,
    Scan,
)
OF_PAGES: tuple[type[Record], ...] = (Region, Addition, Scan)
"""The types of records that only issues with pages have."""
