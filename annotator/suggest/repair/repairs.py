"""All repairs of an issue: one function a kind of repair, in the order in which they give way to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.core.records import Boundary, Correction, CorrectionKind, Part, Span
from annotator.suggest.repair import (
    breaks,
    characters,
    jumps,
    mojibake,
    punctuation,
    quotes,
    references,
    repeats,
    script,
    shapes,
    spaces,
    terms,
)
from annotator.suggest.repair.characters import Width
from annotator.suggest.repair.fixes import Fix, settle
from annotator.suggest.repair.packed import Packed


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the user decides about repairs: the width of digits and letters."""

    width: Width = Width.KEEP


def repairs(
    raw: str,
    boundaries: Sequence[Boundary],
    parts: Sequence[Part],
    joins: Sequence[tuple[int, int, float]],
    *,
    line_ends: Sequence[Span] = (),
    rows: Sequence[Span] = (),
    options: Options = Options(),
) -> list[Correction]:
    """The corrections that are suggested for an issue, sorted; they never overlap, and each lies in one segment.

    `joins` are the stretches of white space inside a sentence: start, end (code points), confidence. `line_ends`
    is the white space that stands for lost line ends, `rows` the rows of tables and lists.
    """
    starts = [boundary.start for boundary in boundaries]
    begun = set(starts)
    packed = Packed(raw)
    twice = repeats.find_repeats(packed, starts)
    removed = [Span(fix.start, fix.end) for fix in twice if fix.kind == CorrectionKind.DUPLICATE and fix.applies]
    groups: Iterable[Iterable[Fix]] = (
        references.references(raw),
        twice,
        jumps.met(raw),
        mojibake.mojibake(raw),
        breaks.line_joins(raw, joins),
        breaks.lost_line_ends([span for span in line_ends if span.end not in begun]),
        spaces.unseen(raw),
        characters.radicals(raw),
        characters.lost(raw),
        quotes.quotes(raw, joins, removed),
        _widths_and_marks(raw, options),
        punctuation.brackets(raw),
        punctuation.stops(raw),
        spaces.stray_spaces(raw, parts, rows),
        script.mixed(raw, starts),
        terms.replaced(packed),
        shapes.lookalikes(packed),
    )
    return settle(groups, starts)


def _widths_and_marks(raw: str, options: Options) -> Iterator[Fix]:
    yield from characters.widths(raw, options.width)
    yield from punctuation.half_width(raw)
