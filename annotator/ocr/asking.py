"""Asks the process that decodes for what stands on images: lines with places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

from annotator import decoding
from annotator.core.errors import AnnotatorError
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
    path: Path, file: IO[bytes], frames: Sequence[int], progress: Callable[[float], object]
) -> Iterator[tuple[tuple[int, int], list[Line]]]:
    """For each of some images in a file, from 0, its size as it is seen and the lines on it, in no order.

    `progress` hears which share of all (0 to 1) is done; what it raises ends the process, as closing the iterator does.
    BadInput where an image can't be decoded, AnnotatorError where none can be read here.
    """
    if not is_installed():
        raise AnnotatorError(
            marked("Trouble", "{0}: to read this, install what that needs: pip install 'newspaper-annotator[{1}]'."),
            path,
            "ocr",
        )
    read, lines = 0, list[Line]()
    with closing(decoding.answers(path, "annotator.ocr.reading", file, frames=list(frames))) as answers:
        for share, more, size in answers:
            lines += [line_of(*line) for line in more]
            progress((read + share) / len(frames))
            if size is not None:
                yield tuple(size), lines
                read, lines = read + 1, []


def line_of(text: str, box: list[int], confidence: float, characters: list[Any]) -> Line:
    """A line of what the process says of it."""
    spots = [
        Spot(start, end, Box(*where), sure, tuple(Alternative(*other) for other in others), 0)
        for start, end, where, sure, others in characters
    ]
    return Line(text=text, box=Box(*box), confidence=confidence, characters=spots)


def parts_of(line: Line) -> tuple[Any, ...]:
    """What `line_of` makes a line of, to be kept as JSON."""
    return (
        line.text,
        line.box,
        line.confidence,
        [(spot.start, spot.end, spot.box, spot.confidence, spot.alternatives) for spot in line.characters],
    )
