"""Work in the background that reports to the person: its progress and its errors."""

from __future__ import annotations

from collections.abc import Callable

from annotator import workflow
from annotator.app.voice import Voice
from annotator.window.job import Job, Jobs
from annotator.window.main_window import MainWindow


class Background:
    """The jobs of the application; errors are shown unless the caller handles them."""

    def __init__(self, window: MainWindow, voice: Voice) -> None:
        self._window, self._voice = window, voice
        self._jobs = Jobs()
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
        ends_early: bool = False,
    ) -> None:
        """As `start`, for work that takes long: the status bar says what is done and how far it has come. `ends_early`:
        it may be stopped half done when the window closes.
        """
        job = Job(lambda: work(job.report_progress))
        if ends_early:
            self._ends_early.add(job)
            job.finished.connect(lambda: self._ends_early.discard(job))
        job.progressed.connect(lambda share: self._window.show_message(f"{text} {share:.0%}"))
        self._window.show_message(text)
        self.begin(job, then)

    def is_busy(self) -> bool:
        """Whether anything is under way."""
        return self._jobs.is_busy()

    def close(self) -> None:
        """Stop what may end early, wait for what is under way, and begin nothing more."""
        for job in self._ends_early:
            job.stop()
        self._jobs.close()
