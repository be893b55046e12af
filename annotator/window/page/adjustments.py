"""How a page is shown, whatever its scan is like: how it is turned, and how light and how hard its shades are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QTransform

from annotator.settings import Settings

STEEPEST = 5.0
"""No page is straightened by more degrees."""
MOST_LIGHT = 100
"""The most that brightness and contrast are raised by, or lowered."""
_MOST_KEPT = 500
"""So many pages are remembered to be turned, those that were turned last."""
_MIDDLE, _WHITE = 127.5, 255


@dataclass(frozen=True, slots=True)
class Pose:
    """How a page is turned to be read: quarters of a turn, and a small angle (degrees), both clockwise."""

    quarters: int = 0
    slant: float = 0.0

    def shown_size(self, size: QSizeF) -> QSizeF:
        """The size of the sheet that has room for a page of a size, in its units."""
        return self._turn().mapRect(QRectF(0, 0, size.width(), size.height())).size()

    def to_sheet(self, size: QSizeF) -> QTransform:
        """From places on a page of a size to places on its sheet: both have their middles in one place."""
        sheet = self.shown_size(size)
        from_middle = QTransform.fromTranslate(-size.width() / 2, -size.height() / 2)
        return from_middle * self._turn() * QTransform.fromTranslate(sheet.width() / 2, sheet.height() / 2)

    def turned(self, quarters: int) -> Pose:
        """Turned by some quarters more."""
        return Pose((self.quarters + quarters) % 4, self.slant)

    def _turn(self) -> QTransform:
        return QTransform().rotate(90 * self.quarters + self.slant)

    @classmethod
    def kept(cls, text: str) -> Self:
        """The pose that the settings keep; the usual one where they hold anything else."""
        try:
            quarters, slant = text.split()
            made = cls(int(quarters) % 4, float(slant))
        except ValueError:
            return cls()
        return made if -STEEPEST <= made.slant <= STEEPEST else cls()

    def __str__(self) -> str:
        return f"{self.quarters} {self.slant:g}"


AS_IT_LIES = Pose()


def with_pose(poses: Mapping[str, str], checksum: str, pose: Pose) -> dict[str, str]:
    """The poses that the settings keep, with that of one image among them as the newest."""
    kept = {one: text for one, text in poses.items() if one != checksum}
    if pose != AS_IT_LIES:
        kept[checksum] = str(pose)
    return dict(list(kept.items())[-_MOST_KEPT:])


@dataclass(frozen=True, slots=True)
class Light:
    """How the shades of a page are shown: lighter or darker, harder or softer (-100 to 100), and black for white."""

    brightness: int = 0
    contrast: int = 0
    is_inverted: bool = False

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """What the settings say."""
        return cls(settings.image_brightness, settings.image_contrast, settings.image_inverted)

    @property
    def table(self) -> bytes:
        """What stands for each of the 256 shades."""
        # Of the slopes around the middle: 1/4 for the softest, 1 for none, 4 for the hardest.
        slope, lift = 4 ** (self.contrast / MOST_LIGHT), self.brightness * _WHITE / MOST_LIGHT
        shades = [(shade - _MIDDLE) * slope + _MIDDLE + lift for shade in range(_WHITE + 1)]
        turned = [_WHITE - shade if self.is_inverted else shade for shade in shades]
        return bytes(max(0, min(round(shade), _WHITE)) for shade in turned)

    def fallen_on(self, image: QImage) -> QImage:
        """An image (8 bits of grey, or of each colour) in this light."""
        shades = bytes(image.constBits()).translate(self.table)
        made = QImage(shades, image.width(), image.height(), image.bytesPerLine(), image.format())
        return made.copy()  # Qt would read where Python lets go of the bytes


PLAIN = Light()


def as_settings(light: Light) -> dict[str, object]:
    """The settings that keep a light."""
    return {
        "image_brightness": light.brightness,
        "image_contrast": light.contrast,
        "image_inverted": light.is_inverted,
    }
