"""The list of articles and the text of the chosen one: above each other, or on a low window beside each other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget


class ListAndText(QSplitter):
    """Puts the list beside the text where the text, below it, would lose lines that it must keep."""

    def __init__(self, articles: QWidget, text: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.articles, self._text = articles, text
        self.addWidget(articles)
        self.addWidget(text)

    def minimumSizeHint(self) -> QSize:
        width = super().minimumSizeHint().width()
        return QSize(width, max(_lowest(self.articles), _lowest(self._text)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_low = self.height() < _lowest(self.articles) + _lowest(self._text) + self.handleWidth()
        wanted = Qt.Orientation.Horizontal if is_low else Qt.Orientation.Vertical
        if wanted != self.orientation():
            share = [size * 1000 for size in self.sizes()]
            self.setOrientation(wanted)
            self.setSizes(share)
        super().resizeEvent(event)


def _lowest(widget: QWidget) -> int:
    return max(widget.minimumHeight(), widget.minimumSizeHint().height())
