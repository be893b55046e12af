"""Long raw texts in stretches that are looked at one by one, so that memory does not grow with the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from annotator.core.records import Boundary, Correction, Entity, Part, Record, Span

LONGEST = 1_000_000
"""The largest number of code points examined together: an issue has some ten thousand, a month some million."""
_EMPTY_LINES = re.compile(r"\s*\n")
_ID = re.compile(r"(\D+)(\d+)(.*)", re.DOTALL)


def stretches(raw: str) -> list[tuple[int, int]]:
    """The stretches of a raw text, half open (code points), at least one: each begins at a line start if the text has
    lines, after the empty lines that follow the previous one.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(raw) or not spans:
        end = min(start + LONGEST, len(raw))
        if end < len(raw):
            end = raw.rfind("\n", start, end) + 1 or end
        spans.append((start, end))
        empty = _EMPTY_LINES.match(raw, end)
        start = empty.end() if empty else end
    return spans


R = TypeVar("R", bound=Record)


def moved(record: R, to: Callable[[int], int]) -> R:
    """A suggested record with each raw offset where `to` moves it, as from a stretch to the whole text."""
    name = _moved_id(record.id, to)
    match record:
        case Boundary(start=start, continues=continues):
            return replace(record, id=name, start=to(start), continues=_moved_id(continues, to))
        case Part(start=start, end=end):
            return replace(record, id=name, start=to(start), end=to(end))
        case Correction(start=start, end=end, twin=twin):
            moved_twin = twin and Span(to(twin.start), to(twin.end))
            return replace(record, id=name, start=to(start), end=to(end), twin=moved_twin)
        case Entity(start=first, end=last):
            return replace(
                record, id=name, start=first._replace(raw=to(first.raw)), end=last._replace(raw=to(last.raw))
            )
    raise TypeError(f"no suggester makes a {type(record).__name__}")


def _moved_id(name: str, to: Callable[[int], int]) -> str:
    """The id of a record, which says where it begins."""
    return _ID.sub(lambda match: f"{match[1]}{to(int(match[2]))}{match[3]}", name)
