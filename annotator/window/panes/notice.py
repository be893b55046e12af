"""A sentence over a pane, for a while: what a gesture there has done, said where the eyes are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit

from annotator.window.looks.layouts import GRID

_TIME = 8000  # milliseconds
_EDGE = 2 * GRID


class Notice(QLabel):
    """Covers the upper right corner of a pane, or the lower one if the caret is above; it ignores the mouse."""

    def __init__(self, pane: QPlainTextEdit) -> None:
        super().__init__(pane)
        self._pane = pane
        self.setObjectName("paneNotice")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setMargin(_EDGE)
        self.setWordWrap(True)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.hide()
        self._timer = QTimer(self, singleShot=True, interval=_TIME)
        self._timer.timeout.connect(self.hide)
        pane.installEventFilter(self)

    def show_toast(self, text: str) -> None:
        """Show a sentence."""
        self.setText(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def _place(self) -> None:
        pane = self._pane
        widest = max(1, pane.width() - 4 * _EDGE)
        width = min(widest, self.fontMetrics().horizontalAdvance(self.text()) + 4 * _EDGE)
        self.resize(width, self.heightForWidth(width))
        self.move(pane.width() - width - 2 * _EDGE, _EDGE)
        if self.geometry().bottom() >= pane.viewport().y() + pane.cursorRect().top():
            self.move(self.x(), pane.height() - self.height() - _EDGE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
