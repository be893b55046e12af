"""Records as rows of plain values, and operations as JSON, both made from the fields of the record types.

A place takes two columns ("start" and "start_inner"), the twin of a correction two that may be NULL, all else one: the
corners of an area as "x,y x,y …", a geometry as bytes, which stand as base64 in JSON. The JSON of a record holds the
same columns, without those that have their default: a default that changes needs a new version here. Version 1 did not
say how records were decided (see `deriving`).
"""

from __future__ import annotations

import json
import sys
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from itertools import chain
from typing import Any, Generic, TypeVar, get_type_hints

from annotator.core.geometry import Geometry, Point, Polygon
from annotator.core.operations import Change, Operation
from annotator.core.records import RECORD_TYPES, Position, Record, Span

Row = tuple[Any, ...]
Json = dict[str, Any]
RowChange = tuple[str, Row | None, Row | None]
"""The table of a record, and its columns before and after a change; None where it is absent."""
R = TypeVar("R", bound=Record)

VERSION = 2
"""Stands in the JSON of each operation."""

_READ = (1, VERSION)

_ALIKE = ("origin", "rule", "label")
"""Fields whose text many records share; each text is kept once."""

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_PACK_FROM = 1_000
"""JSON of at least this many bytes is compressed; shorter JSON would gain little, and stays readable."""


@dataclass(frozen=True, slots=True)
class _Field:
    """How a field is stored: the columns that it takes, and the way there and back."""

    name: str
    columns: tuple[str, ...]
    pack: Callable[[Any], Row]
    unpack: Callable[..., Any]


def _field(name: str, hint: type) -> _Field:
    """How a field of a type is stored; a type that is not known here is a bug."""
    if hint is Position:
        return _Field(name, (name, f"{name}_inner"), tuple, _position)
    if hint == Span | None:
        return _Field(name, (f"{name}_start", f"{name}_end"), lambda span: tuple(span or (None, None)), _span)
    if hint == Polygon:
        return _Field(name, (name,), _corners, _polygon)
    if hint is Geometry:
        return _Field(name, (name,), lambda geometry: (geometry.packed,), _geometry)
    if issubclass(hint, Enum):
        members = {member.value: member for member in hint}
        return _Field(name, (name,), lambda member: (member.value,), members.__getitem__)
    if name in _ALIKE:
        return _Field(name, (name,), lambda value: (value,), sys.intern)
    assert hint in (str, int, float, bool), f"{name} can't be stored: {hint}"
    return _Field(name, (name,), lambda value: (value,), hint)


def _position(raw: int, inner: int) -> Position:
    return Position(int(raw), int(inner))


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(int(start), int(end))


def _corners(polygon: Polygon) -> Row:
    return (" ".join(f"{x},{y}" for x, y in polygon),)


def _polygon(corners: str) -> Polygon:
    pairs = (corner.split(",") for corner in corners.split())
    return tuple(Point(int(x), int(y)) for x, y in pairs)


def _geometry(data: bytes) -> Geometry:
    geometry = Geometry.unpacked(bytes(data))
    assert geometry.layers, "what is damaged is to be noticed here"
    return geometry


class RecordCodec(Generic[R]):
    """How records of one type are stored.

    `columns` are in the order of the type's fields; those in `nullable` may be NULL.
    """

    def __init__(self, kind: type[R]) -> None:
        hints = get_type_hints(kind)
        self._kind = kind
        self._fields = [_field(field.name, hints[field.name]) for field in fields(kind)]
        self.columns = tuple(chain.from_iterable(field.columns for field in self._fields))
        self._defaults: Json = {}
        for field, stored in zip(fields(kind), self._fields, strict=True):
            if field.default is not MISSING:
                self._defaults.update(zip(stored.columns, stored.pack(field.default), strict=True))
        self._binary = [name for name, default in self._defaults.items() if isinstance(default, bytes)]
        self.nullable = {column for column, default in self._defaults.items() if default is None}

    def row(self, record: R) -> Row:
        """A record's columns."""
        return tuple(chain.from_iterable(field.pack(getattr(record, field.name)) for field in self._fields))

    def records(self, rows: Sequence[Row]) -> list[R]:
        """The records that rows stand for; ValueError, KeyError or TypeError where one stands for none."""
        if not rows:
            return []
        stored = iter(zip(*rows, strict=True))  # field by field: `map` loops over all records
        values = [map(field.unpack, *(next(stored) for _ in field.columns)) for field in self._fields]
        names = [field.name for field in self._fields]
        return [self._kind(**dict(zip(names, row, strict=True))) for row in zip(*values, strict=True)]

    def to_json(self, row: Row) -> Json:
        """Of a record's columns those that differ from their defaults."""
        named = zip(self.columns, row, strict=True)
        said = {name: value for name, value in named if name not in self._defaults or value != self._defaults[name]}
        return said | {name: b64encode(said[name]).decode() for name in self._binary if name in said}

    def row_of_json(self, fields: Json) -> Row:
        """The columns that JSON stands for; KeyError where one is lacking."""
        whole = {
            **self._defaults,
            **fields,
            **{name: b64decode(fields[name]) for name in self._binary if name in fields},
        }
        return tuple(whole[column] for column in self.columns)


CODECS: Mapping[type[Record], RecordCodec[Any]] = {kind: RecordCodec(kind) for kind in RECORD_TYPES}
_BY_TABLE = {kind.table: codec for kind, codec in CODECS.items()}


def encode(operation: Operation) -> bytes:
    """An operation's changes: `{"v", "changes": [[table, before, after], …]}` in UTF-8, compressed where that pays."""
    return encode_rows(map(row_change, operation.changes))


def row_change(change: Change) -> RowChange:
    """A change as rows."""
    row = CODECS[type(change.record)].row
    before, after = (None if side is None else row(side) for side in (change.before, change.after))
    return change.record.table, before, after


def encode_rows(rows: Iterable[RowChange]) -> bytes:
    """What `encode` gives for an operation, from its rows."""
    return packed([table, *(row and _BY_TABLE[table].to_json(row) for row in sides)] for table, *sides in rows)


def packed(changes: Iterable[Any]) -> bytes:
    """Changes as JSON in bytes; they are taken one by one, as all those of a long text would fill the memory."""
    packing = None
    done, rest = [], bytearray(f'{{"v":{VERSION},"changes":['.encode())
    for number, change in enumerate(changes):
        rest += (("," if number else "") + _JSON.encode(change)).encode()
        if len(rest) >= _PACK_FROM:
            packing = packing or zlib.compressobj()
            done.append(packing.compress(rest))
            rest.clear()
    rest += b"]}"
    if packing is None:
        return zlib.compress(rest) if len(rest) >= _PACK_FROM else bytes(rest)
    return b"".join((*done, packing.compress(rest), packing.flush()))


def unpacked(data: bytes) -> Json:
    """The JSON of an operation; ValueError, LookupError, TypeError or zlib.error on damaged data."""
    fields: Json = json.loads(data if data.startswith(b"{") else zlib.decompress(data))
    if fields["v"] not in _READ:
        raise ValueError(f"version {fields['v']} is unknown")
    if not isinstance(fields["changes"], list):
        raise ValueError("these are no changes")
    return fields


def decode(name: str, data: bytes) -> Operation:
    """The operation of that name that was encoded; ValueError, LookupError, TypeError or zlib.error on damaged data."""
    fields = unpacked(data)
    rows: dict[str, list[Row]] = {table: [] for table in _BY_TABLE}
    for table, *sides in fields["changes"]:
        rows[table] += [_BY_TABLE[table].row_of_json(side) for side in sides if side is not None]
    made = {table: iter(codec.records(rows[table])) for table, codec in _BY_TABLE.items()}
    return Operation(
        name,
        tuple(
            Change(*(None if side is None else next(made[table]) for side in sides))
            for table, *sides in fields["changes"]
        ),
    )
