"""The strip over the corrected text: right above the line of the caret while that has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from annotator.window.page.prints import Prints
from annotator.window.page.strip import Strip
from annotator.window.panes.article_editor import ArticleEditor

_AWAY = 3  # pixels between the strip and the line of the caret


class StripOverText(QObject):
    """Keeps a strip above the line of the caret, or below it where there is no room above; never over it."""

    def __init__(self, editor: ArticleEditor, prints: Prints) -> None:
        super().__init__(editor)
        self._editor = editor
        self.strip = Strip(prints, editor.viewport())
        self.strip.hide()
        self._prints = prints
        # Queued, as the caret moves while the text is being changed.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.place)
        editor.cursorPositionChanged.connect(self._soon.start)
        editor.selectionChanged.connect(self._soon.start)
        editor.textChanged.connect(self._soon.start)
        editor.updateRequest.connect(lambda _rect, moved: self._soon.start() if moved else None)
        prints.changed.connect(self._soon.start)
        editor.viewport().installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._soon.start)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._soon.start()
        return False

    def is_busy(self) -> bool:
        """Whether the strip is still to be put in its place."""
        return self._soon.isActive()

    def place(self) -> None:
        """Show the print of the caret's place, or none."""
        editor, strip = self._editor, self.strip
        is_wanted = editor.hasFocus() and self._prints.issue is not None
        strip.look_at(editor.raw_span(*editor.selection()) if is_wanted else None)
        caret, room = editor.cursorRect(), editor.viewport().size()
        if strip.is_blank or caret.bottom() < 0 or caret.top() > room.height():
            strip.hide()
            return
        height = strip.sizeHint().height()
        width = min(strip.wanted_width, room.width())
        left = max(0, min(round(caret.left() - strip.marked_at()), room.width() - width))
        top = caret.top() - _AWAY - height
        strip.setGeometry(left, top if top >= 0 else caret.bottom() + _AWAY, width, height)
        strip.aim(caret.left() - left)
        strip.show()
