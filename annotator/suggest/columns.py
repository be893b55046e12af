"""Columns of which it is in doubt whether they go on in the article before them, on pages whose order was guessed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from annotator.core.issue import Issue
from annotator.core.reading_order import groups
from annotator.core.records import ArticleKind, Boundary, Correction, Entity, Part, Record, State
from annotator.core.sheet import Print
from annotator.suggest.repair.jumps import SENTENCE_END
from annotator.suggest.split.assemble import ORIGIN
from annotator.suggest.split.typography import areas_of

_SURE = 0.9
"""The share of these columns that do go on, on pages that were laid out for measuring."""


def doubtful_columns(issue: Issue, records: Sequence[Record]) -> Iterator[Boundary]:
    """A boundary for each, which continues the segment before it in the article that `records`, all that is suggested
    for an issue, put it into; none where one of them begins there, or goes on across.
    """
    boundaries = sorted((one for one in records if isinstance(one, Boundary)), key=lambda boundary: boundary.start)
    places = [boundary.start for boundary in boundaries]
    spans = list(_spans(records))
    for start in _starts(issue):
        before = boundaries[bisect_right(places, start) - 1]
        is_crossed = any(one < start < end for one, end in spans)
        if before.start == start or before.kind == ArticleKind.FURNITURE or is_crossed:
            continue
        yield Boundary(
            id=f"b{start}",
            origin=ORIGIN,
            state=State.SUGGESTED,
            rule="order.column",
            confidence=_SURE,
            start=start,
            kind=before.kind,
            kind_confidence=before.kind_confidence,
            continues=before.id,
            inside=issue.raw[:start].rstrip()[-1:] not in SENTENCE_END,
        )


def _starts(issue: Issue) -> Iterator[int]:
    """Where doubtful columns begin in the raw text, on the pages whose lines stand in the order that is guessed."""
    areas = areas_of(issue)
    for page in range(len(issue.pages)):
        lines = issue.geometry.lines_of(page)
        prints = [Print(line.box, issue.raw[line.start : line.end]) for line in lines]
        guessed = groups(prints, areas.get(page, ()))
        if [line for group in guessed for block in group.blocks for line in block] == [*range(len(lines))]:
            yield from (lines[group.blocks[place][0]].start for group in guessed for place in group.doubtful)


def _spans(records: Iterable[Record]) -> Iterator[tuple[int, int]]:
    for record in records:
        if isinstance(record, Part | Correction):
            yield record.start, record.end
        elif isinstance(record, Entity):
            yield record.start.raw, record.end.raw
