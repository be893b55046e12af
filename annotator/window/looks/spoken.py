"""What a screen reader says."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QWidget


def call_box(box: QComboBox | QDoubleSpinBox, text: str) -> None:
    """Say what is chosen in a box that has no label.

    It is the box's tool tip too, as on Linux Qt tells screen readers what is chosen instead of the accessible name.
    """
    box.setAccessibleName(text)
    box.setToolTip(text)


def announce(widget: QWidget, text: str) -> None:
    """Say what has just become to be seen on a widget that hasn't the keyboard."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
