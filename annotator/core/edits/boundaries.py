"""Verbs on boundaries: where articles begin, and which segments belong to one article.

A boundary that lands in a part splits the part in two; one that lands in an entity leaves the entity the side with more
of its characters and marks it doubtful.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from annotator.core.edits.ground import begun, decided, editable, operation, seen, with_changes
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue, Layout, Segment
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Change, Operation
from annotator.core.records import Boundary, Correction, CorrectionKind, Entity, Part, Position, State


def clamped(issue: Issue, boundary_id: str, to: int) -> int:
    """Where a boundary lands that is dragged to a raw offset: between its neighbours, at the edge of a correction in
    its way.
    """
    boundary = _boundary(issue, boundary_id)
    starts = issue.layout.starts
    index = bisect_right(starts, boundary.start) - 1
    low = starts[index - 1] + 1 if index else 0
    high = (starts[index + 1] if index + 1 < len(starts) else len(issue.raw)) - 1
    if not index or high < low:
        return boundary.start
    to = max(low, min(to, high))
    for correction in live_corrections_around(issue, to):
        to = correction.start if boundary.start <= correction.start else correction.end
    return max(low, min(to, high))


def unmovable(issue: Issue, boundary_id: str) -> Refused | None:
    """Why a boundary doesn't move at all, if so: an article beside it is approved."""
    try:
        for article in (
            issue.layout.article_at(_boundary(issue, boundary_id).start - 1),
            issue.layout.article_of(boundary_id),
        ):
            editable(issue, article.id)
    except Refused as error:
        return error
    return None


def move_boundary(issue: Issue, boundary_id: str, to: int, *, author: str) -> Operation:
    """Move a boundary to a raw offset, as far as `clamped` lets it; the first boundary and those of approved articles
    don't move.
    """
    boundary = _boundary(issue, boundary_id)
    place = clamped(issue, boundary_id, to)
    if place == boundary.start:
        return operation("move_boundary", ())
    if (why := unmovable(issue, boundary_id)) is not None:
        raise why
    moved = seen(boundary, start=place, origin=author, confidence=1.0)
    along = [Change(region, replace(region, start=place)) for region in issue.regions if region.start == boundary.start]
    return relaid(issue, "move_boundary", [Change(boundary, moved), *along], places=[place])


def split_at(issue: Issue, place: Position, *, author: str) -> Operation:
    """Begin an article at a place; segments that continued the one split now continue the new one.

    Refused inside a correction.
    """
    raw = place.raw
    segment = issue.layout.segment_at(raw)
    article = editable(issue, segment.boundary.id)
    if raw <= segment.start or raw >= len(issue.raw):
        raise Refused(Why.NO_ROOM)
    if place.inner or any(live_corrections_around(issue, raw)):
        raise Refused(Why.IN_CORRECTION)
    new = Boundary(id=issue.free_id("b", raw), origin=author, start=raw, kind=article.kind)
    changes = [Change(None, new)]
    changes += [Change(b, replace(b, continues=new.id)) for b in _followers(issue, segment.boundary.id)]
    return relaid(issue, "split_at", changes, places=[raw])


def merge_with_previous(issue: Issue, boundary_id: str, *, author: str) -> Operation:
    """Remove a boundary: its segment becomes the end of the preceding one in the raw text.

    A segment that continued it still continues the article it came from; where the segment began its article, the
    article joins in, or begins there if it is the preceding one.
    """
    boundary = _boundary(issue, boundary_id)
    if not boundary.start:
        raise Refused(Why.FIRST)
    article = editable(issue, boundary_id)
    previous = issue.layout.segment_at(boundary.start - 1).boundary
    into = editable(issue, previous.id)
    heir = article.segments[1].boundary if into is article and not boundary.continues else previous
    target = boundary.continues or heir.id
    changes = [
        Change(b, _heading(b, boundary) if b.id == target else replace(b, continues=target))
        for b in _followers(issue, boundary_id)
    ]
    return relaid(issue, "merge_with_previous", [*changes, Change(boundary, None)])


def _heading(heir: Boundary, gone: Boundary) -> Boundary:
    """A boundary that continued the head of its article, which is taken away: it becomes the head."""
    return replace(
        heir,
        continues="",
        inside=False,
        kind=gone.kind,
        kind_confidence=gone.kind_confidence,
        status=gone.status,
    )


def continue_article(
    issue: Issue, boundary_id: str, article_id: str, *, author: str, inside: bool = False
) -> Operation:
    """Make the segment that begins at a boundary the next segment of another article.

    What continued the segment comes along. Refused when the article is made of what would continue it.
    """
    boundary = _boundary(issue, boundary_id)
    article = editable(issue, article_id)
    own = editable(issue, boundary_id)
    last = article.segments[-1].boundary
    if own.id == article.id:
        raise Refused(Why.CYCLE)
    continuing = seen(boundary, continues=last.id, inside=inside, origin=author, confidence=1.0)
    return relaid(issue, "continue_article", [Change(boundary, continuing)])


def begin_article(issue: Issue, boundary_id: str, *, author: str) -> Operation:
    """Make a segment that continues an article the beginning of an article of its own."""
    boundary = _boundary(issue, boundary_id)
    editable(issue, boundary_id)
    if not boundary.continues:
        raise Refused(Why.NOTHING)
    alone = seen(boundary, continues="", inside=False, origin=author, confidence=1.0)
    return relaid(issue, "begin_article", [Change(boundary, alone)])


def _boundary(issue: Issue, boundary_id: str) -> Boundary:
    boundary = issue.by_id[boundary_id]
    assert isinstance(boundary, Boundary), f"{boundary_id} is not a boundary"
    return boundary


def _followers(issue: Issue, boundary_id: str) -> list[Boundary]:
    return [boundary for boundary in issue.boundaries if boundary.continues == boundary_id]


def live_corrections_around(issue: Issue, raw: int) -> Iterator[Correction]:
    """The live corrections that have a raw offset strictly inside them."""
    segment = issue.layout.segment_at(raw)
    for correction in issue.starting_in(issue.corrections, segment.start, raw):
        if correction.live and correction.end > raw:
            yield correction


def relaid(issue: Issue, name: str, changes: list[Change], *, places: Collection[int] = ()) -> Operation:
    """The operation of changed boundaries, with what they do to parts and entities, and with the articles marked as
    begun.
    """
    after = with_changes(issue, changes)
    changes = [*changes, *_split_parts(issue, sorted(places)), *_broken_joins(after, places)]
    changes += _cut_entities(issue, after)
    old = {article.id: article for article in issue.articles}
    for article in after.articles:
        if article.segments != getattr(old.get(article.id), "segments", None):
            changes += begun(article)
    return operation(name, changes)


def _split_parts(before: Issue, places: Sequence[int]) -> Iterator[Change]:
    """The parts that boundaries come to stand in, at some places in ascending order, cut there."""
    cuts: dict[Part, list[int]] = {}
    for place in places:
        segment = before.layout.segment_at(place - 1)
        for part in before.starting_in(before.parts, segment.start, place):
            if part.end > place:
                cuts.setdefault(part, []).append(place)
    for part, starts in cuts.items():
        yield Change(part, replace(part, end=starts[0]))
        for start, end in pairwise([*starts, part.end]):
            yield Change(None, replace(part, id=before.free_id("p", start), start=start, end=end))


def _broken_joins(after: Issue, places: Iterable[int]) -> Iterator[Change]:
    """A line break at the edge of a segment is not healed: the sentence does not continue after it."""
    joins: dict[str, Correction] = {}
    for place in places:
        before = after.layout.segment_at(place - 1)
        for correction in after.starting_in(after.corrections, before.start, place + 1):
            is_join = correction.kind == CorrectionKind.LINE_JOIN and not correction.text.strip()
            if is_join and correction.live and place in (correction.start, correction.end):
                joins[correction.id] = correction
    yield from (decided(correction, State.REJECTED) for correction in joins.values())


def _cut_entities(before: Issue, after: Issue) -> Iterator[Change]:
    """What happens to entities whose characters are no longer contiguous in reading order."""
    now = {article.id: article for article in after.articles}
    maps: dict[str, OffsetMap] = {}
    for article in before.articles:
        if article.segments == getattr(now.get(article.id), "segments", None):
            continue
        old_map: OffsetMap | None = None
        for entity in before.of_article(before.entities, article):
            if entity.live and not (_in_one_segment(before, entity) and _in_one_segment(after, entity)):
                old_map = old_map or OffsetMap(before, article)
                yield Change(entity, _longest_side(entity, old_map, after, maps))


def _in_one_segment(issue: Issue, entity: Entity) -> bool:
    segment = issue.layout.segment_at(entity.start.raw)
    last = entity.end.raw - (not entity.end.inner)  # an end inside a replacement stands where that begins
    return segment.start <= last < issue.reach(segment)


def _longest_side(entity: Entity, old_map: OffsetMap, after: Issue, maps: dict[str, OffsetMap]) -> Entity:
    """The entity, or the longest stretch of it that still is read in one go; `maps` are those of articles now."""
    runs: list[tuple[int, int]] = []
    last: tuple[OffsetMap, int] | None = None
    for start, end, segment in _stretches(entity, old_map, after.layout):
        article = after.layout.article_of(segment.boundary.id)
        new_map = maps.get(article.id) or maps.setdefault(article.id, OffsetMap(after, article))
        new_start, new_end = new_map.to_stretch(*old_map.to_span(start, end))
        if last and last[0] is new_map and last[1] <= new_start and not new_map.text[last[1] : new_start].strip():
            runs[-1] = runs[-1][0], end
        else:
            runs.append((start, end))
        last = new_map, new_end
    longest = max(runs, key=lambda run: run[1] - run[0])
    first, behind = old_map.to_span(*longest)
    return replace(entity, start=first, end=behind, doubtful=entity.doubtful or len(runs) > 1)


def _stretches(entity: Entity, old_map: OffsetMap, layout: Layout) -> Iterator[tuple[int, int, Segment]]:
    """An entity's stretch of the text it stood in, cut where it now lies in different segments."""
    low, high = old_map.to_stretch(entity.start, entity.end)
    for run in old_map.touching(low, high):
        whole = run.correction is not None
        for segment in layout.segments_between(run.raw, run.raw if whole else max(run.raw, run.raw_end - 1)):
            start = run.text if whole else run.text + max(0, segment.start - run.raw)
            end = run.text_end if whole else run.text + min(run.size, segment.end - run.raw)
            if not run.is_seam and max(low, start) < min(high, end):
                yield max(low, start), min(high, end), segment
