"""An issue of many pages with places for each character, and articles in columns."""

from __future__ import annotations

from annotator.core.geometry import Box, Geometry, Layer, Spot
from annotator.core.issue import Image, Issue, Page, Source
from annotator.core.operations import Operation, added
from annotator.core.records import Boundary

SIDE, PAGES, LINES, SIGNS = 10_000, 16, 600, 20
IMAGE = Image("p.png", "cd" * 32)
"""The image of each page, which is at hand nowhere."""
_ARTICLE = 10
"""So many lines has each article."""


def issue() -> tuple[Issue, Operation]:
    """Pages with four columns of lines, and what parts them into sixty articles on each."""
    chunks, lines, characters, pages, at = [], [], [], [], 0
    for page in range(PAGES):
        begun = at
        for number in range(LINES):
            column, row = divmod(number, LINES // 4)
            left, top = 300 + column * 2400, 300 + row * 62
            chunks.append(f"{'老桥修好了水深一尺它们站得住'}{number:06}\n")
            lines.append(Spot(at, at + SIGNS, Box(left, top, left + SIGNS * 100, top + 50), page=page))
            characters += [
                Spot(at + n, at + n + 1, Box(left + n * 100, top, left + n * 100 + 100, top + 50), page=page)
                for n in range(SIGNS)
            ]
            at += SIGNS + 1
        pages.append(Page(str(page + 1), begun, at, SIDE, SIDE, IMAGE))
    boundaries = [
        Boundary(id=f"b{start}", origin="benchmark 1", start=start)
        for start in range(_ARTICLE * (SIGNS + 1), at, _ARTICLE * (SIGNS + 1))
    ]
    made = Issue(
        raw="".join(chunks),
        title="晨报",
        source=Source("a", "ab" * 32),
        pages=tuple(pages),
        geometry=Geometry(Layer.of(lines), Layer(), Layer.of(characters)),
    )
    return made, Operation("split", added(boundaries))
