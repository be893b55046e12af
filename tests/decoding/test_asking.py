"""What decodes is a process of its own: whatever happens to it, this one says a sentence and goes on."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import psutil
import pytest

from annotator import decoding
from annotator.core.errors import AnnotatorError, BadInput

FILE = Path("晨报.pdf")
Ask = Callable[..., list[object]]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """All answers of a function with some code, to some bytes."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    def ask(code: str, data: bytes = b"", **about: object) -> list[object]:
        lines = "".join(f"    {line}\n" for line in code.splitlines())
        (tmp_path / "work.py").write_text(f"import os, sys, time\ndef answers(data, **about):\n{lines}")
        return list(decoding.answers(FILE, "work", BytesIO(data), **about))  # type: ignore[arg-type]

    return ask


def test_it_answers_one_thing_after_the_other_whatever_a_library_prints(ask: Ask) -> None:
    code = "print('noise')\nos.write(1, b'noise')\nyield len(data)\nyield about"
    assert ask(code, b"x" * 3_000_000, page=3) == [3_000_000, {"page": 3}]


def test_it_answers_in_bytes_too(ask: Ask) -> None:
    assert ask("yield b'\\n' * 100_000\nyield 'then'") == [b"\n" * 100_000, "then"]


def test_an_answer_of_more_bytes_than_any_may_have_is_not_taken(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.decoding.asking._MOST_ANSWERED", 10)
    with pytest.raises(BadInput, match="broke off"):
        ask("yield bytes(11)")


@pytest.mark.parametrize(
    "end", ["os.abort()", "os._exit(0)", "os.kill(os.getpid(), 9)", "raise MemoryError", "raise SystemExit"]
)
def test_a_file_that_ends_it_is_said_to_be_damaged(ask: Ask, end: str) -> None:
    with pytest.raises(BadInput, match=r"^晨报\.pdf: what decodes it broke off; it is damaged, or needs more memory"):
        ask(f"yield 1\n{end}")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds what a process takes")
def test_a_file_that_would_fill_the_memory_ends_it(ask: Ask) -> None:
    with pytest.raises(BadInput, match="broke off"):
        ask("yield len(bytearray(2**33))")


def test_a_file_on_which_it_hangs_is_given_up(ask: Ask) -> None:
    with pytest.raises(BadInput, match="takes too long to decode; it may be damaged"):
        ask("time.sleep(1000)\nyield 1", seconds=0.1)


def test_a_fault_of_the_program_is_said_with_its_name(ask: Ask) -> None:
    with pytest.raises(AnnotatorError, match=r"could not be read \(KeyError\('x'\)\)"):
        ask("yield {}['x']")


def test_a_file_that_is_too_large_is_not_taken(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.decoding.asking.MOST_BYTES", 2**20)
    with pytest.raises(BadInput, match="is larger than 1 MiB"):
        ask("yield 1", bytes(2**21))


def test_who_wants_no_more_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    begin = subprocess.Popen

    def popen(*words: object, **about: object) -> subprocess.Popen[bytes]:
        started.append(begin(*words, **about))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr("annotator.decoding.asking.subprocess.Popen", popen)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "work.py").write_text("def answers(data):\n    while True:\n        yield 1\n")
    answers = decoding.answers(FILE, "work", BytesIO())
    assert next(answers) == 1
    answers.close()
    assert [process.poll() is not None for process in started] == [True]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no groups of processes")
def test_what_it_has_begun_ends_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "work.py").write_text(
        "import subprocess\n"
        "def answers(data):\n"
        "    yield subprocess.Popen(['sleep', '600'], stderr=subprocess.DEVNULL).pid\n"
        "    yield 'never asked for'\n"
    )
    answers = decoding.answers(FILE, "work", BytesIO())
    begun = psutil.Process(next(answers))
    answers.close()
    last = time.monotonic() + 60
    while not is_ended(begun) and time.monotonic() < last:
        time.sleep(0.01)
    assert is_ended(begun)


def is_ended(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE  # nobody may ask what became of it
    except psutil.NoSuchProcess:
        return True
