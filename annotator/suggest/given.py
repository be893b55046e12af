"""What a file says of its articles itself, which the suggesters build on and do not change."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from annotator.core.issue import Issue
from annotator.core.records import Correction, Decided, Entity, Part, Record, Role, State
from annotator.suggest.split import Join, Reading
from annotator.suggest.stretches import LONGEST, moved

_HEADS = (Role.KICKER, Role.HEADLINE, Role.SUBHEAD)


def has_given_articles(issue: Issue) -> bool:
    """Whether the articles of an issue came with its file."""
    return all(boundary.state == State.ACCEPTED and boundary.decided == Decided.SOURCE for boundary in issue.boundaries)


def is_beside_corrections(issue: Issue, record: Record) -> bool:
    """Whether a suggestion touches no correction that came with the file."""
    if isinstance(record, Correction):
        start, end = record.start, record.end
    elif isinstance(record, Entity):
        start, end = record.start.raw, record.end.raw
    else:
        return True
    return not any(correction.start <= end and start <= correction.end for correction in issue.corrections)


def stretches_of_articles(issue: Issue) -> list[tuple[int, int]]:
    """The raw text in stretches as `stretches` makes them, each of whole segments."""
    stretches: list[tuple[int, int]] = []
    start = 0
    for segment in issue.layout.segments:
        if start < segment.start and LONGEST < segment.end - start:
            stretches.append((start, segment.start))
            start = segment.start
    return [*stretches, (start, len(issue.raw))]


def stretch_of(issue: Issue, start: int, end: int) -> Issue:
    """Some whole segments of an issue as an issue of their own, with what is given of them."""
    tables = (issue.starting_in(table, start, end) for table in (issue.boundaries, issue.parts))
    boundaries, parts = (tuple(moved(record, (-start).__add__) for record in table) for table in tables)
    return Issue(issue.raw[start:end], issue.title, issue.date, issue.source, boundaries=boundaries, parts=parts)  # type: ignore[arg-type]


def new_parts(issue: Issue, reading: Reading) -> Iterator[Part]:
    """The parts of a reading that fit what is given: heads only where an article begins that has none given."""
    headed = {issue.layout.segment_at(part.start).start for part in issue.parts if part.role in _HEADS}
    taken = [(part.start, part.end) for part in issue.parts]
    agreed = [boundary.start for boundary in reading.boundaries]
    for part in reading.parts:
        segment = issue.layout.segment_at(part.start)
        before = bisect_left(taken, (part.end,))
        is_free = part.end <= segment.end and (not before or taken[before - 1][1] <= part.start)
        begins = agreed[bisect_right(agreed, part.start) - 1] == segment.start and segment.start not in headed
        if is_free and (begins or part.role not in _HEADS):
            yield part


def joins_within(issue: Issue, reading: Reading) -> list[Join]:
    """The joins of a reading that do not lead from one given article into the next."""
    starts = set(issue.layout.starts)
    return [join for join in reading.joins if join.end not in starts]
