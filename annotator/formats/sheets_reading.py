"""Tables whose rows are articles: CSV, TSV and workbooks, with the columns that `columns` knows or a person says."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.issue import Issue, Source
from annotator.core.marking import marked
from annotator.formats import columns as columns_
from annotator.formats.columns import NO_COLUMNS, Columns
from annotator.formats.extras import wanted
from annotator.formats.given import Given, issues_of
from annotator.formats.reading import checksum
from annotator.formats.text import contents, decode, printable, source_of
from annotator.formats.zipped import MOST_OF_OFFICE, unzipped

_DELIMITERS = ",\t;|，"
_MOST_IN_A_CELL = 2**27


def read_csv(path: Path, *, encoding: str | None = None, columns: Columns = NO_COLUMNS) -> Iterator[Issue]:
    """The issues of the rows of a file, an article each; BadInput names the line that is wrong.

    The separator is a tab in .tsv files, else the most frequent one in the heading.
    """
    data = contents(path)
    text, codec = decode(data, path, encoding=encoding)
    rows = _rows(path, text)
    yield from issues_of(
        _articles(path, rows, columns), source_of(path, data, codec), title=printable(path.stem), form="csv"
    )


def heading_of_csv(path: Path, encoding: str | None) -> Sequence[str]:
    """The first row of a CSV or TSV file."""
    text, _codec = decode(contents(path), path, encoding=encoding)
    return next((row for _where, row in _rows(path, text)), [])


def _rows(path: Path, text: str) -> Iterator[tuple[str, list[str]]]:
    csv.field_size_limit(_MOST_IN_A_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(path, text), strict=True)
    try:
        for number, row in enumerate(reader, 1):
            if any(cell.strip() for cell in row):
                yield f"row {number}", row
    except csv.Error as error:
        raise BadInput(
            marked("Trouble", "{0}: line {1}: a quotation mark stands alone, or the table is cut off."),
            path,
            reader.line_num,
        ) from error


def _delimiter(path: Path, text: str) -> str:
    """The separator of the columns: the most frequent one in the heading."""
    heading = text.lstrip("\r\n").partition("\n")[0]
    return max(_DELIMITERS, key=heading.count) if path.suffix.lower() not in (".tsv", ".tab") else "\t"


def _articles(path: Path, rows: Iterable[tuple[str, Sequence[str]]], chosen: Columns) -> Iterator[Given]:
    numbered = iter(rows)
    _where, heading = next(numbered, ("", ()))
    places = columns_.places_of(heading, chosen, path)
    for where, row in numbered:
        cells = {column: row[place] for column, place in places.items() if place < len(row)}
        yield columns_.article(cells, where)


def read_xlsx(path: Path, *, encoding: str | None = None, columns: Columns = NO_COLUMNS) -> Iterator[Issue]:
    """The issues that the rows of a workbook make, an article each, of the sheets that have a column of texts."""
    source = Source(printable(path.name), checksum(path))
    with _opened(path) as book:
        articles = chain.from_iterable(_of_sheets(path, book, columns))
        yield from issues_of(articles, source, title=printable(path.stem), form="xlsx")


def heading_of_xlsx(path: Path, encoding: str | None) -> Sequence[str]:
    """The first row of the first sheet with a column of texts, or else of the first sheet."""
    with _opened(path) as book:
        headings = [heading for _name, heading in _headings(book)]
        return next(filter(columns_.has_text, headings), headings[0] if headings else [])


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """A workbook; BadInput where it is none, is damaged, or would fill the memory."""
    openpyxl = wanted("openpyxl", extra="sheets")
    with unzipped(path, most=MOST_OF_OFFICE):
        pass  # it is an archive, and harmless
    book = None
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        yield book
    except AnnotatorError:
        raise
    except Exception as error:  # whatever a damaged file makes the library raise
        raise _no_workbook(path) from error
    finally:
        if book is not None:
            book.close()


def _no_workbook(path: Path) -> BadInput:
    return BadInput(marked("Trouble", "{0}: is a damaged workbook, or none."), path)


def _of_sheets(path: Path, book: Any, chosen: Columns) -> Iterator[Iterator[Given]]:
    """The articles of each sheet with a column of texts; where no sheet has one, the first says what is wrong."""
    sheets = _headings(book)
    with_texts = [name for name, heading in sheets if columns_.has_text(heading)]
    names = with_texts or [name for name, _heading in sheets[:1]]
    for name in names:
        rows = enumerate(map(list, map(_cells, book[name].iter_rows(values_only=True))), 1)
        yield _articles(path, ((f"{name}, row {number}", row) for number, row in rows if any(row)), chosen)


def _headings(book: Any) -> list[tuple[str, list[str]]]:
    """The name of each sheet, and its first row."""
    return [(sheet.title, list(_cells(next(sheet.iter_rows(values_only=True), ())))) for sheet in book.worksheets]


def _cells(row: Iterable[Any]) -> Iterator[str]:
    for value in row:
        is_day = hasattr(value, "date") and callable(value.date)
        yield "" if value is None else (value.date().isoformat() if is_day else str(value))
