"""What all read formats share: a file that can be read, or the sentence that says why not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from annotator.core.errors import BadInput


@contextmanager
def opened(path: Path) -> Iterator[BufferedReader]:
    """The bytes of an ordinary file; BadInput when it is none or can't be read."""
    try:
        if not path.exists():
            raise BadInput("{0}: there is no such file.", path)
        if not path.is_file():
            raise BadInput("{0}: is no ordinary file.", path)
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise BadInput("{0}: can't be read ({1}).", path, error.strerror or error) from error


def checksum(path: Path) -> str:
    """The SHA-256 (hex) of a file's bytes; BadInput as in `opened`."""
    with opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
