"""Tesseract by its command line: a page read by it alone, or column by column as a second reading of lines.

Where the two readings differ, what Tesseract read is the first alternative of the characters there.
"""

from __future__ import annotations

import os
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from io import BytesIO
from itertools import groupby
from typing import NamedTuple

from PIL import Image

from annotator.core.geometry import Box, around
from annotator.core.pages import Line as PlainLine
from annotator.core.reading_order import in_order
from annotator.ocr.lines import Character, Line

_COMMAND = "tesseract"
_PAGE, _VERTICAL, _COLUMN = "3", "5", "6"
"""Its modes: a page that it divides itself, a block of vertical lines, a block of lines."""
_SURE = 0.6
"""A page that it reads less surely than that may have vertical lines."""
_MOST_ALTERNATIVES = 5
_SECONDS = 250
"""A little less than the process that decodes may be silent."""


class _Word(NamedTuple):
    """A word of a line (numbered) as Tesseract reads it, mostly one character."""

    line: tuple[str, ...]
    box: Box
    confidence: float
    text: str


def read(page: Image.Image, languages: Sequence[str]) -> list[Line]:
    """The lines of a page, in no order."""
    words = _words(page, _horizontal(languages), _PAGE)
    vertical = [language for language in languages if language.endswith("_vert")]
    if vertical and _confidence(words) < _SURE:
        words = max(words, _words(page, vertical, _PAGE), key=_confidence)
    return [_line(list(line)) for _number, line in groupby(words, lambda word: word.line)]


def compared(page: Image.Image, lines: Sequence[Line], languages: Sequence[str]) -> Iterator[Line]:
    """Lines of a page with what Tesseract reads otherwise among their alternatives; it is given a column at a time."""
    plain = [PlainLine(text=line[0], box=Box(*line[1])) for line in lines]
    places = {id(one): line for one, line in zip(plain, lines, strict=True)}
    for block in in_order(plain):
        boxes = [line.box for line in block.lines]
        is_vertical = sum(box.height > box.width for box in boxes) > len(boxes) / 2
        words = _of_column(page, around(boxes), _fitting(block.lines, languages, is_vertical), is_vertical)
        for one in block.lines:
            own = [word for word in words if one.box.distance(*_middle(word.box)) == 0]
            own.sort(key=lambda word: word.box.top if is_vertical else word.box.left)
            yield _with_alternatives(places[id(one)], own)


def _of_column(page: Image.Image, box: Box, languages: Sequence[str], is_vertical: bool) -> list[_Word]:
    if not languages or box.is_empty:
        return []
    margin = 20
    left, top = max(box.left - margin, 0), max(box.top - margin, 0)
    part = page.crop((left, top, min(box.right + margin, page.width), min(box.bottom + margin, page.height)))
    return [
        word._replace(box=Box(word.box.left + left, word.box.top + top, word.box.right + left, word.box.bottom + top))
        for word in _words(part, languages, _VERTICAL if is_vertical else _COLUMN)
    ]


def _words(image: Image.Image, languages: Sequence[str], mode: str) -> list[_Word]:
    """What stands on an image; nothing where Tesseract fails."""
    file = BytesIO()
    image.save(file, "BMP")
    command = [_COMMAND, "stdin", "stdout", "-l", "+".join(languages), "--psm", mode, "tsv"]
    one_core = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(
        command, input=file.getvalue(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=one_core,
        timeout=_SECONDS, check=False,
    )  # fmt: skip
    words = []
    for row in done.stdout.decode("utf-8", "replace").splitlines()[1:]:
        level, *line, _word, left, top, width, height, confidence, text = row.split("\t")
        if level == "5" and text.strip():
            x, y = int(left), int(top)
            box = Box(x, y, x + int(width), y + int(height))
            words.append(_Word(tuple(line), box, float(confidence) / 100, text.strip()))
    return words


def _confidence(words: Sequence[_Word]) -> float:
    return sum(word.confidence for word in words) / len(words) if words else 0


def _horizontal(languages: Iterable[str]) -> list[str]:
    return [language for language in languages if not language.endswith("_vert")]


def _fitting(lines: Iterable[PlainLine], languages: Sequence[str], is_vertical: bool) -> list[str]:
    """The language of some lines, traditional where more of their characters are in no list of simplified ones."""
    text = "".join(line.text for line in lines)
    name = "chi_tra" if _lacking(text, "gb2312") > _lacking(text, "big5") else "chi_sim"
    wanted = [f"{name}_vert", name] if is_vertical else [name]
    return next(([language] for language in wanted if language in languages), list(_horizontal(languages)[:1]))


def _lacking(text: str, codec: str) -> int:
    """How many characters a codec lacks."""
    return len(text) - len(text.encode(codec, "ignore").decode(codec))


def _line(words: Sequence[_Word]) -> Line:
    text, characters = "", list[Character]()
    for word in words:
        if text and text[-1].isascii() and word.text[0].isascii() and text[-1].isalnum() and word.text[0].isalnum():
            text += " "
        for at, box in enumerate(_divided(word.box, len(word.text))):
            characters.append((len(text) + at, len(text) + at + 1, box, word.confidence, []))
        text += word.text
    return text, around(word.box for word in words), round(_confidence(words), 4), characters


def _divided(box: Box, count: int) -> Iterator[Box]:
    """A box in equal parts along its longer side."""
    left, top, right, bottom = box
    for at in range(count):
        if box.width >= box.height:
            yield Box(left + box.width * at // count, top, left + box.width * (at + 1) // count, bottom)
        else:
            yield Box(left, top + box.height * at // count, right, top + box.height * (at + 1) // count)


def _middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _with_alternatives(line: Line, words: Iterable[_Word]) -> Line:
    """A line with another reading of it among the alternatives."""
    text, box, confidence, characters = line
    other = [(char, round(word.confidence, 4)) for word in words for char in word.text]
    by_start = {character[0]: character for character in characters}
    said = "".join(char for char, _sure in other)
    for tag, start, end, from_, to in SequenceMatcher(None, text, said, autojunk=False).get_opcodes():
        if tag == "replace" and end - start == to - from_:
            changed = [(start + at, *other[from_ + at]) for at in range(end - start)]
        elif tag == "insert" and start:
            sure = min(sure for _char, sure in other[from_:to])
            changed = [(start - 1, text[start - 1] + said[from_:to], sure)]
        else:
            continue
        for at, read_, sure in changed:
            if at in by_start and not _is_alike(text[at], read_):
                by_start[at] = _put_first(by_start[at], read_, sure)
    return text, box, confidence, list(by_start.values())


def _put_first(character: Character, read_: str, sure: float) -> Character:
    start, end, box, own, others = character
    rest = [other for other in others if other[0] != read_]
    return start, end, box, own, [(read_, sure), *rest][:_MOST_ALTERNATIVES]


def _is_alike(one: str, other: str) -> bool:
    """Whether two readings differ in the width of a mark alone, or both are marks."""
    plain = [unicodedata.normalize("NFKC", text) for text in (one, other)]
    return plain[0] == plain[1] or not any(char.isalnum() for char in one + other)
