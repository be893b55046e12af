"""What becomes of the pages of a file when it is imported, as it can be said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from annotator.core.issue import Issue, Page
from annotator.formats.heads import Head
from annotator.formats.package import PAGE_SUFFIXES
from annotator.formats.page_kinds import SUFFIXES, reader_of
from annotator.workflow.reading_pages import pages_to_read


class Way(StrEnum):
    """How the text of a page comes in."""

    TEXT = "text"
    OCR = "ocr"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PageAhead:
    """A page that is to come in: its number, its image's file and the bytes of that, the size in its own units, and how
    its text comes; sizes are 0 where they are not known.
    """

    number: str
    file: str
    file_size: int
    width: int
    height: int
    way: Way


def pages_ahead(issue: Issue, path: Path) -> list[PageAhead]:
    """The pages of an issue as it is read from a file or folder; none for one that came as text alone."""
    if not any(page.image or page.width for page in issue.pages):
        return []
    unread, folder = pages_to_read(issue), path if path.is_dir() else path.parent
    return [
        PageAhead(
            page.number,
            page.image.name,
            _size(folder / Path(page.image.name).name) if page.image.name else 0,
            page.width,
            page.height,
            _way(page, is_read=number in unread),
        )
        for number, page in enumerate(issue.pages)
    ]


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def _way(page: Page, *, is_read: bool) -> Way:
    if page.end > page.start:
        return Way.TEXT
    return Way.OCR if is_read else Way.NONE


def folder_of_pages(files: Sequence[Path]) -> Path | None:
    """The folder of some files that may be the pages of one issue: images, PDF, or what an OCR program says of them.

    None where they lie in several folders, or are of other kinds.
    """
    folders = {file.parent for file in files}
    is_of_pages = len(files) > 1 and len(folders) == 1 and all(map(_is_page, files))
    return folders.pop() if is_of_pages else None


def _is_page(file: Path) -> bool:
    suffix = file.suffix.lower()
    return suffix in PAGE_SUFFIXES or (suffix in SUFFIXES and reader_of(Head(file)) is not None)
