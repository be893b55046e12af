"""A folder or a ZIP as one issue: a METS in it, else its pages and images in the order of their names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Protocol

from annotator.core.errors import BadInput
from annotator.core.issue import Image, Issue
from annotator.core.marking import marked
from annotator.core.pages import ReadPage
from annotator.core.text import number_order
from annotator.formats import mets, pdf
from annotator.formats.format import Counted, Format
from annotator.formats.heads import Head
from annotator.formats.package import IMAGES, PDF, Package
from annotator.formats.page_files import issue_from, uncollected
from annotator.formats.page_kinds import SUFFIXES, reader_of

_BLOCK = 4096


class _Hash(Protocol):
    """What makes a checksum."""

    def update(self, data: bytes, /) -> None: ...


def read(path: Path, *, encoding: str | None = None, order: Sequence[str] = ()) -> Iterator[Issue]:
    """The one issue of a folder or a ZIP; BadInput where it holds no pages, or something in it is wrong.

    `order` names the files that make its pages, in their order: then others, and a METS, are left out.
    """
    package = Package(path)
    read_from = [name for name in package.files if name.suffix.lower() in (*SUFFIXES, ".mets") and not order]
    for name in read_from:
        with package.opened(name) as file:
            head = Head.of(file.read(_BLOCK))
        if mets.begins(head):
            yield mets.issue_of_package(path / name, package.contents(name), package, name)
            return
    made = hashlib.sha256()
    with uncollected():
        pages = list(_pages(path, package, made, order))
    if not pages:
        raise BadInput(marked("Trouble", "{0}: holds no pages of a format that is read, and no images."), path)
    yield issue_from(path, made.digest(), pages, form="pages", package=package)


def _pages(path: Path, package: Package, made: _Hash, order: Sequence[str]) -> Iterator[ReadPage]:
    """The pages of each file, and of each image or PDF that no file of the same name reads; `made` collects them."""
    by_stem: dict[str, list[PurePosixPath]] = {}
    for name in package.files:
        by_stem.setdefault(name.stem, []).append(name)
    chosen = dict.fromkeys(PurePosixPath(name).stem for name in order)
    for stem in [stem for stem in chosen if stem in by_stem] or sorted(by_stem, key=number_order):
        image = next((name for name in by_stem[stem] if name.suffix.lower() in IMAGES), None)
        read = list(_read(path, package, by_stem[stem], made))
        if image is not None and not read:
            made.update(package.checksum(image).encode())
            read = [ReadPage(number=image.stem)]
        elif not read:
            read = list(_of_pdf(path, package, by_stem[stem], made))
        for page in read:
            yield page if page.image or image is None else replace(page, image=Image(str(image)))


def _read(path: Path, package: Package, names: Iterable[PurePosixPath], made: _Hash) -> Iterator[ReadPage]:
    """The pages of the first of some files that holds any."""
    for name in names:
        if name.suffix.lower() in SUFFIXES:
            data = package.contents(name)
            if (reader := reader_of(Head.of(data))) is not None:
                made.update(data)
                yield from reader(path / name, data)
                return


def _of_pdf(path: Path, package: Package, names: Iterable[PurePosixPath], made: _Hash) -> Iterator[ReadPage]:
    """The pages of the PDF among some files, called as it is and numbered where there are several."""
    for name in names:
        if name.suffix.lower() == PDF:
            sha256 = package.checksum(name)
            made.update(sha256.encode())
            with package.opened(name) as file:
                pages = pdf.pages_of(path / name, file, sha256)
            for page in pages:
                number = f"{name.stem}-{page.number}" if len(pages) > 1 else name.stem
                yield replace(page, number=number, image=replace(page.image, name=str(name)))
            return


FORMAT = Format(
    name="pages",
    title=marked("Format", "a folder or a ZIP of pages as one issue"),
    suffixes=(),
    read=read,
    is_raw=True,
    folder=True,
    has_order=True,
    offsets=Counted.NONE,
)
