"""The files of a folder or a ZIP, found by name: what a file in it points to is never opened anywhere else.

Nothing is unpacked to disk, and nothing beyond the bounds is listed or read.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import IO
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile, is_zipfile

from annotator.core.errors import BadInput
from annotator.core.marking import marked
from annotator.formats.reading import opened

MOST_FILES = 20_000
MOST_BYTES = 2**26
"""No file of a package that is read as a whole has more bytes."""
_MOST_UNPACKED = 2**34
_MOST_RATIO = 200
_SMALL = 2**20
"""Files of up to this many bytes are harmless, whatever their compression."""
_DEEPEST = 8
_BLOCK = 2**20
IMAGES = (".tif", ".tiff", ".jpg", ".jpeg", ".jp2", ".jpx", ".j2k", ".png", ".webp", ".gif", ".bmp")

PDF = ".pdf"
PAGE_SUFFIXES = (*IMAGES, PDF)
"""The suffixes of files whose pages are to be seen."""


class Package:
    """The files beneath a folder or in a ZIP; `alone`: only those in the folder itself.

    BadInput where there are too many, or a ZIP would fill the memory or leads outside.
    """

    def __init__(self, path: Path, *, alone: bool = False) -> None:
        self.path = path
        self._zip = None if path.is_dir() else _opened_zip(path)
        files = _in_zip(path, self._zip) if self._zip else _in_folder(path, 1 if alone else _DEEPEST)
        self.files = sorted(files)

    @cached_property
    def _by_name(self) -> dict[str, list[PurePosixPath]]:
        by_name: dict[str, list[PurePosixPath]] = {}
        for name in self.files:
            by_name.setdefault(name.name.casefold(), []).append(name)
        return by_name

    def find(self, location: str) -> PurePosixPath | None:
        """The file that a location means, by its name and by as many folders above it as agree."""
        plain = unquote(location.partition("?")[0].partition("#")[0]).replace("\\", "/")
        parts = [part.casefold() for part in plain.split("/") if part not in ("", ".", "..")]
        if not parts:
            return None

        def agreeing(name: PurePosixPath) -> int:
            own = [part.casefold() for part in name.parts]
            pairs = list(zip(reversed(own), reversed(parts), strict=False))
            return next((count for count, (one, other) in enumerate(pairs) if one != other), len(pairs))

        return max(self._by_name.get(parts[-1], ()), key=agreeing, default=None)

    def image_of(self, *locations: str) -> PurePosixPath | None:
        """The image that one of some locations means: by its name, or by that of an image with the same stem. The
        pages of a PDF are images too, where it is named.
        """
        for location in locations:
            if (file := self.find(location)) and file.suffix.lower() in PAGE_SUFFIXES:
                return file
        for location in locations:
            stem = PurePosixPath(unquote(location.partition("?")[0]).replace("\\", "/")).stem.casefold()
            if stem and (file := self._images.get(stem)):
                return file
        return None

    @cached_property
    def _images(self) -> dict[str, PurePosixPath]:
        return {name.stem.casefold(): name for name in reversed(self.files) if name.suffix.lower() in IMAGES}

    def contents(self, name: PurePosixPath) -> bytes:
        """The bytes of a file; BadInput where there are too many."""
        with self.opened(name) as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise BadInput(marked("Trouble", "{0}: is larger than {1} MiB."), self.path / name, MOST_BYTES >> 20)
        return data

    def checksum(self, name: PurePosixPath) -> str:
        """The SHA-256 (hex) of a file."""
        made = hashlib.sha256()
        with self.opened(name) as file:
            while block := file.read(_BLOCK):
                made.update(block)
        return made.hexdigest()

    @contextmanager
    def opened(self, name: PurePosixPath) -> Iterator[IO[bytes]]:
        """A file of the package, to be read; BadInput where that fails."""
        if self._zip is None:
            with opened(self.path / name) as file:
                yield file
            return
        with _faults(self.path), self._zip.open(str(name)) as packed:
            yield packed


def packages_of(path: Path) -> Iterator[Package]:
    """Where the images of a file's pages may lie, the likeliest first: in a folder or a ZIP itself, else beside it."""
    if path.is_dir() or is_zipfile(path):
        yield Package(path)
    else:
        yield Package(path.parent, alone=True)
        yield Package(path.parent)


def _in_folder(folder: Path, deepest: int) -> Iterator[PurePosixPath]:
    """The files beneath a folder; what a link leads to outside of it is none of them."""
    root = os.path.realpath(folder)
    count = 0
    for place, folders, names in os.walk(root):
        inside = PurePosixPath(Path(place).relative_to(root).as_posix())
        folders[:] = (
            sorted(name for name in folders if not name.startswith(".")) if len(inside.parts) + 1 < deepest else []
        )
        count += len(names)
        if count > MOST_FILES:
            raise BadInput(marked("Trouble", "{0}: holds more than {1} files; divide it first."), folder, MOST_FILES)
        for name in names:
            file = Path(place, name)
            if not name.startswith(".") and Path(os.path.realpath(file)).is_relative_to(root) and file.is_file():
                yield inside / name


def _opened_zip(path: Path) -> ZipFile:
    with opened(path), _faults(path):
        return ZipFile(path)


def _in_zip(path: Path, packed: ZipFile) -> Iterator[PurePosixPath]:
    entries = packed.infolist()
    if len(entries) > MOST_FILES:
        raise BadInput(marked("Trouble", "{0}: holds more than {1} files; divide it first."), path, MOST_FILES)
    if sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise BadInput(marked("Trouble", "{0}: becomes much too large when it is unpacked."), path)
    for entry in entries:
        name = PurePosixPath(entry.filename)
        if name.is_absolute() or ".." in name.parts or "\\" in entry.filename:
            raise BadInput(marked("Trouble", "{0}: leads outside ({1})."), path, entry.filename)
        if entry.file_size > max(_SMALL, _MOST_RATIO * entry.compress_size):
            raise BadInput(marked("Trouble", "{0}: becomes much too large when it is unpacked."), path)
        if not entry.is_dir() and not name.name.startswith(".") and name.parts[0] != "__MACOSX":
            yield name


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    """Say what is wrong with a ZIP as BadInput."""
    try:
        yield
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise BadInput(marked("Trouble", "{0}: is no ZIP that can be read."), path) from error
