"""The laws of the model, said as a check: what is wrong with an issue, one sentence each, nothing when it is sound."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from annotator.core.geometry import FARTHEST
from annotator.core.issue import Issue
from annotator.core.marking import phrase
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
        yield phrase("Fault", "the first segment does not begin at the start of the issue")
    if any(one >= other for one, other in pairwise(starts)):
        yield phrase("Fault", "two boundaries stand at one place")
    if starts and starts[-1] >= max(1, len(issue.raw)):
        yield phrase("Fault", "boundary {0} stands behind the text").format(issue.boundaries[-1].id)
    ids = {boundary.id for boundary in issue.boundaries}
    for boundary in issue.boundaries:
        if boundary.continues and boundary.continues not in ids:
            yield phrase("Fault", "boundary {0} continues {1}, which is not there").format(
                boundary.id, boundary.continues
            )
        elif boundary.continues and boundary.status == Status.APPROVED:
            yield phrase("Fault", "boundary {0} is approved but begins no article").format(boundary.id)
        elif boundary.continues and issue.layout.article_of(boundary.id).head.continues:
            yield phrase("Fault", "boundary {0} continues itself in a circle").format(boundary.id)


def _parts(issue: Issue) -> Iterator[str]:
    last = 0
    for part in issue.parts:
        if not part.live:
            continue
        if not 0 <= part.start < part.end <= issue.layout.segment_at(part.start).end:
            yield phrase("Fault", "part {0} does not lie in one segment").format(part.id)
        if part.start < last:
            yield phrase("Fault", "part {0} overlaps another one").format(part.id)
        last = max(last, part.end)


def _corrections(issue: Issue) -> Iterator[str]:
    last, last_start = 0, -1
    for correction in issue.corrections:
        segment = issue.layout.segment_at(correction.start)
        if correction.live and not 0 <= correction.start <= correction.end <= segment.end:
            yield phrase("Fault", "correction {0} does not lie in one segment").format(correction.id)
        if not correction.applies:
            continue
        if correction.start < last or correction.start == last_start:
            yield phrase("Fault", "correction {0} overlaps another one").format(correction.id)
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
                yield phrase("Fault", "entity {0} ends in another article").format(entity.id)
            start, end = offsets.to_stretch(entity.start, entity.end)
            spans.append((start, -end, entity.id))
        yield from _crossings(sorted(spans))


def _notes(issue: Issue) -> Iterator[str]:
    for note in issue.notes:
        if note.start.inner or note.end.inner or not 0 <= note.start.raw <= note.end.raw <= len(issue.raw):
            yield phrase("Fault", "note {0} does not stand on raw text").format(note.id)


def _newspapers(issue: Issue) -> Iterator[str]:
    if sum(record.live for record in issue.newspapers) > 1:
        yield phrase("Fault", "the issue is of two newspapers")


def _details(issue: Issue) -> Iterator[str]:
    said = set()
    for detail in issue.details:
        if detail.live and (detail.article, detail.field) in said:
            fault = phrase("Fault", "the catalogue says two things of one field ({0}); one is in {1}")
            yield fault.format(detail.field, detail.id)
        if detail.live:
            said.add((detail.article, detail.field))


def _pages(issue: Issue) -> Iterator[str]:
    last = 0
    for page in issue.pages:
        if not last <= page.start <= page.end <= issue.came_to:
            yield phrase("Fault", "page {0} does not lie behind the one before it in the text that came in").format(
                page.number
            )
        last = max(last, page.end)
    for name, layer in zip(("lines", "words", "characters"), issue.geometry.layers, strict=True):
        for fault in layer.faults(len(issue.raw), len(issue.pages)):
            yield phrase("Fault", "the {0} of its pages {1}").format(name, fault)


def _of_pages(issue: Issue) -> Iterator[str]:
    records: tuple[Region | Addition | Scan, ...] = (*issue.regions, *issue.additions, *issue.scans)
    for record in records:
        if not 0 <= record.page < len(issue.pages):
            yield phrase("Fault", "{0} {1} is on a page that is not there").format(record.table, record.id)
        if not 0 <= record.start <= len(issue.raw):
            yield phrase("Fault", "{0} {1} stands behind the text").format(record.table, record.id)
    for region in issue.regions:
        if len(region.polygon) < 3 or not all(0 <= at <= FARTHEST for point in region.polygon for at in point):
            yield phrase("Fault", "region {0} is no area of a page").format(region.id)
    if len({scan.page for scan in issue.scans}) < len(issue.scans):
        yield phrase("Fault", "a page has two images")
    yield from _additions(issue)


def _additions(issue: Issue) -> Iterator[str]:
    end = issue.came_to
    for addition in issue.additions:
        if addition.start != end or issue.raw[end : addition.end] != addition.text:
            yield phrase("Fault", "addition {0} is not how the raw text goes on").format(addition.id)
        end = addition.end
        if any(layer.holds_inside(addition.start) for layer in issue.geometry.layers):
            yield phrase("Fault", "addition {0} begins where something stands on a page that began before").format(
                addition.id
            )
    if end != len(issue.raw):
        yield phrase("Fault", "the raw text goes on behind what was read last")


def _crossings(spans: list[tuple[int, int, str]]) -> Iterator[str]:
    """Spans as (start, -end, id), sorted: a longer one comes before those inside it."""
    around: list[tuple[int, str]] = []
    for start, minus_end, record_id in spans:
        end = -minus_end
        if start >= end:
            yield phrase("Fault", "entity {0} has no text").format(record_id)
        while around and around[-1][0] <= start:
            around.pop()
        if around and around[-1][0] < end:
            yield phrase("Fault", "entity {0} crosses entity {1}").format(record_id, around[-1][1])
        around.append((end, record_id))
