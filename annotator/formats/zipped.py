"""ZIP files that can't be trusted: looked at before anything in them is unpacked, and never unpacked onto the disk."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from annotator.core.errors import BadInput
from annotator.core.marking import marked
from annotator.formats.reading import opened

MOST_FILES = 20_000
MOST_UNPACKED = 2**30
"""The largest unpacked size of all files of an archive, in bytes."""
MOST_OF_OFFICE = 2**28
"""The same for an Office document, which is read as a whole."""
MOST_RATIO = 200
"""A file that is smaller than its content by more than that was made to fill the memory."""
_SMALL = 2**20
"""Files of up to this many bytes are harmless, whatever their compression."""


@contextmanager
def unzipped(path: Path, *, most: int = MOST_UNPACKED) -> Iterator[ZipFile]:
    """Open a file as an archive; BadInput if it is none, is damaged or encrypted, or would fill the memory.

    `most`: the largest unpacked size of its files, in bytes.
    """
    with opened(path) as file:
        try:
            with ZipFile(file) as archive:
                _see_that_it_is_harmless(path, archive.infolist(), most)
                yield archive
        except (BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
            raise BadInput(marked("Trouble", "{0}: is a damaged archive, or one of an unknown kind."), path) from error
        except RuntimeError as error:
            if "encrypted" not in str(error) and "password" not in str(error):
                raise
            raise BadInput(marked("Trouble", "{0}: is encrypted; unpack it first."), path) from error


def contents_of(archive: ZipFile, entry: ZipInfo) -> bytes:
    """The bytes of a file in an archive, never more than it says of itself."""
    with archive.open(entry) as file:
        return file.read(entry.file_size)


def _see_that_it_is_harmless(path: Path, entries: list[ZipInfo], most: int) -> None:
    if len(entries) > MOST_FILES:
        raise BadInput(marked("Trouble", "{0}: holds more than {1} files; unpack it first."), path, MOST_FILES)
    if sum(entry.file_size for entry in entries) > most:
        raise BadInput(marked("Trouble", "{0}: holds more than {1} MiB; unpack it first."), path, most >> 20)
    for entry in entries:
        if entry.file_size > _SMALL and entry.file_size > MOST_RATIO * max(1, entry.compress_size):
            raise BadInput(marked("Trouble", "{0}: holds a file that unpacks to far too much."), path)
