"""Colours, fonts and icons: told apart by colour-blind people, and in light and dark surroundings."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontDatabase

from annotator.core.records import Status
from annotator.settings import Settings

# Okabe and Ito's palette (2008), which stays distinct under the common kinds of colour blindness.
_BANDS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")
_LABELS = {"PER": "#0072B2", "LOC": "#009E73", "ORG": "#D55E00", "TIME": "#CC79A7"}
_OTHER_LABEL = "#7A5195"
_FURNITURE = "#9A9A9A"
_CJK_FAMILIES = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei")

STATUS_SIGNS = {Status.UNTOUCHED: "○", Status.IN_PROGRESS: "◐", Status.APPROVED: "●"}


def band_colour(article_number: int, *, furniture: bool) -> QColor:
    """The colour of the bands of an article, counted from 0; neighbours differ."""
    return QColor(_FURNITURE if furniture else _BANDS[article_number % len(_BANDS)])


def label_colour(label: str) -> QColor:
    """The colour of an entity label."""
    return QColor(_LABELS.get(label, _OTHER_LABEL))


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
    """The colour of what stands for something else."""
    return QColor("#B7791F")


def question_colour() -> QColor:
    """The colour of a question to a person."""
    return QColor("#8E44AD")


def note_colour() -> QColor:
    """The colour of notes."""
    return QColor("#2E86C1")


def text_font(settings: Settings) -> QFont:
    """The font of the texts: the chosen family, else the first one at hand that has Chinese characters."""
    known = set(QFontDatabase.families())
    families = [settings.font_family] if settings.font_family else [f for f in _CJK_FAMILIES if f in known]
    font = QFont()
    if families:
        font.setFamilies([*families, font.family()])
    font.setPointSizeF(settings.font_size)
    return font
