"""The keys of actions where the keyboard is in a field of text, which takes some of them for itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from annotator.window.panes.text_pane import TextPane

_KEPT = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
)
_TAKING_BACK = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class OwnKeys(QObject):
    """Leaves the keys of a window's actions to them: on X11 a line takes Ctrl+E for “end of line”, and a pane takes
    Ctrl+Z even with its own undo off. A field keeps the keys of the clipboard, and all but the panes those of its undo.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            now.installEventFilter(self)  # the second time it changes nothing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not event.modifiers() & _WITH or not self._is_of_action(QKeySequence(event.keyCombination())):
            return False
        kept = _KEPT if isinstance(watched, TextPane) else _KEPT + _TAKING_BACK
        if any(event.matches(key) for key in kept):
            return False
        event.ignore()
        return True

    def _is_of_action(self, keys: QKeySequence) -> bool:
        return any(action.isEnabled() and keys in action.shortcuts() for action in self._window.actions())
