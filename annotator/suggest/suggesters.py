"""The suggesters in the order in which they build on each other, each giving one operation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from annotator.core.issue import Issue
from annotator.core.operations import Change, Operation, added, apply
from annotator.core.records import Record, Span
from annotator.suggest import given
from annotator.suggest.columns import doubtful_columns
from annotator.suggest.line_ends import Restored, lost_line_ends
from annotator.suggest.masthead import details_of, newspaper_of
from annotator.suggest.repair import repairs
from annotator.suggest.repair.jumps import link
from annotator.suggest.split import Join, Reading, read
from annotator.suggest.stretches import moved, stretches

_SPLIT, _REPAIRED = 0.2, 0.35
"""The approximate share of the whole time after each step."""


def operations(
    issue: Issue, *, entities: bool, gazetteer: Mapping[str, str], progress: Callable[[float], object]
) -> Iterator[Operation]:
    """The operations "split", "repair" and, where asked for, "entities" for an issue that has no records yet, or only
    those that came with its file: articles that it gives are not split again.

    Each is made for the issue as the ones before it leave it. `gazetteer` holds texts that are entities, with labels;
    `progress` is called with the share of the work (0 to 1) that is done. A long text is looked at in stretches, each
    by itself: for each of them come operations of these names, so that never all is held at once.
    """
    is_given = given.has_given_articles(issue)
    with_lines = replace(issue, raw=_restored(issue.raw).text)
    newspaper = None if issue.newspapers else newspaper_of(with_lines)
    base: dict[str, Record] = {boundary.id: boundary for boundary in issue.boundaries}
    of_catalogue = [*details_of(with_lines), *([newspaper] if newspaper else [])]
    waiting: list[Record] = [*of_catalogue]  # for the operation that comes next
    made: list[Record] = []
    spans = given.stretches_of_articles(issue) if is_given else stretches(issue.raw)
    for number, (start, end) in enumerate(spans):
        stretch = given.stretch_of(issue, start, end) if is_given else _bare(issue, start, end)

        def part_done(share: float, number: int = number) -> None:
            progress((number + share) / len(spans))

        for kind, records in _of_stretch(stretch, entities, gazetteer, part_done):
            of_issue = (moved(record, start.__add__) for record in records) if start else records
            waiting += (record for record in of_issue if given.is_beside_corrections(issue, record))
            yield Operation(kind, tuple(Change(base.get(record.id), record) for record in waiting))
            if issue.pages:
                made += waiting
            waiting = []
    if not is_given:
        yield Operation("split", added(doubtful_columns(issue, made)))


def _bare(issue: Issue, start: int, end: int) -> Issue:
    """A stretch of an issue as an issue of its own, with where it stands and what is printed around it."""
    return Issue(
        issue.raw[start:end],
        issue.title,
        issue.date,
        issue.source,
        pages=issue.pages,
        regions=issue.regions,
        geometry=issue.geometry.cut(start, end, -start),
    )


def _restored(raw: str) -> Restored:
    return Restored(raw, lost_line_ends(raw))


def _read(issue: Issue, restored: Restored) -> Reading:
    """What the split makes of the text with its line ends, in the offsets of the raw text."""
    reading, to = read(restored.text, pages=issue if issue.geometry else None), restored.origin
    return replace(
        reading,
        boundaries=[moved(boundary, to) for boundary in reading.boundaries],
        parts=[moved(part, to) for part in reading.parts],
        joins=[Join(to(start), to(end), sure) for start, end, sure in reading.joins if to(start) < to(end)],
        rows=[Span(to(start), to(end)) for start, end in reading.rows],
    )


def _of_stretch(
    issue: Issue, entities: bool, gazetteer: Mapping[str, str], progress: Callable[[float], object]
) -> Iterator[tuple[str, list[Record]]]:
    """What each suggester makes for a stretch, as an issue of its own, by the operation's name."""
    restored = _restored(issue.raw)
    reading = _read(issue, restored)
    if given.has_given_articles(issue):
        new, joins = [*given.new_parts(issue, reading)], given.joins_within(issue, reading)
        made: list[Record] = [*new]
        boundaries, parts = [*issue.boundaries], sorted((*issue.parts, *new), key=lambda part: part.start)
    else:
        boundaries, parts, joins = link(issue.raw, reading.boundaries, reading.parts), reading.parts, reading.joins
        made = [*boundaries, *parts]
    yield "split", made
    progress(_SPLIT)
    corrections = repairs(issue.raw, boundaries, parts, joins, line_ends=restored.ends, rows=reading.rows)
    yield "repair", [*corrections]
    progress(_REPAIRED)
    if entities:
        from annotator.suggest.tagging import suggest_entities  # jieba takes most of a second to load

        base = {boundary.id: boundary for boundary in issue.boundaries}
        split = (Change(base.get(record.id), record) for record in made)
        tagged = suggest_entities(
            apply(issue, Operation("", (*split, *added(corrections)))),
            gazetteer=gazetteer,
            progress=lambda share: progress(_REPAIRED + (1 - _REPAIRED) * share),
        )
        yield "entities", [*tagged]
