"""JSON objects that are articles, one a line or in a list; which of their fields hold what `columns` says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator.core.errors import BadInput
from annotator.core.issue import Issue, Source
from annotator.core.marking import marked
from annotator.formats import columns as columns_
from annotator.formats.columns import NO_COLUMNS, Column, Columns
from annotator.formats.format import Counted, Format
from annotator.formats.given import Given, issues_of
from annotator.formats.heads import Head
from annotator.formats.json_list import elements
from annotator.formats.lines import objects
from annotator.formats.reading import checksum
from annotator.formats.strict import Fields
from annotator.formats.text import printable

_OF_OTHERS = {
    "format",
    "label",
    "labels",
    "entities",
    "annotations",
    "spans",
    "denotations",
    "tokens",
    "data",
    "classes",
    "annotation_id",
    "target",
    "report",
}
"""Fields of what annotating tools write, and this program."""


def read(path: Path, *, encoding: str | None = None, columns: Columns = NO_COLUMNS) -> Iterator[Issue]:
    """The issues that the objects of a file make, an article each. It is always UTF-8."""
    source = Source(printable(path.name), checksum(path))
    yield from issues_of(_articles(path, columns), source, title=printable(path.stem), form=FORMAT.name)


def _articles(path: Path, chosen: Columns) -> Iterator[Given]:
    is_list = Head(path).in_list
    places: dict[Column, str] | None = None
    for number, fields in elements(path) if is_list else objects(path):
        if places is None:
            heading = fields.names
            places = {column: heading[at] for column, at in columns_.places_of(heading, chosen, path).items()}
        yield columns_.article({column: _text(fields, name) for column, name in places.items()}, f"line {number}")
    if places is None:
        raise BadInput(marked("Trouble", "{0}: has no issue in it."), path)


def _text(fields: Fields, name: str) -> str:
    """What a field says; the texts of a list are paragraphs."""
    value: Any = fields.get(name)
    if isinstance(value, list):
        return "\n".join(str(one) for one in value if isinstance(one, str | int | float))
    return "" if value is None or isinstance(value, dict | bool) else str(value)


def _begins(head: Head) -> object:
    return columns_.has_text(head.keys) and head.keys.isdisjoint(_OF_OTHERS)


FORMAT = Format(
    name="json",
    title=marked("Format", "JSON objects that are articles, one a line or in a list"),
    suffixes=(),
    read=read,
    is_raw=True,
    has_columns=True,
    heading=lambda path, encoding: list(Head(path).keys),
    begins=_begins,
    offsets=Counted.NONE,
)
