"""Which issues of a library are meant: all, some, or those that have something in common."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFilter:
    """What issues have in common; what is None or empty does not matter.

    `text` stands in the date, the title, the newspaper or the name of the file; `is_done`: all articles are approved;
    `since` and `until` are days, months or years as in 2026-03-18, both included; `ids` are the only ones meant.
    """

    text: str = ""
    newspaper: str | None = None
    is_done: bool | None = None
    has_doubts: bool | None = None
    since: str = ""
    until: str = ""
    ids: tuple[int, ...] | None = None


ALL_ISSUES = IssueFilter()
