"""The guide: its topics, searched by words, beside the text of the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QWidget

from annotator.window.dialogs.dialog import CLOSE, Dialog
from annotator.window.looks import theme
from annotator.window.looks.layouts import stack
from annotator.window.topics import FIRST, Topic, folder, topic_about, topics

_TOPIC = Qt.ItemDataRole.UserRole


class _Page(QTextBrowser):
    """A text whose pictures are those of its language and theme, as wide as there is room for."""

    repainted = Signal()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.repainted.emit()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        look = "dark" if theme.THEME.scheme.is_dark else "light"
        path = folder().parent / "images" / folder().name / look / QUrl(name).fileName()
        width, scale = self.viewport().width() - 2 * round(self.document().documentMargin()), self.devicePixelRatioF()
        picture = QImage(str(path))
        wide = min(round(width * scale), picture.width())
        picture = picture.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(scale)
        return picture


class GuideDialog(Dialog):
    """Shows the topic that the widget with the keyboard is about, and leads to all others; nothing is loaded from
    elsewhere.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Guide"))
        self.filter = QLineEdit(placeholderText=self.tr("Search in the guide"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.textChanged.connect(self._on_words)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Topics"))
        self.text = _Page(openLinks=False)
        self.text.setAccessibleName(self.windowTitle())
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # so that pictures know their room
        self.text.anchorClicked.connect(self._on_link)
        self.text.repainted.connect(self._on_repainted)
        for topic in topics():
            item = QListWidgetItem(topic.title, self.list)
            item.setData(_TOPIC, topic)
        self.list.currentItemChanged.connect(self._show)
        left = QWidget()
        stack(left, self.filter, self.list).setContentsMargins(0, 0, 0, 0)
        both = QSplitter()
        both.addWidget(left)
        both.addWidget(self.text)
        both.setStretchFactor(1, 1)
        both.setSizes([220, 640])
        self.lay_out(both, self.ending(CLOSE), size=(900, 680))

    def go_to(self, name: str) -> None:
        """Choose a topic; the first where there is none of that name."""
        self.filter.clear()
        rows = {self._topic(row).name: row for row in range(self.list.count())}
        self.list.setCurrentRow(rows.get(name, rows[FIRST]))

    def _topic(self, row: int) -> Topic:
        topic: Topic = self.list.item(row).data(_TOPIC)
        return topic

    def _show(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.text.setMarkdown(item.data(_TOPIC).text)
            self._mark()

    def _on_repainted(self) -> None:
        """Show the pictures of another theme, where the reader was."""
        bar = self.text.verticalScrollBar()
        place = bar.value()
        self._show()
        bar.setValue(place)

    def _on_words(self) -> None:
        words = self.filter.text().casefold().split()
        for row in range(self.list.count()):
            text = self._topic(row).text.casefold()
            self.list.item(row).setHidden(not all(word in text for word in words))
        current = self.list.currentItem()
        if current is None or current.isHidden():
            shown = (row for row in range(self.list.count()) if not self.list.item(row).isHidden())
            self.list.setCurrentRow(next(shown, -1))
        self._mark()

    def _mark(self) -> None:
        """Go to the first of the words that are searched for."""
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        words = self.filter.text().split()
        if words:
            self.text.find(words[0])

    def _on_link(self, link: QUrl) -> None:
        self.go_to(link.path().removesuffix(".md").partition("-")[2])


def show_guide(window: QWidget) -> None:
    """Open the guide of a window, or of a dialog, at what the widget with the keyboard is about."""
    if isinstance(window, GuideDialog):
        return
    guide = next((one for one in window.findChildren(GuideDialog) if one.isVisible()), None) or GuideDialog(window)
    focus = QApplication.focusWidget()
    guide.go_to(topic_about(focus if focus is not None and window.isAncestorOf(focus) else window))
    guide.show()
    guide.raise_()
    guide.activateWindow()
