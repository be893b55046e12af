"""The user's settings: one row each, which the file's reader, the preferences and `--help` go by."""

from __future__ import annotations

import getpass
import json
import logging
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from annotator import paths
from annotator.core.errors import BadInput
from annotator.core.marking import marked
from annotator.core.text import is_text
from annotator.staging import staged

log = logging.getLogger(__name__)


T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is known of a setting beyond its name, type and default.

    `title` is what the preferences call it; without one it is not chosen there. Numbers lie in [low, high); where there
    are `choices`, by their titles, it is one of them. `is_font`: it names a font.
    """

    title: str = ""
    low: float = -math.inf
    high: float = math.inf
    choices: Mapping[object, str] = field(default_factory=dict)
    is_font: bool = False


def _row(default: T, title: str = "", **more: Any) -> T:
    """A field of the settings: its default, and its row."""
    made: T = field(default=default, metadata={"row": Row(title=title, **more)})
    return made


_LANGUAGES = {"": marked("Preference", "as the system"), "zh_CN": "中文", "en": "English"}
_THEMES = {
    "": marked("Preference", "as the system"),
    "light": marked("Preference", "light"),
    "dark": marked("Preference", "dark"),
    "contrast": marked("Preference", "high contrast"),
}

_PLACES = {
    "beside": marked("Preference", "beside the raw text"),
    "above": marked("Preference", "above the raw text"),
    "instead": marked("Preference", "instead of the raw text"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user chose; sizes of text in points, of panes in pixels, of lines as a multiple of the font's.

    `keys` holds the shortcuts of actions that are not the program's own, by the actions' names ("Ctrl+M; F5"). `server`
    is the URL of the database on a server that was opened last, without its password. `recent` holds the databases that
    were open last, the newest first, each with where one left off in it. `export` holds the format, the folder and
    the options (JSON) of the last export. `image_poses` holds how page images are turned, by their checksums: quarters
    of a turn, and a small angle in degrees ("1 -0.5"). `engine` read images at the last import that asked (empty: the
    usual one). `window_place` is where the window stands and whether it is maximised, `window_state` where its panels
    stand, in Qt's own words (Base64).
    """

    author: str = _row("", marked("Preference", "Who you are: corrections are kept under it"))
    language: str = _row("", marked("Preference", "Language of the window"), choices=_LANGUAGES)
    theme: str = _row("", marked("Preference", "Colours of the window"), choices=_THEMES)
    font_family: str = _row("", marked("Preference", "Font of the texts"), is_font=True)
    serif: bool = _row(False, marked("Preference", "Texts in a serif font (Song) where none is chosen"))
    font_size: float = _row(12.0, marked("Preference", "Size of the texts, in points"), low=4, high=200)
    line_spacing: float = _row(1.0, marked("Preference", "Height of a line, in lines"), low=1, high=4)
    line_measure: int = _row(
        0, marked("Preference", "Longest line of the corrected text, in characters (0: as the window)"), low=0, high=201
    )
    window_size: tuple[int, int] = _row((1440, 900), low=100, high=30_000)
    raw_share: tuple[int, int] = _row((1, 1), low=1, high=30_000)
    image_shown: bool = True
    image_outlines: bool = True
    strip_shown: bool = True
    image_place: str = _row("beside", marked("Preference", "The page image stands"), choices=_PLACES)
    image_thumbnails: bool = False
    image_brightness: int = _row(0, low=-100, high=101)
    image_contrast: int = _row(0, low=-100, high=101)
    image_inverted: bool = False
    image_poses: dict[str, str] = field(default_factory=dict)
    image_share: tuple[int, int] = _row((3, 2), low=1, high=30_000)
    list_share: tuple[int, int] = _row((1, 2), low=1, high=30_000)
    window_place: str = ""
    window_state: str = ""
    engine: str = ""
    tag_entities: bool = _row(True, marked("Preference", "Suggest entities when an issue is imported"))
    ask_below: int = _row(
        70,
        marked("Preference", "Approving asks first about doubts that are less sure than, in percent"),
        low=0,
        high=101,
    )
    tick_from: int = _row(
        80, marked("Preference", "Deciding many ticks what is at least so sure, in percent"), low=0, high=101
    )
    backup_daily: bool = _row(True, marked("Preference", "Back the database up once a day"))
    backups_newest: int = _row(10, marked("Preference", "The newest backups stay, this many"), low=1, high=1_000)
    backups_days: int = _row(14, marked("Preference", "The last backup of a day stays, for days"), low=0, high=1_000)
    backups_weeks: int = _row(8, marked("Preference", "The last backup of a week stays, for weeks"), low=0, high=1_000)
    images_folder: str = _row("", marked("Preference", "Folder of the page images of a library on a server"))
    log_texts: bool = _row(False, marked("Preference", "Keep a second log, with texts in it (from the next start on)"))
    keys: dict[str, str] = field(default_factory=dict)
    recent: dict[str, str] = field(default_factory=dict)
    export: dict[str, str] = field(default_factory=dict)
    server: str = ""

    @property
    def person(self) -> str:
        """The name under which corrections are stored: the chosen one, else that of the account.

        BadInput if the chosen one can't be stored.
        """
        if not is_text(self.author):
            raise BadInput(
                marked("Trouble", "{0}: “{1}” holds half a character (a surrogate). Write another value there."),
                paths.settings_file(),
                "author",
            )
        return self.author or _account()

    @property
    def images(self) -> Path | None:
        """The folder of the page images of a library on a server, where one is chosen."""
        return Path(self.images_folder).expanduser() if self.images_folder else None

    @property
    def backups_kept(self) -> tuple[int, int, int]:
        """How many backups stay: the newest ones, and the last one of a day for days, and of a week for weeks."""
        return self.backups_newest, self.backups_days, self.backups_weeks


ROWS: Mapping[str, Row] = {f.name: f.metadata.get("row", Row()) for f in fields(Settings)}
"""The row of each setting, in the order of the preferences."""

PREFERENCES: Mapping[str, Row] = {name: row for name, row in ROWS.items() if row.title}
"""The rows of the settings that a person chooses."""


def load(path: Path) -> Settings:
    """The settings of a file; what is missing or invalid has its default.

    Only a user's name that can't be stored is kept: nobody works under another one unasked.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        log.info("settings start from their defaults: %s", error)
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    names = [f.name for f in fields(Settings) if f.name in stored]
    for name in names:
        if name != "author" and not _is_text_all_through(stored[name]):
            log.warning("%s: “%s” holds half a character (a surrogate)", path, name)
    return Settings(**{name: _fitting(name, stored[name], getattr(Settings(), name)) for name in names})


def save(settings: Settings, path: Path) -> None:
    """Write the settings to a file, whole or not at all; its folder is made. OSError, AnnotatorError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with staged(path) as [new]:
        text = json.dumps(asdict(settings), ensure_ascii=False, indent=1)
        # Half a character can be written only as JSON spells it out.
        new.write_text(text if is_text(text) else json.dumps(asdict(settings), indent=1), encoding="utf-8")


def _is_text_all_through(value: Any) -> bool:
    return is_text(json.dumps(value, ensure_ascii=False))


def _fitting(name: str, value: Any, default: Any) -> Any:
    """The value if it has its default's type and is within the limits of its row, else the default."""
    if name != "author" and not _is_text_all_through(value):
        return default
    row = ROWS[name]
    low, high = row.low, row.high
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
    return value if type(value) is type(default) and (not row.choices or value in row.choices) else default


def _account() -> str:
    try:
        name = getpass.getuser()
    except (OSError, KeyError):
        name = ""
    return name if name and is_text(name) else "archivist"
