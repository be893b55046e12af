"""By how much the lines of a page stand out of the level: the angle at which ink and paper part most clearly.

Lines that are level leave rows of paper between them, so that the darkness of rows goes up and down steeply; vertical
lines do so with columns. (Profiles of projections, as W. Postl had them patented in 1988.)
"""

from __future__ import annotations

from itertools import pairwise

from PIL import Image

_SIDE = 1_000  # pixels of the longer side, in which it is looked for
_STEEPEST, _COARSE, _FINE = 4.0, 0.5, 0.1  # degrees
_EDGE = 0.08
"""This share is left out at each side: there the page ends where it is turned."""
_LEAST = 1.02
"""An angle must be so many times as clear as none, lest a page of photos is turned."""


def level_slant(image: Image.Image) -> float:
    """By how many degrees clockwise an image is to be turned, to a tenth, so that its lines are level."""
    grey = image.convert("L")
    grey.thumbnail((_SIDE, _SIDE), reducing_gap=2.0)
    best = max(_steps(-_STEEPEST, _STEEPEST, _COARSE), key=lambda angle: _clearness(grey, angle))
    best = max(_steps(best - _COARSE, best + _COARSE, _FINE), key=lambda angle: _clearness(grey, angle))
    return best if _clearness(grey, best) > _LEAST * _clearness(grey, 0.0) else 0.0


def _steps(low: float, high: float, step: float) -> list[float]:
    """Angles; those nearer to none come first."""
    return sorted((round(low + step * count, 1) for count in range(round((high - low) / step) + 1)), key=abs)


def _clearness(image: Image.Image, angle: float) -> int:
    """How steeply the darkness goes up and down, from row to row or from column to column."""
    turned = image.rotate(-angle, resample=Image.Resampling.BILINEAR)
    across, down = (round(_EDGE * side) for side in turned.size)
    turned = turned.crop((across, down, turned.width - across, turned.height - down))
    width, height = turned.size
    profiles = (turned.resize(size, Image.Resampling.BOX).tobytes() for size in ((1, height), (width, 1)))
    return max(sum((one - other) ** 2 for one, other in pairwise(profile)) for profile in profiles)
