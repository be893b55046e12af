"""How far apart two colours look, to colour-blind people too, and how far a colour stands out from its ground.

Deficient vision after Machado, Oliveira and Fernandes (2009); distances in CIELAB (1976); contrast after WCAG 2.
"""

from __future__ import annotations

from functools import lru_cache
from math import dist
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

ALIKE: Final = 12.0
"""Colours that are nearer than this (CIELAB units) are hard to tell apart in a thin line."""
LEAST_CONTRAST: Final = 3.0
"""What WCAG asks of lines and other shapes."""

_Triple = tuple[float, float, float]
_VISIONS: Final[tuple[tuple[_Triple, _Triple, _Triple], ...]] = (
    ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
)
"""What is left of linear RGB: all, without red cones, without green ones, without blue ones."""


def distance(one: QColor, other: QColor) -> float:
    """How far apart two colours look (CIELAB units) to those who see least of the difference."""
    return min(dist(a, b) for a, b in zip(_seen(one.name()), _seen(other.name()), strict=True))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours, from 1 (none) to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ink_on(ground: QColor) -> QColor:
    """White or black, whichever is read better on a ground."""
    white, black = QColor(Qt.GlobalColor.white), QColor(Qt.GlobalColor.black)
    return white if contrast(ground, white) >= contrast(ground, black) else black


def mixed(colour: QColor, ground: QColor, strength: float) -> QColor:
    """What is to be seen of a colour, `strength` (0 to 1) opaque, on a ground."""
    pairs = zip(colour.getRgbF()[:3], ground.getRgbF()[:3], strict=True)  # type: ignore[index]
    return QColor.fromRgbF(*(strength * over + (1 - strength) * under for over, under in pairs))


def readable(colour: QColor, ground: QColor, strength: float = 0.0) -> QColor:
    """The colour, made lighter or darker until it stands out from its ground, which the colour itself may tint
    (`strength`, 0 to 1).
    """
    by = 108 if _luminance(ground) < 0.18 else 93
    for _step in range(60):
        if contrast(colour, mixed(colour, ground, strength)) >= LEAST_CONTRAST:
            break
        hue, saturation, lightness = colour.hslHue(), colour.hslSaturation(), colour.lightness()
        colour = QColor.fromHsl(hue, saturation, min(255, max(0, lightness * by // 100 + (by > 100))))
    return colour


def _luminance(colour: QColor) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: QColor) -> _Triple:
    return _straight(colour.redF()), _straight(colour.greenF()), _straight(colour.blueF())


def _straight(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


@lru_cache(maxsize=500)
def _seen(name: str) -> tuple[_Triple, ...]:
    """A colour in CIELAB as each vision sees it."""
    light = _linear(QColor(name))
    return tuple(
        _lab(*(min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in vision))
        for vision in _VISIONS
    )


def _lab(red: float, green: float, blue: float) -> _Triple:
    x = _cube_root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505)
    y = _cube_root(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = _cube_root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube_root(value: float) -> float:
    return float(value ** (1 / 3)) if value > 0.008856 else 7.787 * value + 16 / 116
