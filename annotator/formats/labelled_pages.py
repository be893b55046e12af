"""Pages of print as layout is learnt from them: an image, and what stands where on it, each area in a category."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.core.geometry import Box, Point, Polygon, box_of
from annotator.core.issue import Article, Image, Page
from annotator.core.records import ArticleKind
from annotator.formats.copies import copies
from annotator.formats.options import Options
from annotator.formats.outgoing import Outgoing
from annotator.formats.printed import PrintedArticle, PrintedBlock, PrintedIssue, printed, with_pages
from annotator.formats.writing import Loss, Report

CATEGORIES = (
    "text",
    "kicker",
    "headline",
    "subhead",
    "byline",
    "dateline",
    "crosshead",
    "caption",
    "jump",
    "furniture",
    "notice",
    "index",
    "advertisement",
    "photo",
    "drawing",
    "table",
    "map",
    "rule",
    "other",
)
"""What an area can be: the role of a part, the kind of a region or of an article that looks unlike others, else text.

A model that was trained knows them by their places, so a new one comes last.
"""

IMAGES = "images"
"""The folder of the images, beside what says what stands on them."""


@dataclass(frozen=True, slots=True)
class LabelledArea:
    """An area of an image: its category, its corners in pixels, and its article, if it belongs to one."""

    category: str
    polygon: Polygon
    article: str = ""

    @property
    def box(self) -> Box:
        return box_of(self.polygon)

    @property
    def is_rectangle(self) -> bool:
        """Whether it fills the box around it."""
        return len(self.polygon) == 4 and set(self.polygon) == set(self.box.polygon)


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page with its areas in reading order: what its files are called (without suffix), what its image is called, and
    the size of that in pixels.
    """

    name: str
    image: str
    width: int
    height: int
    number: str
    issue: PrintedIssue
    areas: tuple[LabelledArea, ...]


def labelled_pages(outgoing: Outgoing, options: Options, folder: Path) -> Iterator[LabelledPage]:
    """The pages on which all articles are in the scope; their images are put into a folder.

    What stays out is counted, as a page with something missing would teach that nothing stands there.
    """
    report = outgoing.report
    for count, (issue, articles) in enumerate(with_pages(outgoing, options), 1):
        whole = printed(issue, issue.articles)
        partly = _pages_with_others(whole, articles)
        report.left_out[Loss.PARTLY] += len(partly)
        for page, about in enumerate(whole.pages):
            if page in partly:
                continue
            if about.width and about.height:
                yield _page(whole, page, f"{count:06}-{page + 1:04}", folder, options, report)
            else:
                report.left_out[Loss.NO_SIZE] += 1


def _pages_with_others(issue: PrintedIssue, articles: list[Article]) -> set[int]:
    """The pages on which an article stands that does not go out; furniture always does."""
    own = {article.id for article in articles}
    others = (one for one in issue.articles if one.id not in own and one.kind != ArticleKind.FURNITURE)
    return {page for one in others for page in (*(b.page for b in one.blocks), *(a.page for a in one.areas))}


def _page(issue: PrintedIssue, page: int, name: str, folder: Path, options: Options, report: Report) -> LabelledPage:
    about = issue.pages[page]
    copy = _copy(about.image, folder / name, options)
    if copy is None:
        report.changed[Loss.NAMED_ONLY] += 1
    image, width, height = copy or (_own_name(about.image.name) or name, about.width, about.height)
    areas = []
    for category, polygon, article in _areas(issue, page):
        fitted = _fitted(polygon, about, width, height)
        if box_of(fitted).is_empty:
            report.left_out[Loss.NO_AREA] += 1
        else:
            areas.append(LabelledArea(category, fitted, article))
    return LabelledPage(name, image, width, height, about.number, issue, tuple(areas))


def _own_name(name: str) -> str:
    """The name of a file without folders; empty where it has none."""
    last = re.split(r"[/\\]", name)[-1]
    return last if last.strip(".") else ""


def _copy(image: Image, path: Path, options: Options) -> tuple[str, int, int] | None:
    """The name and the size of a copy of an image, as JPEG or PNG; None where the image is not at hand."""
    said = list(copies(image, options, as_file=True))
    stored = options.images(image.sha256)
    if not said or stored is None:
        return None
    (width, height, _is_grey, is_plain), *data = said
    file = path.with_suffix(".jpg" if is_plain else ".png")
    if is_plain:
        shutil.copyfile(stored, file)
    else:
        file.write_bytes(data[0])
    return file.name, width, height


def _areas(issue: PrintedIssue, page: int) -> Iterator[tuple[str, Polygon, str]]:
    """What stands on a page: its category, its corners in units of the page, and its article."""
    for article, blocks in issue.articles_of(page):
        for block in blocks:
            yield _category(article, block), block.box.polygon, article.id
    for article in issue.articles:
        for area in article.areas:
            if area.page == page:
                yield str(area.kind), area.polygon, article.id
    for area in issue.areas:
        if area.page == page:
            yield str(area.kind), area.polygon, ""


def _category(article: PrintedArticle, block: PrintedBlock) -> str:
    if article.kind == ArticleKind.FURNITURE:
        return "furniture"
    kind = str(article.kind)
    return str(block.role) if block.role is not None else kind if kind in CATEGORIES else "text"


def _fitted(polygon: Polygon, page: Page, width: int, height: int) -> Polygon:
    """A polygon in pixels of an image of a size, within that; the box around it where it has too few corners."""
    corners = tuple(
        Point(min(max(round(x * width / page.width), 0), width), min(max(round(y * height / page.height), 0), height))
        for x, y in polygon
    )
    return corners if len(corners) > 2 else box_of(corners).polygon
