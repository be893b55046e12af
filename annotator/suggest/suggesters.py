"""The suggesters in the order in which they build on each other, each giving one operation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from annotator.core.issue import Issue
from annotator.core.operations import Change, Operation, added, apply
from annotator.core.records import Boundary, Record
from annotator.suggest.repair import repairs
from annotator.suggest.repair.jumps import link
from annotator.suggest.split import read

_SPLIT, _REPAIRED = 0.2, 0.35
"""Which share of the whole time has gone by after each step, about."""


def operations(
    issue: Issue, *, entities: bool, gazetteer: Mapping[str, str], tell: Callable[[float], object]
) -> Iterator[Operation]:
    """The operations "split", "repair" and, where asked for, "entities" for an issue that has no records yet.

    Each is made for the issue as the ones before it leave it. `gazetteer` holds texts that are names, with labels;
    `tell` hears which share of the work (0 to 1) is done.
    """
    reading = read(issue.raw)
    boundaries = link(issue.raw, reading.boundaries, reading.parts)
    split = Operation("split", (*_on_base(issue, boundaries), *added(reading.parts)))
    yield split
    tell(_SPLIT)
    issue = apply(issue, split)
    repair = Operation("repair", added(repairs(issue.raw, boundaries, reading.parts, reading.joins)))
    yield repair
    tell(_REPAIRED)
    if entities:
        from annotator.suggest.entities import suggest_entities  # jieba takes most of a second to load

        names = suggest_entities(
            apply(issue, repair),
            gazetteer=gazetteer,
            tell=lambda share: tell(_REPAIRED + (1 - _REPAIRED) * share),
        )
        yield Operation("entities", added(names))


def _on_base(issue: Issue, boundaries: list[Boundary]) -> Iterator[Change]:
    """The changes that put suggested boundaries over those that an issue without records has."""
    base: dict[str, Record] = {boundary.id: boundary for boundary in issue.boundaries}
    for boundary in boundaries:
        yield Change(base.get(boundary.id), boundary)
