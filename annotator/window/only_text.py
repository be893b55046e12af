"""Nothing but the corrected text on the screen, for those who read and want to see nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from annotator.window.panes.article_editor import ArticleEditor

_MEASURE = 40  # characters of a line, where none is chosen: longer ones are hard to read


class OnlyText:
    """Switches a window between all that it shows and the corrected text alone, over the whole screen.

    `around` says what else there is to be seen beside the panels.
    """

    def __init__(self, window: QMainWindow, editor: ArticleEditor, around: Callable[[], Sequence[QWidget]]) -> None:
        self._window, self._editor, self._around = window, editor, around
        self._hidden: list[QWidget] = []
        self._state = Qt.WindowState.WindowNoState
        self._measure = 0

    @property
    def is_on(self) -> bool:
        """Whether only the text is shown."""
        return bool(self._hidden)

    def switch_only_text(self) -> None:
        """Show only the text, or all else again."""
        self.leave() if self.is_on else self._enter()
        self._editor.setFocus()

    def _enter(self) -> None:
        window = self._window
        widgets = [*self._around(), *window.findChildren(QDockWidget)]
        self._hidden = [widget for widget in widgets if not widget.isHidden()]
        for widget in self._hidden:
            widget.hide()
        self._state, self._measure = window.windowState(), self._editor.measure
        self._editor.set_measure(self._measure or _MEASURE)
        self._editor.show_side(False)
        window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)

    def leave(self) -> None:
        """Show all else again, if only the text is shown."""
        if not self.is_on:
            return
        for widget in self._hidden:
            widget.show()
        self._hidden = []
        self._editor.set_measure(self._measure)
        self._editor.show_side(True)
        self._window.setWindowState(self._state)
