"""Faults of a cluster: items that end each worker, networks that are cut, disks that are full; one sentence each."""

from __future__ import annotations

import os
import resource
import select
import signal
import socket
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import chain
from pathlib import Path
from threading import Event, Thread

import pytest

from annotator import workflow
from annotator.core.errors import AnnotatorError
from annotator.store.errors import StoreError
from annotator.workflow.importing import Imported
from annotator.workflow.workers import Lost
from tests import postgresql
from tests.newsprint import RAW
from tests.test_import_command import exported

pytest.importorskip("distributed")

from annotator.workflow import cluster as clusters
from annotator.workflow.cluster import Cluster
from tests.clusters import Scheduler, running

pytestmark = pytest.mark.skipif(not os.environ.get("KILLS"), reason="for `make torture`")


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scheduler]:
    with running(tmp_path_factory.mktemp("cluster"), workers=4, SCHEDULER__ALLOWED_FAILURES="0") as scheduler:
        yield scheduler


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number}.txt" for number in range(6)]
    for number, path in enumerate(paths):
        path.write_text(RAW.replace("老桥", f"第{number}桥"), encoding="utf-8")
    return paths


def imported(database: Path, papers: list[Path], workers: Cluster | None, *, send: bool = False) -> list[str]:
    with (
        workflow.open_library(database, create=True) as library,
        closing(workflow.import_files(library, papers, author="ann", cluster=workers, send=send)) as files,
    ):
        outcomes = chain.from_iterable(files)
        return [str(one.id) if isinstance(one, Imported) else str(one) for one in outcomes]


def kills(item: str) -> Iterator[str]:
    if item == "death":
        os.kill(os.getpid(), signal.SIGKILL)
    yield item


def test_an_item_that_ends_the_workers_it_is_given_to_is_lost_and_the_others_go_on(scheduler: Scheduler) -> None:
    said = []
    with closing(Cluster(scheduler.address)) as workers:
        for results in workers.results(kills, ["a", "death", "b", "c"]):
            try:
                said += results
            except Lost:
                said.append("lost")
    assert said == ["a", "lost", "b", "c"]


class Wire:
    """A connection to a port that passes through here, until it is cut: closed, or silent."""

    def __init__(self, port: int) -> None:
        self._port, self._is_silent, self._ends = port, Event(), list[socket.socket]()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"tcp://127.0.0.1:{self._listener.getsockname()[1]}"
        Thread(target=self._accept, daemon=True).start()

    def cut(self, *, is_silent: bool) -> None:
        self._is_silent.set()
        for one in [] if is_silent else [self._listener, *self._ends]:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self.cut(is_silent=False)
        for one in (self._listener, *self._ends):
            one.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                pair = self._listener.accept()[0], socket.create_connection(("127.0.0.1", self._port))
                self._ends += pair
                Thread(target=self._pass_on, args=pair, daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError, ValueError):
            while not self._is_silent.is_set():
                for end in select.select([one, other], [], [], 0.05)[0]:
                    if not (data := end.recv(2**16)):
                        return
                    (other if end is one else one).sendall(data)


@pytest.mark.parametrize("is_silent", [False, True])
def test_a_network_that_is_cut_in_the_middle_ends_an_import_that_then_goes_on(
    scheduler: Scheduler, tmp_path: Path, papers: list[Path], is_silent: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "_LOOKS", 1)
    monkeypatch.setattr(clusters, "_ANSWERS", 3)
    whole = tmp_path / "whole.db"
    numbers = imported(whole, papers, None)
    wire = Wire(int(scheduler.address.rpartition(":")[2]))
    with (
        closing(wire),
        closing(Cluster(wire.address)) as workers,
        workflow.open_library(tmp_path / "a.db", create=True) as library,
        closing(workflow.import_files(library, papers, author="ann", cluster=workers)) as files,
    ):
        list(next(files))
        wire.cut(is_silent=is_silent)
        with pytest.raises(AnnotatorError, match="the scheduler is lost"):
            list(chain.from_iterable(files))
    with closing(Cluster(scheduler.address)) as workers:
        assert imported(tmp_path / "a.db", papers, workers) == numbers
    assert exported(tmp_path / "a.db") == exported(whole)


def test_a_worker_without_memory_names_the_file_and_the_others_come_in(
    scheduler: Scheduler, tmp_path: Path, papers: list[Path]
) -> None:
    large = tmp_path / "9.txt"
    large.write_text(RAW * 3_000, encoding="utf-8")
    for worker in scheduler.workers:
        if worker.poll() is None:
            used = int(Path(f"/proc/{worker.pid}/statm").read_text().split()[0]) * resource.getpagesize()
            resource.prlimit(worker.pid, resource.RLIMIT_AS, (used + 60 * 2**20,) * 2)
    with closing(Cluster(scheduler.address)) as workers:
        *_, said = imported(tmp_path / "a.db", [*papers, large], workers)
    assert said.startswith(f"{large}: ")
    assert "memory" in said


SMALL_DISK = 'mount -t tmpfs -o size=64k none "$1" && export TMPDIR="$1" && shift && exec "$@"'


def test_a_worker_whose_disk_is_full_says_so_of_each_file_and_the_same_import_goes_on_elsewhere(
    scheduler: Scheduler, tmp_path: Path, papers: list[Path]
) -> None:
    while scheduler.workers:
        scheduler.kill_worker()
    large = tmp_path / "9.txt"
    large.write_text(RAW * 200, encoding="utf-8")
    begin = ("unshare", "--map-root-user", "--mount", "sh", "-c", SMALL_DISK, "sh", str(tmp_path))
    scheduler.start_workers(1, *begin)
    with closing(Cluster(scheduler.address)) as workers:
        *others, said = imported(tmp_path / "a.db", [*papers, large], workers, send=True)
    assert others == ["1", "2", "3", "4", "5", "6"]
    assert said == f"{large}: can't be written (No space left on device)."
    scheduler.kill_worker()
    scheduler.start_workers(1)
    with closing(Cluster(scheduler.address)) as workers:
        assert imported(tmp_path / "a.db", [*papers, large], workers, send=True) == [*others, "7"]


def test_a_database_server_that_is_restarted_in_the_middle_ends_an_import_that_then_goes_on(
    scheduler: Scheduler, server: postgresql.Server, papers: list[Path]
) -> None:
    scheduler.start_workers(1)
    with server.library() as address, closing(Cluster(scheduler.address)) as workers:
        with (
            workflow.open_library(address) as library,
            closing(workflow.import_files(library, papers, author="ann", cluster=workers)) as files,
        ):
            list(next(files))
            server.stop()
            with pytest.raises(StoreError):
                list(chain.from_iterable(files))
        server.start()
        with workflow.open_library(address) as library:
            files = workflow.import_files(library, papers, author="ann", cluster=workers)
            outcomes = [one for one in chain.from_iterable(files) if isinstance(one, Imported)]
            assert (outcomes[0].id, outcomes[0].already) == (1, True)
            assert [row.name for row in library.listing.all()] == [path.name for path in papers]
            assert list(library.check()) == []
