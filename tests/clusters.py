"""A scheduler of Dask and its workers, started for real on loopback; they end with the tests, however these end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
_PATIENCE = 120


class Scheduler:
    """A running scheduler, and the workers that were started for it."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self._folder, self._file = folder, folder / "scheduler.json"
        self._env = {**os.environ, **{f"DASK_DISTRIBUTED__{name}": value for name, value in settings.items()}}
        self._running = self._begun("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-jupyter")
        self.workers: list[subprocess.Popen[bytes]] = []
        self.address: str = self._told()["address"]

    def start_workers(self, count: int, *begin: str) -> None:
        """Start workers by a command that begins so, and wait until the scheduler knows them."""
        from distributed import Client

        for _ in range(count):
            how = ("--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", "--local-directory", str(self._folder))
            command = ("worker", self.address, *how, "--death-timeout", "60")
            self.workers.append(self._begun(*command, begin=begin))
        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(sum(worker.poll() is None for worker in self.workers), timeout=_PATIENCE)

    def kill_worker(self) -> None:
        """Kill the first worker that lives."""
        worker = self.workers.pop(0)
        worker.kill()
        worker.wait()

    def kill(self) -> None:
        """Kill the scheduler."""
        self._running.kill()
        self._running.wait()

    def end(self) -> None:
        """Kill all."""
        self.kill()
        while self.workers:
            self.kill_worker()

    def _begun(self, *args: str, begin: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        command = ["setpriv", "--pdeathsig=KILL", *begin, sys.executable, "-m", "dask", *args, "--no-dashboard"]
        if args[0] == "scheduler":
            command += ["--scheduler-file", str(self._file)]
        path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(command, cwd=ROOT, env={**self._env, "PYTHONPATH": path}, stdout=log, stderr=log)

    def _told(self) -> dict[str, str]:
        last = time.monotonic() + _PATIENCE
        while time.monotonic() < last and self._running.poll() is None:
            try:
                told: dict[str, str] = json.loads(self._file.read_text(encoding="utf-8"))
                return told
            except (OSError, ValueError):
                time.sleep(0.02)
        raise AssertionError((self._folder / "log").read_text(encoding="utf-8"))


@contextmanager
def running(folder: Path, workers: int = 2, **settings: str) -> Iterator[Scheduler]:
    """A new scheduler with workers, killed at the end."""
    scheduler = Scheduler(folder, **settings)
    try:
        scheduler.start_workers(workers)
        yield scheduler
    finally:
        scheduler.end()
