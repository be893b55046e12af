"""Which language the window speaks."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from annotator.settings import Settings


def current_language(chosen: Settings) -> str:
    """The language of the window: the chosen one, else the system's if set, else Chinese; zh_CN for any Chinese."""
    system = QLocale.system()
    is_chinese = system.language() in (QLocale.Language.Chinese, QLocale.Language.C)
    return chosen.language or ("zh_CN" if is_chinese else system.name())
