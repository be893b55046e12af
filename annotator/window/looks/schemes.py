"""The colours of the window, light, dark and in high contrast, as "#RRGGBB"."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """The colours of one theme: of windows and texts, of the one accent, and of what is marked in texts.

    `window`, `base` and `button` are grounds, `text` and `muted` are written on them, `on_accent` on `accent`.
    `open_handle` and `handle` fill the handles of boundaries; `line` is around what can be used.
    """

    is_dark: bool
    window: str
    base: str
    alternate: str
    button: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    link: str
    tip: str
    deletion: str
    insertion: str
    replacement: str
    question: str
    note: str
    faint: str
    furniture: str
    handle: str
    open_handle: str


LIGHT = Scheme(
    is_dark=False,
    window="#F2F3F5",
    base="#FFFFFF",
    alternate="#F6F7F9",
    button="#F8F9FA",
    line="#717A83",
    text="#1C2126",
    muted="#5B646D",
    accent="#2270B3",
    on_accent="#FFFFFF",
    link="#1B5E99",
    tip="#FFFBE6",
    deletion="#B83227",
    insertion="#007A52",
    replacement="#96610F",
    question="#8E44AD",
    note="#2679AF",
    faint="#B4236B",
    furniture="#7D858D",
    handle="#FFFFFF",
    open_handle="#F2C14E",
)
DARK = Scheme(
    is_dark=True,
    window="#25292E",
    base="#1B1E22",
    alternate="#20242A",
    button="#30363D",
    line="#7C858E",
    text="#E3E6E9",
    muted="#A0A9B2",
    accent="#2C6FAB",
    on_accent="#FFFFFF",
    link="#7DB7EA",
    tip="#3A3F33",
    deletion="#F0796D",
    insertion="#3CC08E",
    replacement="#D9A441",
    question="#C58BE0",
    note="#62AEE6",
    faint="#F27FB8",
    furniture="#7D858D",
    handle="#E3E6E9",
    open_handle="#F2C14E",
)
CONTRAST = Scheme(
    is_dark=True,
    window="#000000",
    base="#000000",
    alternate="#000000",
    button="#000000",
    line="#FFFFFF",
    text="#FFFFFF",
    muted="#E0E0E0",
    accent="#005FC4",
    on_accent="#FFFFFF",
    link="#FFD60A",
    tip="#000000",
    deletion="#FF9B8F",
    insertion="#5CE6AE",
    replacement="#FFD60A",
    question="#E3B5FF",
    note="#8FD0FF",
    faint="#FF9AD5",
    furniture="#B0B0B0",
    handle="#FFFFFF",
    open_handle="#FFD60A",
)
SCHEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
"""The schemes by their names in the settings."""
