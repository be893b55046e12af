"""Parquet files that are written row by row, with the features of their columns as Hugging Face writes them down."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from annotator.formats.extras import wanted

ROWS = 2_000
"""The number of rows that are held in memory, and make a group in a file."""


def parquet() -> Any:
    """The library's module; AnnotatorError says how to install it where it is missing."""
    return wanted("pyarrow.parquet", extra="huggingface")


class Table:
    """A Parquet file that is written row by row, with the features that `datasets` reads in it."""

    def __init__(self, path: Path, features: Mapping[str, Any]) -> None:
        arrow = wanted("pyarrow", extra="huggingface")
        info = json.dumps({"info": {"features": features}}, ensure_ascii=False, separators=(",", ":"))
        columns = [(name, _type(arrow, feature)) for name, feature in features.items()]
        self._schema = arrow.schema(columns, metadata={b"huggingface": info.encode()})
        self._table = arrow.Table
        self._writer = parquet().ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[Mapping[str, Any]] = []

    def take(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write more rows."""
        for row in rows:
            self._rows.append(row)
            if len(self._rows) == ROWS:
                self._flush()

    def take_numbered(self, rows: Any, column: str, names: Sequence[str]) -> None:
        """Write a batch of rows of another such file, what is in the lists of a column by its numbers among names."""
        arrow, compute = wanted("pyarrow", extra="huggingface"), wanted("pyarrow.compute", extra="huggingface")
        at = rows.schema.get_field_index(column)
        numbers = compute.index_in(rows[at].flatten(), arrow.array(names)).cast(arrow.int64())
        lists = arrow.ListArray.from_arrays(rows[at].offsets, numbers)
        arrays = [lists if number == at else one for number, one in enumerate(rows.columns)]
        self._writer.write_table(self._table.from_arrays(arrays, schema=self._schema))

    def note(self, metadata: Mapping[bytes, str]) -> None:
        """Put something into the file that is known at its end only."""
        self._writer.add_key_value_metadata(metadata)

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(self._table.from_pylist(self._rows, schema=self._schema))
            self._rows = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *about: object) -> None:
        if kind is None:
            self._flush()
        self._writer.close()


def _type(arrow: Any, feature: Any) -> Any:
    """The type that a column has in a file."""
    if isinstance(feature, list):
        return arrow.list_(_type(arrow, feature[0]))
    if feature.get("_type") == "Value":
        return arrow.type_for_alias(feature["dtype"])
    if feature.get("_type") == "ClassLabel":
        return arrow.int64()
    return arrow.struct([(name, _type(arrow, inner)) for name, inner in feature.items()])
