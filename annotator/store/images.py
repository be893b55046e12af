"""The images of pages, in a folder that belongs to the database: each file once, under its checksum."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from annotator.core.address import Address
from annotator.core.marking import phrase
from annotator.staging import synced, workroom

_BLOCK = 2**20
_CHECKSUM = re.compile("[0-9a-f]{64}")
_UNFINISHED = ".unfinished-"


def folder_of_images(database: Path) -> Path:
    """Where the images of a database in a file are."""
    return database.with_name(f"{database.name}.images")


class Images:
    """The files of a folder by their checksums (SHA-256, hex); any of them may be missing.

    Without a folder, as for a library on a server for which none is set, there are none and none is kept.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    @classmethod
    def of(cls, address: Address, folder: Path | None = None) -> Images:
        """Those of a library: beside its file, or in the folder that is set for one on a server."""
        return cls(folder_of_images(address) if isinstance(address, Path) else folder)

    def path(self, checksum: str) -> Path | None:
        """The file of a checksum; None where it is missing."""
        if self.folder is None or not _CHECKSUM.fullmatch(checksum):
            return None
        path = self._place(self.folder, checksum)
        return path if path.is_file() else None

    def keep(self, checksum: str, file: IO[bytes]) -> bool:
        """Keep a file, whole or not at all; whether it is there now, which it is not where it holds something else.

        OSError where it can't be written.
        """
        if self.folder is None or not _CHECKSUM.fullmatch(checksum):
            return False
        if self.path(checksum) is not None:
            return True
        self.folder.mkdir(parents=True, exist_ok=True)
        with workroom(self.folder, _UNFINISHED) as room:
            made = hashlib.sha256()
            with (room / "image").open("wb") as copy:
                while block := file.read(_BLOCK):
                    made.update(block)
                    copy.write(block)
            if made.hexdigest() != checksum:
                return False
            synced(room / "image")
            place = self._place(self.folder, checksum)
            place.parent.mkdir(exist_ok=True)
            (room / "image").replace(place)
        return True

    def take(self, other: Images, checksums: Iterable[str]) -> None:
        """Keep those of some images that others have and that are missing here; OSError where one can't be written."""
        for checksum in checksums:
            path = other.path(checksum)
            if path is not None and self.path(checksum) is None:
                with path.open("rb") as file:
                    self.keep(checksum, file)

    def missing(self, checksums: Iterable[str]) -> list[str]:
        """Those of some images that are not here."""
        return [checksum for checksum in checksums if self.path(checksum) is None]

    def faults(self, checksums: Iterable[str]) -> Iterator[str]:
        """What is wrong with those of some images that are here, a line each; all of each is read."""
        for checksum in checksums:
            path = self.path(checksum)
            if path is None:
                continue
            try:
                with path.open("rb") as file:
                    is_right = hashlib.file_digest(file, "sha256").hexdigest() == checksum
            except OSError as error:
                yield phrase("Fault", "the page image {0}: {1}").format(path, error.strerror or error)
                continue
            if not is_right:
                yield phrase(
                    "Fault", "the page image {0} is not what was imported; remove it, and import its file again"
                ).format(path)

    @staticmethod
    def _place(folder: Path, checksum: str) -> Path:
        return folder / checksum[:2] / checksum
