"""Reading the text of page images, for issues that came without any: a raw issue like others comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import ocr
from annotator.core import edits
from annotator.core.errors import Refused
from annotator.core.geometry import Box, Polygon
from annotator.core.issue import Image, Issue, Page
from annotator.core.operations import apply
from annotator.core.pages import Block, Line
from annotator.core.reading_order import in_order
from annotator.formats.package import PDF, packages_of
from annotator.formats.reading import opened
from annotator.ocr import Engine, Treatment
from annotator.workflow.page_readings import Readings, Size
from annotator.workflow.progress import OnProgress, PageCount, no_progress

if TYPE_CHECKING:
    from annotator.compare.second_reading import SecondReading

_NONE = Readings()


def reads_images() -> bool:
    """Whether the text of images can be read here."""
    return ocr.is_installed()


def engines() -> list[Engine]:
    """What can read images here, the usual one first."""
    usual = ocr.usual()
    return sorted(filter(ocr.is_installed, Engine), key=lambda engine: engine != usual)


def may_be_read(issue: Issue) -> bool:
    """Whether an issue has images at hand that are to be read: all where no file says what stands on its pages, else
    those that stand for themselves. Where no engine is installed, only what else would have no text at all.
    """
    images = _unread(issue)
    return bool(images) and (ocr.is_installed() or (issue.source.sha256 in images and not issue.raw))


def pages_to_read(issue: Issue) -> frozenset[int]:
    """The places of the pages of an issue whose images are to be read."""
    return frozenset(chain.from_iterable(_unread(issue).values())) if may_be_read(issue) else frozenset()


def with_text(
    issue: Issue,
    path: Path,
    progress: OnProgress = no_progress,
    readings: Readings = _NONE,
    engine: Engine | None = None,
) -> Issue:
    """An issue with the text on the images of its pages that have none, as additions to its raw text; as it is where
    none may or can be read.

    `path` is the file that it came from, `progress` hears which share (0 to 1) of the reading is done, and what
    `readings` have is not read again. `engine` reads it, or the usual one. BadInput where an image is wrong,
    AnnotatorError where the engine is not installed or fails.
    """
    if not may_be_read(issue):
        return issue
    engine = engine or ocr.usual()
    images = _unread(issue)
    count, before = sum(map(len, images.values())), 0
    read: dict[int, list[Block]] = {}
    sizes: dict[int, Size] = {}
    for numbers in images.values():

        def part_done(share: float, before: int = before, own: int = len(numbers)) -> None:
            done = before + share * own
            progress(done / count, PageCount(min(int(done) + 1, count), count))

        for number, (size, lines) in _pages(issue, numbers, path, part_done, readings, engine):
            sizes[number] = size
            read[number] = in_order([_scaled(line, size, issue.pages[number]) for line in lines])
        before += len(numbers)
    issue = replace(issue, pages=tuple(_sized(page, sizes.get(number)) for number, page in enumerate(issue.pages)))
    try:
        return apply(issue, edits.read_pages(issue, read, origin=ocr.origin(engine)))
    except Refused:
        return issue


def _sized(page: Page, size: Size | None) -> Page:
    """A page with the size of its image, where nothing else says in which units its places count."""
    if size is None or (page.width and page.height):
        return page
    return replace(page, width=size[0], height=size[1])


def read_area(
    issue: Issue, page: int, area: Polygon, path: Path, progress: OnProgress = no_progress, engine: Engine | None = None
) -> tuple[list[Block], str]:
    """What stands in an area of a page and not yet in the raw text, in the order of reading, and what read it.

    `path` is the file of its image, of the name that messages say. Errors as in `with_text`.
    """
    engine = engine or ocr.usual()
    lines = _lines_in(issue, page, area, path, progress, engine)
    known = [line.box for line in issue.geometry.lines_of(page)]
    return in_order([line for line in lines if not any(_is_same(line.box, box) for box in known)]), ocr.origin(engine)


def _lines_in(
    issue: Issue,
    page: int,
    area: Polygon,
    path: Path,
    progress: OnProgress,
    engine: Engine,
    treatment: Treatment = Treatment.NONE,
) -> list[Line]:
    """The lines in an area of a page, or on all of it where that has no corners, in no order."""
    image, about = issue.image_of(page), issue.pages[page]
    size = (about.width, about.height)
    with opened(path) as file:
        pages = ocr.lines_of_pages(
            Path(image.name), file, [image.frame], progress, engine, area=area, size=size, treatment=treatment
        )
        return [_scaled(line, whole, about) for whole, some in pages for line in some]


def _is_same(one: Box, other: Box) -> bool:
    """Whether two boxes are of the same line: the middle of one lies in the other."""
    return any(
        not box.distance((inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2) and not box.is_empty
        for inner, box in ((one, other), (other, one))
    )


def _pages(
    issue: Issue,
    numbers: Sequence[int],
    path: Path,
    progress: Callable[[float], object],
    readings: Readings,
    engine: Engine,
) -> Iterator[tuple[int, tuple[Size, list[Line]]]]:
    """The size of the image of each of some pages that lie in one file, and the lines on it; none where that is not
    there.
    """
    left, origin = [], ocr.origin(engine)
    for number in numbers:
        if (known := readings.of(issue.pages[number].image, origin)) is None:
            left.append(number)
        else:
            yield number, known
    if not left:
        return
    images = [issue.pages[number].image for number in left]
    done = len(numbers) - len(left)
    pages = _read(path, images, lambda share: progress((done + share * len(left)) / len(numbers)), engine)
    for number, image, (size, lines) in zip(left, images, pages, strict=False):
        readings.keep(image, origin, size, lines)
        yield number, (size, lines)


def _unread(issue: Issue) -> Mapping[str, Sequence[int]]:
    """The pages without text that are to be read, by the checksums of their images."""
    is_said = bool(issue.raw or issue.regions)
    images: dict[str, list[int]] = {}
    for number, page in enumerate(issue.pages):
        if page.image.sha256 and page.start == page.end and not (is_said and _is_described(page)):
            images.setdefault(page.image.sha256, []).append(number)
    return images


def _is_described(page: Page) -> bool:
    """Whether a file with places has a page and its image; a scan and a page of a PDF stand for themselves."""
    return page.width > 0 and not page.image.name.lower().endswith(PDF)


def _read(
    path: Path, images: Sequence[Image], progress: Callable[[float], object], engine: Engine
) -> Iterator[tuple[Size, list[Line]]]:
    """The size of each of some images of a file, and the lines on it; none where the file is not there."""
    image, frames = images[0], [image.frame for image in images]
    for package in packages_of(path):
        name = package.image_of(image.name, path.name)
        if name is None:
            continue
        if package.checksum(name) == image.sha256:
            with package.opened(name) as file:
                yield from ocr.lines_of_pages(package.path / name, file, frames, progress, engine)
            return


def _scaled(line: Line, size: Size, page: Page) -> Line:
    """A line of an image in the units of its page, where the two differ."""
    if not page.width or not page.height or size == (page.width, page.height):
        return line
    x, y = page.width / size[0], page.height / size[1]

    def moved(box: Box) -> Box:
        left, top, right, bottom = box
        return Box(round(left * x), round(top * y), round(right * x), round(bottom * y))

    characters = [spot._replace(box=moved(spot.box)) for spot in line.characters]
    return replace(line, box=moved(line.box), characters=characters)


def read_again(
    issue: Issue,
    page: int,
    path: Path,
    *,
    engine: Engine,
    area: Polygon = (),
    treatment: Treatment = Treatment.NONE,
    progress: OnProgress = no_progress,
) -> SecondReading:
    """What another reading of a page, or of an area of it, would change in the corrected text there.

    `path` is the file of its image. Errors as in `with_text`.
    """
    from annotator.compare.second_reading import second_reading
    from annotator.search.finder import forms

    lines = _lines_in(issue, page, area, path, progress, engine, treatment)
    origin = " ".join([ocr.origin(engine), *([str(treatment)] if treatment else [])])
    return second_reading(issue, page, lines, origin=origin, area=area, forms=forms())


def engines_for_another_reading(issue: Issue, page: int) -> list[Engine]:
    """What can read a page again, first what has not read it yet; the one that takes the other's text is left out."""
    read_by = {addition.origin for addition in issue.additions if addition.page == page}
    return sorted(
        (engine for engine in engines() if engine != Engine.BOTH), key=lambda engine: ocr.origin(engine) in read_by
    )
