"""Tables for review: CSV with a row for each article, and a workbook with articles and names.

What a spreadsheet would take for a formula is neutralised by an apostrophe (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from annotator.formats.documents import Document, Options
from annotator.formats.extras import wanted

_ARTICLES = ("document", "issue", "date", "kind", "headline", "text", "names")
_NAMES = ("document", "name", "label", "start", "end", "authority", "note")
_OPENINGS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_MOST = 32_000
"""How much (code points) of a text a cell of a workbook holds, about."""


def write_csv(documents: Iterable[Document], path: Path, options: Options) -> None:
    """Write a row for each article, in UTF-8 with a byte order mark, as spreadsheets ask for it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(_ARTICLES)
        for document in documents:
            rows.writerow([harmless(cell) for cell in _row(document)])


def write_xlsx(documents: Iterable[Document], path: Path, options: Options) -> None:
    """Write a workbook with a sheet of articles and one of names."""
    openpyxl = wanted("openpyxl", extra="sheets")
    illegal = openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE
    book = openpyxl.Workbook(write_only=True)
    articles, names = book.create_sheet("articles"), book.create_sheet("names")
    articles.append(_ARTICLES)
    names.append(_NAMES)
    for document in documents:
        articles.append([harmless(illegal.sub("", cell)[:_MOST]) for cell in _row(document)])
        for name in document.names:
            text = document.text[name.start : name.end]
            row = (document.id, text, name.label, name.start, name.end, name.authority, name.note)
            names.append([harmless(illegal.sub("", cell)[:_MOST]) if isinstance(cell, str) else cell for cell in row])
    book.save(path)


def _row(document: Document) -> tuple[str, ...]:
    names = "；".join(f"{document.text[name.start : name.end]} {name.label}" for name in document.names)
    whole = (document.id, document.title, document.date, document.kind, document.headline, document.text, names)
    return tuple(cell.replace("\x00", "") for cell in whole)


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_OPENINGS) else cell
