"""Texts that lost every line end, as databases and forms leave them: which of their spaces stand for one."""

from __future__ import annotations

import re

from annotator.core.records import Span

_LEAST, _LONGEST_LINES = 80, 1000
"""A shorter text has lost no line ends; one with longer lines on average has."""
_SPACES = re.compile(r"(?<=\S)[ \u3000\u00a0]+(?=\S)")
_BRACKETS = re.compile(r"[（(〔【《\[][^（）()〔〕【】《》\[\]\n]{0,60}[）)〕】》\]]")
_WORD_END = re.compile(r"[A-Za-z0-9,.;:'%)-]")
_WORD_START = re.compile(r"[A-Za-z0-9('$-]")
_TITLE = re.compile(r"(?:记者|記者|通讯员|通訊員|作者|编辑|編輯|评论员|評論員|摄影|攝影|责编|責編)[:：]?$")
_REACH = 6


def lost_line_ends(raw: str) -> list[Span]:
    """The white space that replaces line ends in a text that has lost them; nothing for one that has its own.

    Spaces in brackets, inside a name or beside a Latin word separate no lines.
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
    return ends


def restored(raw: str, ends: list[Span]) -> str:
    """The text with a line end in the place of the first character of each of some spans; its offsets stay."""
    runs, at = [], 0
    for start, _end in ends:
        runs += [raw[at:start], "\n"]
        at = start + 1
    return "".join([*runs, raw[at:]])


def _parts_no_lines(raw: str, start: int, end: int) -> bool:
    """Whether white space is between Latin words, inside a spaced name, or after a title."""
    latin = _WORD_END.match(raw, start - 1) and _WORD_START.match(raw, end)
    single = start < 2 or raw[start - 2].isspace() or end + 1 >= len(raw) or raw[end + 1].isspace()
    return bool(latin or single or _TITLE.search(raw[max(0, start - _REACH) : start]))
