"""Keys that are held. While the program is busy Qt does not always see that a key is: X reports it as released and
pressed again at the same moment.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QKeyEvent


class HeldKeys:
    """Follows the events of a widget; `is_held` says of the key that is being handled whether it was pressed before."""

    def __init__(self) -> None:
        self.is_held = False
        self._let_go = 0, 0

    def follow(self, event: QEvent) -> None:
        """Look at an event before it is handled."""
        if not isinstance(event, QKeyEvent):
            return
        moment = event.key(), event.timestamp()
        if event.type() == QEvent.Type.KeyRelease:
            self._let_go = moment
        elif event.type() == QEvent.Type.ShortcutOverride:  # comes before shortcuts and before the key itself
            self.is_held = event.isAutoRepeat() or (event.timestamp() > 0 and moment == self._let_go)
            if self.is_held:
                QTimer.singleShot(0, self._forget)

    def _forget(self) -> None:
        self.is_held = False
