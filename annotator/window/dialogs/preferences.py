"""The preferences: made from the fields of the settings, each shown by an editor that fits its type."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFontComboBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.core.marking import marked
from annotator.settings import RANGES, Settings

PREFERENCES = {
    "author": marked("Preference", "Who you are: corrections are kept under it"),
    "language": marked("Preference", "Language (from the next start on)"),
    "font_family": marked("Preference", "Font of the texts"),
    "font_size": marked("Preference", "Size of the texts, in points"),
    "line_spacing": marked("Preference", "Height of a line, in lines"),
    "tag_names": marked("Preference", "Suggest names when an issue is imported"),
    "ask_below": marked("Preference", "Approving asks first about doubts that are less sure than, in percent"),
    "tick_from": marked("Preference", "Deciding many ticks what is at least so sure, in percent"),
    "backup_daily": marked("Preference", "Back the database up once a day"),
    "backups_newest": marked("Preference", "The newest backups stay, this many"),
    "backups_days": marked("Preference", "The last backup of a day stays, for days"),
    "backups_weeks": marked("Preference", "The last backup of a week stays, for weeks"),
    "log_texts": marked("Preference", "Keep a second log, with texts in it (from the next start on)"),
}
"""The settings that a person chooses here, in order, and what they are called."""

_LANGUAGES = {"": marked("Preference", "as the system"), "zh_CN": "中文", "en": "English"}


class PreferencesDialog(QDialog):
    """Asks for the preferences; `chosen` brings those that were changed, by the names of their fields."""

    chosen = Signal(dict)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preferencesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self._settings = settings
        form = QFormLayout()
        self.editors = {name: _editor(name, getattr(settings, name)) for name in PREFERENCES}
        for name, editor in self.editors.items():
            editor.setObjectName(name)
            editor.setAccessibleName(_said(PREFERENCES[name]))
            form.addRow(editor.accessibleName(), editor)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(buttons)
        self.accepted.connect(self._on_accepted)
        self.resize(560, 0)

    def _on_accepted(self) -> None:
        values = {name: _value(editor) for name, editor in self.editors.items()}
        self.chosen.emit({name: value for name, value in values.items() if value != getattr(self._settings, name)})


def _editor(name: str, value: object) -> QWidget:
    """What edits a setting, showing its value."""
    match value:
        case bool():
            return QCheckBox(checked=value)
        case int():
            low, high = RANGES[name]
            return QSpinBox(minimum=low, maximum=high - 1, value=value)
        case float():
            low, high = RANGES[name]
            return QDoubleSpinBox(minimum=low, maximum=high - 0.1, decimals=1, singleStep=0.1, value=value)
        case str() if name == "language":
            box = QComboBox()
            for language, title in _LANGUAGES.items():
                box.addItem(_said(title), language)
            box.setCurrentIndex(max(0, box.findData(value)))
            return box
        case str() if name == "font_family":
            fonts = QFontComboBox()
            fonts.setCurrentFont(QFont(value) if value else QFont())
            fonts.setEditText(value)
            fonts.lineEdit().setPlaceholderText(QCoreApplication.translate("Preference", "the first one that fits"))
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


def _said(english: str) -> str:
    return QCoreApplication.translate("Preference", english)
