"""The same at scale 2, in a process of its own: Qt takes its scale when it starts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif("QT_SCALE_FACTOR" in os.environ, reason="this run has a scale already")
def test_the_window_keeps_its_bounds_at_scale_2(capfd: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-m", "pytest", "tests/benchmarks/test_window.py", "--benchmark-columns=min,median,max"]
    environment = {**os.environ, "QT_SCALE_FACTOR": "2"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    with capfd.disabled():
        print("\nat scale 2", done.stdout[done.stdout.rfind("= figures") :], sep="\n")
    assert done.returncode == 0, done.stdout
