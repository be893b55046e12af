"""The environments that `make consumers` has made, and the servers that run in them on loopback."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ENVIRONMENTS = HERE.parents[1] / ".consumers"
SECONDS = 180
"""How long a server may take to be there, and a task of its own to be done."""


def folder_of(name: str) -> Path:
    """The environment of a program; the test is skipped where it could not be installed."""
    if not (ENVIRONMENTS / f"{name}.stamp").exists():
        pytest.skip(f"{name} could not be installed")
    return ENVIRONMENTS / name / "bin"


def version_of(name: str, package: str) -> str:
    """The version of a package in an environment."""
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    return run(name, "-c", code).strip()


def run(name: str, *args: object, cwd: Path | None = None) -> str:
    """What a command of Python prints in an environment."""
    command = [str(folder_of(name) / "python"), *map(str, args)]
    found = subprocess.run(command, capture_output=True, text=True, cwd=cwd, timeout=2 * SECONDS, check=False)
    assert found.returncode == 0, found.stderr[-3000:]
    return found.stdout


def run_script(name: str, script: str, *args: object, cwd: Path | None = None) -> Any:
    """What a script of this folder prints as JSON in an environment; None where it prints nothing."""
    printed = run(name, HERE / script, *args, cwd=cwd)
    return json.loads(printed) if printed else None


def free_port() -> int:
    """A port of loopback that nobody listens to."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(command: Sequence[object], log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program that runs meanwhile; what it prints goes into a file."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            list(map(str, command)),
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=log.parent,
            env={**os.environ, **environment},
            start_new_session=True,
        )
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def once(ready: Callable[[], Any]) -> Any:
    """What something gives once it gives something."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            if found := ready():
                return found
        except OSError:
            pass
        time.sleep(0.2)
    raise AssertionError("it took too long")


def draw(tool: str, page: str, person: Mapping[str, str], text: str, label: str, folder: Path) -> None:
    """Draw a name over a text in the page of a tool, with the mouse."""
    run_script("browser", "browser.py", tool, page, person["user"], person["password"], text, label, cwd=folder)
