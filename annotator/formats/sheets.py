"""Tables for review: CSV with a row for each article, and a workbook with articles and entities.

What a spreadsheet would take for a formula is neutralised by an apostrophe (OWASP, CSV injection). A cell of a workbook
holds so much and a sheet so many rows: a longer text goes on in the rows below, as their `piece` says, and further rows
go on in another sheet.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from annotator.core.marking import marked
from annotator.formats import sheets_reading
from annotator.formats.article_text import ArticleText
from annotator.formats.extras import wanted
from annotator.formats.format import Counted, Format
from annotator.formats.options import Options

_ARTICLES = ("document", "issue", "date", "kind", "headline", "text", "names", "newspaper")
_NAMES = ("document", "name", "label", "start", "end", "authority", "note")
_OPENINGS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_MOST_IN_A_CELL = 32_767 - 2
"""UTF-16 code units, as Excel counts; two less for an apostrophe and the half of a pair."""
_MOST_ROWS = 1_048_576
_SOME_TIME = datetime(2000, 1, 1)


def write_csv(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
    """Write a row for each article, in UTF-8 with a byte order mark, as spreadsheets ask for it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(_ARTICLES)
        for article in articles:
            rows.writerow([harmless(cell) for cell in _row(article)])


def write_xlsx(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
    """Write a workbook with a sheet of articles and one of entities, further ones where a sheet is full."""
    book = wanted("openpyxl", extra="sheets").Workbook(write_only=True)
    try:
        texts = _Sheet(book, "articles", (*_ARTICLES, "piece"))
        entities = _Sheet(book, "names", _NAMES)
        for article in articles:
            for number, row in enumerate(_rows(_row(article)), 1):
                texts.append([*row, number])
            for entity in article.entities:
                text = article.text[entity.start : entity.end]
                said = (
                    article.id,
                    text,
                    entity.label,
                    str(entity.start),
                    str(entity.end),
                    entity.authority,
                    entity.note,
                )
                for row in _rows(said):
                    entities.append([*row[:3], *(int(edge) if edge else "" for edge in row[3:5]), *row[5:]])
        _save(book, path)
    finally:
        for sheet in book.worksheets:
            if not sheet.closed:
                sheet.close()  # otherwise unfinished ones warn when they are collected


def _save(book: Any, path: Path) -> None:
    book.properties.created = book.properties.modified = _SOME_TIME
    writer = wanted("openpyxl.writer.excel", extra="sheets").ExcelWriter
    with _Undated(path, "w", ZIP_DEFLATED) as archive:
        writer(book, archive).write_data()


class _Undated(ZipFile):
    """An archive that does not tell when it was made: by no clock, as a ZIP knows only those from 1980 to 2107."""

    def writestr(self, entry: ZipInfo | str, data: Any, *_: Any) -> None:
        with self.open(_undated(entry), "w") as target:
            target.write(data.encode() if isinstance(data, str) else data)

    def write(self, file: Any, name: Any = None, *_: Any) -> None:
        with open(file, "rb") as source, self.open(_undated(name or file), "w", force_zip64=True) as target:  # noqa: PTH123
            shutil.copyfileobj(source, target)


def _undated(entry: ZipInfo | str) -> ZipInfo:
    undated = ZipInfo(entry.filename if isinstance(entry, ZipInfo) else entry)
    undated.compress_type = ZIP_DEFLATED
    return undated


class _Sheet:
    """A sheet of a workbook, and those that continue it."""

    def __init__(self, book: Any, title: str, heading: Sequence[str]) -> None:
        self._book, self._title, self._heading = book, title, heading
        self._count = 0
        self._rows = _MOST_ROWS
        self._next()

    def _next(self) -> None:
        self._count += 1
        self._sheet = self._book.create_sheet(f"{self._title} {self._count}" if self._count > 1 else self._title)
        self._sheet.append(self._heading)
        self._rows = 1

    def append(self, row: Sequence[str | int]) -> None:
        """Put a row into the sheet, or into the next one."""
        if self._rows == _MOST_ROWS:
            self._next()
        self._sheet.append(row)
        self._rows += 1


def _rows(cells: Sequence[str]) -> Iterator[list[str]]:
    """The rows that some cells fill, at least one; the first cell stands in each."""
    chunks = [list(_chunks(cell)) for cell in cells[1:]]
    for row in zip_longest(*chunks, fillvalue=""):
        yield [harmless(cell) for cell in (cells[0], *row)]


def _chunks(text: str) -> Iterator[str]:
    """A text in pieces that a cell can hold, with line ends as cells have them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    units = start = 0
    for at, char in enumerate(text):
        units += 2 if ord(char) > 0xFFFF else 1
        if units > _MOST_IN_A_CELL:
            yield text[start:at]
            start, units = at, 2
    yield text[start:]


def _row(article: ArticleText) -> tuple[str, ...]:
    entities = "；".join(f"{article.text[entity.start : entity.end]} {entity.label}" for entity in article.entities)
    about = (article.id, article.title, article.date, article.kind, article.headline)
    return *about, article.text, entities, article.newspaper


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_OPENINGS) else cell


CSV = Format(
    name="csv",
    title=marked("Format", "a table of articles"),
    suffixes=(".csv", ".tsv", ".tab"),
    read=sheets_reading.read_csv,
    is_raw=True,
    has_columns=True,
    heading=sheets_reading.heading_of_csv,
    printable=True,
    writer=write_csv,
    offsets=Counted.NONE,
)


XLSX = Format(
    name="xlsx",
    title=marked("Format", "a workbook of articles and entities"),
    suffixes=(".xlsx",),
    read=sheets_reading.read_xlsx,
    is_raw=True,
    has_columns=True,
    heading=sheets_reading.heading_of_xlsx,
    printable=True,
    writer=write_xlsx,
    offsets=Counted.NONE,
    links=str,
    notes=str,
)
