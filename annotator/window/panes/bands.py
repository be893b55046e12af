"""Where the bands and handles of the boundary bar stand, as plain numbers (pixels from the top of the view)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HANDLE_REACH = 7
"""How far from a handle (pixels) the mouse still takes hold of it."""


@dataclass(frozen=True, slots=True)
class Band:
    """A visible stretch of one segment: its index in the issue, and where it stands."""

    segment: int
    top: float
    bottom: float


def bands(starts: Sequence[int], tops: Sequence[float], first: int, height: float) -> list[Band]:
    """The visible bands: segment `first` and those after it, with their tops (the first may lie above the view)."""
    edges = [*tops, height]
    return [
        Band(first + index, max(0.0, top), min(height, edges[index + 1]))
        for index, top in enumerate(tops)
        if edges[index + 1] > 0 and top < height and first + index < len(starts)
    ]


def handle_at(tops: Sequence[float], first: int, y: float) -> int | None:
    """The index of the segment whose handle is under the mouse; the issue's first segment has none."""
    near = [(abs(top - y), first + index) for index, top in enumerate(tops) if first + index > 0]
    distance, segment = min(near, default=(HANDLE_REACH + 1.0, 0))
    return segment if distance <= HANDLE_REACH else None
