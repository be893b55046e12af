"""The beginning of a file: its text, its first JSON value, its first element after the prolog of XML."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Set
from functools import cached_property
from pathlib import Path
from typing import Any, Self

_MOST_BYTES = 2**20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PROLOG = re.compile(r"<\?[^>]*>\s*|<!--.*?-->\s*", re.DOTALL)


class Head:
    """The text that a file begins with, without white space before it; nothing where it can't be read."""

    def __init__(self, path: Path) -> None:
        self.text = _text(path)

    @classmethod
    def of(cls, data: bytes) -> Self:
        """What some bytes begin with."""
        made = cls.__new__(cls)
        made.text = _decoded(data[:_MOST_BYTES])
        return made

    @property
    def line(self) -> str:
        """The first line."""
        return self.text.partition("\n")[0]

    @property
    def in_list(self) -> bool:
        """Whether a JSON list begins here, as far as the first character says it."""
        return self.text.startswith("[")

    @cached_property
    def value(self) -> Any:
        """The JSON object or list with which the file, or the list that it is, begins; None where none is whole."""
        start = len(self.text) - len(self.text.removeprefix("[").lstrip())
        try:
            value, _end = json.JSONDecoder().raw_decode(self.text, start)
        except (ValueError, RecursionError):
            return None
        return value if isinstance(value, dict | list) else None

    @property
    def keys(self) -> Set[str]:
        """The keys of the object with which the file, or the list that it is, begins."""
        return self.value.keys() if isinstance(self.value, dict) else set()

    @property
    def text_keys(self) -> Set[str]:
        """The keys of the object if it has a text, is in no list and names no format of its own; else none."""
        has_text = not self.in_list and "text" in self.keys and self.keys.isdisjoint({"data", "format"})
        return self.keys if has_text else set()

    @cached_property
    def root(self) -> str:
        """The text from the first element of XML or HTML on, or from the DOCTYPE."""
        at = 0
        while prolog := _PROLOG.match(self.text, at):
            at = prolog.end()
        return self.text[at:]

    def has_root(self, name: str) -> bool:
        """Whether the first element has a local name, in letters of whatever size."""
        return bool(re.match(rf"<(?:\w+:)?{name}\b", self.root, re.IGNORECASE))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES)
    except OSError:
        return ""  # whoever reads the file says what is wrong
    return _decoded(data)


def _decoded(data: bytes) -> str:
    codec = next((codec for mark, codec in _MARKS if data.startswith(mark)), "utf-8")
    return data.decode(codec, "ignore").lstrip()
