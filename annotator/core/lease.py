"""A lease: who is editing an issue, so that nobody else edits it at the same time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Lease:
    """Somebody edits an issue at a machine; `since` is seconds since 1970 (UTC)."""

    issue: int
    person: str
    machine: str
    since: float

    @property
    def time(self) -> str:
        """Since when, as a clock on the wall shows it: with the day where that is not today."""
        since = datetime.fromtimestamp(self.since)
        is_today = since.date() == datetime.now().date()
        return since.strftime("%H:%M" if is_today else "%Y-%m-%d %H:%M")
