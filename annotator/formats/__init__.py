"""Bytes to issues and back, one module a format; nothing here knows of a window or a database.

A new format is a module that ends in its `FORMAT = Format(…)`, and a line in `table.FORMATS`; one from another package
is discovered by its entry point in the group "annotator.formats".
"""

from annotator.formats.columns import NO_COLUMNS, Column, Columns, known_places
from annotator.formats.export import lies_beside, write
from annotator.formats.format import Format
from annotator.formats.guessing import guessed, looks_like
from annotator.formats.table import (
    FORMATS,
    Reading,
    format_of,
    formats,
    heading,
    read,
    read_article_texts,
    suffixes_read,
)

__all__ = [
    "FORMATS",
    "NO_COLUMNS",
    "Column",
    "Columns",
    "Format",
    "Reading",
    "format_of",
    "formats",
    "guessed",
    "heading",
    "known_places",
    "lies_beside",
    "looks_like",
    "read",
    "read_article_texts",
    "suffixes_read",
    "write",
]
