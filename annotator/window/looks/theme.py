"""Colours, fonts and icons: distinguishable for colour-blind people, and in light and dark surroundings."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import count
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.core.labels import PALETTE, Label, colour_of
from annotator.core.records import Status
from annotator.settings import Settings
from annotator.window.looks import colour_vision
from annotator.window.looks.schemes import CONTRAST, DARK, LIGHT, SCHEMES, Scheme

GROUND: Final = 0.20
"""How opaque the ground under an entity is."""
LINES: Final = 3
"""So many kinds of lines there are under entities: one line, two, and a thick one."""

_SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei")
_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "Songti SC", "AR PL UMing CN", "FandolSong")
_LINED = (
    "QPushButton",
    "QComboBox",
    "QLineEdit",
    "QAbstractSpinBox",
    "QCheckBox",
    "QRadioButton",
    "QMenu",
    "QPlainTextEdit",
    "QTextEdit",
    "QAbstractItemView",
)
_DARKER = 140  # percent, as Qt's style makes a line of a ground
_TITLE = 1.5  # times the size of what else is written in the window
_FAINT = 0.45  # of what can't be used now

STATUS_SIGNS = {Status.UNTOUCHED: "○", Status.IN_PROGRESS: "◐", Status.APPROVED: "●"}


class Theme(QObject):
    """The scheme that the program shows: the chosen one, else what the system asks for. `changed` tells of another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scheme = LIGHT
        self._choice: str | None = None

    @property
    def name(self) -> str:
        """What the settings call the scheme."""
        return next(name for name, scheme in SCHEMES.items() if scheme == self.scheme)

    def use(self, choice: str) -> None:
        """Show the scheme of a name, from now on; the system's for an empty name."""
        if self._choice == choice:
            return
        hints = QGuiApplication.styleHints()
        if self._choice is None:
            QApplication.setStyle("Fusion")  # the one style that takes all its colours from the palette
            hints.colorSchemeChanged.connect(self._refresh)
            if (accessibility := _accessibility()) is not None:
                accessibility.contrastPreferenceChanged.connect(self._refresh)
        self._choice = choice
        # So that the system draws its part of windows to match.
        hints.setColorScheme(_SYSTEMS[SCHEMES[choice].is_dark] if choice else Qt.ColorScheme.Unknown)
        self._refresh()

    def _refresh(self) -> None:
        assert self._choice is not None
        scheme = SCHEMES.get(self._choice) or _of_system()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        wanted = palette_of(scheme)
        if scheme != self.scheme or app.palette() != wanted:
            self.scheme = scheme
            app.setPalette(wanted)
            QToolTip.setPalette(wanted)
            for name in _LINED:
                app.setPalette(_lined(wanted, scheme), name)  # type: ignore[arg-type]  # the stubs say bytes, which fail
            self.changed.emit()


THEME = Theme()

_SYSTEMS = {False: Qt.ColorScheme.Light, True: Qt.ColorScheme.Dark}


def _accessibility() -> Any:  # the stubs of earlier versions lack it
    """What the system says of how well a person sees; None before Qt 6.10."""
    said = getattr(QGuiApplication.styleHints(), "accessibility", None)
    return said() if said else None


def _of_system() -> Scheme:
    accessibility = _accessibility()
    if accessibility is not None and accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def palette_of(scheme: Scheme) -> QPalette:
    """The palette of a scheme."""
    role, disabled = QPalette.ColorRole, QPalette.ColorGroup.Disabled
    made = QPalette(QColor(scheme.button), QColor(scheme.window))
    for roles, colour in (
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), scheme.text),
        ((role.BrightText, role.HighlightedText), scheme.on_accent),
        ((role.Highlight, role.Accent), scheme.accent),
        ((role.Link, role.LinkVisited), scheme.link),
        ((role.Base,), scheme.base),
        ((role.AlternateBase,), scheme.alternate),
        ((role.ToolTipBase,), scheme.tip),
        ((role.PlaceholderText,), scheme.muted),
    ):
        for one in roles:
            made.setColor(one, QColor(colour))
    faint = mixed(QColor(scheme.text), QColor(scheme.window), _FAINT)
    for one in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        made.setColor(disabled, one, faint)
    made.setColor(disabled, role.Highlight, mixed(QColor(scheme.accent), QColor(scheme.window), _FAINT))
    return made


def _lined(palette: QPalette, scheme: Scheme) -> QPalette:
    """The palette of widgets with a line around them, whose colour Qt's style takes from the ground of windows."""
    made = QPalette(palette)
    made.setColor(QPalette.ColorRole.Window, QColor(scheme.line).lighter(_DARKER))
    return made


def band_colour(article_number: int, *, furniture: bool) -> QColor:
    """The colour of the bands of an article, counted from 0; neighbours differ."""
    if furniture:
        return QColor(THEME.scheme.furniture)
    return _standing_out(PALETTE[article_number % len(PALETTE)], THEME.scheme.window)


@lru_cache(maxsize=500)
def _standing_out(colour: str, ground: str, strength: float = 0.0) -> QColor:
    return colour_vision.readable(QColor(colour), QColor(ground), strength)


class LabelColours:
    """The colours of the labels of the open database, by the labels' names, and the lines under their entities."""

    def __init__(self) -> None:
        self._labels: dict[str, Label] = {}
        self._looks: dict[str, tuple[QColor, int]] = {}
        THEME.changed.connect(self._refresh)

    def use(self, labels: Iterable[Label]) -> None:
        """Show entities in the colours of a label set."""
        self._labels = {label.name: label for label in labels}
        self._refresh()

    def __getitem__(self, name: str) -> QColor:
        """The colour of a label, so that it stands out from the ground of texts and from its own tint there."""
        return self._look(name)[0]

    def line(self, name: str) -> int:
        """Which of the LINES is under the entities of a label: another than those of earlier labels that look alike."""
        return self._look(name)[1]

    def _refresh(self) -> None:
        self._looks.clear()
        for name in self._labels:
            self._look(name)

    def _look(self, name: str) -> tuple[QColor, int]:
        if name not in self._looks:
            label = self._labels.get(name) or Label(name=name)
            colour = _standing_out(colour_of(label), THEME.scheme.base, GROUND)
            taken = {line for other, line in self._looks.values() if is_alike(colour, other)}
            line = next(number for number in count() if number not in taken)
            self._looks[name] = colour, line % LINES
        return self._looks[name]


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


def mixed(colour: QColor, ground: QColor, strength: float) -> QColor:
    """What is to be seen of a colour, `strength` (0 to 1) opaque, on a ground."""
    return colour_vision.mixed(colour, ground, strength)


def window_colour() -> QColor:
    """The ground of windows; what stands in a widget with a line around it has another one in its palette."""
    return QColor(THEME.scheme.window)


def muted_colour() -> QColor:
    """The colour of text that matters less."""
    return QColor(THEME.scheme.muted)


def deletion_colour() -> QColor:
    """The colour of what is taken away, and of trouble."""
    return QColor(THEME.scheme.deletion)


def insertion_colour() -> QColor:
    """The colour of what is put in."""
    return QColor(THEME.scheme.insertion)


def replacement_colour() -> QColor:
    """The colour of replacements."""
    return QColor(THEME.scheme.replacement)


def question_colour() -> QColor:
    """The colour of a question to a person."""
    return QColor(THEME.scheme.question)


def note_colour() -> QColor:
    """The colour of notes."""
    return QColor(THEME.scheme.note)


def faint_colour() -> QColor:
    """The colour of print that could not be read for sure."""
    return QColor(THEME.scheme.faint)


def handle_colour(*, is_open: bool) -> QColor:
    """The colour of the handle of a boundary; `is_open`: nobody has decided on it."""
    return QColor(THEME.scheme.open_handle if is_open else THEME.scheme.handle)


def text_font(settings: Settings) -> QFont:
    """The font of the texts: the chosen family, else the first installed one that has Chinese characters."""
    known = set(QFontDatabase.families())
    preferred = (*_SERIF, *_SANS) if settings.serif else _SANS
    families = [settings.font_family] if settings.font_family else [f for f in preferred if f in known]
    font = QFont()
    if families:
        font.setFamilies([*families, font.family()])
    font.setPointSizeF(settings.font_size)
    return font


def title_font() -> QFont:
    """The font of titles, the one size beside that of all else in the window."""
    font = QFont()
    font.setPointSizeF(font.pointSizeF() * _TITLE)
    return font
