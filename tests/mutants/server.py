"""Runs tests of the folder in which it is started, each time in a new process that has loaded pytest already.

It reads a line of JSON for each run, the arguments of pytest, and answers with a line, the exit code; a negative one is
the signal that ended the run. What the tests say stands in `said.txt`.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
from contextlib import suppress
from importlib import import_module

import pytest

SAID = "said.txt"
_LOADED = (
    "_hypothesis_pytestplugin",
    "hypothesis.stateful",
    "lxml.etree",
    "peewee",
    "psycopg",
    "pytestqt.plugin",
    "xdist.plugin",
)
"""What most runs would load before the first test; nothing of the project, which changes."""
_MOST = 4 << 30
"""So much memory (bytes) is given to a run, for a loop without an end that gathers something."""
_PAUSE = 0.02
"""How long (seconds) is waited until a run is looked at again."""


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    for name in _LOADED:
        with suppress(ImportError):
            import_module(name)
    for line in sys.stdin:
        print(_run(json.loads(line)), flush=True)


def _run(arguments: list[str]) -> int:
    child = os.fork()
    if not child:
        try:
            os._exit(_tests(arguments))
        finally:
            os._exit(1)
    asked_by = os.getppid()
    try:
        while True:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status)
            if os.getppid() != asked_by:  # who waits for it was killed
                sys.exit(1)
            time.sleep(_PAUSE)
    finally:
        with suppress(ProcessLookupError):  # what the tests have started goes too
            os.killpg(child, signal.SIGKILL)


def _tests(arguments: list[str]) -> int:
    os.setsid()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_DATA, (_MOST, _MOST))
    said = os.open(SAID, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(said, 1)
    os.dup2(said, 2)
    code = pytest.main(arguments)
    sys.stdout.flush()
    return code


if __name__ == "__main__":
    main()
