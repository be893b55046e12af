"""Asks the process that decodes for what stands on images: lines with places."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from enum import StrEnum
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import IO, Any

from annotator import decoding
from annotator.core.errors import AnnotatorError
from annotator.core.geometry import Alternative, Box, Polygon, Spot
from annotator.core.marking import marked
from annotator.core.pages import Line

_MODELS = "PP-OCRv6-small"
_NEEDED = ("rapidocr", "onnxruntime", "PIL")
_LANGUAGES = ("chi_sim", "chi_tra", "chi_sim_vert", "chi_tra_vert")


class Engine(StrEnum):
    """What reads images: RapidOCR, Tesseract, or the one with the other as a second reading."""

    RAPIDOCR = "rapidocr"
    TESSERACT = "tesseract"
    BOTH = "both"


class Treatment(StrEnum):
    """What is done to an image before it is read: nothing, its shades are spread, or it is made twice as large."""

    NONE = ""
    CONTRAST = "contrast"
    LARGE = "large"


def is_installed(engine: Engine | None = None) -> bool:
    """Whether images can be read here, by an engine or by any."""
    if engine is None:
        return is_installed(Engine.RAPIDOCR) or is_installed(Engine.TESSERACT)
    if engine == Engine.TESSERACT:
        return find_spec("PIL") is not None and bool(_languages())
    has_rapidocr = all(find_spec(name) is not None for name in _NEEDED)
    return has_rapidocr and (engine == Engine.RAPIDOCR or is_installed(Engine.TESSERACT))


def usual() -> Engine:
    """What reads images where nothing else is said: RapidOCR, which reads nearly everything better, or what is here."""
    return Engine.RAPIDOCR if is_installed(Engine.RAPIDOCR) or not is_installed() else Engine.TESSERACT


def origin(engine: Engine) -> str:
    """An engine with its version and its models: what the text that it reads is said to come from."""
    rapid = f"rapidocr {_version()} {_MODELS}"
    if engine == Engine.RAPIDOCR:
        return rapid
    other = " ".join([*_tesseract("--version")[:1], *_languages()])
    return other if engine == Engine.TESSERACT else f"{rapid} + {other}"


def _version() -> str:
    try:
        return version("rapidocr")
    except PackageNotFoundError:
        return "?"


def _languages() -> list[str]:
    """Those that Tesseract reads here of those that are wanted."""
    there = _tesseract("--list-langs")
    return [language for language in _LANGUAGES if language in there]


@cache
def _tesseract(question: str) -> list[str]:
    """The lines that Tesseract says; none where it is not installed."""
    if which("tesseract") is None:
        return []
    try:
        done = subprocess.run(["tesseract", question], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.SubprocessError):
        return []
    return (done.stdout or done.stderr).splitlines()


def lines_of_pages(
    path: Path,
    file: IO[bytes],
    frames: Sequence[int],
    progress: Callable[[float], object],
    engine: Engine,
    *,
    area: Polygon = (),
    size: tuple[int, int] = (0, 0),
    treatment: Treatment = Treatment.NONE,
) -> Iterator[tuple[tuple[int, int], list[Line]]]:
    """For each of some images in a file, from 0, its size as it is seen and the lines on it, in no order; those in an
    `area` only, where that is said: its corners are places on a page of a `size`, or pixels of the image.

    `progress` hears which share of all (0 to 1) is done; what it raises ends the process, as closing the iterator does.
    BadInput where an image can't be decoded, AnnotatorError where the engine is not here.
    """
    if engine != Engine.TESSERACT and not is_installed(Engine.RAPIDOCR):
        raise AnnotatorError(
            marked("Trouble", "{0}: to read this, install what that needs: pip install 'newspaper-annotator[{1}]'."),
            path,
            "ocr",
        )
    if not is_installed(engine):
        raise AnnotatorError(
            marked("Trouble", "{0}: to read this, install Tesseract with its data for Chinese (chi_sim, chi_tra)."),
            path,
        )
    read, lines = 0, list[Line]()
    asked = decoding.answers(
        path,
        "annotator.ocr.reading",
        file,
        frames=list(frames),
        engine=engine.value,
        languages=_languages(),
        area=area,
        size=size,
        treatment=treatment.value,
    )
    with closing(asked) as answers:
        for share, more, whole in answers:
            lines += [line_of(*line) for line in more]
            progress((read + share) / len(frames))
            if whole is not None:
                yield tuple(whole), lines
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
