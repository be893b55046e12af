"""Asks the process that decodes: it is given the bytes of one file on its standard input, and answers in JSON, a line
for each thing it says, which bytes may follow.

It opens no file and sends back nothing but text, numbers and pixels, so that a hostile file has little to win. A
process of `multiprocessing` won't do, as those that prepare files may not have any of their own.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Timer
from typing import IO, Any

from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.marking import marked
from annotator.decoding.wrong import MOST_PIXELS, Kind

MOST_BYTES = 2**30
_BLOCK = 2**20
_MOST_ANSWERED = 3 * MOST_PIXELS
"""No answer has more bytes."""
_SECONDS = 300
"""A process that says nothing for so long is ended; on a busy machine the largest page takes a part of it."""
_OWN_GROUP = None if sys.platform == "win32" else 0


def answers(
    path: Path,
    work: str,
    file: IO[bytes],
    *,
    seconds: float = _SECONDS,
    begun: Callable[[subprocess.Popen[bytes]], object] = lambda process: None,
    **about: Any,
) -> Generator[Any, None, None]:
    """What the function `answers(data, **about)` of a module (`work`, its name) says of the bytes of a file.

    Closing the iterator ends the process, and so may another thread, which hears of it by `begun`. `path` names the
    file where something is wrong: BadInput where the function finds it so, it is too large, or its process ends or is
    silent for too long; AnnotatorError where the work fails.
    """
    command = [sys.executable, "-P", "-m", "annotator.decoding", work, json.dumps(about)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, process_group=_OWN_GROUP
    )
    assert process.stdin is not None and process.stdout is not None
    try:
        begun(process)
        _give(path, file, process.stdin)
        while True:
            with _limited(process, seconds) as was_late:
                said = process.stdout.readline()
                kind, what = _parts(said)
                made = _bytes(process.stdout, what) if kind == "bytes" else None
            if not kind or (kind == "bytes" and made is None):
                raise _wrong(path, Kind.LATE if was_late.is_set() else Kind.ENDED)
            if kind == "end":
                return
            if kind == "wrong":
                raise _wrong(path, Kind(what))
            if kind == "failed":
                raise AnnotatorError(marked("Trouble", "{0}: could not be read ({1})."), path, what)
            yield what if made is None else made
    finally:
        _end(process)
        process.wait()
        process.stdout.close()
        with suppress(BrokenPipeError):
            process.stdin.close()


def _give(path: Path, file: IO[bytes], process: IO[bytes]) -> None:
    """Hand a file on."""
    left = MOST_BYTES
    with suppress(BrokenPipeError):  # that the process has ended is said when it doesn't answer
        while block := file.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise BadInput(marked("Trouble", "{0}: is larger than {1} MiB."), path, MOST_BYTES >> 20)
            process.write(block)
        process.close()


def _parts(said: bytes) -> tuple[str, Any]:
    """The kind of an answer, and what it says; no kind where it is cut off."""
    kind, what = json.loads(said) if said.endswith(b"\n") else ("", 0)
    return kind, what


def _bytes(process: IO[bytes], count: int) -> bytearray | None:
    """So many bytes of an answer; None where it breaks off, or has more than any may have."""
    if count > _MOST_ANSWERED:
        return None
    made = bytearray(count)
    room = memoryview(made)
    while room and (got := process.readinto(room)):  # type: ignore[attr-defined]  # it is buffered
        room = room[got:]
    return None if room else made


@contextmanager
def _limited(process: subprocess.Popen[bytes], seconds: float) -> Iterator[Event]:
    """Within this a process is ended after some seconds; what says that it was."""
    was_late = Event()

    def end() -> None:
        was_late.set()
        _end(process)

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield was_late
    finally:
        timer.cancel()
        timer.join()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process, and what it has begun: Tesseract would go on reading a page that nobody waits for."""
    if sys.platform == "win32":
        process.kill()
    elif process.returncode is None:  # else its number may be that of another one
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _wrong(path: Path, kind: Kind) -> BadInput:
    match kind:
        case Kind.IMAGE:
            sentence = marked("Trouble", "{0}: is cut off or damaged, or is no image of a kind that is read.")
        case Kind.LARGE:
            sentence = marked("Trouble", "{0}: has more than {1} million pixels; make it smaller first.")
        case Kind.PDF:
            sentence = marked("Trouble", "{0}: is cut off or damaged, or is no PDF.")
        case Kind.ENCRYPTED:
            sentence = marked("Trouble", "{0}: is encrypted; save it without a password first.")
        case Kind.LATE:
            sentence = marked("Trouble", "{0}: takes too long to decode; it may be damaged.")
        case Kind.ENDED:
            sentence = marked(
                "Trouble", "{0}: what decodes it broke off; it is damaged, or needs more memory than there is."
            )
    return BadInput(sentence, path, *([MOST_PIXELS >> 20] if kind == Kind.LARGE else []))
