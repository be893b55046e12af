"""What was open before and can be opened again, as a menu and the welcome page offer it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """An issue or a database: its title, what its tip says, the action whose icon it has, and what opens it."""

    title: str
    tip: str
    icon: str
    open: Callable[[], object]
