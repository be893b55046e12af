"""Whole numbers in few bytes: a column takes as many bytes a number as its largest needs."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import sub

_WIDTHS = (("b", 2**7), ("h", 2**15), ("i", 2**31))


def steps(values: Iterable[int]) -> Iterator[int]:
    """How far each number is from the one before it, the first from 0; `accumulate` goes back."""
    numbers = list(values)
    return map(sub, numbers, chain((0,), numbers))


def column(values: Iterable[int]) -> bytes:
    """A column of numbers in bytes."""
    numbers = list(values)
    most = max(map(abs, numbers), default=0)
    width, code = next((n, code) for n, (code, limit) in enumerate(_WIDTHS) if most < limit)
    made = array(code, numbers)
    if sys.byteorder == "big":
        made.byteswap()
    return struct.pack("<BI", width, len(numbers)) + made.tobytes()


def block(data: bytes) -> bytes:
    """Bytes behind their number."""
    return struct.pack("<I", len(data)) + data


class Packed:
    """Bytes that hold columns and blocks, which are read one after the other; ValueError or struct.error where they
    are damaged.
    """

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def column(self) -> array[int]:
        """The next column."""
        width, length = struct.unpack("<BI", self._take(5))
        if width >= len(_WIDTHS):
            raise ValueError("a geometry has a column of an unknown width")
        values = array(_WIDTHS[width][0])
        values.frombytes(self._take(length * values.itemsize))
        if sys.byteorder == "big":
            values.byteswap()
        return values

    def block(self) -> bytes:
        """The next block."""
        return self._take(struct.unpack("<I", self._take(4))[0])

    def _take(self, size: int) -> bytes:
        data = self._data[self._at : self._at + size]
        self._at += size
        if len(data) < size:
            raise ValueError("a geometry is cut off")
        return data
