"""How far two people's versions of one issue agree: figures that others compute too, by the libraries that define them.

Entities: strict F1 (Batista's nervaluate). Boundaries: boundary similarity (Fournier 2013) and WindowDiff (Pevzner and
Hearst 2002), by Fournier's segeval. Corrected text: character error rate, by RapidFuzz.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from annotator.core.claims import Difference, What, differences, on_shared_text
from annotator.core.issue import Issue
from annotator.core.operations import Change, Operation, added
from annotator.core.records import Boundary, Entity, Note, Position, Record, Status

ORIGIN = "agreement 1"
RULE = "difference"
"""What the notes of unsettled differences are made by."""

_WINDOW = 2
"""The smallest window of WindowDiff, in units."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures of two versions of an issue: `entities` is strict F1, by label too, of the entities that somebody looked
    at; `boundaries` is boundary similarity, both from 0 to 1 (all the same); `window_diff` and `characters` (the error
    rate, held against the first version) are 0 where all is the same. None where there is nothing to count.
    """

    entities: float | None
    labels: dict[str, float]
    boundaries: float | None
    window_diff: float | None
    characters: float
    differences: tuple[Difference, ...]

    def lines(self) -> Iterator[str]:
        """The figures as text."""
        yield f"{'entities, strict F1':34} {_figure(self.entities)}"
        for label, value in sorted(self.labels.items()):
            yield f"  {label:32} {_figure(value)}"
        yield f"{'boundary similarity':34} {_figure(self.boundaries)}"
        yield f"{'WindowDiff (0: the same)':34} {_figure(self.window_diff)}"
        yield f"{'character error rate (0: the same)':34} {self.characters:8.5f}"
        for what in What:
            count = sum(difference.what == what for difference in self.differences)
            yield f"{'differences, ' + what.value:34} {count:8}"


def _figure(value: float | None) -> str:
    return "       –" if value is None else f"{value:8.3f}"


def agreement(first: Issue, second: Issue) -> Agreement:
    """How far two versions of an issue agree on the text that both have; ValueError where they are not of one issue."""
    first, second = on_shared_text(first, second)
    differing = tuple(differences(first, second))
    entities, labels = _entities(first, second)
    similarity, window_diff = _boundaries(first, second)
    return Agreement(
        entities, labels, similarity, window_diff, _character_error_rate(first, second, differing), differing
    )


def _entities(first: Issue, second: Issue) -> tuple[float | None, dict[str, float]]:
    from nervaluate import Evaluator  # type: ignore[import-untyped]

    unseen = _swept_entities(first) & _swept_entities(second)
    one, other = (
        [_span(entity) for entity in issue.entities if entity.live and _said(entity) not in unseen]
        for issue in (first, second)
    )
    labels = sorted({str(span["label"]) for span in (*one, *other)})
    if not labels:
        return None, {}
    result = Evaluator([one], [other], tags=labels, loader="dict").evaluate()
    return float(result["overall"]["strict"].f1), {
        str(label): float(figures["strict"].f1) for label, figures in result["entities"].items()
    }


def _swept_entities(issue: Issue) -> set[tuple[Position, Position, str]]:
    """The entities of a version that nobody has looked at: where both have one, no two people agree on it."""
    return {_said(entity) for entity in issue.entities if entity.live and entity.swept}


def _said(entity: Entity) -> tuple[Position, Position, str]:
    return entity.start, entity.end, entity.label


def _span(entity: Entity) -> dict[str, object]:
    low, high = sorted((entity.start.raw, entity.end.raw))
    return {"label": entity.label, "start": low, "end": high}


def _boundaries(first: Issue, second: Issue) -> tuple[float | None, float | None]:
    """Boundary similarity and WindowDiff, both in lines of the raw text; a boundary inside a line makes it two."""
    import segeval  # type: ignore[import-untyped]

    starts = [set(issue.layout.starts) for issue in (first, second)]
    if len(starts[0] | starts[1]) < 2:
        return None, None
    at, lines = 0, {0}
    for line in first.raw.splitlines(keepends=True):
        if line.strip():
            lines.add(at)
        at += len(line)
    units = sorted(lines | starts[0] | starts[1])
    one, other = (_masses(units, places) for places in starts)
    window_diff = float(segeval.window_diff(one, other)) if len(units) > _WINDOW else None
    return float(segeval.boundary_similarity(one, other)), window_diff


def _masses(units: Iterable[int], starts: set[int]) -> tuple[int, ...]:
    """How many units there are from each boundary to the next."""
    masses: list[int] = []
    for unit in units:
        if unit in starts or not masses:
            masses.append(0)
        masses[-1] += 1
    return tuple(masses)


def _character_error_rate(first: Issue, second: Issue, differing: Iterable[Difference]) -> float:
    """Edits of characters by characters of the first version; the raw text holds the two side by side, so that only
    what differs is compared.
    """
    from rapidfuzz.distance import Levenshtein

    size = len(_text(first, 0, len(first.raw)))
    edits = sum(
        Levenshtein.distance(_text(first, one.start, one.end), _text(second, one.start, one.end))
        for one in differing
        if one.what == What.TEXT
    )
    return edits / size if size else float(bool(edits))


def _text(issue: Issue, start: int, end: int) -> str:
    """What a version has in the place of a raw stretch, whose edges lie in none of its corrections."""
    chunks, at = [], start
    for correction in issue.corrections:
        if correction.applies and start <= correction.start and correction.end <= end:
            chunks += [issue.raw[at : correction.start], correction.text]
            at = correction.end
    return "".join([*chunks, issue.raw[at:end]])


def adjudicated(first: Issue, second: Issue, people: tuple[str, str]) -> list[Operation]:
    """The operations that turn the bare issue into the first version, with a note for each difference from the second.

    Articles with differences are reopened; `people` are the names of the two people.
    """
    differing = differences(first, second)
    touched = {first.layout.article_at(difference.start).id for difference in differing}
    base = first.without_records()
    records = [_begun(record, touched) for record in first.records()]
    gone = [Change(record, None) for record in base.records()]
    notes = [
        Note(
            id=note_id(number),
            origin=ORIGIN,
            rule=RULE,
            start=Position(difference.start),
            end=Position(difference.end),
            text=f"{people[0]}: {difference.first or '–'} | {people[1]}: {difference.second or '–'}",
        )
        for number, difference in enumerate(differing)
    ]
    made = [Operation("import", (*gone, *added(records)))]
    return [*made, Operation("differences", added(notes))] if notes else made


def note_id(number: int) -> str:
    """The id of the note of a difference, by its number (from 0) among all."""
    return f"difference{number}"


def _begun(record: Record, touched: set[str]) -> Record:
    if isinstance(record, Boundary) and record.id in touched and record.status == Status.APPROVED:
        return replace(record, status=Status.IN_PROGRESS)
    return record
