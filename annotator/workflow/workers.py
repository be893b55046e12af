"""Workers: what does one kind of work on many items, and gives the results of each in the order of the items.

The rest of the program knows only `Workers`: this process, processes beside it, or those of a cluster (`cluster`).
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import shutil
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import NamedTemporaryFile, mkdtemp
from threading import Thread
from typing import IO, TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from annotator.core.errors import AnnotatorError
from annotator.core.marking import marked

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[T], Iterator[R]]

_AHEAD = 4
"""For each process so many items may be worked on, or done, before the first of them is taken."""

_GRACE = 0.05
"""So many seconds after its last pipe is closed, a process that was killed has ended."""


class Lost(Exception):
    """Each process that worked on an item has ended in the middle of it."""


class _Pipe(Protocol):
    """The end of a pipe, which is of another class on Windows."""

    def poll(self, timeout: float | None = ..., /) -> bool: ...


class Workers(Protocol):
    """What works on many items, several at a time, and never holds more results than a few items have."""

    @property
    def is_here(self) -> bool:
        """Whether all is done in this process, which hears of the progress inside an item then."""

    def results(self, work: Work[T, R], items: Iterable[T]) -> Generator[Iterator[R], None, None]:
        """For each item the results of `work(item)`; each is read to its end before the next is asked for.

        What the work raises, its iterator raises; Lost where that ends each process which tries it, and the next item
        follows. Closing the generator ends the work.
        """


class Here:
    """This process, which does one item after the other."""

    is_here = True

    def results(self, work: Work[T, R], items: Iterable[T]) -> Generator[Iterator[R], None, None]:
        """As Workers; the results come as they are made."""
        yield from map(work, items)


HERE = Here()


@dataclass(frozen=True, slots=True)
class Processes:
    """So many processes beside this one, which end with it, however it ends."""

    jobs: int
    is_here = False

    def results(self, work: Work[T, R], items: Iterable[T]) -> Generator[Iterator[R], None, None]:
        """As Workers; an item whose process is killed is tried once more, alone."""
        folder = Path(mkdtemp(prefix="annotator-"))
        pool = _Pool(work, folder, self.jobs)
        try:
            yield from pool.results(iter(items))
        finally:
            pool.end()
            shutil.rmtree(folder, ignore_errors=True)


def pack(results: Iterator[Any], file: IO[bytes]) -> None:
    """Write results into a file, and what the work raises behind them."""
    try:
        for result in results:
            pickle.dump((result, None), file)
    except Exception as error:
        pickle.dump((None, error), file)
    pickle.dump(None, file)


def unpacked(file: IO[bytes]) -> Iterator[Any]:
    """The results in a file that `pack` wrote; raises what the work raised."""
    while one := pickle.load(file):
        result, error = one
        if error is not None:
            raise error
        yield result


class _Task(Generic[T]):
    """An item, and what comes of it: the name of a file with its results."""

    def __init__(self, item: T, future: Future[str]) -> None:
        self.item, self.future = item, future

    @property
    def is_to_be_done(self) -> bool:
        """Whether an executor that has ended has left it undone."""
        return self.future.cancelled() or self.future.exception() is not None


class _Pool(Generic[T, R]):
    """An executor of the standard library, and the items that it works on, or has done, and nobody has taken yet.

    Their results go by files: a process that is killed while it sends a long message stops all the others.
    """

    def __init__(self, work: Work[T, R], folder: Path, jobs: int) -> None:
        self._work, self._folder, self._jobs = work, folder, jobs
        self._tasks: deque[_Task[T]] = deque()
        self._begin(jobs)

    def results(self, items: Iterator[T]) -> Iterator[Iterator[R]]:
        """The results of each item."""
        while self._hand_out(items):
            yield self._taken(self._tasks.popleft())

    def end(self) -> None:
        """End all processes, whatever they are at."""
        self._alive.close()
        self._executor.shutdown(cancel_futures=True)
        self._watched.close()

    def _begin(self, jobs: int) -> None:
        from concurrent.futures import ProcessPoolExecutor

        context = multiprocessing.get_context("spawn")  # a fork would share the open database
        self._watched, self._alive = context.Pipe(duplex=False)
        about: tuple[Work[Any, Any], Path, _Pipe] = (self._work, self._folder, self._watched)
        self._executor = ProcessPoolExecutor(jobs, mp_context=context, initializer=_serve, initargs=about)

    def _begin_again(self) -> None:
        """Let an executor with all processes go on with what the last one has not done."""
        self.end()
        self._begin(self._jobs)
        for task in self._tasks:
            if task.is_to_be_done:
                task.future = self._begun(task.item)

    def _hand_out(self, items: Iterator[T]) -> bool:
        """Give items to the processes, as long as there is room for their results; whether any has not been taken."""
        for item in islice(items, _AHEAD * self._jobs - len(self._tasks)):
            self._tasks.append(_Task(item, self._begun(item)))
        return bool(self._tasks)

    def _begun(self, item: T) -> Future[str]:
        from concurrent.futures.process import BrokenProcessPool

        try:
            with _no_interrupt():
                return self._executor.submit(_packed, item)
        except BrokenProcessPool:  # a process was killed since
            self._begin_again()
            return self._begun(item)

    def _taken(self, task: _Task[T]) -> Iterator[R]:
        from concurrent.futures.process import BrokenProcessPool

        try:
            file = Path(task.future.result())
        except BrokenProcessPool:
            file = Path(self._done_alone(task.item))
        with file.open("rb") as opened:
            yield from unpacked(opened)
        file.unlink()

    def _done_alone(self, item: T) -> str:
        """The file of an item that is worked on while nothing else is."""
        from concurrent.futures.process import BrokenProcessPool

        self.end()
        self._begin(1)
        try:
            file = self._begun(item).result()
        except BrokenProcessPool as error:
            self._begin_again()
            raise Lost from error
        self._begin_again()
        return file


_work: Work[Any, Any]
_folder: Path
"""In a process of a pool: what it does, and where it leaves results."""


def _serve(work: Work[Any, Any], folder: Path, alive: _Pipe) -> None:
    """Begin a process of a pool; Ctrl+C is not for it: the other end of `alive` is closed, by whatever way."""
    global _work, _folder
    _work, _folder = work, folder
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=(alive,), daemon=True).start()


def _end_with(alive: _Pipe) -> None:
    alive.poll(None)
    first = multiprocessing.parent_process()
    if first is not None and wait([first.sentinel], _GRACE):  # it was killed, and clears up nothing
        shutil.rmtree(_folder, ignore_errors=True)
    os._exit(1)


def _packed(item: Any) -> str:
    """Work on an item in a process of a pool; the name of the file with the results."""
    try:
        with NamedTemporaryFile(dir=_folder, delete=False) as file:
            pack(_work(item), file)
    except OSError as error:
        raise AnnotatorError(
            marked("Trouble", "{0}: can't be written ({1})."), _folder, error.strerror or error
        ) from error
    return file.name


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Within this Ctrl+C waits: a process that begins meanwhile never hears of it, where the system can do that."""
    if sys.platform == "win32":
        yield
    else:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
