"""A program that is killed at any moment has lost nothing that it had acknowledged.

`make torture KILLS=300` kills that often; the suite only a few times.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.store import Library
from tests.store.samples import add_sample
from tests.torture.deaths import ROOT, Survivor, killed
from tests.torture.disks import KILL, SIZE, SYNC, WRITE, faulty

KILLS = int(os.environ.get("KILLS", "9"))
A_DATABASE = 4
"""So many kills a database goes through before there is a new one."""

OnProgress = Callable[[str, object], None]
WINDOW = {"QT_QPA_PLATFORM": "offscreen"}


def _databases(kills: int) -> list[range]:
    """The seeds of the kills, database by database."""
    return [range(first, min(kills, first + A_DATABASE)) for first in range(0, kills, A_DATABASE)]


@pytest.mark.parametrize("seeds", _databases(KILLS // 3), ids=str)
def test_a_killed_program_has_lost_nothing_that_it_had_acknowledged(
    tmp_path: Path, seeds: range, record_property: OnProgress
) -> None:
    survivor = Survivor(tmp_path / "library.db")
    for seed in seeds:
        survivor.after_death(killed("tests.torture.committer", survivor.path, seed))
    _update_message(record_property, seeds, survivor)


@pytest.mark.parametrize("seeds", _databases(KILLS // 3), ids=str)
def test_a_killed_window_has_lost_nothing_that_it_had_acknowledged(
    tmp_path: Path, seeds: range, record_property: OnProgress
) -> None:
    survivor = Survivor(tmp_path / "library.db")
    for seed in seeds:
        survivor.after_death(killed("tests.torture.desk_worker", survivor.path, seed, WINDOW))
    _update_message(record_property, seeds, survivor)


@pytest.mark.parametrize("seeds", _databases(KILLS - 2 * (KILLS // 3)), ids=str)
def test_a_program_killed_within_a_write_has_lost_nothing(
    tmp_path: Path, faulty_disk: Path, seeds: range, record_property: OnProgress
) -> None:
    """Half of what is being written is on the disk when the program dies."""
    survivor = Survivor(tmp_path / "library.db")
    Library.open(survivor.path).close()
    for seed in seeds:
        env = faulty(faulty_disk, survivor.path, kinds=WRITE | SYNC | SIZE, at=1 + seed * 37 % 400, how=KILL)
        survivor.after_death(killed("tests.torture.committer", survivor.path, seed, env))
    _update_message(record_property, seeds, survivor)


def _update_message(record_property: OnProgress, seeds: range, survivor: Survivor) -> None:
    record_property("kills survived", len(seeds))
    record_property("acknowledged operations counted", len(survivor.receipts))


def test_a_program_killed_while_it_makes_the_database_leaves_one_that_opens(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from annotator.store import Library; Library.open(Path(sys.argv[1]))"
    )
    for number in range(4):
        path = tmp_path / f"{number}.db"
        with subprocess.Popen([sys.executable, "-c", program, path], cwd=ROOT) as running:
            while not path.exists() and running.poll() is None:
                pass
            if number:  # else at once
                while path.stat().st_size < 4096 * number and running.poll() is None:
                    pass
            running.kill()
        with Library.open(path) as library:
            add_sample(library)
            assert list(library.check()) == []
