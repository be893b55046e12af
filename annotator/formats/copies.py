"""The images of pages for what is written: decoded by the process for that, and nothing where they are not at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator import decoding
from annotator.core.errors import BadInput
from annotator.core.issue import Image
from annotator.formats.extras import needed
from annotator.formats.options import Options


def copies(image: Image, options: Options, **about: Any) -> Iterator[Any]:
    """What `decoding.copies` says of the image of a page; nothing where the image is not at hand or is damaged.

    AnnotatorError where the library for images is missing.
    """
    path = options.images(image.sha256)
    if path is None:
        return
    needed("PIL", extra="ocr", path=Path(image.name))
    try:
        with path.open("rb") as file:
            yield from decoding.answers(Path(image.name), "annotator.decoding.copies", file, frame=image.frame, **about)
    except (BadInput, OSError):
        return
