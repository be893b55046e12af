"""Asks the process that reads images: it is given the bytes of one and answers in JSON, a line for each thing it says.

It opens no file and sends back nothing but text and numbers, so that a hostile image has little to win. A process of
`multiprocessing` won't do, as those that prepare files may not have any of their own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.geometry import Alternative, Box, Spot
from annotator.core.marking import marked
from annotator.core.pages import Line

_ENGINE, _MODELS = "rapidocr", "PP-OCRv6-small"
_NEEDED = (_ENGINE, "onnxruntime", "PIL")


def is_installed() -> bool:
    """Whether images can be read here."""
    return all(find_spec(name) is not None for name in _NEEDED)


def origin() -> str:
    """The engine, its version and its models: what the text that it reads is said to come from."""
    try:
        return f"{_ENGINE} {version(_ENGINE)} {_MODELS}"
    except PackageNotFoundError:
        return _ENGINE


def lines_of_pages(
    path: Path, data: bytes, frames: Sequence[int], progress: Callable[[float], object]
) -> Iterator[tuple[tuple[int, int], list[Line]]]:
    """For each of some images in a file's bytes, from 0, its size as it is seen and the lines on it, in no order.

    `progress` hears which share of all (0 to 1) is done; what it raises ends the process, as closing the iterator does.
    BadInput where an image can't be decoded, AnnotatorError where none can be read here.
    """
    if not is_installed():
        raise AnnotatorError(
            marked("Trouble", "{0}: to read this, install what that needs: pip install 'newspaper-annotator[{1}]'."),
            path,
            "ocr",
        )
    command = [sys.executable, "-P", "-m", "annotator.ocr"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdin is not None and process.stdout is not None
    try:
        with suppress(BrokenPipeError):  # that it has ended is said below
            process.stdin.write(json.dumps({"bytes": len(data), "frames": list(frames)}).encode() + b"\n" + data)
            process.stdin.close()
        read = 0
        for answer in map(json.loads, process.stdout):
            if (wrong := answer.get("wrong")) is not None:
                raise _trouble(path, wrong, answer.get("said", ""))
            progress((read + answer["share"]) / len(frames))
            if "lines" in answer:
                read += 1
                yield tuple(answer["size"]), [_line(*line) for line in answer["lines"]]
        if read < len(frames):
            raise _trouble(path, "killed", "")
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        with suppress(BrokenPipeError):
            process.stdin.close()


def _line(text: str, box: list[int], confidence: float, characters: list[Any]) -> Line:
    spots = [
        Spot(start, end, Box(*where), sure, tuple(Alternative(*other) for other in others), 0)
        for start, end, where, sure, others in characters
    ]
    return Line(text=text, box=Box(*box), confidence=confidence, characters=spots)


def _trouble(path: Path, wrong: str, said: str) -> AnnotatorError:
    if wrong == "image":
        return BadInput(marked("Trouble", "{0}: is cut off or damaged, or is no image of a kind that is read."), path)
    if wrong == "killed":
        return AnnotatorError(
            marked("Trouble", "{0}: the process that reads images has ended, perhaps for lack of memory."), path
        )
    return AnnotatorError(marked("Trouble", "{0}: the images could not be read ({1})."), path, said)
