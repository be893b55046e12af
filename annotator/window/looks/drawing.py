"""A shipped drawing, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.paths import resource
from annotator.window.looks import theme

_ARTICLES = 6  # so many colours of articles a drawing may name


class Drawing(QWidget):
    """Shows a drawing that names its colours by what they stand for: `currentColor`, `accentColour`, `baseColour`,
    `handleColour`, and `articleColour0` and the following ones.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
        self._renderer = QSvgRenderer()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.THEME.changed.connect(self._refresh)
        self._refresh()

    def sizeHint(self) -> QSize:
        return self._renderer.defaultSize()

    def _refresh(self) -> None:
        scheme, text = theme.THEME.scheme, self._text
        colours = {
            "currentColor": scheme.text,
            "accentColour": scheme.accent,
            "baseColour": scheme.base,
            "handleColour": scheme.open_handle,
        }
        for number in range(_ARTICLES):
            colours[f"articleColour{number}"] = theme.band_colour(number, furniture=False).name()
        for name, colour in colours.items():
            text = text.replace(name, colour)
        self._renderer.load(text.encode())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        drawn = self._renderer.defaultSize()
        size = drawn.boundedTo(self.size())
        left = (self.width() - size.width()) / 2
        with QPainter(self) as painter:
            self._renderer.render(painter, QRectF(left, 0, size.width(), size.height()))
