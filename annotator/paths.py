"""Where things are: the shipped resources, the user's data and settings."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_APP = "annotator"


def resource(*names: str) -> Path:
    """A shipped file: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return (installed if installed.is_dir() else package.parent / "resources").joinpath(*names)


def sample_issue() -> Path:
    """The issue that comes with the program."""
    return resource("sample", "今日湖城.txt")


def sample_page(suffix: str) -> Path:
    """The scanned page that comes with the program: its image (.jpg), or what an OCR program says of it (.xml)."""
    return resource("sample", "page", f"今日湖城-2026-03-19-第1版{suffix}")


def default_database() -> Path:
    """The user's own database; its folder is made."""
    return Path(platformdirs.user_data_dir(_APP, ensure_exists=True)) / "annotator.db"


def sample_database() -> Path:
    """The database of those who try the program on the sample; its folder is made."""
    return default_database().with_name("sample.db")


def settings_file() -> Path:
    """The user's settings; `settings.save` makes the folder."""
    return Path(platformdirs.user_config_dir(_APP)) / "settings.json"


def cache_folder() -> Path:
    """A private folder for what can be recreated."""
    return Path(platformdirs.user_cache_dir(_APP, ensure_exists=True))


def log_folder() -> Path:
    """Where the log is; `logs.start` makes the folder."""
    return Path(platformdirs.user_log_dir(_APP))
