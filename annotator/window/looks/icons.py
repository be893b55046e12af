"""Icons that are drawn in the colours of the theme, from files that say `currentColor`."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap

from annotator.paths import resource
from annotator.window.looks import theme
from annotator.window.looks.schemes import Scheme

_SIZES = (16, 32, 48)  # pixels, of menus and bars, on screens of any density


def icon(name: str) -> QIcon:
    """The icon of an action in the colours of the theme; an empty one where none is drawn."""
    return _drawn(name, theme.THEME.scheme)


@lru_cache(maxsize=300)
def _drawn(name: str, scheme: Scheme) -> QIcon:
    made = QIcon()
    for shape in _shapes(name):
        for mode, colour in _colours(scheme).items():
            made.addPixmap(_coloured(shape, colour), mode)
    return made


@lru_cache(maxsize=100)
def _shapes(name: str) -> tuple[QPixmap, ...]:
    """The drawing of an action in each size; none where there is none."""
    # Only here, as what is painted first needs no drawings.
    from PySide6.QtSvg import QSvgRenderer

    path = resource("icons", "actions", f"{name}.svg")
    if not path.is_file():
        return ()
    renderer = QSvgRenderer(path.read_bytes())  # `currentColor` is black to it
    shapes = tuple(QPixmap(size, size) for size in _SIZES)
    for shape in shapes:
        shape.fill(Qt.GlobalColor.transparent)
        with QPainter(shape) as painter:
            renderer.render(painter, QRectF(shape.rect()))
    return shapes


def _coloured(shape: QPixmap, colour: QColor) -> QPixmap:
    made = QPixmap(shape)
    with QPainter(made) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(made.rect(), colour)
    return made


@lru_cache(maxsize=10)
def _colours(scheme: Scheme) -> dict[QIcon.Mode, QColor]:
    disabled = theme.palette_of(scheme).color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    # Under the mouse, and in a menu on the accent.
    active = QColor(scheme.text)
    return {QIcon.Mode.Normal: QColor(scheme.text), QIcon.Mode.Disabled: disabled, QIcon.Mode.Active: active}
