"""Work that takes longer than a frame, done in a thread of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from annotator.core.errors import AnnotatorError

log = logging.getLogger(__name__)


class Stopped(AnnotatorError):
    """A person has stopped the work."""


class Job(QThread):
    """Runs a function in a thread; `done` brings its result, `failed` the user's trouble. Nothing of Qt may be touched
    by it. `told` brings how far the work has come, where the function says so.
    """

    done = Signal(object)
    failed = Signal(object)
    told = Signal(float)

    def __init__(self, work: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._is_stopped = False

    def tell(self, share: float) -> None:
        """For the function: say how far it has come. Raises Stopped once the work was stopped."""
        if self._is_stopped:
            raise Stopped("Stopped.")
        self.told.emit(share)

    def stop(self) -> None:
        """Stop the work when it says next how far it has come; then it has failed."""
        self._is_stopped = True

    def run(self) -> None:
        try:
            self.done.emit(self._work())
        except (AnnotatorError, OSError) as error:
            self.failed.emit(error)
        except Exception as error:  # a bug must not end the thread in silence
            log.exception("a job failed")
            self.failed.emit(error)
