"""Databases: which addresses name one, and how one is opened, checked and repaired."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.core.address import Address, Url
from annotator.search.finder import folding

if TYPE_CHECKING:
    from annotator.store import Library

_SUFFIXES = (".db", ".sqlite", ".sqlite3")
_SQLITE = b"SQLite format 3\x00"


def is_database(path: Address) -> bool:
    """Whether an address names a database: a URL, a file that is one, or, where that is empty or missing, a suffix."""
    if isinstance(path, Url):
        return True
    if path.is_file() and path.stat().st_size:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    return path.suffix.lower() in _SUFFIXES and not path.is_dir()


def open_library(database: Address, *, create: bool = False, images: Path | None = None) -> Library:
    """The library in a file or on a server, whose page images lie in a folder then; raises StoreError."""
    from annotator.store import Library

    return Library.open(database, create=create, folding=folding(), images=images)


def check(database: Address) -> Iterator[str]:
    """What is wrong with a library, a line each, also where it is too damaged to be opened. Raises StoreError."""
    from annotator.store.errors import StoreError, is_damage

    try:
        with open_library(database) as library:
            yield from library.check()
            yield from library.images.faults(library.image_checksums())
    except StoreError as error:
        if not is_damage(error):
            raise
        yield str(error)


def missing_images(database: Address) -> int:
    """How many images of pages are missing; nothing else depends on them."""
    with open_library(database) as library:
        return len(library.images.missing(library.image_checksums()))


def repair(database: Address) -> Iterator[str]:
    """Repair a library, keeping a copy; returns what was done, a line each. Raises StoreError."""
    from annotator.store.recovery.repair import repair as repaired

    return repaired(database, folding=folding())
