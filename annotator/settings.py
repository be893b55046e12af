"""The user's settings: the fields of the dataclass are the schema, their values the defaults."""

from __future__ import annotations

import getpass
import json
import logging
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user chose; sizes of text in points, of panes in pixels."""

    author: str = ""
    language: str = ""
    font_family: str = ""
    font_size: float = 12.0
    window_size: tuple[int, int] = (1440, 900)
    raw_share: tuple[int, int] = (1, 1)
    list_share: tuple[int, int] = (1, 2)
    tag_names: bool = True

    @property
    def person(self) -> str:
        """Under which name corrections are kept: the chosen one, else that of the account."""
        return self.author or _account()


def load(path: Path) -> Settings:
    """The settings of a file; what is missing or can't be understood has its default."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        log.info("settings start from their defaults: %s", error)
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    return Settings(**{f.name: _fitting(found[f.name], f.default) for f in fields(Settings) if f.name in found})


def save(settings: Settings, path: Path) -> None:
    """Write the settings to a file, whole or not at all."""
    temporary = path.with_suffix(".new")
    temporary.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
    temporary.replace(path)


def _fitting(value: Any, default: Any) -> Any:
    """The value if it is of its default's type, else the default."""
    if isinstance(default, tuple):
        fits = isinstance(value, list) and len(value) == len(default) and all(type(v) is int and v > 0 for v in value)
        return tuple(value) if fits else default
    if isinstance(default, float) and type(value) is int:
        return float(value)
    return value if type(value) is type(default) else default


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "archivist"
