"""Work that takes longer than a frame, done in a thread of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QThread, Signal

from annotator.core.errors import AnnotatorError
from annotator.workflow import PageCount

log = logging.getLogger(__name__)


class Stopped(AnnotatorError):
    """A person has stopped the work."""


class Job(QThread):
    """Runs a function in a thread; `done` carries its result, `failed` its error. It must not touch Qt. `progressed`
    carries the share that is done (0 to 1), and which page is read or None, where the function reports it.
    """

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(float, object)

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()  # of no parent: with that it would be destroyed while it runs, which ends the process
        self._work = work
        self._is_stopped = False

    def report_progress(self, share: float, page: PageCount | None = None) -> None:
        """For the function: say how far it has come. Raises Stopped once the work was stopped."""
        if self._is_stopped:
            raise Stopped("Stopped.")
        self.progressed.emit(share, page)

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


def _raise(error: Exception) -> None:
    raise error


class Jobs:
    """The jobs of one owner. Once it is closed no job starts, and results are dropped."""

    def __init__(self) -> None:
        self._running: set[Job] = set()
        self._wanted: set[Job] = set()
        self._is_closed = False

    def begin(
        self, job: Job, then: Callable[..., object], otherwise: Callable[[Exception], object] | None = None
    ) -> None:
        """Start a job, then call back with its result or its error, which is raised here if nobody handles it."""
        if self._is_closed:
            return
        self._running.add(job)
        self._wanted.add(job)
        for signal, call in ((job.done, then), (job.failed, otherwise or _raise)):
            signal.connect(lambda brought, call=call: call(brought) if job in self._wanted else None)
        job.finished.connect(lambda: self._end(job))
        job.start()

    def is_busy(self) -> bool:
        """Whether a job is under way."""
        return bool(self._running)

    def forget(self) -> None:
        """Drop the results of running jobs."""
        self._wanted.clear()

    def close(self) -> None:
        """Wait for what is under way, and begin nothing more."""
        self._is_closed = True
        self.forget()
        for job in self._running:
            job.wait()
        self._running.clear()

    def _end(self, job: Job) -> None:
        # Only here, since a job that deletes itself may be gone before this is called.
        self._running.discard(job)
        self._wanted.discard(job)
        job.deleteLater()
