"""Whether a program still runs, asked by another one of the same machine."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from annotator.store.processes import Process, this_process

ROOT = Path(__file__).parents[2]
ASKED = """
import sys
from annotator.store.processes import this_process
process = this_process()
print(process.place, process.number, process.began, sep="|", flush=True)
sys.stdin.read()
"""


def test_another_program_is_alive_until_it_ends_even_before_its_parent_asks_for_it():
    with subprocess.Popen(
        [sys.executable, "-c", ASKED], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        place, number, began = running.stdout.readline().rstrip("\n").split("|")
        other = Process(place, int(number), began)
        assert not other.is_dead
        running.kill()
        os.waitid(os.P_PID, running.pid, os.WEXITED | os.WNOWAIT)
        assert other.is_dead
    assert other.is_dead


def test_a_later_program_with_the_same_number_is_another():
    assert not this_process().is_dead
    assert replace(this_process(), began="0.0").is_dead


def test_of_a_program_in_another_place_nothing_is_known():
    assert not replace(this_process(), place="another machine", began="0.0").is_dead
