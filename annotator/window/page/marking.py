"""What is marked on a page: where the caret, the selection and the place under the mouse stand in print."""

from __future__ import annotations

from annotator.core.geometry import Box
from annotator.core.issue import Issue
from annotator.core.text import sentence_around
from annotator.window.page.painting import Marks


def marks_on(issue: Issue, page: int, caret: int, hovered: int | None, selected: tuple[int, int]) -> Marks:
    """The marks on a page, by its index: of a raw offset each for the caret and the mouse, and a raw span."""
    line, character = issue.geometry.line_at(caret), None
    if line is None or line.page != page or line.box.is_empty:
        line = None
    else:
        spots = issue.geometry.spots(caret, caret + 1)
        character = next((spot.box for spot in spots if not spot.box.is_empty), None)
    sentence = sentence_around(issue.raw, hovered) if hovered is not None else (0, 0)
    return Marks(
        line.box if line is not None else None,
        character,
        _boxes(issue, page, *sentence),
        _boxes(issue, page, *selected),
    )


def _boxes(issue: Issue, page: int, start: int, end: int) -> list[Box]:
    """The boxes of a raw span on a page, line by line."""
    if start >= end:
        return []
    lines = (line for line in issue.geometry.lines_of(page) if line.start < end and start < line.end)
    spots = (spot for line in lines for spot in issue.geometry.spots(max(start, line.start), min(end, line.end)))
    return [spot.box for spot in spots if not spot.box.is_empty]
