"""The images of pages: kept with the library where they are at hand, and their pixels for whoever shows them."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen
from typing import TYPE_CHECKING, Any

from annotator import decoding
from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.issue import Image, Issue
from annotator.core.marking import marked
from annotator.formats import image as images_of_pages
from annotator.formats.extras import needed
from annotator.formats.package import PDF, packages_of
from annotator.formats.reading import checksum, opened
from annotator.formats.text import printable

if TYPE_CHECKING:
    from annotator.store import Images

_PDF_BEGINS = b"%PDF"


def keep_images(images: Images, path: Path, issue: Issue) -> None:
    """Keep the images of an issue's pages that are missing in the library and lie in the file's folder or ZIP.

    AnnotatorError where one can't be written.
    """
    names = {page.image.sha256: page.image.name for page in issue.pages}
    missing = images.missing(names.keys() - {""})
    if not missing or images.folder is None:
        return
    for package in packages_of(path):
        for one in images.missing(missing):
            name = package.image_of(names[one], path.name)
            if name is not None:
                try:
                    with package.opened(name) as file:
                        images.keep(one, file)
                except OSError as error:
                    raise _unwritten(images, error) from error
        if not images.missing(missing):
            return


def keep_chosen(images: Images, path: Path, issue: Issue, page: int) -> Image:
    """Keep the file that a person chose for a page, by its index, and those beside it that belong to other pages of the
    issue; the image that the page has then.

    AnnotatorError where the file is no image, or can't be kept.
    """
    if images.folder is None:
        raise AnnotatorError(
            marked("Trouble", "Choose a folder for page images in the preferences first: this library is on a server.")
        )
    own = issue.image_of(page)
    frame = own.frame if own.frame < _count(path) else 0
    keep_images(images, path, issue)
    made = checksum(path)
    try:
        with opened(path) as file:
            images.keep(made, file)
    except OSError as error:
        raise _unwritten(images, error) from error
    return own if own.sha256 == made else Image(printable(path.name), made, frame)


def _count(path: Path) -> float:
    """The number of images in a file, without end for a PDF; BadInput where it is no image."""
    return float("inf") if path.suffix.lower() == PDF else len(next(images_of_pages.read(path)).pages)


@dataclass(frozen=True, slots=True)
class Level:
    """An image in one size: rows of one byte a pixel (grey) or of three (red, green, blue)."""

    width: int
    height: int
    is_grey: bool
    pixels: bytearray

    @property
    def is_whole(self) -> bool:
        """Whether it has all its pixels."""
        return len(self.pixels) == self.width * self.height * (1 if self.is_grey else 3) > 0


@dataclass(frozen=True, slots=True)
class Pyramid:
    """An image in ever larger sizes, each half as wide and high as the next one, turned clockwise by a small angle
    (degrees), among others; `size` is its own, before it was turned.
    """

    size: tuple[int, int]
    slant: float
    levels: Sequence[Level]


class Pixels:
    """The pixels of an image that is at hand as a file, to be asked for by one thread; any other may stop that.

    The image is turned clockwise by some quarters of a turn, and a small angle (degrees; None: one that is measured).
    """

    def __init__(self, path: Path, image: Image, quarters: int = 0, slant: float | None = 0.0) -> None:
        self._path, self._image = path, image
        self._quarters, self._slant = quarters, slant
        self._process: Popen[bytes] | None = None
        self._is_stopped = False

    def stop(self) -> None:
        """End the work; then it has failed."""
        self._is_stopped = True
        if self._process is not None:
            self._process.kill()

    def pyramid(self) -> Pyramid:
        """The image in its sizes.

        BadInput where it is damaged or too large, AnnotatorError where it can't be decoded here.
        """
        turn = {"quarters": self._quarters, "slant": self._slant}
        with self._answers("annotator.decoding.levels", **turn) as answers:
            is_grey, slant, size, sizes = next(answers)
            levels = [
                Level(width, height, is_grey, pixels) for (width, height), pixels in zip(sizes, answers, strict=True)
            ]
        return Pyramid(tuple(size), slant, [self._whole(level) for level in levels])

    def thumbnail(self, side: int) -> Level:
        """The image so small that no side has more pixels, and not turned. Errors as above."""
        with self._answers("annotator.decoding.thumbnail", side=side) as answers:
            is_grey, (width, height) = next(answers)
            return self._whole(Level(width, height, is_grey, next(answers)))

    @contextmanager
    def _answers(self, work: str, **about: Any) -> Iterator[Generator[Any, None, None]]:
        """What a module of the room of decoding says of the image; it is ended behind this."""
        name = Path(self._image.name)
        with opened(self._path) as file:
            if file.peek(len(_PDF_BEGINS)).startswith(_PDF_BEGINS):
                needed("pypdfium2", extra="pdf", path=name)
            asked = decoding.answers(name, work, file, begun=self._on_begun, frame=self._image.frame, **about)
            with closing(asked) as answers:
                yield answers

    def _whole(self, level: Level) -> Level:
        """A level that has all its pixels, as Qt would read beyond its end. BadInput."""
        if not level.is_whole:
            raise BadInput(
                marked("Trouble", "{0}: is cut off or damaged, or is no image of a kind that is read."),
                Path(self._image.name),
            )
        return level

    def _on_begun(self, process: Popen[bytes]) -> None:
        self._process = process
        if self._is_stopped:
            process.kill()


def _unwritten(images: Images, error: OSError) -> AnnotatorError:
    return AnnotatorError(marked("Trouble", "{0}: can't be written ({1})."), images.folder, error.strerror or error)
