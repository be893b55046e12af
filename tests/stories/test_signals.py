"""A signal that ends the program closes the window, and the word that is being typed is stored."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.store import Library
from tests.window import samples

ROOT = Path(__file__).resolve().parents[2]
SIGNALS = [signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals to a program")
@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_signal_to_end_stores_the_word_that_is_being_typed(tmp_path: Path, number: signal.Signals) -> None:
    database = tmp_path / "library.db"
    issue, operations = samples.made(samples.RAW)
    with Library.open(database) as library:
        library.add(issue, operations, author="ann")
    command = [sys.executable, "-m", "tests.stories.typing_window", str(database)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "typed\n"
        window.send_signal(number)
        assert window.wait(60) == 0
    with Library.open(database, create=False) as library:
        assert "妈妈" in {correction.text for correction in library.load(1).corrections}
        assert library.leases.all() == {}
        assert list(library.check()) == []
