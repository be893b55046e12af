"""What keeps a person from using a window without a mouse, without eyes, or with a font of twice the size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from annotator.window.dialogs.palette import PaletteDialog

_NO_ROLES = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.Window}
_USED = QAbstractButton | QAbstractItemView | QAbstractSpinBox | QComboBox | QTabBar
_LED = PaletteDialog
"""Its list is walked by the arrows from the line above it."""
_WHOLE = QAbstractSpinBox | QComboBox | QKeySequenceEdit | QLineEdit | QAbstractItemView


def parts(root: QWidget) -> Iterator[QWidget]:
    """What can be seen in a window, or in a part of it; what Qt puts together itself is one part."""
    for widget in root.findChildren(QWidget):
        is_of_qt = widget.objectName().startswith("qt_") or isinstance(widget.parentWidget(), _WHOLE)
        if widget.isVisible() and widget.window() is root.window() and not is_of_qt:
            yield widget


def controls(root: QWidget) -> Iterator[QWidget]:
    """What can be used in a window, or in a part of it."""
    for part in parts(root):
        is_reached = part.focusPolicy() != Qt.FocusPolicy.NoFocus
        if part.focusProxy() is None and (is_reached or isinstance(part, _USED)):
            yield part


def name(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    told = _told(widget)
    if isinstance(widget, QTabBar):
        return told.child(0).text(QAccessible.Text.Name)
    if isinstance(widget, QComboBox):  # on Linux its name is what is chosen
        labels = [label for label, _relation in told.relations(QAccessible.RelationFlag.Label)]
        return labels[0].text(QAccessible.Text.Name) if labels else told.text(QAccessible.Text.Description)
    return told.text(QAccessible.Text.Name)


def role(widget: QWidget) -> QAccessible.Role:
    """What a screen reader takes a widget for."""
    return _told(widget).role()


def _told(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def described(widget: QWidget) -> str:
    """A widget for the message of a test."""
    owner = widget.parentWidget()
    return f"{type(widget).__name__} {widget.objectName()} “{name(widget)}” in {type(owner).__name__}"


def hindrances(root: QWidget) -> list[str]:
    """What hinders a person without a mouse, or without eyes."""
    found = list(controls(root))
    named = Counter(map(name, found))
    wrong = []
    for control in found:
        if not name(control).strip():
            wrong.append(f"has no name: {described(control)}")
        elif named[name(control)] > 1:
            wrong.append(f"shares its name: {described(control)}")
        if role(control) in _NO_ROLES and not isinstance(control, QKeySequenceEdit):  # of Qt, which gives it none
            wrong.append(f"has no role: {described(control)} {role(control)}")
        if not is_reached(control):
            wrong.append(f"is not reached by keys: {described(control)}")
        if isinstance(control, QToolButton | QPushButton) and len(control.text()) < 2 and not control.toolTip():
            wrong.append(f"has no tool tip: {described(control)}")
    return wrong


def is_reached(control: QWidget) -> bool:
    """Whether Tab leads to a control, or an action that stands in a menu does the same."""
    if control.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(control.window(), _LED):
        return True
    actions = [*control.actions()]
    if isinstance(control, QToolButton) and control.menu():
        actions += control.menu().actions()
    return any(len(action.associatedObjects()) > 1 for action in actions)


def cut(root: QWidget) -> list[str]:
    """The labels and buttons that are not wholly to be seen, and have no tip that says all."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # what was shown last finds its place
    found = [f"{why}: {described(part)}" for part in parts(root) if (why := _how_cut(part))]
    room = root.screen().availableGeometry()
    is_larger = root.isWindow() and (root.width() > room.width() or root.height() > room.height())
    return [*found, f"is larger than the screen: {root.size()}"] if is_larger else found


def _how_cut(part: QWidget) -> str:
    if not isinstance(part, QLabel | QAbstractButton | QComboBox | QAbstractSpinBox) or _scrolls(part):
        return ""
    wraps = isinstance(part, QLabel) and (part.wordWrap() or bool(part.toolTip()))
    height = part.heightForWidth(part.width()) if part.hasHeightForWidth() else part.fontMetrics().height()
    if part.height() < height:
        return f"{part.height()} of {height} high"
    wanted = part.minimumSizeHint().width() if isinstance(part, QComboBox) else part.sizeHint().width()
    if part.width() < wanted and not wraps and not isinstance(part, QAbstractSpinBox):
        return f"{part.width()} of {wanted} wide"
    return "covered" if part.visibleRegion().boundingRect() != part.rect() else ""


def _scrolls(part: QWidget) -> bool:
    owner = part.parentWidget()
    while owner is not None and not owner.isWindow():
        if isinstance(owner, QAbstractScrollArea):
            return True
        owner = owner.parentWidget()
    return False
