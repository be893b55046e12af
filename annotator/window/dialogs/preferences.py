"""The preferences: made from the rows of the settings, each with an editor that fits it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFontComboBox,
    QFormLayout,
    QFrame,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QWidget,
)

from annotator.settings import PREFERENCES, Row, Settings
from annotator.window.dialogs.dialog import CANCEL, OK, Dialog


class PreferencesDialog(Dialog):
    """Asks for the preferences; `chosen` carries those that were changed, by field name."""

    topic = "settings"
    chosen = Signal(dict)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self._settings = settings
        form = QFormLayout()
        self.editors = {name: _editor(row, getattr(settings, name)) for name, row in PREFERENCES.items()}
        for name, editor in self.editors.items():
            editor.setObjectName(name)
            editor.setAccessibleName(_translated(PREFERENCES[name].title))
            form.addRow(editor.accessibleName(), editor)
        buttons = self.ending(OK, CANCEL)
        self.lay_out(_scrolled(form), buttons, size=(600, 560))
        self.accepted.connect(self._on_accepted)

    def _on_accepted(self) -> None:
        values = {name: _value(editor) for name, editor in self.editors.items()}
        self.chosen.emit({name: value for name, value in values.items() if value != getattr(self._settings, name)})


def _scrolled(form: QFormLayout) -> QScrollArea:
    """A form that scrolls where a screen is too low for it."""
    area, whole = QScrollArea(widgetResizable=True), QWidget()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the editor that has the keyboard
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    whole.setLayout(form)
    area.setWidget(whole)
    area.setMinimumWidth(whole.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
    return area


def _editor(row: Row, value: object) -> QWidget:
    """The widget that edits a setting, chosen by its row, else by its type."""
    match value:
        case bool():
            tick = QCheckBox()
            tick.setChecked(value)
            return tick
        case int():
            return QSpinBox(minimum=int(row.low), maximum=int(row.high) - 1, value=value)
        case float():
            return QDoubleSpinBox(minimum=row.low, maximum=row.high - 0.1, decimals=1, singleStep=0.1, value=value)
        case str() if row.choices:
            box = QComboBox()
            for choice, title in row.choices.items():
                box.addItem(_translated(title), choice)
            box.setCurrentIndex(max(0, box.findData(value)))
            return box
        case str() if row.is_font:
            fonts = QFontComboBox()
            fonts.setCurrentFont(QFont(value) if value else QFont())
            fonts.setEditText(value)
            if (line := fonts.lineEdit()) is not None:
                line.setPlaceholderText(QCoreApplication.translate("Preference", "the first one that fits"))
            return fonts
    return QLineEdit(str(value))


def _value(editor: QWidget) -> object:
    """The value that an editor shows."""
    match editor:
        case QCheckBox():
            return editor.isChecked()
        case QDoubleSpinBox() | QSpinBox():
            return editor.value()
        case QFontComboBox():
            return editor.currentText().strip()
        case QComboBox():
            return editor.currentData(Qt.ItemDataRole.UserRole)
    assert isinstance(editor, QLineEdit)
    return editor.text().strip()


def _translated(english: str) -> str:
    return QCoreApplication.translate("Preference", english)
