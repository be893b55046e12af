"""Days as people and catalogues write them: a day, a month or a year."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def is_day(text: str) -> bool:
    """Whether a text is a day, a month or a year that there is, as in 2026-03-18, 2026-03 and 2026."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True
