"""Spaces that belong to no word: between Chinese characters, around their punctuation, and characters nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotator.core.records import CorrectionKind, Part, Span
from annotator.suggest.lines import HAN
from annotator.suggest.repair.fixes import Fix
from annotator.suggest.spaced import GAP, MARKS, gapped_lines, lists_of_names

SPACE = CorrectionKind.SPACE
REACH = 100
"""How far from a space the full stop may stand that shows it to be in a sentence, in characters."""
SURE, ASKED = 0.9, 0.4

_UNSEEN = re.compile("[\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]+")
_LETTERSPACED = re.compile(rf"(?<![^\s{MARKS}])[{HAN}](?: [{HAN}，。、：；！？“”]){{4,}}(?! ?[^\s{MARKS}])")
_BEFORE_MARK = re.compile(rf" (?<=[{HAN}] )(?=[，。、；：！？”’）》」』](?! ))")
_AFTER_MARK = re.compile(rf" (?<=[，、；：“‘（《「『] )(?=[{HAN}])")
_SPACE = re.compile(r"\s")
_STRAY = re.compile(rf" (?<=[{HAN}]{{3}} )(?=[{HAN}]{{3}})")
_CLAUSE_MARK = re.compile("[，。；、：！？]")


def unseen(raw: str) -> Iterator[Fix]:
    """Characters without width and control characters: nothing stands for them."""
    for match in _UNSEEN.finditer(raw):
        yield Fix(*match.span(), "", SPACE, "space.unseen", 0.95)


def stray_spaces(raw: str, parts: Sequence[Part], rows: Sequence[Span] = ()) -> Iterator[Fix]:
    """Spaces that part no words: all of a page on which OCR put them between characters, else those of running text.

    Those of heads, bylines and captions part names and lines, those of `rows` (of tables and lists) part cells, and
    those of names part names: they are left alone.
    """
    for at, confidence in _letterspaced(raw, rows):
        yield Fix(at, at + 1, "", SPACE, "space.letterspaced", confidence)
    roles, cells = _Spans(parts), _Spans(rows)
    for pattern in (_BEFORE_MARK, _AFTER_MARK):
        for match in pattern.finditer(raw):
            if not roles.cover(match.start()):
                yield Fix(*match.span(), "", SPACE, "space.beside-mark", 0.9)
    for match in _STRAY.finditer(raw):
        at = match.start()
        if not roles.cover(at) and not cells.cover(at) and _in_sentence(raw, at):
            yield Fix(*match.span(), "", SPACE, "space.stray", 0.6)


def _letterspaced(raw: str, rows: Sequence[Span]) -> Iterator[tuple[int, float]]:
    """The spaces of spaced pages, and those of single clauses that are spaced throughout, with how sure that is: items
    of one character each look like a headline.
    """
    cells = _Spans(rows)
    for (start, end), is_spaced in gapped_lines(raw):
        if cells.cover(start):
            continue
        line = raw[start:end]
        stretches = [(0, len(line))] if is_spaced else [match.span() for match in _LETTERSPACED.finditer(line)]
        names = _Spans(lists_of_names(line))
        for first, last in stretches:
            confidence = SURE if is_spaced or _CLAUSE_MARK.search(line, first, last) else ASKED
            for match in GAP.finditer(line, first, last):
                if not names.cover(match.start()):
                    yield start + match.start(), confidence


class _Spans:
    """Sorted spans asked for offsets that only grow."""

    def __init__(self, spans: Sequence[Part | Span]) -> None:
        self._spans = sorted((span.start, span.end) for span in spans)
        self._at = 0

    def cover(self, raw: int) -> bool:
        """Whether an offset lies in one of the spans."""
        if self._at and raw < self._spans[self._at - 1][1]:
            self._at = 0
        while self._at < len(self._spans) and self._spans[self._at][1] <= raw:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at][0] <= raw


def _in_sentence(raw: str, at: int) -> bool:
    """Whether a space stands in running text: a full stop on its line, no other space near, and no row of items."""
    begin, end = raw.rfind("\n", max(0, at - REACH), at) + 1 or max(0, at - REACH), raw.find("\n", at, at + REACH)
    line = raw[begin : end if at < end else at + REACH]
    alone = not _SPACE.search(raw, max(begin, at - 12), at) and not _SPACE.search(raw, at + 1, at + 13)
    return "。" in line and 12 < at - begin and alone and not _is_of_items(line)


def _is_of_items(line: str) -> bool:
    """Whether the spaces of a line part items: there are several, and hardly fewer than marks."""
    spaces = len(_STRAY.findall(line))
    return 1 < spaces and len(_CLAUSE_MARK.findall(line)) < 2 * spaces
