"""How much of a screen a window may take."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyle, QWidget

_EDGE = 2  # pixels of a frame at each side, as far as no window system says


def fit(window: QWidget, size: QSize, *, on: QWidget | None = None) -> None:
    """Give a window a size (pixels), but never more than its frame leaves of the screen, or of the screen `on` which
    another stands.
    """
    room = (on or window).screen().availableGeometry().size()
    title_bar = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    window.resize(size.boundedTo(room - QSize(2 * _EDGE, title_bar + 2 * _EDGE)))
