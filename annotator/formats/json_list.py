"""A file that is one JSON list of objects, read an object at a time."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from annotator.core.marking import phrase
from annotator.formats.lines import MOST_BYTES_A_LINE, wrong
from annotator.formats.reading import opened
from annotator.formats.strict import Fault, Fields, object_at, parse, see_that_it_fits

_CHUNK = 2**20


def elements(path: Path) -> Iterator[tuple[int, Fields]]:
    """The objects of a list, or the only one of a file, each with the line (from 1) where it begins.

    BadInput tells the line that is wrong.
    """
    with opened(path) as file:
        text = _Text(path, file)
        if text.following() == "{":  # a list of one, for some tools
            yield text.line, text.object()
            if text.following():
                wrong(path, text.line, phrase("Trouble", "holds more than one object and is no list"))
            return
        text.take("[")
        going = text.following() != "]"
        while going:
            yield text.line, text.object()
            going = text.following() == ","
            if going:
                text.take(",")
                text.following()  # the line is that of the object
        text.take("]")
        if text.following():
            wrong(path, text.line, phrase("Trouble", "holds more than one list"))


class _Text:
    """The text of a file as far as it was read; `line` is the current line."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self.line = 1
        self._path, self._file = path, file
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._text, self._at, self._ended = "", 0, False

    def following(self) -> str:
        """The next character that is no white space; nothing at the end."""
        while True:
            while self._at < len(self._text):
                char = self._text[self._at]
                if char not in " \t\r\n":
                    return char
                self.line += char == "\n"
                self._at += 1
            if self._ended:
                return ""
            self._read()

    def take(self, sign: str) -> None:
        """Go past a sign; BadInput where another one stands."""
        if self.following() != sign:
            wrong(self._path, self.line, phrase("Trouble", "is cut off or is no list of JSON objects"))
        self._at += 1

    def object(self) -> Fields:
        """Go past an object."""
        if self.following() != "{":
            wrong(self._path, self.line, phrase("Trouble", "is cut off or is no list of JSON objects"))
        try:
            while (value := object_at(self._text, self._at)) is None:
                if self._ended:
                    parse(self._text[self._at :])  # says what is wrong
                if len(self._text) - self._at > MOST_BYTES_A_LINE:
                    most = MOST_BYTES_A_LINE >> 20
                    wrong(self._path, self.line, phrase("Trouble", "is cut off, or has more than {0} MiB").format(most))
                self._read()
                see_that_it_fits(self._text)
        except Fault as fault:
            wrong(self._path, self.line, fault)
        fields, end = value
        self.line += self._text.count("\n", self._at, end)
        self._at = end
        return fields

    def _read(self) -> None:
        """Read on: as much again as is unprocessed, so that long objects are not parsed too often."""
        rest = self._text[self._at :]
        data = self._file.read(max(_CHUNK, len(rest)))
        self._ended = not data
        try:
            self._text, self._at = rest + self._decoder.decode(data, final=self._ended), 0
        except UnicodeDecodeError:
            wrong(self._path, self.line + rest.count("\n"), phrase("Trouble", "is not UTF-8"))
