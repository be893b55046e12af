"""Raw text cut into its content lines, in one linear pass."""

from __future__ import annotations

import re
from typing import NamedTuple

PADDING = " \t\u3000"
INVISIBLE = PADDING + "\u00a0\u200b\ufeff\x0b\x0c\x85"
HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, for use inside the brackets of a regular expression."""
_PHYSICAL = re.compile(r"[^\r\n\f]+")


class Line(NamedTuple):
    """A line that holds more than white space.

    `start` and `end` are code points of the raw text without the padding at either side; `indent` counts the padding
    before it, `blank` the empty lines above it; `text` is its content, without surrounding invisible characters.
    """

    start: int
    end: int
    indent: int
    blank: int
    text: str


def lines_of(raw: str) -> list[Line]:
    r"""The content lines of a raw text, in order; lines end with \n, \r\n, \r or \f, the end of a page."""
    lines = []
    below = 0
    for physical in _PHYSICAL.finditer(raw):
        text = physical[0]
        core = text.strip(PADDING)
        visible = core.strip(INVISIBLE)
        if not visible:
            continue
        indent = len(text) - len(text.lstrip(PADDING))
        start = physical.start() + indent
        lines.append(Line(start, start + len(core), indent, _blank(raw, below, start), visible))
        below = start + len(core)
    return lines


def _blank(raw: str, start: int, end: int) -> int:
    """How many empty lines lie between the end of one content line and the start of the next."""
    breaks = max(raw.count("\n", start, end), raw.count("\r", start, end))
    return max(0, breaks - 1) if start else breaks
