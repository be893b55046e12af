"""The pages of an issue as one text: a list for each, of its number and span, and of its size and image where it has
any.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from annotator.core.issue import NO_IMAGE, Image, Page

NO_PAGES = "[]"
"""The pages of an issue of which only text is known."""


def written(pages: Iterable[Page]) -> str:
    """Pages as JSON."""
    return json.dumps(list(map(_row, pages)), ensure_ascii=False)


def _row(page: Page) -> list[object]:
    span = [page.number, page.start, page.end]
    image = page.image
    if not (page.width or page.height or image):
        return span
    return [*span, page.width, page.height, *([image.name, image.sha256, image.frame] if image else [])]


def read(text: str) -> tuple[Page, ...]:
    """The pages that JSON stands for; ValueError or TypeError where it stands for none."""
    rows = json.loads(text)
    pages = tuple(_page(*row) for row in rows)
    if rows != list(map(_row, pages)):
        raise ValueError("these are no pages")
    return pages


def _page(number: str, start: int, end: int, width: int = 0, height: int = 0, *image: str | int) -> Page:
    name, checksum, frame = image or ("", "", 0)
    shown = Image(str(name), str(checksum), int(frame)) if image else NO_IMAGE
    return Page(str(number), int(start), int(end), int(width), int(height), shown)
