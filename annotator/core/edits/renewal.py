"""The verb that adopts the suggestions of a newer suggester, and leaves people's work alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from annotator.core.edits.details import detail_id
from annotator.core.edits.ground import operation
from annotator.core.edits.steps import Steps
from annotator.core.errors import Refused, Why
from annotator.core.issue import Article, Issue, Segment
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Change, Operation
from annotator.core.records import READ_AGAIN, Boundary, Correction, Decided, Entity, Part, Record, State, Status


def renew(issue: Issue, suggested: Issue, *, author: str) -> Operation:
    """Adopt the suggestions that `suggested` holds for the same raw text.

    An untouched article gets them in place of its own. A begun one keeps what it has and gains what is new and fits; an
    approved one stays unchanged. Boundaries that came with the file stay, and what somebody has rejected does not come
    back.
    """
    assert issue.raw == suggested.raw, "suggestions are for a raw text"
    untouched = {article.id for article in issue.articles if article.status == Status.UNTOUCHED}
    steps = Steps(issue)
    gone = [
        record
        for record in issue.records()
        if isinstance(record, Part | Correction | Entity)
        and record.state == State.SUGGESTED
        and record.rule != READ_AGAIN
        and issue.layout.article_at(record.anchor.raw).id in untouched
    ]
    steps.make(Change(record, None) for record in gone)
    steps.make(_new_boundaries(issue, suggested, untouched))
    steps.make(_new_parts(steps.issue, suggested))
    steps.make(_new_corrections(steps.issue, suggested.corrections))
    for new in (_new_entities, _new_newspaper, _new_details):
        steps.make(new(steps.issue, suggested))
    return operation("renew", _without_returns(steps.changes))


def read_again(issue: Issue, questions: Iterable[Correction], *, author: str) -> Operation:
    """Ask what another reading of the print would change, beside the suggestions that are there.

    What meets another correction, or what somebody has decided on, is not asked; Refused where nothing is left.
    """
    changes = list(_new_corrections(issue, questions))
    if not changes:
        raise Refused(Why.NOTHING)
    return operation("read_again", changes)


def _new_boundaries(issue: Issue, suggested: Issue, untouched: set[str]) -> Iterator[Change]:
    """The changes that put the suggested boundaries into the segments of untouched articles."""
    layout = issue.layout
    free = {
        segment.start
        for article in issue.articles
        if article.id in untouched and not all(map(_is_given, article.segments))
        for segment in article.segments
    }
    new = {
        boundary.start: boundary for boundary in suggested.boundaries if layout.segment_at(boundary.start).start in free
    }
    ids = {start: _unused(issue, boundary, free) for start, boundary in new.items()}
    for start in sorted(free):
        old = layout.segment_at(start).boundary
        if start in new:
            continue
        if start and layout.segment_at(start - 1).start in free:
            yield Change(old, None)
        else:  # a begun segment ends here
            yield Change(old, replace(old, continues="", inside=False))
    for start, boundary in new.items():
        target = suggested.by_id.get(boundary.continues)
        goes_on = ids.get(target.anchor.raw, "") if target else ""
        after = replace(boundary, id=ids[start], continues=goes_on, inside=boundary.inside and bool(goes_on))
        yield Change(layout.segment_at(start).boundary if start in free else None, after)


def _is_given(segment: Segment) -> bool:
    return segment.boundary.state == State.ACCEPTED and segment.boundary.decided == Decided.SOURCE


def _unused(issue: Issue, boundary: Boundary, free: set[int]) -> str:
    """The id that a suggested boundary can have: its own, unless a record that stays has that."""
    holder = issue.by_id.get(boundary.id)
    is_replaced = holder is None or (isinstance(holder, Boundary) and holder.start in free)
    return boundary.id if is_replaced else issue.free_id("b", boundary.start)


def _new_parts(issue: Issue, suggested: Issue) -> Iterator[Change]:
    taken = _Spans((part.start, part.end) for part in issue.parts)
    for part in suggested.parts:
        if _has_place(issue, part.start, part.end) and not taken.overlap(part.start, part.end):
            yield Change(None, replace(part, id=_free(issue, part)))


def _new_corrections(issue: Issue, suggested: Iterable[Correction]) -> Iterator[Change]:
    taken = _Spans((correction.start, correction.end) for correction in issue.corrections if correction.live)
    known = {(c.start, c.end, c.text) for c in issue.corrections if c.live or not c.swept}
    edges = sorted(e for entity in issue.entities if entity.live for e in (entity.start.raw, entity.end.raw))
    for correction in suggested:
        start, end = correction.start, correction.end
        is_edge = bisect_left(edges, start) < bisect_right(edges, end)  # an entity's place would come to mean another
        if (
            (start, end, correction.text) not in known
            and _has_place(issue, start, end)
            and not taken.clash(start, end)
            and not (is_edge and correction.applies)
        ):
            yield Change(None, replace(correction, id=_free(issue, correction)))


def _new_entities(issue: Issue, suggested: Issue) -> Iterator[Change]:
    """The suggested entities whose text is the same here, and which neither cross nor repeat an existing one."""
    by_article: dict[str, list[Entity]] = {}
    for entity in suggested.entities:
        article = issue.layout.article_at(entity.start.raw)
        if not article.approved:
            by_article.setdefault(article.id, []).append(entity)
    for article_id, entities in by_article.items():
        yield from _new_in_article(issue, suggested, issue.layout.article_of(article_id), entities)


def _new_in_article(issue: Issue, suggested: Issue, article: Article, entities: Sequence[Entity]) -> Iterator[Change]:
    offsets = OffsetMap(issue, article)
    there = [(offsets.to_stretch(old.start, old.end), old) for old in issue.of_article(issue.entities, article)]
    spans = {span for span, old in there if old.live}
    rejected = {(span, old.label) for span, old in there if not old.live}
    maps: dict[str, OffsetMap] = {}
    for entity in entities:
        other = suggested.layout.article_at(entity.start.raw)
        if other.id not in maps:
            maps[other.id] = OffsetMap(suggested, other)
        start, end = offsets.to_stretch(entity.start, entity.end)
        is_same = start < end and offsets.text[start:end] == maps[other.id].slice(entity.start, entity.end)
        crosses = any(low <= end and start <= high and not _nests((low, high), (start, end)) for low, high in spans)
        if is_same and not crosses and (start, end) not in spans and ((start, end), entity.label) not in rejected:
            spans.add((start, end))
            first, last = offsets.to_span(start, end)
            yield Change(None, replace(entity, id=_free(issue, entity), start=first, end=last))


def _new_newspaper(issue: Issue, suggested: Issue) -> Iterator[Change]:
    """The change that adopts the guessed newspaper, unless somebody decided on it."""
    there = issue.newspapers[0] if issue.newspapers else None
    if suggested.newspapers and (there is None or there.state == State.SUGGESTED):
        yield Change(there, suggested.newspapers[0])


def _new_details(issue: Issue, suggested: Issue) -> Iterator[Change]:
    """The changes that adopt what was guessed for the catalogue, unless somebody decided on it."""
    there = {(detail.article, detail.field): detail for detail in issue.details}
    for new in suggested.details:
        before = there.get((new.article, new.field))
        if before is None:
            yield Change(None, replace(new, id=detail_id(issue, new.article, new.field)))
        elif before.state == State.SUGGESTED:
            yield Change(before, replace(new, id=before.id))


def _nests(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans lie apart, or one inside the other."""
    apart = one[1] <= other[0] or other[1] <= one[0]
    return apart or (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1])


def _has_place(issue: Issue, start: int, end: int) -> bool:
    """Whether a raw span lies in one segment of an article that is not approved."""
    segment = issue.layout.segment_at(start)
    return end <= segment.end and not issue.layout.article_at(start).approved


def _free(issue: Issue, record: Record) -> str:
    return record.id if record.id not in issue.by_id else issue.free_id(record.table[0] + "n", record.anchor.raw)


def _without_returns(changes: Iterable[Change]) -> Iterator[Change]:
    """The changes without those that remove a record and bring the very same one back."""
    changes = list(changes)
    gone = {change.before.id: change.before for change in changes if change.before and change.after is None}
    come = {change.after.id: change.after for change in changes if change.after and change.before is None}
    same = {record_id for record_id, record in gone.items() if come.get(record_id) == record}
    for change in changes:
        if change.record.id not in same:
            yield change


class _Spans:
    """Raw spans that answer what overlaps them."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._reach: list[int] = []
        for _start, end in self._spans:
            self._reach.append(max(end, self._reach[-1] if self._reach else end))

    def overlap(self, start: int, end: int) -> bool:
        """Whether one of them has a character of [start, end)."""
        index = bisect_left(self._spans, (end, -1))
        return index > 0 and self._reach[index - 1] > start

    def clash(self, start: int, end: int) -> bool:
        """Whether one of them overlaps [start, end) or begins where it does."""
        index = bisect_left(self._spans, (start, -1))
        begins_there = index < len(self._spans) and self._spans[index][0] == start
        return begins_there or self.overlap(start, end)
