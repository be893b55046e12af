"""The last resort: when anything breaks, what is being typed is stored first, then the fault is logged and shown."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from annotator.app.voice import Voice
from annotator.core.errors import AnnotatorError
from annotator.window.panes.article_editor import ArticleEditor

log = logging.getLogger(__name__)


class LastResort(QObject):
    """Takes what nobody has caught: in Qt's slots and events, in threads, and where Python can't raise it."""

    _broke = Signal(object)

    def __init__(self, editor: ArticleEditor, voice: Voice) -> None:
        super().__init__(voice)
        self._editor, self._voice = editor, voice
        self._is_taking = False
        voice.broke.connect(self._take)
        # Later, and by the window's thread: it may have broken in the midst of storing something.
        self._broke.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take everything from now on."""
        sys.excepthook = self.take
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable

    def remove(self) -> None:
        """Restore Python's own handlers."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__

    def take(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        """Take an exception, as `sys.excepthook` does."""
        if threading.current_thread() is threading.main_thread():
            self._take(error.with_traceback(where))
        else:
            self._broke.emit(error.with_traceback(where))

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            self._broke.emit(args.exc_value)

    def _on_unraisable(self, args: Any) -> None:
        if args.exc_value is not None:
            self._broke.emit(args.exc_value)

    def _take(self, error: BaseException) -> None:
        if self._is_taking:  # what breaks in here is only logged
            log.critical("unexpected, while something unexpected was told", exc_info=error)
            return
        self._is_taking = True
        try:
            self._react(error)
        except Exception as another:
            log.critical("unexpected, while something unexpected was told", exc_info=another)
        finally:
            self._is_taking = False

    def _react(self, error: BaseException) -> None:
        if isinstance(error, AnnotatorError):
            self._voice.complain(error)
        else:
            stored = self._store_typing()
            log.critical("unexpected", exc_info=error)
            self._voice.show_unexpected(error, stored=stored)

    def _store_typing(self) -> bool:
        try:
            return self._editor.store_typing()
        except Exception as another:
            log.critical("what was typed can't be stored", exc_info=another)
            return False
