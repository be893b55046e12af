"""The user's settings: the fields of the dataclass are the schema, their values the defaults."""

from __future__ import annotations

import getpass
import json
import logging
import math
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from annotator.staging import staged

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user chose; sizes of text in points, of panes in pixels, of lines as a multiple of the font's.

    Approving asks first where a doubt of less than `ask_below` percent is open; deciding many ticks what is at least
    `tick_from` percent sure. `keys` holds the shortcuts of actions that are not the program's own, by the actions'
    names ("Ctrl+M; F5"). `server` is the URL of the database on a server that was opened last, without its password.
    `window_state` is where the window's panels stand, in Qt's own words (Base64).
    """

    author: str = ""
    language: str = ""
    font_family: str = ""
    font_size: float = 12.0
    line_spacing: float = 1.0
    window_size: tuple[int, int] = (1440, 900)
    raw_share: tuple[int, int] = (1, 1)
    list_share: tuple[int, int] = (1, 2)
    window_state: str = ""
    tag_names: bool = True
    ask_below: int = 70
    tick_from: int = 80
    backup_daily: bool = True
    backups_newest: int = 10
    backups_days: int = 14
    backups_weeks: int = 8
    log_texts: bool = False
    keys: dict[str, str] = field(default_factory=dict)
    server: str = ""

    @property
    def person(self) -> str:
        """Under which name corrections are kept: the chosen one, else that of the account."""
        return self.author or _account()

    @property
    def backups_kept(self) -> tuple[int, int, int]:
        """How many backups stay: the newest ones, and the last one of a day for days, and of a week for weeks."""
        return self.backups_newest, self.backups_days, self.backups_weeks


RANGES = {
    "font_size": (4, 200),
    "line_spacing": (1, 4),
    "window_size": (100, 30_000),
    "raw_share": (1, 30_000),
    "list_share": (1, 30_000),
    "ask_below": (0, 101),
    "tick_from": (0, 101),
    "backups_newest": (1, 1_000),
    "backups_days": (0, 1_000),
    "backups_weeks": (0, 1_000),
}
"""Where numbers may lie: [low, high)."""


def load(path: Path) -> Settings:
    """The settings of a file; what is missing or can't be understood has its default."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        log.info("settings start from their defaults: %s", error)
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    names = (f.name for f in fields(Settings) if f.name in found)
    return Settings(**{name: _fitting(name, found[name], getattr(Settings(), name)) for name in names})


def save(settings: Settings, path: Path) -> None:
    """Write the settings to a file, whole or not at all; its folder is made. OSError, AnnotatorError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with staged(path) as [new]:
        new.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")


def _fitting(name: str, value: Any, default: Any) -> Any:
    """The value if it is of its default's type and in its range, else the default."""
    low, high = RANGES.get(name, (-math.inf, math.inf))
    if isinstance(default, tuple):
        fits = isinstance(value, list) and len(value) == len(default)
        return tuple(value) if fits and all(type(v) is int and low <= v < high for v in value) else default
    if isinstance(default, dict):
        fits = isinstance(value, dict) and all(type(v) is str for v in value.values())
        return value if fits else default
    if isinstance(default, float):
        return float(value) if type(value) in (int, float) and low <= value < high else default
    if type(default) is int:
        return value if type(value) is int and low <= value < high else default
    return value if type(value) is type(default) else default


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "archivist"
