"""What PaddleOCR and RapidOCR write as JSON: lines with four corners, a text and a confidence, in several forms.

Lines stand in the order in which the program found them: that of reading is guessed. Of PP-Structure's files the lines
are read, not its layout.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from annotator.core.errors import BadInput
from annotator.core.geometry import FARTHEST, NOWHERE, Box, Point, box_of
from annotator.core.issue import Image, Issue
from annotator.core.marking import marked
from annotator.core.pages import Block, Line, ReadPage, cleaned
from annotator.core.reading_order import ordered
from annotator.formats.format import Counted, Format
from annotator.formats.heads import Head
from annotator.formats.page_files import Part, issue_from, placed, read_whole, share

_TEXTS = ("rec_texts", "txts", "texts")
_BOXES = ("rec_polys", "dt_polys", "rec_boxes", "boxes")
_SCORES = ("rec_scores", "scores")
_MANY = re.compile(r'"(?:rec_texts|overall_ocr_res|txts)"\s*:')
_LINE_TEXTS, _LINE_BOXES, _LINE_SCORES = (
    ("text", "txt", "transcription"),
    ("box", "points", "text_region", "poly"),
    ("score", "confidence", "conf"),
)


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The issue of a file; BadInput where it is wrong."""
    data = read_whole(path)
    yield issue_from(path, data, pages_of(path, data), form="ocr-json")


def pages_of(path: Path, data: bytes) -> Iterator[ReadPage]:
    """The pages of a file; its path stands in the messages of BadInput."""
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadInput(marked("Trouble", "{0}: is cut off or is no JSON."), path) from error
    results = list(_results(value, 0))
    if not results:
        raise BadInput(marked("Trouble", "{0}: holds no lines with texts and boxes."), path)
    for count, (lines, image) in enumerate(results, 1):
        yield ordered(ReadPage(number=str(count), image=Image(image), blocks=[Block(lines=lines)]))


def _results(value: Any, depth: int) -> Iterator[tuple[list[Line], str]]:
    """The lines of each page, and what its image is called."""
    if depth > 4:
        return
    if isinstance(value, dict):
        image = value.get("input_path") or value.get("image_path") or value.get("img_path") or ""
        inner = next(
            (value[name] for name in ("res", "overall_ocr_res", "result", "results", "data") if name in value), None
        )
        lines = _columns(value)
        if lines is None and inner is not None:
            for some, name in _results(inner, depth + 1):
                yield some, name or (image if isinstance(image, str) else "")
        elif lines is not None:
            yield lines, image if isinstance(image, str) else ""
    elif isinstance(value, list):
        lines = [line for line in map(_line, value) if line is not None]
        if lines:
            yield lines, ""
        else:
            for one in value:
                yield from _results(one, depth + 1)


def _columns(value: dict[str, Any]) -> list[Line] | None:
    """The lines of a result that has its texts, boxes and confidences in lists of their own."""
    texts = _first(value, _TEXTS)
    if not isinstance(texts, list):
        return None
    boxes, scores = _listed(_first(value, _BOXES)), _listed(_first(value, _SCORES))
    words = _listed(value.get("word_results"))
    rows = zip_longest(texts, boxes[: len(texts)], scores[: len(texts)], words[: len(texts)])
    return [_made(text, box, score, word) for text, box, score, word in rows if isinstance(text, str)]


def _line(value: Any) -> Line | None:
    """A line as an object, or as a list of its corners and its text with a confidence; None where it is neither."""
    if isinstance(value, dict):
        text, box = _first(value, _LINE_TEXTS), _first(value, _LINE_BOXES)
        return _made(text, box, _first(value, _LINE_SCORES), None) if isinstance(text, str) else None
    if not isinstance(value, list) or len(value) < 2 or not isinstance(value[0], list):
        return None
    if isinstance(value[1], str):
        return _made(value[1], value[0], value[2] if len(value) > 2 else None, None)
    if isinstance(value[1], list) and value[1] and isinstance(value[1][0], str):
        return _made(value[1][0], value[0], value[1][1] if len(value[1]) > 1 else None, None)
    return None


def _made(text: str, box: Any, score: Any, words: Any) -> Line:
    text = cleaned(text)
    return Line(text=text, box=_box(box), confidence=share(score), characters=placed(text, _characters(words)))


def _characters(words: Any) -> Iterator[Part]:
    """The characters of a line: each a list of the character, and its confidence and corners in either order."""
    for one in _listed(words):
        if isinstance(one, list) and len(one) == 3 and isinstance(one[0], str):
            box, score = (one[2], one[1]) if isinstance(one[2], list) else (one[1], one[2])
            yield cleaned(one[0]), _box(box), share(score), ()


def _box(value: Any) -> Box:
    """The box of four corners, or of two that stand in one list."""
    corners = _listed(value)
    if corners and all(isinstance(corner, list) and len(corner) == 2 for corner in corners):
        points = [Point(round(x), round(y)) for x, y in corners if _is_place(x) and _is_place(y)]
        return box_of(points) if len(points) > 1 else NOWHERE
    if len(corners) == 4 and all(map(_is_place, corners)):
        return Box(*map(round, corners))
    return NOWHERE


def _is_place(value: Any) -> bool:
    return type(value) in (int, float) and -FARTHEST <= value <= FARTHEST


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _first(value: dict[str, Any], names: Sequence[str]) -> Any:
    return next((value[name] for name in names if name in value), None)


def begins(head: Head) -> object:
    """Whether a file holds lines with texts and boxes, by what it begins with."""
    value = head.value
    if value is None and head.text.startswith("{"):  # it is longer than what was looked at
        return _MANY.search(head.text)
    return head.keys & {*_TEXTS, "overall_ocr_res"} or _is_wrapped(value) or _is_line(value)


def _is_wrapped(value: Any) -> bool:
    inner = value.get("res") if isinstance(value, dict) else None
    return isinstance(inner, dict) and bool(inner.keys() & {*_TEXTS, "overall_ocr_res"})


def _is_line(value: Any) -> bool:
    """Whether a value is a line, or a list of lists that begins with one."""
    for _depth in range(3):
        if isinstance(value, dict):
            return isinstance(_first(value, _LINE_TEXTS), str) and not _box(_first(value, _LINE_BOXES)).is_empty
        if not isinstance(value, list) or not value:
            return False
        if (line := _line(value)) is not None:
            return not line.box.is_empty
        value = value[0]
    return False


FORMAT = Format(
    name="ocr-json",
    title=marked("Format", "PaddleOCR's or RapidOCR's JSON, a page with places"),
    suffixes=(".json",),
    read=read,
    is_raw=True,
    begins=begins,
    offsets=Counted.NONE,
)
