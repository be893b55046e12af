"""The formats that hold pages, and the pages of any file in one of them, for what is made of several such files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from annotator.core.pages import ReadPage
from annotator.formats import abbyy, alto, hocr, ocr_json, page_xml
from annotator.formats.heads import Head

PagesOf = Callable[[Path, bytes], Iterator[ReadPage]]

_KINDS: tuple[tuple[Callable[[Head], object], PagesOf], ...] = (
    (alto.begins, alto.pages_of),
    (page_xml.begins, page_xml.pages_of),
    (hocr.begins, hocr.pages_of),
    (abbyy.begins, abbyy.pages_of),
    (ocr_json.begins, ocr_json.pages_of),
)
SUFFIXES = (".xml", ".alto", ".page", ".hocr", ".html", ".htm", ".xhtml", ".json", ".abbyy")


def reader_of(head: Head) -> PagesOf | None:
    """The reader for a file with this beginning; None if it is in none of the formats."""
    return next((pages_of for begins, pages_of in _KINDS if begins(head)), None)
