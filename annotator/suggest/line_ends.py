"""Texts that lost every line end, as databases and forms leave them: which of their spaces stand for one, and where not
even a space is left.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from annotator.core.records import Span
from annotator.suggest import cues

_LEAST, _LONGEST_LINES = 80, 1000
"""A shorter text has lost no line ends; one with longer lines on average has."""
_SPACES = re.compile(r"(?<=\S)[ \u3000\u00a0]+(?=\S)")
_BRACKETS = re.compile(r"[（(〔【《\[][^（）()〔〕【】《》\[\]\n]{0,60}[）)〕】》\]]")
_WORD_END = re.compile(r"[A-Za-z0-9,.;:'%)-]")
_WORD_START = re.compile(r"[A-Za-z0-9('$-]")
_TITLE = re.compile(r"(?:记者|記者|通讯员|通訊員|作者|编辑|編輯|评论员|評論員|摄影|攝影|责编|責編)[:：]?$")
_REACH = 6
_SENTENCE = re.compile(
    "[^。！？!?]*(?:[。！？!?]+[”’」』）)》〉]*(?:[（(【](?![^）)】]*[讯电])[^（）()【】。]{1,20}[）)】])*|$)"
)
"""What ends with a stop, and behind it a credit or "（完）" in brackets."""
_HEADLINE_LEAST, _HEADLINE_MOST = 4, 60
"""The length of a headline, with the byline behind it."""
_BODY_LEAST = 12
"""A shorter sentence from the dateline on is no story: a story is referred to."""


def lost_line_ends(raw: str) -> list[Span]:
    """What stands for line ends in a text that has lost them, in its order; nothing for one that has its own.

    White space does, but for that in brackets, inside a name or beside a Latin word. Where none is left, an empty span
    does, before a headline with a dateline behind it and before that dateline.
    """
    text = raw.strip()
    lines = sum(bool(line.strip()) for line in text.splitlines())
    if len(text) < _LEAST or (lines > 1 and len(text) < lines * _LONGEST_LINES):
        return []
    inside = [match.span() for match in _BRACKETS.finditer(raw)]
    ends, at = [], 0
    for match in _SPACES.finditer(raw):
        start, end = match.span()
        while at < len(inside) and inside[at][1] <= start:
            at += 1
        in_brackets = at < len(inside) and inside[at][0] < start
        if not in_brackets and not _parts_no_lines(raw, start, end):
            ends.append(Span(start, end))
    return sorted([*ends, *_glued(raw)])


def _glued(raw: str) -> Iterator[Span]:
    """The places before headlines that follow a sentence, and before the datelines that follow these."""
    for sentence in _SENTENCE.finditer(raw):
        start, end = sentence.span()
        dateline = cues.DATELINE_INSIDE.search(raw, start + _HEADLINE_LEAST, min(end, start + _HEADLINE_MOST))
        if dateline and end - dateline.start() >= _BODY_LEAST:
            for place in (start, dateline.start()):
                if place and not (raw[place - 1].isspace() or raw[place].isspace()):
                    yield Span(place, place)


@dataclass(frozen=True)
class Restored:
    """A text with a line end for each of some spans: in the place of its first character, or added if it is empty."""

    raw: str
    ends: Sequence[Span]

    @cached_property
    def text(self) -> str:
        runs, at = [], 0
        for start, end in self.ends:
            runs += [self.raw[at:start], "\n"]
            at = min(start + 1, end)
        return "".join([*runs, self.raw[at:]])

    @cached_property
    def _added(self) -> Sequence[int]:
        """Where line ends were added, as offsets of the text."""
        places = [start for start, end in self.ends if start == end]
        return [place + number for number, place in enumerate(places)]

    def origin(self, offset: int) -> int:
        """The raw offset of an offset of the text."""
        return offset - bisect_left(self._added, offset)


def _parts_no_lines(raw: str, start: int, end: int) -> bool:
    """Whether white space is between Latin words, inside a spaced name, or after a title."""
    latin = _WORD_END.match(raw, start - 1) and _WORD_START.match(raw, end)
    single = start < 2 or raw[start - 2].isspace() or end + 1 >= len(raw) or raw[end + 1].isspace()
    return bool(latin or single or _TITLE.search(raw[max(0, start - _REACH) : start]))
