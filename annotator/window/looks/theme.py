"""Colours, fonts and icons: distinguishable for colour-blind people, and in light and dark surroundings."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPixmap

from annotator.core.labels import PALETTE, Label, colour_of
from annotator.core.records import Status
from annotator.settings import Settings
from annotator.window.looks import colour_vision

_FURNITURE = "#9A9A9A"
_CJK_FAMILIES = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei")

STATUS_SIGNS = {Status.UNTOUCHED: "○", Status.IN_PROGRESS: "◐", Status.APPROVED: "●"}


def band_colour(article_number: int, *, furniture: bool) -> QColor:
    """The colour of the bands of an article, counted from 0; neighbours differ."""
    return QColor(_FURNITURE if furniture else PALETTE[article_number % len(PALETTE)])


class LabelColours:
    """The colours of the labels of the open database, by the labels' names."""

    def __init__(self) -> None:
        self._chosen: dict[str, QColor] = {}

    def use(self, labels: Iterable[Label]) -> None:
        """Show entities in the colours of a label set."""
        self._chosen = {label.name: colour_of_label(label) for label in labels}

    def __getitem__(self, name: str) -> QColor:
        """The colour of a label, so that it stands out from the ground of texts."""
        colour = self._chosen.get(name) or colour_of_label(Label(name=name))
        return colour_vision.readable(colour, QGuiApplication.palette().base().color())


LABEL_COLOURS = LabelColours()


def colour_of_label(label: Label) -> QColor:
    """The colour that a label has; without one of its own, that of its name among those that look unlike."""
    return QColor(colour_of(label))


def is_alike(one: QColor, other: QColor) -> bool:
    """Whether two colours are hard to tell apart for colour-blind people."""
    return colour_vision.distance(one, other) < colour_vision.ALIKE


def swatch(colour: QColor) -> QIcon:
    """An icon that shows a colour."""
    pixmap = QPixmap(24, 24)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(3, 3, 18, 18, 4, 4)
    painter.end()
    return QIcon(pixmap)


def tinted(colour: QColor, strength: float) -> QColor:
    """The colour, `strength` (0 to 1) opaque, for a ground under text."""
    result = QColor(colour)
    result.setAlphaF(strength)
    return result


def deletion_colour() -> QColor:
    """The colour of what is taken away, and of trouble."""
    return QColor("#C0392B")


def insertion_colour() -> QColor:
    """The colour of what is put in."""
    return QColor("#00875A")


def replacement_colour() -> QColor:
    """The colour of replacements."""
    return QColor("#B7791F")


def question_colour() -> QColor:
    """The colour of a question to a person."""
    return QColor("#8E44AD")


def note_colour() -> QColor:
    """The colour of notes."""
    return QColor("#2E86C1")


def text_font(settings: Settings) -> QFont:
    """The font of the texts: the chosen family, else the first installed one that has Chinese characters."""
    known = set(QFontDatabase.families())
    families = [settings.font_family] if settings.font_family else [f for f in _CJK_FAMILIES if f in known]
    font = QFont()
    if families:
        font.setFamilies([*families, font.family()])
    font.setPointSizeF(settings.font_size)
    return font
