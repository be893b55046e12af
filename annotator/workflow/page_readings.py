"""What was read on pages whose issue is not stored yet: reading that was stopped goes on behind them.

Each page is a file in a folder of the database, by the checksum of its image and by what read it. It may be lost
without harm, and goes when the issue is stored.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from annotator import ocr
from annotator.core.errors import AnnotatorError
from annotator.core.issue import Image
from annotator.core.pages import Line
from annotator.staging import staged

Size = tuple[int, int]
_FOLDER = "readings"


@dataclass(frozen=True, slots=True)
class Readings:
    """Those in a folder of images; without one nothing is kept."""

    images: Path | None = None

    def of(self, image: Image, origin: str) -> tuple[Size, list[Line]] | None:
        """The size of an image and the lines that `origin` read on it; None where they are not here, or damaged."""
        path = self._path(image, origin)
        with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
            if path is not None:
                (width, height), lines = json.loads(path.read_text(encoding="utf-8"))
                return (int(width), int(height)), [ocr.line_of(*line) for line in lines]
        return None

    def keep(self, image: Image, origin: str, size: Size, lines: Iterable[Line]) -> None:
        """Keep what was read on an image."""
        path = self._path(image, origin)
        if path is None:
            return
        with suppress(OSError, AnnotatorError):  # then it will be read again
            path.parent.mkdir(parents=True, exist_ok=True)
            with staged(path) as [new]:
                new.write_text(json.dumps([size, [ocr.parts_of(line) for line in lines]]), encoding="utf-8")

    def forget(self, images: Iterable[Image]) -> None:
        """Remove what was read on images whose issue is stored."""
        if self.images is None or not (self.images / _FOLDER).is_dir():
            return
        with suppress(OSError):
            for checksum in {image.sha256 for image in images} - {""}:
                for path in (self.images / _FOLDER).glob(f"{checksum}-*"):
                    path.unlink()
            (self.images / _FOLDER).rmdir()

    def _path(self, image: Image, origin: str) -> Path | None:
        if self.images is None:
            return None
        by = sha256(origin.encode()).hexdigest()[:16]
        return self.images / _FOLDER / f"{image.sha256}-{image.frame}-{by}.json"
