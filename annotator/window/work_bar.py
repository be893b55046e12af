"""The bar of long work in the status bar: what is done, how far it has come, how much time is left, and a stop."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from annotator.window.looks.elided import ElidedLabel
from annotator.workflow import PageCount

_SURE_AFTER = 2.0
"""Seconds until the rest of the time is estimated."""
_STEPS = 1000


class WorkBar(QWidget):
    """Stays as long as the work goes on; `stop_wanted` asks to end it. `items` are counted where there are several."""

    stop_wanted = Signal()

    def __init__(self, text: str, *, items: int = 0, can_stop: bool = False) -> None:
        super().__init__()
        self._text, self._items = text, items
        self._began = time.monotonic()
        self.label = ElidedLabel(text)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, 0)
        self.bar.setFixedWidth(120)
        self.bar.setAccessibleName(text)
        self.stop = QToolButton()
        self.stop.setText(self.tr("Stop"))
        self.stop.clicked.connect(self._on_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.label, self.bar, self.stop):
            row.addWidget(widget)
        self.stop.setVisible(can_stop)  # as a part of the row: alone it would be a window

    def show_share(self, share: float, page: PageCount | None = None) -> None:
        """Show which share (0 to 1) of the work is done, and where pages are read, which one."""
        self.bar.setRange(0, _STEPS)
        self.bar.setValue(round(share * _STEPS))
        done = f"{min(self._items, int(share * self._items) + 1)} / {self._items}" if self._items > 1 else ""
        reads = QCoreApplication.translate("Progress", "page {0} of {1}").format(*page) if page is not None else ""
        self.label.setText(" · ".join(filter(None, (self._text, done or f"{share:.0%}", reads, self._left(share)))))

    def _left(self, share: float) -> str:
        gone = time.monotonic() - self._began
        if gone < _SURE_AFTER or not 0 < share < 1:
            return ""
        seconds = round(gone * (1 - share) / share)
        if seconds < 60:
            return self.tr("about %n second(s) left", "", seconds)
        return self.tr("about %n minute(s) left", "", round(seconds / 60))

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self.stop_wanted.emit()
