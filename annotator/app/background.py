"""Work in the background that reports to the person: its progress and its errors."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from annotator import workflow
from annotator.app.voice import Voice
from annotator.window.job import Job, Jobs, Stopped
from annotator.window.main_window import MainWindow
from annotator.window.work_bar import WorkBar


class Background:
    """The jobs of the application; errors are shown unless the caller handles them. `idle` is called when nothing that
    may end early is under way any more.
    """

    idle: Callable[[], object] | None = None

    def __init__(self, window: MainWindow, voice: Voice) -> None:
        self._window, self._voice = window, voice
        self._jobs = Jobs()
        self._stoppable: set[Job] = set()
        self._ends_early: set[Job] = set()

    def start(
        self,
        work: Callable[[], object],
        then: Callable[..., object],
        otherwise: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do some work, then call back with its result or its error."""
        self.begin(Job(work), then, otherwise)

    def begin(
        self, job: Job, then: Callable[..., object], otherwise: Callable[[Exception], object] | None = None
    ) -> None:
        """Start a job, then call back with its result or its error."""
        self._jobs.begin(job, then, otherwise or self._voice.complain)

    def start_with_progress(
        self,
        text: str,
        work: Callable[[workflow.OnProgress], object],
        then: Callable[..., object],
        *,
        can_stop: bool = False,
        ends_early: bool = False,
        items: int = 0,
    ) -> None:
        """As `start`, for work that takes long: a bar in the status bar stays as long as it goes on. `can_stop`: it can
        be stopped, and is when the window closes; `ends_early`: what is done of it then stays, so that is asked first.
        `items` are counted in the bar.
        """
        job = Job(lambda: work(job.report_progress))
        bar = self._window.show_work(WorkBar(text, items=items, can_stop=can_stop or ends_early))
        if ends_early:
            self._ends_early.add(job)
        if can_stop or ends_early:
            self._stoppable.add(job)
            job.finished.connect(lambda: self._on_end(job))
            bar.stop_wanted.connect(job.stop)
        job.progressed.connect(bar.show_share)
        job.finished.connect(bar.deleteLater)
        self.begin(job, then, lambda error: self._complain(error))

    def _complain(self, error: Exception) -> None:
        if isinstance(error, Stopped):
            self._window.show_message(QCoreApplication.translate("Background", "Stopped."))
        else:
            self._voice.complain(error)

    def _on_end(self, job: Job) -> None:
        self._ends_early.discard(job)
        self._stoppable.discard(job)
        if not self._ends_early and self.idle is not None:
            self.idle()

    def may_be_stopped(self) -> bool:
        """Whether anything is under way that a person may want to wait for, or to stop."""
        return bool(self._ends_early)

    def stop(self) -> None:
        """Stop what can be stopped."""
        for job in self._stoppable:
            job.stop()

    def is_busy(self) -> bool:
        """Whether anything is under way."""
        return self._jobs.is_busy()

    def close(self) -> None:
        """Stop what can be stopped, wait for what is under way, and begin nothing more."""
        self.idle = None
        self.stop()
        self._jobs.close()
