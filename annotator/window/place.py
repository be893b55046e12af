"""Where a person left off in a database: an issue, and what was to be seen of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass

_MOST_KEPT = 12
"""So many databases are remembered."""


@dataclass(frozen=True, slots=True)
class Place:
    """An issue, the chosen article, the caret in its text, and the first offsets that are visible on both sides."""

    issue: int
    article: str
    caret: int
    top: int
    raw_top: int


def place_in(recent: Mapping[str, str], database: str) -> Place | None:
    """Where one left off in a database, as the settings keep it; None where that is not known."""
    try:
        issue, article, *offsets = json.loads(recent[database])
    except (KeyError, ValueError, TypeError, RecursionError):
        return None
    if len(offsets) != 3 or type(article) is not str or any(type(n) is not int or n < 0 for n in (issue, *offsets)):
        return None
    return Place(issue, article, *offsets)


def with_place(recent: Mapping[str, str], database: str, place: Place | None) -> dict[str, str]:
    """The databases that were opened last with one of them in front, and where one left off there."""
    others = [(name, kept) for name, kept in recent.items() if name != database]
    return dict([(database, json.dumps(astuple(place)) if place else ""), *others][:_MOST_KEPT])
