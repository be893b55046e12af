"""The issue that a JSON object describes, with nothing in it taken on trust; the other direction of `to_json`."""

from __future__ import annotations

import re
from typing import Any

from annotator.core.edits.newspapers import ID as NEWSPAPER
from annotator.core.geometry import FARTHEST, NO_GEOMETRY, Geometry, Point
from annotator.core.issue import NO_IMAGE, TABLES, Image, Issue, Page, Source
from annotator.core.laws import faults
from annotator.core.marking import phrase
from annotator.core.offsets import OffsetMap
from annotator.core.records import (
    Addition,
    ArticleKind,
    Boundary,
    Correction,
    CorrectionKind,
    Decided,
    Detail,
    DetailField,
    Entity,
    Newspaper,
    Note,
    Part,
    Position,
    Record,
    Region,
    RegionKind,
    Role,
    Scan,
    Span,
    State,
    Status,
)
from annotator.formats.article_text import squeezed
from annotator.formats.places import geometry_of
from annotator.formats.strict import Fault, Fields
from annotator.formats.to_json import FORMAT, VERSION

_SHA256 = re.compile(r"[0-9a-f]{64}")


def issue_of(fields: Fields) -> Issue:
    """The issue; Fault when a field is not what it must be, a law is broken, or an entity says another text than stands
    there. Other derived fields are not looked at.
    """
    if fields.text("format", "") != FORMAT:
        fields.fault("format", phrase("Trouble", "must be {0}").format(repr(FORMAT)))
    if fields.whole("version") != VERSION:
        fields.fault("version", phrase("Trouble", "is not {0}: a newer program wrote this file").format(VERSION))
    raw = fields.text("raw")
    geometry = geometry_of(fields.object("geometry")) if fields.holds("geometry") else NO_GEOMETRY
    reader = _Records(raw, geometry)
    tables = reader.tables(fields)
    if not tables["boundaries"]:
        fields.fault("boundaries", phrase("Trouble", "must not be empty"))
    title, day = fields.text("title", ""), fields.text("date", "")
    if fields.holds("came"):  # what the details say instead follows from them
        came = fields.object("came")
        title, day = came.text("title"), came.text("date")
    issue = Issue(
        raw=raw,
        title=title,
        date=day,
        source=_source(fields.object("source")),
        pages=tuple(_page(page, reader.span(page)) for page in fields.objects("pages")),
        geometry=geometry,
        **tables,
    )
    for fault in faults(issue):
        raise Fault("{0}", fault)
    _compare(issue, fields)
    return issue


def _page(fields: Fields, span: Span) -> Page:
    size = fields.whole("width", 0, most=FARTHEST), fields.whole("height", 0, most=FARTHEST)
    return Page(fields.text("number"), *span, *size, _image(fields) if fields.holds("image") else NO_IMAGE)


def _image(fields: Fields) -> Image:
    image = fields.object("image")
    checksum = image.text("sha256", "")
    if checksum and not _SHA256.fullmatch(checksum):
        image.fault("sha256", phrase("Trouble", "must be 64 digits of hexadecimal"))
    return Image(image.text("name", ""), checksum, image.whole("frame", 0))


def _compare(issue: Issue, fields: Fields) -> None:
    """Fault if an entity's text is not the text at its place, ignoring white space."""
    offsets: dict[str, OffsetMap] = {}
    for claimed in fields.objects("entities"):
        if not claimed.holds("text"):
            continue
        entity = issue.by_id[claimed.text("id")]
        assert isinstance(entity, Entity), "ids stand once"
        article = issue.layout.article_at(entity.start.raw)
        if article.id not in offsets:
            offsets[article.id] = OffsetMap(issue, article)
        here = offsets[article.id].slice(entity.start, entity.end)
        if squeezed(claimed.text("text")) != squeezed(here):
            claimed.fault("text", phrase("Trouble", "is not what stands there"))


def _source(fields: Fields) -> Source:
    source = Source(fields.text("name", ""), fields.text("sha256"), fields.text("encoding", "utf-8"))
    if not _SHA256.fullmatch(source.sha256):
        fields.fault("sha256", phrase("Trouble", "must be 64 digits of hexadecimal"))
    return source


class _Records:
    """Reads the records of an issue with a raw text and a geometry."""

    def __init__(self, raw: str, geometry: Geometry) -> None:
        self._raw, self._geometry = raw, geometry
        self._length = len(raw)
        self._ids: set[str] = set()

    def tables(self, fields: Fields) -> dict[str, Any]:
        """The records of all types, each in the order of their places."""
        readers = {
            "boundaries": self._boundary,
            "parts": self._part,
            "corrections": self._correction,
            "questions": self._correction,
            "entities": self._entity,
            "notes": self._note,
            "newspapers": self._newspaper,
            "details": self._detail,
            "regions": self._region,
            "additions": self._addition,
            "scans": self._scan,
        }
        tables: dict[str, list[Record]] = {table_name: [] for table_name in TABLES.values()}
        for table_name, reader in readers.items():
            table = tables["corrections" if table_name == "questions" else table_name]
            table.extend(reader(record) for record in fields.objects(table_name))
        if not fields.holds("newspapers") and (title := fields.text("newspaper", "")):
            tables["newspapers"].append(Newspaper(id=NEWSPAPER, origin="", title=title, decided=Decided.SOURCE))
        return {
            table_name: tuple(sorted(records, key=lambda record: record.order))
            for table_name, records in tables.items()
        }

    def span(self, fields: Fields) -> Span:
        """A raw span inside the text."""
        end = fields.whole("end", most=self._length)
        return Span(fields.whole("start", most=end), end)

    def _shared(self, fields: Fields) -> dict[str, Any]:
        record_id = fields.text("id")
        if not record_id or record_id in self._ids:
            fields.fault("id", phrase("Trouble", "({0}) is empty or stands twice").format(repr(record_id)))
        self._ids.add(record_id)
        return {
            "id": record_id,
            "origin": fields.text("origin"),
            "state": fields.choice("state", State),
            "confidence": fields.share("confidence", 1.0),
            "rule": fields.text("rule", ""),
            "decided": fields.choice("decided", Decided) if fields.holds("decided") else _undeclared(fields),
        }

    def _boundary(self, fields: Fields) -> Boundary:
        return Boundary(
            **self._shared(fields),
            start=fields.whole("start", most=self._length),
            kind=fields.choice("kind", ArticleKind),
            status=fields.choice("status", Status),
            continues=fields.text("continues", ""),
            inside=fields.flag("inside", False),
            kind_confidence=fields.share("kind_confidence", 1.0),
        )

    def _part(self, fields: Fields) -> Part:
        start, end = self.span(fields)
        return Part(**self._shared(fields), start=start, end=end, role=fields.choice("role", Role))

    def _correction(self, fields: Fields) -> Correction:
        start, end = self.span(fields)
        return Correction(
            **self._shared(fields),
            start=start,
            end=end,
            text=fields.text("text"),
            kind=fields.choice("kind", CorrectionKind),
            twin=self.span(fields.object("twin")) if fields.holds("twin") else None,
        )

    def _entity(self, fields: Fields) -> Entity:
        start, end = self._places(fields)
        return Entity(
            **self._shared(fields),
            start=start,
            end=end,
            label=fields.text("label"),
            doubtful=fields.flag("doubtful", False),
            authority=fields.text("authority", ""),
            note=fields.text("note", ""),
            vouched=fields.flag("vouched", False),
        )

    def _note(self, fields: Fields) -> Note:
        start, end = self._places(fields)
        return Note(**self._shared(fields), start=start, end=end, text=fields.text("text", ""))

    def _newspaper(self, fields: Fields) -> Newspaper:
        return Newspaper(**self._shared(fields), title=fields.text("title"))

    def _detail(self, fields: Fields) -> Detail:
        return Detail(
            **self._shared(fields),
            field=fields.choice("field", DetailField),
            text=fields.text("text"),
            article=fields.text("article", ""),
        )

    def _region(self, fields: Fields) -> Region:
        corners = []
        for corner in fields.rows("polygon"):
            if len(corner) != 2 or any(type(at) is not int or not 0 <= at <= FARTHEST for at in corner):
                fields.fault(
                    "polygon", phrase("Trouble", "must hold pairs of whole numbers in 0..{0}").format(FARTHEST)
                )
            corners.append(Point(*corner))
        return Region(
            **self._shared(fields),
            start=fields.whole("start", most=self._length),
            page=fields.whole("page"),
            polygon=tuple(corners),
            kind=fields.choice("kind", RegionKind),
            apart=fields.flag("apart", False),
        )

    def _addition(self, fields: Fields) -> Addition:
        start, end = self.span(fields)
        return Addition(
            **self._shared(fields),
            start=start,
            page=fields.whole("page"),
            text=self._raw[start:end],
            geometry=self._geometry.cut(start, end, -start),
        )

    def _scan(self, fields: Fields) -> Scan:
        image = _image(fields)
        return Scan(
            **self._shared(fields),
            start=fields.whole("start", most=self._length),
            page=fields.whole("page"),
            name=image.name,
            sha256=image.sha256,
            frame=image.frame,
        )

    def _places(self, fields: Fields) -> tuple[Position, Position]:
        # Along an article that is continued further up, an entity's end may stand before its start in the raw text.
        return self._place(fields, "start"), self._place(fields, "end")

    def _place(self, fields: Fields, name: str) -> Position:
        return Position(fields.whole(name, most=self._length), fields.whole(f"{name}_inner", 0))


def _undeclared(fields: Fields) -> Decided:
    """How a record was decided that does not say it: a person's own were seen, and of others it is not known."""
    is_open = fields.choice("state", State) == State.SUGGESTED
    return Decided.SOURCE if fields.text("rule", "") and not is_open else Decided.SEEN
