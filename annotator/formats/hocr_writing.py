"""hOCR: a folder with a file for each issue, of all its pages."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from annotator.core.geometry import NOWHERE, Box, around, box_of
from annotator.core.records import RegionKind
from annotator.formats.fitting import printable
from annotator.formats.options import Options
from annotator.formats.outgoing import Outgoing
from annotator.formats.printed import PrintedArticle, PrintedBlock, PrintedIssue, PrintedLine, printed_issues

_AREAS = {RegionKind.PHOTO: "ocr_photo", RegionKind.RULE: "ocr_separator", RegionKind.TABLE: "ocr_table"}
_CAPABILITIES = "ocr_page ocr_carea ocr_par ocr_line ocrx_word ocr_photo ocr_separator ocr_table ocr_graphic"


def write(outgoing: Outgoing, path: Path, options: Options) -> None:
    """Write a file for each issue."""
    path.mkdir()
    for count, issue in enumerate(printed_issues(outgoing, options), 1):
        text = "".join(_issue(issue))
        (path / f"{count:06}.hocr").write_text(text, encoding="utf-8", newline="\n")


def _issue(issue: PrintedIssue) -> Iterator[str]:
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="zh">\n<head>'
        f'<title>{_said(issue.title)}</title><meta charset="utf-8"/>'
        '<meta name="ocr-system" content="newspaper-annotator"/>'
        f'<meta name="ocr-capabilities" content="{_CAPABILITIES}"/></head>\n<body>\n'
    )
    for page, about in enumerate(issue.pages):
        box = Box(0, 0, about.width, about.height)
        if not about.width:
            box = around(block.box for block in issue.blocks_of(page))
        image = f'image "{about.image.name}"; ' if about.image.name and '"' not in about.image.name else ""
        title = _said(f"{image}{_bbox(box)}; ppageno {page}")
        yield f'<div class="ocr_page" id="page_{page + 1}" title="{title}">\n'
        for number, (article, blocks) in enumerate(issue.articles_of(page), 1):
            yield from _article(article, blocks, f"area_{page + 1}_{number}")
        for area in issue.areas_of(page):
            kind = _AREAS.get(area.kind, "ocr_graphic")
            yield f'<div class="{kind}" title="{_bbox(box_of(area.polygon))}"></div>\n'
        yield "</div>\n"
    yield "</body></html>\n"


def _article(article: PrintedArticle, blocks: list[PrintedBlock], name: str) -> Iterator[str]:
    title = _bbox(around(block.box for block in blocks))
    yield f'<div class="ocr_carea" id="{name}" data-article="{_said(article.id)}" title="{title}">\n'
    for block in blocks:
        role = f' data-role="{block.role}"' if block.role else ""
        yield f'<p class="ocr_par"{role} title="{_bbox(block.box)}">\n'
        for line in block.lines:
            yield f'<span class="ocr_line" title="{_bbox(line.box)}">{"".join(_words(line))}</span>\n'
        yield "</p>\n"
    yield "</div>\n"


def _words(line: PrintedLine) -> Iterator[str]:
    at = 0
    for word in line.words:
        start = line.text.find(word.text, at)
        if at and start > at:
            yield " "
        at = start + len(word.text)
        sure = "" if word.confidence is None else f"; x_wconf {round(100 * word.confidence)}"
        yield f'<span class="ocrx_word" title="{_bbox(word.box)}{sure}">{_said(word.text)}</span>'
    if not line.words:
        yield _said(line.text)


def _bbox(box: Box) -> str:
    return "bbox " + " ".join(map(str, box if box != NOWHERE else (0, 0, 0, 0)))


def _said(text: str) -> str:
    return escape(printable(text))
