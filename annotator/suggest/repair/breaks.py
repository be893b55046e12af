"""What replaces a break inside a sentence: nothing between Chinese characters, a space between Latin words.

Lines that are cut at the width of a column cut Latin words and numbers too, without a hyphen: a space is put only
beside other Latin words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotator.core.records import CorrectionKind, Span
from annotator.suggest.repair.fixes import Fix

CONTEXT = 40
"""How many characters to either side tell whether the text is Latin there."""

_LATIN = r"A-Za-z\u00c0-\u024f"
_WORDS_BEFORE = re.compile(rf"[{_LATIN}][{_LATIN}'’.,;:-]* [{_LATIN}0-9'’.,;:()-]*$")
_WORDS_AFTER = re.compile(rf"[{_LATIN}0-9'’.,;:()-]+ [{_LATIN}]")
_LATIN_END = re.compile(rf"[{_LATIN}0-9.,;:!?)'’\"-]$")
_HYPHEN = re.compile(r"[a-z]-$")


def line_joins(raw: str, joins: Sequence[tuple[int, int, float]]) -> Iterator[Fix]:
    """A fix for each stretch of white space (start, end, confidence) inside a sentence."""
    for start, end, confidence in joins:
        rule = "join.column" if 1 < raw.count("\n", start, end) else "join.line"
        if 0 < start < end < len(raw) and (raw[start - 1].isascii() or raw[end].isascii()):
            yield _latin(raw, start, end, confidence, rule)
        else:
            yield Fix(start, end, "", CorrectionKind.LINE_JOIN, rule, confidence)


def lost_line_ends(spans: Sequence[Span]) -> Iterator[Fix]:
    """A line end for each stretch of white space that replaces one, unless a sentence continues over it."""
    for start, end in spans:
        yield Fix(start, end, "\n", CorrectionKind.SPACE, "space.line-end", 0.8)


def _latin(raw: str, start: int, end: int, confidence: float, rule: str) -> Fix:
    """A break that has a Latin letter, a digit or a half-width mark beside it."""
    before, after = raw[max(0, start - CONTEXT) : start], raw[end : end + CONTEXT]
    if _HYPHEN.search(before) and after[:1].islower() and after[:1].isascii():
        return _hyphen(raw, start, end, confidence)
    words = _WORDS_BEFORE.search(before) or _WORDS_AFTER.match(after)
    space = words and _LATIN_END.search(before) and after[:1].isascii() and after[:1].isalnum()
    if space:
        return Fix(start, end, " ", CorrectionKind.LINE_JOIN, "join.latin", confidence)
    return Fix(start, end, "", CorrectionKind.LINE_JOIN, rule, confidence)


def _hyphen(raw: str, start: int, end: int, confidence: float) -> Fix:
    """A Latin word that is broken at a hyphen: the hyphen goes, unless the issue writes the word with it elsewhere."""
    left = re.search(r"[A-Za-z]+$", raw[max(0, start - CONTEXT) : start - 1])
    right = re.match(r"[A-Za-z]+", raw[end : end + CONTEXT])
    compound = f"{left[0] if left else ''}-{right[0] if right else ''}"
    if compound in raw:
        return Fix(start, end, "", CorrectionKind.LINE_JOIN, "join.compound", confidence)
    return Fix(start - 1, end, "", CorrectionKind.LINE_JOIN, "join.hyphen", min(confidence, 0.9))
