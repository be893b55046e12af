"""Keys that are held. While the program is busy Qt does not always see that a key is: X reports it as released and
pressed again at the same moment.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent


class HeldKeys(QObject):
    """Watches the keys of a widget; `is_held` says of the key that is being handled whether it was pressed before.

    It is an event filter: where a widget handles its events in Python, an error of a model while the widget is painted
    ends the process (seen with PySide 6.11).
    """

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.is_held = False
        self._let_go = 0, 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            self._follow(event)
        return False

    def _follow(self, event: QKeyEvent) -> None:
        moment = event.key(), event.timestamp()
        if event.type() == QEvent.Type.KeyRelease:
            self._let_go = moment
        elif event.type() == QEvent.Type.ShortcutOverride:  # comes before shortcuts and before the key itself
            self.is_held = event.isAutoRepeat() or (event.timestamp() > 0 and moment == self._let_go)
            if self.is_held:
                QTimer.singleShot(0, self._forget)

    def _forget(self) -> None:
        self.is_held = False
