"""Quotation marks and brackets held against each other, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from annotator.core.records import APPLY_FROM, CorrectionKind, Span
from annotator.suggest.lines import HAN
from annotator.suggest.repair.fixes import Fix

_PARTNER = dict(zip("“‘「『《〈（【", "”’」』》〉）】", strict=True))
_OPENER = {close: opener for opener, close in _PARTNER.items()}
_QUOTES = frozenset("“‘「『")
_STRAIGHT = frozenset('"＂')
_MARK = re.compile('[“”‘’「」『』《》〈〉（）【】"＂\\n]')
_YEAR = re.compile(r"[0-9０-９]{2}")
_HAN = re.compile(f"[{HAN}]")
ASKED = 0.3

Mark = tuple[str, int]


def quotes(raw: str, joins: Sequence[tuple[int, int, float]], removed: Sequence[Span]) -> Iterator[Fix]:
    """Straight quotes that should be curly, marks of another pair, and, as questions, those turned round or left alone.

    `joins` are the stretches of white space inside a sentence, `removed` the passages that stand twice: both sorted.
    """
    left_open = ""
    for marks in _paragraphs(raw, joins, removed):
        fixes, left_open = _of_paragraph(raw, marks, left_open)
        yield from fixes


def _paragraphs(raw: str, joins: Sequence[tuple[int, int, float]], removed: Sequence[Span]) -> Iterator[list[Mark]]:
    """The marks of each paragraph that has any; breaks inside a sentence end none, what is removed does not count."""
    inside = [(start, end) for start, end, confidence in joins if APPLY_FROM <= confidence]
    marks = _outside(_outside(((m[0], m.start()) for m in _MARK.finditer(raw)), removed), inside)
    for is_break, group in groupby(marks, key=lambda mark: mark[0] == "\n"):
        if not is_break:
            yield list(group)


def _outside(marks: Iterable[Mark], spans: Sequence[tuple[int, int]]) -> Iterator[Mark]:
    """The marks that lie in none of the sorted spans."""
    following = iter(spans)
    start, end = next(following, (1 << 60, 1 << 60))
    for mark in marks:
        while end <= mark[1]:
            start, end = next(following, (1 << 60, 1 << 60))
        if mark[1] < start:
            yield mark


def _of_paragraph(raw: str, marks: list[Mark], left_open: str) -> tuple[list[Fix], str]:
    """What to change in a paragraph, and the quotation mark that it leaves open for the next one."""
    if not left_open and _is_sound(marks):
        return [], ""
    marks = [mark for mark in marks if not (mark[0] == "’" and _YEAR.match(raw, mark[1] + 1))]
    pairs, orphans = _matched(marks)
    fixes = [fix for pair in pairs for fix in _pair(raw, *pair)]
    turned, orphans = _turned(orphans)
    fixes += turned
    if orphans and orphans[0][0] == _PARTNER.get(left_open):
        del orphans[0]
    still_open = orphans.pop()[0] if orphans and orphans[-1][0] in _QUOTES and orphans[-1] == marks[-1] else ""
    fixes += (Fix(at, at + 1, mark, CorrectionKind.PUNCTUATION, "quotes.orphan", ASKED) for mark, at in orphans)
    return fixes, still_open


def _is_sound(marks: list[Mark]) -> bool:
    """Whether all marks come in simple pairs, which is nearly always so."""
    return not len(marks) % 2 and all(_PARTNER.get(a[0]) == b[0] for a, b in zip(marks[::2], marks[1::2], strict=True))


def _matched(marks: list[Mark]) -> tuple[list[tuple[Mark, Mark]], list[Mark]]:
    """The pairs of marks and those that have no partner; a straight quote opens when none is open, else it closes.

    A closing mark takes the nearest opening one of its own sort if there is one, or else the nearest quotation mark.
    """
    pairs: list[tuple[Mark, Mark]] = []
    opened: list[Mark] = []
    orphans: list[Mark] = []
    for mark in marks:
        if mark[0] in _PARTNER:
            opened.append(mark)
            continue
        at = _partner_of(mark[0], opened)
        if at >= 0:
            pairs.append((opened[at], mark))
            orphans += opened[at + 1 :]
            del opened[at:]
        else:
            (opened if mark[0] in _STRAIGHT else orphans).append(mark)
    return pairs, sorted(orphans + opened, key=lambda mark: mark[1])


def _partner_of(mark: str, opened: list[Mark]) -> int:
    """Where in the stack of open marks the partner of a closing one lies; -1 when nowhere near its top."""
    top = len(opened) - 1
    for at in range(top, max(-1, top - 3), -1):
        if opened[at][0] == _OPENER.get(mark):
            return at
    if opened and (mark in _STRAIGHT or _OPENER[mark] in _QUOTES) and (opened[top][0] in _QUOTES | _STRAIGHT):
        return top
    return -1


def _pair(raw: str, one: Mark, other: Mark) -> Iterator[Fix]:
    """A pair made of one sort of marks, when it is not."""
    if _PARTNER.get(one[0]) == other[0] or (one[0] in _STRAIGHT and not _among_han(raw, one[1], other[1])):
        return
    opener = one[0] if one[0] in _QUOTES else _OPENER.get(other[0], "“")
    straight = one[0] in _STRAIGHT or other[0] in _STRAIGHT
    rule, confidence = ("quotes.straight", 0.9) if straight else ("quotes.mixed", 0.6)
    for (mark, at), wanted in ((one, opener), (other, _PARTNER[opener])):
        if mark != wanted:
            yield Fix(at, at + 1, wanted, CorrectionKind.PUNCTUATION, rule, confidence)


def _among_han(raw: str, start: int, end: int) -> bool:
    return bool(_HAN.search(raw, start, end) or _HAN.match(raw, end + 1) or _HAN.match(raw, max(0, start - 1)))


def _turned(orphans: list[Mark]) -> tuple[list[Fix], list[Mark]]:
    """Two orphans in a row that look the same way make a pair when one is turned round; and what is left."""
    fixes: list[Fix] = []
    used: set[Mark] = set()
    for one, other in pairwise(orphans):
        if one[0] != other[0] or one in used or one[0] not in "“”‘’「」『』":
            continue
        used |= {one, other}
        opens = one[0] in _PARTNER
        at, wanted = (other[1], _PARTNER[one[0]]) if opens else (one[1], _OPENER[one[0]])
        fixes.append(Fix(at, at + 1, wanted, CorrectionKind.PUNCTUATION, "quotes.turned", ASKED))
    return fixes, [mark for mark in orphans if mark not in used]
