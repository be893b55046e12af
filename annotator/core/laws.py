"""The laws of the model, said as a check: what is wrong with an issue, one sentence each, nothing when it is sound."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from annotator.core.geometry import FARTHEST
from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.core.records import Addition, Region, Scan, Status


def faults(issue: Issue) -> Iterator[str]:
    """Each breach of a law: places outside the text, records that overlap or cross, boundaries that lead nowhere."""
    yield from _boundaries(issue)
    yield from _parts(issue)
    yield from _corrections(issue)
    yield from _entities(issue)
    yield from _notes(issue)
    yield from _newspapers(issue)
    yield from _details(issue)
    yield from _pages(issue)
    yield from _of_pages(issue)


def _boundaries(issue: Issue) -> Iterator[str]:
    starts = issue.layout.starts
    if starts[:1] != [0]:
        yield "the first segment does not begin at the start of the issue"
    if any(one >= other for one, other in pairwise(starts)):
        yield "two boundaries stand at one place"
    if starts and starts[-1] >= max(1, len(issue.raw)):
        yield f"boundary {issue.boundaries[-1].id} stands behind the text"
    ids = {boundary.id for boundary in issue.boundaries}
    for boundary in issue.boundaries:
        if boundary.continues and boundary.continues not in ids:
            yield f"boundary {boundary.id} continues {boundary.continues}, which is not there"
        elif boundary.continues and boundary.status == Status.APPROVED:
            yield f"boundary {boundary.id} is approved but begins no article"
        elif boundary.continues and issue.layout.article_of(boundary.id).head.continues:
            yield f"boundary {boundary.id} continues itself in a circle"


def _parts(issue: Issue) -> Iterator[str]:
    last = 0
    for part in issue.parts:
        if not part.live:
            continue
        if not 0 <= part.start < part.end <= issue.layout.segment_at(part.start).end:
            yield f"part {part.id} does not lie in one segment"
        if part.start < last:
            yield f"part {part.id} overlaps another one"
        last = max(last, part.end)


def _corrections(issue: Issue) -> Iterator[str]:
    last, last_start = 0, -1
    for correction in issue.corrections:
        segment = issue.layout.segment_at(correction.start)
        if correction.live and not 0 <= correction.start <= correction.end <= segment.end:
            yield f"correction {correction.id} does not lie in one segment"
        if not correction.applies:
            continue
        if correction.start < last or correction.start == last_start:
            yield f"correction {correction.id} overlaps another one"
        last, last_start = correction.end, correction.start


def _entities(issue: Issue) -> Iterator[str]:
    for article in issue.articles:
        entities = [entity for entity in issue.of_article(issue.entities, article) if entity.live]
        if not entities:
            continue
        offsets = OffsetMap(issue, article)
        spans = []
        for entity in entities:
            if issue.layout.article_at(entity.end.raw - (not entity.end.inner)) is not article:
                yield f"entity {entity.id} ends in another article"
            start, end = offsets.to_stretch(entity.start, entity.end)
            spans.append((start, -end, entity.id))
        yield from _crossings(sorted(spans))


def _notes(issue: Issue) -> Iterator[str]:
    for note in issue.notes:
        if note.start.inner or note.end.inner or not 0 <= note.start.raw <= note.end.raw <= len(issue.raw):
            yield f"note {note.id} does not stand on raw text"


def _newspapers(issue: Issue) -> Iterator[str]:
    if sum(record.live for record in issue.newspapers) > 1:
        yield "the issue is of two newspapers"


def _details(issue: Issue) -> Iterator[str]:
    said = set()
    for detail in issue.details:
        if detail.live and (detail.article, detail.field) in said:
            yield f"the catalogue says two things of one field ({detail.field}); one is in {detail.id}"
        if detail.live:
            said.add((detail.article, detail.field))


def _pages(issue: Issue) -> Iterator[str]:
    last = 0
    for page in issue.pages:
        if not last <= page.start <= page.end <= issue.came_to:
            yield f"page {page.number} does not lie behind the one before it in the text that came in"
        last = max(last, page.end)
    for name, layer in zip(("lines", "words", "characters"), issue.geometry.layers, strict=True):
        yield from (f"the {name} of its pages {fault}" for fault in layer.faults(len(issue.raw), len(issue.pages)))


def _of_pages(issue: Issue) -> Iterator[str]:
    records: tuple[Region | Addition | Scan, ...] = (*issue.regions, *issue.additions, *issue.scans)
    for record in records:
        if not 0 <= record.page < len(issue.pages):
            yield f"{record.table} {record.id} is on a page that is not there"
        if not 0 <= record.start <= len(issue.raw):
            yield f"{record.table} {record.id} stands behind the text"
    for region in issue.regions:
        if len(region.polygon) < 3 or not all(0 <= at <= FARTHEST for point in region.polygon for at in point):
            yield f"region {region.id} is no area of a page"
    if len({scan.page for scan in issue.scans}) < len(issue.scans):
        yield "a page has two images"
    yield from _additions(issue)


def _additions(issue: Issue) -> Iterator[str]:
    end = issue.came_to
    for addition in issue.additions:
        if addition.start != end or issue.raw[end : addition.end] != addition.text:
            yield f"addition {addition.id} is not how the raw text goes on"
        end = addition.end
        if any(layer.holds_inside(addition.start) for layer in issue.geometry.layers):
            yield f"addition {addition.id} begins where something stands on a page that began before"
    if end != len(issue.raw):
        yield "the raw text goes on behind what was read last"


def _crossings(spans: list[tuple[int, int, str]]) -> Iterator[str]:
    """Spans as (start, -end, id), sorted: a longer one comes before those inside it."""
    around: list[tuple[int, str]] = []
    for start, minus_end, record_id in spans:
        end = -minus_end
        if start >= end:
            yield f"entity {record_id} has no text"
        while around and around[-1][0] <= start:
            around.pop()
        if around and around[-1][0] < end:
            yield f"entity {record_id} crosses entity {around[-1][1]}"
        around.append((end, record_id))
