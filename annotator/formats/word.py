"""Word's documents (.docx): paragraphs and tables; a heading of the first level begins an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator.core.errors import BadInput
from annotator.core.issue import Issue, Source
from annotator.core.marking import marked
from annotator.core.records import Role
from annotator.formats.extras import wanted
from annotator.formats.format import Counted, Format
from annotator.formats.given import Given, Line, issues_of, lines_of, unsplit
from annotator.formats.reading import checksum
from annotator.formats.text import printable
from annotator.formats.zipped import MOST_OF_OFFICE, unzipped

_HEADING = re.compile(r"(?:heading|标题|標題)\s*(\d)", re.IGNORECASE)
_TITLES = {"title", "标题", "標題"}
_SUBTITLES = {"subtitle", "副标题", "副標題"}


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The issue of a file; without headings it is not divided into articles."""
    with unzipped(path, most=MOST_OF_OFFICE):
        pass  # it is an archive, and harmless
    source, title = Source(printable(path.name), checksum(path)), printable(path.stem)
    docx = wanted("docx")
    try:
        lines = list(_lines(docx.Document(str(path))))
    except Exception as error:  # whatever a damaged file makes the library raise
        raise BadInput(marked("Trouble", "{0}: is a damaged Word document, or none."), path) from error
    headings = [at for at, line in enumerate(lines) if line.role == Role.HEADLINE]
    if headings:
        yield from issues_of(_articles(lines, headings), source, title=title, form=FORMAT.name)
    else:
        yield from unsplit(lines, source, title=title)


def _articles(lines: list[Line], headings: list[int]) -> Iterator[Given]:
    starts = sorted({0, *headings})
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield Given(lines=tuple(lines[start:end]), where=f"line {start + 1}")


def _lines(document: Any) -> Iterator[Line]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield from lines_of("\t".join(" ".join(cell.text.split()) for cell in row.cells))
        else:
            yield from lines_of(block.text, _role(block.style.name if block.style is not None else ""))


def _role(style: str) -> Role | None:
    name = (style or "").strip().lower()
    heading = _HEADING.match(name)
    if name in _TITLES or (heading and heading[1] == "1"):
        return Role.HEADLINE
    if name in _SUBTITLES:
        return Role.SUBHEAD
    return Role.CROSSHEAD if heading else None


FORMAT = Format(
    name="docx",
    title=marked("Format", "a Word document"),
    suffixes=(".docx",),
    read=read,
    is_raw=True,
    offsets=Counted.NONE,
)
