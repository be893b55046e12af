"""The smallest set of edits that makes one text of another, by RapidFuzz."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from annotator.core.text import smallest_edit

Edit = tuple[int, int, str]
"""A stretch [start, end) of a text (code points) and what comes to stand there."""

_LARGEST = 400_000_000
"""The largest product of two lengths (code points) that is compared character by character: some 20 ms and 100 MB."""

_MOST_LINES = 1_000_000_000
"""The largest product of two numbers of lines that is compared line by line."""

_MOST_ALIKE = 0.4
"""Texts less alike than this (0 to 1) share characters by chance only: the one is put in place of the other whole."""


def differences(old: str, new: str) -> list[Edit]:
    """The edits, in order and apart, that turn a text into another: by characters, in very long texts by lines first.

    Levenshtein's distance (1966) in Hyyrö's bit-parallel form (2003), as RapidFuzz has it.
    """
    start, end, text = smallest_edit(old, 0, len(old), new)
    if start == end or not text:
        return [(start, end, text)] if start < end or text else []
    return list(_joined(old, _edits(old[start:end], text, start)))


def likest(text: str, others: Iterable[str]) -> list[str]:
    """The other texts, those first that are most like the text (Jaro 1989 and Winkler 1990, as RapidFuzz has it)."""
    from rapidfuzz.distance import JaroWinkler

    return sorted(others, key=lambda other: (-JaroWinkler.similarity(text, other), other))


def _edits(old: str, new: str, at: int) -> Iterator[Edit]:
    """The edits of a stretch that begins at an offset of the whole text."""
    from rapidfuzz.distance import Levenshtein

    if len(old) * len(new) > _LARGEST:
        yield from _by_lines(old, new, at)
    elif Levenshtein.normalized_similarity(old, new) < _MOST_ALIKE:
        yield at, at + len(old), new
    else:
        for step in Levenshtein.opcodes(old, new):
            if step.tag != "equal":
                yield at + step.src_start, at + step.src_end, new[step.dest_start : step.dest_end]


def _by_lines(old: str, new: str, at: int) -> Iterator[Edit]:
    from rapidfuzz.distance import Levenshtein

    before, behind = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if len(before) * len(behind) > _MOST_LINES or (len(before) < 2 and len(behind) < 2):
        yield at, at + len(old), new
        return
    starts = list(accumulate(map(len, before), initial=at))
    for step in Levenshtein.opcodes(before, behind):
        lines = "".join(behind[step.dest_start : step.dest_end])
        low, high = starts[step.src_start], starts[step.src_end]
        if step.tag == "replace" and (high - low) * len(lines) <= _LARGEST:
            yield from _edits(old[low - at : high - at], lines, low)
        elif step.tag != "equal":
            yield low, high, lines


def _joined(old: str, edits: Iterator[Edit]) -> Iterator[Edit]:
    """The edits, where two that only a single character separates become one: that character matches by chance."""
    last: Edit | None = None
    for start, end, text in edits:
        if last is not None and start - last[1] < 2:
            last = last[0], end, last[2] + old[last[1] : start] + text
        else:
            if last is not None:
                yield last
            last = start, end, text
    if last is not None:
        yield last
