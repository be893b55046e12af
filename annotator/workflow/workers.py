"""Work on many items in processes of their own: the results come in the order of the items, as a stream for each.

The pools of the standard library give one result for a task, can't say which task a killed process was at, and leave
processes behind when the program itself is killed. Here each process has a pipe of its own, which tells all of that.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[T], Iterator[R]]

_AHEAD = 4
"""For each process so many items may be worked on, or done, before the first of them is taken."""
_MOST_HELD = 64 * 2**20
"""Where results of so many bytes wait to be taken, no more are heard but those that come next."""
_RESULT, _LAST, _END, _ERROR = b"r", b"l", b"e", b"x"
"""The first byte of a message of a process, which says what the rest of it is."""


class Lost(Exception):
    """The process that worked on an item has ended in the middle of it."""


def in_order(work: Work[T, R], items: Iterable[T], *, jobs: int) -> Generator[Iterator[R], None, None]:
    """For each item the results of `work(item)`; each is read to its end before the next is asked for.

    What the work raises, its iterator raises; Lost where its process was killed, and the next item gets a new one. With
    one job all is done in this process. Closing the generator ends the processes.
    """
    if jobs == 1:
        yield from map(work, items)
        return
    pool = _Pool(work, iter(items), jobs)
    try:
        yield from pool.results()
    finally:
        pool.end()


class _Worker:
    """A process that works on an item at a time; Ctrl+C is not for it: this process is told, and ends it."""

    def __init__(self, work: Work[T, R]) -> None:
        context = multiprocessing.get_context("spawn")  # a fork would share the open database
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        with _no_interrupt():
            self.process.start()
        theirs.close()

    def end(self) -> None:
        """End the process, whatever it is at."""
        self.process.terminate()
        self.process.join()
        self.connection.close()


class _Task:
    """An item that is worked on, or done, and the messages about it that nobody has taken yet."""

    def __init__(self, worker: _Worker) -> None:
        self.worker: _Worker | None = worker
        self.messages: deque[bytes] = deque()


class _Pool(Generic[T, R]):
    """The processes, and the items from the first whose results are not all taken to the last that is handed out."""

    def __init__(self, work: Work[T, R], items: Iterator[T], jobs: int) -> None:
        self._work, self._items, self._jobs = work, items, jobs
        self._workers: list[_Worker] = []
        self._idle: list[_Worker] = []
        self._tasks: deque[_Task] = deque()
        self._held = 0

    def results(self) -> Iterator[Iterator[R]]:
        """The results of each item."""
        self._hand_out()
        while self._tasks:
            yield self._taken(self._tasks[0])
            self._tasks.popleft()
            self._hand_out()

    def end(self) -> None:
        """End all processes."""
        while self._workers:
            self._drop(self._workers[-1])

    def _taken(self, task: _Task) -> Iterator[R]:
        while True:
            self._listen(0)  # so that the others can go on
            while not task.messages:
                self._listen(None)
            message = task.messages.popleft()
            self._held -= len(message)
            kind = message[:1]
            if kind == _END:
                return
            value = pickle.loads(memoryview(message)[1:])
            if kind == _ERROR:
                raise value
            yield value
            if kind == _LAST:
                return

    def _hand_out(self) -> None:
        """Give items to processes that have none, as long as there is room for their results."""
        while (self._idle or len(self._workers) < self._jobs) and len(self._tasks) < _AHEAD * self._jobs:
            for item in self._items:
                self._tasks.append(_Task(self._worker_at(item)))
                break
            else:
                return

    def _worker_at(self, item: T) -> _Worker:
        while True:
            worker = self._idle.pop() if self._idle else self._new()
            try:
                worker.connection.send(item)
            except OSError:  # it was killed while it had nothing to do
                self._drop(worker)
            else:
                return worker

    def _new(self) -> _Worker:
        self._workers.append(_Worker(self._work))
        return self._workers[-1]

    def _drop(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.end()

    def _listen(self, seconds: float | None) -> None:
        """Take up what the processes say within some seconds; None: until one says something."""
        heard = list(self._tasks)[: 1 if self._held >= _MOST_HELD else None]
        speakers = {task.worker.connection: task for task in heard if task.worker}
        ready = wait(speakers, seconds)
        for connection, task in speakers.items():
            if connection in ready:
                self._hear(task)
        self._hand_out()

    def _hear(self, task: _Task) -> None:
        worker = task.worker
        assert worker is not None, "it is listened to"
        try:
            message = worker.connection.recv_bytes()
        except (EOFError, OSError):
            message = _ERROR + pickle.dumps(Lost())
            self._drop(worker)
            task.worker = None
        if task.worker and message[:1] != _RESULT:
            self._idle.append(worker)
            task.worker = None
        task.messages.append(message)
        self._held += len(message)


def _serve(connection: Connection, work: Work[Any, Any]) -> None:
    """What a process does: work on items until nobody sends any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):  # this program has gone
        while True:
            item = connection.recv()
            try:
                _send(connection, work(item))
            except Exception as error:
                connection.send_bytes(_ERROR + pickle.dumps(error))


def _send(connection: Connection, results: Iterator[Any]) -> None:
    """Send results, the last one as such: a process that is killed behind it has lost nothing."""
    last = b""
    try:
        for result in results:
            if last:
                connection.send_bytes(_RESULT + last)
            last = pickle.dumps(result)
    except Exception:
        if last:
            connection.send_bytes(_RESULT + last)  # what comes last is the error
        raise
    connection.send_bytes(_LAST + last if last else _END)


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
