"""How long the program takes from nothing to a painted window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.figures import Comparison

ROOT = Path(__file__).resolve().parents[2]


def start(*arguments: str) -> None:
    """Start a process, and wait until its window is painted."""
    command = [sys.executable, "-m", "tests.benchmarks.start", *arguments]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60)


def test_the_window_on_the_sample_is_up_soon_after_a_bare_one(compare: Comparison) -> None:
    compare(
        "the window on the sample up, from the start of the process",
        lambda: start("annotator", "--sample"),
        lambda: start("bare"),
        rounds=9,
        of=min,
        bound=lambda floor: 1.5 * floor + 300,
    )
