"""The workers of a cluster: processes on any machines that a scheduler of Dask gives work to (the extra `cluster`)."""

from __future__ import annotations

import logging
import pickle
import platform
import re
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from importlib.metadata import version
from io import BytesIO
from itertools import count, islice
from threading import Lock
from typing import TYPE_CHECKING, Any

from annotator.core.errors import AnnotatorError
from annotator.core.marking import marked
from annotator.formats.extras import is_installed
from annotator.workflow.workers import HERE, Lost, Processes, R, T, Work, Workers, pack, unpacked

if TYPE_CHECKING:
    from distributed import Client, Future

_AHEAD = 4
"""For each worker so many items may be worked on, or done, before the first of them is taken."""
_COUNTED = 64
"""Each time that so many items are done it is asked how many workers there are: more may have come."""
_ANSWERS = 10
"""So many seconds a scheduler may take to answer."""
_LOOKS, _WAITS = 5, 60
"""Every so many seconds it is asked whether there are workers; there may be none for so many."""
_HELD = "500MB"
"""What is known, which is sent once, may well have more bytes than Dask likes."""

log = logging.getLogger(__name__)


@contextmanager
def cluster_at(scheduler: str) -> Iterator[Workers | None]:
    """The workers of the scheduler at an address; None where that is empty. Raises as Cluster."""
    if not scheduler:
        yield None
        return
    with closing(Cluster(scheduler)) as workers:
        yield workers


@contextmanager
def workers_of(scheduler: str, jobs: int) -> Iterator[Workers]:
    """The workers of the scheduler at an address; where that is empty so many processes. Raises as Cluster."""
    with cluster_at(scheduler) as cluster:
        yield cluster or (HERE if jobs == 1 else Processes(jobs))


class Cluster:
    """The workers of the scheduler at an address, which run this program in the same version.

    AnnotatorError where the scheduler does not answer, has no workers, or a worker runs something else.
    """

    is_here = False

    def __init__(self, address: str) -> None:
        self._address = address
        self._client = _client(address)
        try:
            self._check()
        except BaseException:
            self.close()
            raise
        log.info("workers at %s: %d", address, self._workers())

    def close(self) -> None:
        """Let go of the workers; what they are still at is for nobody."""
        with suppress(TimeoutError):
            self._client.close(timeout=_ANSWERS)

    def results(self, work: Work[T, R], items: Iterable[T]) -> Generator[Iterator[R], None, None]:
        """As Workers; an item whose worker is lost is given to others, as often as the scheduler allows, and then once
        more alone.

        AnnotatorError where the scheduler is lost, or all workers are.
        """
        given = self._client.submit(pickle.loads, pickle.dumps(work), pure=False)  # a task can be done again
        ahead, rest = self._ahead(), iter(items)
        tasks: deque[tuple[T, Future]] = deque()
        for number in count(1):
            if not number % _COUNTED:
                ahead = self._ahead()
            for item in islice(rest, max(0, ahead - len(tasks))):
                tasks.append((item, self._begun(given, item)))
            if not tasks:
                return
            item, task = tasks.popleft()
            data = self._result(task)
            if data is None:  # perhaps for what another item did
                for _item, other in tasks:
                    self._patiently(other.exception)
                data = self._result(self._begun(given, item))
            yield unpacked(BytesIO(data or pickle.dumps((None, Lost()))))

    def _begun(self, given: Future, item: object) -> Future:
        return self._client.submit(_packed, given, item, pure=False)

    def _result(self, task: Future) -> bytes | None:
        """What a task packed; None where it is given to no more workers, as they ended."""
        from distributed import KilledWorker

        try:
            data: bytes = self._patiently(task.result)
            return data
        except KilledWorker:
            return None

    def _check(self) -> None:
        if not self._workers():
            raise _without_workers(self._address)
        own = _version()
        for worker, other in self._client.run(_version, on_error="return").items():
            if other != own:
                raise AnnotatorError(
                    marked("Trouble", "{0}: the worker {1} runs {2}, and this is {3}; install the same there."),
                    self._address,
                    worker,
                    other if isinstance(other, str) else repr(other),
                    own,
                )

    def _ahead(self) -> int:
        return _AHEAD * max(1, self._workers())

    def _workers(self) -> int:
        try:
            return len(self._client.nthreads(callback_timeout=_ANSWERS))
        except OSError as error:  # no answer within that time is one too
            raise _lost(self._address) from error

    def _patiently(self, ask: Callable[..., Any]) -> Any:
        """What `ask(timeout=seconds)` gives in the end; AnnotatorError where nothing will come of it."""
        from concurrent.futures import CancelledError

        from distributed import KilledWorker

        without = 0
        while True:
            try:
                return ask(timeout=_LOOKS)
            except TimeoutError:
                if self._client.status != "running":
                    raise _lost(self._address) from None
                without = 0 if self._workers() else without + _LOOKS
                if without >= _WAITS:
                    raise _without_workers(self._address) from None
            except KilledWorker:
                raise
            except (CancelledError, OSError) as error:
                raise _lost(self._address) from error
            except Exception as error:
                raise AnnotatorError(
                    marked("Trouble", "{0}: a worker could not do its work ({1})."), self._address, repr(error)
                ) from error


def _client(address: str) -> Client:
    if not is_installed("distributed"):
        raise AnnotatorError(
            marked("Trouble", "{0}: for workers on a cluster, install what that needs: {1}."),
            address,
            "pip install 'newspaper-annotator[cluster]'",
        )
    import dask
    from distributed import Client
    from distributed.security import Security

    if not re.fullmatch(r"(tcp|tls)://[^/\s]+:\d+", address):
        raise AnnotatorError(
            marked("Trouble", "{0}: write the scheduler as tcp://HOST:PORT or tls://HOST:PORT."), address
        )
    if address.startswith("tls") and not Security().tls_client_cert:
        raise AnnotatorError(
            marked(
                "Trouble", "{0}: name the certificates for tls in the configuration of Dask first; the guide says how."
            ),
            address,
        )
    for name in ("distributed", "distributed.client", "tornado", "tornado.application"):
        logging.getLogger(name).handlers = [logging.NullHandler()]  # what goes wrong is said in a sentence
    dask.config.set({"distributed.admin.large-graph-warning-threshold": _HELD})
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of other versions of what does not matter
            return Client(address, timeout=_ANSWERS, set_as_default=False)
    except (OSError, ValueError) as error:  # an error of tls is an OSError too
        raise AnnotatorError(
            marked("Trouble", "{0}: no scheduler answers there ({1}); see that one runs, and how it is reached."),
            address,
            error,
        ) from error


def _without_workers(address: str) -> AnnotatorError:
    return AnnotatorError(
        marked("Trouble", "{0}: this scheduler has no workers; start some, and the same command goes on from there."),
        address,
    )


def _lost(address: str) -> AnnotatorError:
    return AnnotatorError(
        marked(
            "Trouble",
            "{0}: the scheduler is lost. What is stored stays; start it, and the same command goes on from there.",
        ),
        address,
    )


_ONE = Lock()
"""A worker does one item at a time, however many threads it has: a second one would only slow the first down."""


def _packed(work: Work[Any, Any], item: Any) -> bytes:
    """Work on an item on a worker; its results as bytes."""
    file = BytesIO()
    with _ONE:
        pack(work(item), file)
    return file.getvalue()


def _version() -> str:
    """What runs here; what one process packs another one can take only where it is the same."""
    return f"annotator {version('newspaper-annotator')}, Python {'.'.join(platform.python_version_tuple()[:2])}"
