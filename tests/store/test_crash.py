"""A program that is killed at any moment has lost nothing that it had acknowledged."""

import random
import subprocess
import sys
from pathlib import Path

from annotator.store import Library
from tests.store.committer import checksum
from tests.store.samples import add_sample

ROOT = Path(__file__).parents[2]


def _acknowledged_before_the_kill(path: Path, seed: int) -> list[str]:
    """Run the program, kill it somewhere behind a random number of operations; the lines that it had printed."""
    command = [sys.executable, "-m", "tests.store.committer", path, str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        lines = [running.stdout.readline() for _ in range(random.Random(seed).randint(1, 40))]
        running.kill()
        lines += running.stdout.readlines()
    assert running.returncode == -9
    return [line for line in lines if line.endswith("\n")]


def test_a_killed_program_has_lost_nothing_that_it_had_acknowledged(path: Path):
    with Library.open(path) as library:
        issue_id = add_sample(library)
    for seed in range(6):
        lines = _acknowledged_before_the_kill(path, seed)
        with Library.open(path, create=False) as library:
            assert list(library.check()) == []
            stored = [
                f"{entry.number} {checksum(library.operation(issue_id, entry.number))}\n"
                for entry in library.history(issue_id).entries
            ]
        first = int(lines[0].split()[0]) - 1
        assert stored[first : first + len(lines)] == lines
        # At most the one operation that was on its way when the kill came.
        assert len(stored) <= first + len(lines) + 1


def test_a_program_killed_while_it_makes_the_database_leaves_one_that_opens(tmp_path: Path):
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
