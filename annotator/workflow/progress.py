"""How long work says how far it has come."""

from __future__ import annotations

from typing import NamedTuple, Protocol

_SAYS_AFTER, _SAYS_FROM = 5, 0.03
"""After so many seconds, and with such a share done, it is said how long the rest takes."""


class PageCount(NamedTuple):
    """Which page is read, from 1, and how many there are to be read."""

    number: int
    of: int


class OnProgress(Protocol):
    """Hears which share of some work (0 to 1) is done, and where pages are read, which one."""

    def __call__(self, share: float, page: PageCount | None = None, /) -> object: ...


def no_progress(share: float, page: PageCount | None = None, /) -> None:
    """Tells nobody which share of some work is done."""


def time_left(share: float, since: float) -> float:
    """How long (seconds) some work takes still, of which a share was done in a time; 0 where that can't be said yet."""
    return since * (1 - share) / share if since >= _SAYS_AFTER and share >= _SAYS_FROM else 0
