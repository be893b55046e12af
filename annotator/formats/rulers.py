"""How the offsets of other programs count a text: in code points, UTF-16 code units, or grapheme clusters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, Protocol

from annotator.core.records import Span
from annotator.formats.options import Offsets
from annotator.formats.utf16 import Utf16


class Ruler(Protocol):
    """The way between the code points of a text and what a program counts."""

    def unit(self, at: int) -> int:
        """Where a code point, or the end of the text, stands in the program's units."""

    def point(self, unit: int) -> int | None:
        """Which code point begins at a unit; None outside the text and inside a character."""


class CodePoints:
    """Code points."""

    def __init__(self, text: str) -> None:
        self._size = len(text)

    def unit(self, at: int) -> int:
        """The code point itself."""
        return at

    def point(self, unit: int) -> int | None:
        """The unit itself, where it is in the text."""
        return unit if 0 <= unit <= self._size else None


class Clusters:
    """Grapheme clusters, as the library cuts them that doccano's page uses: by the rules of Unicode 10."""

    def __init__(self, text: str) -> None:
        self.edges = _edges(text)

    def unit(self, at: int) -> int:
        """The cluster that begins at a code point, or else the next one."""
        return bisect_left(self.edges, at)

    def point(self, unit: int) -> int | None:
        """Where a cluster begins."""
        return self.edges[unit] if 0 <= unit < len(self.edges) else None

    def is_edge(self, at: int) -> bool:
        """Whether a cluster begins at a code point, or the text ends there."""
        return self.edges[self.unit(at)] == at


def _edges(text: str) -> Sequence[int]:
    """Where clusters begin, and the end of the text; only near odd characters can that be elsewhere than everywhere."""
    edges: list[int] = []
    at = 0
    for run in _RUN.finditer(text):
        edges += range(at, run.start())
        edges += (match.start() for match in _clusters().finditer(text, run.start(), run.end()))
        at = run.end()
    return [*edges, *range(at, len(text) + 1)] if edges else range(len(text) + 1)


def is_plain(text: str) -> bool:
    """Whether each character of a text is one unit of every ruler: most Chinese texts are so."""
    return not _ODD.search(text)


def clusters(text: str) -> list[Span]:
    """The grapheme clusters of a text."""
    return [Span(start, end) for start, end in pairwise(Clusters(text).edges)]


RULERS: Mapping[Offsets, Callable[[str], Ruler]] = {
    Offsets.UTF16: Utf16,
    Offsets.GRAPHEME: Clusters,
    Offsets.POINTS: CodePoints,
}

_PLAIN = (
    "\t\n -\u02ff\u2010-\u2027\u2030-\u205e\u2100-\u21ff\u2460-\u25ff"
    "\u3000-\u3029\u3030-\u3098\u309b-\u9fff\uff00-\uff9d"
)
_ODD = re.compile(f"[^{_PLAIN}]")
_ALONE = _PLAIN + "\U00020000-\U0003fffd"  # rare characters, which are two UTF-16 code units
_RUN = re.compile(f"[{_ALONE}]?(?:[^{_ALONE}]+[{_ALONE}]?)+")

# Changes of Unicode since version 10 are listed by character: how emoji are joined and coloured.
_SKIN = "\U0001f3fb-\U0001f3ff"
_BASE = (
    "\u261d\u26f9\u270a-\u270d\U0001f385\U0001f3c2-\U0001f3c4\U0001f3c7\U0001f3ca-\U0001f3cc\U0001f442-\U0001f443"
    "\U0001f446-\U0001f450\U0001f466-\U0001f469\U0001f46e\U0001f470-\U0001f478\U0001f47c\U0001f481-\U0001f483"
    "\U0001f485-\U0001f487\U0001f4aa\U0001f574-\U0001f575\U0001f57a\U0001f590\U0001f595-\U0001f596"
    "\U0001f645-\U0001f647\U0001f64b-\U0001f64f\U0001f6a3\U0001f6b4-\U0001f6b6\U0001f6c0\U0001f6cc"
    "\U0001f918-\U0001f91c\U0001f91e-\U0001f91f\U0001f926\U0001f930-\U0001f939\U0001f93d-\U0001f93e"
    "\U0001f9d1-\U0001f9dd"
)
_JOINED = (
    "\u2640\u2642\u2695-\u2696\u2708\u2764\U0001f308\U0001f33e\U0001f373\U0001f393\U0001f3a4\U0001f3a8\U0001f3eb"
    "\U0001f3ed\U0001f466-\U0001f469\U0001f48b\U0001f4bb-\U0001f4bc\U0001f527\U0001f52c\U0001f5e8\U0001f680\U0001f692"
)
_EXTEND = rf"[\p{{GCB=Extend}}--[{_SKIN}]]"
_CLUSTER = rf"""
\r\n
| [\p{{GCB=CR}}\p{{GCB=LF}}\p{{GCB=Control}}]
| \p{{GCB=Prepend}}*
  (?: \p{{GCB=Regional_Indicator}}{{2}}
    | \p{{GCB=L}}* (?: \p{{GCB=V}}+ | \p{{GCB=LV}}\p{{GCB=V}}* | \p{{GCB=LVT}} ) \p{{GCB=T}}*
    | \p{{GCB=L}}+ | \p{{GCB=T}}+
    | [^\p{{GCB=CR}}\p{{GCB=LF}}\p{{GCB=Control}}] )
  (?: {_EXTEND} | [\p{{GCB=ZWJ}}\p{{GCB=SpacingMark}}]
    | (?<=\p{{GCB=ZWJ}}) [{_JOINED}]
    | (?<=[{_BASE}]{_EXTEND}*) [{_SKIN}] )*
| \p{{GCB=Prepend}}
"""


@cache
def _clusters() -> Any:
    import regex  # only here, as few texts need it

    return regex.compile(_CLUSTER, regex.VERBOSE | regex.V1 | regex.DOTALL)
