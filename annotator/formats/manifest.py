"""Manifests of archives: tables (CSV, Parquet) with a file a row, and what is known of it; they are read row by row."""

from __future__ import annotations

import csv
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import TextIOWrapper
from pathlib import Path

from annotator.core.days import is_day
from annotator.core.errors import BadInput
from annotator.core.marking import marked
from annotator.core.text import is_text
from annotator.formats.extras import wanted
from annotator.formats.reading import opened
from annotator.formats.text import printable

_COLUMNS = ("path", "title", "date", "newspaper")
_PARQUET = b"PAR1"
_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as a manifest lists it; a title, a date or a newspaper that it does not say is empty."""

    path: Path
    title: str = ""
    date: str = ""
    newspaper: str = ""


class Manifest:
    """The files that a manifest lists, in its order, read from it each time they are asked for.

    The column `path` names them, from the folder of the manifest; `title`, `date` and `newspaper` may be there, and
    others are left alone. BadInput where it can't be read, or a row is wrong.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _count(self) -> int:
        return sum(1 for _ in self)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Listed]:
        for number, row in enumerate(self._rows(), 1):
            said = {name: (row.get(name) or "").strip() for name in _COLUMNS}
            if not said["path"] or not all(map(is_text, said.values())) or "\0" in said["path"]:
                raise BadInput(marked("Trouble", "{0}: row {1} names no file in its column path."), self._path, number)
            if said["date"] and not is_day(said["date"]):
                raise BadInput(
                    marked("Trouble", "{0}: row {1}: write the date as 1963-05-31, 1963-05 or 1963, not {2}."),
                    self._path,
                    number,
                    said["date"],
                )
            yield Listed(
                self._path.parent / said["path"], printable(said["title"]), said["date"], printable(said["newspaper"])
            )

    def _rows(self) -> Iterator[Mapping[str, str | None]]:
        with opened(self._path) as file:
            is_parquet = file.peek(len(_PARQUET)).startswith(_PARQUET)
        return self._of_parquet() if is_parquet else self._of_csv()

    def _of_csv(self) -> Iterator[Mapping[str, str | None]]:
        with opened(self._path) as file, TextIOWrapper(file, encoding="utf-8-sig", newline="") as text:
            try:
                rows = csv.DictReader(text)
                self._check(rows.fieldnames or ())
                yield from rows
            except (csv.Error, UnicodeDecodeError) as error:
                raise BadInput(
                    marked("Trouble", "{0}: is no table in CSV and UTF-8, as a manifest is ({1})."), self._path, error
                ) from error

    def _of_parquet(self) -> Iterator[Mapping[str, str | None]]:
        arrow = wanted("pyarrow", extra="huggingface")
        parquet = wanted("pyarrow.parquet", extra="huggingface")
        try:
            with parquet.ParquetFile(self._path) as file:
                self._check(file.schema_arrow.names)
                columns = [name for name in _COLUMNS if name in file.schema_arrow.names]
                for batch in file.iter_batches(_ROWS, columns=columns):
                    for row in batch.to_pylist():
                        yield {name: None if value is None else str(value) for name, value in row.items()}
        except arrow.ArrowException as error:
            raise BadInput(marked("Trouble", "{0}: is a damaged table in Parquet ({1})."), self._path, error) from error

    def _check(self, names: Container[str]) -> None:
        if "path" not in names:
            raise BadInput(marked("Trouble", "{0}: a manifest has a column path, which names the files."), self._path)
