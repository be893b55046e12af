"""What all read formats share: a file that can be read, or the sentence that says why not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import IO

from annotator.core.errors import BadInput
from annotator.core.marking import marked

_CHUNK = 2**20
_MOST_OF_A_TAG = 2**25


@contextmanager
def opened(path: Path) -> Iterator[BufferedReader]:
    """The bytes of an ordinary file; BadInput when it is none or can't be read."""
    try:
        if not path.exists():
            raise BadInput(marked("Trouble", "{0}: there is no such file."), path)
        if not path.is_file():
            raise BadInput(marked("Trouble", "{0}: is no ordinary file."), path)
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise BadInput(marked("Trouble", "{0}: can't be read ({1})."), path, error.strerror or error) from error


def checksum(path: Path) -> str:
    """The SHA-256 (hex) of a file's bytes; BadInput as in `opened`."""
    with opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Markup:
    """The bytes of an XML file for a parser, which starts a tag again each time it gets more of it: so it gets large
    blocks, or ever larger ones from `block` on. BadInput where a tag, or the text between two, has too many bytes.
    """

    def __init__(self, path: Path, file: IO[bytes], *, block: int = _CHUNK) -> None:
        self._path, self._file, self._block = path, file, block
        self._since = 0

    def read(self, _size: int = -1) -> bytes:
        """The next bytes, as many as are good; none at the end."""
        data = self._file.read(self._block)
        self._block = min(2 * self._block, _CHUNK)
        self._since = len(data) - 1 - at if (at := data.rfind(b">")) >= 0 else self._since + len(data)
        if self._since > _MOST_OF_A_TAG:
            raise BadInput(
                marked("Trouble", "{0}: holds a tag or a text of more than {1} MiB."),
                self._path,
                _MOST_OF_A_TAG >> 20,
            )
        return data
