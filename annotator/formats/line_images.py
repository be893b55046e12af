"""Lines of print with their text, to train OCR on: a folder of NAME.png, each with its NAME.gt.txt.

It is the shape that kraken, Tesseract (tesstrain) and Calamari take. A text says what is printed on that line: what a
correction takes away because it is printed twice or only joins two lines stays. Lines that run downwards lie in a
folder of their own, `vertical`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from annotator.core.geometry import Box, Spot
from annotator.core.issue import Article, Issue
from annotator.core.marking import marked
from annotator.core.records import Correction, CorrectionKind, State
from annotator.formats.copies import copies
from annotator.formats.fitting import printable
from annotator.formats.format import Counted, Format
from annotator.formats.options import Decisions, Options
from annotator.formats.outgoing import Outgoing
from annotator.formats.printed import with_pages
from annotator.formats.writing import Loss, Report, write_text

_PRINTED = (CorrectionKind.LINE_JOIN, CorrectionKind.DUPLICATE)
"""Corrections that say nothing of what is printed."""
_VERTICAL = "vertical"


class _PrintedLine(NamedTuple):
    """A line that goes out; `number` is its place among all of the issue."""

    number: int
    box: Box
    text: str
    is_vertical: bool


def write(outgoing: Outgoing, path: Path, options: Options) -> None:
    """Write the lines of all issues into one folder, named by the number of issue, page and line."""
    path.mkdir()
    report = outgoing.report
    for count, (issue, articles) in enumerate(with_pages(outgoing, options), 1):
        pages: dict[int, list[_PrintedLine]] = defaultdict(list)
        for article in articles:
            for spot, line in _lines(issue, article, options, report):
                pages[spot.page].append(line)
        for page, lines in sorted(pages.items()):
            _write_page(issue, page, lines, path, f"{count:06}-{page + 1:04}", options, report)


def _lines(issue: Issue, article: Article, options: Options, report: Report) -> Iterator[tuple[Spot, _PrintedLine]]:
    """The lines of an article that go out, with where each stands; the others are counted."""
    layer = issue.geometry.lines
    for segment in article.segments:
        for number in layer.between(segment.start, segment.end):
            spot = layer[number]
            is_whole = segment.start <= spot.start and spot.end <= segment.end
            own = _corrections(issue, spot)
            text = _text(issue.raw, spot, own) if is_whole and not spot.box.is_empty else None
            if not text:
                report.left_out[Loss.NO_PLACE] += 1
            elif options.decided == Decisions.SEEN and not all(map(_is_seen, own)):
                report.left_out[Loss.SWEPT_LINES] += 1
            else:
                is_vertical = spot.box.height > spot.box.width and spot.end - spot.start > 1
                yield spot, _PrintedLine(number, spot.box, text, is_vertical)


def _corrections(issue: Issue, spot: Spot) -> list[Correction]:
    """The corrections that touch a line and change what it says, or would."""
    made: list[Correction] = []
    at = bisect_left(issue.corrections, spot.end + 1, key=lambda one: one.start) - 1
    while at >= 0 and issue.corrections[at].end >= spot.start:  # they lie one behind the other
        if issue.corrections[at].live and issue.corrections[at].kind not in _PRINTED:
            made.append(issue.corrections[at])
        at -= 1
    return made[::-1]


def _is_seen(correction: Correction) -> bool:
    return correction.state != State.SUGGESTED and not correction.swept


def _text(raw: str, spot: Spot, corrections: list[Correction]) -> str | None:
    """What a line says; None where a correction reaches over its end, or stands for text that nobody knows."""
    said, at = "", spot.start
    for correction in corrections:
        if not correction.applies:
            continue
        if spot.end == correction.start < correction.end or correction.start < correction.end == spot.start:
            continue  # it is of the line beside
        if correction.start < spot.start or spot.end < correction.end or correction.kind == CorrectionKind.GAP:
            return None
        said += raw[at : correction.start] + correction.text
        at = correction.end
    text = " ".join((said + raw[at : spot.end]).split())
    return printable(text)


def _write_page(
    issue: Issue, page: int, lines: list[_PrintedLine], path: Path, name: str, options: Options, report: Report
) -> None:
    about, image = issue.pages[page], issue.image_of(page)
    if not about.width or not about.height:
        report.left_out[Loss.NO_PLACE] += len(lines)
        return
    boxes = [
        (box.left / about.width, box.top / about.height, box.right / about.width, box.bottom / about.height)
        for box in (line.box for line in lines)
    ]
    made = list(copies(image, options, boxes=boxes))
    if len(made) < len(lines):
        report.left_out[Loss.NO_IMAGE] += 1
        return
    for line, data in zip(lines, made, strict=True):
        if not data:
            report.left_out[Loss.NO_PLACE] += 1
            continue
        folder = path / _VERTICAL if line.is_vertical else path
        folder.mkdir(exist_ok=True)
        (folder / f"{name}-{line.number + 1:06}.png").write_bytes(data)
        write_text(folder / f"{name}-{line.number + 1:06}.gt.txt", line.text + "\n")


FORMAT = Format(
    name="line-images",
    title=marked("Format", "lines of print with their text, to train OCR on, a folder"),
    suffixes=(".png",),
    writer=write,
    folder=True,
    printable=True,
    offsets=Counted.NONE,
)
