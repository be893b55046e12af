"""JSON that can't be trusted: each field is looked at before it is used, and a fault says which field it is in."""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, Never, TypeVar

from annotator.core.errors import AnnotatorError
from annotator.core.marking import marked, phrase

E = TypeVar("E", bound=StrEnum)

LARGEST = 2**31 - 1
"""No whole number in a file may be larger."""

_ALWAYS_FITS = 2**24
"""Texts with fewer code points never take too much memory, whatever they contain."""

_MOST_MEMORY = 540 * 2**20
_BY_SIGN = {"{": 120, "[": 70, ",": 60, ":": 60}
"""About how much memory (bytes) the value or key beside a sign takes."""


class Fault(AnnotatorError, ValueError):
    """What is wrong, with the field that it is in; it stands in the sentence that names the file."""

    @property
    def without_texts(self) -> str:
        return "…"


class Fields:
    """The fields of a JSON object, by the type that they must have; `where` is its own place, such as "parts[3]".

    Each method raises Fault when the field is missing (and no default is given) or is not what it must be.
    """

    def __init__(self, values: dict[str, Any], where: str = "") -> None:
        self._values = values
        self._where = where

    def fault(self, name: str, what: str) -> Never:
        """Raise the Fault that a field has."""
        raise Fault("{0} {1}", self._place(name), what)

    @property
    def names(self) -> list[str]:
        """The names of the fields."""
        return list(self._values)

    def text(self, name: str, default: str | None = None) -> str:
        """A string of characters that can be written to a file."""
        value = self._get(name, default)
        if not isinstance(value, str):
            self.fault(name, phrase("Trouble", "must be a string"))
        try:
            value.encode()
        except UnicodeEncodeError:
            self.fault(name, phrase("Trouble", "holds half of a surrogate pair"))
        return value

    def whole(self, name: str, default: int | None = None, *, most: int = LARGEST) -> int:
        """A whole number in 0..most."""
        value = self._get(name, default)
        if type(value) is not int:
            self.fault(name, phrase("Trouble", "must be a whole number"))
        if not 0 <= value <= most:
            self.fault(name, phrase("Trouble", "must lie in 0..{0}").format(most))
        return value

    def share(self, name: str, default: float) -> float:
        """A number in 0..1."""
        value = self._get(name, default)
        if type(value) not in (int, float) or not math.isfinite(value) or not 0 <= value <= 1:
            self.fault(name, phrase("Trouble", "must be a number in 0..1"))
        return float(value)

    def flag(self, name: str, default: bool) -> bool:
        """True or false."""
        value = self._get(name, default)
        if not isinstance(value, bool):
            self.fault(name, phrase("Trouble", "must be true or false"))
        return value

    def choice(self, name: str, kind: type[E], default: E | None = None) -> E:
        """One of the values of an enumeration."""
        value = self._get(name, default)
        if not isinstance(value, str) or value not in list(kind):
            self.fault(name, phrase("Trouble", "must be one of {0}").format(", ".join(kind)))
        return kind(value)

    def object(self, name: str) -> Fields:
        """An object."""
        value = self._get(name, None)
        if not isinstance(value, dict):
            self.fault(name, phrase("Trouble", "must be an object"))
        return Fields(value, self._place(name))

    def objects(self, name: str, *, or_ids: bool = False) -> Iterator[Fields]:
        """A list of objects; empty when the field is missing. With `or_ids` whole numbers may stand for some of them:
        they are passed over.
        """
        for index, value in enumerate(self._list(name)):
            if or_ids and type(value) is int:
                continue
            if not isinstance(value, dict):
                self.fault(f"{name}[{index}]", phrase("Trouble", "must be an object"))
            yield Fields(value, self._place(f"{name}[{index}]"))

    def ids(self, name: str) -> Iterator[int]:
        """The whole numbers that stand for objects in a list."""
        yield from (value for value in self._list(name) if type(value) is int)

    def rows(self, name: str) -> Iterator[list[Any]]:
        """A list of lists; empty when the field is missing."""
        for value in self._list(name):
            if not isinstance(value, list):
                self.fault(name, phrase("Trouble", "must be a list of lists"))
            yield value

    def texts(self, name: str) -> Iterator[str]:
        """A list of strings; empty when the field is missing."""
        for value in self._list(name):
            if not isinstance(value, str):
                self.fault(name, phrase("Trouble", "must be a list of strings"))
            yield value

    def _list(self, name: str) -> list[Any]:
        values = self._get(name, [])
        if not isinstance(values, list):
            self.fault(name, phrase("Trouble", "must be a list"))
        return values

    def holds(self, name: str) -> bool:
        """Whether the field is there and not null."""
        return self._values.get(name) is not None

    def must_hold(self, *names: str) -> None:
        """Fault if none of some fields exists: the object is of another kind."""
        if not any(name in self._values for name in names):
            self.fault(names[0], phrase("Trouble", "is missing"))

    def get(self, name: str) -> Any:
        """The value of any type; None if it is missing."""
        return self._values.get(name)

    def said(self, name: str) -> str:
        """A string that other programs may have changed to another type: then it counts as empty."""
        return self.text(name) if isinstance(self.get(name), str) else ""

    def _get(self, name: str, default: Any) -> Any:
        value = self._values.get(name, default)
        if value is None:
            self.fault(name, phrase("Trouble", "is missing"))
        return value

    def _place(self, name: str) -> str:
        return f"{self._where}.{name}" if self._where else name


def parse(text: str) -> Fields:
    """The fields of the JSON object that a text is; Fault when it is none, a key stands in it twice, or it would take
    too much memory.
    """
    see_that_it_fits(text)
    with _faults():
        value, end = _DECODER.raw_decode(text, _behind_space(text, 0))
        if _behind_space(text, end) < len(text):
            raise json.JSONDecodeError("Extra data", text, end)
    if not isinstance(value, dict):
        raise Fault(marked("Trouble", "must be a JSON object"))
    return Fields(value)


def object_at(text: str, start: int) -> tuple[Fields, int] | None:
    """The fields of the JSON object that begins at an offset of a text, and where it ends; None where it is cut off, or
    is none. Fault as for `parse`.
    """
    with _faults():
        try:
            value, end = _DECODER.raw_decode(text, start)
        except json.JSONDecodeError:
            return None
    return (Fields(value), end) if isinstance(value, dict) else None


def see_that_it_fits(text: str) -> None:
    """Raise Fault where what a JSON text says, which is a copy of it for the most part, would take too much memory."""
    if len(text) > _ALWAYS_FITS:
        values = sum(size * text.count(sign) for sign, size in _BY_SIGN.items())
        if 2 * sys.getsizeof(text) + values > _MOST_MEMORY:
            raise Fault(marked("Trouble", "holds too much to be read at once; divide it"))


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except json.JSONDecodeError as error:
        raise Fault(marked("Trouble", "is cut off or is no JSON (column {0})"), error.colno) from error
    except RecursionError as error:
        raise Fault(marked("Trouble", "is nested too deeply")) from error
    except ValueError as error:  # a number of thousands of digits
        raise (
            error if isinstance(error, Fault) else Fault(marked("Trouble", "holds a number that is too long"))
        ) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        name, _ = Counter(name for name, _ in pairs).most_common(1)[0]
        raise Fault(marked("Trouble", "holds the key {0} twice"), repr(name))
    return fields


def _constant(name: str) -> Never:
    raise Fault(marked("Trouble", "holds {0}, which is no number of JSON"), name)


def _behind_space(text: str, start: int) -> int:
    space = _SPACE.match(text, start)
    return space.end() if space else start


_SPACE = re.compile(r"[ \t\r\n]*+")
_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant)
